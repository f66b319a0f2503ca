"""A report as text for a terminal: what a coordinator wants to read first, on one screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from wcwidth import wcswidth, wrap

from oitsheet.judging.report import Severity, Verdict
from oitsheet.rendering.wording import reason, remedy, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.report import Finding, Report, Skipped

Paint = Callable[[str, str], str]
"""(text, role) → text with the colours of that role; a role is a severity, a verdict or "head"."""

MEND_FIRST = 7
"""So many items are named with their remedy; the rest by code alone."""

ALIKE = 2
"""Of findings that only inform, so many of one kind are spelled out on each sheet."""

NARROWEST = 40


class Page(NamedTuple):
    """Where the text goes: in whose words, how wide, with which colours."""

    catalogue: Catalogue
    width: int
    paint: Paint

    def say(self, key: str, /, **facts: object) -> str:
        """Say something of the ``text`` table."""
        return self.catalogue.say(f"text.{key}", **facts)

    def lines(self, text: str, indent: int = 0, hang: int | None = None) -> Iterator[str]:
        """Wrap a text; Thai vowel and tone marks take no width."""
        hang = indent if hang is None else hang
        width = max(self.width, NARROWEST)
        for part in text.split("\n"):
            yield from wrap(
                part, width, initial_indent=" " * indent, subsequent_indent=" " * hang
            ) or [""]


def render(report: Report, page: Page) -> str:
    """Return the whole report as text, ending in a line feed.

    Args:
        report: What was found.
        page: Words, width and colours.
    """
    parts = [*_head(report, page), "", *_figures(report, page)]
    for section in (_mend_first, _findings, _skipped):
        lines = list(section(report, page))
        if lines:
            parts += ["", *lines]
    return "\n".join(line.rstrip() for line in [*parts, "", *_foot(report, page)]) + "\n"


def _head(report: Report, page: Page) -> Iterator[str]:
    office = report.agency or page.say("no_office")
    year = page.say("year", year=report.edition.fiscal_year_be)
    yield from (page.paint(line, "head") for line in page.lines(f"{office} · {year}"))
    method = page.catalogue.say(f"method.{report.edition.method}")
    facts = [
        page.say("edition", key=report.edition.key, method=method),
        page.say(f"as_of_{report.as_of_from}", date=report.as_of),
    ]
    if report.due:
        key = "due_passed" if report.as_of > report.due else "due"
        facts.append(page.say(key, date=report.due))
    if report.edition.provisional:
        facts.append(page.say("provisional"))
    yield from page.lines(" · ".join(facts))
    yield ""
    counts = {str(severity): report.count(severity) for severity in Severity}
    verdict = page.say(f"verdict_{report.verdict}", **counts)
    yield from (page.paint(line, str(report.verdict)) for line in page.lines(f"● {verdict}"))
    yield from page.lines(f"  {page.say('good')}: {_good(report, page)}", hang=4)


def _good(report: Report, page: Page) -> str:
    """What is good, too: a report that only scolds is not read."""
    kpi = report.kpi
    said = []
    if kpi.supported:
        said.append(page.say("good_supported", count=kpi.supported))
    if kpi.claimed and not kpi.below_full_at_least:
        said.append(page.say("good_claimed", count=kpi.claimed, items=kpi.applying))
    if report.verdict is not Verdict.FAIL:
        said.append(page.say("good_no_error"))
    if report.verdict in (Verdict.INCOMPLETE, Verdict.READY):
        said.append(page.say("good_no_risk"))
    return " · ".join(said or [page.say("good_readable")])


def _figures(report: Report, page: Page) -> Iterator[str]:
    rows = [("kpi", text) for text in _kpi(report, page)]
    rows += [("score", text) for text in _scores(report, page)]
    rows += [("", text) for text in _ita(report, page)]
    rows += [("budget", text) for text in _budget(report, page)]
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


def _kpi(report: Report, page: Page) -> Iterator[str]:
    kpi = report.kpi
    line = page.say(
        "kpi_line",
        claimed=kpi.claimed,
        items=kpi.applying,
        percent=_two(kpi.percent(kpi.claimed)),
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
    yield " · ".join([line, *extra])
    reported = []
    if kpi.reported_percent is not None:
        reported.append(page.say("reported_percent", value=_two(kpi.reported_percent)))
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
            page.say("indicator", number=number, value=_two(value))
            for number, value in scored.indicators.items()
        )
        yield page.say("assessed", oit=_two(scored.oit), level=scored.level, indicators=indicators)
        if assessed.zero_items:
            yield page.say("zeros", zeros=", ".join(assessed.zero_items))
    elif assessed:
        zeros = ", ".join(assessed.zero_items) or "-"
        yield page.say(
            "assessed_part", filled=assessed.filled, items=report.kpi.applying, zeros=zeros
        )
    if report.scores.other_method:
        method, oit = report.scores.other_method
        yield page.say("other_method", method=page.catalogue.say(f"method.{method}"), oit=_two(oit))
    if forecast:
        low, high = _two(forecast.low), _two(forecast.high)
        if forecast.likely is None:
            yield page.say("forecast_none", low=low, high=high)
            return
        level, likely = forecast.level_likely, _two(forecast.likely)
        yield page.say("forecast", likely=likely, level=level, low=low, high=high)
        if forecast.left_out:
            yield page.say("left_out", count=forecast.left_out)


def _ita(report: Report, page: Page) -> Iterator[str]:
    for year in report.scores.ita[:1]:
        label = page.say("ita", year=year.fiscal_year_be)
        parts = {"IIT": year.iit, "EIT": year.eit, "OIT": year.oit}
        if year.total is not None:
            shown = {key.lower(): _two(value) for key, value in parts.items()}
            line = page.say("ita_line", total=_two(year.total), level=year.level, **shown)
        else:
            known = [f"{key} {_two(value)}" for key, value in parts.items() if value is not None]
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
        percent=_two(budget.percent_spent),
        left=budget.remaining,
    )


def _mend_first(report: Report, page: Page) -> Iterator[str]:
    if not report.mend_first:
        return
    yield page.paint(page.say("mend_first"), "head")
    named = report.mend_first[:MEND_FIRST]
    fixes = [remedy(report, code, page.catalogue) for code in named]
    first = 1
    for number, (code, fix) in enumerate(zip(named, fixes, strict=True), start=1):
        yield from page.lines(_worth(number, code, report, page), indent=2, hang=5)
        if number < len(named) and fixes[number] == fix:
            continue  # one remedy for the whole run, said once
        if fix:
            whole_run = page.say("same_fix", first=first, last=number, fix=fix)
            yield from page.lines(f"→ {whole_run if first < number else fix}", indent=5, hang=7)
        first = number + 1
    rest = report.mend_first[MEND_FIRST:]
    if rest:
        yield from page.lines(
            page.say("mend_more", count=len(rest), items=", ".join(rest)), indent=2
        )


def _worth(number: int, code: str, report: Report, page: Page) -> str:
    item = next(item for item in report.items if item.code == code)
    gain = item.gain
    if gain.total is not None:
        worth = page.say("mend_gain_total", total=_two(gain.total), oit=_two(gain.oit))
    else:
        worth = page.say("mend_gain_oit", oit=_two(gain.oit))
    return f"{number}. {code} {page.catalogue.show(item.title)} · {worth}"


def _findings(report: Report, page: Page) -> Iterator[str]:
    loud = [f for f in report.findings if f.severity is not Severity.INFO]
    if loud:
        yield page.paint(page.say("findings"), "head")
        for code, group in _by_item(report, loud):
            yield from _group(code, group, report, page)
    quiet = [f for f in report.findings if f.severity is Severity.INFO]
    if quiet:
        if loud:
            yield ""
        yield page.paint(page.say("infos"), "head")
        yield from _infos(quiet, page)


def _infos(findings: Sequence[Finding], page: Page) -> Iterator[str]:
    """One line each; of many alike on one sheet the first few, the rest by their cells."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.at.sheet, finding.code), []).append(finding)
    for group in alike.values():
        shown = group if len(group) <= ALIKE + 1 else group[:ALIKE]
        for finding in shown:
            text = f"{finding.at} {finding.code}: {say(finding, page.catalogue).message}"
            yield from page.lines(text, indent=2, hang=4)
        rest = group[len(shown) :]
        if rest:
            cells = tuple(finding.at.cell for finding in rest)
            yield from page.lines(page.say("alike", count=len(rest), cells=cells), indent=4)


