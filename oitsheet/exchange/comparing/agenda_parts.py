"""The parts of a meeting's page, each in words already; a part with nothing to say is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oitsheet.exchange.comparing.difference import FELL_BACK, Kind, late_link
from oitsheet.form.messages import Bilingual
from oitsheet.judging.report import State
from oitsheet.rendering.agenda import ACROSS, SIZE, Table
from oitsheet.rendering.page import two
from oitsheet.rendering.prospects import too_early
from oitsheet.rendering.wording import quoted, remedy
from oitsheet.rendering.wrapping import columns_of, wrap
from oitsheet.values import in_ranges

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from oitsheet.exchange.comparing.difference import Difference
    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.report import ItemState, Kpi, Report
    from oitsheet.judging.submission import Submission

WORTH = 3
"""So many items are named with their worth."""

_NAME, _TITLE = 30, 30
"""Columns of a name and of a title within a line."""

_LOST = 4
"""Columns that a line loses where a word does not fit."""

_OWNER = 56
"""Columns of an owner's name in the table: two lines."""

OPEN = {State.TO_MEND, State.NOT_STARTED}


class Room(NamedTuple):
    """How much of each part there is room for.

    Attributes:
        owners: So many rows; `dates` so many days; `steps` so many measures.
        fix: Lines for an item that is worth most, with its remedy.
        codes: So many codes or ranges in a list; the rest is counted.
        size: Points of the letters on paper.
    """

    owners: int
    dates: int
    fix: int
    codes: int
    steps: int
    size: int = SIZE


class Meeting(NamedTuple):
    """What a page is put together from.

    Attributes:
        report: What is known of the book, without contacts where that is wished for.
        submission: The book itself, for its dates.
        veil: What leaves contacts out of a text of the book, or leaves it as it is.
        since: What came since the last time; None where nobody says when that was.
        day: The day of the meeting (C.E.); None leaves it open.
    """

    report: Report
    submission: Submission
    words: Catalogue
    veil: Callable[[str], str]
    since: Difference | None = None
    day: dt.date | None = None
    room: Room = Room(12, 6, 3, 12, 3)


def codes(items: Iterable[str], meeting: Meeting) -> str:
    """Items in their order, neighbours as ranges; of many the rest is counted."""
    numbers = sorted(int(code[1:]) for code in items)
    ranges = in_ranges(numbers)
    most = meeting.room.codes
    if len(ranges) <= most:
        return ", ".join(ranges)
    shown = next(n for n in range(len(numbers), 0, -1) if len(in_ranges(numbers[:n])) <= most)
    named = ", ".join(in_ranges(numbers[:shown]))
    return meeting.words.say("agenda.more_items", items=named, count=len(numbers) - shown)


def clipped(text: str, columns: int) -> str:
    """As much of a text as goes into so many columns, up to the end of a word."""
    if columns_of(text) <= columns:
        return text
    return wrap(text, columns - 1)[0] + "…"


def known(meeting: Meeting) -> Iterator[str]:
    """KPI and score, a line each."""
    report, say = meeting.report, meeting.words.say
    kpi, assessed, forecast = report.kpi, report.scores.assessed, report.scores.forecast
    if assessed and assessed.scored:
        full, below = kpi.supported, kpi.to_mend
        yield say("text.kpi_assessed", items=kpi.applying, full=full, below=below)
        scored = assessed.scored
        yield say("agenda.assessed", oit=two(scored.oit), level=scored.level)
        return
    yield say("agenda.kpi" if kpi.status_read else "text.kpi_unread", **_counts(kpi))
    if forecast is None:
        if kpi.reported_level:
            yield say("agenda.level_reported", level=kpi.reported_level)
        return
    facts = {"low": two(forecast.low), "high": two(forecast.high)}
    unknown = forecast.left_out
    counted = kpi.applying - unknown
    if forecast.likely is None or too_early(counted, unknown):
        yield say("agenda.forecast_early", known=counted, items=kpi.applying, **facts)
    else:
        likely, level = two(forecast.likely), forecast.level_likely
        yield say("agenda.forecast", likely=likely, level=level, **facts)


def _counts(kpi: Kpi) -> dict[str, object]:
    return {
        "claimed": kpi.claimed,
        "items": kpi.applying,
        "percent": two(kpi.percent(kpi.claimed)),
        "supported": kpi.supported,
        "to_mend": kpi.to_mend,
        "not_started": kpi.not_started,
        "not_looked_at": kpi.not_looked_at,
        "unknown": kpi.unknown,
    }


def since(meeting: Meeting) -> Iterator[str]:
    """What came since the last time: done, answered, fell back; the forecast before and now."""
    told, say = meeting.since, meeting.words.say
    if told is None:
        return
    day = told.old.day or told.old.as_of
    if not told.changed:
        yield say("agenda.nothing_since", date=day)
        return
    groups = {
        "done": (Kind.DONE, Kind.SUPPORTED, Kind.MENDED),
        "answered": (Kind.ANSWERED,),
        "fell_back": tuple(FELL_BACK),
    }
    parts = []
    for key, kinds in groups.items():
        items = {one.code for one in told.of(*kinds)}
        if items:
            parts.append(say(f"agenda.since_{key}", count=len(items), items=codes(items, meeting)))
    before, now = told.forecast
    if before and now and before.likely != now.likely:
        parts.append(say("agenda.since_forecast", old=two(before.likely), new=two(now.likely)))
    yield say("agenda.since", date=day, parts=" · ".join(parts or [say("agenda.since_other")]))
    steps = [clipped(quoted(one.name), _NAME) for one in told.steps if one.after]
    if steps:
        most = meeting.room.steps
        more = len(steps) - most
        named = ", ".join(steps[:most]) + (say("list.more", count=more) if more > 0 else "")
        yield say("agenda.steps_done", steps=named)


