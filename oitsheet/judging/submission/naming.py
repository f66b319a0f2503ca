"""Which item a line of the item list is about: by its code, else by its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.submission.table import Misfit, Unfit
from oitsheet.location import Location
from oitsheet.values import (
    Kind,
    Parsed,
    fold_tight,
    is_continuation_mark,
    is_heading,
    may_mean_code,
    parse_code,
    parse_code_and_title,
    shown,
    without_continuation_mark,
)
from oitsheet.workbook.grid import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.form.edition import Edition, Item
    from oitsheet.judging.report import Fact
    from oitsheet.judging.submission.cells import Reader
    from oitsheet.judging.submission.raw import Line, RawTable
    from oitsheet.workbook.grid import Value

ANY_CODES = 999
"""More items than anybody has: which spelling is meant for a code, of this list or another."""

NOTE_CELLS = 1
"""A line with no more filled cells than this, and no code, is a note and no lost row."""


def item_by_code(line: Line, reader: Reader, edition: Edition) -> tuple[Item | None, str]:
    """The item whose code stands in a line, and the text behind the code."""
    stored = line.values.get(line.header.columns["code"])
    # A column that merely numbers its rows ("no.") names no item: there only a marked code counts,
    # and else the title.
    code = parse_code(stored, reader.highest, bare="code" not in line.header.weak)
    rest = ""
    if code.value is None:
        code, rest = parse_code_and_title(stored, reader.highest)
    if code.value is None:
        code, rest = _number_before_own_title(stored, reader.highest, edition), ""
    return (None if code.value is None else edition.items[code.value - 1]), rest


def item_by_title(line: Line, raw: RawTable, edition: Edition) -> Item | None:
    """The item whose title stands in a line without a code of its own."""
    title = title_of(line, raw)
    if not title or _text_of_code(line) not in ("", title):
        return None
    return _by_title(title, edition)


def told_by_title(line: Line, raw: RawTable, item: Item, reader: Reader) -> list[Unfit]:
    """Say that a title named the item; a running number that agrees is as good as a code."""
    stored = line.values.get(line.header.columns["code"])
    if parse_code(stored, reader.highest, bare=True).value == item.no:
        return []
    facts: dict[str, Fact] = {
        "found": title_of(line, raw),
        "expected": item.code,
        "rows": str(line.number),
    }
    return [Unfit(misfit=Misfit.ROW_BY_TITLE, at=_at(line, raw), facts=facts)]


def told_as_lost(line: Line, raw: RawTable, reader: Reader) -> Unfit | None:
    """What to say of a line that names no item: nothing of a heading or a note."""
    text, title = _text_of_code(line), title_of(line, raw)
    values = own_values(line, raw)
    if text and text != title:
        any_code = _is_any_code(line.values.get(line.header.columns["code"]))
        if not any_code and _leftmost(values, line):
            return None
        if any_code or (may_mean_code(text) and not is_heading(text)):
            facts: dict[str, Fact] = {"found": text, "expected": f"O{reader.highest}"}
            return Unfit(misfit=Misfit.CODE_UNKNOWN, at=_at(line, raw), facts=facts)
    elif len(values) <= NOTE_CELLS and _leftmost(values, line):
        return None
    facts = {"found": _in_short(values, line), "rows": str(line.number)}
    return Unfit(misfit=Misfit.ROW_WITHOUT_CODE, at=_at(line, raw), facts=facts)


def own_values(line: Line, raw: RawTable) -> dict[int, Value]:
    """A line's values without what is merged down from above: that is the row's above."""
    return {c: value for c, value in line.values.items() if (line.number, c) not in raw.spread}


def title_of(line: Line, raw: RawTable) -> str:
    """The title as written; where it shares its column with the code, the whole cell."""
    columns = line.header.columns
    return shown(own_values(line, raw).get(columns.get("title", columns["code"])))


def title_goes_on(line: Line, raw: RawTable, above: str, item: Item) -> bool:
    """Whether a line's title leaves the title above it as it is, or goes on with it.

    Args:
        line: The line; no code of another item stands in it.
        raw: The table.
        above: The title in the row above, as written.
        item: The item of that row.
    """
    columns = line.header.columns
    if columns.get("title", columns["code"]) == columns["code"]:
        return not _text_of_code(line)
    code = _text_of_code(line)
    if code and not is_continuation_mark(parse_code_and_title(code, item.no)[1] or code):
        return False
    title = without_continuation_mark(title_of(line, raw))
    if not title or is_continuation_mark(title) or fold_tight(title) == fold_tight(above):
        return True
    known = [fold_tight(name) for name in (item.title_th, *item.title_variants)]
    first, whole = fold_tight(above), fold_tight(f"{above} {title}")
    return fold_tight(title) in known or any(
        name.startswith(whole) or (whole.startswith(name) and not first.startswith(name))
        for name in known
    )


def _at(line: Line, raw: RawTable) -> Location:
    return Location(raw.name, line.number, line.header.columns["code"])


def _text_of_code(line: Line) -> str:
    """What stands in the code's column; nothing where a formula failed, or rows are numbered."""
    stored = line.values.get(line.header.columns["code"])
    numbering = "code" in line.header.weak and _is_any_code(stored)
    return "" if numbering or isinstance(stored, ErrorValue) else shown(stored)


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


def _in_short(values: Mapping[int, Value], line: Line) -> str:
    """What stands in a line, on one line; what the form prints only where there is nothing else."""
    printed = line.header.columns.get("elements")
    said = {column: value for column, value in values.items() if column != printed} or values
    return " · ".join(" ".join(shown(value).split()) for _, value in sorted(said.items()))


def _leftmost(values: Mapping[int, Value], line: Line) -> bool:
    """Whether the line's texts stand only where headings and notes stand: in the first columns."""
    first = {line.header.columns.get(key) for key in ("code", "title", "elements")}
    return set(values) <= first


def _by_title(title: str, edition: Edition) -> Item | None:
    key = fold_tight(title)
    found = [
        item
        for item in edition.items
        if key in {fold_tight(name) for name in (item.title_th, *item.title_variants)}
    ]
    return found[0] if len(found) == 1 else None
