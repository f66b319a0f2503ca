"""Foreign workbooks get results, cells and notes: all of theirs stays, or they are refused."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from oitsheet.location import MAX_COLUMN, Location
from oitsheet.rendering.annotating import CannotAnnotateError, Ours, with_results
from oitsheet.rendering.results import ResultRow
from oitsheet.rendering.results_xml import Sheet
from oitsheet.workbook.copying import parts_of
from oitsheet.workbook.reading import read
from oitsheet.workbook.unreadable import UnreadableWorkbook

TOUCHED = re.compile(r"\[content_types\]\.xml|.*\.rels|.*workbook[^/]*\.xml|.*style[^/]*\.xml")
EVIL = "=cmd|' /C calc'!A1"


def ours(grid):
    """Findings on the first sheet, cells beside its first rows, one of its own cells replaced."""
    sheet = grid.sheets[0]
    place = Location(sheet.name, 1, 1)
    row = ResultRow("ผิด", "O1", place, EVIL, "+1", "Z101")
    rows = sorted({row for row, _ in sheet.cells})[:5]
    beside = max((column for _, column in sheet.cells), default=0) + 1
    cells = {(row, beside): EVIL for row in rows if beside <= MAX_COLUMN}
    if sheet.cells:
        cells[min(sheet.cells)] = "แทน"
    notes = {place: "ก\nข", Location(sheet.name, 2, 2): "x < y & z"}
    return Ours(Sheet(("● ผล", "KPI"), (row, row)), {sheet.name: cells}, {sheet.name: notes})


@pytest.mark.corpus
def test_every_foreign_file_keeps_its_parts_or_is_refused_with_a_reason(corpus) -> None:
    outcomes: Counter[str] = Counter()
    spoilt = []
    for path in sorted(path for path in corpus.rglob("*") if path.is_file()):
        data = path.read_bytes()
        try:
            grid = read(data)
        except UnreadableWorkbook:
            continue
        if not grid.sheets:
            continue
        try:
            copy = with_results(data, grid, ours(grid)).data
        except CannotAnnotateError as refused:
            outcomes[refused.reason] += 1
            continue
        outcomes["written"] += 1
        before, after = dict(parts_of(data)), dict(parts_of(copy))
        changed = [name for name in before if before[name] != after.get(name)]
        foreign = [name for name in changed if not TOUCHED.fullmatch(name)]
        # the one sheet that was written into
        if len(foreign) > 1 or any("sheet" not in name for name in foreign):
            spoilt.append((path.name, foreign))

    assert spoilt == []
    assert outcomes["written"] > 400
    assert set(outcomes) <= {"written", "signed", "shared", "locked", "unsound"}
    assert outcomes["unsound"] <= 5
