"""Find the layout's sheets and headers in a grid: by name and synonym, never by position."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oitsheet.form.messages import Bilingual
from oitsheet.form.part import PART
from oitsheet.judging.submission.book import from_form
from oitsheet.judging.submission.codecolumn import codes_in
from oitsheet.judging.submission.header_row import find_header
from oitsheet.judging.submission.headers import ENOUGH_HEADERS, texts_of
from oitsheet.judging.submission.headings import key_of, near
from oitsheet.judging.submission.table import Misfit, Unfit
from oitsheet.location import Location
from oitsheet.values import original_of

if TYPE_CHECKING:
    from oitsheet.form.layout import Layout, Sheet
    from oitsheet.judging.report import Facts
    from oitsheet.judging.submission.headers import Header
    from oitsheet.workbook.grid import Grid, SheetGrid


@dataclass(slots=True)
class Found:
    """Which tab each sheet of the layout is, and what was seen on the way."""

    sheets: dict[str, SheetGrid] = field(default_factory=dict)
    headers: dict[str, Header] = field(default_factory=dict)
    unfit: list[Unfit] = field(default_factory=list)


def locate(grid: Grid, layout: Layout) -> Found:
    """Find each of the layout's sheets and, for tables, its header row.

    A sheet is known by its name or a synonym, unless it plainly is the item list under another
    sheet's; else by a misspelt name, if its headers agree; else as the copy of one that is gone;
    else, for a table, by its headers; else by a misspelt name alone. Whatever is left over is told,
    not dropped.
    """
    found = Found()
    ours = _ours(grid, layout)
    free = {sheet.name: sheet for sheet in grid.sheets if sheet.name not in ours}
    _by_name(layout, free, found)
    _by_near_name(layout, free, found, headed=True)
    _by_copied_name(layout, free, found)
    _by_headers(layout, free, found)
    _by_near_name(layout, free, found, headed=False)
    for key, sheet_grid in found.sheets.items():
        sheet = layout.sheet(key)
        if sheet.kind == "table" and key not in found.headers:
            header = find_header(sheet_grid, sheet)
            if header is None:
                found.unfit.append(_unfit(Misfit.NO_TABLE, sheet_grid.name, expected=_name(sheet)))
            else:
                found.headers[key] = header
    found.unfit += [_left_over(sheet, layout, found) for sheet in free.values() if sheet.cells]
    return found


def _ours(grid: Grid, layout: Layout) -> set[str]:
    """The tabs that the tool wrote for its own use or, in a book of the form, for people to read.

    An office's own book may have a tab by such a name, too; there it is a tab like any other.
    """
    lists = {layout.stamp["lists"], PART} & {sheet.name for sheet in grid.sheets}
    if not from_form(grid, layout):
        return lists
    told = {key_of(name) for name in layout.ours.values()}
    names = (sheet.name for sheet in grid.sheets)
    return lists | {name for name in names if {key_of(name), _copied(name)} & told}


def _by_name(layout: Layout, free: dict[str, SheetGrid], found: Found) -> None:
    for sheet in layout.sheets:
        wanted = [key_of(name) for name in (sheet.name, sheet.name_en, *sheet.synonyms)]
        for name in sorted(free, key=lambda n: _rank(wanted, key_of(n))):
            if key_of(name) in wanted and not _is_the_item_list(free[name], sheet, layout):
                found.sheets[sheet.key] = free.pop(name)
                break


def _is_the_item_list(sheet_grid: SheetGrid, sheet: Sheet, layout: Layout) -> bool:
    """Whether a tab bears another table's name ("ITA") and holds the item list, not that table."""
    if sheet.kind != "table" or sheet.key == "items":
        return False
    own, items = find_header(sheet_grid, sheet), layout.sheet("items")
    if own is not None and len(own.columns) >= ENOUGH_HEADERS:
        return False
    header = find_header(sheet_grid, items)
    if header is None or not convincing(header, items, sheet_grid):
        return False
    return own is None or len(own.columns) < len(header.columns)


def _rank(wanted: list[str], key: str) -> int:
    return wanted.index(key) if key in wanted else len(wanted)


def _by_near_name(
    layout: Layout, free: dict[str, SheetGrid], found: Found, *, headed: bool
) -> None:
    """Take tabs with misspelt names: first those whose headers agree, and last the others."""
    missing = [sheet for sheet in layout.sheets if sheet.key not in found.sheets]
    for sheet in missing:
        for name in list(free):
            if not near(key_of(name), key_of(sheet.name)):
                continue
            if headed and sheet.kind == "table" and find_header(free[name], sheet) is None:
                continue
            found.sheets[sheet.key] = free.pop(name)
            found.unfit.append(_unfit(Misfit.SHEET_NEAR, name, found=name, expected=_name(sheet)))
            break


