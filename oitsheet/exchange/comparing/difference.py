"""What became of a book between two moments: values only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from oitsheet.exchange.comparing.moment import Loudness

if TYPE_CHECKING:
    import datetime as dt

    from oitsheet.exchange.comparing.moment import (
        ForecastThen,
        ItemThen,
        KpiThen,
        Moment,
        MoneyThen,
        StepKind,
    )
    from oitsheet.form.messages import Bilingual
    from oitsheet.judging.report import State


class Kind(StrEnum):
    """What became of an item.

    Attributes:
        DONE: Said to be done now; `UNDONE` the reverse.
        SUPPORTED: Evidence for every element now; `UNSUPPORTED` the reverse.
        LACKING: Something is to be mended now that was not; `MENDED` the reverse.
        ANSWERED: A remark, a lack or the assessor's words stood there and do not any more; `RAISED`
            the reverse; `REWORDED` where other words stand there.
        STATUS: The status is another, and none of the above: begun, or blank again.
    """

    DONE = "done"
    SUPPORTED = "supported"
    MENDED = "mended"
    UNDONE = "undone"
    UNSUPPORTED = "unsupported"
    LACKING = "lacking"
    STATUS = "status"
    ANSWERED = "answered"
    REWORDED = "reworded"
    RAISED = "raised"
    LINK_ADDED = "link_added"
    LINK_CHANGED = "link_changed"
    LINK_REMOVED = "link_removed"
    OWNER = "owner"
    POINTS = "points"
    NOT_APPLICABLE = "not_applicable"
    APPLIES = "applies"


MIRRORED = {
    Kind.DONE: Kind.UNDONE,
    Kind.SUPPORTED: Kind.UNSUPPORTED,
    Kind.MENDED: Kind.LACKING,
    Kind.ANSWERED: Kind.RAISED,
    Kind.LINK_ADDED: Kind.LINK_REMOVED,
    Kind.NOT_APPLICABLE: Kind.APPLIES,
}
MIRRORED |= {other: kind for kind, other in MIRRORED.items()}
"""The kind that the same change has the other way round; the rest are their own."""

FELL_BACK = frozenset({Kind.UNDONE, Kind.UNSUPPORTED, Kind.LACKING})
LINKS = frozenset({Kind.LINK_ADDED, Kind.LINK_CHANGED, Kind.LINK_REMOVED})


class HandIn(StrEnum):
    """Whether a change came after the day by which links are handed in.

    Attributes:
        AFTER: The older book is known to have stood so after that day.
        PERHAPS: That day lies between the two books, or the older tells no day of its own.
    """

    BEFORE = "before"
    PERHAPS = "perhaps"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChange:
    """One thing that became of one item.

    Attributes:
        owner: Who leads it now; else who did.
        at: Where that stands in the new book; `at_before` in the old; empty where nowhere.
        before: What stood there, as typed; `after` what stands there now. Links are a line each.
        about: Of a remark: ``remark``, ``lacking`` or ``assessor_words``; else empty.
        state: How the item stands now.
        hand_in: Of a link; else None. `due` is that day.
    """

    kind: Kind
    code: str
    title: Bilingual
    owner: str | None
    at: str
    at_before: str
    before: str
    after: str
    state: State
    about: str = ""
    hand_in: HandIn | None = None
    due: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """An item that was to be worked on and still is.

    Attributes:
        said: What the status, a lack or the assessor says of it now; empty where it is called done.
        rules: Codes of the rules that tell an error or a risk of it now.
    """

    code: str
    title: Bilingual
    owner: str | None
    at: str
    state: State
    said: str
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingChange:
    """A finding that came, went, or is louder or softer; one of the two is an error or a risk.

    Attributes:
        before: How loud it was; None where it was not there. `after` likewise.
        count: How many of them, where it is about no item.
        overdue: Whether it is louder only because the due date has passed between the two.
    """

    code: str
    item: str | None
    before: Loudness | None
    after: Loudness | None
    at: str
    count: int = 1
    overdue: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyChange:
    """The money of one project before and now, or of all together; None where it was not there."""

    project: str | None
    before: MoneyThen | None
    after: MoneyThen | None
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepChange:
    """A measure, activity or day of the calendar that is done now, is not any more, or is new.

    Attributes:
        before: Whether it was done; None where it was not there. `after` likewise.
    """

    kind: StepKind
    name: str
    when: str
    start: dt.date | None
    before: bool | None
    after: bool | None
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """All that became of a book.

    Attributes:
        old: The earlier moment; `new` the later one.
        by_title: Whether items were matched by their titles, as the editions differ.
        items: In the order of the kinds, then of the items.
        stuck: No change: what has stayed as it was though it is to be worked on.
        appeared: Items that the old book did not have; `disappeared` the reverse.
        money: First all projects together, then one by one; only what changed.
        forecast: Before and now, both of the old moment's day, so that no day that passed between
            them changes anything; None where there is none.
    """

    old: Moment
    new: Moment
    by_title: bool
    items: tuple[ItemChange, ...]
    stuck: tuple[Stuck, ...]
    appeared: tuple[ItemThen, ...]
    disappeared: tuple[ItemThen, ...]
    findings: tuple[FindingChange, ...]
    money: tuple[MoneyChange, ...]
    steps: tuple[StepChange, ...]
    forecast: tuple[ForecastThen | None, ForecastThen | None]

    @property
    def kpi(self) -> tuple[KpiThen, KpiThen]:
        """The counts before and now."""
        return self.old.kpi, self.new.kpi

    @property
    def changed(self) -> bool:
        """Whether anything is otherwise than it was."""
        lists = (self.items, self.appeared, self.disappeared, self.findings, self.money, self.steps)
        old, new = self.old, self.new
        pairs = (
            self.kpi,
            self.forecast,
            (old.verdict, new.verdict),
            (old.due, new.due),
            (old.agency, new.agency),
            (old.fiscal_year_be, new.fiscal_year_be),
            (old.edition, new.edition),
        )
        return any(lists) or any(one != other for one, other in pairs)

    @property
    def worse(self) -> bool:
        """Whether something fell back, a link handed in is another, or an error or risk came."""
        return (
            any(one.kind in FELL_BACK for one in self.items)
            or any(late_link(one) for one in self.items)
            or any(louder(one) and not one.overdue for one in self.findings)
        )

    def of(self, *kinds: Kind) -> tuple[ItemChange, ...]:
        """The changes of these kinds."""
        return tuple(one for one in self.items if one.kind in kinds)


def late_link(change: ItemChange) -> bool:
    """Whether a link that was handed in became another, or may have; or one came too late.

    A link that is there now and was not, where the hand-in lies between the two books, was mostly
    handed in: of that nothing is said.
    """
    perhaps = change.hand_in is HandIn.PERHAPS and change.kind is not Kind.LINK_ADDED
    return change.kind in LINKS and (perhaps or change.hand_in is HandIn.AFTER)


LOUD = {Loudness.ERROR: 2, Loudness.RISK: 1}
"""What is told of findings: errors and risks that nobody accepted."""


def louder(change: FindingChange) -> bool:
    """Whether a finding is new or louder than it was."""
    before, after = (LOUD.get(one, 0) if one else 0 for one in (change.before, change.after))
    return after > before
