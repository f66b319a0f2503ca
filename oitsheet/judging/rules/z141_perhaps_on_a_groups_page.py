"""The data seem to stand on a group's own page; whether they do, nobody has said.

Statistics on a group's page of the website scored zero (a provincial office's memo on FY 2566, item
O29; causes, no. 1). Where the agency sheet tells which pages are a group's, Z107 knows; here only
the writing speaks, a part of the address or the explanation, so it is asked once for all items.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.addresses import (
    addresses,
    group_pages,
    groups_answered,
    linked,
    on_group_page,
    together,
)
from oitsheet.judging.rules.rule import rule
from oitsheet.values import holds_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import ItemRow, Submission


@rule("Z141", severity=Severity.CONFIRM, needs=("items.link",))
def perhaps_on_a_groups_page(submission: Submission) -> Iterator[Hit]:
    """Ask about items whose every address, or whose explanation, names a group's page."""
    groups, answered = group_pages(submission), groups_answered(submission)
    found = {
        item.code: named
        for item in linked(submission)
        if not on_group_page(item, groups) and (named := _named(item, answered=answered))
    }
    items = [item for item in linked(submission) if item.code in found]
    if items:
        yield together(items, found=found[items[0].code])


def _named(item: ItemRow, *, answered: bool) -> str:
    """What names a group's page; an address does not once the office has said which are."""
    explanation = item.text("explanation") or ""
    if holds_word(explanation, "group_page"):
        return explanation
    given = addresses(item)
    return given[0].text if not answered and all(a.is_of_a_group for a in given) else ""
