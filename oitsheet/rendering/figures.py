"""The figures of a report, each a labelled line: KPI, score, ITA, budget, owners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wcwidth import wcswidth

from oitsheet.rendering.page import two
from oitsheet.rendering.prospects import assumed, drivers, too_early
from oitsheet.rendering.wording import quoted
from oitsheet.values import in_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.report import OwnerLoad, Report
    from oitsheet.rendering.page import Page


OWNERS = 3
"""So many owners, and so many groups, are named; of the others only how many they are."""


def figures(report: Report, page: Page) -> Iterator[str]:
    """Yield the lines: KPI, score, budget, owners; a label stands at its own first line."""
    rows = labelled(report, page)
    labels = {key: page.say(key) for key, _ in rows if key}
    room = max((wcswidth(label) for label in labels.values()), default=0) + 2
    last = None
    for key, text in rows:
        label = labels[key] if key and key != last else ""
        last = key or last
        pad = " " * (room - wcswidth(label))
        first, *more = page.lines(text, indent=room)
        yield page.paint(label, "head") + pad + first.lstrip() if label else first
        yield from more


def labelled(report: Report, page: Page) -> list[tuple[str, str]]:
    """Return every figure as (key of its label in the ``text`` table, text).

    A line without a key goes with the one above it.
    """
    rows = [("kpi", text) for text in _kpi(report, page)]
    rows += [("score", text) for text in _scores(report, page)]
    rows += [("", text) for text in _ita(report, page)]
    rows += [("assumed", text) for text in assumed(report, page)]
    rows += [("budget", text) for text in _budget(report, page)]
    rows += [("owners", text) for text in _owners(report, page)]
    return rows


def _kpi(report: Report, page: Page) -> Iterator[str]:
    kpi = report.kpi
    assessed = report.scores.assessed
    if assessed and assessed.scored and not kpi.claimed:
        # The year is over and nobody kept a status: what was claimed is no news any more.
        full, below = kpi.supported, kpi.to_mend
        yield page.say("kpi_assessed", items=kpi.applying, full=full, below=below)
    elif not kpi.status_read:  # "0 claimed" would be taken for the office's own word
        yield page.say("kpi_unread", to_mend=kpi.to_mend, unknown=kpi.unknown)
    else:
        yield _counted(report, page)
    yield from _reported(report, page)


def _counted(report: Report, page: Page) -> str:
    kpi = report.kpi
    line = page.say(
        "kpi_line",
        claimed=kpi.claimed,
        items=kpi.applying,
        percent=two(kpi.percent(kpi.claimed)),
        supported=kpi.supported,
        to_mend=kpi.to_mend,
        not_started=kpi.not_started,
        unknown=kpi.unknown,
    )
    extra = []
    if kpi.not_applicable:
        extra.append(page.say("kpi_na", count=kpi.not_applicable))
    if kpi.not_looked_at:
        extra.append(page.say("kpi_blank", count=kpi.not_looked_at))
    return " · ".join([line, *extra])


def _reported(report: Report, page: Page) -> Iterator[str]:
    """What the workbook itself prints of its KPI, and what that implies."""
    kpi = report.kpi
    reported = []
    if kpi.reported_percent is not None:
        reported.append(page.say("reported_percent", value=two(kpi.reported_percent)))
    if kpi.reported_level is not None:
        reported.append(page.say("reported_level", value=kpi.reported_level))
    if reported:
        yield page.say("kpi_reported", what=" · ".join(reported))
    if kpi.below_full_at_least:
        yield page.say(
            "below_full",
            level=kpi.reported_level,
            count=kpi.below_full_at_least,
            explained=kpi.below_full_explained,
        )


def _scores(report: Report, page: Page) -> Iterator[str]:
    assessed, forecast = report.scores.assessed, report.scores.forecast
    if assessed and assessed.scored:
        scored = assessed.scored
        indicators = " · ".join(
            page.say("indicator", number=number, value=two(value))
            for number, value in scored.indicators.items()
        )
        yield page.say("assessed", oit=two(scored.oit), level=scored.level, indicators=indicators)
        if assessed.zero_items:
            yield page.say("zeros", zeros=", ".join(assessed.zero_items))
    elif assessed:
        zeros = ", ".join(assessed.zero_items) or "-"
        yield page.say(
            "assessed_part", filled=assessed.filled, items=report.kpi.applying, zeros=zeros
        )
    if report.scores.other_method:
        method, oit = report.scores.other_method
        yield page.say("other_method", method=page.catalogue.say(f"method.{method}"), oit=two(oit))
    if forecast:
        low, high = two(forecast.low), two(forecast.high)
        known = report.kpi.applying - forecast.left_out
        if forecast.likely is None:
            yield page.say("forecast_none", low=low, high=high)
            return
        early = too_early(known, forecast.left_out)
        if early:
            yield page.say(
                "forecast_early", known=known, items=report.kpi.applying, low=low, high=high
            )
        else:
            level, likely = forecast.level_likely, two(forecast.likely)
            yield page.say("forecast", likely=likely, level=level, low=low, high=high)
        yield from drivers(forecast, page, early=early)


def _ita(report: Report, page: Page) -> Iterator[str]:
    for year in report.scores.ita[:1]:
        label = page.say("ita", year=year.fiscal_year_be)
        parts = {"IIT": year.iit, "EIT": year.eit, "OIT": year.oit}
        if year.total is not None:
            shown = {key.lower(): two(value) for key, value in parts.items()}
            line = page.say("ita_line", total=two(year.total), level=year.level, **shown)
        else:
            known = [f"{key} {two(value)}" for key, value in parts.items() if value is not None]
            if not known:
                continue
            line = page.say("ita_part", parts=" · ".join(known))
        yield f"{label}: {line}"


def _budget(report: Report, page: Page) -> Iterator[str]:
    budget = report.budget
    if budget is None or budget.allocated is None:
        return
    if budget.spent is None:
        yield page.say("budget_unknown", allocated=budget.allocated)
        return
    yield page.say(
        "budget_line",
        allocated=budget.allocated,
        spent=budget.spent,
        percent=two(budget.percent_spent),
        left=budget.remaining,
    )


def _owners(report: Report, page: Page) -> Iterator[str]:
    """Who has most to do; nothing where the workbook names nobody."""
    if not report.owners:
        return
    for one in report.owners[:OWNERS]:
        yield f"{quoted(one.name)}: {_load(page, one)}"
    rest = report.owners[OWNERS:]
    if rest:
        yield page.say("owners_more", count=len(rest), load=_load(page, *rest))
    for group in report.owner_groups[:OWNERS]:
        yield page.say(
            "owner_group", name=quoted(group.name), count=group.owners, load=_load(page, group)
        )
    if report.no_owner:
        items = in_ranges(int(code[1:]) for code in report.no_owner)
        yield page.say("no_owner", count=len(report.no_owner), items=items)


def _load(page: Page, *loads: OwnerLoad) -> str:
    """What they lead, and of the rest what there is any of; what many share is no sum."""
    parts = [page.say("owner_leads", count=sum(len(one.leads) for one in loads))]
    if len(loads) == 1 and loads[0].shares:
        parts.append(page.say("owner_shares", count=len(loads[0].shares)))
    keys = ("to_mend", "not_started", "not_looked_at")
    counts = {key: sum(getattr(one, key) for one in loads) for key in keys}
    parts += [page.say(f"owner_{key}", count=count) for key, count in counts.items() if count]
    return " · ".join(parts)