def _by_item(
    report: Report, findings: Sequence[Finding]
) -> Iterator[tuple[str | None, list[Finding]]]:
    """Group findings: the book's own first, then the items by their worth, then by code."""
    groups: dict[str | None, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.item, []).append(finding)
    rank = {code: number for number, code in enumerate(report.mend_first)}
    last = len(rank)
    yield from sorted(
        groups.items(),
        key=lambda g: (g[0] is not None, rank.get(g[0] or "", last), int((g[0] or "O0")[1:])),
    )


def _group(code: str | None, group: list[Finding], report: Report, page: Page) -> Iterator[str]:
    title = page.say("whole_book")
    if code is not None:
        item = next(item for item in report.items if item.code == code)
        title = f"{code} {page.catalogue.show(item.title)}"
    yield from (page.paint(line, "group") for line in page.lines(title, indent=2, hang=4))
    for finding in sorted(group, key=lambda f: f.severity.rank):
        said = say(finding, page.catalogue)
        name = page.catalogue.say(f"severity.{finding.severity}")
        also = ""
        if finding.also:
            also = f" ({page.say('also', places=tuple(str(at) for at in finding.also))})"
        label = page.paint(name, str(finding.severity))
        text = f"{label} {finding.at} {finding.code}: {said.message}{also}"
        yield from page.lines(text, indent=4, hang=6)
        yield from page.lines(f"→ {said.fix}", indent=6, hang=8)


def _skipped(report: Report, page: Page) -> Iterator[str]:
    if not report.skipped:
        return
    yield page.paint(page.say("skipped"), "head")
    by_reason: dict[str, list[Skipped]] = {}
    for skipped in report.skipped:
        by_reason.setdefault(reason(skipped, page.catalogue), []).append(skipped)
    for why, group in by_reason.items():
        codes = ", ".join(skipped.code for skipped in group)
        line = page.say("skipped_line", rules=len(group), reason=why)
        yield from page.lines(f"{line} ({codes})", indent=2, hang=4)


def _foot(report: Report, page: Page) -> Iterator[str]:
    parts = [
        page.say("count", name=page.catalogue.say(f"severity.{s}"), count=report.count(s))
        for s in Severity
        if report.count(s)
    ]
    line = page.say("counts", parts=" · ".join(parts)) if parts else page.say("nothing")
    yield from page.lines(line)
    yield from page.lines(page.say("scope"))
    loudest = min(report.findings, key=lambda f: f.severity.rank, default=None)
    if loudest is not None:
        yield from page.lines(page.say("explain", code=loudest.code))


def _two(value: Decimal | None) -> str:
    """Two decimals, half up, as scores are published."""
    return "-" if value is None else f"{value.quantize(Decimal('0.01'), ROUND_HALF_UP)}"
