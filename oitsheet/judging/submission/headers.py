"""Find the header row of a table and which of its columns is which."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.values import clean, fold_tight, parse_code_and_title, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from oitsheet.form.layout import Sheet
    from oitsheet.workbook.grid import SheetGrid

HEADER_ROWS = 60
"""How far down a header row is looked for: offices put a letterhead and a preamble above."""

NEAR = 86.0
"""From this likeness on (0 to 100) a name is taken for a misspelt one, and said."""

NEAR_MARKS = 70.0
"""The same for names that differ in their marks above and below alone."""

FEWEST_LETTERS = 3

MANY_CODES = 60
"""More items than any edition has; codes are looked for before the edition is known."""

LONGEST_HEADER = 80

FEWEST_HEADERS = 2
"""A row with fewer known headers is no header row."""

ENOUGH_HEADERS = 3
"""A sheet under a strange name is taken for ours from this many known headers (or codes) on."""

_BRACKETS = re.compile(r"\([^()]*\)")
_DIGITS = re.compile(r"\d+")


class Header(NamedTuple):
    """A header row: its number, key → column number, and the texts that mean nothing to us."""

    row: int
    columns: dict[str, int]
    unknown: dict[int, str]
    near: dict[str, str]
    twice: list[tuple[str, int]]
    weak: set[str]


def find_header(sheet_grid: SheetGrid, sheet: Sheet) -> Header | None:
    """Return the row that names most of the sheet's columns, or None.

    Args:
        sheet_grid: The sheet as found.
        sheet: Its description.
    """
    rows = texts_of(sheet_grid)
    names = {**_names(sheet, weak=True), **_names(sheet)}
    known = {
        number: len({_named(text, names) for text in cells.values()} - {None})
        for number, cells in sorted(rows.items())[:HEADER_ROWS]
    }
    best = max(known, key=lambda number: (known[number], -number), default=None)
    if best is None or known[best] < FEWEST_HEADERS:
        return None
    header = _read_header(best, rows[best], sheet)
    for other in (best + 1, best - 1):
        if known.get(other, 0) >= FEWEST_HEADERS:
            beside = _read_header(other, rows[other], sheet)
            upper, lower = (header, beside) if other > best else (beside, header)
            header = _joined(upper, lower)
            break
    if sheet.key == "items":
        header = _with_code_column(header, rows, sheet)
    if sheet.anchor in header.columns:
        return header
    # An office's table of one project names no project: the rest of its headers tell it.
    return header if sheet.key != "items" and len(header.columns) >= ENOUGH_HEADERS else None


def is_header(cells: Mapping[int, object], header: Header, sheet: Sheet) -> bool:
    """Whether a row merely repeats the header, as at a page break."""
    names = {**_names(sheet, weak=True), **_names(sheet)}
    same = [
        column
        for key, column in header.columns.items()
        if isinstance(text := cells.get(column), str) and _named(text, names) == key
    ]
    filled = sum(column in cells for column in header.columns.values())
    return len(same) > 1 and len(same) * 2 >= filled


def _read_header(number: int, cells: Mapping[int, str], sheet: Sheet) -> Header:
    strong, weak = _names(sheet), _names(sheet, weak=True)
    header = Header(number, {}, {}, {}, [], set())
    left: dict[int, str] = {}
    for column, text in sorted(cells.items()):
        key = _named(text, strong)
        if key is None:
            left[column] = text
        elif key in header.columns:
            header.twice.append((key, column))
        else:
            header.columns[key] = column
    for column, text in left.items():
        key = weak.get(key_of(text)) or _near_key(text, sheet, header.columns)
        if key is None or key in header.columns:
            header.unknown[column] = clean(text)
            continue
        header.columns[key] = column
        if key_of(text) in weak:
            header.weak.add(key)
        else:
            header.near[key] = clean(text)
    return header


def _joined(upper: Header, lower: Header) -> Header:
    """Read two header rows as one: a name below says more than the group's name above it.

    Offices' project reports print result, target and percentage under one heading.
    """
    named = set(lower.columns.values())
    columns = {
        key: column
        for key, column in upper.columns.items()
        if column not in named and key not in lower.columns
    }
    return Header(
        row=lower.row,
        columns={**columns, **lower.columns},
        unknown={c: t for c, t in {**upper.unknown, **lower.unknown}.items() if c not in named},
        near={**upper.near, **lower.near},
        twice=[*upper.twice, *lower.twice],
        weak=upper.weak | lower.weak,
    )


def _near_key(text: str, sheet: Sheet, taken: Mapping[str, int]) -> str | None:
    keys = {key_of(text), _bare(text)}
    for column in sheet.columns:
        names = {key_of(name) for name in (column.header, *column.synonyms)}
        if column.key not in taken and any(near(key, name) for key in keys for name in names):
            return column.key
    return None


def _with_code_column(header: Header, rows: Mapping[int, dict[int, str]], sheet: Sheet) -> Header:
    """Take as code column the one under whose header most item codes stand.

    Offices write code and title into one column, call the code column by the title's name, or
    number their rows in a column that looks like one.
    """
    if "code" in header.columns and "code" not in header.weak:
        strong = codes_in(rows, header.row, header.columns["code"], bare=True)
        if len(set(strong)) >= ENOUGH_HEADERS:
            return header
    names = {**_names(sheet, weak=True), **_names(sheet)}
    candidates = [header.columns[key] for key in ("code", "title") if key in header.columns]
    candidates += [c for c, text in rows[header.row].items() if names.get(key_of(text)) == "code"]
    counts = {c: len(set(codes_in(rows, header.row, c))) for c in dict.fromkeys(candidates)}
    best = max(counts, key=lambda c: (counts[c], -candidates.index(c)), default=None)
    if best is None or not counts[best]:
        return header
    columns = {key: c for key, c in header.columns.items() if key != "code" and c != best}
    columns["code"] = best
    if header.columns.get("title") == best:
        columns["title"] = best
    unknown = {c: text for c, text in header.unknown.items() if c != best}
    return header._replace(columns=columns, unknown=unknown)


def codes_in(
    rows: Mapping[int, dict[int, str]], above: int, column: int, *, bare: bool = False
) -> Iterator[int]:
    """Yield the item numbers that stand in a column below a row."""
    for number, cells in rows.items():
        if number > above and column in cells:
            code, _ = parse_code_and_title(cells[column], MANY_CODES, bare=bare)
            if code.value is not None:
                yield code.value


def texts_of(sheet_grid: SheetGrid) -> dict[int, dict[int, str]]:
    """Every filled cell as a person reads it: row → column → text."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), value in sheet_grid.cells.items():
        text = shown(value)
        if text:
            rows.setdefault(row, {})[column] = text
    return rows


