"""A confirmation without who, when, why, or what it is about.

As long as one is lacking it does not count: nobody has vouched for anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.messages import Bilingual
from oitsheet.judging.confirming import confirmations
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("X103", severity=Severity.TODO)
def confirmation_incomplete(submission: Submission) -> Iterator[Hit]:
    """Name what is lacking in each such row."""
    sheet = submission.layout.sheet("confirmations")
    for confirmation in confirmations(submission):
        if confirmation.lacking:
            columns = (sheet.column(key) for key in confirmation.lacking)
            found = tuple(Bilingual(column.header, column.header_en) for column in columns)
            at, *also = (confirmation.row.place(key) for key in confirmation.lacking)
            yield hit(at, also=tuple(also), found=found)
