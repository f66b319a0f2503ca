"""What a cell of each type should hold, and what is wrong with a link: keys of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.layout import ColumnType
from oitsheet.form.messages import Bilingual, Words
from oitsheet.values import UrlFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oitsheet.form.edition import Element

EXPECTED: dict[ColumnType, Words] = {kind: Words(f"expected.{kind}") for kind in ColumnType}
"""Column type → the words for what should stand in such a cell."""

FAULTS: dict[UrlFault, Words] = {fault: Words(f"link.{fault}") for fault in UrlFault}
"""Fault of a link → the words for it."""


def named(lacking: Iterable[str | Element]) -> tuple[str | Bilingual, ...]:
    """What is lacking, as facts: the office's own words, and elements in both languages."""
    return tuple(what if isinstance(what, str) else Bilingual(what.th, what.en) for what in lacking)
