"""Items that have nothing to do with each other share one address.

Often one of them was copied from the other's row; or the page lists everything, and the assessor
must look for it there. No source says that it costs points, so it is only mentioned (causes, no.
32). Items of one sub-indicator, and a report beside its plan, may share a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.addresses import addresses, is_door, linked, together
from oitsheet.judging.rules.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.form.edition import Item
    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import ItemRow, Submission


@rule("Z118", severity=Severity.INFO, needs=("items.link",))
def same_address(submission: Submission) -> Iterator[Hit]:
    """Show each address that is the only one of several unrelated items."""
    shared: dict[tuple[str, ...], list[ItemRow]] = {}
    for item in linked(submission):
        keys = {address.key for address in addresses(item)}
        if len(keys) == 1 and not addresses(item)[0].is_home:
            shared.setdefault(keys.pop(), []).append(item)
    for items in shared.values():
        first, *rest = items
        # Z109, Z115 and Z116 speak of the doors to the office
        if all(map(is_door, items)) or all(_related(first, item, submission) for item in rest):
            continue
        yield together(items, found=addresses(first)[0].text)


def _related(one: ItemRow, other: ItemRow, submission: Submission) -> bool:
    if one.item.sub_indicator == other.item.sub_indicator:
        return True
    return bool(_line(one.item, submission) & _line(other.item, submission))


def _line(item: Item, submission: Submission) -> set[str]:
    """An item with all that it follows or must agree with, and what these follow."""
    seen: set[str] = set()
    waiting = [item.code]
    while waiting:
        code = waiting.pop()
        if code not in seen:
            seen.add(code)
            known = submission.edition.item(code)
            named = (element.cross_ref for element in known.elements)
            waiting += [*known.depends_on, *known.consistent_with, *filter(None, named)]
    return seen
