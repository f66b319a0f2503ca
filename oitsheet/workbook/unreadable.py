"""Why bytes are no workbook that can be read."""

from __future__ import annotations

from enum import StrEnum

from oitsheet.errors import OitsheetError


class Unreadable(StrEnum):
    """One reason, one sentence to the user, one remedy.

    The last six of the list are for whoever opens files, and the reader of bytes never gives them:
    four are about a path, two about a reading in a process of its own.
    """

    EMPTY = "empty"
    NOT_A_WORKBOOK = "not_a_workbook"
    OLD_XLS = "old_xls"
    XLSB = "xlsb"
    ODS = "ods"
    WORD = "word"
    HTML = "html"
    CSV_OR_TEXT = "csv_or_text"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    HOSTILE = "hostile"
    LOCK_FILE = "lock_file"
    DIRECTORY = "directory"
    MISSING = "missing"
    NO_PERMISSION = "no_permission"
    TOO_SLOW = "too_slow"
    READER_DIED = "reader_died"


class UnreadableWorkbook(OitsheetError):  # noqa: N818  the name every caller knows it by
    """These bytes cannot be read as a workbook; a fault of the file, never of this package.

    Attributes:
        reason: Which of the named reasons.
        detail: What was seen, in plain English, for a log; never needed to choose a remedy.
        limit: Which limit was passed, by its key in `limits`; empty where it is not about one.
        most: How much that limit allows, in the unit of its sentence: bytes as whole MB.
        sheet: The sheet in which it was passed; empty where it is about the whole workbook.
    """

    def __init__(
        self,
        reason: Unreadable,
        detail: str = "",
        *,
        limit: str = "",
        most: int = 0,
        sheet: str = "",
    ) -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.detail = detail
        self.limit = limit
        self.most = most
        self.sheet = sheet

    def __reduce__(self) -> tuple[object, ...]:
        """Let it pass from one process to another."""
        state = {"limit": self.limit, "most": self.most, "sheet": self.sheet}
        return type(self), (self.reason, self.detail), state


def too_large(limit: str, most: int) -> UnreadableWorkbook:
    """Return the refusal of a workbook that passes a limit.

    Args:
        limit: Its key: each has a sentence of its own for the user.
        most: How much it allows, in the unit of that sentence.
    """
    return UnreadableWorkbook(
        Unreadable.TOO_LARGE, f"{limit}: more than {most}", limit=limit, most=most
    )
