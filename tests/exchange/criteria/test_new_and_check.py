"""`oitsheet edition new` and `oitsheet edition check`."""

from __future__ import annotations

import sys

import click
import pytest
from cli.running import run
from exchange.criteria.papers import written

from oitsheet.form.edition import Relation, load_edition, load_edition_file
from oitsheet.form.edition_terms import Certainty

FOLDER = "oitsheet-editions"
EXTENDING = """
extends = "2567-obec"
key = "2568-obec"
name_th = "ชุด"
name_en = "An edition"
fiscal_years = [2568]
"""


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OITSHEET_EDITIONS", str(tmp_path / "nowhere"))
    return tmp_path


@pytest.fixture
def terminal(monkeypatch):
    """A person at a terminal, who gives these answers in turn."""
    answers, asked = [], []

    def prompt(question, **_more):
        asked.append(question)
        return answers.pop(0)

    monkeypatch.setattr(click, "prompt", prompt)
    monkeypatch.setattr("oitsheet.cli.own_edition_wishes.on_terminal", lambda: True)
    return answers, asked


def made(desk, key="2568-obec"):
    return load_edition_file(desk / FOLDER / f"{key}.toml")


def said(*arguments):
    done = run("edition", *arguments, "--lang", "en")
    return done.exit_code, " ".join(done.output.split())


def test_the_same_as_last_year_but_for_the_year(desk):
    code, _ = said("new", "--year", "2568", "--scheme", "obec")
    edition, base = made(desk), load_edition("2567-obec")

    assert code == 0
    assert [item.title_th for item in edition.items] == [item.title_th for item in base.items]
    assert [len(item.elements) for item in edition.items] == [len(i.elements) for i in base.items]
    assert all(item.previous.codes == (item.code,) for item in edition.items)
    assert edition.previous_years == (2567,)
    assert {source.certainty for source in edition.sources} == {
        Certainty.CARRIED,
        Certainty.UNPROVEN,
    }
    assert (edition.issue_item, len(edition.issues)) == ("O34", 7)


def test_years_in_what_is_taken_over_move_on_with_the_edition(desk):
    paper = written(desk, "docx")
    assert said("from-table", str(paper), "--year", "2568", "--scheme", "moe")[0] == 0
    assert said("new", "--year", "2569", "--scheme", "moe")[0] == 0
    edition = made(desk, "2569-moe")

    assert edition.item("O4").elements[1].th == "เป็นข่าวของปี พ.ศ. 2569"
    assert edition.item("O8").elements[0].th == "แสดงผลของปี พ.ศ. 2568"
    assert not edition.item("O8").elements[0].source.proven


@pytest.mark.parametrize(("count", "gone"), [(33, ("O34", "O35")), (37, ())])
def test_another_number_of_items_cuts_the_list_or_adds_empty_ones(desk, count, gone):
    code, output = said("new", "--year", "2568", "--scheme", "obec", "--items", str(count))
    edition = made(desk)

    assert code == 0
    assert len(edition.items) == count
    assert edition.gone == gone
    assert ("New this year: O36, O37" in output) is (count == 37)
    assert all(i.previous.relation is Relation.NEW for i in edition.items[35:])


def test_a_table_goes_as_well(desk):
    code, _ = said("new", str(written(desk, "csv")), "--year", "2568", "--scheme", "moe")

    assert code == 0
    assert len(made(desk, "2568-moe").items) == 28


def test_without_a_terminal_what_is_not_said_is_named():
    assert said("new")[0] == 2
    assert "--year" in said("new")[1]
    assert "--scheme" in said("new", "--year", "2568")[1]


def test_on_a_terminal_everything_is_asked_for(desk, terminal):
    answers, asked = terminal
    answers += ["2568", "obec", "", "33"]
    code, _ = said("new")

    assert code == 0
    assert len(asked) == 4
    assert len(made(desk).items) == 33


def test_on_a_terminal_a_table_may_be_named(desk, terminal):
    answers, _ = terminal
    paper = written(desk, "csv")
    answers += ["2568", "moe", f'"{paper}"', *["y"] * 20]
    code, _ = said("new")

    assert code == 0
    assert len(made(desk, "2568-moe").items) == 28


