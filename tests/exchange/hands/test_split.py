"""``oitsheet split``: a working form for each owner, and what stood in the book hidden in it."""

from __future__ import annotations

import pytest
from cli.running import EXAMPLES, run
from exchange.hands import office
from exchange.hands.office import CALENDAR, ELEMENTS, ITEMS, MEASURES, MONEY, NEWS, PLAN

from oitsheet.form.part import PART
from oitsheet.judging.report import Severity


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    folder = tmp_path_factory.mktemp("split")
    (folder / "book.xlsx").write_bytes(office.usual())
    return folder


@pytest.fixture(scope="module")
def parts(here):
    return office.split(here / "book.xlsx", here / "parts")


def codes(path):
    return office.understood(path.read_bytes()).report.part.items


def test_each_lead_owner_gets_his_items_and_spellings_that_fold_alike_are_one(parts) -> None:
    assert {name: codes(path) for name, path in parts.items() if name} == {
        NEWS: ("O1", "O2"),
        PLAN: ("O4", "O10"),
        MONEY: ("O18", "O19", "O20"),
    }


def test_items_that_nobody_answers_for_are_a_part_in_which_owners_may_be_named(parts) -> None:
    tab = office.whole(parts[""].read_bytes())[ITEMS]

    assert codes(parts[""])[:1] == ("O3",)
    assert len(codes(parts[""])) == 43 - 7
    assert parts[""].name == "OIT 2565 ยังไม่มีผู้รับผิดชอบ.xlsx"
    assert not tab.cell(*office.place(tab, "O3", "ผู้รับผิดชอบหลัก")).protection.locked


def test_a_part_opens_on_its_items_and_says_whose_it_is_and_what_to_do(parts) -> None:
    book = office.whole(parts[PLAN].read_bytes())

    assert book.active.title == ITEMS
    assert [t.title for t in book if t.sheet_state == "visible"] == [
        ITEMS, ELEMENTS, MEASURES, CALENDAR, "ข้อมูลหน่วยงาน",
    ]  # fmt: skip
    assert PLAN in book[ITEMS]["A1"].value
    assert "ส่งไฟล์นี้คืนผู้ประสานงาน" in book[ITEMS]["A2"].value
    assert "book.xlsx" in book[ITEMS]["A3"].value


def test_sheets_are_locked_without_a_password_and_only_own_cells_are_open(parts) -> None:
    book = office.whole(parts[PLAN].read_bytes())
    tab = book[ITEMS]

    def locked(sheet, row, header):
        return book[sheet].cell(*office.place(book[sheet], row, header)).protection.locked

    assert all(t.protection.sheet for t in book if t.sheet_state == "visible")
    assert not any(t.protection.password for t in book)
    assert not locked(ITEMS, "O4", "ผลการดำเนินการ/ข้อสังเกต")
    assert locked(ITEMS, "O4", "ผู้รับผิดชอบหลัก")
    assert locked(ITEMS, "O4", "ข้อมูล")
    assert not locked(ELEMENTS, "O4.1", "มี/ไม่มี")
    assert not locked(CALENDAR, "ประชุมกลุ่มแผน", "ผลการดำเนินการ")
    assert locked(CALENDAR, "ส่งลิงก์", "ผลการดำเนินการ")
    assert tab.data_validations.dataValidation
    assert tab.conditional_formatting


def test_other_tables_hold_what_concerns_the_owner_and_what_is_for_all(parts) -> None:
    def about(owner, sheet):
        return [row for s, row, key in office.texts(parts[owner].read_bytes())
                if s == sheet and key in {"what", "measure"}]  # fmt: skip

    assert about(PLAN, "calendar") == ["ส่งลิงก์", "ประชุมกลุ่มแผน"]
    assert about(MONEY, "calendar") == ["ส่งลิงก์", "สอบทานบัญชี"]
    assert about(NEWS, "calendar") == ["ส่งลิงก์"]
    assert (about(PLAN, "measures"), about(MONEY, "measures")) == (
        ["จัดทำแผนฉบับเต็ม"], ["เผยแพร่งบทดลอง"],
    )  # fmt: skip
    assert about(NEWS, "measures") == []


def test_a_part_holds_what_its_items_hold_and_what_the_check_says_of_them(parts) -> None:
    data, whole = parts[MONEY].read_bytes(), office.texts(office.usual())
    mine = {cell: text for cell, text in office.texts(data).items() if cell[0] == "items"}
    tab = office.whole(data)[ITEMS]

    assert (
        mine.items()
        <= whole.items()
        | {(s, r, "owner_lead"): t for (s, r, k), t in mine.items() if k == "owner_lead"}.items()
    )
    assert {cell for cell in whole if cell[1] in {"O18", "O19", "O20"}} == set(mine)
    assert tab.cell(*office.place(tab, "O18", "สถานะจากการตรวจ")).value


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.xlsx")))
def test_the_check_of_a_part_says_nothing_that_the_check_of_the_book_does_not(
    name, tmp_path
) -> None:
    file = EXAMPLES / f"{name}.xlsx"
    whole = office.understood(file.read_bytes()).report
    known = {(f.code, f.item) for f in whole.findings}

    parts = office.split(file, tmp_path / "parts")

    for path in parts.values():
        report = office.understood(path.read_bytes()).report
        told = {(f.code, f.item) for f in report.findings if f.severity is not Severity.INFO}
        assert told - known == set(), path.name
        assert [s.reason for s in report.skipped if s.reason in {"no_sheet", "no_column"}] == []
        assert report.scores.forecast is None


