"""What is known after a check: values only, no arithmetic and no words for people.

Points, scores and percentages are in percent units (34.12, not 0.3412); money is in baht; years
are B.E. and say so; dates are C.E.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from oitsheet.judging.finding import (
    Acknowledgement,
    Atom,
    Fact,
    Facts,
    Finding,
    Severity,
    Skipped,
)
from oitsheet.judging.owner_load import OwnerLoad
from oitsheet.judging.prospects import (
    Cause,
    Drivers,
    Forecast,
    Loss,
    Part,
    Supposed,
    WhatIf,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from oitsheet.form.messages import Bilingual
    from oitsheet.form.part import PartStamp
    from oitsheet.location import Location

__all__ = [
    "Acknowledgement",
    "Assessed",
    "Atom",
    "Budget",
    "Cause",
    "Drivers",
    "EditionUsed",
    "Fact",
    "Facts",
    "Finding",
    "Forecast",
    "Gain",
    "ItaYear",
    "ItemState",
    "Kpi",
    "Loss",
    "OwnerLoad",
    "Part",
    "Quarter",
    "Report",
    "Scored",
    "Scores",
    "Severity",
    "Skipped",
    "State",
    "Supposed",
    "Verdict",
    "WhatIf",
]


class Verdict(StrEnum):
    """What the check comes to, in one word."""

    FAIL = "fail"
    AT_RISK = "at_risk"
    INCOMPLETE = "incomplete"
    READY = "ready"


class State(StrEnum):
    """How an item stands."""

    NOT_APPLICABLE = "not_applicable"
    TO_MEND = "to_mend"
    NOT_STARTED = "not_started"
    SUPPORTED = "supported"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """What one item adds when it is put right, in points of each mean.

    Attributes:
        total: None where the scheme has no other instruments: then `oit` is the whole.
    """

    indicator: Decimal
    oit: Decimal
    total: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemState:
    """How one item stands; `at` is its row's code cell, None where the workbook has no such row.

    Attributes:
        owner: Who leads the item, as written; None where nobody is named. `other_owners` the rest.
    """

    code: str
    title: Bilingual
    at: Location | None
    claimed: bool
    state: State
    points: Decimal | None
    last_year_points: Decimal | None
    gain: Gain
    lacking: int
    owner: str | None = None
    other_owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi:
    """The quantitative KPI: what is claimed beside what is supported; percents of what applies.

    Attributes:
        items: How many items the edition has.
        target_percent: The target as written in the workbook; `target_level` likewise.
        reported_percent: What the workbook prints as reached; `reported_level` likewise.
        below_full_at_least: How many items a reported level implies to be below full points.
        below_full_explained: How many items the workbook itself shows to be below full.
        status_read: Whether there is a column of statuses; without one nothing can be claimed.
    """

    items: int
    not_applicable: int
    claimed: int
    supported: int
    to_mend: int
    not_started: int
    unknown: int
    not_looked_at: int
    target_percent: Decimal | None = None
    target_level: str | None = None
    reported_percent: Decimal | None = None
    reported_level: str | None = None
    below_full_at_least: int | None = None
    below_full_explained: int = 0
    status_read: bool = True

    @property
    def applying(self) -> int:
        """How many items apply."""
        return self.items - self.not_applicable

    def percent(self, count: int) -> Decimal:
        """Return `count` as a percentage of the items that apply; 0 where none does."""
        return Decimal(count * 100) / self.applying if self.applying else Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """One quarter's money over all projects; None where nothing is known."""

    quarter: int
    planned: Decimal | None
    spent: Decimal | None
    percent: Decimal | None
    cumulative_percent: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """All projects' money together, in baht."""

    allocated: Decimal | None
    spent: Decimal | None
    percent_spent: Decimal | None
    remaining: Decimal | None
    quarters: tuple[Quarter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Means of item points by one method; None where a mean is over nothing.

    Attributes:
        indicators: By indicator number as text; `sub_indicators` by code.
    """

    method: str
    oit: Decimal | None
    level: str | None
    indicators: Mapping[str, Decimal | None]
    sub_indicators: Mapping[str, Decimal | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """The points of the year itself; `scored` only when every item that applies has some."""

    filled: int
    zero_items: tuple[str, ...]
    scored: Scored | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItaYear:
    """One year's ITA result from its ten indicators; None where an indicator is missing."""

    fiscal_year_be: int
    iit: Decimal | None
    eit: Decimal | None
    oit: Decimal | None
    total: Decimal | None
    level: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Every score; see the classes of its parts."""

    assessed: Assessed | None
    forecast: Forecast | None
    other_method: tuple[str, Decimal] | None
    ita: tuple[ItaYear, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionUsed:
    """Which edition judged; `how` it was chosen: asked, agency, stamp, year, titles."""

    key: str
    name: Bilingual
    fiscal_year_be: int
    items: int
    method: str
    how: str
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything a check found out.

    Attributes:
        as_of: The day the judgement speaks of; `as_of_from` is ``asked``, ``report_date`` or
            ``today``.
        due: The agency's due date.
        findings: Sorted by sheet, row and column.
        mend_first: Codes of the items to put right, most worth first.
        not_asked: Codes of the rules that nobody wished to hear of: they were judged, but what they
            found is neither told nor counted and bears neither on the verdict nor the exit code.
        owners: What each owner answers for, most to do first; `owner_groups` the same by group.
        no_owner: Codes of the items that apply and for which nobody answers.
        assumed: What would be, had some items the points that somebody assumes; None where
            nobody does. Nothing else in the report depends on it.
        redacted: Whether contacts are left out of every text; see `redacting`.
        part: Whose part of a book this is; None of a whole one. Figures are of its items alone.
    """

    edition: EditionUsed
    agency: str | None
    as_of: dt.date
    as_of_from: str
    due: dt.date | None
    verdict: Verdict
    kpi: Kpi
    budget: Budget | None
    scores: Scores
    items: tuple[ItemState, ...]
    mend_first: tuple[str, ...]
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...] = field(default=())
    not_asked: tuple[str, ...] = ()
    owners: tuple[OwnerLoad, ...] = ()
    owner_groups: tuple[OwnerLoad, ...] = ()
    no_owner: tuple[str, ...] = ()
    assumed: WhatIf | None = None
    redacted: bool = False
    part: PartStamp | None = None

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that nobody has acknowledged: verdict and exit code go by these."""
        return tuple(finding for finding in self.findings if finding.acknowledged is None)

    @property
    def acknowledged(self) -> tuple[Finding, ...]:
        """The findings that somebody has acknowledged."""
        return tuple(finding for finding in self.findings if finding.acknowledged is not None)

    def count(self, severity: Severity) -> int:
        """How many open findings are exactly this loud."""
        return sum(finding.severity is severity for finding in self.open_findings)