def test_on_a_terminal_guesses_are_asked_for(desk, terminal):
    answers, asked = terminal
    answers += ["n", "o29, o33", "what", *["y"] * 20]
    paper = written(desk, "docx")
    code, _ = said("from-table", str(paper), "--year", "2568", "--scheme", "moe")
    edition = made(desk, "2568-moe")

    assert code == 0
    assert "O2 ข้อมูลผู้บริหารและอำนาจหน้าที่" in asked[0]
    assert edition.item("O2").previous.relation is Relation.NEW
    assert "type the codes" in asked[1]
    assert ("O29", "O33") in {item.previous.codes for item in edition.items}


def test_an_edition_that_is_sound_is_proved(desk):
    said("from-table", str(written(desk, "docx")), "--year", "2568", "--scheme", "moe")
    code, output = said("check", f"{FOLDER}/2568-moe.toml")

    assert code == 0
    assert "all 28 items were read back" in output
    assert "The year of the data is guessed by the words" in output
    assert "Kinds of elements are guessed by words in" in output


def test_every_fault_is_told_with_its_place(desk):
    said("new", "--year", "2568", "--scheme", "obec")
    path = desk / FOLDER / "2568-obec.toml"
    text = path.read_text(encoding="utf-8")
    text = text.replace('code = "O7"', 'code = "O6"').replace(
        "points = [100, 50, 0]", "points = [50]"
    )
    path.write_text(text.replace('scheme = "obec"', 'schema = "obec"'), encoding="utf-8")
    code, output = said("check", str(path))
    thai = run("edition", "check", path, "--lang", "th").output

    assert code == 1
    assert "head of the file: scheme is missing" in output
    assert "head of the file: schema means nothing here" in output
    assert "item O6: stands there more than once" in output
    assert "item O34: points 50 do not descend from 100 to 0" in output
    assert "ข้อ O6: มีมากกว่าหนึ่งครั้ง" in thai
    assert "ส่วนหัวของแฟ้ม: ไม่มี scheme" in thai


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe", "not saved as UTF-8"),
        (b"<html>", "not TOML"),
        (None, "no file"),
        ("", "folder"),
    ],
)
def test_what_is_no_edition_file_cannot_be_read(desk, content, words):
    path = desk / "x.toml"
    if content == "":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    done = run("edition", "check", path, "--lang", "en")

    assert done.exit_code == 3
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_what_extends_another_year_and_is_silent_of_its_forerunners_is_told(desk):
    path = desk / "2568-obec.toml"
    path.write_text(EXTENDING, encoding="utf-8")
    code, output = said("check", str(path))

    assert code == 0
    assert "does not say itself which items of the year before go on" in output
    path.write_text(EXTENDING + "previous_years = [2567]\ngone = []\n", encoding="utf-8")
    output = said("check", str(path))[1]
    assert "What O1–O35 continue is just what 2567-obec says" in output
    assert "have the title of the item of 2567-obec in brackets" in output


def test_a_key_that_ships_with_the_program_is_told(desk):
    said("new", "--year", "2568", "--scheme", "obec")
    path = desk / FOLDER / "2568-obec.toml"
    text = path.read_text(encoding="utf-8").replace('key = "2568-obec"', 'key = "2567-obec"')
    path.write_text(text, encoding="utf-8")

    assert "ships with the program" in said("check", str(path))[1]


def test_the_terminal_is_the_standard_inputs(monkeypatch):
    from oitsheet.cli.own_edition_wishes import on_terminal  # noqa: PLC0415

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert on_terminal()


def test_who_breaks_off_at_a_question_leaves_nothing_behind(desk, monkeypatch):
    def broken(*_asked, **_more):
        raise click.Abort

    monkeypatch.setattr(click, "prompt", broken)
    monkeypatch.setattr("oitsheet.cli.own_edition_wishes.on_terminal", lambda: True)
    code, _ = said("from-table", str(written(desk, "docx")), "--year", "2568", "--scheme", "moe")

    assert code == 130
    assert not (desk / FOLDER).exists()


def test_nobody_is_asked_where_the_file_is_there_already(desk, terminal):
    (desk / FOLDER).mkdir()
    (desk / FOLDER / "2568-moe.toml").write_text("", encoding="utf-8")
    code, _ = said("from-table", str(written(desk, "docx")), "--year", "2568", "--scheme", "moe")

    assert code == 2
    assert terminal[1] == []
