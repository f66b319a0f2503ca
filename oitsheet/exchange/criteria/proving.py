"""A proof that an edition works: an empty master is made of it and checked, in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oitsheet.form.layout import load_layout
from oitsheet.form.template import build
from oitsheet.judging.checker import check_whole
from oitsheet.judging.report import Severity
from oitsheet.workbook.reading import read

if TYPE_CHECKING:
    import datetime as dt

    from oitsheet.form.edition import Edition


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of it.

    Attributes:
        recognised: Whether the book was known again for one of this edition.
        rows: How many items were read back.
        faults: Codes of the rules that call something in the empty book an error.
    """

    recognised: bool
    rows: int
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Alone:
    """A shelf with one edition."""

    edition: Edition

    def known(self) -> tuple[str, ...]:
        return (self.edition.key,)

    def load(self, key: str) -> Edition:
        if key != self.edition.key:
            raise KeyError(key)
        return self.edition


def proved(edition: Edition, today: dt.date) -> Proof:
    """Make an empty master of an edition, read it back and check it.

    Args:
        edition: The edition.
        today: The day (C.E.) of the check.
    """
    layout = load_layout()
    grid = read(build(layout, edition), unread=layout.unread)
    checked = check_whole(grid, shelf=_Alone(edition), today=today)
    table = checked.submission.tables.get("items")
    wrong = {f.code for f in checked.report.open_findings if f.severity is Severity.ERROR}
    return Proof(
        recognised=checked.submission.edition.key == edition.key,
        rows=len(table.rows) if table else 0,
        faults=tuple(sorted(wrong)),
    )
