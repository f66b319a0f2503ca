"""The rows of a source's tables put together to items: nothing is understood of them yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.errors import OitsheetError
from oitsheet.exchange.criteria.forerunners import CLOSE, likeness
from oitsheet.exchange.criteria.gathering import Gathering, goes_on, joined
from oitsheet.exchange.criteria.table import Frame, frame_of, tells_by_codes
from oitsheet.exchange.criteria.words import says
from oitsheet.form.edition import edition_keys, load_edition
from oitsheet.judging.submission.headers import texts_of
from oitsheet.values import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from oitsheet.exchange.criteria.gathering import Left, Raw
    from oitsheet.exchange.source import Source

FEWEST_ITEMS = 3

FEWEST_LIKE = 0.25
"""So large a share of the titles must be known where nothing else tells what the table is."""

_SHOWN = 6


class NotCriteriaError(OitsheetError):
    """The source holds no table of criteria.

    Attributes:
        seen: What was seen instead: the first words of its tables.
        items: How many items were found all the same.
    """

    def __init__(self, seen: tuple[str, ...], items: int) -> None:
        super().__init__(f"no table of criteria; seen: {', '.join(seen)}")
        self.seen = seen
        self.items = items


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that stands in a source.

    Attributes:
        items: The items in the order of their numbers; a gap in the numbers stays one.
        left: What has no place in an item.
        years: The years (B.E.) that the words around the tables name.
    """

    items: tuple[Raw, ...]
    left: tuple[Left, ...]
    years: frozenset[int]


class _Numbered(NamedTuple):
    items: list[Raw]
    left: list[Left]


def read_criteria(source: Source) -> Reading:
    """Read the items of a source.

    Args:
        source: The file as tables.

    Raises:
        NotCriteriaError: There are no items in it.
    """
    gathering = Gathering(kind=source.kind)
    years: set[int] = set()
    frames = _frames(source)
    for number, (table, frame) in enumerate(zip(source.tables, frames, strict=True), start=1):
        years.update(_years(f"{table.caption}\n{table.grid.name}"))
        if frame is None:
            gathering.no_criteria(number, table)
        else:
            years.update(gathering.table(number, table, frame))
    telling = any(frame and frame.telling for frame in frames)
    items = _numbered(gathering)
    titles = [item.title for item in items.items if item.title]
    telling = telling or gathering.marked >= FEWEST_ITEMS or _like_known(titles)
    if len(titles) < FEWEST_ITEMS or not telling:
        raise NotCriteriaError(tuple(_seen(source)), len(items.items))
    years.update(_years(source.name))
    return Reading(
        items=tuple(items.items),
        left=tuple(items.left),
        years=frozenset(years),
    )


def _frames(source: Source) -> list[Frame | None]:
    """How each table is to be read; None for one that is not of criteria.

    Where some table tells by its headers or codes that it is, one that only might be is not: a list
    of persons is numbered, too.
    """
    frames: list[Frame | None] = []
    sure: list[bool] = []
    for table in source.tables:
        before = next((frame for frame in reversed(frames) if frame), None)
        frame = frame_of(table, before)
        frames.append(frame)
        sure.append(frame is not None and (frame.telling or tells_by_codes(table, frame)))
    if not any(sure):
        return frames
    return [frame if known else None for frame, known in zip(frames, sure, strict=True)]


def _numbered(gathering: Gathering) -> _Numbered:
    """Give every item its number; what is met twice is one, two items of one number are told."""
    found = gathering.items
    left = list(gathering.left)
    numbers = {item.number for item in found}
    if numbers == {0}:
        return _Numbered([replace(item, number=n) for n, item in enumerate(found, start=1)], left)
    kept: dict[int, Raw] = {}
    last = 0
    for item in found:
        number = item.number
        if number in kept and goes_on(item, kept[number], under=False):
            kept[number] = joined(kept[number], item)
        elif not number or number in kept:
            # a row that lost its number, or a slip of one, is the next item where that is nobody's
            if last + 1 in numbers:
                if number or not last:
                    left.append(item.as_left())
                else:
                    kept[last] = joined(kept[last], item)
                continue
            number = last + 1
            numbers.add(number)
            kept[number] = replace(item, number=number, slipped=True)
        else:
            kept[number] = item
        last = number
    return _Numbered([kept[number] for number in sorted(kept)], left)


def _like_known(titles: Sequence[str]) -> bool:
    """Whether enough of the titles are like those of editions that ship with the package."""
    names = [item for key in edition_keys() for item in load_edition(key).items]
    like = sum(any(likeness(title, name) >= CLOSE for name in names) for title in titles)
    return like >= len(titles) * FEWEST_LIKE


def _years(text: str) -> Iterator[int]:
    found = says("year", "stated", text)
    while found:
        yield int(found[0].translate({0x0E50 + d: str(d) for d in range(10)}))
        text = text[found.end() :]
        found = says("year", "stated", text)


def _seen(source: Source) -> Iterator[str]:
    """The first words of the source's tables."""
    for table in source.tables:
        rows = texts_of(table.grid)
        if rows:
            first = rows[min(rows)]
            yield from (one_line(text)[:40] for _, text in sorted(first.items())[:_SHOWN])
            return
