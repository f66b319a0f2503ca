"""Which item a line of the item list is about: by its code, else by its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.submission.table import Misfit, Unfit
from oitsheet.location import Location
from oitsheet.values import Kind, Parsed, fold_tight, parse_code, parse_code_and_title, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.form.edition import Edition, Item
    from oitsheet.judging.report import Fact
    from oitsheet.judging.submission.cells import Reader
    from oitsheet.judging.submission.rows import RawTable
    from oitsheet.workbook.grid import Value

ANY_CODES = 999
"""More items than anybody has: which spelling is meant for a code, of this list or another."""

NOTE_CELLS = 1
"""A line with no more filled cells than this, and no code, is a note and no lost row."""


def item_of(
    number: int, values: Mapping[int, Value], raw: RawTable, reader: Reader, edition: Edition
) -> tuple[Item | None, list[Unfit]]:
    """Which item a line is about: by its code, else by its title."""
    code_column = raw.header.columns["code"]
    at = Location(raw.name, number, code_column)
    stored = values.get(code_column)
    # A column that merely numbers its rows ("no.") names no item: there only a marked code counts,
    # and else the title.
    numbered = "code" in raw.header.weak
    code = parse_code(stored, reader.highest, bare=not numbered)
    if code.value is None:
        code, _ = parse_code_and_title(stored, reader.highest)
    if code.value is None:
        code = _number_before_own_title(stored, reader.highest, edition)
    if code.value is not None:
        return edition.items[code.value - 1], []
    # What is merged down from above is the row's above: alone it makes no row of this line.
    values = {c: value for c, value in values.items() if (number, c) not in raw.spread}
    text = "" if numbered and _is_any_code(stored) else shown(stored)
    title = shown(values.get(raw.header.columns.get("title", code_column)))
    by_title = _by_title(title, edition) if title else None
    if by_title is not None and not (text and text != title):
        facts: dict[str, Fact] = {"found": title, "expected": by_title.code}
        told = Unfit(misfit=Misfit.ROW_BY_TITLE, at=at, facts=facts)
        # A running number that agrees with the title is as good as a code.
        running = parse_code(stored, reader.highest, bare=True).value
        return by_title, [] if running == by_title.no else [told]
    if text and text != title:
        if not _is_any_code(stored) and _leftmost(values, raw):
            return None, []  # the heading of a group, or a note
        facts = {"found": text, "expected": f"O{reader.highest}"}
        return None, [Unfit(misfit=Misfit.CODE_UNKNOWN, at=at, facts=facts)]
    if len(values) <= NOTE_CELLS and _leftmost(values, raw):
        return None, []
    filled = " · ".join(shown(v) for _, v in sorted(values.items()))
    return None, [Unfit(misfit=Misfit.ROW_WITHOUT_CODE, at=at, facts={"found": filled})]


def _number_before_own_title(stored: object, highest: int, edition: Edition) -> Parsed[int]:
    """Read ``10 Annual plan``: a bare number is a code where the item's own title follows."""
    code, title = parse_code_and_title(stored, highest, bare=True)
    item = _by_title(title, edition)
    same = item is not None and item.no == code.value
    return code if same else Parsed(kind=Kind.UNKNOWN)


def _is_any_code(stored: object) -> bool:
    """Whether something is written as a code, though perhaps of a number that no list has."""
    alone = parse_code(stored, ANY_CODES, bare=True)
    return Kind.VALUE in (alone.kind, parse_code_and_title(stored, ANY_CODES)[0].kind)


def _leftmost(values: Mapping[int, Value], raw: RawTable) -> bool:
    """Whether the line's texts stand only where headings and notes stand: in the first columns."""
    first = {raw.header.columns.get(key) for key in ("code", "title", "elements")}
    return set(values) <= first


def _by_title(title: str, edition: Edition) -> Item | None:
    key = fold_tight(title)
    found = [
        item
        for item in edition.items
        if key in {fold_tight(name) for name in (item.title_th, *item.title_variants)}
    ]
    return found[0] if len(found) == 1 else None
