"""Foreign workbooks that are not part of the repository: what becomes of each is written down."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpus import manifest

from oitsheet.workbook.unreadable import Unreadable

ROWS = manifest.load()
OTHER_KINDS = {".xls": "old_xls", ".xlsb": "xlsb", ".ods": "ods"}


def test_the_manifest_knows_each_file_once():
    assert len({row["file"] for row in ROWS}) == len({row["sha256"] for row in ROWS}) == len(ROWS)


def test_what_is_read_is_not_ours_and_what_is_not_has_a_named_reason():
    outcomes = {(row["read"], row["check"]) for row in ROWS}

    assert outcomes - {("read", "not_ours")} <= {(reason, reason) for reason in Unreadable}


def test_a_refusal_that_the_suffix_does_not_explain_has_a_note():
    refused = [row for row in ROWS if row["read"] != "read"]
    odd = [row for row in refused if row["read"] != OTHER_KINDS.get(Path(row["file"]).suffix)]

    assert odd
    assert [row["file"] for row in odd if not row["note"]] == []


@pytest.mark.corpus
def test_the_foreign_files_are_those_of_the_manifest(corpus):
    known = {row["file"]: row["sha256"] for row in ROWS}
    there = (path for path in corpus.rglob("*") if path.is_file() and path.name != manifest.LISTED)
    found = {path.relative_to(corpus).as_posix(): manifest.sha256(path) for path in there}

    assert found == known, "python tests/corpus/make.py"


@pytest.mark.corpus
def test_every_foreign_file_ends_as_the_manifest_says(corpus):
    found = manifest.outcomes(corpus / row["file"] for row in ROWS)
    changed = {
        row["file"]: {key: (row[key], value) for key, value in outcome.items() if row[key] != value}
        for row, outcome in zip(ROWS, found, strict=True)
    }

    assert {file: keys for file, keys in changed.items() if keys} == {}
