"""The next year's book: what goes over by which code, what is left blank, what is told."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import cache

import pytest
from exchange.rollover.old_year import (
    EDITION,
    LAYOUT,
    SITE,
    bent,
    lines,
    next_book,
    old_book,
    points,
    rolled,
    understood,
)
from exchange.rollover.test_mapping import PUBLISHED

from oitsheet.exchange.rollover import CannotRollError, LinkKind
from oitsheet.exchange.rollover.points import Why
from oitsheet.form.edition import parse_edition
from oitsheet.judging.report import Severity
from oitsheet.workbook.reading import read

ITEMS = LAYOUT.sheet("items").name


@cache
def done():
    return rolled(old_book())


@cache
def new():
    return understood(next_book(done()))


def by_code(table="items"):
    return {row["code"]: row for row in lines(done(), table)}


def left(found=None):
    return Counter(one.why for one in (found or done()).left)


# --- points ---------------------------------------------------------------------------------


def test_points_go_to_the_item_that_goes_on_under_its_new_code() -> None:
    given = points(done())
    old = {
        code: 0 if code in {"O14", "O20", "O26", "O38"} else 100
        for code in PUBLISHED["2565"]["titles"]
    }
    same = {
        code: old[p["codes"][0]]
        for code, p in PUBLISHED["2566"]["previous"].items()
        if p["relation"] == "same"
    }

    assert {code: given[code] for code in same} == same
    assert given["O15"] == 0  # O14 of 2565
    assert given["O14"] == 100  # O13 of 2565


def test_points_of_merged_items_go_over_only_where_they_agree() -> None:
    given = points(done())
    why = {item.link.new: item.why for item in done().items}

    assert (given["O11"], given["O12"]) == (100, 100)
    assert "O13" not in given  # O12 had 100, O20 had 0
    assert why["O13"] is Why.DIFFER


def test_points_that_were_given_for_something_else_as_well_do_not_go_over() -> None:
    why = {item.link.new: item.why for item in done().items}

    assert {"O31", "O32", "O40"} & points(done()).keys() == set()
    assert {why[code] for code in ("O31", "O32", "O40")} == {Why.PART}
    assert {why[code] for code in ("O10", "O33", "O39", "O41")} == {Why.NEW}


def test_an_item_that_became_two_gives_its_points_to_both_and_says_so() -> None:
    twice = parse_edition(
        """
