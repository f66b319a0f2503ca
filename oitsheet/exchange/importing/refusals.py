"""Why an import cannot be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.errors import OitsheetError

if TYPE_CHECKING:
    from oitsheet.exchange.importing.plan import Spot


class NothingRecognisedError(OitsheetError):
    """No table of any source is one that the form has.

    Attributes:
        seen: Of each table the row that is most like a header, and where it stands.
    """

    def __init__(self, seen: tuple[tuple[Spot, tuple[str, ...]], ...]) -> None:
        super().__init__(f"{len(seen)} tables")
        self.seen = seen


class OtherYearError(OitsheetError):
    """All titles are those of another year, in which the same codes mean other items.

    Attributes:
        key: That year's edition; `expected` the one that was to be filled.
    """

    def __init__(self, key: str, expected: str) -> None:
        super().__init__(f"{key}, not {expected}")
        self.key, self.expected = key, expected


class UnusedMapError(OitsheetError):
    """A wish names a header that no table has.

    Attributes:
        text: The wish.
        headers: The headers that there are.
    """

    def __init__(self, text: str, headers: tuple[str, ...]) -> None:
        super().__init__(text)
        self.text, self.headers = text, headers
