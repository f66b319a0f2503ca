"""What the tool writes into an open book: the results sheet and its own columns beside the items.

Whole blocks, one call each. Nothing else is touched: not a cell that people fill in, no format of
theirs, no other sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from oitsheet.addin.open_book import rows_hidden
from oitsheet.addin.results import add_results, find_results, typed
from oitsheet.addin.session import Refusal
from oitsheet.form.template.look import LINK
from oitsheet.form.template.plan import RESULTS_FIGURES, RESULTS_FIRST, RESULTS_HEADER, quoted
from oitsheet.rendering.results import beside_items, results_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import xlwings as xw

    from oitsheet.addin.session import Session
    from oitsheet.judging.checker import Checked
    from oitsheet.location import Location
    from oitsheet.rendering.results import Beside, ResultRow

T = TypeVar("T")


def write_results(session: Session, figures: Sequence[str], rows: Sequence[ResultRow]) -> str:
    """Put the figures and a row for each finding on the results sheet; return its name.

    Raises:
        Refusal: The sheet is protected or filtered, or no sheet can be added.
    """
    found = find_results(session.book)
    added = found is None
    sheet = add_results(session.book) if found is None else found
    described = results_sheet()
    width = len(described.columns)
    try:
        _make_ready(sheet, RESULTS_FIRST + len(rows))
        _empty(sheet, RESULTS_FIGURES, width)
        lines = [[typed(line)] for line in figures]
        sheet.range((RESULTS_FIGURES, 1)).value = lines
        head = sheet.range((RESULTS_HEADER, 1), (RESULTS_HEADER, width))
        head.value = [[typed(column.header) for column in described.columns]]
        last = RESULTS_FIRST + len(rows) - 1
        if rows:
            block = sheet.range((RESULTS_FIRST, 1), (last, width))
            block.number_format = "General"  # in a cell of text a link would stay its formula
            block.value = [_cells(row) for row in rows]
            if added:
                _look_like_results(block)
            block.rows.autofit()
    except Refusal:
        raise
    except Exception as why:
        raise Refusal("sheet_locked", sheet=sheet.name) from why
    return sheet.name


def clear_results(session: Session) -> None:
    """Empty the results sheet, and say in it that nothing was checked yet.

    Raises:
        Refusal: The sheet is protected or filtered.
    """
    sheet = find_results(session.book)
    if sheet is None:
        return
    try:
        _make_ready(sheet, RESULTS_FIRST)
        _empty(sheet, RESULTS_FIGURES, len(results_sheet().columns), keep=RESULTS_HEADER)
        nothing = typed(session.catalogue.say("form.no_results"))
        sheet.range((RESULTS_FIGURES, 1)).value = nothing
    except Refusal:
        raise
    except Exception as why:
        raise Refusal("sheet_locked", sheet=sheet.name) from why


def write_beside(session: Session, checked: Checked) -> None:
    """Put state, what to do and worth beside each item, where the book has these columns.

    Raises:
        Refusal: The sheet is protected.
    """
    beside = beside_items(checked.report, session.catalogue)
    rows = {number: beside[code] for number, code in _own_rows(checked)}
    _fill(session.book, checked, rows)


def clear_beside(session: Session, checked: Checked) -> None:
    """Empty the tool's columns beside the items.

    Raises:
        Refusal: The sheet is protected.
    """
    rows = {number: None for number, _ in _own_rows(checked)}
    _fill(session.book, checked, rows)


def _own_rows(checked: Checked) -> Iterator[tuple[int, str]]:
    """The rows of the item list itself with their items' codes; a pasted table has no such row."""
    table = checked.submission.tables.get("items")
    for item in checked.submission.items:
        if item.row and table and item.row.sheet == table.name:
            yield item.row.number, item.code


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
        away = rows_hidden(sheet, min(rows), max(rows)) if own and rows else frozenset()
        for key in (column.key for column in own):
            for first, run in runs(rows):
                cells = [_beside_cell(beside, key) for beside in run]
                write_down(sheet.range((first, table.columns[key])), cells, one_by_one=bool(away))
    except Exception as why:
        raise Refusal("sheet_locked", sheet=sheet.name) from why


def write_down(top: xw.Range, cells: Sequence[object], *, one_by_one: bool) -> None:
    """Write a column from a cell on.

    Where a filter hides rows, Excel puts the first value of a block into all the rows that show
    (xlwings/xlwings#747); a cell written by itself gets its own, hidden or not.
    """
    if not one_by_one:
        top.value = [[cell] for cell in cells]
        return
    for down, cell in enumerate(cells):
        top.offset(down).value = cell


def _beside_cell(beside: Beside | None, key: str) -> str | float | None:
    value = None if beside is None else getattr(beside, key)
    return typed(value) if isinstance(value, str) else value


def runs(rows: Mapping[int, T]) -> Iterator[tuple[int, list[T]]]:
    """Rows that follow one another, each run with its first row."""
    run: list[T] = []
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


def _make_ready(sheet: xw.Sheet, last: int) -> None:
    """Show the rows of the results that are hidden or filtered away, and part merged cells.

    Else a new finding would not be seen; nor is a block of cells written there as it is (see
    `write_down`).

    Raises:
        Refusal: A filter keeps them away.
    """
    last = max(last, sheet.used_range.last_cell.row)
    own = sheet.range((RESULTS_FIGURES, 1), (last, len(results_sheet().columns)))
    if own.merge_cells is not False:
        own.unmerge()
    if rows_hidden(sheet, RESULTS_FIGURES, last):
        sheet.range((RESULTS_FIGURES, 1), (last, 1)).rows.hidden = False
        if rows_hidden(sheet, RESULTS_FIGURES, last):
            raise Refusal("filtered", sheet=sheet.name)


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
