"""What is known before a table is looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oitsheet.exchange.importing.mapping import Wish
    from oitsheet.exchange.importing.titles import Titles
    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known before a table is looked at.

    Attributes:
        known: The titles of every edition that comes into question.
        edition: The edition, once it is chosen: sheets that it has no use for are left out.
        used: Which wishes met a column; grows.
    """

    layout: Layout
    known: tuple[Titles, ...]
    wishes: tuple[Wish, ...] = ()
    edition: Edition | None = None
    used: set[str] = field(default_factory=set)
