"""The machinery behind a rule: it yields places and facts; code and severity are stamped here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from oitsheet.judging.report import Finding, Severity, Skipped, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from oitsheet.judging.report import Fact, Facts, ItemState, Kpi, Scores
    from oitsheet.judging.submission import ItemRow, Submission, Unfit
    from oitsheet.location import Location

BEARING_FAMILIES = frozenset("CMZ")
"""Families whose errors and risks make an item one to mend (scoring facts, section 6)."""

REPEATING = frozenset({"C103"})
"""Rules that only say louder what the status says: an item that is late and not done stays
`not_started`, for which the forecast's high has its own line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a rule of the second pass looks at: the submission and what came of it.

    Attributes:
        findings: What was told before this rule, by all rules of the first pass and by those of
            the second that stand before it in the list.
    """

    submission: Submission
    items: Mapping[str, ItemState]
    kpi: Kpi
    scores: Scores
    findings: tuple[Finding, ...] = ()

    def count(self, state: State) -> int:
        """How many items stand in that state."""
        return sum(item.state is state for item in self.items.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a rule yields: a place and facts.

    Attributes:
        late: Whether the matter is overdue; asked only of rules that grow louder when late.
        proven: Whether the edition's fact that it rests on is known for certain; what is not
            proven never speaks louder than `confirm`.
    """

    at: Location
    item: str | None
    also: tuple[Location, ...]
    late: bool
    facts: Facts
    proven: bool = True


def hit(
    at: Location,
    *,
    item: ItemRow | None = None,
    also: tuple[Location, ...] = (),
    late: bool | None = None,
    proven: bool = True,
    **facts: Fact,
) -> Hit:
    """Make a hit; an item's own lateness is taken unless `late` says otherwise."""
    if late is None:
        late = item is not None and item.late
    code = item.code if item else None
    return Hit(at=at, item=code, also=also, late=late, facts=facts, proven=proven)


def hit_of_all(those: Sequence[ItemRow], column: str, /, **facts: Fact) -> Hit:
    """Make one hit of several items: at the first one's cell of that column, beside the others'.

    It is an item's own only where there is but one.
    """
    first, *rest = those
    also = tuple(item.place(column) for item in rest)
    own = None if rest else first.code
    return Hit(at=first.place(column), item=own, also=also, late=False, facts=facts)


def told(unfit: Unfit, *, proven: bool = True) -> Hit:
    """Make a hit of something that did not fit the layout, with its own facts."""
    return Hit(
        at=unfit.at, item=None, also=unfit.also, late=False, facts=unfit.facts, proven=proven
    )


class CannotRunError(Exception):
    """Raised inside a rule, before its first hit, when what it must look at is not there.

    Args:
        reason: Key of a sentence in the catalogue's ``skipped`` table.
        facts: What that sentence needs.
    """

    def __init__(self, reason: str, **facts: Fact) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


T = TypeVar("T")
Judge: TypeAlias = "Callable[[T], Iterator[Hit]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[T]):
    """One judgement with a permanent code: never reused, never renumbered.

    Attributes:
        code: Family letter and three digits.
        name: The fault in two or three words.
        severity: How loud; `when_late` how loud once the matter is overdue.
        needs: ``sheet.column`` (or ``sheet``) that must be in the workbook for the rule to run; of
            several between bars one is enough.
        judge: The judgement.
    """

    code: str
    name: str
    severity: Severity
    when_late: Severity | None
    needs: tuple[str, ...]
    judge: Callable[[T], Iterator[Hit]]

    def findings(self, subject: T, submission: Submission) -> Iterator[Finding | Skipped]:
        """Run the rule; yield its findings, or one `Skipped` that says why it could not run."""
        lacking = next(filter(None, map(submission.lacking, self.needs)), None)
        if lacking is not None:
            reason, facts = lacking
            yield Skipped(code=self.code, name=self.name, reason=reason, facts=facts)
            return
        try:
            for found in self.judge(subject):
                yield Finding(
                    code=self.code,
                    name=self.name,
                    severity=self._loudness(found),
                    at=found.at,
                    item=found.item,
                    also=found.also,
                    facts=found.facts,
                )
        except CannotRunError as why:
            yield Skipped(code=self.code, name=self.name, reason=why.reason, facts=why.facts)
        except Exception as fault:
            fault.add_note(f"while judging {self.code}")  # our fault, loudly, with the code on it
            raise

    def _loudness(self, found: Hit) -> Severity:
        """How loud a hit is: as the rule says, louder when late, a question while not proven."""
        loud = self.when_late if self.when_late and found.late else self.severity
        if found.proven or loud.rank > Severity.CONFIRM.rank:
            return loud
        return Severity.CONFIRM


class FirstRule(Rule["Submission"]):
    """A rule of the first pass: it looks at the submission."""

    __slots__ = ()


class OutcomeRule(Rule[Outcome]):
    """A rule of the second pass: it looks at what came of the submission, too."""

    __slots__ = ()


R = TypeVar("R", bound="Rule[Any]")


def rule(
    code: str,
    *,
    severity: Severity,
    when_late: Severity | None = None,
    needs: tuple[str, ...] = (),
) -> Callable[[Callable[[Submission], Iterator[Hit]]], FirstRule]:
    """Turn a function that judges a submission into a rule named after it."""
    return _declaring(FirstRule, code, severity, when_late, needs)


def outcome_rule(
    code: str,
    *,
    severity: Severity,
    when_late: Severity | None = None,
    needs: tuple[str, ...] = (),
) -> Callable[[Callable[[Outcome], Iterator[Hit]]], OutcomeRule]:
    """Turn a function that judges an outcome into a rule of the second pass."""
    return _declaring(OutcomeRule, code, severity, when_late, needs)


def _declaring(
    kind: type[R],
    code: str,
    severity: Severity,
    when_late: Severity | None,
    needs: tuple[str, ...],
) -> Callable[[Callable[[Any], Iterator[Hit]]], R]:
    return lambda judge: kind(
        code=code,
        name=judge.__name__.replace("_", "-"),
        severity=severity,
        when_late=when_late,
        needs=needs,
        judge=judge,
    )


def bears_on_score(finding: Finding) -> bool:
    """Whether a finding makes its item one to mend.

    A typing fault, a budget slip or an unclear owner does not make an item score zero.
    """
    bears = finding.code[0] in BEARING_FAMILIES and finding.code not in REPEATING
    return bears and finding.severity in (Severity.ERROR, Severity.RISK)
