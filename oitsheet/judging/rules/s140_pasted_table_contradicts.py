"""What was pasted says something else of an item than the cell that counts.

A filled cell of the item list goes before a pasted one, and of two pasted ones the upper. Which of
them is of today, only the office knows: a status, a link, points and owners are told, the rest of
a pasted table is not compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Cell, Submission

_SHOWN = 14
"""Letters at both ends of each of two texts that are shown against each other: links often begin
alike."""


@rule("S140", severity=Severity.CONFIRM)
def pasted_table_contradicts(submission: Submission) -> Iterator[Hit]:
    """Ask once about all cells that contradict each other."""
    pasted = submission.pasted
    if pasted is None or not pasted.clashes:
        return
    pairs = [(clash.counted, clash.pasted) for clash in pasted.clashes]
    first, *others = (cell.at for pair in pairs for cell in pair)
    found = tuple(
        f"{submission.edition.items[clash.code - 1].code} "
        f"{_spelt(clash.counted)} \N{NOT EQUAL TO} {_spelt(clash.pasted)}"
        for clash in pasted.clashes
    )
    yield hit(first, also=tuple(others), count=len(pairs), found=found, sheet=pasted.name)


def _spelt(cell: Cell) -> str:
    text = cell.text
    if len(text) > 2 * _SHOWN:
        text = f"{text[:_SHOWN]}…{text[-_SHOWN:]}"
    return f"{text} ({cell.at.cell})"
