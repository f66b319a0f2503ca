"""A link that no browser can open.

A path on the writer's own disk, two addresses glued together, an e-mail address, words without
any address: a typing fault in its own right (causes, note to the table; no. 30, 31).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.expectations import FAULTS
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import UrlFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


FATAL = frozenset(
    {
        UrlFault.LOCAL_PATH,
        UrlFault.GLUED,
        UrlFault.EMAIL,
        UrlFault.NOT_A_URL,
        UrlFault.BAD_HOST,
        UrlFault.OTHER_SCHEME,
    }
)


@rule("T110", severity=Severity.ERROR, needs=("items.link",))
def not_a_web_address(submission: Submission) -> Iterator[Hit]:
    """Show each part of a link cell, and of the main website's address, that is none."""
    for item in submission.items:
        for part in item.links:
            if part.fault in FATAL:
                yield hit(item.place("link"), item=item, found=part.text, fault=FAULTS[part.fault])
    hosts = submission.agency.cells.get("hosts") if submission.agency else None
    if hosts is None or not isinstance(hosts.value, tuple):
        return
    for part in hosts.value:
        if part.fault in FATAL:
            yield hit(hosts.at, found=part.text, fault=FAULTS[part.fault])
