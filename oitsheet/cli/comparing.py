"""Two books compared, or one with a snapshot: what became of it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from oitsheet.cli.asking import day_of, edition_of
from oitsheet.cli.completing import workbooks_like
from oitsheet.cli.console import show
from oitsheet.cli.helping import Command
from oitsheet.cli.language import speech_in
from oitsheet.cli.moments import UNREADABLE, Asked, compared, refuse_snapshot
from oitsheet.cli.options import (
    colour_option,
    edition_option,
    lang_option,
    option,
    redact_option,
    text_or_json_option,
)
from oitsheet.cli.paging import page_of
from oitsheet.cli.usage import WrongUsage

FELL_BACK = 1


@click.command(cls=Command, help="help.diff")
@click.argument(
    "files",
    nargs=-1,
    type=click.Path(path_type=Path),
    metavar="OLD NEW",
    shell_complete=workbooks_like,
)
@option("--since", type=click.Path(path_type=Path), metavar="OLD", help="help.diff_since")
@text_or_json_option
@option("--exit-code", is_flag=True, help="help.diff_exit_code")
@edition_option()
@option("--as-of", metavar="DATE", help="help.diff_as_of")
@redact_option
@lang_option
@colour_option
@click.pass_context
def diff(  # noqa: PLR0913, PLR0917  (one parameter per option)
    ctx: click.Context,
    files: tuple[Path, ...],
    since: Path | None,
    form: str,
    exit_code: bool,  # noqa: FBT001  (click passes flags so)
    edition: str | None,
    as_of: str | None,
    redact: bool,  # noqa: FBT001
) -> None:
    """Say what became of a book between two moments."""
    speech = speech_in(ctx)
    catalogue = speech.on_screen if form == "text" else speech.in_files
    old, new = _two(ctx, files, since)
    refuse_snapshot(new, catalogue)
    asked = Asked(edition_of(edition, catalogue, new), day_of(as_of, catalogue), redact)
    found = compared(old, new, asked, catalogue)
    if found is None:
        sys.exit(UNREADABLE)
    if form == "json":
        from oitsheet.exchange.comparing.json_diff import diff_json  # noqa: PLC0415

        show(diff_json(found.difference, catalogue), data=True)
    else:
        from oitsheet.exchange.comparing.text import diff_text  # noqa: PLC0415

        show(diff_text(found.difference, page_of(ctx)), colour=bool(ctx.color))
    sys.exit(FELL_BACK if exit_code and found.difference.worse else 0)


def _two(ctx: click.Context, files: tuple[Path, ...], since: Path | None) -> tuple[Path, Path]:
    """The old book and the new one; the old one may stand behind ``--since``."""
    say = speech_in(ctx).on_screen.say
    given = [*([since] if since else []), *files]
    if not files:
        raise WrongUsage(say("usage.missing", name="OLD NEW"))
    if len(given) == 1:
        raise WrongUsage(say("compare.old_missing"))
    if len(given) > 2:  # noqa: PLR2004  (old and new)
        raise WrongUsage(say("compare.old_twice" if since else "usage.too_many"))
    return given[0], given[1]
