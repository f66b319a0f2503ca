"""Workbooks checked: what to show of each and the exit code."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from oitsheet.cli.asking import (
    assumptions_of,
    day_of,
    edition_of,
    keep_apart,
    keep_workbooks,
    save_to,
    selection_of,
    wrong_assumption,
)
from oitsheet.cli.completing import workbooks_like
from oitsheet.cli.console import painter, show, tell, width_of
from oitsheet.cli.helping import Command
from oitsheet.cli.language import speech_in
from oitsheet.cli.options import (
    assume_option,
    colour_option,
    edition_option,
    ignore_option,
    lang_option,
    option,
    select_option,
)
from oitsheet.cli.usage import WrongUsage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from decimal import Decimal

    from oitsheet.form.edition import Edition
    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.report import Report

FINDINGS, WRONG_USAGE, UNREADABLE = 1, 2, 3
"""Exit codes; 0 is for nothing to tell, and click itself leaves with 2."""

SEVERITIES = ("error", "risk", "confirm", "todo")


class Asked(NamedTuple):
    """What `check` was asked for."""

    format: str
    catalogue: Catalogue
    edition: Edition | None
    as_of: dt.date | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    assume: Mapping[str, Decimal]
    width: int
    colour: bool
    headed: bool


class Outcome(NamedTuple):
    """What came of one file: text to show, an exit code, and a sentence if it failed."""

    text: str
    code: int
    sentence: str | None


@click.command(cls=Command, help="help.check")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE…",
    shell_complete=workbooks_like,
)
@option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "jsonl")),
    default="text",
    show_default=True,
    help="help.format",
)
@option("-o", "--output", type=click.Path(path_type=Path), help="help.output")
@select_option
@ignore_option
@option(
    "--fail-on",
    type=click.Choice((*SEVERITIES, "never")),
    default="error",
    show_default=True,
    help="help.fail_on",
)
@edition_option()
@option("--as-of", metavar="DATE", help="help.as_of")
@assume_option
@lang_option
@colour_option
@click.pass_context
def check(  # noqa: PLR0913, PLR0917  (one parameter per option)
    ctx: click.Context,
    files: tuple[Path, ...],
    form: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    edition: str | None,
    as_of: str | None,
    assume: tuple[str, ...],
) -> None:
    """Check workbooks and leave with the worst exit code."""
    speech = speech_in(ctx)
    catalogue = speech.on_screen if form == "text" and output is None else speech.in_files
    if form == "json" and len(files) > 1:
        raise WrongUsage(catalogue.say("command.one_json"))
    keep_apart(output, (*files, Path(edition)) if edition else files, catalogue)
    keep_workbooks(output, catalogue)
    selection_of(select, ignore, catalogue)
    asked = Asked(
        format=form,
        catalogue=catalogue,
        edition=edition_of(edition, catalogue),
        as_of=day_of(as_of, catalogue),
        select=select,
        ignore=ignore,
        assume=assumptions_of(assume, catalogue),
        width=width_of(output),
        colour=bool(ctx.color) and form == "text" and output is None,
        headed=form == "text" and len(files) > 1,
    )
    # What the first file loads stays as long as the process: looking for rubbish in it is in vain.
    gc.disable()
    try:
        outcomes = [check_one(files[0], asked, fail_on)]
    finally:
        gc.enable()
    outcomes += [check_one(file, asked, fail_on) for file in files[1:]]
    text = ("\n" if form == "text" else "").join(o.text for o in outcomes if o.text)
    if output is None:
        show(text, data=form != "text", colour=asked.colour)
    else:
        save_to(output, text.encode("utf-8"), catalogue, replace=True)
    for outcome in outcomes:
        if outcome.sentence:
            tell(outcome.sentence)
    sys.exit(max(outcome.code for outcome in outcomes))


def check_one(file: Path, asked: Asked, fail_on: str) -> Outcome:
    """Check a file and say, in one sentence, if it could not be judged."""
    from oitsheet.doors import check_file  # noqa: PLC0415  (pulls in every room)
    from oitsheet.judging.assuming import BadAssumptionError  # noqa: PLC0415
    from oitsheet.judging.submission import (  # noqa: PLC0415
        NotOurWorkbookError,
        UnrecognisedEditionError,
    )
    from oitsheet.workbook.unreadable import UnreadableWorkbook  # noqa: PLC0415

    say = asked.catalogue.say
    try:
        report = check_file(
            file,
            edition=asked.edition,
            as_of=asked.as_of,
            select=asked.select,
            ignore=asked.ignore,
            assume=asked.assume,
        )
    except BadAssumptionError as why:
        raise wrong_assumption(why, asked.catalogue) from why
    except UnreadableWorkbook as why:
        return _failed(file, str(why.reason), say(f"command.{why.reason}", file=str(file)), asked)
    except NotOurWorkbookError as why:
        sentence = say("command.not_ours", file=str(file), sheets=why.sheets)
        return _failed(file, "not_ours", sentence, asked)
    except UnrecognisedEditionError as why:
        key = "no_edition" if why.fiscal_year_be is None else "no_edition_year"
        facts = {"file": str(file), "known": why.known, "year": why.fiscal_year_be}
        return _failed(file, "no_edition", say(f"command.{key}", **facts), asked)
    return Outcome(_shown(file, report, asked), _exit_code(report, fail_on), None)


def _failed(file: Path, reason: str, sentence: str, asked: Asked) -> Outcome:
    if asked.format == "text":
        return Outcome("", UNREADABLE, sentence)
    from oitsheet.rendering.json_v1 import dumps_failure  # noqa: PLC0415

    indent = 2 if asked.format == "json" else None
    text = dumps_failure(str(file), reason, sentence, asked.catalogue, indent=indent)
    return Outcome(text + "\n", UNREADABLE, sentence)


def _shown(file: Path, report: Report, asked: Asked) -> str:
    if asked.format == "text":
        from oitsheet.rendering.page import Page  # noqa: PLC0415
        from oitsheet.rendering.terminal import render  # noqa: PLC0415

        paint = painter(colour=asked.colour)
        head = paint(f"{file}\n", "head") if asked.headed else ""
        return head + render(report, Page(asked.catalogue, asked.width, paint))
    from oitsheet.rendering.json_v1 import dumps  # noqa: PLC0415

    indent = 2 if asked.format == "json" else None
    return dumps(report, asked.catalogue, str(file), indent=indent) + "\n"


def _exit_code(report: Report, fail_on: str) -> int:
    if fail_on == "never":
        return 0
    from oitsheet.judging.report import Severity  # noqa: PLC0415

    limit = Severity(fail_on).rank
    return FINDINGS if any(f.severity.rank <= limit for f in report.open_findings) else 0
