"""What the tool writes into an open book: the results sheet and its own columns beside the items.

Whole blocks, one call each. Nothing else is touched: not a cell that people fill in, no format of
theirs, no other sheet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.addin.session import Refusal
from oitsheet.form.layout import load_layout
from oitsheet.form.messages import LANGUAGES, load_catalogue
from oitsheet.form.template.look import DEEP, LINK, TITLE
from oitsheet.form.template.plan import RESULTS_FIGURES, RESULTS_FIRST, RESULTS_HEADER, quoted
from oitsheet.location import Location, parse_a1
from oitsheet.rendering.results import beside_items

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import xlwings as xw

    from oitsheet.addin.session import Session
    from oitsheet.form.layout import Sheet
    from oitsheet.judging.checker import Checked
    from oitsheet.rendering.results import Beside, ResultRow

_WHITE = "#FFFFFF"
_SAFE_START = re.compile(r"[^\W\d_]")
"""A text that begins with a letter is taken for nothing but a text, whatever Excel would make of
``=…``, ``+5``, ``1/2`` or ``@name`` when it is typed."""

_TARGET = re.compile(r'=HYPERLINK\("#\'((?:[^\']|\'\')+)\'!([A-Z]{1,3}[1-9][0-9]*)"')


def results_sheet() -> Sheet:
    """The results sheet as the layout describes it."""
    return next(sheet for sheet in load_layout().sheets if sheet.kind == "results")


def find_results(book: xw.Book) -> xw.Sheet | None:
    """The sheet that the tool writes to; None where the book has none yet."""
    names = [own.name for own in book.sheets]
    for name in _own_names():
        if name in names and _is_ours(book.sheets[name]):
            return book.sheets[name]
    return None


def write_results(session: Session, figures: Sequence[str], rows: Sequence[ResultRow]) -> str:
    """Put the figures and a row for each finding on the results sheet; return its name.

    Raises:
        Refusal: The sheet is protected, or no sheet can be added.
    """
    found = find_results(session.book)
    added = found is None
    sheet = _add_results(session) if found is None else found
    described = results_sheet()
    width = len(described.columns)
    try:
        _empty(sheet, RESULTS_FIGURES, width)
        lines = [[typed(line)] for line in figures]
        sheet.range((RESULTS_FIGURES, 1)).value = lines
        head = sheet.range((RESULTS_HEADER, 1), (RESULTS_HEADER, width))
        head.value = [[typed(column.header) for column in described.columns]]
        last = RESULTS_FIRST + len(rows) - 1
        if rows:
            block = sheet.range((RESULTS_FIRST, 1), (last, width))
            block.value = [_cells(row) for row in rows]
            if added:
                _look_like_results(block)
            block.rows.autofit()
    except Exception as why:
        raise Refusal("sheet_locked", sheet=sheet.name) from why
    return sheet.name


def clear_results(session: Session) -> None:
    """Empty the results sheet, and say in it that nothing was checked yet.

    Raises:
        Refusal: The sheet is protected.
    """
    sheet = find_results(session.book)
    if sheet is None:
        return
    try:
        _empty(sheet, RESULTS_FIGURES, len(results_sheet().columns), keep=RESULTS_HEADER)
        nothing = typed(session.catalogue.say("form.no_results"))
        sheet.range((RESULTS_FIGURES, 1)).value = nothing
    except Exception as why:
        raise Refusal("sheet_locked", sheet=sheet.name) from why


def write_beside(session: Session, checked: Checked) -> None:
    """Put state, what to do and worth beside each item, where the book has these columns.

    Raises:
        Refusal: The sheet is protected.
    """
    beside = beside_items(checked.report, session.catalogue)
    rows = {item.row.number: beside[item.code] for item in checked.submission.items if item.row}
    _fill(session.book, checked, rows)


def clear_beside(session: Session, checked: Checked) -> None:
    """Empty the tool's columns beside the items.

    Raises:
        Refusal: The sheet is protected.
    """
    rows = {item.row.number: None for item in checked.submission.items if item.row}
    _fill(session.book, checked, rows)


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
    last = sheet.used_range.last_cell.row
    width = len(results_sheet().columns)
    if last < RESULTS_FIRST:
        return
    block = sheet.range((RESULTS_FIRST, 1), (last, width))
    texts = block.options(ndim=2).value
    formulas = block.formula
    for number, (row, written) in enumerate(zip(texts, formulas, strict=True), RESULTS_FIRST):
        found = _TARGET.match(str(written[2]))
        if found:
            tab = found[1].replace('""', '"').replace("''", "'")
            place = Location(tab, *parse_a1(found[2]))
            severity, item, _, message, fix, code = ("" if t is None else str(t) for t in row)
            yield Entry(number, severity, item, place, message, fix, code)


def typed(text: str) -> str:
    """A text as it must be handed to Excel to stay that text; an apostrophe is no part of it."""
    return text if not text or _SAFE_START.match(text) else f"'{text}"


def _cells(row: ResultRow) -> list[str]:
    texts = (row.severity, row.item, "", row.message, row.fix, row.code)
    cells = [typed(text) for text in texts]
    if row.place is not None:
        cells[2] = _leading_to(row.place)
    return cells


def _leading_to(place: Location) -> str:
    """A formula that shows a place and leads there."""
    target = f"#{quoted(place.sheet)}!{place.cell}"
    target, shown = (text.replace('"', '""') for text in (target, str(place)))
    return f'=HYPERLINK("{target}","{shown}")'


def _fill(book: xw.Book, checked: Checked, rows: Mapping[int, Beside | None]) -> None:
    table = checked.submission.tables.get("items")
    if table is None:
        return
    sheet = book.sheets[table.name]
    own = [column for column in table.sheet.columns if column.tool and column.key in table.columns]
    try:
        for key in (column.key for column in own):
            for first, run in _runs(rows):
                cells = [[_beside_cell(beside, key)] for beside in run]
                sheet.range((first, table.columns[key])).value = cells
    except Exception as why:
        raise Refusal("sheet_locked", sheet=sheet.name) from why


def _beside_cell(beside: Beside | None, key: str) -> str | float | None:
    value = None if beside is None else getattr(beside, key)
    return typed(value) if isinstance(value, str) else value


def _runs(rows: Mapping[int, Beside | None]) -> Iterator[tuple[int, list[Beside | None]]]:
    """Rows that follow one another, each run with its first row."""
    run: list[Beside | None] = []
    first = last = 0
    for number in sorted(rows):
        if run and number != last + 1:
            yield first, run
            run = []
        if not run:
            first = number
        run.append(rows[number])
        last = number
    if run:
        yield first, run


def _own_names() -> tuple[str, str]:
    name = results_sheet().name
    return name, f"{name} (oitsheet)"


def _is_ours(sheet: xw.Sheet) -> bool:
    """Whether the tool may write here: the form's own sheet, or one that it added itself."""
    title = sheet.range((1, 1)).value
    return isinstance(title, str) and title.startswith(results_sheet().name)


