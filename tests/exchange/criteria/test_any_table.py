"""Whatever stands in a table of criteria: it is refused, or what is written is a sound edition."""

from __future__ import annotations

from exchange.criteria.papers import HEADERS, source
from hypothesis import given, settings
from hypothesis import strategies as st

from oitsheet.exchange.criteria.draft import Wish
from oitsheet.exchange.criteria.drafting import GapsError, drafted, proposed
from oitsheet.exchange.criteria.reading import NotCriteriaError, read_criteria
from oitsheet.exchange.criteria.writing import written
from oitsheet.form.edition import load_edition, parse_edition
from oitsheet.form.messages import load_catalogue

BEFORE = load_edition("2567-moe")
TITLES = [item.title_th for item in BEFORE.items]
ODD = (
    *("○ แสดง", "(1) ก (2) ข", "เช่น\n- ก", "ประกอบด้วย", "กรณีไม่มี ให้", "ข้อ O3", "ข้อ O99"),
    *("อย่างน้อย 0 เรื่อง", "ฉบับภาษาไทยและภาษาอังกฤษ", "มากกว่า 1 ปี", "รายเดือน", '"\\', "'''"),
    *("ไม่ต้องประเมินข้อนี้", "\x0b", "\u2028", "\x85", "\x7f", "😀", "ปี พ.ศ. 2568", "=1+1"),
)
HEADINGS = ("ตัวชี้วัดที่ 1 ก", "ตัวชี้วัดย่อยที่ 9.1 ข", "9.1 ข้อมูลพื้นฐาน", "ตัวชี้วัดย่อยที่ 0.0", "ด้านอื่น")
POINTS = ("100/0", "100/50/0", "๕ คะแนน ๓ คะแนน", "ครบถ้วน", "0", "")

texts = st.lists(st.sampled_from(ODD), max_size=4).map("\n".join)
rows = st.tuples(
    st.sampled_from(("O{}", "{}", "ข้อ {}", "")),
    st.sampled_from(TITLES) | texts,
    texts,
    st.sampled_from(POINTS),
)
lines = st.lists(rows | st.tuples(st.sampled_from(HEADINGS)), min_size=3, max_size=25)


@given(lines)
@settings(deadline=None)
def test_a_table_is_refused_or_makes_a_sound_edition(found):
    table = [HEADERS]
    number = 0
    for row in found:
        number += len(row) > 1
        table.append((row[0].format(number), *row[1:]))
    try:
        reading = read_criteria(source(table))
        known = proposed(reading, BEFORE, {})
        draft = drafted(reading, BEFORE, known, Wish("2568-x", 2568, "x", source="a\n[b]"))
    except (NotCriteriaError, GapsError):
        return
    text = written(draft, load_catalogue("th"), lambda _: "แถว\n1")

    assert len(parse_edition(text, "made").items) == len(draft.items)
