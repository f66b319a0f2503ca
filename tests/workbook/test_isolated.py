"""A reading in a process of its own: whatever becomes of one file, the others are read."""

from __future__ import annotations

import multiprocessing
import os
import pickle

import pytest
from workbook.readers import work

from oitsheet.workbook import isolated
from oitsheet.workbook.files import read_path
from oitsheet.workbook.isolated import Apart, Bounds
from oitsheet.workbook.reading import read
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook

from . import building as make

SHORT = Bounds(seconds=4)
SMALL = Bounds(megabytes=1_024)
FULL = make.book(
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f>A1</f><v>1</v></c></row>'
    '<row r="2" hidden="1"><c r="A2" t="e"><v>#REF!</v></c></row>',
    workbook=make.workbook(
        '<sheet name="แผ่น" sheetId="1" r:id="r1"/>',
        beside='<definedNames><definedName name="n">1</definedName></definedNames>',
    ),
)


def outcomes(*asked: str, bounds: Bounds = SMALL) -> list[str]:
    """What comes of each, in this order: its answer or the reason."""
    found = []
    with Apart(work, asked, bounds) as apart:
        for _ in asked:
            try:
                found.append(apart.next())
            except UnreadableWorkbook as refusal:
                found.append(refusal.reason)
    return found


@pytest.mark.parametrize(
    ("mishap", "reason"),
    [
        ("abort", Unreadable.READER_DIED),
        ("leave", Unreadable.READER_DIED),
        ("calamine on a far cell", Unreadable.READER_DIED),
        ("eat", Unreadable.TOO_LARGE),
        ("refuse", Unreadable.TOO_LARGE),
        ("fail", Unreadable.READER_DIED),
    ],
)
def test_a_mishap_is_a_failure_of_that_file_alone(mishap, reason):
    assert outcomes("first", mishap, "between", mishap, "last") == [
        "first",
        reason,
        "between",
        reason,
        "last",
    ]


def test_a_reader_that_hangs_is_given_up():
    asked = ("first", "hang", "last")
    assert outcomes(*asked, bounds=SHORT) == ["first", Unreadable.TOO_SLOW, "last"]


def test_the_first_and_the_only_one_may_fail_too():
    assert outcomes("abort") == [Unreadable.READER_DIED]


def test_one_process_reads_file_after_file_and_it_is_not_ours():
    first, second = outcomes("process", "process")
    assert first == second != str(os.getpid())


def test_after_a_mishap_another_process_goes_on():
    first, _, last = outcomes("process", "fail", "process")
    assert first == last
    first, _, last = outcomes("process", "abort", "process")
    assert first != last


def test_nothing_is_left_running():
    outcomes("first", "abort", "last")
    assert [child.name for child in multiprocessing.active_children()] == []


def test_nobody_waits_for_a_hanging_reader_whose_answer_nobody_wants():
    with Apart(work, ["hang", "last"]):
        pass
    assert multiprocessing.active_children() == []


def test_a_refusal_comes_through_whole():
    with Apart(work, ["refuse"]) as apart, pytest.raises(UnreadableWorkbook) as caught:
        apart.next()
    why = caught.value
    assert (why.reason, why.detail, why.limit) == (Unreadable.TOO_LARGE, "seen", "cells")
    assert (why.most, why.sheet) == (5, "แผ่น")


def test_limits_that_were_passed_are_named():
    told = []
    for mishap, bounds in (("hang", SHORT), ("eat", SMALL)):
        with Apart(work, [mishap], bounds) as apart, pytest.raises(UnreadableWorkbook) as caught:
            apart.next()
        told.append((caught.value.limit, caught.value.most))
    assert told == [("seconds", 4), ("memory", 1_024)]


def test_where_no_process_can_be_started_that_is_told(monkeypatch):
    def refused(*_):
        raise BlockingIOError(11, "no room for another process")

    monkeypatch.setattr(isolated, "_Child", refused)
    assert outcomes("first", "last") == [Unreadable.READER_DIED] * 2


def test_a_grid_is_the_same_read_here_or_apart(tmp_path):
    path = tmp_path / "full.xlsx"
    path.write_bytes(FULL)
    with Apart(read_path, [path, path]) as apart:
        assert [apart.next(), apart.next()] == [read(FULL)] * 2


def test_asking_further_than_there_are_files_is_a_fault_of_ours():
    with Apart(work, ["only"]) as apart:
        apart.next()
        with pytest.raises(IndexError):
            apart.next()


def test_a_refusal_survives_pickling():
    why = pickle.loads(pickle.dumps(UnreadableWorkbook(Unreadable.EMPTY)))  # noqa: S301  our own
    assert (why.reason, str(why), why.limit) == (Unreadable.EMPTY, "empty", "")
