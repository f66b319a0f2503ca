"""`oitsheet edition from-table`: the criteria of a year become an edition that works."""

from __future__ import annotations

import re

import pytest
from cli.running import run
from exchange.criteria.papers import (
    ALL_OR_NOTHING,
    FORMS,
    HEADERS,
    ITEMS,
    THAI_DIGITS,
    Row,
    written,
)

from oitsheet.doors import editions_beside
from oitsheet.form.edition import Kind, Relation, Topic, YearRule, load_edition, load_edition_file
from oitsheet.form.edition_terms import Certainty
from oitsheet.values import in_ranges


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    """A folder to work in, and no editions of this computer's user."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OITSHEET_EDITIONS", str(tmp_path / "nowhere"))
    return tmp_path


def made(path, *more, year="2568", scheme="moe"):
    """What the command says; the edition it wrote."""
    done = run(
        "edition", "from-table", path, "--year", year, "--scheme", scheme, "--lang", "en", *more
    )
    assert done.exit_code == 0, done.output
    return done.output, load_edition_file(
        path.parent / "oitsheet-editions" / f"{year}-{scheme}.toml"
    )


def spans(edition):
    """Which items stand in which sub-indicator."""
    return [(group.code, group.first, group.last) for group in edition.sub_indicators]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_the_criteria_becomes_the_same_list(desk, form):
    _, edition = made(written(desk, form))

    titles = [row.title for row in ITEMS]
    if form == "xlsx":  # a title stands as it is published
        titles = [title.translate(THAI_DIGITS) for title in titles]
    assert [item.title_th for item in edition.items] == titles
    assert [group.code for group in edition.sub_indicators] == [
        "9.1",
        "9.2",
        "9.3",
        "9.4",
        "9.5",
        "10.1",
        "10.2",
    ]
    assert [item.sub_indicator for item in edition.items].count("9.2") == 8
    assert edition.item("O2").points == (100, 50, 0)
    assert edition.item("O1").points == (100, 0)
    assert [element.th for element in edition.item("O2").elements] == [
        "แสดงข้อมูลของผู้บริหาร",
        "ชื่อ-นามสกุล",
        "ตำแหน่ง",
        "ช่องทางการติดต่อ",
        "แสดงหน้าที่และอำนาจของหน่วยงาน",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_no_word_of_a_demand_is_lost(desk, form):
    path = written(desk, form)
    made(path)
    file = (desk / "oitsheet-editions" / "2568-moe.toml").read_text(encoding="utf-8")
    marks = re.compile(r"^(?:○|-)\s*|\(\d\)\s*|\s*(?:เช่น|อย่างน้อยประกอบด้วย|มีรายละเอียด)\s*")

    for row in ITEMS:
        for demand in row.demands:
            for part in filter(None, re.split(r"\(\d\)|○|^- ", demand)):
                assert marks.sub("", part).strip() in file


def test_what_was_read_counts_and_what_was_guessed_does_not(desk):
    _, edition = made(written(desk, "docx"))
    questions = edition.item("O3")
    sure = {source.key: source.certainty for source in edition.sources}

    assert sure == {
        "table": Certainty.OFFICE,
        "guessed": Certainty.UNPROVEN,
        "base": Certainty.CARRIED,
    }
    assert edition.provisional
    assert all(item.title_source.key == "table" for item in edition.items)
    assert [(e.kind, e.source.key) for e in questions.elements] == [
        (Kind.CHANNEL_MAIN_WEBSITE, "guessed"),
        (Kind.TWO_WAY, "guessed"),
    ]
    assert edition.item("O1").elements[0].source.key == "table"
    assert edition.item("O1").points_source.key == "table"
    assert edition.method_certainty is Certainty.CARRIED
    assert questions.topic is Topic.QA


def test_years_follow_the_words_and_are_never_proven(desk):
    _, edition = made(written(desk, "docx"))
    rules = {code: edition.item(code).year_rule for code in ("O4", "O5", "O7", "O8", "O16")}

    assert rules == {
        "O4": YearRule.CURRENT_FY,
        "O5": YearRule.MULTI_YEAR_COVERING_CURRENT_FY,
        "O7": YearRule.FIRST_6_MONTHS_CURRENT_FY,
        "O8": YearRule.PREVIOUS_FY,
        "O16": YearRule.CURRENT_FY,
    }
    assert not any(item.year_source.proven for item in edition.items)


def test_last_years_items_are_found_again_under_their_new_numbers(desk):
    output, edition = made(written(desk, "docx"))
    before = {item.code: item.previous for item in edition.items}

    assert edition.previous_years == (2567,)
    assert (before["O3"].codes, before["O3"].relation) == (("O6",), Relation.SAME)
    assert (before["O23"].codes, before["O23"].relation) == (("O26", "O27"), Relation.MERGED)
    assert before["O28"].relation is Relation.NEW
    assert set(edition.gone).isdisjoint(code for one in before.values() for code in one.codes)
    assert "O23 ประกาศเจตนารมณ์" in output
    gone = ", ".join(in_ranges(int(code[1:]) for code in edition.gone))
    assert f"do not go on this year: {gone}" in " ".join(output.split())


def test_an_item_with_new_demands_keeps_none_of_last_years(desk):
    _, edition = made(written(desk, "docx"))
    old = load_edition("2567-moe").item("O34")

    assert [element.th for element in edition.item("O26").elements] == [
        "แสดงการวิเคราะห์ผลการประเมินปี พ.ศ. 2567"
    ]
    assert len(old.elements) > 1


def test_a_case_in_which_an_item_is_not_assessed_becomes_its_reason(desk):
    _, edition = made(written(desk, "docx"))
    reason = edition.item("O26").may_not_apply

    assert reason.th == "กรณีไม่มีผลการประเมินของปีก่อน ไม่ต้องประเมินข้อนี้"


def test_what_somebody_says_of_last_years_items_is_taken(desk):
    path = written(desk, "docx")
    told = ("--equivalent", "O23=O26", "--equivalent", "O28=O29,O33", "--equivalent", "O3=")
    _, edition = made(path, *told)

    assert edition.item("O23").previous.codes == ("O26",)
    assert edition.item("O28").previous.relation is Relation.MERGED
    assert edition.item("O3").previous.relation is Relation.NEW


@pytest.mark.parametrize("text", ["O5", "x=O1", "O5=O99", "O1,O2=O3", "O5=nothing"])
def test_an_equivalence_that_makes_no_sense_is_wrong_usage(desk, text):
    path = written(desk, "csv")
    done = run(
        "edition", "from-table", path, "--year", "2568", "--scheme", "moe", "--equivalent", text
    )

    assert done.exit_code == 2
    assert text in done.stderr


def test_a_dry_run_shows_the_same_and_writes_nothing(desk):
    path = written(desk, "docx")
    options = ("--year", "2568", "--scheme", "moe", "--lang", "en")
    shown = run("edition", "from-table", path, *options, "--dry-run").output
    said = run("edition", "from-table", path, *options).output

    assert said.endswith(shown)
    assert "O23  1" in shown


def test_a_file_that_is_there_is_not_replaced_without_force(desk):
    path = written(desk, "csv")
    made(path)
    asked = ("edition", "from-table", path, "--year", "2568", "--scheme", "moe")

    assert run(*asked).exit_code == 2
    assert run(*asked, "--force").exit_code == 0


def test_the_source_is_never_written_over(desk):
    path = written(desk, "txt", "a")
    toml = desk / "a.toml"
    path.rename(toml)
    done = run(
        "edition", "from-table", toml, "--year", "2568", "--scheme", "moe", "-o", toml, "--force"
    )

    assert done.exit_code == 2
    assert "ประเด็นการตรวจ" in toml.read_text(encoding="utf-8")


def test_the_edition_serves_for_a_new_book_and_its_check(desk):
    made(written(desk, "xlsx"))

    assert run("new", "--edition", "2568-moe", "-o", "book.xlsx").exit_code == 0
    done = run("check", "book.xlsx", "--lang", "en")
    assert done.exit_code == 0
    assert "edition 2568-moe" in done.output
    assert "0 of 28 items" in done.output


def test_the_next_year_goes_on_from_the_offices_own(desk):
    made(written(desk, "docx"))
    output, edition = made(written(desk, "xlsx", "next"), year="2569")

    assert edition.previous_years == (2568,)
    assert all(item.previous.codes == (item.code,) for item in edition.items)
    assert "speaks of 2568, not of 2569" in output


def test_a_table_of_another_year_is_told(desk):
    output, _ = made(written(desk, "docx"), year="2570")
    said = " ".join(output.split())

    assert "The file speaks of 2568, not of 2570" in said
    assert "none of 2569" in said


def test_a_year_that_was_skipped_is_compared_with_the_one_there_is(desk):
    _, edition = made(written(desk, "docx"), year="2569")

    assert edition.previous_years == (2567,)
    assert edition.item("O3").previous.codes == ("O6",)


def test_another_scheme_takes_its_frame_from_an_edition_there_is_and_says_so(desk):
    output, edition = made(written(desk, "docx"), "--office", "วิทยาลัยตัวอย่าง", scheme="ovec")

    assert edition.scheme == "ovec"
    assert [agency.th for agency in edition.agencies] == ["วิทยาลัยตัวอย่าง"]
    assert "no earlier edition of ovec" in " ".join(output.split())


def test_a_scheme_may_be_named_as_offices_name_it(desk):
    done = run("edition", "from-table", written(desk, "csv"), "--year", "๒๕๖๘", "--scheme", "สพฐ.")

    assert done.exit_code == 0
    assert (desk / "oitsheet-editions" / "2568-obec.toml").is_file()


def test_indicators_numbered_like_those_of_the_surveys_leave_one_instrument(desk):
    lines = ["\t".join(HEADERS), "ตัวชี้วัดย่อยที่ 1.1 ข้อมูลพื้นฐาน"]
    lines += [f"O{n}\tข้อที่{n} เรื่อง\t○ แสดง\t100/0" for n in range(1, 6)]
    path = desk / "own.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    output, edition = made(path)

    assert [one.key for one in edition.instruments] == ["OIT"]
    assert [one.no for one in edition.indicators] == [1]
    assert "OIT stands alone" in output


def test_a_number_that_the_table_leaves_out_is_an_empty_item_and_told_first(desk):
    rows = [
        (f"O{n}", Row(row.title, row.demands, ALL_OR_NOTHING)) for n, row in enumerate(ITEMS, 1)
    ]
    kept = [(code, row) for code, row in rows if code != "O7"]
    path = desk / "gap.txt"
    cells = ["\t".join((code, row.title, row.demands[0])) for code, row in kept]
    path.write_text("\n".join(["\t".join(HEADERS[:3]), *cells]), encoding="utf-8")
    output, edition = made(path)

    assert len(edition.items) == 28
    assert not edition.item("O7").title_source.proven
    assert "no item O7" in output.partition("Item ")[0]


def test_a_table_that_lacks_most_of_its_items_is_refused(desk):
    path = desk / "part.txt"
    cells = [f"O{n}\tข้อ {n}\t○ แสดง" for n in (1, 20, 21, 22)]
    path.write_text("\n".join(["\t".join(HEADERS[:3]), *cells]), encoding="utf-8")
    done = run("edition", "from-table", path, "--year", "2568", "--scheme", "moe", "--lang", "en")

    assert done.exit_code == 3
    assert "O2, O3" in done.stderr


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("ลำดับ\tชื่อ\n1\tก\n2\tข\n3\tค\n", "does not look like criteria"),
        ("เรียน ผู้อำนวยการ\n", "does not look like criteria"),
        ("", "empty"),
    ],
)
def test_what_is_no_criteria_is_refused_in_one_sentence(desk, content, words):
    path = desk / "other.txt"
    path.write_text(content, encoding="utf-8")
    done = run("edition", "from-table", path, "--year", "2568", "--scheme", "moe", "--lang", "en")

    assert done.exit_code == 3
    assert words in done.stderr
    assert not (desk / "oitsheet-editions").exists()


@pytest.mark.parametrize(
    "options",
    [
        ("--year", "25", "--scheme", "moe"),
        ("--year", "2568", "--scheme", "ที่ไหน ก็ได้"),
        ("--year", "2568", "--scheme", "moe", "--key", "Ä"),
        ("--year", "2567", "--scheme", "moe"),
        ("--year", "2568", "--scheme", "moe", "--like", "2500-x"),
        ("--year", "2568", "--scheme", "moe", "-o", "edition.txt"),
        ("--year", "2568"),
    ],
)
def test_options_that_make_no_sense_are_wrong_usage(desk, options):
    done = run("edition", "from-table", written(desk, "csv"), *options)

    assert done.exit_code == 2
    assert "Traceback" not in done.output


def test_the_bundled_editions_list_again_makes_the_same_edition_of_last_year(desk):
    """A list that has not changed: every item is the one of the year before."""
    base = load_edition("2567-obec")
    lines = ["\t".join(HEADERS[:3])]
    lines += [f"{item.code}\t{item.title_th}\t○ แสดงข้อมูล" for item in base.items]
    path = desk / "same.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    _, edition = made(path, scheme="obec")

    assert all(item.previous.codes == (item.code,) for item in edition.items)
    assert edition.gone == ()
    assert spans(edition) == spans(base)
    assert editions_beside(desk).load("2568-obec").method == base.method
