"""What the judge asks of wherever editions are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from oitsheet.form.edition import Edition


class Shelf(Protocol):
    """Where editions are kept."""

    def known(self) -> tuple[str, ...]:
        """The keys of all editions, without loading them."""

    def load(self, key: str) -> Edition:
        """Load one edition."""
