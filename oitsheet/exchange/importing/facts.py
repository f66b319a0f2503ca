"""What the words around a table say of the office: its name and kind, and the fiscal year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.exchange.importing.plan import Fact
from oitsheet.exchange.importing.wordbook import wordbook
from oitsheet.form.messages import Bilingual
from oitsheet.values import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from oitsheet.exchange.importing.plan import Spot
    from oitsheet.form.layout import Layout

_YEAR = re.compile(r"\s*(25[0-9]{2})(?![0-9])")
LONGEST = 160
"""Letters of a line that may name an office: a paragraph names others, too."""


class Said(NamedTuple):
    """A line of text, and where it stands."""

    text: str
    spot: Spot


def facts_of(lines: Iterable[Said], layout: Layout) -> tuple[Fact, ...]:
    """The facts that are certain: those of which only one is said.

    Args:
        lines: What stands above and around the tables, and nothing else.
        layout: Knows how offices' names begin.
    """
    lines = list(lines)
    offices = {found: line.spot for line in lines if (found := office_in(line.text, layout))}
    years = {year: line.spot for line in lines for year in years_in(line.text)}
    return (*_only("office", offices, layout), *_only("fiscal_year", years, layout))


def kind_of_office(name: str, layout: Layout) -> str | None:
    """The kind of office (a choice of the form) that a name says."""
    key = fold(name)
    begins = {**{kind: kind for kind in layout.schemes}, **layout.same}
    kinds = [kind for text, kind in begins.items() if key.startswith(fold(text))]
    return next((kind for kind in kinds if kind in layout.schemes), None)


def office_in(text: str, layout: Layout) -> str:
    """The name of an office of a kind that the form knows; empty where there is none."""
    if len(text) > LONGEST:
        return ""
    begins = [
        *layout.schemes,
        *(text for text, kind in layout.same.items() if kind in layout.schemes),
    ]
    shown = clean(text).replace("\n", " ")
    for begin in sorted(begins, key=len, reverse=True):
        at = shown.find(begin)
        if at >= 0:
            name = _until(shown[at:], len(begin))
            return name if len(name) > len(begin) else ""
    return ""


def years_in(text: str) -> frozenset[int]:
    """The fiscal years (B.E.) that a line calls so."""
    key = fold(text)
    found: set[int] = set()
    for word in wordbook().year_before:
        for match in re.finditer(re.escape(fold(word)), key):
            year = _YEAR.match(key, match.end())
            if year:
                found.add(int(year[1]))
    return frozenset(found)


def _until(name: str, begin: int) -> str:
    ends = [at for word in wordbook().office_ends if (at := name.find(_stop(word), begin)) > 0]
    return name[: min(ends, default=len(name))].strip(" .,-")


def _stop(word: str) -> str:
    return f" {word}" if word[0].isalpha() else word


def _only(
    key: str, found: Mapping[str, Spot] | Mapping[int, Spot], layout: Layout
) -> Iterator[Fact]:
    if len(found) != 1:
        return
    column = layout.sheet("agency").column(key)
    value: str | int
    ((value, spot),) = found.items()
    yield Fact(key, Bilingual(column.header, column.header_en), value, spot)
