"""Where the duties belong stands a whole law.

Offices and agencies warn that the text of a law is not the office's duties (a school's page of FY
2566, a faculty's of FY 2567; causes, no. 18). Only the names of the file and of the document are
looked at, so it is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.edition import Topic
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.addresses import about, addresses
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import is_law_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z117", severity=Severity.CONFIRM, needs=("items.link",))
def whole_law_for_duties(submission: Submission) -> Iterator[Hit]:
    """Show the item where every file, or the document, is named like a law."""
    item = about(submission, Topic.DUTIES)
    given = addresses(item) if item else ()
    if item and given and all(address.is_law for address in given):
        yield hit(item.place("link"), item=item, found=given[0].file)
        return
    document = item.cell("document") if item else None
    if item and document and item.claimed and is_law_title(document.text):
        yield hit(document.at, item=item, found=document.text)
