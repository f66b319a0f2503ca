"""What may still come: forecast, what drives it, and what would be. Values only.

All figures are points of the OIT part (0 to 100) unless they are called total.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal


class Cause(StrEnum):
    """Why an item holds points back in a forecast.

    Attributes:
        LATE: Not started, and its day has passed: what `high` cannot win back.
        LAST_YEAR: Unknown, so that last year's points stand for it, and these were below full.
        ASSESSED: Points of the year itself, below full.
    """

    UNKNOWN = "unknown"
    TO_MEND = "to_mend"
    NOT_STARTED = "not_started"
    LATE = "late"
    LAST_YEAR = "last_year"
    ASSESSED = "assessed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some items, by code and in their order, and what they make together."""

    items: tuple[str, ...]
    oit: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss(Part):
    """The items that hold points back for one cause; `oit` is how many."""

    cause: Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Drivers:
    """Why a forecast is what it is.

    The losses of each figure add up to 100 less that figure, so the differences between the
    figures are those between their losses. Most points first.

    Attributes:
        last_year: The unknown items for which `likely` takes last year's points; `oit` is what
            these bring.
        left_out: The unknown items that `likely` leaves out; `oit` is what they weigh once they
            are counted.
    """

    low: tuple[Loss, ...]
    likely: tuple[Loss, ...]
    high: tuple[Loss, ...]
    last_year: Part
    left_out: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What the OIT part may come to.

    Attributes:
        left_out: How many unknown items no one can say anything of; likely leaves them out.
    """

    low: Decimal | None
    likely: Decimal | None
    high: Decimal | None
    level_likely: str | None
    left_out: int
    indicators_likely: Mapping[str, Decimal | None]
    drivers: Drivers


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """One figure as it would be.

    Attributes:
        total: Of all instruments; None where the workbook lacks the others' scores of the year.
        gain_oit: What the assumption adds; None where there is no figure without it.
        gain_total: The same of the total, wherever the scheme has other instruments.
    """

    oit: Decimal | None
    level: str | None
    total: Decimal | None
    total_level: str | None
    gain_oit: Decimal | None
    gain_total: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What would be, had some items the points that somebody assumes.

    An assumption is no evidence: it changes no finding, no state and no verdict.

    Attributes:
        points: Item code → points assumed, in the order of the items.
        not_counted: Codes of those that do not apply, so that no points of theirs count.
        assessed: The OIT part of a year that is assessed; None while it is not.
        low: The three of the forecast; None where there is none.
        left_out: How many unknown items `likely` still leaves out.
        reason: Why nothing can be computed: ``level_reported``, ``part``; else None.
    """

    points: Mapping[str, Decimal]
    not_counted: tuple[str, ...] = ()
    assessed: Supposed | None = None
    low: Supposed | None = None
    likely: Supposed | None = None
    high: Supposed | None = None
    left_out: int | None = None
    reason: str | None = None
