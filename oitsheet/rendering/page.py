"""Where text goes: in whose words, how wide, with which colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.judging.scoring import rounded
from oitsheet.rendering.wrapping import wrap

if TYPE_CHECKING:
    from decimal import Decimal

    from oitsheet.form.messages import Catalogue

Paint = Callable[[str, str], str]
"""(text, role) → text with the colours of that role; a role is a severity, a verdict or "head"."""

NARROWEST = 40


class Page(NamedTuple):
    """Where the text goes: in whose words, how wide, with which colours."""

    catalogue: Catalogue
    width: int
    paint: Paint

    def say(self, key: str, /, **facts: object) -> str:
        """Say something of the ``text`` table."""
        return self.catalogue.say(f"text.{key}", **facts)

    def lines(self, text: str, indent: int = 0, hang: int | None = None) -> Iterator[str]:
        """Wrap a text; Thai vowel and tone marks take no width."""
        hang = indent if hang is None else hang
        width = max(self.width, NARROWEST)
        for part in text.split("\n"):
            yield from wrap(part, width, indent=indent, hang=hang) or [""]


def two(value: Decimal | None) -> str:
    """Two decimals, half up, as scores are published."""
    return "-" if value is None else f"{rounded(value):.2f}"
