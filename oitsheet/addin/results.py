"""The results sheet of an open book: which it is, a new one, and the findings that stand on it."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.addin.session import SHOWN, Refusal
from oitsheet.form.messages import LANGUAGES, load_catalogue
from oitsheet.form.template.look import DEEP, TITLE
from oitsheet.form.template.plan import RESULTS_FIGURES, RESULTS_FIRST, RESULTS_HEADER
from oitsheet.location import Location, parse_a1
from oitsheet.rendering.results import is_ours, own_names, results_sheet
from oitsheet.workbook.limits import NEAR_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    import xlwings as xw

_WHITE = "#FFFFFF"
_SAFE_START = re.compile(r"[^\W\d_]")
"""A text that begins with a letter is taken for nothing but a text, whatever Excel would make of
``=…``, ``+5``, ``1/2`` or ``@name`` when it is typed."""

_TARGET = re.compile(r'=HYPERLINK\("#\'((?:[^\']|\'\')+)\'!([A-Z]{1,3}[1-9][0-9]*)"')


def find_results(book: xw.Book) -> xw.Sheet | None:
    """The sheet that the tool writes to; None where the book has none yet."""
    names = [own.name for own in book.sheets]
    for name in own_names():
        if name in names and is_ours(book.sheets[name].range((1, 1)).value):
            return book.sheets[name]
    return None


def was_checked(book: xw.Book) -> bool:
    """Whether a check's verdict stands on the results sheet."""
    sheet = find_results(book)
    if sheet is None:
        return False
    first = sheet.range((RESULTS_FIGURES, 1)).value
    nothing = {load_catalogue(language).say("form.no_results") for language in LANGUAGES}
    return first not in {None, *nothing}


class Entry(NamedTuple):
    """A row of the results sheet, read back: what `ResultRow` says, and the row's number."""

    number: int
    severity: str
    item: str
    place: Location
    message: str
    fix: str
    code: str


def read_results(book: xw.Book) -> Iterator[Entry]:
    """Yield the findings that stand on the results sheet, in their order."""
    sheet = find_results(book)
    if sheet is None:
        return
    last = min(sheet.used_range.last_cell.row, RESULTS_FIRST + NEAR_ROWS)
    width = len(results_sheet().columns)
    if last < RESULTS_FIRST:
        return
    block = sheet.range((RESULTS_FIRST, 1), (last, width))
    texts = block.options(ndim=2).value
    formulas = block.formula
    for number, (row, written) in enumerate(zip(texts, formulas, strict=True), RESULTS_FIRST):
        place = _led_to(str(written[2]))
        if place is not None:
            severity, item, _, message, fix, code = ("" if t is None else str(t) for t in row)
            yield Entry(number, severity, item, place, message, fix, code)


def _led_to(written: str) -> Location | None:
    """The cell of this book that a place leads to; None where it leads to none.

    The button writes a formula; a copy that `oitsheet annotate` made has the place as a text.
    """
    found = _TARGET.match(written)
    with suppress(ValueError):  # somebody wrote a place that no sheet has
        if found is not None:
            return Location(found[1].replace('""', '"').replace("''", "'"), *parse_a1(found[2]))
        sheet, _, cell = written.rpartition("!")
        return Location(sheet, *parse_a1(cell)) if sheet else None
    return None


def typed(text: str) -> str:
    """A text as it must be handed to Excel to stay that text; an apostrophe is no part of it."""
    return text if not text or _SAFE_START.match(text) else f"'{text}"


def add_results(book: xw.Book) -> xw.Sheet:
    """Add the sheet behind all others; a user's own sheet of that name is left alone.

    Raises:
        Refusal: The structure of the book is protected.
    """
    described = results_sheet()
    sheet = _added(book)
    sheet.range((1, 1)).value = typed(f"{described.name} · oitsheet")
    sheet.range((1, 1)).font.bold = True
    sheet.range((1, 1)).font.size = TITLE
    for number, column in enumerate(described.columns, start=1):
        sheet.range((1, number)).column_width = column.width
    width = len(described.columns)
    head = sheet.range((RESULTS_HEADER, 1), (RESULTS_HEADER, width))
    head.color, head.font.color, head.font.bold = DEEP, _WHITE, True
    return sheet


def _added(book: xw.Book) -> xw.Sheet:
    """Add a sheet behind the last one that shows: Excel does not always move a hidden one.

    A name may be taken by a chart, which is no sheet to xlwings; then nothing is left behind.

    Raises:
        Refusal: The structure of the book is protected.
    """
    before = {sheet.name.lower() for sheet in book.sheets}
    last = [sheet for sheet in book.sheets if int(sheet.visible) in SHOWN] or [book.sheets[-1]]
    names = [name for name in own_names() if name.lower() not in before]
    refused: Exception | None = None
    for name in names:
        try:
            return book.sheets.add(name, after=last[-1])
        except Exception as why:  # noqa: BLE001  each engine's own
            refused = why
        left = [sheet for sheet in book.sheets if sheet.name.lower() not in before]
        for sheet in left:
            sheet.delete()
        if not left:
            break
    raise Refusal("book_locked", sheet=results_sheet().name) from refused
