"""The findings as CSV, a row each, for those who sort and hand out work in a spreadsheet.

Every field is quoted. A text that a spreadsheet would run as a formula gets an apostrophe before
it, as OWASP advises (CSV injection); numbers of our own are no such texts. JSON is what keeps
everything as it is.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from typing import TYPE_CHECKING

from oitsheet.rendering.findings import loudness, silenced, spelt, vouched
from oitsheet.rendering.page import Page, two
from oitsheet.rendering.wording import by_reason, say
from oitsheet.values import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.report import Finding, ItemState, Report

MARK = "\ufeff"
"""What Excel knows UTF-8 by."""

_COLUMNS = (
    "file",
    "severity",
    "item",
    "item_title",
    "worth",
    "owner",
    "sheet",
    "cell",
    "message",
    "also",
    "fix",
    "code",
    "confirmed",
)
_TRIGGERS = frozenset("=+-@")


def csv_head(catalogue: Catalogue) -> str:
    """Return the row of headings, behind the mark of UTF-8."""
    names = [catalogue.say(f"outputs.{name}") for name in _COLUMNS]
    return MARK + _lines([names])


def csv_rows(report: Report, catalogue: Catalogue, file: str) -> str:
    """Return a row for each finding, the loudest and worthiest first; then what was not looked at.

    Those that somebody confirmed stand behind the open ones, with who it was.

    Args:
        report: What was found.
        catalogue: In whose language.
        file: The workbook's name.
    """
    page = Page(catalogue, 10_000, lambda text, _role: text)
    items = {item.code: item for item in report.items}
    rank = {code: number for number, code in enumerate(report.mend_first)}
    ordered = sorted(
        report.findings,
        key=lambda f: (silenced(f), f.severity.rank, rank.get(f.item or "", len(rank))),
    )
    rows = [_row(finding, items.get(finding.item or ""), file, page) for finding in ordered]
    for why, group in by_reason(report, catalogue).items():
        message = catalogue.say("text.skipped_line", rules=len(group), reason=why)
        codes = ", ".join(skipped.code for skipped in group)
        told = {"severity": page.say("skipped"), "message": message, "code": codes}
        rows.append(_texts({"file": file, **told}))
    return _lines(rows)


def csv_failure(file: str, sentence: str, catalogue: Catalogue) -> str:
    """Return the row of a file that could not be judged, so that it is missed by nobody."""
    told = {"file": file, "severity": catalogue.say("outputs.unreadable"), "message": sentence}
    return _lines([_texts(told)])


def defused(text: str) -> str:
    """Return a text that no spreadsheet runs when it opens the file.

    What it begins with counts behind blanks, too, and in its wide or small form. Control
    characters are gone and line breaks are blanks by then.
    """
    plain = one_line(text)
    first = unicodedata.normalize("NFKC", plain.lstrip()[:1])
    return f"'{plain}" if first in _TRIGGERS else plain


def _row(finding: Finding, item: ItemState | None, file: str, page: Page) -> list[str]:
    said = say(finding, page.catalogue)
    told = {
        "file": file,
        "severity": loudness(finding, page),
        "item": finding.item or "",
        "item_title": page.catalogue.show(item.title) if item else "",
        "owner": (item.owner or "") if item else "",
        "sheet": finding.at.sheet,
        "cell": finding.at.cell,
        "message": said.message,
        "also": spelt(finding.also),
        "fix": said.fix,
        "code": finding.code,
        "confirmed": vouched(finding, page),
    }
    worth = two(item.gain.oit) if item and item.gain.oit else ""
    return _texts(told, worth)


def _texts(told: dict[str, str], worth: str = "") -> list[str]:
    """The row; only the worth is a number of our own."""
    return [worth if name == "worth" else defused(told.get(name, "")) for name in _COLUMNS]


def _lines(rows: Iterable[Sequence[str]]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, quoting=csv.QUOTE_ALL).writerows(rows)
    return buffer.getvalue()
