"""Ticked elements: they go before the short columns, and a tick alone can support an item."""

from __future__ import annotations

import pytest
from checking import checked, submitted

from oitsheet.form.edition import load_edition
from oitsheet.judging.report import State

DONE = "ดำเนินการแล้ว"
THERE, MISSING, SPARED = "มี", "ไม่มี", "ไม่เกี่ยวข้อง"
LINK = "https://www.example.go.th/o2"
CLAIMED = {"O2": {"status": DONE, "link": LINK}}
EDITION = load_edition("2565-obec")


def ticks(code, *words):
    """A row of the sheet of elements for each word: of the first element, the second …"""
    return [
        {"code": code, "number": number, "presence": word}
        for number, word in enumerate(words, start=1)
        if word
    ]


def item(lines, code="O2", **tables):
    return next(i for i in checked(lines, **tables).items if i.code == code)


def test_all_elements_ticked_support_an_item_that_nobody_looked_through():
    assert item(CLAIMED, elements=ticks("O2", *[THERE] * 6)).state is State.SUPPORTED


def test_one_element_that_nobody_ticked_leaves_it_unknown():
    assert item(CLAIMED, elements=ticks("O2", *[THERE] * 5)).state is State.UNKNOWN


def test_one_element_ticked_as_lacking_makes_it_one_to_mend():
    mended = item(CLAIMED, elements=ticks("O2", *[THERE] * 5, MISSING))

    assert (mended.state, mended.lacking) == (State.TO_MEND, 1)


def test_whoever_looked_through_saw_what_is_not_ticked():
    looked = {"O2": {**CLAIMED["O2"], "looked_by": "รองผู้อำนวยการ"}}

    assert item(looked, elements=ticks("O2", THERE)).state is State.SUPPORTED
    assert item(looked, elements=ticks("O2", MISSING)).state is State.TO_MEND


def test_a_tick_goes_before_the_row_that_names_the_element_as_lacking():
    named = {"O2": {**CLAIMED["O2"], "lacking": "5"}}
    report = checked(named, elements=ticks("O2", *[THERE] * 6))

    assert [f.code for f in report.findings if f.item == "O2"] == ["X101"]
    assert next(i for i in report.items if i.code == "O2").state is State.SUPPORTED


def test_what_is_lacking_in_both_sheets_counts_once():
    named = {"O2": {**CLAIMED["O2"], "lacking": "5, หมายเลขโทรศัพท์"}}

    assert item(named, elements=ticks("O2", "", "", "", "", MISSING)).lacking == 1


def test_words_of_the_offices_own_always_count():
    named = {"O2": {**CLAIMED["O2"], "lacking": "ป้ายชื่อหน้าห้อง"}}

    assert item(named, elements=ticks("O2", *[THERE] * 6)).state is State.TO_MEND


def test_an_element_asked_for_only_in_some_case_may_be_ticked_as_not_applying():
    claimed = {"O31": {"status": DONE, "link": LINK}}
    words = [THERE, THERE, THERE, SPARED, THERE]  # the fourth is for a year without complaints

    assert len(words) == len(EDITION.items[30].elements)
    assert item(claimed, "O31", elements=ticks("O31", *words)).state is State.SUPPORTED


def test_an_element_asked_of_everybody_may_not():
    words = [THERE] * 5
    assert item(CLAIMED, elements=ticks("O2", *words, SPARED)).state is State.UNKNOWN


def test_an_unproven_element_ticked_as_lacking_is_a_question_and_leaves_the_state_unknown():
    claimed = {"O6": {"status": DONE, "link": LINK}}
    count = len(EDITION.items[5].elements)
    report = checked(claimed, elements=ticks("O6", THERE, MISSING, *[THERE] * (count - 2)))

    assert [f.code for f in report.findings if f.item == "O6"] == ["C106"]
    assert next(i for i in report.items if i.code == "O6").state is State.UNKNOWN


def test_a_ticked_element_is_evidence_of_what_changed_since_last_years_zero():
    old_zero = {"O14": {"status": DONE, "last_points": 0}}

    assert any(f.code == "Z104" for f in checked(old_zero).findings)
    ticked = checked(old_zero, elements=ticks("O14", THERE))
    assert not any(f.code == "Z104" for f in ticked.findings)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("มี", THERE),
        ("✓", THERE),
        ("ครบ", THERE),
        ("ไม่มี", MISSING),
        ("ขาด", MISSING),
        ("✗", MISSING),
    ],
)
def test_a_tick_is_understood_in_the_ways_people_write_it(written, meant):
    marks = submitted(CLAIMED, elements=ticks("O2", written)).item("O2").marks

    assert marks[1].presence.value == {THERE: "there", MISSING: "missing"}[meant]


def test_a_longer_text_is_no_tick_and_is_asked_about():
    report = checked(CLAIMED, elements=ticks("O2", "มีแต่ไม่ครบ"))

    assert ("T102", "องค์ประกอบข้อมูล", "F5") in {
        (f.code, f.at.sheet, f.at.cell) for f in report.findings
    }
    assert next(i for i in report.items if i.code == "O2").state is State.UNKNOWN
