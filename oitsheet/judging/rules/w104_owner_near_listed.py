"""An item's owner is nearly, but not quite, one that the owners' sheet lists.

Two spellings are counted as two owners, and neither's load is right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.owner_names import strangers
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("W104", severity=Severity.CONFIRM)
def owner_near_listed(submission: Submission) -> Iterator[Hit]:
    """Ask, once for each name, whether the listed one is meant."""
    for one in strangers(submission):
        if one.near is not None:
            first, *also = one.places
            item = None if also else submission.item_at(first)
            yield hit(first, item=item, also=tuple(also), found=one.name, expected=one.near)
