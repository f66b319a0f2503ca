"""The data stand on a group's own page, not on the main website.

The statistics of a provincial office stood "on a group's page of the website" and scored zero (its
memo on FY 2566, item O29; causes, no. 1). Such a page may be on the same host: only the office
knows which pages are a group's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.addresses import (
    demand_group_pages,
    group_pages,
    linked,
    main_sites,
    most_on_group_pages,
    on_group_page,
)
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z107", severity=Severity.RISK, needs=("items.link", "agency"))
def on_a_groups_page(submission: Submission) -> Iterator[Hit]:
    """Flag items whose every address begins like a group's page."""
    given = linked(submission)
    if given:
        demand_group_pages(submission)
    groups, mains = group_pages(submission), main_sites(submission)
    if most_on_group_pages(submission):
        return  # Z108 asks about the field
    for item in given:
        page = on_group_page(item, groups)
        if page and not (page.is_home and page.site in mains):
            yield hit(item.place("link"), item=item, found=page.text)
