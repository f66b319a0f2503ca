"""The rules' examples, made by judging the cases that are marked ``(example)``.

The tests' own machinery reads and judges them: what the manual shows has really been found.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from oitsheet.judging.rules import RULES
from oitsheet.location import column_letters
from oitsheet.rendering.manual import Example, Sheet
from oitsheet.rendering.manual.examples import dumps
from oitsheet.values import show_date

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "rules"
if str(ROOT / "tests") not in sys.path:
    sys.path.append(str(ROOT / "tests"))

import rule_cases  # noqa: E402  (the tests' folder is no package)
import samples  # noqa: E402

from oitsheet.workbook.grid import Visibility  # noqa: E402
from oitsheet.workbook.reading import read  # noqa: E402

if TYPE_CHECKING:
    from rule_cases import Case

    from oitsheet.judging.rules import AnyRule
    from oitsheet.location import Location
    from oitsheet.workbook.grid import Area, Place, SheetGrid

_MARKED = re.compile(r"(?m)^## (.*)\(example\)\s*$")
_LONG, _FIRST = 12, 3
"""Of a table longer than the one, so many of its rows that are alike are shown, and the last."""

_GAP = re.compile(r"(?m)^## Not detected: (.*)$")


def examples_text() -> str:
    """Return what the file of examples should hold today."""
    return dumps(examples(), {rule.code: rule.name for rule in RULES})


def examples() -> dict[str, Example]:
    """Judge the example of every rule that has one; say of a case file that breaks its form so."""
    found: dict[str, Example] = {}
    for rule in RULES:
        try:
            example = example_of(rule)
        except rule_cases.BadCase as why:
            sys.stderr.write(f"{why}\n")
            continue
        if example:
            found[rule.code] = example
        else:
            sys.stderr.write(f"{rule.code}: no section of its case file ends with (example)\n")
    return found


@cache
def example_of(rule: AnyRule) -> Example | None:
    """Judge a rule's example; None where its case file is not there or marks none.

    Raises:
        BadCase: The case file breaks its own form.
    """
    path = CASES / f"{rule.code.lower()}_{rule.name.replace('-', '_')}.md"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    marked = _MARKED.search(text)
    if marked is None:
        return None
    title = marked[1].strip()
    case = next(case for case in rule_cases.read_cases(path) if case.title == title)
    report = rule_cases.run(case)
    return Example(
        title=title,
        edition=report.edition.key,
        as_of=report.as_of,
        due=report.due,
        sheets=tuple(_sheets(case, report.findings)),
        findings=report.findings,
        gaps=tuple(gap.removesuffix("(example)").strip() for gap in _GAP.findall(text)),
    )


def _sheets(case: Case, findings: tuple) -> list[Sheet]:
    places = [place for finding in findings for place in (finding.at, *finding.also)]
    own = {case.shape.tab(key) for key in case.tables} | set(case.shape.extra_sheets)
    named = own | {place.sheet for place in places}
    fields = case.shape.tab("agency")
    shown = [sheet for sheet in read(rule_cases.build(case)).sheets if sheet.name in named]
    return [
        _cut(sheet, _header(case, sheet.name), _pointed(places, sheet.name), fields == sheet.name)
        for sheet in shown
    ]


def _header(case: Case, name: str) -> int | None:
    """The row of a sheet's headers; None for the office's own sheets and for labelled fields."""
    keys = {case.shape.tab(key): key for key in case.tables if key != "agency"}
    key = keys.get(name)
    if key is None or key in case.shape.no_header:
        return None
    return samples.HEADER_ROW + case.shape.offset.get(key, 0)


def _pointed(places: list[Location], name: str) -> set[Place]:
    return {(place.row, place.column) for place in places if place.sheet == name}


def _cut(sheet: SheetGrid, header: int | None, pointed: set[Place], fields: bool) -> Sheet:  # noqa: FBT001  (a sheet of fields)
    """What is worth showing: rows and columns that hold more than a header or a label."""
    held = {place for place in sheet.cells | sheet.formulas if place[0] != header}
    if fields:
        held = {place for place in held if place[1] > 1}
    held |= pointed
    columns = sorted({column for _, column in held} | ({1} if fields else set()))
    whole = {
        row: tuple(_text(sheet, (row, column)) for column in columns)
        for row in sorted({row for row, _ in held} | ({header} if header else set()))
    }
    rows = _telling(whole, {row for row, _ in pointed})
    return Sheet(
        name=sheet.name,
        header=header,
        columns=tuple(columns),
        rows=rows,
        hidden=tuple(_hidden(sheet)),
        merged=tuple(map(_corners, sheet.merged)),
        left_out=len(whole) - len(rows),
    )


def _telling(rows: dict[int, tuple[str, ...]], pointed: set[int]) -> dict[int, tuple[str, ...]]:
    """Of a long table leave out what is alike but for its first cell, after the first few."""
    if len(rows) <= _LONG:
        return rows
    ((usual, _),) = Counter(cells[1:] for cells in rows.values()).most_common(1)
    alike = [row for row, cells in rows.items() if cells[1:] == usual and row not in pointed]
    left_out = set(alike[_FIRST:-1])
    return {row: cells for row, cells in rows.items() if row not in left_out}


def _hidden(sheet: SheetGrid) -> list[str]:
    whole = [] if sheet.visibility is Visibility.VISIBLE else [sheet.name]
    columns = [column_letters(column) for column in sorted(sheet.hidden_columns)]
    return whole + columns + [str(row) for row in sorted(sheet.hidden_rows)]


def _corners(area: Area) -> str:
    first = f"{column_letters(area.first_column)}{area.first_row}"
    return f"{first}:{column_letters(area.last_column)}{area.last_row}"


def _text(sheet: SheetGrid, place: Place) -> str:
    """A cell as a person sees it, with the formula or the address behind it."""
    value = sheet.cells.get(place)
    shown = "" if value is None else _shown(value)
    if place in sheet.formulas:
        shown = f"{shown} (={sheet.formulas[place]})".strip()
    link = sheet.hyperlinks.get(place)
    return f"{shown} ({link})" if link and link != shown else shown


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{Decimal(repr(value)).normalize():f}"
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return show_date(value.date(), "th")  # as the form's own cells show it
    return str(value)
