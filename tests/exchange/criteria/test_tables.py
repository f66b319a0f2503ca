"""Tables as offices have them: what is one item, what is a heading, what has no place."""

from __future__ import annotations

import pytest
from exchange.criteria.papers import HEADERS, source, sources

from oitsheet.exchange.criteria.reading import NotCriteriaError, read_criteria
from oitsheet.workbook.grid import Area

TITLES = ("โครงสร้าง", "ข้อมูลผู้บริหาร", "อำนาจหน้าที่", "ข้อมูลการติดต่อ", "ข่าวประชาสัมพันธ์")
THREE = HEADERS[:3]


def rows(first=1, count=3):
    numbers = range(first, first + count)
    return [(f"O{n}", TITLES[(n - 1) % 5], f"○ แสดง{TITLES[(n - 1) % 5]}") for n in numbers]


def items(*tables, **more):
    return read_criteria(sources(list(tables), **more)).items


def test_a_header_that_stands_again_on_the_next_page_is_no_item():
    found = items([THREE, *rows(), THREE, *rows(4, 2)])

    assert [item.number for item in found] == [1, 2, 3, 4, 5]


def test_an_item_that_goes_on_below_is_one_item():
    split = [
        ("O2", "แผนยุทธศาสตร์หรือ", "○ หนึ่ง"),
        ("", "แผนพัฒนาหน่วยงาน", "○ สอง"),
        ("O2 (ต่อ)", "", "○ สาม"),
    ]
    found = items([THREE, rows()[0], *split, rows()[2]])

    assert [item.number for item in found] == [1, 2, 3]
    assert found[1].title == "แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน"
    assert found[1].demand == "○ หนึ่ง\n○ สอง\n○ สาม"


def test_rows_under_a_merged_code_belong_to_it():
    table = [THREE, *rows(1, 2), ("", "", "○ อีก"), *rows(3, 1)]
    found = items(table, merged=[Area(3, 1, 4, 1), Area(3, 2, 4, 2)])

    assert found[1].demand == "○ แสดงข้อมูลผู้บริหาร\n○ อีก"


def test_headings_above_items_are_their_sub_indicators():
    found = items(
        [
            THREE,
            ("ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล",),
            ("ตัวชี้วัดย่อยที่ ๙.๑ ข้อมูลพื้นฐาน (จำนวน 2 ข้อ)",),
            *rows(1, 2),
            ("9.2 การบริหารงาน",),
            *rows(3, 1),
        ]
    )

    assert [item.group[:2] for item in found] == [
        ("9.1", "ข้อมูลพื้นฐาน"),
        ("9.1", "ข้อมูลพื้นฐาน"),
        ("9.2", "การบริหารงาน"),
    ]
    assert found[0].indicator[:2] == ("9", "การเปิดเผยข้อมูล")


def test_a_caption_is_the_heading_of_its_table_and_tables_are_joined():
    captions = ["ตัวชี้วัดย่อยที่ 9.1 ข้อมูลพื้นฐาน", "ตัวชี้วัดย่อยที่ 9.2 การบริหารงาน"]
    found = items([THREE, *rows(1, 2)], [THREE, *rows(3, 2)], captions=captions)

    assert [item.group.code for item in found] == ["9.1", "9.1", "9.2", "9.2"]
    assert found[3].at.table == 2


def test_a_table_without_a_header_goes_on_with_the_one_above():
    assert len(items([THREE, *rows(1, 2)], rows(3, 3))) == 5


def test_codes_alone_tell_a_table_without_any_header():
    found = items(rows())

    assert [item.title for item in found] == list(TITLES[:3])
    assert found[0].demand == "○ แสดงโครงสร้าง"


def test_one_column_of_items_and_their_demands_is_read():
    found = items(
        [(text,) for code, title, demand in rows() for text in (f"{code} {title}", demand)]
    )

    assert [(item.title, item.demand) for item in found] == [row[1:] for row in rows()]


def test_items_without_codes_are_numbered_in_their_order():
    found = items([THREE[1:], *(row[1:] for row in rows())])

    assert [(item.number, item.title) for item in found] == list(enumerate(TITLES[:3], start=1))


