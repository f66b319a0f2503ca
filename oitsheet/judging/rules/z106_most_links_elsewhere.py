"""Most links lead to a website that is not the one on the agency sheet.

Then the address on the agency sheet is the likelier slip, or the website has moved: asked once
there instead of once for each item. That the main website counts is in the assessor's own
instructions for handing in, FY 2564 (causes, no. 1 and 28).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.addresses import (
    demand_main_site,
    elsewhere,
    linked,
    main_sites,
    moved_to,
)
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z106", severity=Severity.CONFIRM, needs=("items.link", "agency"))
def most_links_elsewhere(submission: Submission) -> Iterator[Hit]:
    """Show the one other website on which more than half of the items are."""
    given = linked(submission)
    if given:
        demand_main_site(submission)
    moved = moved_to(submission)
    if moved and submission.agency:
        yield hit(
            submission.agency.places["hosts"],
            found=moved,
            expected=main_sites(submission),
            count=len(elsewhere(submission)[moved]),
            total=len(given),
        )
