"""Where something stood in a source, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oitsheet.exchange.criteria.table import Spot
    from oitsheet.form.messages import Catalogue


def place_in_words(at: Spot, words: Catalogue) -> str:
    """Say where something stood: sheet and row, table and row, or line."""
    key = "at_sheet" if at.sheet else "at_table" if at.table else "at_line"
    return words.say(f"own_edition.{key}", sheet=at.sheet, table=at.table, row=at.row)
