"""What holds however a table is laid out: in any number of blocks, cut at any page break."""

from __future__ import annotations

from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from what_people_do.people import AGENCY, ITEMS, TITLES, ZEROS, checked, made, states, thai, told

FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
HEADERS = ("ข้อ", "ข้อมูล", "ผู้รับผิดชอบ", "ผลการนิเทศ กำกับติดตาม", "คะแนนปีก่อน")
NUMBERS = range(1, len(TITLES) + 1)


def values(number):
    status = "เพิ่มเติมเบอร์โทร" if number % 9 == 2 else "" if number % 13 == 8 else "ดำเนินการแล้ว"
    return [thai(number), TITLES[number - 1], "กลุ่มอำนวยการ", status, 0 if number in ZEROS else 100]


def book_of(lay):
    def write(book):
        agency = book.add_worksheet(AGENCY)
        agency.write_row(0, 0, ["ชื่อหน่วยงาน", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง"])
        agency.write_row(1, 0, ["ปีงบประมาณ", 2565])
        lay(book.add_worksheet(ITEMS))

    return checked(made(write))


@cache
def in_one_table():
    def lay(sheet):
        sheet.write_row(0, 0, HEADERS)
        for number in NUMBERS:
            sheet.write_row(number, 0, values(number))

    return book_of(lay)


def by_item(report):
    """What is said of items, wherever they stand."""
    return sorted(
        (f.code, str(f.severity), f.item, str(f.facts)) for f in report.findings if f.item
    )


@FEW
@given(st.integers(2, 6), st.integers(0, 5), st.integers(0, 4), st.randoms(use_true_random=False))
def test_in_any_number_of_blocks_and_any_order_the_items_say_the_same(blocks, down, right, random):
    order = random.sample(NUMBERS, len(NUMBERS))
    height = -(-len(order) // blocks)

    def lay(sheet):
        for place, number in enumerate(order):
            block, line = divmod(place, height)
            column = right + len(HEADERS) * block
            if not line:
                sheet.write_row(down, column, HEADERS)
            sheet.write_row(down + 1 + line, column, values(number))

    report = book_of(lay)

    assert states(report) == states(in_one_table())
    assert report.scores == in_one_table().scores
    assert by_item(report) == by_item(in_one_table())
    assert told(report, "S106", "S108", "S110", "S111", "T105") == []


@FEW
@given(st.sets(st.sampled_from(NUMBERS), min_size=1, max_size=12), st.booleans())
def test_items_cut_at_any_page_break_say_the_same(cut, with_header):
    def lay(sheet):
        sheet.write_row(0, 0, HEADERS)
        row = 0
        for number in NUMBERS:
            whole = values(number)
            row += 1
            sheet.write_row(row, 0, [*whole[:3], whole[3], None if number in cut else whole[4]])
            if number in cut:
                if with_header:
                    row += 1
                    sheet.write_row(row, 0, HEADERS)
                row += 1
                sheet.write_row(row, 2, ["กลุ่มบริหารงานบุคคล", None, whole[4]])

    report = book_of(lay)
    said = {code for code, _, _ in told(report)} - {code for code, _, _ in told(in_one_table())}

    assert states(report) == states(in_one_table())
    assert report.scores == in_one_table().scores
    assert said == {"S123"}
    assert told(report, "S108", "S110", "S111", "T105") == []


@FEW
@given(st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=5, unique=True))
def test_rows_whose_codes_were_deleted_are_never_another_items(gone):
    def lay(sheet):
        sheet.write_row(0, 0, HEADERS)
        for number in NUMBERS:
            sheet.write_row(
                number, 0, [None, None, *values(number)[2:]] if number in gone else values(number)
            )

    report = book_of(lay)
    missing = {f"O{number}" for number in gone}
    rows = {int(cell[1:]) for _, _, cell in told(report, "S108", "S123")}

    assert {item.code for item in report.items if item.at is None} == missing
    assert rows
    assert {code: state for code, state in states(report).items() if code not in missing} == {
        code: state for code, state in states(in_one_table()).items() if code not in missing
    }