def test_a_lost_number_and_a_number_twice_are_mended_and_marked():
    table = [
        THREE,
        *rows(1, 1),
        ("", *rows(2, 1)[0][1:]),
        *rows(3, 1),
        ("O3", "ข้ออื่น", "○ ก"),
        *rows(5, 1),
    ]
    found = items(table)

    assert [item.number for item in found] == [1, 2, 3, 4, 5]
    assert [item.slipped for item in found] == [False, True, False, True, False]


def test_a_second_item_of_one_number_is_left_and_told_with_its_place():
    reading = read_criteria(source([THREE, *rows(), ("O3", "ข้ออื่น", "○ ก"), *rows(4, 2)]))

    assert [(left.at.row, left.text) for left in reading.left] == [(5, "O3 · ข้ออื่น · ○ ก")]


def test_notes_and_words_above_the_table_are_left_and_told():
    preamble = ("คณะทำงานโปรดศึกษา",)
    reading = read_criteria(
        source([preamble, THREE, *rows(), ("หมายเหตุ: ใช้ทุกหน่วยงาน",), ("รวม 3 ข้อ",)])
    )

    assert [left.text for left in reading.left] == [
        "คณะทำงานโปรดศึกษา",
        "หมายเหตุ: ใช้ทุกหน่วยงาน",
        "รวม 3 ข้อ",
    ]


def test_what_stands_in_further_columns_is_kept_with_its_header():
    table = [(*THREE, "ผู้รับผิดชอบ", "หมายเหตุ"), (*rows()[0], "กลุ่มอำนวยการ", "ใหม่"), *rows()[1:]]
    found = items(table)

    assert found[0].remarks == (("ผู้รับผิดชอบ", "กลุ่มอำนวยการ"), ("หมายเหตุ", "ใหม่"))


def test_a_full_mark_and_how_it_is_given_are_both_points():
    table = [
        (*THREE, "คะแนนเต็ม", "แนวทางการให้คะแนน"),
        *((*row, "100", "50 คะแนน ถ้าไม่ครบ") for row in rows()),
    ]

    assert items(table)[0].points == "100\n50 คะแนน ถ้าไม่ครบ"


def test_the_years_of_the_words_around_are_known():
    reading = read_criteria(
        source([("ปีงบประมาณ พ.ศ. ๒๕๖๙",), THREE, *rows()], name="oit-2568.docx")
    )

    assert reading.years == {2568, 2569}


@pytest.mark.parametrize(
    "table",
    [
        [
            ("ลำดับ", "ชื่อ", "ตำแหน่ง"),
            ("1", "หนึ่ง", "ประธาน"),
            ("2", "สอง", "กรรมการ"),
            ("3", "สาม", "กรรมการ"),
        ],
        [
            ("ลำดับ", "รายการ", "รายละเอียด"),
            ("1", "กระดาษ", "เอ4"),
            ("2", "หมึก", "ดำ"),
            ("3", "แฟ้ม", "หนา"),
        ],
        [("ตัวชี้วัด", "คะแนน"), ("การปฏิบัติหน้าที่", "98.05"), ("การใช้งบประมาณ", "87.84")],
        [("เรียน ผู้อำนวยการ",), ("ด้วยหน่วยงานได้รับแจ้ง",)],
    ],
)
def test_what_is_no_list_of_criteria_is_refused_with_what_was_seen(table):
    with pytest.raises(NotCriteriaError) as refused:
        read_criteria(source(table))

    assert refused.value.seen == table[0]


def test_a_list_of_persons_beside_the_criteria_is_left_and_not_mixed_in():
    persons = [
        ("ลำดับ", "ชื่อ", "ตำแหน่ง"),
        ("1", "ผู้อำนวยการ", "ประธาน"),
        ("2", "รองผู้อำนวยการ", "กรรมการ"),
    ]
    reading = read_criteria(sources([persons, [THREE, *rows()]]))

    assert [item.title for item in reading.items] == list(TITLES[:3])
    assert [left.at.table for left in reading.left] == [1, 1, 1]


def test_a_file_without_tables_is_refused():
    with pytest.raises(NotCriteriaError):
        read_criteria(sources([]))
