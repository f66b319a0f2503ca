"""The rows of the results sheet, and what stands beside each item: words only, no workbook.

Whoever writes them, into an open book or into a copy of a file, writes the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oitsheet import __version__
from oitsheet.form.layout import load_layout
from oitsheet.judging.report import Severity
from oitsheet.judging.scoring import rounded
from oitsheet.rendering.figures import labelled
from oitsheet.rendering.findings import alike, silenced, spelt, vouched
from oitsheet.rendering.page import Page
from oitsheet.rendering.wording import by_reason, good, remedy, say, verdict_sentence, whose_part

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from oitsheet.form.layout import Sheet
    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.report import Finding, ItemState, Report
    from oitsheet.location import Location

LONGEST = 8_000
"""Characters of a text; what people typed may be quoted in it, and a cell takes 32,767 in all."""

_TRIES = 10

FIGURES = ("kpi", "score", "budget")
"""Of these figures the first line stands above the findings, beside what the verdict is."""


def results_sheet() -> Sheet:
    """The results sheet as the layout describes it."""
    return next(sheet for sheet in load_layout().sheets if sheet.kind == "results")


def own_names() -> tuple[str, ...]:
    """The names under which the tool keeps its results, in the order in which they are tried."""
    name = results_sheet().name
    more = (f"{name} (oitsheet {number})" for number in range(2, _TRIES))
    return name, f"{name} (oitsheet)", *more


def is_ours(title: object) -> bool:
    """Whether the tool may write to a sheet of such a name: by what stands in its first cell.

    An office may have a sheet of that name with a title that only begins alike.
    """
    return isinstance(title, str) and title.startswith(f"{results_sheet().name} \N{MIDDLE DOT} ")


class ResultRow(NamedTuple):
    """One row of the results sheet.

    Attributes:
        severity: How loud, in words.
        item: The item's code; empty where it is about none.
        place: The cell it is about; None for what could not be looked at.
        message: What is wrong and why it matters; `fix` what to do.
        code: The rule's code.
    """

    severity: str
    item: str
    place: Location | None
    message: str
    fix: str
    code: str


class Beside(NamedTuple):
    """What stands beside an item: its state, what to do, and what it adds when put right."""

    state: str
    todo: str
    worth: float | None


def figure_lines(report: Report, catalogue: Catalogue) -> tuple[str, ...]:
    """Say the verdict and the figures, a line each; a figure that is not known has no line."""
    page = _page(catalogue)
    verdict = f"● {verdict_sentence(report, catalogue)}"
    lines = [f"{verdict} · {page.say('good')}: {good(report, catalogue)}"]
    if report.part is not None:
        lines.append(whose_part(report.part, catalogue))
    told: set[str] = set()
    for key, text in labelled(report, page):
        if key in FIGURES and key not in told:
            told.add(key)
            lines.append(f"{page.say(key)}: {text}")
    return tuple(lines)


def checked_line(report: Report, catalogue: Catalogue, moment: dt.datetime) -> str:
    """Say when it was checked, by which edition and version, for which day, and from what.

    Args:
        report: What was found.
        catalogue: The words.
        moment: When, by the clock of the place.
    """
    return catalogue.say(
        "text.checked_at",
        date=moment.date(),
        time=f"{moment:%H:%M}",
        edition=report.edition.key,
        as_of=catalogue.say(f"text.as_of_{report.as_of_from}", date=report.as_of),
        version=__version__,
        scope=catalogue.say("text.scope"),
    )


def result_rows(report: Report, catalogue: Catalogue) -> Iterator[ResultRow]:
    """Yield a row for each finding, the loudest and worthiest first; then what was not looked at.

    Questions that somebody answered are left out; a risk that was accepted stays, marked. Of those
    that only inform, many alike of one sheet share a row.
    """
    rank = {code: number for number, code in enumerate(report.mend_first)}
    last = len(rank)
    told = [f for f in report.findings if f.severity is not Severity.INFO and not silenced(f)]
    for finding in sorted(told, key=lambda f: (f.severity.rank, rank.get(f.item or "", last))):
        yield _finding(finding, catalogue)
    for shown, rest in alike([f for f in report.findings if f.severity is Severity.INFO]):
        yield from (_finding(finding, catalogue) for finding in shown)
        if rest:
            yield _several(rest, catalogue)
    for why, rules in by_reason(report, catalogue).items():
        message = catalogue.say("text.skipped_line", rules=len(rules), reason=why)
        codes = ", ".join(skipped.code for skipped in rules)
        yield ResultRow(catalogue.say("text.skipped"), "", None, f"{message} ({codes})", "", "")


def beside_items(report: Report, catalogue: Catalogue) -> dict[str, Beside]:
    """Return what stands beside each item, by its code."""
    loudest: dict[str, Finding] = {}
    others: dict[str, int] = {}
    for finding in report.open_findings:
        if finding.item is None or finding.severity is Severity.INFO:
            continue
        others[finding.item] = others.get(finding.item, -1) + 1
        known = loudest.get(finding.item)
        if known is None or finding.severity.rank < known.severity.rank:
            loudest[finding.item] = finding
    return {
        item.code: Beside(
            state=catalogue.say(f"state.{item.state}"),
            todo=_todo(item, loudest.get(item.code), others.get(item.code, 0), report, catalogue),
            worth=_worth(item),
        )
        for item in report.items
    }


def _todo(
    item: ItemState, finding: Finding | None, others: int, report: Report, catalogue: Catalogue
) -> str:
    """The fault and its remedy; how many more there are; the remedy alone where there is no fault.

    What everything depends on is said where it bears on the points, as in the list to mend first.
    """
    if finding is None:
        mending = item.code in report.mend_first
        return (remedy(report, item.code, catalogue) or "") if mending else ""
    said = catalogue.say(
        "text.beside",
        severity=catalogue.say(f"severity.{finding.severity}"),
        title=catalogue.rules[finding.code].title,
        fix=say(finding, catalogue).fix,
    )
    return (
        catalogue.say("text.beside_more", said=_cut(said), count=others) if others else _cut(said)
    )


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _worth(item: ItemState) -> float | None:
    """In points of the OIT part, as on the summary."""
    return float(rounded(item.gain.oit)) if item.gain.oit else None


def _finding(finding: Finding, catalogue: Catalogue) -> ResultRow:
    page = _page(catalogue)
    said = say(finding, catalogue)
    confirmed = vouched(finding, page)
    name = catalogue.say(f"severity.{finding.severity}")
    also = page.say("also", places=spelt(finding.also)) if finding.also else ""
    return ResultRow(
        severity=page.say("accepted", name=name) if confirmed else name,
        item=finding.item or "",
        place=finding.at,
        message=_cut(f"{said.message} ({also})" if also else said.message),
        fix=_cut(f"✓ {confirmed}" if confirmed else said.fix),
        code=finding.code,
    )


def _several(alike: Sequence[Finding], catalogue: Catalogue) -> ResultRow:
    """One row for what is said alike of many cells; it leads to the first of them."""
    cells = tuple(finding.at.cell for finding in alike)
    message = catalogue.say("text.alike", count=len(cells), cells=cells)
    return _finding(alike[0], catalogue)._replace(item="", message=message)


def _page(catalogue: Catalogue) -> Page:
    """A page without lines and colours: a cell breaks its text by itself."""
    return Page(catalogue, 10_000, lambda text, _role: text)
