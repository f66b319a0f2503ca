"""The findings in a copy of the user's own workbook."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from oitsheet.cli.asking import WORKBOOKS, day_of, edition_of, keep_apart, must_end, save_to
from oitsheet.cli.completing import workbooks_like
from oitsheet.cli.console import show, tell
from oitsheet.cli.helping import Command
from oitsheet.cli.language import speech_in
from oitsheet.cli.options import edition_option, lang_option, option
from oitsheet.cli.refusing import sentence_of, unrecognised

if TYPE_CHECKING:
    import datetime as dt

    from oitsheet.form.edition import Edition
    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.checker import Checked
    from oitsheet.judging.report import Report

UNREADABLE = 3


@click.command(cls=Command, help="help.annotate")
@click.argument(
    "file", type=click.Path(path_type=Path), metavar="FILE", shell_complete=workbooks_like
)
@option("-o", "--output", type=click.Path(path_type=Path), help="help.annotate_output")
@option("--force", is_flag=True, help="help.force")
@edition_option()
@option("--as-of", metavar="DATE", help="help.as_of")
@lang_option
@click.pass_context
def annotate(  # noqa: PLR0913, PLR0917  (one parameter per option)
    ctx: click.Context,
    file: Path,
    output: Path | None,
    force: bool,  # noqa: FBT001  (click passes flags so)
    edition: str | None,
    as_of: str | None,
) -> None:
    """Write a copy of a workbook with the findings in it."""
    catalogue = speech_in(ctx).on_screen
    copy = output or beside(file, catalogue)
    chosen, day = edition_of(edition, catalogue, file), day_of(as_of, catalogue)
    sys.exit(write_copy(file, copy, catalogue, Wish(chosen, day, replace=force)))


def beside(file: Path, catalogue: Catalogue) -> Path:
    """The name of a copy beside the file, where none is asked for."""
    return file.with_name(catalogue.say("annotate.copy_name", stem=file.stem) + file.suffix)


class Wish(NamedTuple):
    """How a copy is wished for.

    Attributes:
        edition: The edition to judge by; None to recognise it.
        as_of: The day (C.E.) to judge of; None for the workbook's own.
        replace: Whether a file that is there may be replaced.
        quiet: Whether the screen belongs to data: then what was done is told beside it.
    """

    edition: Edition | None
    as_of: dt.date | None
    replace: bool = False
    quiet: bool = False


def write_copy(file: Path, copy: Path, catalogue: Catalogue, wish: Wish) -> int:
    """Check a workbook and write its copy; or, where that is not safe, the results alone.

    Returns:
        The exit code: 0, or 3 where there is no such copy.
    """
    from oitsheet.doors import held_open, mark_alike, now  # noqa: PLC0415
    from oitsheet.rendering.annotating import CannotAnnotateError, annotated  # noqa: PLC0415

    keep_apart(copy, (file,), catalogue)
    if file.suffix.lower() in WORKBOOKS:
        must_end(copy, file.suffix.lower(), catalogue)
    found = checked_book(file, catalogue, wish)
    if found is None:
        return UNREADABLE
    data, checked = found
    if held_open(file):
        tell(catalogue.say("annotate.held_open", file=str(file)))
    moment = now()
    try:
        done = annotated(data, checked, catalogue, moment)
    except CannotAnnotateError as why:
        alone = copy.with_name(catalogue.say("annotate.alone_name", stem=file.stem) + ".xlsx")
        _write_results(alone, checked.report, catalogue, moment, replace=wish.replace)
        tell(catalogue.say(f"annotate.{why.reason}", file=str(file), alone=str(alone)))
        return UNREADABLE
    save_to(copy, done.data, catalogue, replace=wish.replace)
    mark_alike(file, copy)
    facts = {"file": str(copy), "sheet": done.sheet, "items": done.filled, "notes": done.noted}
    told = catalogue.say("annotate.done" if done.sheet else "annotate.done_locked", **facts)
    if wish.quiet:
        tell(told)
    else:
        show(told + "\n")
    return 0


def checked_book(file: Path, catalogue: Catalogue, wish: Wish) -> tuple[bytes, Checked] | None:
    """Check a workbook; None, and a sentence, where it could not be judged."""
    from oitsheet.doors import check_whole_file  # noqa: PLC0415  (pulls in every room)
    from oitsheet.judging.submission import (  # noqa: PLC0415
        NotOurWorkbookError,
        UnrecognisedEditionError,
    )
    from oitsheet.workbook.unreadable import UnreadableWorkbook  # noqa: PLC0415

    say = catalogue.say
    try:
        return check_whole_file(file, edition=wish.edition, as_of=wish.as_of)
    except UnreadableWorkbook as why:
        tell(sentence_of(why, file, catalogue))
    except NotOurWorkbookError as why:
        tell(say("command.not_ours", file=str(file), sheets=why.sheets))
    except UnrecognisedEditionError as why:
        tell(unrecognised(why, catalogue, str(file)))
    return None


def _write_results(
    path: Path, report: Report, catalogue: Catalogue, moment: dt.datetime, *, replace: bool
) -> None:
    """Write the results as a workbook of their own."""
    from oitsheet.rendering.results import checked_line  # noqa: PLC0415
    from oitsheet.rendering.results_book import results_book  # noqa: PLC0415

    content = results_book(report, catalogue, checked_line(report, catalogue, moment))
    save_to(path, content, catalogue, replace=replace)
