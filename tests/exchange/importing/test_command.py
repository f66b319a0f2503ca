"""The command itself: what it says, writes and refuses, and with which code it ends."""

from __future__ import annotations

import json

import pytest
from cli.running import PROVINCIAL, run
from exchange.importing.papers_of_offices import (
    LAYOUT,
    NEW,
    OLD,
    address,
    as_csv,
    as_docx,
    as_xlsx,
    checked,
    status,
    table,
    texts,
)

from oitsheet.form.template import build

HEADS = ["ข้อ", "ข้อมูล", "ลิงก์", "ความเห็น"]
LINKS = table(OLD, HEADS, lambda i: [i.code, i.title_th, address(i), "ดี" if i.no == 1 else None])
TWINS = table(NEW, HEADS[:3], lambda i: [i.code, i.title_th, address(i)])


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A folder with an office's files, in which the command is called."""
    (tmp_path / "links.docx").write_bytes(as_docx(LINKS))
    (tmp_path / "twins.xlsx").write_bytes(as_xlsx(TWINS))
    (tmp_path / "mine.xlsx").write_bytes(build(LAYOUT, OLD))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_writes_a_master_that_passes_the_check_and_says_what_became_what(office) -> None:
    done = run("import", "links.docx", "-o", "new.xlsx", "--lang", "en")

    assert done.exit_code == 0
    assert "43 of 43 titles are those of this edition" in done.output
    assert "links.docx · table 1 becomes the sheet OIT items" in done.output
    assert "new.xlsx was written; cells filled: 43, kept on the sheet ของเดิม: 1" in done.output
    book = checked((office / "new.xlsx").read_bytes())
    assert texts(book, "link") == {item.code: address(item) for item in OLD.items}
    assert [f.code for f in book.report.findings if f.severity in ("error", "risk")] == []


def test_a_dry_run_shows_the_plan_and_writes_nothing(office) -> None:
    before = sorted(path.name for path in office.iterdir())

    done = run("import", "links.docx", "--dry-run", "--lang", "en")

    assert (done.exit_code, sorted(path.name for path in office.iterdir())) == (0, before)
    assert "Nothing was written" in done.output


@pytest.mark.usefixtures("office")
def test_the_plan_is_there_for_programs_too() -> None:
    plan = json.loads(run("import", "links.docx", "--dry-run", "--format", "json").stdout)

    assert plan["schema"] == "oitsheet.import-plan/v1"
    assert plan["edition"]["key"] == "2565-obec"
    columns = {
        column["header"]: (column["key"], column["sure"]) for column in plan["tables"][0]["columns"]
    }
    assert columns["ลิงก์"] == ("link", "matched")
    assert columns["ความเห็น"] == (None, "left")
    assert [one["text"] for one in plan["left"]] == ["ดี"]


def test_of_two_editions_alike_none_is_taken_unless_somebody_says_so(office) -> None:
    refused = run("import", "twins.xlsx", "-o", "new.xlsx", "--lang", "en")
    told = run("import", "twins.xlsx", "-o", "new.xlsx", "--edition", "2566-moe")
    any_will_do = run("import", "twins.xlsx", "-o", "any.xlsx", "--yes", "--lang", "en")

    assert refused.exit_code == 2
    assert "2566-moe, 2566-obec. Say with --edition" in refused.stderr
    assert told.exit_code == any_will_do.exit_code == 0
    assert "say with --edition which one is meant" in " ".join(any_will_do.output.split())
    assert checked((office / "new.xlsx").read_bytes()).submission.edition.key == "2566-moe"


def test_into_a_workbook_only_a_copy_is_filled(office) -> None:
    before = (office / "mine.xlsx").read_bytes()

    done = run("import", "links.docx", "--into", "mine.xlsx", "-o", "filled.xlsx", "--lang", "en")

    assert done.exit_code == 0
    assert (office / "mine.xlsx").read_bytes() == before
    assert len(texts(checked((office / "filled.xlsx").read_bytes()), "link")) == 43


