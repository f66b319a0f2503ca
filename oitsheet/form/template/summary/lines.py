"""The figures of the summary: what each line's formula comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.template.results_text import half_up

if TYPE_CHECKING:
    from oitsheet.form.template.results import Result
    from oitsheet.form.template.summary.world import World

_COUNTED = {
    "items": "applies",
    "claimed": "claimed",
    "linked": "linked",
    "told": "told",
    "mend": "mend",
    "remark": "remark",
    "going": "going",
    "idle": "idle",
    "blank": "blank",
}
"""Figures that count items: line → column of the items' helper table."""


def line_results(world: World) -> dict[str, Result]:
    """The results of the summary's figures, by the line's key."""
    book = world.rows["book"][0]
    counts = {line: int(world.total(key)) for line, key in _COUNTED.items()}
    allocated, spent = float(book["allocated"]), float(book["spent"])
    return {
        **counts,
        "claimed_percent": percent(counts["claimed"], counts["items"]),
        "target": book["target"],
        "score": book["score"],
        "allocated": allocated,
        "spent": spent,
        "spent_percent": percent(spent, allocated),
        "left": allocated - spent,
    }


def percent(part: float, whole: float) -> Result:
    """Half up at two decimals; an empty text where there is no whole."""
    return half_up(part / whole * 100) if whole else ""
