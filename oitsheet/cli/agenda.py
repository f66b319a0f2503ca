"""One page for the next meeting, on the screen or for Word."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oitsheet.cli.annotating import Wish, checked_book
from oitsheet.cli.asking import day_of, edition_of, keep_apart, must_end, save_to
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
)
from oitsheet.cli.paging import page_of

if TYPE_CHECKING:
    import datetime as dt

    from oitsheet.exchange.comparing.agenda_parts import Meeting
    from oitsheet.exchange.comparing.difference import Difference
    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.checker import Checked


@click.command(cls=Command, help="help.agenda")
@click.argument(
    "file", type=click.Path(path_type=Path), metavar="FILE", shell_complete=workbooks_like
)
@option("--since", type=click.Path(path_type=Path), metavar="OLD", help="help.agenda_since")
@option("--meeting", metavar="DATE", help="help.agenda_meeting")
@option("-o", "--output", type=click.Path(path_type=Path), help="help.agenda_output")
@option("--force", is_flag=True, help="help.force")
@option("--digits", type=click.Choice(("thai", "arabic")), help="help.agenda_digits")
@edition_option()
@option("--as-of", metavar="DATE", help="help.as_of")
@redact_option
@lang_option
@colour_option
@click.pass_context
def agenda(  # noqa: PLR0913, PLR0917  (one parameter per option)
    ctx: click.Context,
    file: Path,
    since: Path | None,
    meeting: str | None,
    output: Path | None,
    force: bool,  # noqa: FBT001  (click passes flags so)
    digits: str | None,
    edition: str | None,
    as_of: str | None,
    redact: bool,  # noqa: FBT001
) -> None:
    """Put the page together and show or write it."""
    speech = speech_in(ctx)
    catalogue = speech.on_screen if output is None else speech.in_files
    if output is not None:
        must_end(output, ".docx", speech.on_screen)
        keep_apart(output, (file, since) if since else (file,), speech.on_screen)
    refuse_snapshot(file, catalogue)
    day = day_of(meeting, catalogue)
    asked = Asked(edition_of(edition, catalogue, file), day_of(as_of, catalogue), redact)
    found = _looked_at(file, since, asked, speech.on_screen)
    if found is None:
        sys.exit(UNREADABLE)
    checked, told = found
    what = _meeting(checked, told, catalogue, day, redact=redact)
    if output is None:
        _show(ctx, what, thai=digits == "thai")
        return
    thai = digits == "thai" or (digits is None and catalogue.language == "th")
    save_to(output, _for_word(what, thai=thai), speech.on_screen, replace=force)
    show(speech.on_screen.say("agenda.written", file=str(output)) + "\n")


def _looked_at(
    file: Path, since: Path | None, asked: Asked, catalogue: Catalogue
) -> tuple[Checked, Difference | None] | None:
    """The book, and what came since the other one; None where one of them cannot be read."""
    if since is not None:
        both = compared(since, file, asked, catalogue)
        return (both.checked, both.difference) if both else None
    found = checked_book(file, catalogue, Wish(asked.edition, asked.as_of))
    return (found[1], None) if found else None


def _meeting(
    checked: Checked,
    told: Difference | None,
    catalogue: Catalogue,
    day: dt.date | None,
    *,
    redact: bool,
) -> Meeting:
    from oitsheet.exchange.comparing.agenda_parts import Meeting  # noqa: PLC0415
    from oitsheet.judging.redacting import redacted, veil_of  # noqa: PLC0415

    submission, report = checked
    veil = veil_of(submission) if redact else str
    shown = redacted(report, submission) if redact else report
    return Meeting(shown, submission, catalogue, veil, told, day)


def _show(ctx: click.Context, meeting: Meeting, *, thai: bool) -> None:
    from oitsheet.exchange.comparing.agenda import agenda as put_together  # noqa: PLC0415
    from oitsheet.rendering.agenda import agenda_text, thai_digits  # noqa: PLC0415

    text = agenda_text(put_together(meeting), page_of(ctx))
    show(thai_digits(text) if thai else text, colour=bool(ctx.color))


def _for_word(meeting: Meeting, *, thai: bool) -> bytes:
    from oitsheet.exchange.comparing.agenda import agenda as put_together  # noqa: PLC0415
    from oitsheet.rendering.agenda import thai_digits  # noqa: PLC0415
    from oitsheet.rendering.agenda_docx import agenda_docx  # noqa: PLC0415

    return agenda_docx(put_together(meeting), thai_digits if thai else str)
