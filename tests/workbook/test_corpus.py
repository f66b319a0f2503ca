"""Foreign workbooks that are not part of the repository: a grid comes out, or a refusal."""

from __future__ import annotations

from collections import Counter

import pytest

from oitsheet.doors import check_file
from oitsheet.judging.submission import NotOurWorkbookError
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


@pytest.mark.corpus
def test_no_foreign_file_is_taken_for_an_oit_workbook(corpus):
    outcomes: Counter[str] = Counter()
    for path in sorted(path for path in corpus.rglob("*") if path.is_file()):
        try:
            check_file(path)
        except (UnreadableWorkbook, NotOurWorkbookError) as refusal:
            outcomes[type(refusal).__name__] += 1
        else:
            outcomes[f"judged {path.name}"] += 1

    assert set(outcomes) == {"UnreadableWorkbook", "NotOurWorkbookError"}, outcomes
