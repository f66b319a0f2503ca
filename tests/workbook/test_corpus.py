"""Foreign workbooks that are not part of the repository: a grid comes out, or a refusal."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from oitsheet.workbook.grid import Grid
from oitsheet.workbook.reading import read
from oitsheet.workbook.unreadable import UnreadableWorkbook

CORPUS = Path(os.environ.get("OITSHEET_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
SUFFIXES = {".xlsx", ".xlsm", ".xltx", ".xlsb", ".xls", ".ods", ".csv"}


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus beside the checkout")
def test_every_foreign_file_is_a_grid_or_a_refusal():
    outcomes: Counter[str] = Counter()
    for path in sorted(CORPUS.rglob("*")):
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
