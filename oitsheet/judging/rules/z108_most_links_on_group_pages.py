"""What is given as the groups' pages holds most of the links.

Either the field names a part of the main website, or nearly everything stands where a provincial
office's data scored zero (its memo on FY 2566, item O29; causes, no. 1): asked once here instead
of told once for each item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.addresses import demand_group_pages, linked, most_on_group_pages
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z108", severity=Severity.CONFIRM, needs=("items.link", "agency"))
def most_links_on_group_pages(submission: Submission) -> Iterator[Hit]:
    """Show the field where more than half of the items are on groups' pages, and how many."""
    given = linked(submission)
    if given:
        demand_group_pages(submission)
    count = most_on_group_pages(submission)
    if count and submission.agency:
        at = submission.agency.places["group_prefixes"]
        found = submission.agency.text_in("group_prefixes")
        yield hit(at, found=found, count=count, total=len(given))
