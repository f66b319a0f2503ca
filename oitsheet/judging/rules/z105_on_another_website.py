"""The data stand on another website than the main one.

The answer to an item says where on the main website its data are (the assessor's own instructions
for handing in, FY 2564); that another website counts for nothing is inferred (causes, no. 28). A
form or a service may stand elsewhere: for these the way from the main website is asked (Z114).
Social media, drives, shortened addresses and groups' pages have rules of their own.
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
    together,
)
from oitsheet.judging.rules.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z105", severity=Severity.CONFIRM, needs=("items.link", "agency"))
def on_another_website(submission: Submission) -> Iterator[Hit]:
    """Name each other website once, with the items that have no address but there."""
    if linked(submission):
        demand_main_site(submission)
    moved = moved_to(submission)  # Z106 asks about that one
    for site, items in elsewhere(submission).items():
        if site != moved:
            yield together(items, found=site, expected=main_sites(submission))
