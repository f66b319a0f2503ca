"""A row without what makes it a row.

Asked by the schema: money without a project, a score without an indicator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.messages import Bilingual
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.schema import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission
    from oitsheet.location import Location


@rule("T104", severity=Severity.TODO, when_late=Severity.ERROR)
def required_missing(submission: Submission) -> Iterator[Hit]:
    """Name the blank cells that their rows cannot do without, once for each column."""
    blank: dict[tuple[str, str], list[Location]] = {}
    for sheet, cell, place in submission.failed(Reason.REQUIRED):
        if cell is None:
            column = next(
                c
                for row in submission.rows(sheet)
                if row.holds(place)
                for c in submission.layout.sheet(sheet).columns
                if c.key in row.columns and row.place(c.key) == place
            )
            blank.setdefault((sheet, column.key), []).append(place)
    for (sheet, key), (first, *others) in blank.items():
        column = submission.layout.sheet(sheet).column(key)
        header = Bilingual(column.header, column.header_en)
        yield hit(first, also=tuple(others), late=submission.late, column=header)
