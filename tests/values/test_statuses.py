import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.values import StatusKind, StatusWords, read_status

WORDS = StatusWords(
    done=(
        "ดำเนินการแล้ว",
        "ดำเนินการแล้วเสร็จ",
        "แล้วเสร็จ",
        "เสร็จแล้ว",
        "เรียบร้อย",
        "เรียบร้อยแล้ว",
        "เผยแพร่แล้ว",
        "ครบถ้วน",
        "ครบ",
        "มี",
        "✓",
        "✔",
        "/",
    ),
    in_progress=("อยู่ระหว่างดำเนินการ", "กำลังดำเนินการ", "รอดำเนินการ"),
    not_done=("ยังไม่ดำเนินการ", "ยังไม่ได้ดำเนินการ", "ยังไม่มี", "ไม่มี"),
    lacking=("ไม่ครบ", "ไม่ครบถ้วน", "ขาด", "เพิ่มเติม", "ให้แสดง", "ควร"),
    not_applicable=("ไม่เกี่ยวข้อง", "ไม่ประเมิน", "N/A"),
)
KINDS = {
    StatusKind.DONE: WORDS.done,
    StatusKind.IN_PROGRESS: WORDS.in_progress,
    StatusKind.NOT_DONE: WORDS.not_done,
    StatusKind.REMARK: WORDS.lacking,
    StatusKind.NOT_APPLICABLE: WORDS.not_applicable,
}


@pytest.mark.parametrize(
    ("typed", "kind"), [(word, kind) for kind, group in KINDS.items() for word in group]
)
def test_each_word_alone_is_its_kind_with_nothing_behind_it(typed, kind):
    for spelling in (typed, f" {typed}\u200b\n", typed.replace("ำ", "ํา").replace("แ", "เเ")):
        status = read_status(spelling, WORDS)
        assert (status.kind, status.rest) == (kind, "")


@pytest.mark.parametrize(
    "typed",
    [
        "ดำเนินการแล้วครับ",
        "ดำเนินการแล้ว ค่ะ",
        "ดำเนินการ แล้ว",
        "(ดำเนินการแล้ว)",
        "- ดำเนินการแล้ว",
        "ดำเนินการแล้ว.",
        "ดำเนินการแล้ว ()",
        "✔️",
        "\uf0fc",
        "ครบแล้ว",
        "มีครบ",
        "มีแล้ว",
        "ครบถ้วนสมบูรณ์",
        "ดำเนินการแล้ว เรียบร้อย",
        "ดำเนินการแล้ว 100%",
        "ดำเนินการแล้ว ร้อยละ ๑๐๐",
        "ดำเนินการแล้ว (25 ก.ย. 2566)",
        "ดำเนินการแล้ว เมื่อวันที่ 25 ก.ย. 2566 ครับ",
        "ดำเนินการแล้ว 25/9/66",
        "ดำเนินการแล้ว https://a.go.th/x",
        "มี 25 ก.ย. 2566",
        "✓ครบ",
        "ดำเนินการแล้ว (5 ก.ค.)",
        "ดำเนินการแล้ว/เผยแพร่แล้ว",
        "ดำเนินการแล้ว ไม่มีข้อสังเกต",
        "ดำเนินการแล้ว ครบทั้ง 6 องค์ประกอบ",
        "ดำเนินการแล้ว 6/6",
        "ดำเนินการแล้ว โดยกลุ่มนโยบายและแผน",
        "ดำเนินการแล้ว ตามคำสั่งที่ 32/2565",
        "ดำเนินการแล้ว ไม่มีเรื่องร้องเรียน",
    ],
)
def test_a_done_word_that_is_only_said_again_stays_done(typed):
    assert read_status(typed, WORDS).kind is StatusKind.DONE


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("ดำเนินการแล้วแต่ขาดเบอร์โทร", "แต่ขาดเบอร์โทร"),
        ("ดําเนินการเเล้ว แต่ขาดเบอร์โทร", "แต่ขาดเบอร์โทร"),
        ("ดำเนินการแล้ว\nเพิ่มเติมข้อมูล", "เพิ่มเติมข้อมูล"),
        ("ดำเนินการแล้ว 80%", "80%"),
        ("ดำเนินการแล้ว 100", "100"),
        ("มี (ไม่ครบ)", "(ไม่ครบ)"),
        ("มีแต่ไม่ครบ", "แต่ไม่ครบ"),
        ("ครบแต่ไม่มีลายมือชื่อ", "แต่ไม่มีลายมือชื่อ"),
        ("ครบเพียงบางส่วน", "เพียงบางส่วน"),
        ("เผยแพร่แล้วบางส่วน", "บางส่วน"),
    ],
)
def test_a_done_word_with_something_to_add_is_claimed_and_to_mend(typed, rest):
    status = read_status(typed, WORDS)
    assert (status.kind, status.rest) == (StatusKind.DONE_WITH_REMARK, rest)


