"""A report as text for a terminal: what a coordinator wants to read first, on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity, Verdict
from oitsheet.rendering.figures import figures
from oitsheet.rendering.page import Page, two
from oitsheet.rendering.wording import not_asked, reason, remedy, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from oitsheet.judging.report import Finding, Report, Skipped

MEND_FIRST = 7
"""So many items are named with their remedy; the rest by code alone."""

ALIKE = 2
"""Of findings that only inform, so many of one kind are spelled out on each sheet."""


def render(report: Report, page: Page) -> str:
    """Return the whole report as text, ending in a line feed.

    Args:
        report: What was found.
        page: Words, width and colours.
    """
    parts = [*_head(report, page), "", *figures(report, page)]
    for section in (_mend_first, _findings, _confirmed, _skipped):
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
    if report.not_asked:
        verdict = page.say("verdict_asked", verdict=verdict)
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
    if report.verdict is not Verdict.FAIL and not report.not_asked:
        said.append(page.say("good_no_error"))
    unseen = (*(skipped.code for skipped in report.skipped), *report.not_asked)
    looked = not any(code[0] in "CZ" for code in unseen)
    if looked and report.verdict in (Verdict.INCOMPLETE, Verdict.READY):
        said.append(page.say("good_no_risk"))
    return " · ".join(said or [page.say("good_readable")])


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
    owner = f" · {item.owner}" if item.owner else ""
    return f"{number}. {code} {page.catalogue.show(item.title)} · {worth}{owner}"


def _findings(report: Report, page: Page) -> Iterator[str]:
    loud = [f for f in report.findings if f.severity is not Severity.INFO and not _silenced(f)]
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


def _silenced(finding: Finding) -> bool:
    """Whether a question was answered; a risk that was accepted stays in its place, marked."""
    return finding.acknowledged is not None and finding.severity is not Severity.RISK


def _confirmed(report: Report, page: Page) -> Iterator[str]:
    """One line for each question that somebody answered: counted, never hidden."""
    silenced = [finding for finding in report.findings if _silenced(finding)]
    if not silenced:
        return
    yield page.paint(page.say("confirmed"), "head")
    for finding in silenced:
        title = page.catalogue.rules[finding.code].title
        about = f"{finding.item} {finding.at}" if finding.item else str(finding.at)
        text = f"{about} {finding.code}: {title} · {_vouched(finding, page)}"
        yield from page.lines(text, indent=2, hang=4)


def _vouched(finding: Finding, page: Page) -> str:
    """Who confirmed it, when and why; empty while it is open."""
    given = finding.acknowledged
    if given is None:
        return ""
    return page.say("confirmed_by", who=given.who, date=given.when, why=given.why)


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
        vouched = _vouched(finding, page)
        name = page.catalogue.say(f"severity.{finding.severity}")
        name = page.say("accepted", name=name) if vouched else name
        also = ""
        if finding.also:
            also = f" ({page.say('also', places=tuple(str(at) for at in finding.also))})"
        label = page.paint(name, str(finding.severity))
        text = f"{label} {finding.at} {finding.code}: {said.message}{also}"
        yield from page.lines(text, indent=4, hang=6)
        yield from page.lines(f"✓ {vouched}" if vouched else f"→ {said.fix}", indent=6, hang=8)


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
    if report.acknowledged:
        parts.append(page.say("acknowledged", count=len(report.acknowledged)))
    line = page.say("counts", parts=" · ".join(parts)) if parts else page.say("nothing")
    yield from page.lines(line)
    if report.not_asked:
        yield from page.lines(not_asked(report, page.catalogue))
    yield from page.lines(page.say("scope"))
    loudest = min(report.open_findings, key=lambda f: f.severity.rank, default=None)
    if loudest is not None:
        yield from page.lines(page.say("explain", code=loudest.code))
