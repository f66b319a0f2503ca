"""What a column holds, told by its cells alone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from oitsheet.exchange.importing.wordbook import wordbook
from oitsheet.judging.submission.headers import ENOUGH_HEADERS, MANY_CODES
from oitsheet.judging.submission.statuscolumn import statuses_in
from oitsheet.values import (
    fold_tight,
    group_of,
    look,
    parse_code_and_title,
    parse_codes,
    parse_count,
    shown,
    split_urls,
)
from oitsheet.values.parsed import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from oitsheet.exchange.importing.titles import Titles
    from oitsheet.form.layout import Layout
    from oitsheet.workbook.grid import SheetGrid, Value

    Values = Sequence[tuple[int, Value, str]]
    """Row, what is stored, and the address behind it; of one column."""

FEWEST_LINKS = 2


def columns_below(grid: SheetGrid, row: int) -> dict[int, list[tuple[int, Value, str]]]:
    """Each column's filled cells below a row."""
    found: dict[int, list[tuple[int, Value, str]]] = {}
    for place, value in sorted(grid.cells.items()):
        if place[0] > row:
            link = grid.hyperlinks.get(place, "")
            found.setdefault(place[1], []).append((place[0], value, link))
    return found


def kind_of(values: Values, layout: Layout) -> str | None:
    """The key of the item list's column that a column seems to be; None where nothing tells."""
    filled = [value for value in values if look(value[1]).kind is Kind.UNKNOWN]
    if not filled:
        return None
    linked = sum(bool(addresses(value, link)) for _, value, link in filled)
    if linked >= FEWEST_LINKS and linked * 2 >= len(filled):
        return "link"
    if statuses_in((value for _, value, _ in filled), layout.status_words):
        return "status"
    owners = sum(is_owner(value) for _, value, _ in filled)
    if owners >= ENOUGH_HEADERS and owners * 2 >= len(filled):
        return "owner_lead"
    return None


def mostly_dates(values: Values) -> bool:
    """Whether a column holds days."""
    days = sum(isinstance(value, dt.date) for _, value, _ in values)
    return days >= ENOUGH_HEADERS and days * 2 >= len(values)


def addresses(value: Value, link: str) -> tuple[str, ...]:
    """The web addresses in a cell, else those behind it."""
    own = _addresses_in(value)
    return own or _addresses_in(link)


def _addresses_in(value: object) -> tuple[str, ...]:
    if not isinstance(value, str) or not value:
        return ()
    return tuple(part.url for part in split_urls(value) if part.url)


def only_addresses(value: Value) -> bool:
    """Whether a cell holds addresses and no word besides."""
    parts = split_urls(value) if isinstance(value, str) else ()
    return bool(parts) and all(part.url for part in parts)


def is_owner(value: Value) -> bool:
    """Whether a text begins as positions and groups do."""
    if not isinstance(value, str):
        return False
    first = fold_tight(value.strip().lstrip("-*\N{BULLET}\N{WHITE CIRCLE} 0123456789.)"))
    begins = tuple(fold_tight(word) for word in wordbook().owner_begins)
    return first.startswith(begins) or group_of(value) is not None


def title_column(grid: SheetGrid, known: Iterable[Titles]) -> tuple[int, int, int] | None:
    """The column in which most titles of any edition's items stand.

    Returns:
        Its number, the first row with such a title, and how many there are; None without enough.
    """
    best: tuple[int, int, int] | None = None
    for titles in known:
        found: dict[int, dict[int, int]] = {}
        for (row, column), value in sorted(grid.cells.items()):
            if isinstance(value, str):
                _, rest = parse_code_and_title(value, MANY_CODES)
                item = titles.of(rest)
                if item is not None:
                    found.setdefault(column, {}).setdefault(item.item.no, row)
        for column, rows in found.items():
            if len(rows) >= ENOUGH_HEADERS and (best is None or len(rows) > best[2]):
                best = column, min(rows.values()), len(rows)
    return best


def marked_codes(texts: Mapping[int, Mapping[int, str]], above: int) -> tuple[int, int] | None:
    """The column with most item codes that cannot be mere numbers, and the first of their rows."""
    counts: dict[int, set[int]] = {}
    first: dict[int, int] = {}
    for row, cells in sorted(texts.items()):
        if row <= above:
            continue
        for column, text in cells.items():
            code, _ = parse_code_and_title(text, MANY_CODES)
            if code.value is not None:
                counts.setdefault(column, set()).add(code.value)
                first.setdefault(column, row)
    best = max(counts, key=lambda column: (len(counts[column]), -column), default=None)
    if best is None or len(counts[best]) < ENOUGH_HEADERS:
        return None
    return best, first[best]


def ranges_in(values: Values) -> int:
    """How many cells of a column name several items at once: ``O18-O24, O30``."""
    read = [parse_codes(value, MANY_CODES).value for _, value, _ in values]
    return sum(codes is not None and len(codes.numbers) > 1 and not codes.rest for codes in read)


def samples_of(values: Values, most: int = 3) -> tuple[str, ...]:
    """What stands most often in a column, in short."""
    texts = Counter(" ".join(shown(value).split())[:60] for _, value, _ in values)
    return tuple(text for text, _ in texts.most_common(most))


def counts_up(values: Iterable[object]) -> bool:
    """Whether values merely number their rows: 1, 2, 3."""
    numbers = [parse_count(value).value for value in values]
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
