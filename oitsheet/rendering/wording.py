"""What is said of a finding or a skipped rule: facts in, sentences out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oitsheet.judging.report import State
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
