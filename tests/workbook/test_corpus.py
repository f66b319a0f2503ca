"""Foreign workbooks that are not part of the repository: a grid comes out, or a refusal."""

from __future__ import annotations

from collections import Counter

import pytest

from oitsheet.workbook.grid import Grid
from oitsheet.workbook.reading import read
from oitsheet.workbook.unreadable import UnreadableWorkbook

SUFFIXES = {".xlsx", ".xlsm", ".xltx", ".xlsb", ".xls", ".ods", ".csv"}


@pytest.mark.corpus
def test_every_foreign_file_is_a_grid_or_a_refusal(corpus):
    outcomes: Counter[str] = Counter()
    for path in sorted(corpus.rglob("*")):
        if path.suffix not in SUFFIXES:
            continue
        try:
            grid = read(path.read_bytes())
        except UnreadableWorkbook as refusal:
            outcomes[refusal.reason] += 1
        else:
            assert isinstance(grid, Grid)
            outcomes["grid"] += 1
    assert outcomes["grid"] > sum(outcomes.values()) / 2, outcomes
