"""A workbook of its own that holds the results, for those whose own is not to be written into.

Every text is written as a text: never as a formula, never as a link, whatever it begins with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet import __version__
from oitsheet.form.messages import Bilingual
from oitsheet.form.template.book import Book
from oitsheet.form.template.look import LINE, header_look, part_look, result_look, tab_colour
from oitsheet.form.template.plan import RESULTS_FIGURES
from oitsheet.rendering.results import figure_lines, result_rows, results_sheet
from oitsheet.rendering.wording import quoted
from oitsheet.values import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from oitsheet.form.layout import Column
    from oitsheet.form.messages import Catalogue
    from oitsheet.form.template.growing import GrowingSheet as Worksheet
    from oitsheet.judging.report import Report
    from oitsheet.rendering.results import ResultRow

_TRIGGERS = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
"""What a text begins with that Excel would take for a formula, were it typed again."""

_LONGEST = 32_767
"""Characters that a cell may hold."""


def results_book(report: Report, catalogue: Catalogue, moment: str) -> bytes:
    """Return the results as a workbook: verdict and figures, then a row for each finding.

    Same report, language and moment: same bytes. Nothing in it tells where the checked file lies
    or who made the results.

    Args:
        report: What was found.
        catalogue: In whose language.
        moment: A line that says what was checked, when and by which version; may be empty.
    """
    described = results_sheet()
    title = catalogue.show(Bilingual(described.name, described.name_en))
    book = Book(title)
    worksheet = book.sheet(title, tab=tab_colour(described.group))
    for number, column in enumerate(described.columns):
        worksheet.set_column(number, number, column.width)
    office = report.agency or catalogue.say("text.no_office")
    year = catalogue.say("text.year", year=report.edition.fiscal_year_be)
    _put(book, worksheet, (1, 1), f"{title} · {quoted(office)} · {year}", part_look("title"))
    if moment:
        _put(book, worksheet, (2, 1), one_line(moment), part_look("note"))
    lines = figure_lines(report, catalogue)
    for row, line in enumerate(lines, start=RESULTS_FIGURES):
        part = part_look("verdict" if row == RESULTS_FIGURES else "note")
        _put(book, worksheet, (row, 1), one_line(line), part)
    header = RESULTS_FIGURES + len(lines) + 1
    rows = list(result_rows(report, catalogue))
    _table(book, worksheet, header, described.columns, rows, catalogue)
    return book.close()


def file_line(report: Report, catalogue: Catalogue, file: str) -> str:
    """Say which file was checked, by which edition and version and for which day: no clock.

    Args:
        report: What was found.
        catalogue: The words.
        file: The workbook's name, without where it lies.
    """
    said = catalogue.say(
        "outputs.stands",
        file=file,
        edition=report.edition.key,
        as_of=catalogue.say(f"text.as_of_{report.as_of_from}", date=report.as_of),
        version=__version__,
        scope=catalogue.say("text.scope"),
    )
    return f"{said} · {catalogue.say('outputs.redacted')}" if report.redacted else said


def _table(  # noqa: PLR0913, PLR0917  (where, and what)
    book: Book,
    worksheet: Worksheet,
    header: int,
    columns: Sequence[Column],
    rows: Sequence[ResultRow],
    catalogue: Catalogue,
) -> None:
    """Write headers and rows, with a filter over them; the headers stay in sight and repeat."""
    for number, column in enumerate(columns, start=1):
        text = catalogue.show(Bilingual(column.header, column.header_en))
        _put(book, worksheet, (header, number), text, header_look(column))
    for number, row in enumerate(rows, start=header + 1):
        texts = _texts(row)
        for at, (text, column) in enumerate(zip(texts, columns, strict=True), start=1):
            _put(book, worksheet, (number, at), text, _look(column))
        widths = (float(column.width) for column in columns)
        book.fit(worksheet, number, zip(texts, widths, strict=True))
    worksheet.autofilter(header - 1, 0, header - 1 + len(rows), len(columns) - 1)
    worksheet.freeze_panes(header, 0)
    worksheet.repeat_rows(header - 1)


def _texts(row: ResultRow) -> list[str]:
    place = str(row.place) if row.place else ""
    texts = (row.severity, row.item, place, row.message, row.fix, row.code)
    return [one_line(text) for text in texts]


def _look(column: Column) -> dict[str, Any]:
    """As in the form, with lines; a place is no link here."""
    look = result_look(column) | {"border": 1, "border_color": LINE}
    return {key: value for key, value in look.items() if key not in {"font_color", "underline"}}


def _put(
    book: Book, worksheet: Worksheet, at: tuple[int, int], text: str, look: dict[str, Any]
) -> None:
    """Write a text; one that looks like a formula stays a text when somebody edits it."""
    if text.lstrip().startswith(_TRIGGERS):
        look = look | {"quote_prefix": True}
    book.put(worksheet, at, text[:_LONGEST] or None, look)