def stuck_with(meeting: Meeting) -> Iterator[str | Table]:
    """Who leads the items that are to be mended or are not done, and for how long."""
    by_owner: dict[str, list[ItemState]] = {}
    for item in meeting.report.items:
        if item.state in OPEN:
            by_owner.setdefault(item.owner or "", []).append(item)
    if not by_owner:
        return
    say, most = meeting.words.say, meeting.room.owners
    order = sorted(by_owner.items(), key=lambda pair: (not pair[0], -len(pair[1])))
    rows = [_owner(name, items, meeting) for name, items in order[:most]]
    rest = order[most:]
    if rest:
        count = sum(len(items) for _, items in rest)
        more = say("agenda.more_owners", count=len(rest))
        rows.append((more, say("agenda.more_led", count=count), ""))
    yield Table(
        headers=tuple(say(f"agenda.{key}") for key in ("owner", "open", "for_how_long")),
        rows=tuple(rows),
        widths=(11, 10, 5),
    )


def _owner(name: str, items: list[ItemState], meeting: Meeting) -> tuple[str, ...]:
    say = meeting.words.say
    few = meeting._replace(room=meeting.room._replace(codes=max(2, meeting.room.codes // 2)))
    parts = []
    for state in (State.TO_MEND, State.NOT_STARTED):
        standing = [one.code for one in items if one.state is state]
        if standing:
            parts.append(say(f"agenda.led_{state}", items=codes(standing, few)))
    shown = clipped(quoted(name), _OWNER) if name else say("agenda.nobody")
    return (shown, " · ".join(parts), _how_long([one.code for one in items], meeting))


def _how_long(items: list[str], meeting: Meeting) -> str:
    """Days past the due date of the longest; else since when they are known to be stuck."""
    say, report = meeting.words.say, meeting.report
    dues = [one.due for one in meeting.submission.items if one.code in items and one.due]
    late = max(((report.as_of - due).days for due in dues), default=0)
    if late > 0:
        return say("agenda.days_late", days=late)
    told = meeting.since
    if told and any(one.code in items for one in told.stuck):
        return say("agenda.stuck_since", date=told.old.day or told.old.as_of)
    return "-"


def worth_most(meeting: Meeting) -> Iterator[str]:
    """The items that gain most, with owner and remedy; one remedy for all is said once."""
    report, words, room = meeting.report, meeting.words, meeting.room
    named = report.mend_first[:WORTH]
    if not named:
        return
    items = {item.code: item for item in report.items}
    fixes = [remedy(report, code, words) or "" for code in named]
    for number, (code, fix) in enumerate(zip(named, fixes, strict=True)):
        title = clipped(words.show(items[code].title), _TITLE)
        line = words.say("agenda.worth", code=code, title=title, oit=two(items[code].gain.oit))
        said_again = number > 0 and fix == fixes[number - 1]
        told = words.say("agenda.same_fix") if said_again else fix
        yield clipped(
            words.say("agenda.worth_fix", line=line, fix=told),
            (ACROSS // room.size - _LOST) * room.fix,
        )


def open_matters(meeting: Meeting) -> Iterator[str]:
    """Links that changed after the hand-in day, and items that nobody has looked at yet."""
    say, told = meeting.words.say, meeting.since
    late = {one.code for one in told.items if late_link(one)} if told else set()
    if late:
        yield say("agenda.late_links", count=len(late), items=codes(late, meeting))
    blank = [one.code for one in meeting.submission.items if one.status is None]
    open_ = {one.code for one in meeting.report.items if one.state is State.UNKNOWN}
    blank = [code for code in blank if code in open_]
    if blank and len(blank) < meeting.report.kpi.applying:
        yield say("agenda.not_looked_at", count=len(blank), items=codes(blank, meeting))


def first_steps(meeting: Meeting) -> Iterator[str]:
    """What to begin with while nothing is filled in: it is no fault of anybody's."""
    report, say = meeting.report, meeting.words.say
    kpi = report.kpi
    if kpi.not_looked_at < kpi.applying or kpi.to_mend + kpi.not_started + kpi.supported:
        return
    agency = meeting.submission.agency
    columns = meeting.submission.layout.sheet("agency").columns
    filled = agency.cells if agency else {}
    fields = tuple(
        Bilingual(one.header, one.header_en)
        for one in columns
        if one.first and one.key not in filled
    )
    if fields:
        yield say("agenda.first_fields", fields=fields)
    zeros = [item.code for item in report.items if item.last_year_points == 0]
    if zeros:
        yield say("agenda.first_zeros", count=len(zeros), items=codes(zeros, meeting))
    yield say("agenda.first_items", count=kpi.applying)
