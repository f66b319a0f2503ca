"""Explain: the rule behind the finding under the cursor, and whether everything is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.addin.going import findings, near_cursor
from oitsheet.addin.session import Refusal, brief
from oitsheet.judging.rules import rule_of
from oitsheet.rendering.manual import rule_page

if TYPE_CHECKING:
    from oitsheet.addin.results import Entry
    from oitsheet.addin.session import Session

_TOLD = {"answer"}
"""Sections of a rule's page that are told beside the finding itself."""


def explain(session: Session) -> None:
    """Explain the finding under the cursor: what was found, what to do, how it can be answered.

    Raises:
        Refusal: There is no finding here, or nothing was checked yet.
    """
    here = near_cursor(session, findings(session))
    if not here:
        raise Refusal("no_finding_here")
    session.tell(_explained(session, here[0]))


def _explained(session: Session, entry: Entry) -> str:
    rule = rule_of(entry.code)
    if rule is None:
        raise Refusal("no_finding_here")
    page = rule_page(rule, session.catalogue)
    parts = [
        f"{page.code} {page.title}",
        "\n".join(page.facts),
        f"{entry.place}: {brief(entry.message)}",
        f"→ {brief(entry.fix)}",
    ]
    for section in page.sections:
        if section.key in _TOLD:
            said = [*section.paragraphs, *(f"· {bullet}" for bullet in section.bullets)]
            parts.append("\n".join([f"{section.heading}:", *said]))
    parts.append(session.say("whole_page", code=page.code))
    return "\n\n".join(parts)


def doctor(session: Session) -> None:
    """Say of each thing that the add-in needs whether it is there, and what to do if not."""
    from oitsheet.install.doctor import examine, told  # noqa: PLC0415  the only one who asks
    from oitsheet.install.system import this_system  # noqa: PLC0415

    lines = examine(this_system())
    session.tell("\n".join(told(line, session.catalogue) for line in lines))
