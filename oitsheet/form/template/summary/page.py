"""The summary as a page: its grid, where each block stands, and what is put into its cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from oitsheet.form.template.contents import Formula
from oitsheet.form.template.look import DIGIT, PADDING
from oitsheet.form.template.plan import quoted
from oitsheet.form.template.summary import look
from oitsheet.form.template.summary.world import named, resolved
from oitsheet.location import column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.form.layout import Sheet
    from oitsheet.form.template.filled import CellValue
    from oitsheet.form.template.results import Result
    from oitsheet.form.template.summary.world import World

WIDTHS = (5, 7, 27, 8.5, 9, 8.5, 8.5, 8.5, 8.5, 10, 36)
A, B, C, D, E, F, G, H, I, J, K = range(1, len(WIDTHS) + 1)  # noqa: E741  as Excel shows them

LINE_HEIGHT, HEAD_HEIGHT, GAP = 24.0, 42.0, 9.0
CARD_HEIGHTS = (24.0, 46.0, 22.0)
SHOWN_FIRST = 10
"""So many items to put right are shown."""

Place = tuple[int, int]
"""Row and column, 1-based."""


@dataclass(frozen=True, slots=True)
class Put:
    """What stands in a cell, or in an area that is merged into one.

    Attributes:
        to: The area's last cell; None for a single cell.
        link: A place in the book that the text leads to.
    """

    at: Place
    value: CellValue | Formula | None
    look: Mapping[str, Any]
    to: Place | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The first row of each block: the row of its heading, where it has one."""

    office: int
    start: int
    cards: int
    figures: int
    subs: int
    mend: int
    spent: int
    scale: int
    contents: int


def places(sheet: Sheet, subs: int) -> Places:
    """Lay the blocks out from top to bottom, a free row between them.

    Args:
        sheet: The summary, for the number of its figures.
        subs: How many sub-indicators the edition has.
    """
    office, start = 3, 4
    cards = 6
    figures = cards + len(CARD_HEIGHTS) + 1
    sub_rows = figures + 1 + figure_rows(sheet) + 1
    mend = sub_rows + 2 + subs + 1 + 1
    spent = mend + 2 + SHOWN_FIRST + 1 + 1
    scale = spent + 2 + 4 + 1 + 1 + 1 + 1
    return Places(
        office=office,
        start=start,
        cards=cards,
        figures=figures,
        subs=sub_rows,
        mend=mend,
        spent=spent,
        scale=scale,
        contents=scale + 1 + 3 + 1,
    )


def figure_rows(sheet: Sheet) -> int:
    """How many rows the two columns of figures take."""
    return -(-sum(line.place == "figures" for line in sheet.lines) // 2)


@dataclass(slots=True)
class Page:
    """The summary while it is being laid out.

    Attributes:
        puts: What stands where.
        names: Defined name → what it refers to.
        heights: Row → its height in points, where it is not that of a line.
    """

    world: World
    sheet: Sheet
    at: Places
    puts: list[Put] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)

    def put(
        self,
        at: Place,
        value: CellValue | Formula | None,
        style: Mapping[str, Any],
        *,
        to: int | Place | None = None,
        link: str | None = None,
    ) -> None:
        """Put something into a cell, or into all cells up to a column or a place."""
        if isinstance(to, int):
            to = at[0], to
        self.puts.append(Put(at, value, style, None if to == at else to, link))

    def live(self, formula: str, result: Result) -> Formula:
        """A formula with names and its result."""
        return Formula(resolved(formula), result)

    def word(self, block: str, key: str) -> str:
        """One of the summary's words, in Thai."""
        return self.world.word(block, key)

    def heading(self, row: int, block: str, last: int) -> None:
        """Put a block's heading over its columns."""
        self.put((row, A), self.word(block, "title"), look.section(), to=last)

    def name(self, table: str, key: str, first: Place, last: Place) -> None:
        """Give an area of the summary a name."""
        ends = [f"${column_letters(column)}${row}" for row, column in (first, last)]
        area = ":".join(dict.fromkeys(ends))
        self.names[named(table, key)] = f"{quoted(self.sheet.name)}!{area}"


def column_pixels(width: float) -> int:
    """How wide a column of so many characters is."""
    return int(width * DIGIT + 0.5) + PADDING


def a1(at: Place) -> str:
    """A cell as a formula of its own sheet names it."""
    return f"{column_letters(at[1])}{at[0]}"
