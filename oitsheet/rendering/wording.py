"""What is said of a finding or a skipped rule: facts in, sentences out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.report import Finding, Report, Skipped


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


def remedy(report: Report, code: str, catalogue: Catalogue) -> str | None:
    """What to do about an item: the fix of its loudest finding."""
    own = [finding for finding in report.findings if finding.item == code]
    if not own:
        return None
    return say(min(own, key=lambda finding: finding.severity.rank), catalogue).fix
