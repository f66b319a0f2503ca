"""A report as text for a terminal: what a coordinator wants to read first, on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.rendering.figures import figures
from oitsheet.rendering.findings import findings, silenced, vouched
from oitsheet.rendering.page import Page, two
from oitsheet.rendering.wording import (
    by_reason,
    good,
    headline,
    not_asked,
    place,
    quoted,
    remedy,
    verdict_sentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.report import Report

MEND_FIRST = 7
"""So many items are named with their remedy; the rest by code alone."""


def render(report: Report, page: Page) -> str:
    """Return the whole report as text, ending in a line feed.

    Args:
        report: What was found.
        page: Words, width and colours.
    """
    parts = [*_head(report, page), "", *figures(report, page)]
    for section in (_mend_first, findings, _confirmed, _skipped):
        lines = list(section(report, page))
        if lines:
            parts += ["", *lines]
    return "\n".join(line.rstrip() for line in [*parts, "", *_foot(report, page)]) + "\n"


def _head(report: Report, page: Page) -> Iterator[str]:
    office = quoted(report.agency or page.say("no_office"))
    year, *facts = headline(report, page.catalogue)
    yield from (page.paint(line, "head") for line in page.lines(f"{office} · {year}"))
    yield from page.lines(" · ".join(facts))
    yield ""
    verdict = verdict_sentence(report, page.catalogue)
    yield from (page.paint(line, str(report.verdict)) for line in page.lines(f"● {verdict}"))
    yield from page.lines(f"  {page.say('good')}: {good(report, page.catalogue)}", hang=4)


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
        worth = page.say("mend_gain_total", total=two(gain.total), oit=two(gain.oit))
    else:
        worth = page.say("mend_gain_oit", oit=two(gain.oit))
    owner = f" · {quoted(item.owner)}" if item.owner else ""
    return f"{number}. {code} {page.catalogue.show(item.title)} · {worth}{owner}"


def _confirmed(report: Report, page: Page) -> Iterator[str]:
    """One line for each question that somebody answered: counted, never hidden."""
    answered = [finding for finding in report.findings if silenced(finding)]
    if not answered:
        return
    yield page.paint(page.say("confirmed"), "head")
    for finding in answered:
        title = page.catalogue.rules[finding.code].title
        at = place(finding.at)
        about = f"{finding.item} {at}" if finding.item else at
        text = f"{about} {finding.code}: {title} · {vouched(finding, page)}"
        yield from page.lines(text, indent=2, hang=4)


def _skipped(report: Report, page: Page) -> Iterator[str]:
    if not report.skipped:
        return
    yield page.paint(page.say("skipped"), "head")
    for why, group in by_reason(report, page.catalogue).items():
        codes = ", ".join(skipped.code for skipped in group)
        line = page.say("skipped_line", rules=len(group), reason=why)
        yield from page.lines(f"{line} ({codes})", indent=2, hang=4)


def _foot(report: Report, page: Page) -> Iterator[str]:
    parts = [
        page.say("count", name=page.catalogue.say(f"severity.{s}"), count=report.count(s))
        for s in Severity
        if report.count(s)
    ]
    if report.acknowledged:
        parts.append(page.say("acknowledged", count=len(report.acknowledged)))
    line = page.say("counts", parts=" · ".join(parts)) if parts else page.say("nothing")
    yield from page.lines(line)
    if report.not_asked:
        yield from page.lines(not_asked(report, page.catalogue))
    if report.redacted:
        yield from page.lines(page.catalogue.say("outputs.redacted"))
    yield from page.lines(page.say("scope"))
    loudest = min(report.open_findings, key=lambda f: f.severity.rank, default=None)
    if loudest is not None:
        yield from page.lines(page.say("explain", code=loudest.code))
