"""What a book says at one moment, as far as two moments are compared: values only.

A snapshot is such a moment on disk, so that every type here is read from its JSON again: see
`codec`. Amounts are rounded to two decimals, as a snapshot keeps them; money is in baht, points and
percentages are in percent units; dates are C.E., fiscal years B.E.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003  (these types are read at run time)
from collections.abc import Mapping  # noqa: TC003
from dataclasses import dataclass, field
from decimal import Decimal  # noqa: TC003
from enum import StrEnum

from oitsheet.form.messages import Bilingual
from oitsheet.judging.report import State, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemThen:
    """One item at one moment.

    Attributes:
        places: ``item``, ``status``, ``link``, ``lacking``, ``assessor_words``, ``owner``,
            ``points`` → where that stands: sheet!cell; those that the book has.
        status: As typed; empty where blank. `remark` is it again where it asks for something.
        looked_at: Whether there is a status at all: a blank is not looked at, never a fault.
        lacking: What the row names as lacking, as typed; `assessor_words` likewise.
        links: The addresses in the link cell, without the words between them.
        points: Of the year itself.
        due: Its own due date, else the agency's.
        worth: What it adds to the OIT part when it is put right, in points.
    """

    code: str
    title_th: str
    title_en: str
    state: State
    claimed: bool
    looked_at: bool
    status: str = ""
    remark: str = ""
    lacking: str = ""
    assessor_words: str = ""
    links: tuple[str, ...] = ()
    owner: str | None = None
    other_owners: tuple[str, ...] = ()
    points: Decimal | None = None
    due: dt.date | None = None
    worth: Decimal | None = None
    places: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> Bilingual:
        """What the item is about."""
        return Bilingual(self.title_th, self.title_en)

    @property
    def open(self) -> bool:
        """Whether it is known that something is still to be done about it."""
        return self.state in {State.TO_MEND, State.NOT_STARTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiThen:
    """How many items stood how; `items` are those that apply."""

    items: int
    claimed: int
    supported: int
    to_mend: int
    not_started: int
    unknown: int
    not_looked_at: int
    not_applicable: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastThen:
    """What the OIT part might come to, or what it came to where the year is assessed.

    Attributes:
        assessed: Whether these are the assessor's points: then all three are the same.
        left_out: How many items `likely` leaves out.
    """

    low: Decimal | None
    likely: Decimal | None
    high: Decimal | None
    level: str | None
    left_out: int = 0
    assessed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyThen:
    """The money of one project, or of all together (then it has no name), in baht.

    Attributes:
        quarters: Spent in each of the four quarters; None where nothing is known.
    """

    project: str | None
    allocated: Decimal | None
    spent: Decimal | None
    percent: Decimal | None
    left: Decimal | None
    quarters: tuple[Decimal | None, ...] = ()
    at: str = ""


class Loudness(StrEnum):
    """How loud a finding is, the loudest first; `ACCEPTED` where somebody confirmed it."""

    ERROR = "error"
    RISK = "risk"
    CONFIRM = "confirm"
    TODO = "todo"
    INFO = "info"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundThen:
    """One thing that was found."""

    code: str
    severity: Loudness
    item: str | None
    at: str


class StepKind(StrEnum):
    """What a step is."""

    MEASURE = "measure"
    ACTIVITY = "activity"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepThen:
    """A measure, an activity or a day of the calendar, and whether it is done.

    Attributes:
        when: Its day or days as typed; empty where there is none. `start` is the first of them.
    """

    kind: StepKind
    name: str
    when: str
    start: dt.date | None
    done: bool
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A book at one moment.

    Attributes:
        made: The day on which the snapshot was made; None of a book that is read now.
        as_of: The day that the judgement speaks of.
        report_date: The day that the book itself says it speaks of; None where it says none.
        due: The agency's due date.
        money: All projects together; None where there is no budget.
        redacted: Whether contacts are left out.
    """

    made: dt.date | None = None
    edition: str
    edition_th: str
    edition_en: str
    fiscal_year_be: int
    agency: str | None
    as_of: dt.date
    report_date: dt.date | None
    due: dt.date | None
    verdict: Verdict
    kpi: KpiThen
    forecast: ForecastThen | None
    money: MoneyThen | None
    projects: tuple[MoneyThen, ...] = ()
    items: tuple[ItemThen, ...] = ()
    findings: tuple[FoundThen, ...] = ()
    steps: tuple[StepThen, ...] = ()
    redacted: bool = False

    @property
    def day(self) -> dt.date | None:
        """The day on which the book is known to have stood so; None where nothing tells."""
        return self.made or self.report_date
