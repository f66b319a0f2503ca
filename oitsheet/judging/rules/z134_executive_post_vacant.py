"""Nobody holds the post of the top executive.

The page of executives should then read that the post is vacant, not leave it out (a college's notes
for its pages, FY 2563; causes, no. 19), and whoever acts gives what the executive must give: so it
is a question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.executive import executive_elements
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import Kind, look, says_any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z134", severity=Severity.CONFIRM, needs=("agency.executive",))
def executive_post_vacant(submission: Submission) -> Iterator[Hit]:
    """Ask where the agency sheet says that the post is vacant, or states a none."""
    agency = submission.agency
    cell = agency.cells.get("executive") if agency else None
    if cell and (look(cell.raw).kind is Kind.NIL or says_any(cell.text, "vacant")):
        codes = [item.code for item in submission.open_items if executive_elements(item.item)]
        yield hit(cell.at, found=cell.text, codes=tuple(codes))
