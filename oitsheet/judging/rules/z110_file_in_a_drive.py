"""A file lies in a drive that opens only for those it was shared with.

A drive link that asks the assessor for access shows nothing; this is widely said, no source was
found, so it is only asked, once for all of them (causes, no. 28 and 29). Offices do use such links,
from a page of their website. A form to fill in is open to everybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.addresses import addresses, linked, together
from oitsheet.judging.rules.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import ItemRow, Submission
    from oitsheet.values import Address


@rule("Z110", severity=Severity.CONFIRM, needs=("items.link",))
def file_in_a_drive(submission: Submission) -> Iterator[Hit]:
    """Name the items with an address in a drive, all at once."""
    found = [item for item in linked(submission) if _in_drives(item)]
    if found:
        drives = (address.host for item in found for address in _in_drives(item))
        yield together(found, found=tuple(dict.fromkeys(drives)))


def _in_drives(item: ItemRow) -> list[Address]:
    """Its addresses in a drive; of one that asks for a login Z111 speaks."""
    return [a for a in addresses(item) if a.is_drive and not a.needs_login]