def test_several_files_are_taken_together(office) -> None:
    states = table(OLD, ["ข้อ", "สถานะ"], lambda i: [i.code, status(i)])
    (office / "states.csv").write_bytes(as_csv(states, "cp874"))

    done = run("import", "links.docx", "states.csv", "-o", "new.xlsx", "--lang", "en")

    assert "states.csv (letters: cp874)" in done.output
    book = checked((office / "new.xlsx").read_bytes())
    assert len(texts(book, "link")) == len(texts(book, "status")) == 43


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Name a file with a table"),
        (("links.docx",), "Say with -o where to write"),
        (("links.docx", "-o", "mine.xlsx"), "mine.xlsx"),
        (("links.docx", "-o", "new.docx"), ".xlsx"),
        (("links.docx", "--dry-run", "--map", "x"), "HEADER=column"),
        (("links.docx", "--dry-run", "--map", "ลิงก์=lnk"), "do you mean link?"),
        (("links.docx", "--dry-run", "--map", "ไม่มี=link"), "the headers there are: ข้อ, ข้อมูล"),
        (("links.docx", "--into", "mine.xlsx", "--edition", "2566-moe", "--dry-run"), "--into"),
        (("links.docx", "--dry-run", "--edition", "2599"), "2599"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage_in_one_sentence(office, arguments, words) -> None:
    done = run("import", *arguments, "--lang", "en")

    assert done.exit_code == 2
    assert words in done.stderr
    assert sorted(path.name for path in office.iterdir()) == [
        "links.docx",
        "mine.xlsx",
        "twins.xlsx",
    ]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("no.docx", None, "no.docx"),
        ("bad.docx", b"PK\x03\x04 nothing", "bad.docx"),
        ("paper.pdf", b"%PDF-1.7", "PDF"),
        ("words.csv", "สวัสดี\n".encode(), "words.csv"),
        ("menu.csv", "เมนู,สี\nหน้าแรก,แดง\n".encode(), "nearest thing seen is line 1: เมนู, สี"),
        ("empty.docx", as_docx("ไม่มีตาราง"), "there is no table in it"),
        (
            "college.xlsx",
            as_xlsx([HEADS[:2], *([f"O{n}", f"งานอาชีวศึกษาที่ {n}"] for n in range(1, 38))]),
            "0 of 37",
        ),
    ],
)
def test_what_cannot_be_read_or_is_not_known_ends_with_one_sentence(
    office, name, data, words
) -> None:
    if data is not None:
        (office / name).write_bytes(data)

    done = run("import", name, "-o", "new.xlsx", "--lang", "en")

    assert (done.exit_code, done.stdout) == (3, "")
    assert words.replace("0 of", "None of") in done.stderr
    assert not (office / "new.xlsx").exists()


def test_codes_alone_ask_for_the_edition(office) -> None:
    (office / "codes.csv").write_bytes(
        as_csv([["ข้อ", "ลิงก์"], *([i.code, address(i)] for i in OLD.items)])
    )

    done = run("import", "codes.csv", "-o", "new.xlsx", "--lang", "en")

    assert done.exit_code == 2
    assert "codes without titles" in done.stderr


def test_a_file_is_not_replaced_without_force(office) -> None:
    (office / "new.xlsx").write_bytes(b"mine")

    refused = run("import", "links.docx", "-o", "new.xlsx")
    done = run("import", "links.docx", "-o", "new.xlsx", "--force")

    assert (refused.exit_code, done.exit_code) == (2, 0)


@pytest.mark.usefixtures("office")
def test_a_workbook_without_anything_pasted_is_told_where_to_paste() -> None:
    done = run("import", "--into", "mine.xlsx", "-o", "new.xlsx", "--lang", "en")

    assert done.exit_code == 3
    assert "วางตารางเดิม of mine.xlsx holds no table" in done.stderr


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("language", ["th", "en"])
def test_everything_that_it_says_is_in_both_languages(language) -> None:
    done = run("import", PROVINCIAL, "links.docx", "--dry-run", "--lang", language, "--yes")

    assert done.exit_code == 0
    assert "{" not in done.output
