"""Last year's list as if it had been read from a table: for a year whose own is not yet known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.criteria.gathering import Raw
from oitsheet.exchange.criteria.reading import Reading
from oitsheet.exchange.criteria.table import Heading, Spot
from oitsheet.exchange.criteria.words import in_another_year

if TYPE_CHECKING:
    from oitsheet.form.edition import Edition

_NOWHERE = Spot(0, "", 0)


def reading_of(base: Edition, year: int, items: int | None, new_title: str) -> Reading:
    """Return an edition's list as a reading without demands: these are taken over.

    Args:
        base: The edition.
        year: The fiscal year that it is for now (B.E.).
        items: How many items there are this year; None for as many.
        new_title: What an item is called that is not yet known, with its code to be filled in.
    """
    titles = {sub.code: sub.title_th for sub in base.sub_indicators}
    raws = []
    for number in range(1, (items or len(base.items)) + 1):
        like = base.items[min(number, len(base.items)) - 1]
        known = number <= len(base.items)
        raws.append(
            Raw(
                number=number,
                title=in_another_year(like.title_th, base.fiscal_years[-1], year)
                if known
                else new_title.replace("{item}", f"O{number}"),
                group=Heading(like.sub_indicator, titles[like.sub_indicator]),
                at=_NOWHERE,
            )
        )
    return Reading(items=tuple(raws), left=(), years=frozenset())


def told_of(base: Edition, items: int | None) -> dict[int, tuple[str, ...]]:
    """Number → the code it continues: its own, as long as there was one."""
    count = items or len(base.items)
    return {n: ((f"O{n}",) if n <= len(base.items) else ()) for n in range(1, count + 1)}
