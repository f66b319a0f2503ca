"""The same item, or the same year, on two rows.

Asked by the schema. Only the first row counts, as far as somebody has filled it in; which of the
two is right only the office knows, so it is said in what they differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.messages import Bilingual, Words
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.schema import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Row, Submission


@rule("T105", severity=Severity.ERROR)
def value_twice(submission: Submission) -> Iterator[Hit]:
    """Point from each later row to the first."""
    seen: dict[tuple[str, object], Row] = {}
    for sheet, cell, place in submission.failed(Reason.UNIQUE):
        if cell is None:
            continue
        row = next(r for r in submission.rows(sheet) if r.holds(place))
        first = seen.setdefault((sheet, cell.value), row)
        if first is not row:
            counted = first.place(cell.column.key)
            yield hit(
                place,
                item=submission.item_at(counted),
                also=(counted,),
                found=cell.text,
                first=counted.cell,
                differs=_differing(first, row, cell.column.key) or Words("rows.alike"),
            )


def _differing(first: Row, row: Row, unique: str) -> tuple[Bilingual, ...]:
    """The columns, but for the one they share, in which the later row says something else."""
    return tuple(
        Bilingual(cell.column.header, cell.column.header_en)
        for key, cell in row.cells.items()
        if key != unique and first.text_in(key) != row.text_in(key)
    )
