"""Which year's list it is: told by its titles, the office's kind, or whoever asks."""

from __future__ import annotations

import pytest
from exchange.importing.papers_of_offices import (
    LAYOUT,
    NEW,
    OLD,
    SHORT,
    address,
    as_docx,
    as_xlsx,
    imported,
    master,
    table,
    texts,
    thai,
)

from oitsheet.exchange.importing import EditionOpenError, NoEditionError
from oitsheet.form.edition import load_edition
from oitsheet.form.template import build

HEADS = ["ข้อ", "ข้อมูล", "ลิงก์"]


def links(edition, heads=HEADS):
    return table(edition, heads, lambda i: [i.code, i.title_th, address(i)])


@pytest.mark.parametrize(
    ("office", "key"),
    [
        ("สำนักงานศึกษาธิการจังหวัดตัวอย่าง", "2566-moe"),
        ("สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต ๑", "2566-obec"),
        ("สพม.ตัวอย่าง", "2566-obec"),
        ("ศธจ.ตัวอย่าง", "2566-moe"),
    ],
)
def test_the_kind_of_office_in_the_letterhead_decides_between_two_alike(office, key) -> None:
    letter = [[office], ["ประจำปีงบประมาณ พ.ศ. ๒๕๖๖"], []]

    for data in (
        as_docx(*(row[0] for row in letter if row), links(NEW)),
        as_xlsx(letter + links(NEW)),
    ):
        plan = imported(data).plan

        facts = {fact.key: fact.value for fact in plan.facts}
        assert plan.edition.edition.key == key
        assert (facts["office"], facts["fiscal_year"]) == (office, 2566)


def test_an_office_and_year_from_a_letterhead_stand_in_the_master() -> None:
    office = "สำนักงานศึกษาธิการจังหวัดตัวอย่าง"

    agency = master(
        as_docx(f"{office} ประจำปีงบประมาณ พ.ศ. {thai(2566)}", links(NEW))
    ).submission.agency

    assert [agency.text_in(k) for k in ("office", "office_type", "fiscal_year", "edition")] == [
        office,
        "ศธจ.",
        "2566",
        "2566-moe",
    ]


def test_a_year_that_the_list_does_not_serve_is_not_filled_in() -> None:
    """Pages often bear last year's number: titles decide, the number is kept aside."""
    plan = imported(as_docx("สพป.ตัวอย่าง เขต 1", "ปีงบประมาณ พ.ศ. 2567", links(OLD))).plan

    assert plan.edition.edition.key == "2565-obec"
    assert "fiscal_year" not in {fact.key for fact in plan.facts}
    assert "ปีงบประมาณ พ.ศ. 2567" in {one.text for one in plan.left}


def test_two_offices_in_one_letterhead_are_nobody_s_name() -> None:
    words = ["สพป.ตัวอย่าง เขต 1", "ถึง สพม.ตัวอย่าง"]

    with pytest.raises(EditionOpenError) as why:
        imported(as_docx(*words, links(SHORT)))

    assert why.value.keys == ("2567-moe", "2567-obec")


def test_where_nothing_tells_two_lists_apart_somebody_is_asked() -> None:
    asked = []

    def choose(keys):
        asked.append(keys)
        return "2566-moe"

    plan = imported(as_xlsx(links(NEW)), choose=choose).plan

    assert asked == [("2566-moe", "2566-obec")]
    assert plan.edition.edition.key == "2566-moe"


def test_where_any_will_do_the_one_that_the_others_extend_is_taken_and_told() -> None:
    edition = imported(as_xlsx(links(NEW)), take_any=True).plan.edition

    assert (edition.edition.key, edition.open) == ("2566-obec", ("2566-moe", "2566-obec"))


def test_a_mixture_of_two_years_is_counted() -> None:
    """Somebody went on with last year's rows from the tenth item on."""
    rows = [
        [i.code, (OLD if 11 <= i.no <= 16 else NEW).items[i.no - 1].title_th] for i in NEW.items
    ]

    edition = imported(as_xlsx([HEADS[:2], *rows]), take_any=True).plan.edition

    assert (edition.edition.key, edition.agree, edition.titles) == ("2566-obec", 37, 43)
    assert edition.others == {"2565-obec": (11, 12, 13, 14, 15, 16)}


def test_codes_without_titles_need_to_be_told_their_year() -> None:
    rows = [["ข้อ", "ลิงก์"], *([i.code, address(i)] for i in NEW.items)]

    with pytest.raises(NoEditionError) as why:
        imported(as_xlsx(rows))

    assert why.value.titles == 0
    assert len(texts(master(as_xlsx(rows), edition=NEW), "link")) == 43


def test_a_list_of_other_criteria_has_no_edition_here() -> None:
    """Vocational colleges have lists of their own: 37 items in FY 2568."""
    rows = [HEADS, *([f"O{n}", f"รายการของอาชีวศึกษา เรื่องที่ {n}", "-"] for n in range(1, 38))]

    with pytest.raises(NoEditionError) as why:
        imported(as_xlsx(rows))

    assert (why.value.titles, why.value.agree, why.value.nearest) == (37, 0, None)


def test_a_short_table_of_known_titles_is_enough() -> None:
    rows = [HEADS, *([i.code, i.title_th, address(i)] for i in OLD.items[33:38])]

    plan = imported(as_xlsx(rows)).plan

    assert (plan.edition.edition.key, plan.tables[0].items) == ("2565-obec", (34, 35, 36, 37, 38))


def test_the_edition_that_is_asked_for_goes_before_the_titles_and_these_are_told() -> None:
    edition = imported(as_xlsx(links(OLD)), edition=NEW).plan.edition

    assert (edition.edition.key, edition.how) == ("2566-obec", "asked")
    assert edition.agree < 25
    assert "2565-obec" in edition.others


def test_a_master_of_ours_tells_its_edition_itself() -> None:
    plan = imported(build(LAYOUT, load_edition("2567-moe"))).plan

    assert plan.edition.edition.key == "2567-moe"


def test_a_table_of_another_year_beside_this_year_s_is_kept_aside_whole() -> None:
    """Its codes mean other items: nothing of it may stand beside this year's."""
    old = table(OLD, ["ข้อ", "ข้อมูล", "คะแนน"], lambda i: [i.code, i.title_th, "100"])

    done = imported(as_docx("ปี 2565", old), as_xlsx(links(NEW)), edition=NEW)

    assert [(plan.sheet, plan.other) for plan in done.plan.tables] == [
        (None, "2565-obec"),
        ("items", ""),
    ]
    assert all("assessed_points" not in cells for cells in done.gathered.items.values())
    assert [one.text for one in done.plan.left].count("100") == 43
    assert (done.plan.edition.agree, done.plan.edition.others) == (43, {})


def test_a_year_in_a_header_tells_last_year_s_points_from_this_year_s() -> None:
    heads = ["ข้อ", "ข้อมูล", "คะแนนปี 2565", "คะแนน ปี ๒๕๖๖", "คะแนนปี 2560"]
    rows = table(NEW, heads, lambda i: [i.code, i.title_th, "50", "100", "7"])

    done = imported(as_xlsx(rows), edition=NEW)

    held = {key: held.value for key, held in done.gathered.items["O9"].items()}
    assert held == {"last_points": "50", "assessed_points": "100"}
    assert {one.text for one in done.plan.left} == {"7"}