@pytest.mark.parametrize(
    "typed",
    [
        "เพิ่มเติมข้อมูลเบอร์โทรศัพท์ผู้บริหาร",
        "ให้แสดงเป็นแบบรายเดือน",
        "เพิ่มเติมให้แสดงแบบ สขร.๑",
        "ไม่ครบ",
        "ไม่ครบถ้วน",
        "ขาดเบอร์โทร",
        "ควรมีวันที่",
        "มีลายมือชื่อ",
        "มีนาคม",
        "ไม่มีเบอร์โทร",
        "ครบรอบ",
        "/ita",
        "แก้ลิงก์",
        "ดำเนินการ",
        "ไม่ดำเนินการแล้ว",
        1.0,
        43.0,
        dt.date(2023, 9, 25),
    ],
)
def test_any_other_text_is_a_remark(typed):
    assert read_status(typed, WORDS).kind is StatusKind.REMARK


@pytest.mark.parametrize(
    ("typed", "kind", "rest"),
    [
        ("ยังไม่ดำเนินการ รอเอกสาร", StatusKind.NOT_DONE, "รอเอกสาร"),
        ("ยังไม่ดำเนินการเผยแพร่", StatusKind.NOT_DONE, "เผยแพร่"),
        ("ไม่มี รอเอกสาร", StatusKind.NOT_DONE, "รอเอกสาร"),
        ("ไม่มีค่ะ", StatusKind.NOT_DONE, ""),
        ("อยู่ระหว่างดำเนินการจัดทำ", StatusKind.IN_PROGRESS, "จัดทำ"),
        ("ไม่เกี่ยวข้องกับหน่วยงาน", StatusKind.NOT_APPLICABLE, "กับหน่วยงาน"),
        ("n/a เพราะ", StatusKind.NOT_APPLICABLE, "เพราะ"),
    ],
)
def test_the_other_words_keep_their_kind_with_further_text(typed, kind, rest):
    status = read_status(typed, WORDS)
    assert (status.kind, status.rest) == (kind, rest)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ดำเนินกาแล้ว", "ดำเนินการแล้ว"),
        ("ดำเนินการแลว", "ดำเนินการแล้ว"),
        ("ดำเนินการแล้วว", "ดำเนินการแล้ว"),
        ("ครบถวน", "ครบถ้วน"),
        ("ยังไม่ดำเนินกาล", "ยังไม่ดำเนินการ"),
    ],
)
def test_a_slip_in_a_long_word_is_a_near_miss_of_it(typed, meant):
    status = read_status(typed, WORDS)
    assert (status.kind, status.near) == (StatusKind.NEAR_MISS, meant)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        (None, StatusKind.BLANK),
        (" \u200b", StatusKind.BLANK),
        ("-", StatusKind.NIL),
        ("–", StatusKind.NIL),
        (True, StatusKind.DONE),
        (False, StatusKind.NOT_DONE),
    ],
)
def test_blanks_dashes_and_ticked_boxes(cell, kind):
    assert read_status(cell, WORDS).kind is kind


def test_the_cell_is_shown_as_typed():
    assert read_status("  ดําเนินการเเล้ว ", WORDS).text == "ดําเนินการเเล้ว"


def test_without_any_words_every_text_is_a_remark():
    assert read_status("ดำเนินการแล้ว", StatusWords()).kind is StatusKind.REMARK


@given(st.sampled_from(WORDS.lacking), st.text(max_size=20))
def test_a_lacking_word_in_front_is_never_done(word, rest):
    kind = read_status(word + rest, WORDS).kind
    assert kind not in {StatusKind.DONE, StatusKind.DONE_WITH_REMARK}
