"""What an item's row says of its data in words: the document, the explanation, the evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.submission import ItemRow, Submission
    from oitsheet.location import Location

_STEP = re.compile(
    "[>\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHTWARDS ARROW}"
    "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}]"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A text and the cell it stands in.

    Attributes:
        names_data: Whether it names the data themselves, as a document's title does; else it
            tells where they are found, or how they stand.
    """

    at: Location
    text: str
    names_data: bool = True


def titles(item: ItemRow) -> Iterator[Said]:
    """The document's title, and what the explanation comes to: a menu's last step.

    The steps before it are the website's own, sorted by its years.
    """
    document = item.cell("document")
    if document is not None:
        yield Said(document.at, document.text)
    explanation = item.cell("explanation")
    if explanation is not None:
        lines = (_STEP.split(line)[-1].strip() for line in explanation.text.splitlines())
        yield Said(explanation.at, "\n".join(lines), names_data=False)


def labels(item: ItemRow) -> Iterator[Said]:
    """What stands beside the addresses in the link's cell."""
    link = item.cell("link")
    words = [part.text for part in item.links if part.url is None and part.fault is None]
    if link is not None and words:
        yield Said(link.at, "\n".join(words), names_data=False)


def everything(item: ItemRow, submission: Submission) -> Iterator[Said]:
    """All that the row and its ticked elements say; of the status what follows a done word."""
    yield from titles(item)
    yield from (replace(said, names_data=True) for said in labels(item))
    status = item.cell("status")
    if status is not None and item.claimed and item.status is not None:
        yield Said(status.at, item.status.rest, names_data=False)
    for row in submission.rows("elements"):
        evidence = row.cells.get("evidence")
        if evidence is not None and row.whole_in("code") == item.item.no:
            yield Said(evidence.at, evidence.text)
