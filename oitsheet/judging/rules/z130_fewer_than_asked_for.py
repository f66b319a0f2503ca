"""The row itself states fewer activities, manuals or laws than the assessor asks for.

Five activities at least, a manual of every group (a district office's order of FY 2565, items O13
and O38; causes, no. 15). An item that may be given half its points is left to family M.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oitsheet.form.edition_terms import Kind
from oitsheet.form.messages import Bilingual
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.rules.said import everything
from oitsheet.judging.submission.items import NOT_DONE
from oitsheet.values import listed_numbers, stated_counts, stated_shares, unit_behind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.rules.said import Said
    from oitsheet.judging.submission import Submission
    from oitsheet.location import Location

ALL_OR_NOTHING = 2
"""How many points there are to be given where nothing lies between full points and none."""


@rule("Z130", severity=Severity.RISK, needs=("items.status|items.document|items.explanation",))
def fewer_than_asked_for(submission: Submission) -> Iterator[Hit]:
    """Flag stated numbers and numbered lists that are too short."""
    for item in submission.open_items:
        if item.status_kind in NOT_DONE or len(item.item.points) > ALL_OR_NOTHING:
            continue
        for element in item.item.elements:
            if element.kind is not Kind.MINIMUM_COUNT:
                continue
            unit = unit_behind(element.th, element.count)
            few = _few(list(everything(item, submission)), element.count, unit)
            if few:
                yield hit(
                    few.at,
                    item=item,
                    proven=few.stated and element.source.proven,
                    found=f"{few.number} {unit}",
                    expected=Bilingual(element.th, element.en),
                )


class _Few(NamedTuple):
    """What is too few, and where; `stated` unless it was counted in a numbered list."""

    at: Location
    number: int
    stated: bool


def _few(texts: list[Said], asked: int | None, unit: str) -> _Few | None:
    """The largest number that the row states, where it is too small."""
    shares = [(said, *share) for said in texts for share in stated_shares(said.text, unit)]
    for said, some, of_all in shares:
        if some < of_all:
            return _Few(said.at, some, stated=True)
    if asked is None or shares:
        return None
    counts = [(count, said) for said in texts for count in stated_counts(said.text, unit)]
    listed = [(listed_numbers(said.text), said) for said in texts if said.names_data]
    for told, stated in ((counts, True), (listed, False)):
        numbers = [(number, said.at) for number, said in told if number]
        if numbers:
            most, at = max(numbers, key=lambda pair: pair[0])
            return _Few(at, most, stated=stated) if most < asked else None
    return None
