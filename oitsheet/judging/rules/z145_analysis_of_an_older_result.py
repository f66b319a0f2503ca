"""The measures are said to follow from the result of an older year than the last one.

They must come from the analysis of the previous year's result (a district office's order of
FY 2565; a provincial office's memo on FY 2566; causes, no. 17). Only a document's title is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oitsheet.form.edition_terms import YearRule
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import fiscal_year_of, named_periods

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission

_ASSESSMENT = re.compile(r"\b(?:ITA|OIT)\b", re.IGNORECASE)


@rule("Z145", severity=Severity.RISK, needs=("items.document",))
def analysis_of_an_older_result(submission: Submission) -> Iterator[Hit]:
    """Flag the item of the measures where every year behind "ITA" is an older one."""
    last = submission.fiscal_year_be - 1
    for item in submission.open_items:
        if item.item.year_rule is not YearRule.PREVIOUS_FY or item.item.may_not_apply is None:
            continue
        document = item.cell("document")
        years = _years(document.text) if document else []
        if document and years and max(years) < last:
            proven = item.item.year_source.proven
            found = max(years)
            yield hit(document.at, item=item, proven=proven, found=found, expected=last)


def _years(text: str) -> list[int]:
    """The fiscal years (B.E.) that stand behind the assessment's name, in the same line."""
    behind = [line[m.end() :] for line in text.splitlines() for m in _ASSESSMENT.finditer(line)]
    return [fiscal_year_of(named.period.start) for part in behind for named in named_periods(part)]
