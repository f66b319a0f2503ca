"""Why bytes are no workbook that can be read."""

from __future__ import annotations

from enum import StrEnum

from oitsheet.errors import OitsheetError


class Unreadable(StrEnum):
    """One reason, one sentence to the user, one remedy.

    The last four of the list are about a path and are for whoever opens files; the reader of bytes
    never gives them.
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


class UnreadableWorkbook(OitsheetError):  # noqa: N818  the name every caller knows it by
    """These bytes cannot be read as a workbook; a fault of the file, never of this package.

    Attributes:
        reason: Which of the named reasons.
        detail: What was seen, in plain English, for a log; never needed to choose a remedy.
    """

    def __init__(self, reason: Unreadable, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.detail = detail