@lru_cache(maxsize=64)
def _names(sheet: Sheet, *, weak: bool = False) -> dict[str, str]:
    names: dict[str, str] = {}
    for column in sheet.columns:
        if weak:
            names.update((key_of(text), column.key) for text in column.weak)
            continue
        for text in (column.header, column.header_en, *column.synonyms):
            names.setdefault(key_of(text), column.key)
            if (bare := _bare(text)) not in names:
                names[bare] = column.key
    return names


def _named(text: str, names: Mapping[str, str]) -> str | None:
    """The column that a text is a header of; no header is as long as a paragraph."""
    if len(text) > LONGEST_HEADER:
        return None
    return names.get(key_of(text)) or names.get(_bare(text))


def key_of(text: str) -> str:
    """The key by which two names are the same."""
    return fold_tight(text).strip("*:")


def _bare(text: str) -> str:
    """The key without what stands in brackets: a unit or a gloss."""
    return key_of(_BRACKETS.sub("", text)) or key_of(text)


def near(one: str, other: str) -> bool:
    """Whether two folded names are so alike that one is a slip of the other.

    Names that differ in a digit are never a slip: quarter 1 is not quarter 2.
    """
    if (
        _DIGITS.findall(one) != _DIGITS.findall(other)
        or abs(len(one) - len(other)) > len(other) // 3
    ):
        return False
    from rapidfuzz import fuzz  # noqa: PLC0415  (only a workbook with strange names needs it)

    letters = _letters(one)
    same_letters = len(letters) >= FEWEST_LETTERS and letters == _letters(other)
    return bool(fuzz.ratio(one, other) >= (NEAR_MARKS if same_letters else NEAR))


def _letters(text: str) -> str:
    """A text without vowel and tone marks above and below: what is mistyped most."""
    return "".join(letter for letter in text if unicodedata.category(letter) != "Mn")
