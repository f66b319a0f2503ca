"""A measure or an analysis refers to what this year's list does not have.

The lists differ by year (43, 35 items; issues only in FY 2567), and papers are made from last
year's: a number that is not there belongs to another list or is a slip (causes, no. 25). It
counts for nothing, so it is asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oitsheet.judging.analysis import issue_of
from oitsheet.judging.measures import highest_of_last_year
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import References, parse_references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.form.edition import Edition
    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission

CELLS = (("measures", "answers"), ("indicators", "indicator"), ("issues", "items"))

_NUMBER = re.compile(r"(?<![a-z0-9])o\s?-?[0-9]{1,3}(?![0-9])|^[0-9]{1,3}(?:\.[0-9]{1,2})?$")


@rule("M104", severity=Severity.CONFIRM)
def reference_not_in_edition(submission: Submission) -> Iterator[Hit]:
    """Name in each cell the numbers that are none of this year's."""
    edition = submission.edition
    for sheet, key in CELLS:
        for row in submission.rows(sheet):
            cell = row.cells.get(key)
            if cell is None or not isinstance(cell.value, References):
                continue
            told = cell.value
            if sheet == "issues":  # last year's result may be listed by last year's numbers
                highest = max(len(edition.items), highest_of_last_year(edition))
                told = parse_references(cell.raw, highest).value or told
            if strange := _strange(told, edition):
                yield hit(cell.at, found=strange, expected=f"O1-O{len(edition.items)}")
    codes = [issue.code for issue in edition.issues]
    for row in submission.rows("issues") if codes else ():
        cell = row.cells.get("code")
        if cell is not None and issue_of(row, edition) is None:
            yield hit(cell.at, found=(cell.text,), expected=f"{codes[0]}-{codes[-1]}")


def _strange(told: References, edition: Edition) -> tuple[str, ...]:
    issues = {issue.code for issue in edition.issues}
    subs = {sub.code for sub in edition.sub_indicators}
    strange = [code for code in told.issues if code not in issues]
    strange += [code for code in told.sub_indicators if code not in subs]
    strange += [text for rest in told.rest for text in _NUMBER.findall(rest)]
    return tuple(text.upper() for text in strange)
