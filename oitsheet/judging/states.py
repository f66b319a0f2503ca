"""Submission + findings → the state of each item, its worth, and all scores.

The order of decision and the worth are those of the scoring facts, sections 6 and 7, so that two
builds agree.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from oitsheet.form.edition import Method
from oitsheet.form.messages import Bilingual
from oitsheet.judging.forecasting import MENDABLE, forecast, likely_points
from oitsheet.judging.report import Assessed, Gain, ItemState, Scores, State
from oitsheet.judging.scoring import FULL, agree, gain, oit_share, score, weights
from oitsheet.judging.submission.items import NOT_DONE
from oitsheet.values import StatusKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from oitsheet.form.edition import Edition
    from oitsheet.judging.report import ItaYear
    from oitsheet.judging.submission import ItemRow, Submission

_ZERO = Decimal(0)


def state_of(item: ItemRow, accused: Collection[str]) -> State:
    """Decide how an item stands; the first line that fits decides.

    Args:
        item: The item and its row.
        accused: Codes of the items on which a finding stands that bears on the score.
    """
    if item.not_applicable:
        return State.NOT_APPLICABLE
    if item.assessed is not None:
        return State.SUPPORTED if item.assessed >= FULL else State.TO_MEND
    if item.lacking_for_certain or item.remarked or item.code in accused:
        return State.TO_MEND
    if item.status_kind in NOT_DONE:
        return State.NOT_STARTED
    if _supported(item):
        return State.SUPPORTED
    return State.UNKNOWN


def _supported(item: ItemRow) -> bool:
    """Done, every element seen, nothing named as lacking, a link given."""
    return (
        item.status_kind is StatusKind.DONE
        and item.every_element_there
        and not item.lacking_perhaps
        and (item.linked or not item.item.needs_link)
    )


def item_states(submission: Submission, states: Mapping[str, State]) -> tuple[ItemState, ...]:
    """Put together what is known of every item, with its worth."""
    edition = submission.edition
    left_out = {code for code, state in states.items() if state is State.NOT_APPLICABLE}
    weight = weights(edition, set(edition.codes) - left_out)  # a part's items weigh as in the whole
    share = oit_share(edition)
    result = []
    for item in submission.items:
        state = states[item.code]
        points = likely_points(item, state)
        worth: Gain = gain(weight.get(item.code), points if points is not None else _ZERO, share)
        result.append(
            ItemState(
                code=item.code,
                title=Bilingual(item.item.title_th, item.item.title_en),
                at=item.place("code") if item.row else None,
                claimed=item.claimed,
                state=state,
                points=item.assessed,
                last_year_points=item.last_points,
                gain=worth,
                lacking=len(item.lacking_for_certain),
                owner=item.owners.lead,
                other_owners=item.owners.others,
            )
        )
    return tuple(result)


def mend_first(items: Iterable[ItemState]) -> tuple[str, ...]:
    """The items to put right: most worth first, then fewest lacking elements, then by code."""
    order = [item for item in items if item.state in MENDABLE]
    order.sort(key=lambda item: (-item.gain.oit, item.lacking, int(item.code[1:])))
    return tuple(item.code for item in order)


def scores(
    submission: Submission,
    states: Mapping[str, State],
    ita: tuple[ItaYear, ...],
    reported_level: str | None,
) -> Scores:
    """Compute what the assessor gave, or else what may come; see the report's classes."""
    applying = [item for item in submission.items if states[item.code] is not State.NOT_APPLICABLE]
    assessed = _assessed(submission.edition, applying)
    complete = assessed is not None and assessed.scored is not None
    other = None
    if assessed and assessed.scored and assessed.scored.oit is not None:
        other = _other_method(submission.edition, applying, assessed.scored.oit)
    return Scores(
        assessed=assessed,
        forecast=None
        if complete or reported_level
        else forecast(submission.edition, applying, states),
        other_method=other,
        ita=ita,
    )


def _assessed(edition: Edition, applying: Sequence[ItemRow]) -> Assessed | None:
    points = {item.code: item.assessed for item in applying if item.assessed is not None}
    if not points:
        return None
    return Assessed(
        filled=len(points),
        zero_items=tuple(code for code, value in points.items() if value == 0),
        scored=score(edition, points) if len(points) == len(applying) else None,
    )


def _other_method(
    edition: Edition, applying: Sequence[ItemRow], own: Decimal
) -> tuple[str, Decimal] | None:
    """The other method's figure, where it differs from the edition's own."""
    method = next(m for m in Method if m is not edition.method)
    points = {item.code: item.assessed for item in applying if item.assessed is not None}
    oit = score(edition, points, method).oit
    if oit is None or agree(oit, own):
        return None
    return str(method), oit
