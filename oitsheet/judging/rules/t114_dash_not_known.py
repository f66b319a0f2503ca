"""A dash in a money cell of which nobody can say what it means.

"-" may mean zero, not applicable or not yet; where no printed total agrees with zero it is not
known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.layout import ColumnType
from oitsheet.form.messages import Bilingual
from oitsheet.judging.budget import QUARTER_KEYS, quarter_money, spent_at_least
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Row, Submission


@rule("T114", severity=Severity.CONFIRM, needs=("budget",))
def dash_not_known(submission: Submission) -> Iterator[Hit]:
    """Ask what each such dash means."""
    for row in submission.rows("budget"):
        for key, cell in row.cells.items():
            if cell.kind is not Kind.NIL or cell.column.type is not ColumnType.MONEY:
                continue
            if (
                key == "left"
                and row.number_in("spent_total") == row.number_in("allocated") is not None
            ):
                continue  # all is spent
            if key not in QUARTER_KEYS or _may_matter(row, key):
                yield hit(
                    cell.at,
                    found=cell.text,
                    column=Bilingual(cell.column.header, cell.column.header_en),
                )


def _may_matter(row: Row, key: str) -> bool:
    """Whether a quarter's dash may stand for money; not where the total is too small (B101)."""
    printed, known = row.number_in("spent_total"), spent_at_least(row)
    too_small = printed is not None and known is not None and printed < known
    return quarter_money(row, key) is None and not too_small
