"""What is said of a finding or a skipped rule: facts in, sentences out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oitsheet.judging.report import Severity, State, Verdict
from oitsheet.judging.rules import RULES
from oitsheet.judging.rules.rule import BEARING_FAMILIES
from oitsheet.judging.selection import in_short
from oitsheet.values import in_ranges, one_line

if TYPE_CHECKING:
    from oitsheet.form.messages import Catalogue
    from oitsheet.form.part import PartStamp
    from oitsheet.judging.report import Fact, Finding, Report, Skipped
    from oitsheet.location import Location

_TELLING = BEARING_FAMILIES | {"K"}
"""Families whose fix says how an item comes by its points; K asks why it has none."""

_QUOTED = 400
"""So many letters of a text are shown where it is quoted; JSON's own facts are whole."""


class Said(NamedTuple):
    """A finding in words: what and why, then what to do."""

    message: str
    fix: str


def say(finding: Finding, catalogue: Catalogue) -> Said:
    """Put a finding into words.

    Raises:
        KeyError: The catalogue names a fact that the rule does not give: our fault.
    """
    text = catalogue.rules[finding.code]
    facts = {name: _short(fact) for name, fact in finding.facts.items()}
    return Said(catalogue.fill(text.message, facts), catalogue.fill(text.fix, facts))


def _short(fact: Fact) -> Fact:
    """A fact as it is quoted: a cell may hold 32,767 letters, a sentence has room for few."""
    if isinstance(fact, str):
        return quoted(fact)
    if type(fact) is tuple:
        return tuple(quoted(part) if isinstance(part, str) else part for part in fact)
    return fact


def quoted(text: str) -> str:
    """Show what stands in a workbook, or the beginning of it, within a line."""
    return one_line(text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…")


def place(at: Location) -> str:
    """Show where something stands; a sheet's name can hold whatever its maker put there."""
    return f"{quoted(at.sheet)}!{at.cell}"


def reason(skipped: Skipped, catalogue: Catalogue) -> str:
    """Say why a rule could not run."""
    facts = {name: _short(fact) for name, fact in skipped.facts.items()}
    return catalogue.say(f"skipped.{skipped.reason}", **facts)


def by_reason(report: Report, catalogue: Catalogue) -> dict[str, list[Skipped]]:
    """Put the rules that could not run together by why; in their order."""
    grouped: dict[str, list[Skipped]] = {}
    for skipped in report.skipped:
        grouped.setdefault(reason(skipped, catalogue), []).append(skipped)
    return grouped


def headline(report: Report, catalogue: Catalogue) -> list[str]:
    """Say by what the book was judged, each fact by itself: year, edition, day, due date."""
    say = catalogue.say
    method = say(f"method.{report.edition.method}")
    facts = [
        say("text.year", year=report.edition.fiscal_year_be),
        say("text.edition", key=report.edition.key, method=method),
        say(f"text.as_of_{report.as_of_from}", date=report.as_of),
    ]
    if report.due:
        key = "due_passed" if report.as_of > report.due else "due"
        facts.append(say(f"text.{key}", date=report.due))
    if report.edition.provisional:
        facts.append(say("text.provisional"))
    if report.part is not None:
        facts.append(whose_part(report.part, catalogue))
    return facts


def whose_part(part: PartStamp, catalogue: Catalogue) -> str:
    """Say that a book is one owner's part, and of what its figures are."""
    owner = quoted(part.owner) if part.owner else catalogue.say("hands.nobody")
    items = in_ranges(int(code[1:]) for code in part.items)
    return catalogue.say("hands.checked_part", owner=owner, count=len(part.items), items=items)


def not_asked(report: Report, catalogue: Catalogue) -> str:
    """Say how few rules were asked for, and which were left out: whole families by their letter."""
    told = len(RULES) - len(report.not_asked)
    out = in_short(report.not_asked)
    return catalogue.say("text.not_asked", told=told, rules=len(RULES), out=out)


def verdict_sentence(report: Report, catalogue: Catalogue) -> str:
    """Say in one sentence what the check comes to."""
    counts = {str(severity): report.count(severity) for severity in Severity}
    verdict = catalogue.say(f"text.verdict_{report.verdict}", **counts)
    return catalogue.say("text.verdict_asked", verdict=verdict) if report.not_asked else verdict


def good(report: Report, catalogue: Catalogue) -> str:
    """Say what is good, too: a report that only scolds is not read."""
    kpi = report.kpi
    said = []
    if kpi.supported:
        said.append(catalogue.say("text.good_supported", count=kpi.supported))
    if kpi.claimed and not kpi.below_full_at_least:
        said.append(catalogue.say("text.good_claimed", count=kpi.claimed, items=kpi.applying))
    if report.verdict is not Verdict.FAIL and not report.not_asked:
        said.append(catalogue.say("text.good_no_error"))
    unseen = (*(skipped.code for skipped in report.skipped), *report.not_asked)
    looked = not any(code[0] in "CZ" for code in unseen)
    if looked and report.verdict in (Verdict.INCOMPLETE, Verdict.READY):
        said.append(catalogue.say("text.good_no_risk"))
    return " · ".join(said or [catalogue.say("text.good_readable")])


def remedy(report: Report, code: str, catalogue: Catalogue) -> str | None:
    """What to do about an item: the fix of its loudest finding, else what its state asks for.

    A finding that bears on the score goes first: beside what an item is worth stands what brings
    it, not a typing fault in its row. A risk that somebody accepted still holds the points back,
    so its fix serves where nothing open says more. None only where a rule that would say it was
    not asked for.
    """
    item = next(item for item in report.items if item.code == code)
    own = [finding for finding in report.findings if finding.item == code]
    telling = [finding for finding in own if finding.code[0] in _TELLING]

    def pressing(finding: Finding) -> tuple[bool, bool, int]:
        accepted = finding.acknowledged is not None
        return finding.code[0] not in BEARING_FAMILIES, accepted, finding.severity.rank

    if telling:
        return say(min(telling, key=pressing), catalogue).fix
    if item.points is not None:
        return catalogue.say("text.mend_assessed")
    if item.state is State.NOT_STARTED:
        return catalogue.say("text.mend_not_started")
    return say(min(own, key=pressing), catalogue).fix if own else None
