"""The law of three ways: nothing is lost and nothing is decided silently, whoever does what."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from oitsheet.exchange.hands.held import BLANK, Held, from_written, held, same, written
from oitsheet.exchange.hands.keeping import Kept
from oitsheet.exchange.hands.pairing import paired
from oitsheet.exchange.hands.planning import planned
from oitsheet.exchange.hands.receiving import Incoming
from oitsheet.exchange.hands.standing import Line, Standing
from oitsheet.location import Location

COLUMNS = ("status", "link", "explanation")
CODES = ("O1", "O2", "O3")

contents = st.one_of(
    st.just(BLANK),
    st.sampled_from(["ดำเนินการแล้ว", "ครบ", "1", "๑"]).map(Held),
    st.sampled_from([1.0, 1.5]).map(Held),
    st.just(Held(dt.date(2022, 7, 12))),
    st.just(Held("หน้าแผน", "https://www.example.go.th/plan")),
)
sheets = st.fixed_dictionaries({(c, k): contents for c in CODES for k in COLUMNS})
Cells = dict[tuple[str, str], Held]


def standing(cells: Cells) -> Standing:
    rows = {}
    for number, code in enumerate(CODES, start=5):
        keys = [key for c, key in cells if c == code]
        places = {k: Location("รายการ OIT", number, at) for at, k in enumerate(keys, start=1)}
        rows[code] = Line(cells={k: cells[code, k] for k in keys}, places=places)
    return {"items": rows}


def incoming(name: str, before: Cells, now: Cells, own: tuple[str, ...] = CODES) -> Incoming:
    kept = tuple(
        Kept("items", code, key, code in own, content) for (code, key), content in before.items()
    )
    return Incoming(name=name, stamp=None, stands=standing(now), strays={}, kept=kept)


@given(before=sheets, ours=sheets, theirs=st.lists(sheets, min_size=1, max_size=3))
def test_every_cell_is_kept_taken_or_listed(
    before: Cells, ours: Cells, theirs: list[Cells]
) -> None:
    parts = [incoming(f"{n}.xlsx", before, cells) for n, cells in enumerate(theirs)]

    plan = planned(standing(ours), parts)

    taken: dict[Any, list[Held]] = {}
    for change in plan.taken:
        taken.setdefault((change.cell.row, change.cell.column), []).append(change.theirs)
    conflicts = {
        (one.cell.row, one.cell.column): [change.theirs for change in one.theirs]
        for one in plan.conflicts
    }
    assert not taken.keys() & conflicts.keys()
    for cell, was in before.items():
        changed = [c[cell] for c in theirs if not same(c[cell], was)]
        news = [content for content in changed if not same(content, ours[cell])]
        moved = not same(ours[cell], was)
        agree = all(same(content, news[0]) for content in news)
        if not news:
            assert cell not in taken
            assert cell not in conflicts
        elif agree and not moved:
            assert taken[cell] == news
        else:
            assert conflicts[cell] == news


@given(before=sheets, ours=sheets, theirs=sheets)
def test_what_is_not_the_owners_is_told_and_never_taken(before, ours, theirs) -> None:
    plan = planned(standing(ours), [incoming("a.xlsx", before, theirs, own=("O1",))])

    assert {change.cell.row for change in plan.taken} <= {"O1"}
    assert {conflict.cell.row for conflict in plan.conflicts} <= {"O1"}
    told = {(r.change.cell.row, r.change.cell.column) for r in plan.refused}
    assert told == {
        cell
        for cell in before
        if cell[0] != "O1"
        and not same(theirs[cell], before[cell])
        and not same(theirs[cell], ours[cell])
    }


@given(content=contents)
def test_what_is_kept_is_read_again(content: Held) -> None:
    assert from_written(*written(content)) == content
    assert same(content, content)


@given(text=st.text(max_size=40))
def test_any_text_is_read_again(text: str) -> None:
    content = held(text)

    assert from_written(*written(content)) == content


def test_equal_is_what_was_typed_alike() -> None:
    alike = [
        (1.0, "1"), (1.5, "1.50"), (0.1 + 0.2, 0.3), ("ครบ ", "ครบ"), ("ก\r\nข", "ก\nข"),
        (dt.date(2022, 7, 12), 44754.0), (dt.date(2022, 7, 12), "12 ก.ค. 2565"),
        (dt.date(2022, 7, 12), "12/7/2565"), (True, "TRUE"), (None, "  "), ("", None),
    ]  # fmt: skip
    other = [
        ("1.0", "1"), (1.0, "01"), (1.0, "๑"), ("ครบ", "ครบ ถ้วน"), (dt.date(2022, 7, 12), "12/7"),
        (0.0, None), ("A", "a"), (dt.datetime(2022, 7, 12, 9), dt.date(2022, 7, 12)),  # noqa: DTZ001
    ]  # fmt: skip

    assert [pair for pair in alike if not same(held(pair[0]), held(pair[1]))] == []
    assert [pair for pair in other if same(held(pair[0]), held(pair[1]))] == []


def rows(*lines):
    return {
        str(number): {"when": held(when), "what": held(what)}
        for number, (when, what) in enumerate(lines, start=5)
    }


def test_rows_without_codes_are_found_again_wherever_they_stand() -> None:
    before = rows(("1 ม.ค.", "ประชุม"), ("1 ก.พ.", "ประชุม"), ("5 มี.ค.", "ส่งลิงก์"), ("", "อบรม"))
    now = rows(
        ("5 มี.ค.", "ส่งลิงก์ในระบบ"), ("1 ก.พ.", "ประชุม"), ("2 ม.ค.", "ประชุม"), ("9 ก.ย.", "ใหม่")
    )

    assert paired(before, now, "what") == {"5": "7", "6": "6", "7": "5"}


@given(st.lists(st.tuples(st.sampled_from("กข"), st.sampled_from("คง")), max_size=6), st.randoms())
def test_sorted_rows_are_all_found_again(lines, random) -> None:
    before = rows(*lines)
    order = list(before)
    random.shuffle(order)

    found = paired(before, {name: before[name] for name in order}, "what")

    assert found.keys() == before.keys()
    assert all(before[old] == before[new] for old, new in found.items())
