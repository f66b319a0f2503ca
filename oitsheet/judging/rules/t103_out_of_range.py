"""A number that cannot be.

Asked by the schema: points and scores lie between 0 and 100, money is not negative.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.schema import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.form.layout import Column
    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("T103", severity=Severity.ERROR)
def out_of_range(submission: Submission) -> Iterator[Hit]:
    """Show each number outside its range."""
    for _, cell, place in submission.failed(Reason.RANGE):
        if cell is not None:
            yield hit(
                place, item=submission.item_at(place), found=cell.text, expected=_range(cell.column)
            )


def _range(column: Column) -> str:
    low = f"{column.min:g}" if column.min is not None else ""
    return f"{low}-{column.max:g}" if column.max is not None else f"≥ {low}"
