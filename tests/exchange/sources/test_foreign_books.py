"""Workbooks of other programs that are not part of the repository."""

from __future__ import annotations

from collections import Counter

import pytest

from oitsheet.exchange.sources.other_books import read_here
from oitsheet.workbook.isolated import Apart
from oitsheet.workbook.unreadable import UnreadableWorkbook

SUFFIXES = {".xls", ".xlsb", ".ods"}


@pytest.mark.corpus
def test_foreign_workbooks_that_are_no_open_xml_are_read_or_refused_with_a_reason(corpus) -> None:
    files = sorted(path for path in corpus.rglob("*") if path.suffix in SUFFIXES)
    assert len(files) > 100
    ends: Counter[str] = Counter()
    with Apart(read_here, [file.read_bytes() for file in files]) as apart:
        for _ in files:
            try:
                apart.next()
            except UnreadableWorkbook as refusal:
                ends[refusal.reason] += 1
            else:
                ends["read"] += 1
    assert ends == {"read": len(files) - 5, "damaged": 3, "encrypted": 2}