def _add_results(session: Session) -> xw.Sheet:
    """Add the sheet behind all others; a user's own sheet of that name is left alone.

    Raises:
        Refusal: The structure of the book is protected.
    """
    book, described = session.book, results_sheet()
    taken = {sheet.name for sheet in book.sheets}
    name = next(own for own in _own_names() if own not in taken)
    try:
        sheet = book.sheets.add(name, after=book.sheets[-1])
    except Exception as why:
        raise Refusal("book_locked", sheet=name) from why
    sheet.range((1, 1)).value = typed(f"{described.name} · oitsheet")
    sheet.range((1, 1)).font.bold = True
    sheet.range((1, 1)).font.size = TITLE
    for number, column in enumerate(described.columns, start=1):
        sheet.range((1, number)).column_width = column.width
    width = len(described.columns)
    head = sheet.range((RESULTS_HEADER, 1), (RESULTS_HEADER, width))
    head.color, head.font.color, head.font.bold = DEEP, _WHITE, True
    return sheet


def _look_like_results(block: xw.Range) -> None:
    """Break long texts into lines; a place looks like the link that it is."""
    block.wrap_text = True
    block.vertical_alignment = "top"
    block.columns[2].font.color = LINK


def _empty(sheet: xw.Sheet, first: int, width: int, *, keep: int = 0) -> None:
    """Empty the tool's own columns from a row on; the row `keep` stays."""
    last = max(sheet.used_range.last_cell.row, first)
    spans = [(first, last)]
    if keep:
        spans = [(first, keep - 1), (keep + 1, max(last, keep + 1))]
    for top, bottom in spans:
        sheet.range((top, 1), (bottom, width)).clear_contents()
