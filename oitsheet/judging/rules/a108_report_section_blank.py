"""The project is said to be ended, and sections of its report are blank.

The report form asks for problems, remedies, the next plan and the benefit to the public; a stated
none is an answer, a blank is not (report form of a project, sections 18 to 20).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.messages import Bilingual
from oitsheet.judging.activities import has_ended
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission

_SECTIONS = ("problems", "solutions", "next_plan", "benefit")


@rule("A108", severity=Severity.TODO, needs=("project.state",))
def report_section_blank(submission: Submission) -> Iterator[Hit]:
    """Name the blank sections, once for all of them."""
    project = submission.project
    if project is None or not has_ended(submission):
        return
    blank = [key for key in _SECTIONS if key in project.places and key not in project.cells]
    if blank:
        columns = (project.sheet.column(key) for key in blank)
        first, *others = (project.places[key] for key in blank)
        yield hit(
            first,
            also=tuple(others),
            found=tuple(Bilingual(column.header, column.header_en) for column in columns),
        )
