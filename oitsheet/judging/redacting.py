"""A report without contacts, to be handed on: the same findings, an ellipsis for each person.

What is left out and what is not: see `oitsheet.values.without_contacts`. Names of sheets, and
whatever the editions and the form say, stay as they are.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from oitsheet.values import parts_of_contact, without_contacts

if TYPE_CHECKING:
    from collections.abc import Callable

    from oitsheet.judging.finding import Atom, Fact, Facts
    from oitsheet.judging.report import Finding, Report
    from oitsheet.judging.submission import Submission

    Veil = Callable[[str], str]


def redacted(report: Report, submission: Submission) -> Report:
    """Return the report without contacts.

    Args:
        report: What was found.
        submission: The workbook: what its column of contacts names is left out everywhere.
    """
    veil = veil_of(submission)
    return replace(
        report,
        agency=None if report.agency is None else veil(report.agency),
        items=tuple(
            replace(
                item,
                owner=None if item.owner is None else veil(item.owner),
                other_owners=tuple(map(veil, item.other_owners)),
            )
            for item in report.items
        ),
        findings=tuple(_finding(finding, veil) for finding in report.findings),
        skipped=tuple(replace(one, facts=_facts(one.facts, veil)) for one in report.skipped),
        owners=tuple(
            replace(one, name=veil(one.name), group=_maybe(one.group, veil))
            for one in report.owners
        ),
        owner_groups=tuple(
            replace(one, name=veil(one.name), group=_maybe(one.group, veil))
            for one in report.owner_groups
        ),
        part=report.part and replace(report.part, owner=veil(report.part.owner)),
        redacted=True,
    )


def veil_of(submission: Submission) -> Veil:
    """Return what leaves contacts out of a text of this workbook."""
    known = frozenset(
        part
        for row in submission.rows("owners")
        if (cell := row.cells.get("contact"))
        for part in parts_of_contact(cell.text)
    )

    def veil(text: str) -> str:
        return without_contacts(text, known)

    return veil


def _finding(finding: Finding, veil: Veil) -> Finding:
    given = finding.acknowledged
    if given is not None:
        given = replace(given, who=veil(given.who), why=veil(given.why))
    return replace(finding, facts=_facts(finding.facts, veil), acknowledged=given)


def _facts(facts: Facts, veil: Veil) -> Facts:
    return MappingProxyType({name: _fact(fact, veil) for name, fact in facts.items()})


def _fact(fact: Fact, veil: Veil) -> Fact:
    """A list that is a kind of its own (days from … to …) holds no texts."""
    if type(fact) is tuple:
        return tuple(_atom(part, veil) for part in fact)
    return fact if fact is None or isinstance(fact, tuple) else _atom(fact, veil)


def _atom(fact: Atom, veil: Veil) -> Atom:
    return veil(fact) if isinstance(fact, str) else fact


def _maybe(text: str | None, veil: Veil) -> str | None:
    return None if text is None else veil(text)
