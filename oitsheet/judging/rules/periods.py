"""The period that an item's data must be of, and what its row says of theirs.

Days are C.E.; the fiscal year is the workbook's, B.E.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from oitsheet.form.edition_terms import PeriodRelation, YearRule
from oitsheet.judging.rules.rule import hit
from oitsheet.judging.rules.said import labels, titles
from oitsheet.judging.submission import Misfit
from oitsheet.judging.submission.items import NOT_DONE
from oitsheet.values import Grain, Period, fiscal_year_span, named_periods, quarter_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oitsheet.form.edition import Item
    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import ItemRow, Submission
    from oitsheet.location import Location
    from oitsheet.values import Mention

FEWEST = 5
"""From so many items on, and from this share of those that tell a period:"""
MOST = 0.6

LONGEST_YEAR = 366  # days

_FARTHEST = 3
"""Years by which a whole column may have slipped."""

_YEAR_BEFORE = -1
"""A plain year may be a calendar year, of which October to December lie in the next fiscal one."""

REPORTING = frozenset({YearRule.FIRST_6_MONTHS_CURRENT_FY, YearRule.PREVIOUS_FY})
"""Rules that ask for what is over; plans and news are published before their period ends."""


class Lie(StrEnum):
    """How the data's days lie to the days asked for."""

    FITS = "fits"
    OUTSIDE = "outside"  # not one day in common
    SHORT = "short"  # some of the six months are not there
    PARTLY = "partly"  # they reach beyond, or a plan does not cover the whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a row tells of its data's period.

    Attributes:
        at: The cell; `also` the other one, where two dates tell it.
        start: The first day that the dates tell; `end` the last; one of them may be blank.
        text: The mention in a title, as typed.
        off: By how many years it lies outside; None where no whole number of years puts it right.
        sure: Whether it names the data themselves.
    """

    item: ItemRow
    asked: Period
    lie: Lie
    at: Location
    also: tuple[Location, ...] = ()
    start: dt.date | None = None
    end: dt.date | None = None
    text: str = ""
    off: int | None = None
    sure: bool = True

    @property
    def too_short(self) -> bool:
        """Whether a plan for more than so many years is asked for, and the dates tell no more."""
        if self.start is None or self.end is None:
            return False
        years = [e.min_years_exclusive for e in self.item.item.elements if e.min_years_exclusive]
        return bool(years) and (self.end - self.start).days <= max(years) * LONGEST_YEAR

    @property
    def proven(self) -> bool:
        """Whether it is known for certain that the assessor asks for that period."""
        return self.sure and self.item.item.year_source.proven


def asked_of(item: Item, year_be: int) -> Period | None:
    """The days that an item's data must be of, in that fiscal year (B.E.).

    Where another year is accepted too, both. None where no year is named; and of the measures,
    which analyse last year's result but are themselves this year's.
    """
    if item.may_not_apply and item.year_rule is YearRule.PREVIOUS_FY:
        return None
    rules = [item.year_rule, *([item.alt_year_rule] if item.alt_year_rule else [])]
    try:
        spans = [span for rule in rules if (span := _span(rule, year_be))]
    except ValueError:  # a year that the calendar does not reach
        return None
    if not spans:
        return None
    return Period(min(span.start for span in spans), max(span.end for span in spans))


def looked_at(submission: Submission) -> Iterator[tuple[ItemRow, Period]]:
    """The items that may be judged by their period, and what is asked of each.

    Not those that are not begun; nor rows that bear the title of another item: what they are about
    nobody can tell (S133).
    """
    strays = {
        at
        for unfit in submission.misfits(Misfit.TITLES_OF_ANOTHER)
        for at in (unfit.at, *unfit.also)
    }
    for item in submission.open_items:
        asked = asked_of(item.item, submission.fiscal_year_be)
        stray = item.row is not None and any(item.row.holds(at) for at in strays)
        if asked and item.row and not stray and item.status_kind not in NOT_DONE:
            yield item, asked


def by_dates(submission: Submission) -> Iterator[Told]:
    """What the two columns of dates tell, row by row; one of the two is enough."""
    for item, asked in looked_at(submission):
        start, end = (item.row.date_in(key) if item.row else None for key in _COLUMNS)
        if (start or end) and not (start and end and end < start):
            places = tuple(item.place(key) for key in _COLUMNS if item.cell(key))
            yield Told(
                item=item,
                asked=asked,
                lie=_lie(start, end, asked, item.item.period_relation),
                at=places[0],
                also=places[1:],
                start=start,
                end=end,
                off=_off(start, end, asked, item.item.period_relation),
            )


def by_titles(submission: Submission) -> Iterator[Told]:
    """What the names of documents tell, of rows whose dates say nothing.

    What the explanation comes to is read only where the document names no year; what stands beside
    the links, where neither does.
    """
    dated = {told.item.code for told in by_dates(submission)}
    for item, asked in looked_at(submission):
        if item.code in dated:
            continue
        for said in (*titles(item), *labels(item)):
            named = named_periods(said.text)
            mentions = [mention for mention in named if _counts(mention, item.item)]
            if not mentions:
                continue
            mention = _finest(mentions)[0]
            days = mention.period
            off = _off(days.start, days.end, asked, PeriodRelation.AT_LEAST)
            calendar = mention.plain and off == _YEAR_BEFORE
            yield Told(
                item=item,
                asked=asked,
                lie=_lie_of(mentions, asked, item.item),
                at=said.at,
                text=mention.text,
                off=off,
                sure=said.names_data and not calendar and not mention.formal,
            )
            break


def hit_of(one: Told) -> Hit:
    """Make a hit of what the dates tell, beside the days asked for; a blank end is an ellipsis."""
    return hit(
        one.at,
        item=one.item,
        also=one.also,
        proven=one.proven,
        start=one.start or "…",
        end=one.end or "…",
        asked_from=one.asked.start,
        asked_to=one.asked.end,
    )


def slipped(told: Iterable[Told]) -> tuple[Told, ...]:
    """Those that lie outside by one and the same number of years, where nearly all do."""
    every = list(told)
    years = Counter(one.off for one in every if one.lie is Lie.OUTSIDE and one.off)
    off, count = years.most_common(1)[0] if years else (None, 0)
    if count < FEWEST or count < MOST * len(every):
        return ()
    return tuple(one for one in every if one.lie is Lie.OUTSIDE and one.off == off)


_COLUMNS = ("period_from", "period_to")


def _span(rule: YearRule, year_be: int) -> Period | None:
    match rule:
        case YearRule.CURRENT:
            return None
        case YearRule.PREVIOUS_FY:
            return fiscal_year_span(year_be - 1)
        case YearRule.FIRST_6_MONTHS_CURRENT_FY:
            return Period(quarter_span(year_be, 1).start, quarter_span(year_be, 2).end)
        case YearRule.CURRENT_FY | YearRule.MULTI_YEAR_COVERING_CURRENT_FY:
            return fiscal_year_span(year_be)


def _lie(
    start: dt.date | None, end: dt.date | None, asked: Period, relation: PeriodRelation
) -> Lie:
    if (end and end < asked.start) or (start and start > asked.end):
        return Lie.OUTSIDE
    late = start is not None and _months(start) > _months(asked.start)
    early = end is not None and _months(end) < _months(asked.end)
    beyond = (start is not None and start < asked.start) or (end is not None and end > asked.end)
    match relation:
        case PeriodRelation.EXACTLY | PeriodRelation.AT_LEAST if late or early:
            return Lie.SHORT
        case PeriodRelation.EXACTLY | PeriodRelation.IN if beyond:
            return Lie.PARTLY
        case PeriodRelation.COVERS if late or early:
            return Lie.PARTLY
    return Lie.FITS


def _lie_of(mentions: list[Mention], asked: Period, item: Item) -> Lie:
    """How a title's mentions lie; one that touches the days asked for is enough."""
    finest = _finest(mentions)
    touching = [
        mention.period
        for mention in finest
        if mention.period.start <= asked.end and mention.period.end >= asked.start
    ]
    if not touching:
        return Lie.OUTSIDE
    six_months = item.period_relation in (PeriodRelation.EXACTLY, PeriodRelation.AT_LEAST)
    monthly = any(element.granularity for element in item.elements)
    if six_months and not monthly and finest[0].grain is Grain.MONTHS:
        told = {month for period in touching for month in _range(period)}
        return Lie.FITS if told >= set(_range(asked)) else Lie.SHORT
    return Lie.FITS


