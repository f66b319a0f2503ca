"""What the sheets of activities, calendar and project say of time and of what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.submission.items import CLAIMED, NOT_DONE
from oitsheet.values import Kind, Period, Status, StatusKind, look, read_status, says_done

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.submission import Row, Submission


def has_ended(submission: Submission) -> bool:
    """Whether the project is said to be ended."""
    project = submission.project
    ended = submission.layout.project_states["ended"]
    return project is not None and project.value("state") == ended


def days_of(row: Row, key: str) -> Period | None:
    """The day or days (C.E.) in that column; None where blank, or where words stand there."""
    cell = row.cells.get(key)
    return cell.value if cell and isinstance(cell.value, Period) else None


def has_result(row: Row, submission: Submission) -> bool:
    """Whether an activity's result says what came of it; a dash and a not-done word do not."""
    cell = row.cells.get("result")
    if cell is None or cell.kind is not Kind.VALUE or look(cell.raw).kind is Kind.NIL:
        return False
    return read_status(cell.text, submission.layout.status_words).kind not in NOT_DONE


def without_result(submission: Submission) -> Iterator[Row]:
    """The activities of which no row tells a result.

    An activity held several times stands on several rows; a result on one of them is enough.
    """
    told = {_name(row) for row in activities(submission) if has_result(row, submission)}
    return (row for row in activities(submission) if _name(row) not in told)


def activities(submission: Submission) -> Iterator[Row]:
    """The rows that name an activity."""
    return (row for row in submission.rows("activities") if row.text_in("activity"))


def is_done(row: Row) -> bool:
    """Whether a row of the calendar is said to be done."""
    cell = row.cells.get("done")
    if cell is None or not isinstance(cell.value, Status):
        return False
    said_so = cell.value.kind in {StatusKind.REMARK, StatusKind.NEAR_MISS} and says_done(cell.text)
    return said_so or cell.value.kind in CLAIMED


def _name(row: Row) -> str:
    return " ".join((row.text_in("activity") or "").split())
