"""One of the few fields without which no value comes out.

Office, year, main website and report date are all that the first ten minutes ask of the agency
sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.messages import Bilingual
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("C101", severity=Severity.TODO, needs=("agency",))
def agency_field_blank(submission: Submission) -> Iterator[Hit]:
    """Name each of those fields that is blank."""
    for column in submission.layout.sheet("agency").columns:
        if column.first and submission.agency and column.key not in submission.agency.cells:
            at = submission.agency.places.get(column.key) or Location(submission.agency.name, 1, 1)
            yield hit(at, column=Bilingual(column.header, column.header_en))
