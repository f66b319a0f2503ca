"""An element is ticked as not applying; the assessor asks for it of everybody.

Only an element that is asked for in some case alone (where there is such a thing, where it
happened) may be left out; any other that is not there scores the whole item zero (causes, no. 4).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.messages import Bilingual
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.submission import Presence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("C109", severity=Severity.CONFIRM)
def element_may_not_be_left_out(submission: Submission) -> Iterator[Hit]:
    """Ask about each such element."""
    for item in submission.open_items:
        for number, mark in item.marks.items():
            element = item.item.elements[number - 1]
            spared = element.conditional is not None or not element.required_for_certain
            if mark.presence is Presence.NOT_APPLICABLE and not spared:
                found = Bilingual(element.th, element.en)
                yield hit(mark.at, item=item, found=found, expected=mark.text)
