"""The days that a meeting asks about: what is due, what is overdue, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.comparing.agenda_parts import OPEN, clipped, codes
from oitsheet.judging.activities import days_of, is_done
from oitsheet.rendering.wording import quoted
from oitsheet.values import Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from oitsheet.exchange.comparing.agenda_parts import Meeting

_NAME = 30
"""Columns of what is to be done on a day."""


def due_line(meeting: Meeting) -> Iterator[str]:
    """The day by which the office hands in, how far it is, and how much is overdue.

    A blank is not looked at and never late.
    """
    report, say = meeting.report, meeting.words.say
    if report.scores.forecast is None:
        return  # the year is over: its points are there, or its level
    open_ = {one.code for one in report.items if one.state in OPEN}
    items = meeting.submission.items
    late = sum(
        one.code in open_ and one.due is not None and one.due < report.as_of for one in items
    )
    over = say("agenda.overdue", count=late) if late else ""
    if report.due is None:
        yield say("agenda.no_due") + over
        return
    days = (report.due - report.as_of).days
    key = "due_today" if not days else "due_in" if days > 0 else "due_over"
    yield say(f"agenda.{key}", date=report.due, days=abs(days)) + over


def past(meeting: Meeting) -> Iterator[str]:
    """Days of the calendar that are over and not said to be done."""
    as_of = meeting.report.as_of
    days = [
        (when.end, name) for when, name, done in _calendar(meeting) if not done and when.end < as_of
    ]
    if days:
        yield meeting.words.say("agenda.past", days=_listed(days, meeting))


def coming(meeting: Meeting) -> Iterator[str]:
    """The next days: calendar, hand-in, items' own days, clarification, the website's payment."""
    as_of = meeting.report.as_of
    days = [day for day in _days(meeting) if day[0] >= as_of]
    if days:
        yield meeting.words.say("agenda.coming", days=_listed(days, meeting))


def _days(meeting: Meeting) -> Iterator[tuple[dt.date, str]]:
    say, report, agency = meeting.words.say, meeting.report, meeting.submission.agency
    for when, name, done in _calendar(meeting):
        if not done:
            yield max(when.start, min(when.end, report.as_of)), name
    if report.due:
        yield report.due, say("agenda.hand_in")
    own: dict[dt.date, list[str]] = {}
    stand = {item.code: item.state for item in report.items}
    for item in meeting.submission.items:
        if item.due and item.due != report.due and stand[item.code] in OPEN:
            own.setdefault(item.due, []).append(item.code)
    for day, items in own.items():
        yield day, say("agenda.items_due", items=codes(items, meeting))
    window = agency.value("clarification") if agency else None
    if isinstance(window, Period):
        last = window.end >= report.as_of > window.start
        key = "clarify_until" if last else "clarify"
        yield (window.end if last else window.start), say(f"agenda.{key}", date=window.end)
    until = agency.date_in("hosted_until") if agency else None
    if until:
        yield until, say("agenda.hosted")


def _calendar(meeting: Meeting) -> Iterator[tuple[Period, str, bool]]:
    for row in meeting.submission.rows("calendar"):
        when, what = days_of(row, "when"), row.text_in("what")
        if when and what:
            yield when, clipped(quoted(meeting.veil(what)), _NAME), is_done(row)


def _listed(days: list[tuple[dt.date, str]], meeting: Meeting) -> str:
    most = meeting.room.dates
    days.sort(key=lambda day: day[0])
    named = [meeting.words.say("agenda.day", date=day, what=what) for day, what in days[:most]]
    more = len(days) - most
    rest = meeting.words.say("list.more", count=more) if more > 0 else ""
    return " · ".join(named) + rest
