"""One fault planted into a careful office's book is found, named, and all that is told of.

Each documented cause of a zero that a workbook can show, and the other slips that offices make.
The book without the fault raises nothing (see `test_a_good_office`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import samples
from what_people_do.good_office import HOST, day_of, filled

from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.template import Filled, build
from oitsheet.judging.checker import check
from oitsheet.judging.report import Severity
from oitsheet.workbook.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

Book = dict[str, Any]


class Fault(NamedTuple):
    """A change to the book, and the (rule, item) pairs that must be told of, and no others."""

    plant: Callable[[Book], object]
    told: set[tuple[str, str | None]]
    edition: str = "2565-obec"


def item(book: Book, code: str) -> dict[str, Any]:
    return next(row for row in book["tables"]["items"] if row["code"] == code)


def puts(code: str, **cells: object) -> Callable[[Book], object]:
    """A change of one item's cells; None takes one out."""

    def plant(book: Book) -> None:
        row = item(book, code)
        for key, value in cells.items():
            row.pop(key, None)
            if value is not None:
                row[key] = value

    return plant


def same_link(code: str, other: str) -> Callable[[Book], object]:
    return lambda book: item(book, code).update(link=item(book, other)["link"])


def titles_of(edition: str) -> Callable[[Book], object]:
    def plant(book: Book) -> None:
        for row in book["tables"]["items"]:
            row["title"] = load_edition(edition).item(row["code"]).title_th

    return plant


def shifted(book: Book) -> None:
    for number in range(19, 24):
        item(book, f"O{number}")["title"] = (
            load_edition("2565-obec").item(f"O{number + 1}").title_th
        )


def without_owner(book: Book) -> None:
    owners = book["tables"]["owners"]
    book["tables"]["owners"] = [row for row in owners if "O18" not in row["items"]]


def moved(book: Book) -> None:
    for row in book["tables"]["items"]:
        row["link"] = row["link"].replace("www.example.go.th", "www.moved.go.th")


def months(*names: str) -> str:
    return "\n".join(f"{name} {HOST}/ita/o23/{n}" for n, name in enumerate(names, 1))


def budget(**cells: object) -> Callable[[Book], object]:
    return lambda book: book["tables"]["budget"][0].update(cells)


UNSEEN: dict[str, object] = dict.fromkeys(("explanation", "lacking", "looked_by", "looked_on"))
NO_DAYS: dict[str, object] = {"period_from": None, "period_to": None}

