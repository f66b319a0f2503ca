"""Workbooks checked: what to show of each and the exit code."""

from __future__ import annotations

import gc
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from oitsheet.cli.annotating import Wish, write_copy
from oitsheet.cli.asking import (
    assumptions_of,
    day_of,
    edition_of,
    keep_apart,
    save_to,
    selection_of,
    wrong_assumption,
)
from oitsheet.cli.completing import workbooks_like
from oitsheet.cli.console import show, tell, width_of
from oitsheet.cli.formats import (
    FORMATS,
    WHOLE,
    Asked,
    failure,
    fit_together,
    joined,
    names_of,
    shown,
)
from oitsheet.cli.helping import Command
from oitsheet.cli.language import speech_in
from oitsheet.cli.moments import fit_snapshot, write_snapshots
from oitsheet.cli.options import (
    assume_option,
    colour_option,
    edition_option,
    ignore_option,
    lang_option,
    option,
    redact_option,
    select_option,
)
from oitsheet.cli.refusing import reading_of, sentence_of, unrecognised
from oitsheet.cli.usage import WrongUsage

if TYPE_CHECKING:
    from collections.abc import Callable

    from oitsheet.judging.report import Report
    from oitsheet.workbook.grid import Grid

FINDINGS, WRONG_USAGE, UNREADABLE = 1, 2, 3
"""Exit codes; 0 is for nothing to tell, and click itself leaves with 2."""

SEVERITIES = ("error", "risk", "confirm", "todo")


class Outcome(NamedTuple):
    """What came of one file: text to show, an exit code, and a sentence if it failed.

    Attributes:
        data: The report, where its format is no text.
    """

    text: str
    code: int
    sentence: str | None
    data: bytes = b""


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
    type=click.Choice(FORMATS),
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
@redact_option
@option("--annotate", type=click.Path(path_type=Path), help="help.check_annotate")
@option("--snapshot", type=click.Path(path_type=Path), help="help.check_snapshot")
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
    redact: bool,  # noqa: FBT001  (click passes flags so)
    annotate: Path | None,
    snapshot: Path | None,
) -> None:
    """Check workbooks and leave with the worst exit code."""
    speech = speech_in(ctx)
    catalogue = speech.on_screen if form == "text" and output is None else speech.in_files
    fit_together(form, files, output, catalogue)
    if annotate is not None and len(files) > 1:
        raise WrongUsage(catalogue.say("annotate.one_file"))
    keep_apart(annotate, files, catalogue)
    fit_snapshot(files, snapshot, catalogue)
    keep_apart(output, (*files, Path(edition)) if edition else files, catalogue)
    selection_of(select, ignore, catalogue)
    as_typed = {file: str(file) for file in files}
    asked = Asked(
        format=form,
        catalogue=catalogue,
        edition=edition_of(edition, catalogue, *files),
        as_of=day_of(as_of, catalogue),
        select=select,
        ignore=ignore,
        assume=assumptions_of(assume, catalogue),
        width=width_of(output),
        colour=bool(ctx.color) and form == "text" and output is None,
        headed=form == "text" and len(files) > 1,
        names=as_typed if form == "text" and output is None else names_of(files),
        redact=redact,
    )
    # What the first file loads stays as long as the process: looking for rubbish in it is in vain.
    gc.disable()
    with reading_of(files) as read:
        try:
            outcomes = [check_one(files[0], asked, fail_on, read)]
        finally:
            gc.enable()
        outcomes += [check_one(file, asked, fail_on, read) for file in files[1:]]
    text = joined([outcome.text for outcome in outcomes], form, output, catalogue)
    data = outcomes[0].data or text.encode("utf-8")
    if output is None:
        show(text, data=form != "text", colour=asked.colour)
    elif data or form not in WHOLE:
        save_to(output, data, catalogue, replace=form != "xlsx")
    for outcome in outcomes:
        if outcome.sentence:
            tell(outcome.sentence)
    code = max(outcome.code for outcome in outcomes)
    if annotate is not None and code != UNREADABLE:
        wish = Wish(asked.edition, asked.as_of, replace=True, quiet=form != "text")
        code = max(code, write_copy(files[0], annotate, catalogue, wish))
    if snapshot is not None:
        wish = Wish(asked.edition, asked.as_of, quiet=form != "text")
        judged = [f for f, done in zip(files, outcomes, strict=True) if done.code != UNREADABLE]
        code = max(code, write_snapshots(judged, snapshot, catalogue, wish))
    sys.exit(code)


def check_one(
    file: Path, asked: Asked, fail_on: str, read: Callable[[Path], Grid] | None = None
) -> Outcome:
    """Check a file and say, in one sentence, if it could not be judged."""
    from oitsheet.doors import check_file, read_file  # noqa: PLC0415  (pulls in every room)
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
            redact=asked.redact,
            read=read or read_file,
        )
    except BadAssumptionError as why:
        raise wrong_assumption(why, asked.catalogue) from why
    except UnreadableWorkbook as why:
        refused = why

        def unreadable(name: str) -> str:
            return sentence_of(refused, Path(name), asked.catalogue)

        return _failed(file, str(why.reason), unreadable, asked, why.limit)
    except NotOurWorkbookError as why:
        foreign = partial(say, "command.not_ours", sheets=why.sheets)
        return _failed(file, "not_ours", lambda name: foreign(file=name), asked)
    except UnrecognisedEditionError as why:
        unknown = partial(unrecognised, why, asked.catalogue)
        return _failed(file, "no_edition", unknown, asked)
    text, data = shown(file, report, asked)
    return Outcome(text, _exit_code(report, fail_on), None, data)


def _failed(
    file: Path, reason: str, sentence: Callable[[str], str], asked: Asked, limit: str = ""
) -> Outcome:
    """Say on the screen what was typed; in a report only what the file is called."""
    name = asked.names.get(file, file.name)
    text = failure(file, reason, sentence(name), limit, asked)
    return Outcome(text, UNREADABLE, sentence(str(file)))


def _exit_code(report: Report, fail_on: str) -> int:
    if fail_on == "never":
        return 0
    from oitsheet.judging.report import Severity  # noqa: PLC0415

    limit = Severity(fail_on).rank
    return FINDINGS if any(f.severity.rank <= limit for f in report.open_findings) else 0
