"""What the judge asks of wherever editions are kept."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from oitsheet.form.edition import BadEdition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.form.edition import Edition


class Shelf(Protocol):
    """Where editions are kept."""

    def known(self) -> tuple[str, ...]:
        """The keys of all editions, without loading them."""

    def load(self, key: str) -> Edition:
        """Load one edition."""


def sound(shelf: Shelf) -> Iterator[Edition]:
    """Yield every edition that can be loaded: an office's faulty file must not harm the others."""
    for key in shelf.known():
        with suppress(BadEdition):
            yield shelf.load(key)
