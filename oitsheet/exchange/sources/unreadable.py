"""Why a file holds no table that can be read, where it is not for a reason of workbooks."""

from __future__ import annotations

from oitsheet.errors import OitsheetError


class UnreadableSource(OitsheetError):  # noqa: N818  named like UnreadableWorkbook
    """No table can be read from this file; a fault of the file, never of this package.

    Attributes:
        reason: The key of its sentence under ``[source]``: ``pdf``, ``image``, ``encoding``, …
        most: How much a limit allows, where it is about one, in the unit of its sentence.
        detail: What was seen, in plain English, for a log.
    """

    def __init__(self, reason: str, detail: str = "", *, most: int = 0) -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.most = most
        self.detail = detail


def too_much(reason: str, most: int) -> UnreadableSource:
    """Return the refusal of a file that passes a limit of `sources.limits`.

    Args:
        reason: The key of its sentence.
        most: How much is allowed, in the unit of that sentence.
    """
    return UnreadableSource(reason, f"more than {most}", most=most)
