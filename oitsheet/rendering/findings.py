"""The findings as text for a terminal: by item, what stands alike together, every place named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.judging.report import Severity
from oitsheet.rendering.wording import place, quoted, say
from oitsheet.values import in_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from oitsheet.judging.report import Finding, Report
    from oitsheet.location import Location
    from oitsheet.rendering.page import Page

ALIKE = 2
"""Of findings that only inform, so many of one kind are spelled out on each sheet."""

TOGETHER = 3
"""From so many items on, of which nothing but one and the same is said, it is said once."""

MANY = 12
"""More items than that are named by ranges, in their own order; fewer in that of their worth."""

RANGE = 3
"""From so many cells below one another on they are shown as a range."""


class Told(NamedTuple):
    """One thing that is said: a finding, and the places of all of which the same is said."""

    finding: Finding
    at: str
    also: str


class Block(NamedTuple):
    """What is said of one item, of several alike, or of the whole book.

    Attributes:
        codes: The items that it is about; none for the whole book.
        title: As a heading.
        told: What is said, the loudest first.
    """

    codes: tuple[str, ...]
    title: str
    told: tuple[Told, ...]


def findings(report: Report, page: Page) -> Iterator[str]:
    """Yield the lines of all findings: the loud ones by item, then those that only inform."""
    loud = [f for f in report.findings if f.severity is not Severity.INFO and not silenced(f)]
    if loud:
        yield page.paint(page.say("findings"), "head")
        yield from _loud(report, loud, page)
    quiet = [f for f in report.findings if f.severity is Severity.INFO]
    if quiet:
        if loud:
            yield ""
        yield page.paint(page.say("infos"), "head")
        yield from _infos(quiet, page)


def silenced(finding: Finding) -> bool:
    """Whether a question was answered; a risk that was accepted stays in its place, marked."""
    return finding.acknowledged is not None and finding.severity is not Severity.RISK


def vouched(finding: Finding, page: Page) -> str:
    """Who confirmed it, when and why; empty while it is open."""
    given = finding.acknowledged
    if given is None:
        return ""
    who, why = quoted(given.who), quoted(given.why)
    return page.say("confirmed_by", who=who, date=given.when, why=why)


def _infos(findings: Sequence[Finding], page: Page) -> Iterator[str]:
    """One line each; of many alike on one sheet the first few, the rest by their cells."""
    for shown, rest in alike(findings):
        for finding in shown:
            text = f"{place(finding.at)} {finding.code}: {say(finding, page.catalogue).message}"
            yield from page.lines(text, indent=2, hang=4)
        if rest:
            cells = tuple(finding.at.cell for finding in rest)
            yield from page.lines(page.say("alike", count=len(rest), cells=cells), indent=4)


def alike(
    findings: Sequence[Finding],
) -> Iterator[tuple[Sequence[Finding], Sequence[Finding]]]:
    """Put what one rule says of one sheet together: the first few, and the rest of many."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.at.sheet, finding.code), []).append(finding)
    for group in groups.values():
        few = len(group) if len(group) <= ALIKE + 1 else ALIKE
        yield group[:few], group[few:]


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


def _loud(report: Report, loud: Sequence[Finding], page: Page) -> Iterator[str]:
    for block in blocks(report, loud, page):
        yield from (page.paint(line, "group") for line in page.lines(block.title, indent=2, hang=4))
        for told in block.told:
            yield from _said(told, page)


def blocks(report: Report, loud: Sequence[Finding], page: Page) -> Iterator[Block]:
    """The findings by item; items of which one and the same thing is said stand together.

    Args:
        report: What was found.
        loud: The findings to tell of.
        page: Words.
    """
    groups = list(_by_item(report, loud))
    alike: dict[object, list[Finding]] = {}
    for code, group in groups:
        if code and len(group) == 1 and group[0].acknowledged is None:
            alike.setdefault(_words(group[0], page), []).append(group[0])
    for code, group in groups:
        same = alike.get(_words(group[0], page), []) if code and len(group) == 1 else []
        if len(same) < TOGETHER:
            yield _group(code, group, report, page)
        elif group[0] is same[0]:
            yield _together(same, page)


def _words(finding: Finding, page: Page) -> object:
    """All that is said of a finding but where it stands."""
    return finding.code, finding.severity, say(finding, page.catalogue)


def _together(same: Sequence[Finding], page: Page) -> Block:
    """One thing that is said of several items: said once, with the place of each in their order."""
    many = len(same) > MANY
    if many:
        same = sorted(same, key=lambda finding: int((finding.item or "O0")[1:]))
    numbers = (int((finding.item or "O0")[1:]) for finding in same)
    items = ", ".join(in_ranges(numbers) if many else (finding.item or "" for finding in same))
    title = page.say("together", count=len(same), items=items)
    at = spelt([finding.at for finding in same], ranges=many)
    also = spelt([one for finding in same for one in finding.also])
    codes = tuple(finding.item or "" for finding in same)
    return Block(codes, title, (Told(same[0], at, also),))


def _group(code: str | None, group: list[Finding], report: Report, page: Page) -> Block:
    title = page.say("whole_book")
    if code is not None:
        item = next(item for item in report.items if item.code == code)
        title = f"{code} {page.catalogue.show(item.title)}"
    ordered = sorted(group, key=lambda f: f.severity.rank)
    codes = (code,) if code else ()
    return Block(codes, title, tuple(Told(f, place(f.at), spelt(f.also)) for f in ordered))


def loudness(finding: Finding, page: Page) -> str:
    """How loud it is, in words; a risk that was accepted says so."""
    name = page.catalogue.say(f"severity.{finding.severity}")
    return page.say("accepted", name=name) if finding.acknowledged else name


def _said(told: Told, page: Page) -> Iterator[str]:
    """How loud, where, what, and what to do (or who vouched for it)."""
    finding, at, also = told
    said = say(finding, page.catalogue)
    confirmed = vouched(finding, page)
    label = page.paint(loudness(finding, page), str(finding.severity))
    beside = f" ({page.say('also', places=also)})" if also else ""
    text = f"{label} {at} {finding.code}: {said.message}{beside}"
    yield from page.lines(text, indent=4, hang=6)
    yield from page.lines(f"✓ {confirmed}" if confirmed else f"→ {said.fix}", indent=6, hang=8)


def spelt(places: Sequence[Location], *, ranges: bool = True) -> str:
    """Show places in their order, a sheet's name once in a run of its cells.

    Args:
        places: The places.
        ranges: Show cells below one another as one range.
    """
    runs: list[list[Location]] = []
    for one in places:
        last = runs[-1][-1] if runs else None
        if ranges and last is not None and one == replace(last, row=last.row + 1):
            runs[-1].append(one)
        else:
            runs.append([one])
    parts: list[str] = []
    sheet = None
    for run in runs:
        cells = [f"{run[0].cell}:{run[-1].cell}"] if len(run) >= RANGE else [p.cell for p in run]
        parts += [
            cell if run[0].sheet == sheet or n else f"{quoted(run[0].sheet)}!{cell}"
            for n, cell in enumerate(cells)
        ]
        sheet = run[0].sheet
    return ", ".join(parts)
