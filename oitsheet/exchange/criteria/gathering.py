"""Rows gathered into items, table after table, heading after heading."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.exchange.criteria.table import (
    Heading,
    headings_in,
    is_header_again,
    is_note,
    same_words,
    spot_of,
)
from oitsheet.exchange.criteria.words import columns, digits, pattern, says
from oitsheet.exchange.source import SourceKind
from oitsheet.judging.submission.headers import MANY_CODES, texts_of
from oitsheet.values import clean, is_continuation_mark, parse_code_and_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from oitsheet.exchange.criteria.table import Frame, Spot
    from oitsheet.exchange.source import SourceTable

_LONGEST_HEADING = 120


class Left(NamedTuple):
    """Something that has no place in an edition."""

    at: Spot
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """An item as it stands in the source.

    Attributes:
        number: Its number; 0 where none is printed.
        title: Its title; lines of a wrapped one are joined.
        demand: What it must show, as printed.
        points: What is said of its points, as printed.
        previous: What is said of last year's items, as printed.
        remarks: What stands in further columns: header and text.
        group: The sub-indicator's heading above it, if any.
        indicator: The indicator's heading above it, if any.
        at: Where it begins.
        slipped: Whether its number was mended.
    """

    number: int
    title: str
    demand: str = ""
    points: str = ""
    previous: str = ""
    remarks: tuple[tuple[str, str], ...] = ()
    group: Heading | None = None
    indicator: Heading | None = None
    at: Spot
    slipped: bool = False

    def as_left(self) -> Left:
        """The item as something that has no place."""
        parts = (f"O{self.number}" if self.number else "", self.title, self.demand)
        return Left(self.at, " · ".join(filter(None, parts)))


@dataclass(slots=True)
class Gathering:
    """Items as they come.

    Attributes:
        kind: What sort of file the tables are of.
        items: Those gathered so far.
        left: What has no place.
        marked: How many codes were more than a number.
    """

    kind: SourceKind
    items: list[Raw] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    marked: int = 0
    _group: Heading | None = None
    _indicator: Heading | None = None

    def no_criteria(self, number: int, table: SourceTable) -> None:
        """Pass over a table that is none of criteria; a heading in it is one all the same."""
        self._headings(table.caption)
        for row, cells in sorted(texts_of(table.grid).items()):
            text = " · ".join(clean(cell) for _, cell in sorted(cells.items()))
            if not self._headings(text):
                at = spot_of(table, number, row, self.kind)
                self.left.append(Left(at, text))

    def table(self, number: int, table: SourceTable, frame: Frame) -> Iterator[int]:
        """Gather the items of a table; returns the years that its preamble names."""
        self._headings(table.grid.name if self.kind is SourceKind.WORKBOOK else "")
        self._headings(table.caption)
        rows = texts_of(table.grid)
        years = []
        under = _merged_down(table, frame)
        for row, cells in sorted(rows.items()):
            at = spot_of(table, number, row, self.kind)
            if row <= frame.header:
                text = "\n".join(cells.values())
                years += [int(found) for found in pattern("year", "stated").findall(digits(text))]
                if row < frame.first and not self._headings(text):
                    self._leave(at, cells)
                continue
            if not is_header_again(cells):
                self._row(cells, frame, at, under=row in under)
        return iter(years)

    def _headings(self, text: str) -> bool:
        """Take in the headings of a text; whether it holds some."""
        any_found = False
        for heading in headings_in(text):
            any_found = True
            self._take(heading)
        return any_found

    def _take(self, heading: Heading) -> None:
        if heading.whole:
            self._indicator, self._group = heading, None
        else:
            self._group = heading

    def _row(self, cells: Mapping[int, str], frame: Frame, at: Spot, *, under: bool) -> None:
        said: dict[str, str] = {}
        for key, column in frame.places:
            if column in cells:
                said[key] = _lines(said.get(key, ""), clean(cells[column]))
        number, title = _number_and_title(said, frame)
        alone = len({clean(text) for text in cells.values()}) == 1
        only = "elements" not in frame.columns and frame.columns.get("title") == code_column(frame)
        text = next(iter(cells.values()))
        if alone and not number and self._is_heading(text, said, at, only=only):
            return
        if only and not number and self.items:
            self.items[-1] = replace(
                self.items[-1], demand=_lines(self.items[-1].demand, clean(text))
            )
            return
        self._columns(said)
        read = {column for _, column in frame.places}
        remarks = tuple(
            (frame.unknown.get(c, ""), clean(text))
            for c, text in sorted(cells.items())
            if c not in read and clean(text)
        )
        if said.get("remark"):
            remarks = (*remarks, (columns().column("remark").header, said["remark"]))
        item = replace(self._item(number, title, said, at), remarks=remarks)
        self.marked += bool(number) and not said.get("code", "").strip()[:1].isdigit()
        above = self.items[-1] if self.items else None
        if above and goes_on(item, above, under=under):
            self.items[-1] = joined(above, item)
        elif number or title:
            self.items.append(item)
        elif above and (item.demand or item.points or remarks):
            self.items[-1] = joined(above, item)
        else:
            self._leave(at, cells)

    def _leave(self, at: Spot, cells: Mapping[int, str]) -> None:
        """Keep what has no place."""
        self.left.append(Left(at, " · ".join(clean(text) for _, text in sorted(cells.items()))))

    def _is_heading(self, text: str, said: Mapping[str, str], at: Spot, *, only: bool) -> bool:
        """Take a row of one text for a heading, or for a note below the table.

        Where titles and demands share the one column there is, only its words can tell a heading.
        """
        if self._headings(text):
            return True
        if is_note(text):
            self.left.append(Left(at, clean(text)))
            return True
        wide = not said.get("elements") and len(text) <= _LONGEST_HEADING
        if wide and not only and "code" in said and "\n" not in clean(text):
            self._take(Heading("", clean(text)))
            return True
        return False

    def _columns(self, said: Mapping[str, str]) -> None:
        """Take in what the columns of indicators and sub-indicators say."""
        for key, whole in (("indicator", True), ("sub_indicator", False)):
            text = said.get(key)
            if text and not self._headings(text):
                self._take(Heading("", " ".join(text.split()), whole=whole))

    def _item(self, number: int, title: str, said: Mapping[str, str], at: Spot) -> Raw:
        return Raw(
            number=number,
            title=" ".join(title.split()),
            demand=said.get("elements", ""),
            points=said.get("points", ""),
            previous=said.get("previous", ""),
            group=self._group,
            indicator=self._indicator,
            at=at,
        )


def goes_on(item: Raw, above: Raw, *, under: bool) -> bool:
    """Whether a row goes on with the item above it.

    Args:
        item: The row, read as an item.
        above: The item.
        under: Whether the item's code or title is merged down over the row.
    """
    if item.number and item.number != above.number:
        return False
    again = says("heading", "again", item.title) is not None
    return (
        under
        or not item.title
        or again
        or is_continuation_mark(item.title)
        or same_words(item.title, above.title)
    )


def joined(above: Raw, item: Raw) -> Raw:
    """The item above with a row that goes on with it."""
    title = item.title
    said_before = same_words(title, above.title) or above.title.endswith(title)
    if said_before or says("heading", "again", title) or is_continuation_mark(title):
        title = above.title
    else:
        title = f"{above.title}{_joint(above.title, title)}{title}"
    return replace(
        above,
        title=title,
        demand=_lines(above.demand, item.demand),
        points=_lines(above.points, item.points),
        previous=_lines(above.previous, item.previous),
        remarks=(*above.remarks, *item.remarks),
    )


def code_column(frame: Frame) -> int | None:
    """The column of the codes."""
    return frame.columns.get("code")


def _number_and_title(said: Mapping[str, str], frame: Frame) -> tuple[int, str]:
    """An item's number, 0 for none, and its title."""
    shared = frame.columns.get("title") == frame.columns.get("code")
    title = said.get("title", "")
    if "code" in said:
        code = pattern("heading", "again").sub("", said["code"])
        number, behind = parse_code_and_title(code, MANY_CODES, bare=True)
        if shared:
            lines = title.splitlines()
            return (number.value or 0), behind or (title if number.value is None else lines[0])
        if number.value is not None:
            return number.value, title or behind
        return 0, title
    if "code" not in frame.columns:
        number, behind = parse_code_and_title(title, MANY_CODES, bare=True)
        if number.value is not None and behind:
            return number.value, behind
    return 0, title


def _merged_down(table: SourceTable, frame: Frame) -> frozenset[int]:
    """The rows over which a code or title above is merged down: they go on with it."""
    own = {frame.columns.get("code"), frame.columns.get("title")}
    return frozenset(
        row
        for area in table.grid.merged
        if area.first_column in own
        for row in range(area.first_row + 1, area.last_row + 1)
    )


def _joint(first: str, second: str) -> str:
    """What stands between two parts of a wrapped line: Thai words run on."""
    return "" if _thai(first[-1:]) and _thai(second[:1]) else " "


def _thai(letter: str) -> bool:
    return bool(letter) and 0x0E01 <= ord(letter) <= 0x0E5B  # noqa: PLR2004  (the script's range)


def _lines(first: str, second: str) -> str:
    return "\n".join(filter(None, (first, second)))
