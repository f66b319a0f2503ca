"""A value typed where the form calculates.

It no longer follows the cells it is made of. Whether it is right is for the rules on money and
measures to say; here it is only told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.messages import Bilingual
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("S113", severity=Severity.INFO)
def typed_over_formula(submission: Submission) -> Iterator[Hit]:
    """Say where a calculated cell holds a typed value, in books made from the form.

    An office's own table never had those formulas.
    """
    if not submission.from_form:
        return
    for _, cell in submission.cells():
        if cell.column.formula and not cell.formula and cell.kind is Kind.VALUE:
            yield hit(
                cell.at,
                found=cell.text,
                column=Bilingual(cell.column.header, cell.column.header_en),
            )
