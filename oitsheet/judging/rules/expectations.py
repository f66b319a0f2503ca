"""What a cell of each type should hold, and what is wrong with a link: keys of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.layout import ColumnType
from oitsheet.form.messages import Bilingual, Words
from oitsheet.values import UrlFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oitsheet.form.edition import Element
    from oitsheet.judging.submission import Lack
    from oitsheet.location import Location

EXPECTED: dict[ColumnType, Words] = {kind: Words(f"expected.{kind}") for kind in ColumnType}
"""Column type → the words for what should stand in such a cell."""

FAULTS: dict[UrlFault, Words] = {fault: Words(f"link.{fault}") for fault in UrlFault}
"""Fault of a link → the words for it."""


def named(lacks: Iterable[Lack]) -> tuple[str | Bilingual, ...]:
    """What is lacking, as facts: the office's own words, and elements in both languages."""
    return tuple(_words(lack.what) for lack in lacks)


def places(lacks: Iterable[Lack], *others: Location) -> tuple[Location, ...]:
    """Where it is named, and further places, each once: the first is the finding's own."""
    return tuple(dict.fromkeys((*(lack.at for lack in lacks), *others)))


def _words(what: Element | str) -> str | Bilingual:
    return what if isinstance(what, str) else Bilingual(what.th, what.en)
