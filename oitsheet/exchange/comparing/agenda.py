"""What the next meeting is about: one page, put together from a check and from what came since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.comparing.agenda_dates import coming, due_line, past
from oitsheet.exchange.comparing.agenda_money import money
from oitsheet.exchange.comparing.agenda_parts import (
    Meeting,
    Room,
    clipped,
    codes,
    first_steps,
    known,
    open_matters,
    since,
    stuck_with,
    worth_most,
)
from oitsheet.rendering.agenda import (
    ABOVE,
    ACROSS,
    BETWEEN,
    HIGH,
    SIZE,
    SMALL,
    SMALL_LEADING,
    SMALLER,
    Agenda,
    Section,
    Table,
)
from oitsheet.rendering.wording import quoted
from oitsheet.rendering.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOMS = (
    Room(owners=12, dates=6, fix=3, codes=12, steps=3),
    Room(owners=9, dates=5, fix=3, codes=10, steps=3),
    Room(owners=8, dates=4, fix=2, codes=8, steps=2),
    Room(owners=6, dates=3, fix=2, codes=6, steps=2),
    Room(owners=5, dates=3, fix=2, codes=5, steps=1),
    Room(owners=4, dates=2, fix=2, codes=4, steps=1),
    Room(owners=3, dates=1, fix=2, codes=3, steps=1),
    Room(owners=2, dates=1, fix=2, codes=2, steps=1),
    Room(owners=1, dates=1, fix=1, codes=1, steps=1),
)
"""From the most generous on; the first that fits is taken."""

_AT_LEAST = 4
"""So many are tried in letters of the usual size before all are in smaller ones."""

TRIED = (
    *(room._replace(size=SIZE) for room in ROOMS[:_AT_LEAST]),
    *(room._replace(size=SMALLER) for room in ROOMS),
)


def agenda(meeting: Meeting) -> Agenda:
    """Put the page together: as much as there is room for on one page of A4.

    Args:
        meeting: What is known of the book, what came since, and the words.
    """
    for room in TRIED:
        page = _page(meeting._replace(room=room))
        if height_of(page) <= HIGH:
            break
    return page


def height_of(page: Agenda) -> int:
    """How many points a page will take on paper, at most."""
    parts = [part for section in page.sections for part in section.parts]
    texts = [part for part in parts if isinstance(part, str)]
    tables = [part for part in parts if isinstance(part, Table)]
    headings = [section.heading for section in page.sections]
    lines = sum(_long(text, page.size) for text in (*page.title, *headings, *texts))
    rows = sum(_deep(row, table) for table in tables for row in (table.headers, *table.rows))
    foot = _long(page.foot, SMALL) * (SMALL + BETWEEN)
    return lines * (page.size + BETWEEN) + rows + foot + (len(headings) + len(tables) + 1) * ABOVE


def _long(text: str, size: int) -> int:
    return max(1, len(wrap(text, ACROSS // size)))


def _deep(row: tuple[str, ...], table: Table) -> int:
    """The points of a row: of its fullest cell, and its border."""
    whole = sum(table.widths)
    room = [max(1, ACROSS * width // (SMALL * whole)) for width in table.widths]
    deepest = max(len(wrap(cell, most)) for cell, most in zip(row, room, strict=True))
    return max(1, deepest) * SMALL_LEADING + 1


def _page(meeting: Meeting) -> Agenda:
    report, say = meeting.report, meeting.words.say
    office = quoted(report.agency) if report.agency else say("text.no_office")
    office = clipped(office, ACROSS // SIZE * 2)
    when = say("agenda.when", date=meeting.day) if meeting.day else say("agenda.when_open")
    parts = {
        "known": tuple(_for_information(meeting)),
        "follow": tuple(_to_follow_up(meeting)),
        "decide": tuple(_to_decide(meeting)),
    }
    foot = [say("agenda.scope", date=report.as_of)]
    if report.redacted:
        foot.append(say("outputs.redacted"))
    return Agenda(
        title=(say("agenda.title", year=report.edition.fiscal_year_be), office, when),
        sections=tuple(
            Section(
                heading=say("agenda.heading", number=number, name=say(f"agenda.{key}")), parts=p
            )
            for number, (key, p) in enumerate(parts.items(), start=1)
        ),
        foot=" · ".join(foot),
        size=meeting.room.size,
    )


def _for_information(meeting: Meeting) -> Iterator[str]:
    yield from known(meeting)
    yield from since(meeting)


def _to_follow_up(meeting: Meeting) -> Iterator[str | Table]:
    yield from due_line(meeting)
    yield from stuck_with(meeting)
    yield from money(meeting)
    yield from past(meeting)
    yield from coming(meeting)


def _to_decide(meeting: Meeting) -> Iterator[str]:
    yield from worth_most(meeting)
    yield from open_matters(meeting)
    yield from first_steps(meeting)
    report = meeting.report
    if report.no_owner:
        facts = {"count": len(report.no_owner), "items": codes(report.no_owner, meeting)}
        yield meeting.words.say("agenda.no_owner", **facts)
