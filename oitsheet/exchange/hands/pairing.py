"""Which row of a table is which, where rows have no codes: by what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.hands.held import same

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.exchange.hands.held import Held

    Rows = Mapping[str, Mapping[str, Held]]
    """Row → column key → what stands there."""

HALF = 2
"""Of so many filled cells one must be the same for two rows to be one."""


def paired(before: Rows, now: Rows, anchor: str) -> dict[str, str]:
    """Find the rows of a table again, wherever they stand now.

    First rows in which nothing differs; then, the most alike first, rows of one anchor, or of
    which at least half of what was filled in is the same.

    Args:
        before: The rows as they were.
        now: The rows as they are.
        anchor: The key of the column that names what a row is about.

    Returns:
        Row as it was → row as it is; of rows that are not found again nothing.
    """
    found: dict[str, str] = {}
    scored = [
        (score, -at, -there, old, new)
        for at, (old, cells) in enumerate(before.items())
        for there, (new, others) in enumerate(now.items())
        if (score := _likeness(cells, others, anchor)) is not None
    ]
    taken: set[str] = set()
    for *_, old, new in sorted(scored, reverse=True):
        if old not in found and new not in taken:
            found[old] = new
            taken.add(new)
    return found


def _likeness(
    cells: Mapping[str, Held], others: Mapping[str, Held], anchor: str
) -> tuple[bool, bool, int] | None:
    """How alike two rows are: wholly, by their anchors, in how many cells; None for not at all."""
    keys = cells.keys() & others.keys()
    filled = [key for key in keys if not cells[key].blank]
    alike = sum(same(cells[key], others[key]) for key in filled)
    wholly = all(same(cells[key], others[key]) for key in keys)
    anchored = anchor in filled and same(cells[anchor], others[anchor])
    if not filled or not (anchored or (alike and alike * HALF >= len(filled))):
        return None
    return wholly, anchored, alike
