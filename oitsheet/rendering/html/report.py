"""What the page shows, in its order; the template only says where each of it stands."""

from __future__ import annotations

from functools import cache
from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from oitsheet import __version__
from oitsheet.judging.report import Severity
from oitsheet.rendering.figures import labelled
from oitsheet.rendering.findings import alike, blocks, loudness, silenced, vouched
from oitsheet.rendering.page import Page, two
from oitsheet.rendering.wording import (
    by_reason,
    good,
    headline,
    not_asked,
    place,
    quoted,
    remedy,
    say,
    verdict_sentence,
)
from oitsheet.values import in_ranges, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Template

    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.report import Finding, ItemState, OwnerLoad, Report
    from oitsheet.rendering.findings import Block


class Entry(NamedTuple):
    """One thing that is said: how loud, where, what, and what to do or who vouched for it."""

    severity: str
    loudness: str
    at: str
    code: str
    message: str
    also: str
    fix: str
    confirmed: str


class Group(NamedTuple):
    """What is said of one item, of several alike, or of the whole book."""

    anchor: str
    title: str
    entries: list[Entry]


class Mending(NamedTuple):
    """Items that follow one another in the list to mend first and have one remedy."""

    items: list[tuple[int, str, str, str]]
    fix: str


class Chip(NamedTuple):
    """An item as a small sign of its state, leading to what is said of it."""

    code: str
    title: str
    state: str
    said: str
    anchor: str


def html_report(report: Report, catalogue: Catalogue, file: str) -> str:
    """Return the report as one HTML page.

    Args:
        report: What was found.
        catalogue: In whose language.
        file: The workbook's name, without its folder.
    """
    page = Page(catalogue, 10_000, lambda text, _role: text)  # the browser breaks the lines
    groups = list(_groups(report, page))
    figures = [(key, text) for key, text in _figures(report, page) if key != "owners"]
    return _template().render(
        language=catalogue.language,
        say=catalogue.say,
        version=__version__,
        file=one_line(file),
        office=quoted(report.agency or page.say("no_office")),
        headline=headline(report, catalogue),
        verdict=str(report.verdict),
        sentence=verdict_sentence(report, catalogue),
        good=good(report, catalogue),
        counts=[(str(s), catalogue.say(f"severity.{s}"), report.count(s)) for s in Severity],
        figures=[(page.say(key), [text for _, text in own]) for key, own in _runs(figures)],
        chips=list(_chips(report, groups, catalogue)),
        states=_states(report, catalogue),
        mend=list(_mend(report, page)),
        groups=[group for _, group in groups],
        infos=list(_infos(report, page)),
        confirmed=[_entry(f, place(f.at), "", page) for f in report.findings if silenced(f)],
        skipped=[(why, [s.code for s in own]) for why, own in by_reason(report, catalogue).items()],
        not_asked=not_asked(report, catalogue) if report.not_asked else "",
        owners=[_owner(one) for one in report.owners],
        owner_groups=[_owner(one) for one in report.owner_groups],
        nobody=in_ranges(int(code[1:]) for code in report.no_owner),
        nobody_count=len(report.no_owner),
        redacted=report.redacted,
    )


@cache
def _template() -> Template:
    """The form of the page; whatever is put into it is escaped."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415  only for this

    folder = resources.files("oitsheet.rendering.html")
    environment = Environment(
        autoescape=True,
        loader=FunctionLoader(lambda name: folder.joinpath(name).read_text(encoding="utf-8")),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html.jinja")


def _figures(report: Report, page: Page) -> Iterator[tuple[str, str]]:
    """Each figure with the label under which it stands."""
    last = ""
    for key, text in labelled(report, page):
        last = key or last
        yield last, one_line(text)


def _runs(figures: list[tuple[str, str]]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for key, own in groupby(figures, key=lambda figure: figure[0]):
        yield key, list(own)


def _groups(report: Report, page: Page) -> Iterator[tuple[Block, Group]]:
    loud = [f for f in report.findings if f.severity is not Severity.INFO and not silenced(f)]
    for number, block in enumerate(blocks(report, loud, page), start=1):
        entries = [_entry(told.finding, told.at, told.also, page) for told in block.told]
        yield block, Group(f"g{number}", block.title, entries)


def _entry(finding: Finding, at: str, also: str, page: Page) -> Entry:
    said = say(finding, page.catalogue)
    return Entry(
        severity=str(finding.severity),
        loudness=loudness(finding, page),
        at=at,
        code=finding.code,
        message=said.message,
        also=page.say("also", places=also) if also else "",
        fix=said.fix,
        confirmed=vouched(finding, page),
    )


def _infos(report: Report, page: Page) -> Iterator[tuple[list[Entry], str]]:
    """What only informs; of many alike on one sheet the first few, the rest by their cells."""
    for shown, rest in alike([f for f in report.findings if f.severity is Severity.INFO]):
        cells = tuple(finding.at.cell for finding in rest)
        more = page.say("alike", count=len(rest), cells=cells) if rest else ""
        yield [_entry(finding, place(finding.at), "", page) for finding in shown], more


def _mend(report: Report, page: Page) -> Iterator[Mending]:
    items = {item.code: item for item in report.items}
    ranked = [
        (remedy(report, code, page.catalogue) or "", number, items[code])
        for number, code in enumerate(report.mend_first, start=1)
    ]
    for fix, run in groupby(ranked, key=lambda one: one[0]):
        yield Mending([_worth(number, item, page) for _, number, item in run], fix)


def _worth(number: int, item: ItemState, page: Page) -> tuple[int, str, str, str]:
    """Its rank, code and title, worth, and who leads it."""
    gain = item.gain
    if gain.total is None:
        worth = page.say("mend_gain_oit", oit=two(gain.oit))
    else:
        worth = page.say("mend_gain_total", total=two(gain.total), oit=two(gain.oit))
    title = f"{item.code} {page.catalogue.show(item.title)}"
    return number, title, worth, quoted(item.owner or "")


def _chips(
    report: Report, groups: list[tuple[Block, Group]], catalogue: Catalogue
) -> Iterator[Chip]:
    anchors = {code: group.anchor for block, group in groups for code in block.codes}
    for item in report.items:
        said = catalogue.say(f"state.{item.state}")
        title = catalogue.show(item.title)
        yield Chip(item.code, title, str(item.state), said, anchors.get(item.code, ""))


def _states(report: Report, catalogue: Catalogue) -> list[tuple[str, str, int]]:
    """The states that occur, in words, and how many items have each."""
    counts: dict[str, int] = {}
    for item in report.items:
        counts[str(item.state)] = counts.get(str(item.state), 0) + 1
    return [(state, catalogue.say(f"state.{state}"), count) for state, count in counts.items()]


def _owner(one: OwnerLoad) -> tuple[str, str, tuple[tuple[str, int], ...]]:
    """The name, the items that it leads, and the counts by the key of their heading."""
    led = in_ranges(int(code[1:]) for code in one.leads)
    counts = {
        "leads": len(one.leads),
        "shares": len(one.shares),
        "to_mend": one.to_mend,
        "not_started": one.not_started,
        "not_looked_at": one.not_looked_at,
        "supported": one.supported,
    }
    return quoted(one.name), ", ".join(led), tuple(counts.items())