def test_what_an_item_is_worth_is_the_same_in_its_part(parts) -> None:
    whole = {item.code: item.gain for item in office.understood(office.usual()).report.items}
    report = office.understood(parts[MONEY].read_bytes()).report

    assert [item.gain for item in report.items] == [whole[item.code] for item in report.items]
    assert report.kpi.items == 3


def test_the_check_says_whose_part_it_is_and_that_figures_are_of_these_items(parts) -> None:
    shown = run("check", parts[PLAN], "--lang", "en").stdout
    told = run("check", parts[PLAN], "--format", "json").stdout

    assert f"the part of\n{PLAN}" in shown or f"the part of {PLAN}" in shown
    assert "not of the whole book" in " ".join(shown.split())
    assert f'"owner": "{PLAN}"' in told


def test_a_part_without_its_hidden_sheet_is_still_known_as_one_by_its_name(parts, tmp_path) -> None:
    path = tmp_path / "part.xlsx"
    path.write_bytes(parts[PLAN].read_bytes())
    office.edit(path, lambda book: book.remove(book[PART]))

    assert codes(path) == ("O4", "O10")


def test_nothing_is_overwritten_without_being_told_to(here, parts) -> None:
    before = {path: path.read_bytes() for path in parts.values()}

    refused = run("split", here / "book.xlsx", "-o", here / "parts", "--lang", "en")

    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert {path: path.read_bytes() for path in parts.values()} == before
    assert run("split", here / "book.xlsx", "-o", here / "parts", "--force").exit_code == 0
    assert {path: path.read_bytes() for path in parts.values()} == before


def test_a_part_is_not_split_again(parts, tmp_path) -> None:
    refused = run("split", parts[PLAN], "-o", tmp_path / "more", "--lang", "en")

    assert refused.exit_code == 3
    assert "take the whole book" in refused.stderr


def test_persons_of_one_group_share_a_part_where_groups_are_asked_for(tmp_path) -> None:
    rows = [
        {"code": "O1", "owner_lead": "ผู้อำนวยการกลุ่มอำนวยการ"},
        {"code": "O2", "owner_lead": "นักจัดการงานทั่วไป (กลุ่มอำนวยการ)"},
        {"code": "O3", "owner_lead": "นิติกร"},
    ]
    (tmp_path / "book.xlsx").write_bytes(office.book(tables={"items": rows}))

    parts = office.split(tmp_path / "book.xlsx", tmp_path / "parts", "--by", "group")

    assert {name: codes(path) for name, path in parts.items() if name} == {
        "กลุ่มอำนวยการ": ("O1", "O2"),
        "นิติกร": ("O3",),
    }


def test_no_score_of_a_part_is_assumed_and_contacts_may_be_left_out(parts) -> None:
    assumed = run("check", parts[MONEY], "--assume", "O18=100", "--lang", "en").stdout
    veiled = run("check", parts[MONEY], "--redact", "--format", "json").stdout

    assert "scores are of the whole book" in " ".join(assumed.split())
    assert '"part": {' in veiled


def test_what_is_for_everybody_is_in_every_part_though_some_item_is_everybodys_too(
    tmp_path,
) -> None:
    rows = [*office.TABLES["items"], {"code": "O5", "owner_lead": "ทุกกลุ่มงาน"}]
    (tmp_path / "book.xlsx").write_bytes(office.book(tables=office.TABLES | {"items": rows}))

    parts = office.split(tmp_path / "book.xlsx", tmp_path / "parts")

    for path in parts.values():
        assert ("calendar", "ส่งลิงก์", "what") in office.texts(path.read_bytes())


def test_a_book_in_which_nobody_is_named_says_so(tmp_path) -> None:
    (tmp_path / "book.xlsx").write_bytes(office.book(tables={}))

    done = run("split", tmp_path / "book.xlsx", "-o", tmp_path / "parts", "--lang", "en")

    assert "No item has an owner" in done.stdout
    assert len(list((tmp_path / "parts").iterdir())) == 1


def test_the_results_written_into_a_part_say_whose_part_it_is(parts, tmp_path) -> None:
    done = run("annotate", parts[PLAN], "-o", tmp_path / "checked.xlsx", "--lang", "en")

    assert done.exit_code == 0
    results = office.whole((tmp_path / "checked.xlsx").read_bytes())["ผลการตรวจ"]
    shown = [str(cell.value) for row in results.iter_rows(max_row=8) for cell in row if cell.value]
    assert any(f"the part of {PLAN}" in text for text in shown)
