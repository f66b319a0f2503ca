"""Links that may go along: those of items whose data are of no year, on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.edition import YearRule
from oitsheet.values import fold

if TYPE_CHECKING:
    from oitsheet.exchange.rollover.ledger import Ledger
    from oitsheet.exchange.rollover.points import PastItem
    from oitsheet.form.edition import Edition
    from oitsheet.form.template import CellValue
    from oitsheet.judging.submission import ItemRow, Submission

    Line = dict[str, CellValue]

_CHRISTIAN_ERA = 543
"""Years between the eras."""


def kept_links(
    items: tuple[PastItem, ...], new: Edition, submission: Submission, ledger: Ledger
) -> dict[str, Line]:
    """New code → link and place on the website, of items that name no year in either list.

    A link that holds the old year's number (``/ita-2565/``) stays behind: it leads to that year.
    """
    found: dict[str, Line] = {}
    for item in items:
        if not _standing(item, new):
            continue
        (old,) = item.old
        cell = old.cell("link")
        faulty = any(part.fault for part in old.links)
        if cell is None or faulty or not old.linked or _names_year(old, submission):
            continue
        ledger.carried(cell)
        line: Line = {"link": links_in(old)}
        place = ledger.keep(old.cell("explanation"))
        found[item.link.new] = line | ({"explanation": place} if place is not None else {})
    return found


def links_in(old: ItemRow) -> str:
    """The links of an item, one a line: the address where it stands behind other words."""
    return "\n".join(part.url or part.text for part in old.links)


def _standing(item: PastItem, new: Edition) -> bool:
    """Whether an item is one whole old item, and the data of both are of no year."""
    if len(item.old) != 1 or item.link.partly or item.link.shared:
        return False
    rules = {item.old[0].item.year_rule, new.item(item.link.new).year_rule}
    return rules == {YearRule.CURRENT}


def _names_year(old: ItemRow, submission: Submission) -> bool:
    """Whether link or place on the website names the old year, of either era."""
    texts = links_in(old) + fold(old.text("explanation") or "")
    year = submission.fiscal_year_be
    return any(str(number) in texts for number in (year, year - _CHRISTIAN_ERA))
