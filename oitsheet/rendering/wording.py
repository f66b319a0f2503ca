"""What is said of a finding or a skipped rule: facts in, sentences out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oitsheet.judging.report import Severity, State, Verdict
from oitsheet.judging.rules import RULES
from oitsheet.judging.rules.rule import BEARING_FAMILIES
from oitsheet.judging.selection import in_short

if TYPE_CHECKING:
    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.report import Finding, Report, Skipped

_TELLING = BEARING_FAMILIES | {"K"}
"""Families whose fix says how an item comes by its points; K asks why it has none."""


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
    return Said(
        catalogue.fill(text.message, finding.facts),
        catalogue.fill(text.fix, finding.facts),
    )


def reason(skipped: Skipped, catalogue: Catalogue) -> str:
    """Say why a rule could not run."""
    return catalogue.say(f"skipped.{skipped.reason}", **skipped.facts)


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
