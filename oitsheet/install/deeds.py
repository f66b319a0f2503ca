"""What an installation did, and why it could not be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oitsheet.errors import OitsheetError

if TYPE_CHECKING:
    from pathlib import Path


class Deed(NamedTuple):
    """One thing that was done, or would be.

    Attributes:
        thing: ``addin``, ``settings``, ``script`` or ``dropper``.
        did: ``put``, ``replaced``, ``same``; ``removed``, ``changed`` (only our lines were taken
            out), ``absent``, ``foreign`` (it is not ours and was left).
        path: Where.
    """

    thing: str
    did: str
    path: Path


class CannotInstallError(OitsheetError):
    """It cannot be done here; the reason is a key of the catalogues' table ``install``.

    Attributes:
        key: ``no_excel`` and its like.
        facts: What the sentence names.
        done: What had been done before, to be told all the same.
    """

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts
        self.done: tuple[Deed, ...] = ()
