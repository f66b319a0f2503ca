"""What a reader of workbooks leaves out, found by a look of our own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.workbook.grid import Area, Place


@dataclass(slots=True)
class Looked:
    """One sheet.

    Attributes:
        links: Where a cell's link leads.
        texts: The text of a cell that holds several links, their addresses in it.
        merged: Merged areas.
        hidden: First and last row of each stretch of rows that do not show.
    """

    links: dict[Place, str] = field(default_factory=dict)
    texts: dict[Place, str] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden: list[tuple[int, int]] = field(default_factory=list)

    def hidden_up_to(self, last: int) -> Iterator[int]:
        """Yield the hidden rows as far as the last row with something in it."""
        for first, end in self.hidden:
            yield from range(first, min(end, last) + 1)
