"""A part of a book for one owner: what stamps it, and what the stamp says.

The stamp stands in a hidden sheet, since Google Sheets drops defined names; its first lines are
here, below them stands whatever whoever made the part keeps for itself. A defined name repeats
the items, since people delete sheets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

PART: Final = "oitsheet_part"
"""The hidden sheet, and the defined name."""

_CODE = re.compile(r"O[1-9][0-9]{0,3}")
_MOST = 5_000
"""Characters of a line of the stamp that count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartStamp:
    """What a part says of itself.

    Attributes:
        items: The codes of its items (``O14``), in their order.
        owner: Whose part it is, as written in the book; empty for items that nobody answers for.
        edition: The key of the edition of the book; empty where that is not told any more.
        book: The file name of the book.
        office: What the book calls its office; `year` its fiscal year (B.E.) as digits.
        made: By what it is told from other parts: the owner and what stood in the book.
        state: A fingerprint of what stood in the book.
        whole: Whether the hidden sheet is there.
    """

    items: tuple[str, ...]
    owner: str = ""
    edition: str = ""
    book: str = ""
    office: str = ""
    year: str = ""
    made: str = ""
    state: str = ""
    whole: bool = True

    def lines(self) -> list[tuple[str, str]]:
        """The first lines of the hidden sheet."""
        return [
            (PART, "1"),
            ("part.items", ",".join(self.items)),
            ("part.owner", self.owner),
            ("part.edition", self.edition),
            ("part.book", self.book),
            ("part.office", self.office),
            ("part.year", self.year),
            ("part.made", self.made),
            ("part.state", self.state),
        ]

    @property
    def named(self) -> str:
        """What the defined name says."""
        return ",".join(_runs([int(code[1:]) for code in self.items]))


def read_part(names: Mapping[str, str], lines: Mapping[str, str] | None) -> PartStamp | None:
    """Understand a part's stamp; None where a book bears none.

    Args:
        names: The book's defined names, as in its grid.
        lines: The first two columns of the hidden sheet; None where there is no such sheet.
    """
    told = {key: text.strip()[:_MOST] for key, text in (lines or {}).items()}
    if PART in told:
        codes = _codes(told.get("part.items", "").split(","))
        if codes:
            return PartStamp(
                items=codes,
                owner=told.get("part.owner", ""),
                edition=told.get("part.edition", ""),
                book=told.get("part.book", ""),
                office=told.get("part.office", ""),
                year=told.get("part.year", ""),
                made=told.get("part.made", ""),
                state=told.get("part.state", ""),
            )
    meant = names.get(PART, "").strip('"')
    codes = _codes(f"O{number}" for number in _numbers(meant))
    return PartStamp(items=codes, whole=False) if codes else None


def _codes(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in map(str.strip, texts) if _CODE.fullmatch(code)))


def _runs(numbers: Sequence[int]) -> list[str]:
    """Numbers in runs: 1, 2, 3, 7 as ``1-3`` and ``7``; a name takes 255 characters."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ["-".join(map(str, run)) for run in runs]


def _numbers(text: str) -> list[int]:
    found: list[int] = []
    for first, last in re.findall(r"(?<!\d)([1-9]\d{0,3})(?:-([1-9]\d{0,3}))?(?!\d)", text):
        found += range(int(first), int(last or first) + 1)
    return found
