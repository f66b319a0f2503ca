"""A checked book → what it says at this moment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oitsheet.exchange.comparing.moment import (
    ForecastThen,
    FoundThen,
    ItemThen,
    KpiThen,
    Loudness,
    Moment,
    MoneyThen,
    StepKind,
    StepThen,
)
from oitsheet.judging.activities import activities, days_of, has_result, is_done
from oitsheet.judging.budget import (
    QUARTER_KEYS,
    amount_of,
    quarter_money,
    share,
    spent_in_all,
)
from oitsheet.judging.forecasting import forecast
from oitsheet.judging.measures import measures, not_done
from oitsheet.judging.redacting import redacted, veil_of
from oitsheet.judging.report import State
from oitsheet.judging.scoring import rounded
from oitsheet.values import Kind, look

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from oitsheet.judging.checker import Checked
    from oitsheet.judging.report import Budget, Forecast, ItemState, Kpi, Report
    from oitsheet.judging.submission import ItemRow, Row, Submission
    from oitsheet.location import Location

    Veil = Callable[[str], str]

_COLUMNS = {
    "status": "status",
    "link": "link",
    "lacking": "lacking",
    "assessor_words": "assessor_words",
    "points": "assessed_points",
}


def taken(checked: Checked, *, redact: bool = False) -> Moment:
    """Take down what a checked book says.

    Args:
        checked: The book, judged by all rules.
        redact: Whether telephone numbers, e-mail addresses and persons' names are left out, as
            `oitsheet check --redact` leaves them out. A web address is no contact and stays.
    """
    submission = checked.submission
    report = redacted(checked.report, submission) if redact else checked.report
    veil = veil_of(submission) if redact else str
    rows = {item.code: item for item in submission.items}
    return Moment(
        edition=report.edition.key,
        edition_th=report.edition.name.th,
        edition_en=report.edition.name.en,
        fiscal_year_be=report.edition.fiscal_year_be,
        agency=report.agency,
        as_of=report.as_of,
        report_date=submission.agency.date_in("report_date") if submission.agency else None,
        due=report.due,
        verdict=report.verdict,
        kpi=_kpi(report.kpi),
        forecast=_prospect(report),
        money=_money(report.budget),
        projects=tuple(_projects(submission, veil)),
        items=tuple(_item(state, rows[state.code], veil) for state in report.items),
        findings=tuple(
            FoundThen(
                code=one.code,
                severity=Loudness.ACCEPTED if one.acknowledged else Loudness(one.severity),
                item=one.item,
                at=_at(one.at),
            )
            for one in report.findings
        ),
        steps=tuple(_steps(submission, veil)),
        redacted=redact,
    )


def forecast_as_of(checked: Checked, day: dt.date) -> ForecastThen | None:
    """What a book's forecast would be on another day, all else being as it stands.

    What has been late since then is not late yet: so the days that passed change nothing in a
    comparison. None where the book has no forecast.

    Args:
        checked: The book as it stands.
        day: The other day (C.E.).
    """
    submission, report = checked
    prospect = _prospect(report)
    if prospect is None or prospect.assessed:
        return prospect
    states = {item.code: item.state for item in report.items}
    applying = [
        replace(item, late=item.due is not None and day > item.due)
        for item in submission.items
        if states[item.code] is not State.NOT_APPLICABLE
    ]
    return _expected(forecast(submission.edition, applying, states))


def _item(state: ItemState, row: ItemRow, veil: Veil) -> ItemThen:
    status = veil(row.status.text) if row.status else ""
    return ItemThen(
        code=state.code,
        title_th=state.title.th,
        title_en=state.title.en,
        state=state.state,
        claimed=state.claimed,
        looked_at=row.status is not None,
        status=status,
        remark=status if row.remarked else "",
        lacking=_said(row, "lacking", veil),
        assessor_words=_said(row, "assessor_words", veil),
        links=tuple(part.url or veil(part.text) for part in row.links if part.url or part.fault),
        owner=state.owner,
        other_owners=state.other_owners,
        points=_two(state.points),
        due=row.due,
        worth=_two(state.gain.oit),
        places=dict(_places(row)),
    )


def _said(row: ItemRow, key: str, veil: Veil) -> str:
    return veil(row.text(key) or "") if row.says(key) else ""


def _places(row: ItemRow) -> Iterator[tuple[str, str]]:
    if row.row is None:
        return
    yield "item", _at(row.place("code"))
    for name, key in _COLUMNS.items():
        if key in row.row.columns:
            yield name, _at(row.place(key))
    if row.owners.all:
        yield "owner", _at(row.owners.all[0].at)


def _kpi(kpi: Kpi) -> KpiThen:
    return KpiThen(
        items=kpi.applying,
        claimed=kpi.claimed,
        supported=kpi.supported,
        to_mend=kpi.to_mend,
        not_started=kpi.not_started,
        unknown=kpi.unknown,
        not_looked_at=kpi.not_looked_at,
        not_applicable=kpi.not_applicable,
    )


def _prospect(report: Report) -> ForecastThen | None:
    assessed = report.scores.assessed
    if assessed and assessed.scored and assessed.scored.oit is not None:
        oit = rounded(assessed.scored.oit)
        level = assessed.scored.level
        return ForecastThen(low=oit, likely=oit, high=oit, level=level, assessed=True)
    return _expected(report.scores.forecast) if report.scores.forecast else None


def _expected(told: Forecast) -> ForecastThen:
    return ForecastThen(
        low=_two(told.low),
        likely=_two(told.likely),
        high=_two(told.high),
        level=told.level_likely,
        left_out=told.left_out,
    )


def _money(budget: Budget | None) -> MoneyThen | None:
    if budget is None:
        return None
    return MoneyThen(
        project=None,
        allocated=_two(budget.allocated),
        spent=_two(budget.spent),
        percent=_two(budget.percent_spent),
        left=_two(budget.remaining),
        quarters=tuple(_two(quarter.spent) for quarter in budget.quarters),
    )


def _projects(submission: Submission, veil: Veil) -> Iterator[MoneyThen]:
    for row in submission.rows("budget"):
        spent, allocated = spent_in_all(row), row.number_in("allocated")
        names = (row.text_in(key) for key in ("project", "activity"))
        yield MoneyThen(
            project=veil(" · ".join(name for name in names if name)),
            allocated=_two(allocated),
            spent=_two(spent),
            percent=_two(share(spent, allocated)) if spent is not None else None,
            left=_two(amount_of(row, "left")),
            quarters=tuple(_two(quarter_money(row, key)) for key in QUARTER_KEYS),
            at=_at(row.place("project")),
        )


def _steps(submission: Submission, veil: Veil) -> Iterator[StepThen]:
    def step(kind: StepKind, row: Row, name: str, when: str, *, done: bool) -> StepThen:
        days = days_of(row, when)
        return StepThen(
            kind=kind,
            name=veil(row.text_in(name) or ""),
            when=veil(row.text_in(when) or ""),
            start=days.start if days else None,
            done=done,
            at=_at(row.place(name)),
        )

    for row in measures(submission):
        yield step(StepKind.MEASURE, row, "measure", "period", done=_has_come_of(row, submission))
    for row in activities(submission):
        yield step(StepKind.ACTIVITY, row, "activity", "date", done=has_result(row, submission))
    for row in submission.rows("calendar"):
        if row.text_in("what"):
            yield step(StepKind.CALENDAR, row, "what", "when", done=is_done(row))


def _has_come_of(row: Row, submission: Submission) -> bool:
    """Whether a measure has a result that is one: neither a dash nor a word for not done."""
    cell = row.cells.get("result")
    told = cell is not None and look(cell.raw).kind is Kind.UNKNOWN
    return told and not not_done(row, submission)


def _two(value: Decimal | None) -> Decimal | None:
    return None if value is None else rounded(value)


def _at(place: Location) -> str:
    return f"{place.sheet}!{place.cell}"
