"""The script that makes a shell ask us what to complete.

The machinery is click's. Two of its scripts are mended: bash must be told what is a file, or names
with blanks break, and fish must not cut a list at its first comma.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    PowerShellComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
)

from oitsheet.cli.helping import Command
from oitsheet.cli.options import lang_option

if TYPE_CHECKING:
    Items = list[CompletionItem[str]]

PROGRAM, VARIABLE = "oitsheet", "_OITSHEET_COMPLETE"

_BASH = """\
%(complete_func)s() {
    local IFS=$'\\n' response completion type value
    response=$(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD \
%(complete_var)s=bash_complete "$1")
    COMPREPLY=()
    for completion in $response; do
        IFS=',' read -r type value <<< "$completion"
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            path) compopt -o filenames; COMPREPLY+=("$value") ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""


class _Bash(BashComplete):
    """bash, told which values are paths: it escapes their blanks and marks folders itself."""

    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        words, incomplete = super().get_completion_args()
        return [word for word in words if word != "="], incomplete  # bash parts --option=value

    def format_completion(self, item: CompletionItem[str]) -> str:
        return f"{'path' if item.path else item.type},{item.value}"


class _Whole(ShellComplete):
    """A shell that takes ``--option=value`` as one word, and a value as it is."""

    def get_completions(self, args: list[str], incomplete: str) -> Items:
        items = super().get_completions(args, incomplete)
        name, equals, _ = incomplete.partition("=")
        for item in items:
            if equals and name.startswith("--") and item.type == "plain":
                item.value = f"{name}={item.value}"
            if item.folder:
                item.value += "/"
        return items


class _Zsh(_Whole, ZshComplete):
    pass


class _Fish(_Whole, FishComplete):
    source_template = FishComplete.source_template.replace(
        'string split ","', 'string split --max 1 ","'
    )


class _PowerShell(_Whole, PowerShellComplete):
    """PowerShell, which reads a program's output by the console's code page: only plain letters."""

    def get_completions(self, args: list[str], incomplete: str) -> Items:
        items = super().get_completions(args, incomplete)
        if any(item.path for item in items):
            return [CompletionItem(incomplete, type="file")]
        for item in items:
            item.help = item.help if (item.help or "").isascii() else None
        return items


SHELLS: dict[str, type[ShellComplete]] = {
    shell.name: add_completion_class(shell) for shell in (_Bash, _Zsh, _Fish, _PowerShell)
}


@click.command(cls=Command, help="help.completion")
@click.argument("shell", type=click.Choice(tuple(SHELLS)), metavar="SHELL")
@lang_option
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that a shell runs once, so as to ask us when Tab is pressed."""
    script = SHELLS[shell](ctx.find_root().command, {}, PROGRAM, VARIABLE).source()
    click.echo(script.encode(), nl=False)  # as bytes: a shell on Windows wants plain line feeds
