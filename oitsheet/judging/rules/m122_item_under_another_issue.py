"""Items stand under one issue, and one office's form lists them under another.

That list belongs to no edition for certain and two of its lines look like slips (forms, part B):
told for comparing, nothing more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.analysis import rows_of_issues
from oitsheet.judging.measures import highest_of_last_year, measure_items
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import parse_references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("M122", severity=Severity.INFO)
def item_under_another_issue(submission: Submission) -> Iterator[Hit]:
    """Tell once which items, by last year's numbers, that list has elsewhere."""
    edition, plan = submission.edition, measure_items(submission).plan
    highest = max(len(edition.items), highest_of_last_year(edition))
    suggested = {issue.code: {*issue.suggested_items} for issue in edition.issues}
    found = []
    for code, rows in rows_of_issues(submission).items():
        cells = [row.cells["items"] for row in rows if plan and "items" in row.cells]
        told = [parse_references(cell.raw, highest).value for cell in cells]
        for number in sorted({number for one in told if one for number in one.items}):
            item = f"O{number}"
            under = [issue for issue, items in suggested.items() if item in items]
            if under and code not in under:
                found.append(f"{item} {code} → {'/'.join(under)}")
    if found:
        at = submission.tables["issues"].header("items")
        yield hit(at, count=len(found), found=tuple(found))
