"""Corruption is reported on the page that serves another channel, too.

The channel must be apart from the general one (a district office's order of FY 2565, a school's
page of FY 2566; causes, no. 20). One page may still hold two separate forms, so it is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.edition import Topic
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.addresses import about, addresses, is_door, meets
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z116", severity=Severity.CONFIRM, needs=("items.link",))
def complaints_not_apart(submission: Submission) -> Iterator[Hit]:
    """Show the item where its every address is that of another channel or of the contacts."""
    item = about(submission, Topic.COMPLAINT)
    if item is None:
        return
    general = [i for i in submission.items if is_door(i) and i is not item]
    same = meets(item, general, submission)
    if same:
        yield hit(
            item.place("link"),
            item=item,
            also=tuple(other.place("link") for other in same),
            found=addresses(item)[0].text,
            items=tuple(other.code for other in same),
        )