FAULTS: dict[str, Fault] = {
    "data on a group's page": Fault(puts("O29", link=f"{HOST}/group/hr/o29"), {("Z107", "O29")}),
    "no link": Fault(puts("O30", link=None), {("Z101", "O30")}),
    "the home page": Fault(puts("O31", link=HOST), {("Z102", "O31")}),
    "a group's page, by the explanation": Fault(
        puts("O29", explanation="อยู่ในเว็บไซต์ของกลุ่มกฎหมายและคดี"), {("Z141", "O29")}
    ),
    "a document not signed yet": Fault(
        puts("O31", document="ประกาศ No Gift Policy (ยังไม่ลงนาม)"), {("Z143", "O31")}, "2566-moe"
    ),
    "questions in a form": Fault(puts("O8", link="https://forms.gle/Ab12"), {("Z115", "O8")}),
    "the result of two years ago": Fault(
        puts("O42", document="วิเคราะห์ผล ITA ปีงบประมาณ พ.ศ. 2563", **NO_DAYS), {("Z145", "O42")}
    ),
    "published after handing in": Fault(
        lambda book: (
            book["agency"].update(due="30 มิ.ย. 2565"),
            item(book, "O20").update(published_on="5 ก.ค. 2565"),
        ),
        {("Z144", "O20")},
    ),
    "last year's look-through": Fault(puts("O14", looked_on="5 ก.ค. 2564"), {("C110", "O14")}),
    "the hosting ends too early": Fault(
        lambda book: book["agency"].update(hosted_until="31 ก.ค. 2565"), {("Z142", None)}
    ),
    "the report date of another year": Fault(
        lambda book: book["agency"].update(report_date="10 ก.ค. 2563"), {("A112", None)}
    ),
    "a channel whose place nobody tells": Fault(puts("O17", **UNSEEN), {("Z140", "O17")}),
    "a channel on the home page": Fault(puts("O17", link=HOST, **UNSEEN), {("Z114", "O17")}),
    "an element by its number": Fault(puts("O14", lacking="5"), {("C104", "O14")}),
    "an element by its word": Fault(puts("O2", lacking="เบอร์โทรศัพท์"), {("C104", "O2")}),
    "the supervisor's remark": Fault(
        puts("O2", status="เพิ่มเติมข้อมูลเบอร์โทรศัพท์ผู้บริหาร"), {("C102", "O2")}
    ),
    "no signature": Fault(puts("O31", lacking="1"), {("C104", "O31")}, "2566-moe"),
    "of an earlier executive": Fault(puts("O34", published_on="1 มิ.ย. 2560"), {("Z132", "O34")}),
    "questions on the page of contacts": Fault(same_link("O8", "O5"), {("Z115", "O8")}),
    "questions by mail": Fault(puts("O8", link="info@example.go.th"), {("T110", "O8")}),
    "last year's plan, by its title": Fault(
        puts("O10", document="แผนดำเนินงานประจำปีงบประมาณ พ.ศ. 2564", **NO_DAYS), {("Z125", "O10")}
    ),
    "this year's data for last year's report": Fault(
        puts("O12", period_from="1 ต.ค. 2564", period_to="30 ก.ย. 2565"), {("Z120", "O12")}
    ),
    "four months of six": Fault(puts("O11", period_to="31 ม.ค. 2565"), {("Z121", "O11")}),
    "one quarter, by its title": Fault(
        puts("O19", document="รายงานการใช้จ่ายงบประมาณ ไตรมาส 1/2565", **NO_DAYS), {("Z125", "O19")}
    ),
    "a plan of one year": Fault(
        puts("O4", period_from="1 ต.ค. 2564", period_to="30 ก.ย. 2565"), {("Z123", "O4")}
    ),
    "a plan of one year, by its title": Fault(
        puts("O4", document="แผนปฏิบัติการประจำปี 2565", **NO_DAYS), {("Z126", "O4")}
    ),
    "three months of procurement": Fault(
        puts("O23", link=months("ต.ค.", "พ.ย.", "ธ.ค."), document="สรุปผลรายเดือน"), {("Z129", "O23")}
    ),
    "not on the form for procurement": Fault(puts("O23", lacking="แบบ สขร.1"), {("C104", "O23")}),
    "no complaints, and nothing published": Fault(puts("O31", link=None), {("Z101", "O31")}),
    "one language": Fault(puts("O34", link=f"ภาษาไทย {HOST}/ita/o34/th"), {("Z131", "O34")}),
    "three activities of five": Fault(
        puts("O38", document="กิจกรรมเสริมสร้างวัฒนธรรมองค์กร 3 กิจกรรม"), {("Z130", "O38")}
    ),
    "what it follows is not done": Fault(
        puts("O25", status="ยังไม่ดำเนินการ"),
        {("C103", "O25"), ("Z103", "O26"), ("Z103", "O28")},
    ),
    "five issues of seven": Fault(
        lambda book: book["tables"].update(issues=book["tables"]["issues"][:5]),
        {("M120", "O34")},
        "2567-moe",
    ),
    "the law itself": Fault(
        puts("O3", link=f"{HOST}/files/พระราชบัญญัติระเบียบบริหารราชการ.pdf"), {("Z117", "O3")}
    ),
    "complaints on the page of opinions": Fault(same_link("O30", "O32"), {("Z116", "O30")}),
    "items without an owner": Fault(without_owner, {("W106", None)}),
    "the list of the year before": Fault(titles_of("2566-moe"), {("S133", None)}, "2567-moe"),
    "titles one row off": Fault(shifted, {("S134", None)}),
    "a login": Fault(puts("O10", link=f"{HOST}/wp-admin/post.php?post=3"), {("Z111", "O10")}),
    "only social media": Fault(
        puts("O7", link="https://www.facebook.com/office/posts/1"), {("Z109", "O7")}
    ),
    "a file in a drive": Fault(
        puts("O12", link="https://drive.google.com/file/d/abc/view"), {("Z110", "O12")}
    ),
    "a file on somebody's computer": Fault(puts("O12", link=r"C:\ita\o12.pdf"), {("T110", "O12")}),
    "a file that a browser does not show": Fault(
        puts("O12", link=f"{HOST}/files/o12.rar"), {("Z113", "O12")}
    ),
    "a shortened address": Fault(puts("O12", link="https://bit.ly/3abc"), {("Z112", "O12")}),
    "two addresses in one": Fault(puts("O12", link=f"{HOST}/a{HOST}/b"), {("T110", "O12")}),
    "another website": Fault(puts("O12", link="https://other.go.th/o12"), {("Z105", "O12")}),
    "the website has moved": Fault(moved, {("Z106", None)}),
    "last year's zero without anything new": Fault(
        puts("O14", last_points=0, link=None, **UNSEEN),
        {("Z104", "O14"), ("Z101", "O14"), ("M101", "O42")},
    ),
    "last year's zero without a measure": Fault(puts("O14", last_points=0), {("M101", "O42")}),
    "not done, and not due yet": Fault(puts("O14", status="ยังไม่ดำเนินการ"), {("C103", "O14")}),
    "more in all than in the quarters": Fault(budget(spent_total=21000), {("B118", None)}),
    "less in all than in the quarters": Fault(budget(spent_total=19000), {("B101", None)}),
    "a percentage typed wrong": Fault(budget(percent=50), {("B102", None)}),
    "a remainder typed wrong": Fault(budget(left=9000), {("B103", None)}),
    "a difference without its sign": Fault(
        lambda book: book["tables"]["history"][1].update(total=89.50, trend="ลดลง", difference=0.5),
        {("K110", None)},
    ),
    "a word that the totals contradict": Fault(
        lambda book: book["tables"]["history"][1].update(trend="ลดลง"), {("K111", None)}
    ),
    "an activity without a result in an ended project": Fault(
        lambda book: (
            book["tables"]["activities"][1].pop("result"),
            book["project"].update(
                state="สิ้นสุดโครงการแล้ว", problems="-", solutions="-", next_plan="-", benefit="-"
            ),
        ),
        {("A101", None)},
    ),
    "a day of the calendar past": Fault(
        lambda book: book["tables"]["calendar"][1].pop("done"), {("A106", None)}
    ),
}


