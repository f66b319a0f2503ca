"""There was nothing to report, says the row; nothing shows that this was published.

Where there was no complaint, or no procurement in a month, the assessor looks for the statement
that there was none (a district office's order of FY 2565, items O23 and O31; causes, no. 13). A
done item without a link is left to Z101. While nobody has filled in any link it is a question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.messages import Bilingual
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.rules.said import Said, everything
from oitsheet.judging.submission import Presence
from oitsheet.values import states_none

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import ItemRow, Submission


@rule("Z133", severity=Severity.RISK, needs=("items.status",))
def none_not_published(submission: Submission) -> Iterator[Hit]:
    """Flag items that say "none" and give no link."""
    filled = any(item.links for item in submission.items)
    for item in submission.open_items:
        if item.links or item.claimed:
            continue
        for number, element in enumerate(item.item.elements, start=1):
            mark = item.marks.get(number)
            there = mark is not None and mark.presence is Presence.THERE
            if element.conditional is None or element.granularity or there:
                continue
            said = next(_none(item, element.conditional, submission), None)
            if said:
                expected = Bilingual(element.th, element.en)
                proven = filled and element.source.proven
                yield hit(said.at, item=item, proven=proven, found=said.text, expected=expected)


def _none(item: ItemRow, case: str, submission: Submission) -> Iterator[Said]:
    """Each text of the row, its status among them, that says that there was none."""
    status = item.cell("status")
    first = [Said(status.at, status.text)] if status else []
    every = (*first, *everything(item, submission))
    return (said for said in every if states_none(said.text, case))
