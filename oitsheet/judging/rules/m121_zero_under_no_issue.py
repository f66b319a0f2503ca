"""An item that scored zero last year is named under no issue.

What did not pass comes first in the analysis (a provincial office's memo of FY 2567). Which item
belongs to which issue is one office's list, with two lines that look like slips: a suggestion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.analysis import rows_of_issues, weak_items
from oitsheet.judging.measures import highest_of_last_year, measure_items
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import parse_references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("M121", severity=Severity.INFO)
def zero_under_no_issue(submission: Submission) -> Iterator[Hit]:
    """Suggest once where last year's zeros may be taken up."""
    edition, plan = submission.edition, measure_items(submission).plan
    table = submission.tables.get("issues")
    if plan is None or plan.code != edition.issue_item or not submission.rows("issues"):
        return
    if table is None or "items" not in table.columns:
        return
    named = _named(submission)
    found = []
    for item in weak_items(submission):
        old = {*item.item.previous.codes}
        under = [issue.code for issue in edition.issues if old & {*issue.suggested_items}]
        if item.last_points == 0 and under and not named & {item.code, *old}:
            found.append(f"{item.code} → {'/'.join(under)}")
    if found:
        yield hit(table.header("items"), count=len(found), found=tuple(found))


def _named(submission: Submission) -> set[str]:
    """Codes of the items that the sheet names under any issue, by either year's numbers."""
    edition = submission.edition
    highest = max(len(edition.items), highest_of_last_year(edition))
    return {
        f"O{number}"
        for rows in rows_of_issues(submission).values()
        for row in rows
        if (cell := row.cells.get("items")) is not None
        and (told := parse_references(cell.raw, highest).value) is not None
        for number in told.items
    }
