"""A header row: which of its columns is which."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from oitsheet.judging.submission.headings import key_of, named, names_of, near_key
from oitsheet.values import clean, parse_code, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from oitsheet.form.layout import Sheet
    from oitsheet.workbook.grid import SheetGrid

Texts: TypeAlias = "Mapping[int, Mapping[int, str]]"
"""What a person reads on a sheet: row → column → text."""

FEWEST_HEADERS = 2
"""A row with fewer known headers is no header row."""

MANY_CODES = 60
"""More items than any edition has; codes are looked for before the edition is known."""

ENOUGH_HEADERS = 3
"""A sheet under a strange name is taken for ours from this many known headers (or codes) on."""


class Header(NamedTuple):
    """A header row, and what is below it.

    Attributes:
        row: Its number; of two rows read as one, the lower.
        upper: The number of the upper of two rows; 0 for one row.
        texts: Column number → text, of the row or of both rows.
        columns: Column key → column number.
        unknown: Column number → text, of those that mean nothing to us.
        near: Column key → text, where it is a slip of the header or says more than it.
        twice: Columns whose header stood before.
        weak: Column keys known by a header that means them only here.
        by_codes: The text above the column that is taken for the codes' by what stands in it.
        shifted: By how many columns what stands below was pasted too far to the right.
        spoilt: Columns whose rows do not go with this header's: it was pasted over a filled row.
        pasted: The row of items over which a few headers were pasted with what stands below them,
            which is one row off; 0 for none.
        beside: The further tables under the same row, side by side.
        others: Header rows of their own above or below it, of other columns.
        repeats: The rows that only repeat it, as at a page break.
        by_statuses: The column that is taken for the status by what stands in it; 0 for none.
    """

    row: int
    texts: Mapping[int, str]
    columns: dict[str, int]
    unknown: dict[int, str]
    near: dict[str, str]
    upper: int = 0
    twice: tuple[tuple[str, int], ...] = ()
    weak: frozenset[str] = frozenset()
    by_codes: str | None = None
    shifted: int = 0
    spoilt: tuple[int, ...] = ()
    pasted: int = 0
    beside: tuple[Header, ...] = ()
    others: tuple[Header, ...] = ()
    repeats: frozenset[int] = frozenset()
    by_statuses: int = 0

    @property
    def tables(self) -> Iterator[Header]:
        """Each table that this header knows of: its own first, then those beside and below."""
        yield self
        yield from self.beside
        for other in self.others:
            yield from other.tables


def read_header(
    number: int, cells: Mapping[int, str], sheet: Sheet, own: Mapping[str, str] | None = None
) -> Header:
    """Read one row as a header.

    Args:
        number: Its number.
        cells: Column number → text.
        sheet: The table's description.
        own: Further names of columns, which this very table uses.
    """
    strong, weak = names_of(sheet), names_of(sheet, weak=True)
    columns: dict[str, int] = {}
    near: dict[str, str] = {}
    unknown: dict[int, str] = {}
    twice: list[tuple[str, int]] = []
    found_weak: set[str] = set()
    left: dict[int, str] = {}
    for column, text in sorted(cells.items()):
        key = (own or {}).get(key_of(text)) or named(text, strong)
        if key is None:
            left[column] = text
        elif key in columns:
            twice.append((key, column))
        else:
            columns[key] = column
    for column, text in left.items():
        key = weak.get(key_of(text)) or near_key(text, sheet, columns)
        if key is None or key in columns:
            unknown[column] = clean(text)
            continue
        columns[key] = column
        if key_of(text) in weak:
            found_weak.add(key)
        else:
            near[key] = clean(text)
    return Header(
        row=number,
        texts=cells,
        columns=columns,
        unknown=unknown,
        near=near,
        twice=tuple(twice),
        weak=frozenset(found_weak),
    )


def header_at(best: int, rows: Texts, known: Mapping[int, int], sheet: Sheet) -> Header:
    """Read a row as a header, together with the one right below or above it if that is one, too.

    Args:
        best: The row's number.
        rows: Every text of the sheet.
        known: Row number → how many columns its texts name.
        sheet: The table's description.
    """
    header = read_header(best, rows[best], sheet)
    for other in (best + 1, best - 1):
        if known.get(other, 0) >= FEWEST_HEADERS:
            beside = read_header(other, rows[other], sheet)
            upper, lower = (header, beside) if other > best else (beside, header)
            if _is_an_items(lower, upper):
                return upper if upper is beside else _without_pasted(upper, lower)
            return _joined(upper, lower, sheet)
    return header


def _is_an_items(lower: Header, upper: Header) -> bool:
    """Whether the lower of two rows bears an item's code under the upper one's code column."""
    text = lower.texts.get(upper.columns.get("code", 0))
    return (
        "code" not in lower.columns and parse_code(text, MANY_CODES, bare=False).value is not None
    )


def _without_pasted(header: Header, row: Header) -> Header:
    """The header without the columns over whose first item headers were pasted."""
    pasted = set(row.columns.values())
    return header._replace(
        columns={key: column for key, column in header.columns.items() if column not in pasted},
        unknown={c: text for c, text in header.unknown.items() if c not in pasted},
        spoilt=tuple(sorted(pasted)),
        pasted=row.row,
    )


def _joined(upper: Header, lower: Header, sheet: Sheet) -> Header:
    """Read two header rows as one: a name below says more than the group's name above it.

    Offices' project reports print result, target and percentage under one heading. Where the
    lower row is a whole header that was pasted over a filled row, the cells left of that row show
    that what stands under the upper row's further columns is one row off: it is not read.
    """
    named_below = set(lower.columns.values())
    pasted = sheet.anchor in upper.columns and sheet.anchor in lower.columns
    left = {c for c in lower.unknown if c in upper.texts} if pasted else set()
    further = {
        key: column
        for key, column in upper.columns.items()
        if column not in named_below and key not in lower.columns
    }
    if left:
        spoilt = tuple(sorted({c for c in upper.texts if c not in named_below}))
        unknown = {c: text for c, text in lower.unknown.items() if c not in upper.texts}
        return lower._replace(upper=upper.row, unknown=unknown, spoilt=spoilt)
    columns = {**further, **lower.columns}
    twins = [
        (key, column)
        for key, column in upper.columns.items()
        if key in lower.columns and column not in columns.values()
    ]
    unknown = {**upper.unknown, **lower.unknown}
    return Header(
        row=lower.row,
        upper=upper.row,
        texts={**upper.texts, **lower.texts},
        columns=columns,
        unknown={c: text for c, text in unknown.items() if c not in columns.values()},
        near={key: t for key, t in {**upper.near, **lower.near}.items() if key in columns},
        twice=(*upper.twice, *lower.twice, *twins),
        weak=upper.weak | lower.weak,
    )


def texts_of(sheet_grid: SheetGrid) -> dict[int, dict[int, str]]:
    """Every filled cell as a person reads it."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), value in sheet_grid.cells.items():
        text = shown(value)
        if text:
            rows.setdefault(row, {})[column] = text
    return rows