def told(book: Book, edition: str) -> set[tuple[str, str | None]]:
    """What is told of a book, but for what only informs."""
    key = load_edition(edition)
    fill = Filled(agency=book["agency"], project=book["project"], tables=book["tables"])
    grid = read(build(load_layout(), key, fill=fill))
    report = check(grid, shelf=samples.Bundled(), today=day_of(key, assessed=False))
    return {(f.code, f.item) for f in report.findings if f.severity is not Severity.INFO}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found_and_nothing_else(name):
    fault = FAULTS[name]
    book = filled(fault.edition, assessed=False)
    fault.plant(book)

    assert told(book, fault.edition) == fault.told


TOGETHER = [
    "data on a group's page",
    "an element by its number",
    "questions on the page of contacts",
    "last year's plan, by its title",
    "this year's data for last year's report",
    "four months of six",
    "a plan of one year",
    "three months of procurement",
    "one language",
    "three activities of five",
    "what it follows is not done",
    "complaints on the page of opinions",
    "only social media",
    "a percentage typed wrong",
    "a word that the totals contradict",
    "a day of the calendar past",
]


def test_many_faults_together_hide_none_of_each_other():
    book = filled("2565-obec", assessed=False)
    for name in TOGETHER:
        FAULTS[name].plant(book)

    assert told(book, "2565-obec") == set.union(*(FAULTS[name].told for name in TOGETHER))