extends = "2566-obec"
key = "2566-twice"
name_th = "ของเรา"
name_en = "Ours"
[[item]]
code = "O10"
th = "คู่มือการให้บริการทางอิเล็กทรอนิกส์"
en = "A second service manual"
previous = { relation = "same", codes = ["O14"] }
""",
        "twice.toml",
    )
    found = rolled(old_book(), twice)
    kinds = {link.new: link.kind for link in found.mapped.links}

    assert (points(found)["O10"], points(found)["O15"]) == (0, 0)
    assert {kinds["O10"], kinds["O15"]} == {LinkKind.SPLIT}


def test_points_of_the_year_before_and_the_offices_own_are_no_points_of_last_year() -> None:
    def change(data):
        for row in data["items"].values():
            del row["assessed_points"]

    found = rolled(old_book(change))

    assert points(found) == {}
    assert found.self_only == tuple(PUBLISHED["2565"]["titles"])
    assert found.weak == ()
    assert not found.assessed


def test_a_merged_item_of_which_one_half_has_no_points_yet_gets_none() -> None:
    def change(data):
        del data["items"]["O10"]["assessed_points"]

    found = rolled(old_book(change))

    assert {i.link.new: i.why for i in found.items}["O11"] is Why.SOME
    assert "O11" not in points(found)


def test_what_is_no_number_of_points_is_told_with_its_place() -> None:
    def change(data):
        data["items"]["O1"]["assessed_points"] = "ผ่าน"
        data["items"]["O2"]["assessed_points"] = 250

    found = rolled(old_book(change))
    told = [one.text for one in found.left if one.why == "no_points"]

    assert told == ["ผ่าน", "250"]
    assert {"O1", "O2"} & points(found).keys() == set()


def test_the_rules_do_not_say_of_a_merged_item_that_it_scored_zero() -> None:
    def claim(book):
        sheet = book[ITEMS]
        for row in range(5, 48):
            sheet.cell(row, 6).value = "ดำเนินการแล้ว"

    report = understood(bent(next_book(done()), claim)).report
    accused = {finding.item for finding in report.findings if finding.code == "Z104"}

    assert accused == {"O15", "O24"}  # O14 and O26 of 2565; O20 was merged, O38 split


# --- owners ----------------------------------------------------------------------------------


def test_owners_keep_their_items_under_the_new_codes() -> None:
    owners = {row["owner"]: row for row in lines(done(), "owners") if row["role"] == "หลัก"}

    assert owners["กลุ่มนโยบายและแผน"]["items"] == "O4, O11–O13"
    assert owners["กลุ่มการเงิน"]["items"] == "O19–O22"
    assert owners["กลุ่มการเงิน"]["contact"] == "0 0000 0000"
    assert [row for row in lines(done(), "owners") if "order" in row] == []


def test_of_a_merged_item_the_first_lead_leads_and_the_other_helps() -> None:
    helping = [row for row in lines(done(), "owners") if row["role"] == "ร่วม"]
    merged = new().submission.item("O11").owners

    assert [(row["owner"], row["items"]) for row in helping] == [("กลุ่มการเงิน", "O11–O13")]
    assert (merged.lead, merged.others) == ("กลุ่มนโยบายและแผน", ("กลุ่มการเงิน",))
    assert [f for f in new().report.findings if f.code == "W101"] == []


def test_an_owner_of_nothing_but_gone_items_is_told() -> None:
    told = [(one.why, one.text) for one in done().left if one.why.startswith("owner")]

    assert told == [("owner_gone", "ผู้บริหาร")]


def test_owners_in_the_rows_unite_in_a_merged_item() -> None:
    def change(data):
        data["items"]["O10"] |= {"owner_lead": "นักวิเคราะห์", "owner_others": "ธุรการ"}
        data["items"]["O18"] |= {"owner_lead": "นักการเงิน", "owner_others": "ธุรการ"}
        data["items"]["O13"] |= {"owner_lead": "- หัวหน้า\n- ผู้ช่วย"}

    row = {row["code"]: row for row in lines(rolled(old_book(change)), "items")}

    assert row["O11"]["owner_lead"] == "นักวิเคราะห์"
    assert row["O11"]["owner_others"] == "ธุรการ\nนักการเงิน"
    assert row["O14"]["owner_lead"] == "- หัวหน้า\n- ผู้ช่วย"  # as it was typed


def test_an_owner_of_every_item_stays_one_of_every_item() -> None:
    def change(data):
        data["tables"]["owners"] = [{"owner": "คณะทำงาน", "items": "ทุกข้อ", "role": "ร่วม"}]

    assert lines(rolled(old_book(change)), "owners")[0]["items"] == "ทุกข้อ"


# --- measures ----------------------------------------------------------------------------------


def test_a_row_waits_for_each_weak_item_the_worst_first() -> None:
    rows = [row for row in lines(done(), "measures") if row.get("kind") == "ปิดจุดอ่อน"]
    weak = [row["answers"] for row in rows]

    assert weak == [item.link.new for item in done().weak]
    assert set(weak) == {"O13", "O15", "O24", "O32", "O40"}
    assert set(weak[-2:]) == {"O32", "O40"}  # only part of what scored zero
    worth = [item.worth for item in done().weak[:-2]]
    assert worth == sorted(worth, reverse=True)
    assert [row for row in rows if "measure" in row] == []


def test_the_weakness_says_what_was_said_then_and_names_no_old_code() -> None:
    (row,) = [row for row in lines(done(), "measures") if row.get("answers") == "O15"]

    assert row["weakness"].splitlines() == [
        "คู่มือหรือมาตรฐานการให้บริการ: ปีงบประมาณ 2565 ได้ 0 คะแนน",
        "เหตุผลของผู้ประเมิน: ไม่พบคู่มือการให้บริการ",
        "สาเหตุที่หน่วยงานพบ: เผยแพร่ไว้ในหน้าของกลุ่มงาน",
        "การแก้ไขที่เคยเขียนไว้: ย้ายมาไว้ที่เว็บไซต์หลัก",
    ]
    assert row["responsible"] == "กลุ่มอำนวยการ"


def test_points_below_full_are_weak_after_the_zeros() -> None:
    def change(data):
        data["items"]["O1"]["assessed_points"] = 50

    weak = [item.link.new for item in rolled(old_book(change)).weak]

    assert weak[-1] == "O1"
    assert weak[:-1] == [item.link.new for item in done().weak]


def test_a_waiting_row_answers_nothing_until_the_measure_is_written() -> None:
    def change(data):
        data["tables"]["measures"][1]["answers"] = "O21"

    report = understood(next_book(rolled(old_book(change)))).report
    (told,) = [f for f in report.findings if f.code == "M101"]

    assert {"O15", "O24"} <= {*told.facts["found"]}


def test_standing_measures_stay_with_the_new_codes_and_without_their_results() -> None:
    standing = [r for r in lines(done(), "measures") if r.get("kind") != "ปิดจุดอ่อน"]
    procurement = standing[1]

    assert [row["measure"] for row in standing] == [
        "สร้างวัฒนธรรมองค์กร",
        "ส่งเสริมความโปร่งใสในการจัดซื้อจัดจ้าง",
        "อบรมบุคลากร",
    ]
    assert procurement["answers"] == "O19, O20, 9.1, ตัวชี้วัดที่ 9, E10"
    assert procurement["steps"] == "1. ประกาศ 2. เผยแพร่"
    assert {"result", "outcome", "period"} & procurement.keys() == set()
    assert [one.text for one in done().left if one.why == "answers_gone"] == ["O32"]


def test_measures_that_closed_last_years_gaps_are_told_and_not_carried() -> None:
    told = {one.why: one.text for one in done().left if "closing" in one.why}

    assert told == {"closing": "จัดทำคู่มือ", "perhaps_closing": "ปรับปรุงเว็บไซต์"}


# --- office, calendar, scores -----------------------------------------------------------------


def test_what_stands_of_the_office_goes_over_and_what_is_of_the_year_does_not() -> None:
    agency = new().submission.agency
    blank = ("orders", "report_date", "report_quarter", "due", "clarification")

    assert new().submission.fiscal_year_be == 2566
    assert (new().submission.edition.key, new().submission.how) == ("2566-obec", "agency")
    assert agency.date_in("executive_since") == dt.date(2020, 10, 1)
    assert agency.text_in("executive_since") == "๑ ตุลาคม ๒๕๖๓"
    assert agency.text_in("group_prefixes") == f"{SITE}/plan"
    assert [key for key in blank if key in agency.cells] == []
    assert {c.column for c in done().cleared if c.sheet == "agency"} == set(blank)


def test_the_calendar_keeps_what_recurs_and_loses_its_days() -> None:
    assert lines(done(), "calendar") == [
        {"what": "ส่งลิงก์", "who": "ทุกกลุ่ม"},
        {"when": "เดือนละ 2 ครั้ง", "what": "ประชุมผู้บริหาร"},
    ]


def test_last_years_scores_and_total_go_over_with_their_year() -> None:
    ita, history = lines(done(), "ita"), lines(done(), "history")

    assert len(ita) == 10
    assert [row for row in ita if row["indicator"] == 9] == [
        {"fiscal_year": 2565, "indicator": 9, "score": "๘๐", "level": "B"}
    ]
    # 0.3 * 90 + 0.3 * 90 + 0.4 * 85
    assert history[-1] == {"fiscal_year": 2565, "total": 88.0}
    assert [row["fiscal_year"] for row in history] == [2563, 2564, 2565]


def test_a_total_that_stands_in_the_history_is_not_computed_again() -> None:
    def change(data):
        data["tables"]["history"].append({"fiscal_year": "๒๕๖๕", "total": 87})

    history = lines(rolled(old_book(change)), "history")

    assert [row["total"] for row in history] == [80, 85.5, 87]


def test_where_the_items_are_all_of_it_their_points_give_the_old_total() -> None:
    def change(data):
        data["edition"], data["agency"]["fiscal_year"] = "2566-moe", 2566
        data["agency"]["office_type"] = "ศธจ."
        data["tables"] = {}

    def gap(data):
        change(data)
        del data["items"]["O1"]["assessed_points"]

    found, open_still = rolled(old_book(change), "2567-moe"), rolled(old_book(gap), "2567-moe")

    assert lines(found, "history") == [{"fiscal_year": 2566, "total": 90.7}]  # 39 of 43
    assert lines(open_still, "history") == []


# --- links, and what is left --------------------------------------------------------------------


def test_links_and_all_other_evidence_are_left_blank() -> None:
    evidence = {"status", "link", "explanation", "lacking", "document", "assessed_points"}

    assert [row for row in lines(done(), "items") if evidence & row.keys()] == []
    assert new().report.kpi.claimed == 0
    counts = {(c.sheet, c.column): c.cells for c in done().cleared}
    assert counts["items", "link"] == 43
    assert counts["elements", "presence"] == 1


def test_links_of_items_of_no_year_go_along_on_request() -> None:
    def change(data):
        data["items"]["O2"]["link"] = f"{SITE}/ita-2565/o2"
        data["items"]["O3"]["explanation"] = "หน้าแรก > ITA ๒๕๖๕"

    found = rolled(old_book(change), keep_links=True)
    links = {row["code"]: row["link"] for row in lines(found, "items") if "link" in row}

    assert links["O1"] == f"{SITE}/o1"
    assert links["O18"] == f"{SITE}/o17"  # E-Service
    assert {"O2", "O3"} & links.keys() == set()  # they name the old year
    assert {"O4", "O7", "O11", "O12"} & links.keys() == set()  # their data are of a year
    assert found.links == tuple(links)


def test_every_filled_cell_is_carried_counted_as_blank_or_told() -> None:
    book = old_book()
    submission = understood(book).submission
    typed = Counter(
        (key, cell.column.key)
        for key, cell in submission.cells()
        if not (cell.column.pre or cell.formula)
    )
    blank = {(c.sheet, c.column): c.cells for c in done().cleared}
    told = {one.at for one in done().left}
    lost = {
        place
        for place, count in typed.items()
        if place not in blank and place[0] in {"project", "activities", "budget", "confirmations"}
    }

    assert told
    assert lost == set()
    assert blank["confirmations", "why"] == 1
    assert blank["project", "rationale"] == 1
    assert ("kpi", "indicator") not in blank  # the form prints it in the new book, too


def test_own_sheets_columns_rows_and_codes_are_told_with_their_places() -> None:
    def change(book):
        sheet = book[ITEMS]
        sheet["AF4"], sheet["AF5"], sheet["AF6"] = "ครุภัณฑ์", "ก", "ข"
        sheet["A60"], sheet["B60"], sheet["F60"] = "O99", "ข้อแปลก", "ดำเนินการแล้ว"
        book.create_sheet("บันทึกช่วยจำ")["B2"] = "โทรหากลุ่มการเงิน"

    found = rolled(bent(old_book(), change))
    told = {one.why: (str(one.at), one.text) for one in found.left}

    assert told["sheet"] == ("บันทึกช่วยจำ!A1", "บันทึกช่วยจำ")
    assert told["column"] == (f"{ITEMS}!AF4", "ครุภัณฑ์")
    assert told["row"][0] == f"{ITEMS}!A60"


def test_a_second_row_of_an_item_is_told() -> None:
    def change(book):
        sheet = book[ITEMS]
        sheet["A50"], sheet["F50"] = "O1", "ยังไม่ดำเนินการ"

    found = rolled(bent(old_book(), change))

    assert left(found)["row_again"] == 1


def test_cells_that_nobody_understands_are_told_and_not_carried() -> None:
    def change(data):
        data["agency"]["executive_since"] = "ตั้งแต่ย้ายมา"

    found = rolled(old_book(change))

    assert [one.text for one in found.left if one.why == "not_understood"] == ["ตั้งแต่ย้ายมา"]
    assert "executive_since" not in found.filled.agency


def test_faults_of_the_old_book_do_not_become_errors_of_the_new_one() -> None:
    def change(data):
        data["tables"]["ita"] += [
            {"fiscal_year": 2565, "indicator": "๑๑", "score": 90},
            {"fiscal_year": "ปีก่อน", "indicator": 3, "score": 90},
        ]
        data["tables"]["ita"][0] |= {"score": 500, "level": "Z"}
        data["tables"]["owners"][0]["role"] = "ประธาน"
        data["agency"]["hosts"] = "ยังไม่มี"
        data["items"]["O1"]["link"] = "C:\\งาน\\o1.pdf"

    found = rolled(old_book(change), keep_links=True)
    told = [one.text for one in found.left if one.why == "not_understood"]
    report = understood(next_book(found)).report

    assert sorted(told) == sorted(["ยังไม่มี", "500", "Z", "ประธาน", "๑๑", "ปีก่อน"])
    assert [f for f in report.findings if f.severity is Severity.ERROR] == []
    assert len(lines(found, "ita")) == 10


# --- the new book -----------------------------------------------------------------------------


def test_the_new_book_is_checked_without_an_error_or_a_risk() -> None:
    loud = {Severity.ERROR, Severity.RISK}

    assert [f for f in new().report.findings if f.severity in loud] == []


def test_the_sheet_of_the_mapping_is_there_to_read_and_no_check_reads_it() -> None:
    grid = read(next_book(done()))
    (sheet,) = [sheet for sheet in grid.sheets if sheet.name == LAYOUT.ours["mapping"]]
    rows: dict[int, list[object]] = {}
    for (row, _), value in sorted(sheet.cells.items()):
        rows.setdefault(row, []).append(value)
    items = {cells[0]: cells for cells in rows.values()}
    texts = {str(value) for value in sheet.cells.values()}

    assert items["O15"][1:6] == [
        "คู่มือหรือมาตรฐานการให้บริการ",
        "เปลี่ยนเลขข้อ",
        "O14",
        "คู่มือหรือมาตรฐานการให้บริการ",
        0,
    ]
    assert "O10, O18" in items["O11"]
    assert f"{SITE}/o14" in texts  # the old link, to look it up
    assert "การมีส่วนร่วมของผู้บริหาร" in texts  # O35, gone
    assert "จัดทำคู่มือ" in texts  # what was left behind
    assert [f for f in new().report.findings if f.code in {"S102", "S124"}] == []


def test_the_new_book_can_be_rolled_over_again() -> None:
    again = rolled(next_book(done()), "2567-obec")

    assert (again.old_year, again.new_year) == (2566, 2567)
    assert [one for one in again.left if one.why == "sheet"] == []
    assert "O9" not in points(again)


def test_the_same_book_gives_the_same_bytes() -> None:
    assert next_book(rolled(old_book())) == next_book(done())


def test_two_years_on_the_points_go_along_and_it_can_be_told() -> None:
    found = rolled(old_book(), "2567-obec")

    assert (found.old_year, found.new_year) == (2565, 2567)
    assert points(found)["O11"] == 0  # the service manual: O14 of 2565, O15 of 2566


@pytest.mark.parametrize("edition", ["2565-obec", "2566-obec"])
def test_a_book_goes_only_to_a_later_year(edition) -> None:
    def change(data):
        data["edition"], data["agency"]["fiscal_year"] = "2566-obec", 2566
        data["tables"].pop("elements")

    with pytest.raises(CannotRollError):
        rolled(old_book(change), edition)


def test_a_year_that_the_edition_serves_can_be_asked_for() -> None:
    def change(data):
        data["agency"]["fiscal_year"] = 2564

    found = rolled(old_book(change), EDITION)

    assert found.new_year == 2565
    with pytest.raises(CannotRollError):
        rolled(old_book(change), EDITION, year=2566)
