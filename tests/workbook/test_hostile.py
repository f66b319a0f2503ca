"""Every kind of hostile or broken input ends as the table says, in a process with limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from oitsheet.workbook.files import read_path
from oitsheet.workbook.isolated import Apart, Bounds
from oitsheet.workbook.limits import LINK_CELLS_IN_ALL
from oitsheet.workbook.reading import read
from oitsheet.workbook.unreadable import UnreadableWorkbook

from .hostile import KINDS, ahead, links_over_many_cells

PAGE = Path(__file__).parents[2] / "docs" / "hostile.md"
NAMES = [kind.name for kind in KINDS]


def outcome(path: Path) -> str:
    with Apart(read_path, [path], Bounds(seconds=600)) as apart:
        try:
            apart.next()
        except UnreadableWorkbook as refusal:
            return f"{refusal.reason}: {refusal.limit}" if refusal.limit else str(refusal.reason)
    return "read"


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
def test_each_ends_as_it_should(kind, tmp_path):
    assert outcome(kind.put(tmp_path)) == kind.outcome


def test_the_page_says_of_each_what_becomes_of_it():
    rows = [line.split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines()]
    told = {cells[0].removeprefix("| "): cells[1] for cells in rows if len(cells) > 3}
    assert {kind.name: kind.outcome for kind in KINDS}.items() <= told.items()


def test_no_two_kinds_have_one_name():
    assert len(set(NAMES)) == len(NAMES)


def test_links_over_many_cells_are_told_of_so_many_and_then_of_their_first():
    sheet = read(links_over_many_cells()).sheets[0]
    whole = LINK_CELLS_IN_ALL // 1_000
    assert len(sheet.hyperlinks) == LINK_CELLS_IN_ALL + 10_000 - whole


def test_columns_hidden_many_times_over_are_hidden_once():
    hidden = '<col min="2" max="3" hidden="1"/><col min="3" max="16385" hidden="true"/>'
    sheet = read(ahead(f'<cols>{hidden * 100}<col min="9" max="1" width="0"/></cols>')).sheets[0]
    assert sheet.hidden_columns == set(range(2, 16_385))