def _finest(mentions: list[Mention]) -> list[Mention]:
    """The months that are told; years only where there are none."""
    return [mention for mention in mentions if mention.grain is Grain.MONTHS] or mentions


def _counts(mention: Mention, item: Item) -> bool:
    """Whether a mention may be of the data: a range of years only where a plan's is asked for."""
    match item.period_relation:
        case PeriodRelation.COVERS:
            return True
        case PeriodRelation.IN_FORCE:  # older is fine, so a year alone says nothing
            return mention.grain is Grain.YEARS
    return mention.grain is not Grain.YEARS


def _off(
    start: dt.date | None, end: dt.date | None, asked: Period, relation: PeriodRelation
) -> int | None:
    """By how many years the days lie outside: below zero where they are of an earlier year."""
    if _lie(start, end, asked, relation) is not Lie.OUTSIDE:
        return None
    for years in range(1, _FARTHEST + 1):
        for off in (-years, years):
            moved = (_moved(start, -off), _moved(end, -off))
            if _lie(*moved, asked, relation) is not Lie.OUTSIDE:
                return off
    return None


def _moved(day: dt.date | None, years: int) -> dt.date | None:
    """The same day some years on; 29 February becomes the 28th."""
    if day is None or not dt.MINYEAR <= day.year + years <= dt.MAXYEAR:
        return day
    last = day.month == 2 and day.day == 29  # noqa: PLR2004
    return day.replace(year=day.year + years, day=28 if last else day.day)


def _months(day: dt.date) -> int:
    return day.year * 12 + day.month


def _range(period: Period) -> range:
    return range(_months(period.start), _months(period.end) + 1)
