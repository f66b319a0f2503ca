"""An item is done or has its link, and another cell of its row says what is not there yet.

"Incomplete by its elements" is zero by the printed rule (a provincial office's memo on FY 2566;
causes, no. 4, 6); such a remark is easily left in the document's or the explanation's cell. What
exactly it speaks of cannot be told for certain, so it is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.rules.said import everything
from oitsheet.values import holds_word, says_any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z143", severity=Severity.CONFIRM, needs=("items.document|items.explanation|items.link",))
def said_not_to_be_there(submission: Submission) -> Iterator[Hit]:
    """Ask once for each item, at the first cell that says so; a remark in the status is C102's."""
    for item in submission.open_items:
        handed_in = item.claimed or (item.status is None and item.linked)
        if not handed_in or item.remarked:
            continue
        for said in everything(item, submission):
            if holds_word(said.text, "group_page"):
                continue  # Z141 asks
            lacking = says_any(said.text, "not_there_yet")
            if lacking and not says_any(said.text, "none_to_tell"):
                yield hit(said.at, item=item, found=said.text)
                break
