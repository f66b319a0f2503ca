"""``oitsheet merge``: what people do to parts, and what the book takes of it."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess

import pytest
import xlsxwriter
from annotating.sdk import errors
from cli.running import (
    EXAMPLES,
    command,
    on_a_terminal,
    read_to_the_end,
    run,
    surroundings,
)
from exchange.hands import office
from exchange.hands.office import CALENDAR, ELEMENTS, ITEMS, MEASURES, MONEY, NEWS, PLAN, WEB

from oitsheet.form.edition import load_edition
from oitsheet.form.part import PART
from oitsheet.workbook.reading import read

STATUS, LINK, EXPLAINED = "ผลการดำเนินการ/ข้อสังเกต", "ลิงก์ (URL)", "คำอธิบาย"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fresh")
    (folder / "book.xlsx").write_bytes(office.usual())
    office.split(folder / "book.xlsx", folder / "parts")
    return folder


@pytest.fixture
def here(fresh, tmp_path):
    shutil.copytree(fresh, tmp_path, dirs_exist_ok=True)
    return tmp_path


def part(here, owner):
    return next((here / "parts").glob(f"*{owner}.xlsx"))


def merged(here, *options, parts=None):
    out = here / "out.xlsx"
    told = office.merge(
        here / "book.xlsx", *(parts or [here / "parts"]), out=out, options=("--force", *options)
    )
    return told, out.read_bytes()


def cells(told):
    return [(one["sheet"], one["row"], one["column"], one["value"]) for one in told["taken"]]


def differences(before, after):
    """Cells in which two books differ: name → (before, after)."""
    old, new = office.texts(before), office.texts(after)
    return {
        name: (old.get(name, ""), new.get(name, ""))
        for name in old.keys() | new.keys()
        if old.get(name) != new.get(name)
    }


def test_parts_that_nobody_touched_change_nothing(here) -> None:
    told, out = merged(here)

    assert out == (here / "book.xlsx").read_bytes()
    assert (told["exit"], told["taken"], told["conflicts"], told["not_taken"]) == (0, [], [], [])


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.xlsx")))
def test_an_example_split_and_merged_is_the_same_file(name, tmp_path) -> None:
    file = EXAMPLES / f"{name}.xlsx"
    office.split(file, tmp_path / "parts")

    told = office.merge(file, tmp_path / "parts", out=tmp_path / "out.xlsx")

    assert (tmp_path / "out.xlsx").read_bytes() == file.read_bytes()
    assert told["exit"] == 0


def test_what_parts_typed_stands_in_the_book_and_nothing_else_has_changed(here) -> None:
    office.put(part(here, PLAN), ITEMS, {("O4", STATUS): "ดำเนินการแล้ว", ("O10", LINK): f"{WEB}/๑๐"})
    office.put(part(here, MONEY), ITEMS, {("O20", STATUS): "อยู่ระหว่างดำเนินการ"})
    office.put(part(here, PLAN), ELEMENTS, {("O4.2", "มี/ไม่มี"): "ไม่มี"})
    office.put(part(here, PLAN), CALENDAR, {("ประชุมกลุ่มแผน", "วันที่"): "3 มิ.ย. 2565"})
    office.put(part(here, MONEY), MEASURES, {("เผยแพร่งบทดลอง", "ขั้นตอน/วิธีดำเนินการ"): "๑. ปิดบัญชี"})
    before = (here / "book.xlsx").read_bytes()

    told, out = merged(here)

    assert differences(before, out) == {
        ("items", "O4", "status"): ("เพิ่มเติมแผนฉบับเต็ม", "ดำเนินการแล้ว"),
        ("items", "O10", "link"): ("", f"{WEB}/๑๐"),
        ("items", "O20", "status"): ("", "อยู่ระหว่างดำเนินการ"),
        ("elements", "O4.2", "presence"): ("", "ไม่มี"),
        ("calendar", "ประชุมกลุ่มแผน", "when"): ("1 มิ.ย. 2565", "3 มิ.ย. 2565"),
        ("measures", "เผยแพร่งบทดลอง", "steps"): ("", "๑. ปิดบัญชี"),
    }
    assert len(told["taken"]) == 6
    assert told["exit"] == 0
    assert (here / "book.xlsx").read_bytes() == before


def test_every_part_of_the_package_that_is_not_written_to_is_the_same_bytes(here) -> None:
    office.put(part(here, PLAN), ITEMS, {("O4", STATUS): "ดำเนินการแล้ว"})
    before = (here / "book.xlsx").read_bytes()

    _, out = merged(here)

    old, new = office.entries(before), office.entries(out)
    assert {name for name in old if old[name] != new[name]} == {"xl/worksheets/sheet3.xml"}
    assert old.keys() == new.keys()


def test_rows_may_be_sorted_columns_moved_or_renamed_and_files_renamed(here) -> None:
    def shuffle(book):
        tab = book[ITEMS]
        rows = [[cell.value for cell in row] for row in tab.iter_rows(min_row=5, max_row=7)]
        rows[2][5] = "แล้วเสร็จ"
        for number, row in enumerate(reversed(rows), start=5):
            for column, value in enumerate(row, start=1):
                tab.cell(number, column).value = value
        tab.insert_rows(6)
        tab.insert_cols(1)
        header = next(c for row in tab.iter_rows() for c in row if c.value == STATUS)
        header.value = "สถานะ"

    office.edit(part(here, MONEY), shuffle)
    renamed = part(here, MONEY).rename(here / "ส่งคืน (1).xlsx")

    told, out = merged(here, parts=[renamed])

    assert cells(told) == [("items", "O20", "status", "แล้วเสร็จ")]
    assert told["not_taken"] == []
    assert office.texts(out)["items", "O20", "status"] == "แล้วเสร็จ"


def test_a_column_or_a_row_that_somebody_deleted_empties_nothing(here) -> None:
    def cut(book):
        tab = book[ITEMS]
        _, column = office.place(tab, "O18", EXPLAINED)
        tab.delete_cols(column)
        row, _ = office.place(tab, "O18", STATUS)
        tab.delete_rows(row)

    office.edit(part(here, MONEY), cut)
    before = (here / "book.xlsx").read_bytes()

    told, out = merged(here)

    assert out == before
    assert [(one["why"], one["row"], one["column"]) for one in told["not_taken"]] == [
        ("row_gone", "O18", None),
        ("column_gone", None, "explanation"),
    ]
    assert told["exit"] == 1


def test_an_emptied_cell_is_a_change(here) -> None:
    office.put(part(here, MONEY), ITEMS, {("O18", STATUS): None, ("O19", EXPLAINED): "   "})

    told, out = merged(here)

    assert cells(told) == [("items", "O18", "status", ""), ("items", "O19", "explanation", "")]
    assert ("items", "O18", "status") not in office.texts(out)


def test_what_only_the_book_changed_is_kept(here) -> None:
    office.put(here / "book.xlsx", ITEMS, {("O4", STATUS): "ดำเนินการแล้ว"})
    office.put(part(here, PLAN), ITEMS, {("O10", STATUS): "ดำเนินการแล้ว"})

    told, out = merged(here)

    assert cells(told) == [("items", "O10", "status", "ดำเนินการแล้ว")]
    assert office.texts(out)["items", "O4", "status"] == "ดำเนินการแล้ว"
    notes = {one["owner"]: one["notes"] for one in told["parts"]}
    assert "changed since it was split" in notes[PLAN][0]
    assert notes[MONEY] == ["nothing in it was changed"]


def test_what_both_changed_differently_is_a_conflict_and_the_book_keeps_its_own(here) -> None:
    office.put(here / "book.xlsx", ITEMS, {("O4", STATUS): "ยังไม่เสร็จ"})
    office.put(part(here, PLAN), ITEMS, {("O4", STATUS): "ดำเนินการแล้ว"})

    told, out = merged(here)

    (conflict,) = told["conflicts"]
    assert (conflict["row"], conflict["column"], conflict["ours"]) == ("O4", "status", "ยังไม่เสร็จ")
    assert conflict["at"] == f"{ITEMS}!F8"
    assert conflict["theirs"] == [
        {
            "part": part(here, PLAN).name,
            "part_at": f"{ITEMS}!F5",
            "was": "เพิ่มเติมแผนฉบับเต็ม",
            "value": "ดำเนินการแล้ว",
        }
    ]
    assert office.texts(out)["items", "O4", "status"] == "ยังไม่เสร็จ"
    assert told["exit"] == 1


def test_what_both_changed_alike_is_no_conflict(here) -> None:
    for file in (here / "book.xlsx", part(here, PLAN)):
        office.put(file, ITEMS, {("O4", STATUS): "ดำเนินการแล้ว"})

    told, _ = merged(here)

    assert (told["taken"], told["conflicts"], told["exit"]) == ([], [], 0)
    notes = {one["owner"]: one["notes"] for one in told["parts"]}
    assert notes[PLAN][-1] == "all that was changed in it is in the book already"


@pytest.mark.parametrize(("take", "wins"), [("master", "ยังไม่เสร็จ"), ("part", "ดำเนินการแล้ว")])
def test_a_conflict_is_decided_by_whom_to_believe(here, take, wins) -> None:
    office.put(here / "book.xlsx", ITEMS, {("O4", STATUS): "ยังไม่เสร็จ"})
    office.put(part(here, PLAN), ITEMS, {("O4", STATUS): "ดำเนินการแล้ว"})

    told, out = merged(here, "--take", take)

    assert office.texts(out)["items", "O4", "status"] == wins
    assert (told["conflicts"], told["exit"]) == ([], 0)


def test_two_parts_that_differ_are_a_conflict_until_one_of_them_is_named(here) -> None:
    copy = here / "copy.xlsx"
    copy.write_bytes(part(here, PLAN).read_bytes())
    office.put(part(here, PLAN), ITEMS, {("O4", STATUS): "ดำเนินการแล้ว", ("O10", STATUS): "ครบ"})
    office.put(copy, ITEMS, {("O4", STATUS): "ยังไม่เสร็จ", ("O10", STATUS): "ครบ"})

    told, out = merged(here, parts=[here / "parts", copy])

    (conflict,) = told["conflicts"]
    assert {one["value"] for one in conflict["theirs"]} == {"ดำเนินการแล้ว", "ยังไม่เสร็จ"}
    assert office.texts(out)["items", "O4", "status"] == "เพิ่มเติมแผนฉบับเต็ม"
    assert office.texts(out)["items", "O10", "status"] == "ครบ"
    notes = {one["file"]: one["notes"] for one in told["parts"]}
    assert any("the same part as" in note for note in notes["copy.xlsx"])

    assert merged(here, "--take", "part", parts=[here / "parts", copy])[0]["exit"] == 1
    told, out = merged(here, "--take", str(copy), parts=[here / "parts", copy])
    assert office.texts(out)["items", "O4", "status"] == "ยังไม่เสร็จ"
    assert told["exit"] == 0


def test_a_part_that_was_merged_before_is_told_and_changes_nothing(here) -> None:
    office.put(part(here, PLAN), ITEMS, {("O4", STATUS): "ดำเนินการแล้ว"})
    _, first = merged(here)
    (here / "book.xlsx").write_bytes(first)

    told, again = merged(here)

    assert again == first
    notes = {one["owner"]: one["notes"] for one in told["parts"]}
    assert notes[PLAN][-1] == "all that was changed in it is in the book already"
    assert told["exit"] == 0


def test_a_locked_cell_that_was_changed_by_force_is_told_and_not_taken(here) -> None:
    office.put(part(here, PLAN), ITEMS, {("O4", "ผู้รับผิดชอบหลัก"): MONEY})
    office.put(part(here, PLAN), CALENDAR, {("ส่งลิงก์", "ผลการดำเนินการ"): "ดำเนินการแล้ว"})
    office.edit(
        part(here, PLAN), lambda book: book[ITEMS].append(["O20", None, None, None, None, "ครบ"])
    )
    before = (here / "book.xlsx").read_bytes()

    told, out = merged(here)

    assert out == before
    assert [(one["why"], one["row"], one["column"], one["value"]) for one in told["not_taken"]] == [
        ("outside", "O4", "owner_lead", MONEY),
        ("outside", "5", "done", "ดำเนินการแล้ว"),
        ("outside", "O20", "status", "ครบ"),
    ]


def test_new_rows_go_below_what_the_book_has_each_once(here) -> None:
    new = {"B7": "อบรมผู้ดูแลเว็บไซต์", "E7": PLAN}

    def add(book):
        for at, value in new.items():
            book[MEASURES][at].value = value

    office.edit(part(here, PLAN), add)
    office.edit(part(here, MONEY), add)

    told, out = merged(here)

    assert [(one["sheet"], one["row"]) for one in told["new_rows"]] == [("measures", 7)]
    assert differences(office.usual(), out) == {
        ("measures", "อบรมผู้ดูแลเว็บไซต์", "measure"): ("", "อบรมผู้ดูแลเว็บไซต์"),
        ("measures", "อบรมผู้ดูแลเว็บไซต์", "responsible"): ("", PLAN),
    }


def test_new_rows_that_find_no_place_are_listed_with_their_cells(here) -> None:
    tables = office.TABLES | {"measures": [
        {"measure": f"มาตรการที่ {n}", "answers": "O4", "responsible": PLAN} for n in range(24)
    ]}  # fmt: skip
    (here / "book.xlsx").write_bytes(office.book(tables=tables))
    for path in (here / "parts").iterdir():
        path.unlink()
    office.split(here / "book.xlsx", here / "parts")
    office.edit(part(here, PLAN), lambda book: setattr(book[MEASURES]["B29"], "value", "อีกหนึ่ง"))

    told, out = merged(here)

    assert out == (here / "book.xlsx").read_bytes()
    assert [(one["why"], one["part_at"], one["value"]) for one in told["not_taken"]] == [
        ("no_place", f"{MEASURES}!B29", "อีกหนึ่ง")
    ]


def test_dates_numbers_and_links_come_as_what_they_are(here) -> None:
    def change(book):
        tab = book[ITEMS]
        tab.cell(*office.place(tab, "O4", "วันที่สอบทาน")).value = dt.date(2022, 7, 1)
        tab.cell(*office.place(tab, "O10", "คะแนนปีก่อน")).value = 100
        cell = tab.cell(*office.place(tab, "O4", LINK))
        cell.value = "หน้าแผนงาน"
        cell.hyperlink = f"{WEB}/plan?a=1&b=2"

    office.edit(part(here, PLAN), change)
    before = office.whole(office.usual())[ITEMS]

    _, out = merged(here)

    sheet = next(s for s in read(out).sheets if s.name == ITEMS)
    at = office.place(before, "O4", "วันที่สอบทาน")
    assert sheet.cells[at] == dt.date(2022, 7, 1)
    assert sheet.cells[office.place(before, "O10", "คะแนนปีก่อน")] == 100.0
    link = office.place(before, "O4", LINK)
    assert (sheet.cells[link], sheet.hyperlinks[link]) == ("หน้าแผนงาน", f"{WEB}/plan?a=1&b=2")
    after = office.whole(out)[ITEMS]
    assert after.cell(*at).number_format == before.cell(*at).number_format
    assert after.cell(*link).hyperlink.target == f"{WEB}/plan?a=1&b=2"


def test_words_that_lead_to_no_web_address_are_told_and_not_taken(here) -> None:
    def change(book):
        cell = book[ITEMS].cell(*office.place(book[ITEMS], "O4", LINK))
        cell.value, cell.hyperlink = "หน้าแผนงาน", "file:////evil.example/share/plan.exe"

    office.edit(part(here, PLAN), change)

    told, out = merged(here)

    assert told["taken"] == []
    assert [(one["why"], one["row"]) for one in told["not_taken"]] == [("strange_link", "O4")]
    assert b"evil" not in b"".join(office.entries(out).values())


def test_json_tells_names_of_files_and_never_where_they_lie(here) -> None:
    told, _ = merged(here)

    assert (told["master"], told["output"]) == ("book.xlsx", "out.xlsx")
    assert str(here) not in json.dumps(told)


def test_a_link_that_is_taken_off_again_leaves_none_behind(here) -> None:
    def change(book):
        cell = book[ITEMS].cell(*office.place(book[ITEMS], "O1", LINK))
        cell.value, cell.hyperlink = "หน้าแรก", f"{WEB}/home"

    office.edit(here / "book.xlsx", change)
    for path in (here / "parts").iterdir():
        path.unlink()
    office.split(here / "book.xlsx", here / "parts")
    assert merged(here)[0]["taken"] == []

    def take_off(book):
        cell = book[ITEMS].cell(*office.place(book[ITEMS], "O1", LINK))
        cell.value, cell.hyperlink = f"{WEB}/o1", None

    office.edit(part(here, NEWS), take_off)
    told, out = merged(here)

    assert cells(told) == [("items", "O1", "link", f"{WEB}/o1")]
    tab = office.whole(out)[ITEMS]
    assert tab.cell(*office.place(tab, "O1", LINK)).hyperlink is None


def test_a_part_of_another_office_year_or_edition_is_not_merged(here) -> None:
    before = (here / "book.xlsx").read_bytes()
    others = {
        "office": office.AGENCY | {"office": "สพป.อื่น เขต 9"},
        "year": office.AGENCY | {"fiscal_year": 2564},
    }
    for name, agency in others.items():
        tables = {"items": [{"code": "O4", "owner_lead": PLAN, "status": "ครบ"}]}
        (here / f"{name}.xlsx").write_bytes(office.book(agency, tables))
        office.split(here / f"{name}.xlsx", here / name)
    strange = [path for name in others for path in (here / name).glob(f"*{PLAN}*")]

    told, out = merged(here, parts=strange)

    assert out == before
    assert told["exit"] == 3
    assert [one["refused"][:24] for one in told["parts"]] == [
        "it is of another office'", "it is of fiscal year 256",
    ]  # fmt: skip


def test_a_part_without_what_it_was_is_compared_by_two_and_decided_by_people(here) -> None:
    path = part(here, PLAN)
    office.put(path, ITEMS, {("O4", STATUS): "ดำเนินการแล้ว"})
    office.edit(path, lambda book: book.remove(book[PART]))

    told, out = merged(here, parts=[path])

    assert out == (here / "book.xlsx").read_bytes()
    assert [(one["row"], one["column"]) for one in told["conflicts"]] == [("O4", "status")]
    assert any("hidden sheet is gone" in note for note in told["parts"][0]["notes"])
    told, out = merged(here, "--take", "part", parts=[path])
    assert differences(office.usual(), out) == {
        ("items", "O4", "status"): ("เพิ่มเติมแผนฉบับเต็ม", "ดำเนินการแล้ว")
    }


def test_a_plain_copy_is_merged_three_ways_when_the_older_book_is_named(here) -> None:
    old, copy = here / "old.xlsx", here / "copy.xlsx"
    for file in (old, copy):
        file.write_bytes(office.usual())
    office.put(copy, ITEMS, {("O3", STATUS): "ยังไม่เสร็จ"})
    office.put(here / "book.xlsx", ITEMS, {("O4", STATUS): "ดำเนินการแล้ว"})

    told, _ = merged(here, parts=[copy])
    assert {(one["row"], one["column"]) for one in told["conflicts"]} == {
        ("O3", "status"), ("O4", "status"),
    }  # fmt: skip

    told, out = merged(here, "--base", str(old), parts=[copy])
    assert cells(told) == [("items", "O3", "status", "ยังไม่เสร็จ")]
    assert told["exit"] == 0
    assert office.texts(out)["items", "O4", "status"] == "ดำเนินการแล้ว"


def test_files_that_are_no_workbooks_are_told_and_the_others_are_merged(here) -> None:
    (here / "parts" / "notes.xlsx").write_text("ไม่ใช่ไฟล์ Excel", encoding="utf-8")
    (here / "parts" / "~$open.xlsx").write_bytes(b"x")
    (here / "parts" / "returned.ods").write_bytes(b"PK\x03\x04")
    office.put(part(here, PLAN), ITEMS, {("O4", STATUS): "ดำเนินการแล้ว"})

    told, out = merged(here)

    assert told["exit"] == 3
    assert [one["file"] for one in told["parts"] if one["refused"]] == [
        "notes.xlsx", "returned.ods",
    ]  # fmt: skip
    assert office.texts(out)["items", "O4", "status"] == "ดำเนินการแล้ว"


def test_the_book_is_never_overwritten_and_nothing_else_without_being_told_to(here) -> None:
    before = (here / "book.xlsx").read_bytes()
    own = run("merge", here / "book.xlsx", here / "parts", "-o", here / "book.xlsx", "--force")
    assert own.exit_code == 2
    merged(here)
    again = run("merge", here / "book.xlsx", here / "parts", "-o", here / "out.xlsx")
    assert again.exit_code == 2
    assert (here / "book.xlsx").read_bytes() == before


def test_a_pattern_means_files_where_the_shell_leaves_it_alone(here) -> None:
    told, _ = merged(here, parts=[here / "parts" / "OIT*.xlsx"])

    assert len(told["parts"]) == 4


def test_the_screen_names_what_to_look_at(here) -> None:
    office.put(here / "book.xlsx", ITEMS, {("O4", STATUS): "ยังไม่เสร็จ"})
    office.put(part(here, PLAN), ITEMS, {("O4", STATUS): "ดำเนินการแล้ว", ("O10", STATUS): "ครบ"})

    done = run(
        "merge", here / "book.xlsx", here / "parts", "-o", here / "o.xlsx", "-v", "--lang", "en"
    )
    shown = " ".join(done.stdout.split())

    assert "taken 1 · conflicts 1 · not taken 0" in shown
    assert f"{ITEMS}!F14: (blank) → ครบ" in shown
    assert (
        f"O4 Status or remark · {ITEMS}!F8: the book has ยังไม่เสร็จ (it was เพิ่มเติมแผนฉบับเต็ม)" in shown
    )


def test_a_terminal_without_anybody_at_it_is_not_asked(here) -> None:
    office.put(here / "book.xlsx", ITEMS, {("O4", STATUS): "ยังไม่เสร็จ"})
    office.put(part(here, PLAN), ITEMS, {("O4", STATUS): "ดำเนินการแล้ว"})

    shown = on_a_terminal(
        "merge", here / "book.xlsx", here / "parts", "-o", here / "o.xlsx", "--lang", "en"
    )

    assert "conflicts 1" in shown
    assert "Which one?" not in shown


def test_what_stands_where_the_form_has_nothing_is_told(here) -> None:
    def beside(book):
        book[ITEMS]["R4"], book[ITEMS]["R5"] = "หมายเหตุของกลุ่ม", "ดูหน้า ๒"
        book.create_sheet("ถึงผู้ประสานงาน")["A1"] = "ขอเลื่อนส่ง"
        row = [None] * 6
        row[0], row[5] = "O4", "บรรทัดที่สอง"
        book[ITEMS].append(row)

    office.edit(part(here, PLAN), beside)

    told, out = merged(here)

    assert out == office.usual()
    assert [(one["why"], one["value"]) for one in told["not_taken"]] == [
        ("outside", "บรรทัดที่สอง"),
        ("beyond", "ขอเลื่อนส่ง"),
        ("beyond", "หมายเหตุของกลุ่ม"),
    ]


def test_a_cell_merged_over_the_rows_of_several_items_is_not_written_for_one(here) -> None:
    def join(book):
        book[ITEMS].merge_cells("F22:F23")  # O18 and O19

    office.edit(here / "book.xlsx", join)
    for path in (here / "parts").iterdir():
        path.unlink()
    office.split(here / "book.xlsx", here / "parts")
    office.put(part(here, MONEY), ITEMS, {("O18", STATUS): "ยังไม่เสร็จ"})

    told, out = merged(here)

    assert out == (here / "book.xlsx").read_bytes()
    assert [(one["why"], one["row"]) for one in told["not_taken"]] == [("no_place", "O18")]


def test_an_offices_own_table_is_split_and_merged_too(tmp_path) -> None:
    titles = [item.title_th for item in load_edition("2565-obec").items]
    with xlsxwriter.Workbook(tmp_path / "table.xlsx") as book:
        tab = book.add_worksheet("ตาราง")
        tab.write_row(2, 1, ["ที่", "รายการ", "ผู้รับผิดชอบ", "LINK", "ผลการดำเนินการ"])
        for number, title in enumerate(titles, start=1):
            owner = PLAN if number % 2 else MONEY
            tab.write_row(2 + number, 1, [number, title, owner, "", "ดำเนินการแล้ว"])
    office.split(tmp_path / "table.xlsx", tmp_path / "parts")
    office.put(part(tmp_path, PLAN), ITEMS, {("O3", LINK): f"{WEB}/o3", ("O5", STATUS): None})

    told = office.merge(tmp_path / "table.xlsx", tmp_path / "parts", out=tmp_path / "out.xlsx")

    assert cells(told) == [("items", "O3", "link", f"{WEB}/o3"), ("items", "O5", "status", "")]
    tab = office.whole((tmp_path / "out.xlsx").read_bytes())["ตาราง"]
    assert (tab["E6"].value, tab["F8"].value, tab["F7"].value) == (f"{WEB}/o3", None, "ดำเนินการแล้ว")
    assert told["exit"] == 0


def test_a_person_at_a_terminal_is_asked_whom_to_believe(here) -> None:
    office.put(here / "book.xlsx", ITEMS, {("O4", STATUS): "ยังไม่เสร็จ", ("O10", STATUS): "ก"})
    office.put(part(here, PLAN), ITEMS, {("O4", STATUS): "ดำเนินการแล้ว", ("O10", STATUS): "ข"})

    shown = answering(
        "1\n0\n", "merge", here / "book.xlsx", here / "parts", "-o", here / "o.xlsx", "--lang", "en"
    )

    assert shown.count("Which one?") == 2
    assert "conflicts 0" in shown
    texts = office.texts((here / "o.xlsx").read_bytes())
    assert (texts["items", "O4", "status"], texts["items", "O10", "status"]) == ("ดำเนินการแล้ว", "ก")


def answering(answers, *arguments):
    """What the command writes on a terminal at which somebody types."""
    pty = pytest.importorskip("pty", reason="there are no pseudo terminals")
    main_end, own_end = pty.openpty()
    with subprocess.Popen(  # noqa: S603  (our own program)
        command(*arguments),
        env=surroundings(TERM="xterm", PYTHONIOENCODING="utf-8"),
        stdin=own_end,
        stdout=own_end,
        stderr=own_end,
    ):
        os.close(own_end)
        os.write(main_end, answers.encode())
        return read_to_the_end(main_end).decode()


def test_rows_of_the_book_may_be_sorted_after_it_was_split(here) -> None:
    def turn(book):
        tab = book[CALENDAR]
        rows = [[cell.value for cell in row[:4]] for row in tab.iter_rows(min_row=5, max_row=7)]
        for number, row in enumerate(reversed(rows), start=5):
            for column, value in enumerate(row, start=1):
                tab.cell(number, column).value = value

    office.edit(here / "book.xlsx", turn)
    office.put(part(here, PLAN), CALENDAR, {("ประชุมกลุ่มแผน", "ผู้รับผิดชอบ"): f"{PLAN}, {NEWS}"})
    office.put(part(here, MONEY), CALENDAR, {("สอบทานบัญชี", "ผลการดำเนินการ"): "ดำเนินการแล้ว"})

    told, out = merged(here)

    assert differences(office.usual(), out) == {
        ("calendar", "ประชุมกลุ่มแผน", "who"): (PLAN, f"{PLAN}, {NEWS}"),
        ("calendar", "สอบทานบัญชี", "done"): ("", "ดำเนินการแล้ว"),
    }
    assert told["not_taken"] == []


def test_a_hidden_sheet_that_somebody_wrote_into_does_no_harm(here) -> None:
    def scribble(book):
        tab = book[PART]
        tab.append(["items", "O4", "no_such_column", "own", "text", "x"])
        tab.append(["no_such_sheet", "O4", "status", "own", "number", "x"])
        tab.append(["items", "O99", "status", "own", "date", "31 กุมภาพันธ์"])
        tab["F12"] = "สวัสดี"

    office.edit(part(here, PLAN), scribble)

    told, _ = merged(here)

    assert told["taken"] == []
    assert {one["why"] for one in told["not_taken"]} <= {"row_gone", "outside"}


@pytest.mark.ooxml
def test_excel_has_nothing_against_a_part_or_a_merged_book(here) -> None:
    def link(book):
        cell = book[ITEMS].cell(*office.place(book[ITEMS], "O4", LINK))
        cell.value, cell.hyperlink = "หน้าแผน", f"{WEB}/plan?a=1&b=2"

    assert errors(part(here, PLAN)) == {}
    office.edit(part(here, PLAN), link)
    merged(here)

    assert errors(here / "out.xlsx") == {}


def test_a_part_of_which_nothing_is_known_any_more_misses_no_rows_of_others(here) -> None:
    path = part(here, PLAN)
    office.put(path, ITEMS, {("O4", STATUS): "ดำเนินการแล้ว"})

    def inspect(book):
        book.remove(book[PART])
        del book.defined_names[PART]

    office.edit(path, inspect)

    told, _ = merged(here, parts=[path])

    assert [(one["row"], one["column"]) for one in told["conflicts"]] == [("O4", "status")]
    assert told["not_taken"] == []
    assert "it is no part but a copy" in told["parts"][0]["notes"][0]
