"""What the OIT part may come to, what drives that, and what it would be if.

The forecast is that of the scoring facts, section 7; points that somebody assumes count like
points of the year itself.
"""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.judging.prospects import Cause, Drivers, Forecast, Loss, Part, Supposed, WhatIf
from oitsheet.judging.report import State
from oitsheet.judging.scoring import FULL, oit_share, rounded, score, total_of, weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from oitsheet.form.edition import Edition
    from oitsheet.judging.report import ItaYear, Scores
    from oitsheet.judging.submission import ItemRow, Submission

MENDABLE = frozenset({State.TO_MEND, State.NOT_STARTED})

_ZERO = Decimal(0)
_CAUSES = {
    State.UNKNOWN: Cause.UNKNOWN,
    State.TO_MEND: Cause.TO_MEND,
    State.NOT_STARTED: Cause.NOT_STARTED,
}


def likely_points(item: ItemRow, state: State) -> Decimal | None:
    """An item's likely points; None where no one can say, and where it does not apply.

    Last year's points count for an unknown item only if the edition says that it was the same
    item then.
    """
    if state is State.NOT_APPLICABLE:
        return None
    if item.assessed is not None:
        return item.assessed
    if state is State.SUPPORTED:
        return FULL
    if state in MENDABLE:
        return _ZERO
    return item.last_points if item.same_as_last_year else None


class _Points(NamedTuple):
    """Item code → points, for each of the three figures."""

    low: dict[str, Decimal]
    likely: dict[str, Decimal]
    high: dict[str, Decimal]


def forecast(
    edition: Edition, applying: Sequence[ItemRow], states: Mapping[str, State]
) -> Forecast:
    """Low, likely and high of the OIT part, by the edition's method, and what drives them.

    Args:
        edition: Groups the items and names the method.
        applying: The items that apply.
        states: How each item stands.
    """
    points = _points(applying, states, {})
    scored = score(edition, points.likely)
    return Forecast(
        low=score(edition, points.low).oit,
        likely=scored.oit,
        high=score(edition, points.high).oit,
        level_likely=edition.level_of(rounded(scored.oit)) if scored.oit is not None else None,
        left_out=len(applying) - len(points.likely),
        indicators_likely=scored.indicators,
        drivers=_drivers(edition, applying, states, points),
    )


def _points(
    applying: Iterable[ItemRow], states: Mapping[str, State], assumed: Mapping[str, Decimal]
) -> _Points:
    points = _Points({}, {}, {})
    for item in applying:
        state = states[item.code]
        given = assumed.get(item.code, item.assessed)
        late_start = state is State.NOT_STARTED and item.late
        likely = likely_points(item, state)
        if given is not None:
            points.low[item.code] = points.likely[item.code] = points.high[item.code] = given
            continue
        points.low[item.code] = FULL if state is State.SUPPORTED else _ZERO
        points.high[item.code] = _ZERO if late_start else FULL
        if likely is not None:
            points.likely[item.code] = likely
    return points


def _drivers(
    edition: Edition, applying: Sequence[ItemRow], states: Mapping[str, State], points: _Points
) -> Drivers:
    causes = {
        item.code: Cause.ASSESSED if item.assessed is not None else _CAUSES[states[item.code]]
        for item in applying
        if item.assessed is not None or states[item.code] is not State.SUPPORTED
    }
    unknown = [code for code, cause in causes.items() if cause is Cause.UNKNOWN]
    whole = weights(edition, points.low.keys())
    counted = weights(edition, points.likely.keys())
    from_last = tuple(code for code in unknown if code in points.likely)
    left_out = tuple(code for code in unknown if code not in points.likely)
    brought = sum((counted[c].oit * points.likely[c] / FULL for c in from_last), _ZERO)
    return Drivers(
        low=_lost(edition, points.low, causes),
        likely=_lost(edition, points.likely, _instead(causes, Cause.UNKNOWN, Cause.LAST_YEAR)),
        high=_lost(edition, points.high, _instead(causes, Cause.NOT_STARTED, Cause.LATE)),
        last_year=Part(items=from_last, oit=brought),
        left_out=Part(items=left_out, oit=sum((whole[c].oit for c in left_out), _ZERO)),
    )


def _instead(causes: Mapping[str, Cause], old: Cause, new: Cause) -> dict[str, Cause]:
    return {code: new if cause is old else cause for code, cause in causes.items()}


def _lost(
    edition: Edition, points: Mapping[str, Decimal], causes: Mapping[str, Cause]
) -> tuple[Loss, ...]:
    """What the items below full points hold back, by cause, most first.

    A score is the sum of weight by points over the items that count, whatever the method, so
    what is held back adds up to 100 less the score.
    """
    weight = weights(edition, points.keys())
    below: dict[Cause, list[str]] = {}
    for code, value in points.items():
        if value < FULL:
            below.setdefault(causes[code], []).append(code)
    losses = [
        Loss(
            cause=cause,
            items=tuple(codes),
            oit=sum((weight[code].oit * (FULL - points[code]) / FULL for code in codes), _ZERO),
        )
        for cause, codes in below.items()
    ]
    return tuple(sorted(losses, key=lambda loss: (-loss.oit, list(Cause).index(loss.cause))))


def what_if(
    submission: Submission,
    states: Mapping[str, State],
    scores: Scores,
    assumed: Mapping[str, Decimal],
) -> WhatIf:
    """Compute what would be, had some items the points assumed.

    Args:
        submission: The workbook.
        states: How each item stands.
        scores: What its scores are without the assumption.
        assumed: Code of an item of the edition → points that it can be given.
    """
    edition = submission.edition
    applying = [item for item in submission.items if states[item.code] is not State.NOT_APPLICABLE]
    counting = {item.code for item in applying}
    points = MappingProxyType({code: assumed[code] for code in edition.codes if code in assumed})
    not_counted = tuple(code for code in points if code not in counting)
    if submission.part is not None:
        return WhatIf(points=points, not_counted=not_counted, reason="part")
    year = next((y for y in scores.ita if y.fiscal_year_be == submission.fiscal_year_be), None)
    would = _points(applying, states, points)
    if scores.assessed and scores.assessed.scored:
        base = scores.assessed.scored.oit
        assessed = _supposed(edition, would.likely, base, year)
        return WhatIf(points=points, not_counted=not_counted, assessed=assessed)
    now = scores.forecast
    if now is None:
        return WhatIf(points=points, not_counted=not_counted, reason="level_reported")
    return WhatIf(
        points=points,
        not_counted=not_counted,
        low=_supposed(edition, would.low, now.low, year),
        likely=_supposed(edition, would.likely, now.likely, year),
        high=_supposed(edition, would.high, now.high, year),
        left_out=len(applying) - len(would.likely),
    )


def _supposed(
    edition: Edition, points: Mapping[str, Decimal], base: Decimal | None, year: ItaYear | None
) -> Supposed:
    """One figure as it would be, beside what it is."""
    scored = score(edition, points)
    total = None
    if year is not None:
        total = total_of(edition, {"IIT": year.iit, "EIT": year.eit, "OIT": scored.oit})
    share = oit_share(edition)
    more = scored.oit - base if scored.oit is not None and base is not None else None
    return Supposed(
        oit=scored.oit,
        level=scored.level,
        total=total,
        total_level=edition.level_of(total) if total is not None else None,
        gain_oit=more,
        gain_total=more * share if more is not None and share is not None else None,
    )
