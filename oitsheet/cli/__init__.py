"""The terminal: commands, options and exit codes.

0 nothing at or above ``--fail-on`` · 1 findings · 2 wrong usage · 3 a file could not be read or
is no OIT workbook. With several files the worst wins. Heavy rooms are imported where used, so
that ``--help`` and completion stay quick.
"""

from __future__ import annotations

import click

from oitsheet import __version__
from oitsheet.cli.agenda import agenda
from oitsheet.cli.annotating import annotate
from oitsheet.cli.checking import check
from oitsheet.cli.comparing import diff
from oitsheet.cli.console import leave
from oitsheet.cli.hands import merge, split
from oitsheet.cli.helping import Commands, Option
from oitsheet.cli.importing import import_
from oitsheet.cli.installing import addin, doctor
from oitsheet.cli.making import editions, new
from oitsheet.cli.options import lang_option
from oitsheet.cli.own_editions import edition
from oitsheet.cli.rolling import rollover
from oitsheet.cli.ruling import rule, rules
from oitsheet.cli.shells import completion


@click.group(
    cls=Commands, help="help.main", context_settings={"help_option_names": ["-h", "--help"]}
)
@lang_option
@click.version_option(
    __version__,
    prog_name="oitsheet",
    message="%(prog)s %(version)s",
    cls=Option,
    help="help.version",
)
def main() -> None:
    """Stand above the commands; each has its own work."""


for command in (
    check,
    annotate,
    diff,
    agenda,
    new,
    import_,
    rollover,
    split,
    merge,
    edition,
    editions,
    rules,
    rule,
    addin,
    doctor,
    completion,
):
    main.add_command(command)


def run() -> None:
    """Run the command as a process of its own, and leave."""
    try:
        main(prog_name="oitsheet")
    except SystemExit as leaving:
        leave(leaving.code if isinstance(leaving.code, int) else 0)