def _by_copied_name(layout: Layout, free: dict[str, SheetGrid], found: Found) -> None:
    """Take the copy of a tab that is gone."""
    for sheet in layout.sheets:
        if sheet.key in found.sheets:
            continue
        for name in list(free):
            if _copied(name) in _names(sheet):
                found.sheets[sheet.key] = free.pop(name)
                found.unfit.append(
                    _unfit(Misfit.SHEET_NEAR, name, found=name, expected=_name(sheet))
                )
                break


def _left_over(sheet_grid: SheetGrid, layout: Layout, found: Found) -> Unfit:
    """Say that a tab was not read: it is none of the form's, or one of them again."""
    name = sheet_grid.name
    for key, other in found.sheets.items():
        sheet = layout.sheet(key)
        if not _is_again(sheet_grid, sheet):
            continue
        places = sheet_grid.cells.keys() | other.cells.keys()
        differing = sum(sheet_grid.cells.get(p) != other.cells.get(p) for p in places)
        if not differing:
            break
        facts: Facts = {
            "found": name,
            "expected": _name(sheet),
            "read": other.name,
            "count": differing,
        }
        at, first = Location(name, 1, 1), Location(other.name, 1, 1)
        return Unfit(misfit=Misfit.SHEET_TWICE, at=at, also=(first,), facts=facts)
    return _unfit(Misfit.SHEET_UNKNOWN, name, found=name)


def _is_again(sheet_grid: SheetGrid, sheet: Sheet) -> bool:
    """Whether a tab is one of the form's once more, by its name or as a second item list."""
    if sheet.kind not in {"table", "fields", "paste"}:
        return False
    if {key_of(sheet_grid.name), _copied(sheet_grid.name)} & _names(sheet):
        return True
    header = find_header(sheet_grid, sheet) if sheet.key == "items" else None
    return (
        header is not None
        and convincing(header, sheet, sheet_grid)
        and not _calculated(header, sheet, sheet_grid)
    )


def _calculated(header: Header, sheet: Sheet, sheet_grid: SheetGrid) -> bool:
    """Whether formulas fetch its codes: it only repeats another list, as the summary does."""
    column = header.columns[sheet.anchor]
    texts = texts_of(sheet_grid)
    codes = [row for row in texts if any(codes_in({row: texts[row]}, header.row, column))]
    return 2 * sum((row, column) in sheet_grid.formulas for row in codes) > len(codes)


def _names(sheet: Sheet) -> set[str]:
    return {key_of(name) for name in (sheet.name, sheet.name_en, *sheet.synonyms)}


def _copied(name: str) -> str:
    """The key of the tab that a tab seems to be a copy of; empty if it seems none."""
    original = original_of(name)
    return key_of(original) if original else ""


def _by_headers(layout: Layout, free: dict[str, SheetGrid], found: Found) -> None:
    for sheet in layout.sheets:
        if sheet.key in found.sheets or sheet.kind != "table" or not sheet.by_headers:
            continue
        headed = [
            (name, header)
            for name, tab in free.items()
            if (header := find_header(tab, sheet)) and convincing(header, sheet, tab)
        ]
        headed.sort(key=lambda tab: _calculated(tab[1], sheet, free[tab[0]]))
        for name, header in headed[:1]:
            found.sheets[sheet.key] = free.pop(name)
            found.headers[sheet.key] = header
            found.unfit.append(
                _unfit(Misfit.SHEET_BY_CONTENT, name, found=name, expected=_name(sheet))
            )


def convincing(header: Header, sheet: Sheet, sheet_grid: SheetGrid) -> bool:
    """Whether a header, and for an item list what stands below it, can be no other table's."""
    if sheet.key == "items":
        # A column that merely numbers its rows tells an item list only among headers that do.
        column = header.columns[sheet.anchor]
        enough = "code" not in header.weak or len(header.columns) > ENOUGH_HEADERS
        codes = codes_in(texts_of(sheet_grid), header.row, column, bare=enough)
        return len(set(codes)) >= ENOUGH_HEADERS
    return len(header.columns) - len(header.near) >= ENOUGH_HEADERS


def _name(sheet: Sheet) -> Bilingual:
    return Bilingual(sheet.name, sheet.name)


def _unfit(misfit: Misfit, tab: str, **facts: str | Bilingual) -> Unfit:
    return Unfit(misfit=misfit, at=Location(tab, 1, 1), facts=facts)
