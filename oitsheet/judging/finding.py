"""One thing found: how loud, where, its facts, and who acknowledged it; values only.

Facts stay facts here (numbers, dates, places); a renderer turns them into Thai or English.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from oitsheet.form.messages import Bilingual, Words

if TYPE_CHECKING:
    from oitsheet.location import Location


class Severity(StrEnum):
    """How loud a finding is, loudest first."""

    ERROR = "error"
    RISK = "risk"
    CONFIRM = "confirm"
    TODO = "todo"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the loudest."""
        return list(Severity).index(self)


Atom: TypeAlias = str | int | Decimal | dt.date | Bilingual | Words
Fact: TypeAlias = Atom | tuple[Atom, ...] | None
Facts: TypeAlias = Mapping[str, Fact]


def _no_facts() -> Facts:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement:
    """Somebody looked at a finding and says that it is right, or that the risk is accepted.

    Attributes:
        who: As written in the workbook: a position.
        when: The day (C.E.).
        why: The reason as written.
        at: The row of the sheet of confirmations that says so.
    """

    who: str
    when: dt.date
    why: str
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a person should know about one place.

    Attributes:
        code: The rule's permanent code.
        name: The rule's name: the fault in two or three words.
        severity: How loud.
        at: The cell it is about.
        item: The item's code, where it is about one.
        also: Other cells that bear on it.
        facts: What the words need; ``found`` and ``expected`` where they make sense.
        acknowledged: Who confirmed it; None while it is open.
    """

    code: str
    name: str
    severity: Severity
    at: Location
    item: str | None = None
    also: tuple[Location, ...] = ()
    facts: Facts = field(default_factory=_no_facts)
    acknowledged: Acknowledgement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A rule that was asked for and could not run.

    Attributes:
        reason: Key of the sentence that says why: ``no_sheet``, ``no_column``, ``empty_column``.
    """

    code: str
    name: str
    reason: str
    facts: Facts = field(default_factory=_no_facts)
