"""``oitsheet diff``: two workbooks, or a snapshot and a workbook, item by item."""

from __future__ import annotations

import json
import shutil

import pytest
from cli.running import EXAMPLES, run
from exchange.comparing import books

from oitsheet.exchange.comparing.difference import MIRRORED, Kind


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    folder = tmp_path_factory.mktemp("books")
    for name in ("june", "july"):
        books.write(folder, name, getattr(books, name)())
    return folder


def diff(*arguments):
    done = run("diff", *arguments, "--lang", "en")
    assert done.stderr == ""
    assert done.exit_code == 0
    return done.stdout


def as_json(*arguments):
    return json.loads(diff(*arguments, "--format", "json"))


def kinds(told, kind):
    return [one["code"] for one in told["items"] if one["kind"] == kind]


def test_what_is_done_fell_back_or_lacks_is_told_by_item(here) -> None:
    told = as_json(here / "june.xlsx", here / "july.xlsx")

    assert kinds(told, "done") == ["O2", "O4", "O10"]
    assert kinds(told, "undone") == ["O3"]
    assert kinds(told, "lacking") == ["O5"]
    assert kinds(told, "answered") == ["O2"]
    assert [one["code"] for one in told["stuck"]] == ["O11", "O22"]


def test_a_change_names_item_title_owner_and_cells_of_both_books(here) -> None:
    told = as_json(here / "june.xlsx", here / "july.xlsx")
    (change,) = [one for one in told["items"] if one["kind"] == "undone"]

    assert change == {
        "kind": "undone",
        "code": "O3",
        "title": "Duties and powers",
        "owner": books.ADMIN,
        "state": "not_started",
        "about": None,
        "before": "ดำเนินการแล้ว",
        "after": "อยู่ระหว่างดำเนินการ",
        "cell": "รายการ OIT!F7",
        "cell_before": "รายการ OIT!F7",
        "hand_in": None,
        "due": None,
    }


def test_a_link_that_changed_after_the_hand_in_stands_under_its_own_heading(here) -> None:
    text = diff(here / "june.xlsx", here / "july.xlsx")
    late = text.split("Links changed after the due date")[-1].split("\n\n")[0]

    assert "- https://www.example.go.th/ita/o1\n" in late
    assert "+ https://www.example.go.th/ita/2565/o1" in late
    assert "O2" not in late


def test_money_measures_and_calendar_are_told(here) -> None:
    told = as_json(here / "june.xlsx", here / "july.xlsx")
    whole, project = told["money"]

    assert (whole["before"]["percent"], whole["after"]["percent"]) == (16.99, 34.12)
    assert project["after"]["quarters"] == [4000, 1690, 5740, None]
    assert [(one["kind"], one["before"], one["after"]) for one in told["steps"]] == [
        ("measure", False, True),
        ("calendar", False, True),
    ]


def test_owners_of_a_range_are_told_once(here) -> None:
    text = diff(here / "june.xlsx", here / "july.xlsx")

    assert f'O10–O17 · "{books.PLAN}" → "กลุ่มส่งเสริมการจัดการศึกษา"' in " ".join(text.split())


def test_a_book_and_itself_differ_in_nothing(here) -> None:
    text = diff(here / "july.xlsx", here / "july.xlsx")

    assert "Nothing has changed · 4 still stuck" in text
    assert "→" not in text
    assert as_json(here / "july.xlsx", here / "july.xlsx")["changed"] is False


def test_a_report_date_outside_the_year_makes_no_difference_to_itself(tmp_path) -> None:
    data = books.june()
    data["agency"]["report_date"] = "1 มิ.ย. 2568"
    path = books.write(tmp_path, "late", data)

    assert "Nothing has changed" in diff(path, path)


def test_the_other_way_round_everything_is_mirrored(here) -> None:
    there = as_json(here / "june.xlsx", here / "july.xlsx", "--as-of", "2022-07-12")
    back = as_json(here / "july.xlsx", here / "june.xlsx", "--as-of", "2022-07-12")
    mirrored = {
        (MIRRORED.get(Kind(one["kind"]), one["kind"]), one["code"]) for one in back["items"]
    }

    assert {(one["kind"], one["code"]) for one in there["items"]} == mirrored
    assert there["kpi"] == {"before": back["kpi"]["after"], "after": back["kpi"]["before"]}


def test_the_older_book_may_stand_behind_since(here) -> None:
    positional = diff(here / "june.xlsx", here / "july.xlsx")

    assert diff("--since", here / "june.xlsx", here / "july.xlsx") == positional


@pytest.mark.parametrize(("old", "new", "code"), [("june", "july", 1), ("july", "july", 0)])
def test_the_exit_code_tells_of_what_fell_back_where_asked(here, old, new, code) -> None:
    done = run("diff", here / f"{old}.xlsx", here / f"{new}.xlsx", "--exit-code")

    assert done.exit_code == code


def test_that_days_went_by_changes_no_forecast(tmp_path) -> None:
    """O4 is not started: from its due date on `highest` is lower, in both books alike."""
    before, after = books.june(), books.june()
    after["agency"]["report_date"] = "12 ก.ค. 2565"
    old, new = (books.write(tmp_path, name, data) for name, data in (("a", before), ("b", after)))
    told = as_json(old, new)

    assert told["forecast"]["before"] == told["forecast"]["after"]
    assert told["changed"] is False


def test_books_of_two_years_are_compared_with_a_word_of_caution() -> None:
    text = diff(EXAMPLES / "nongkhai2-2564.xlsx", EXAMPLES / "nongkhai2-2565.xlsx")

    assert "The fiscal years differ: 2564, now 2565" in text


@pytest.mark.parametrize("lang", ["th", "en"])
def test_books_whose_items_are_others_are_not_compared(lang) -> None:
    old, new = EXAMPLES / "nongkhai2-2565.xlsx", EXAMPLES / "phichit-2567.xlsx"
    done = run("diff", old, new, "--lang", lang)

    assert (done.exit_code, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 1
    assert "2567" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "OLD NEW"),
        (("a.xlsx",), "The old book is missing"),
        (("a.xlsx", "b.xlsx", "--since", "c.xlsx"), "Name the old book only once"),
        (("a.xlsx", "b.xlsx", "c.xlsx"), "more words"),
    ],
)
def test_wrong_usage_is_one_sentence(arguments, said) -> None:
    done = run("diff", *arguments, "--lang", "en")

    assert done.exit_code == 2
    assert said in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("missing", [0, 1])
def test_a_file_that_is_not_there_is_one_sentence(here, missing) -> None:
    files = [here / "june.xlsx", here / "july.xlsx"]
    files[missing] = here / "no such.xlsx"
    done = run("diff", *files, "--lang", "en")

    assert (done.exit_code, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 1


def test_names_and_numbers_of_persons_are_left_out_where_asked(tmp_path) -> None:
    before, after = books.june(), books.july()
    after["tables"]["items"][0]["status"] = "ดำเนินการแล้ว แต่ให้แก้เบอร์ 042-411-999"
    old, new = (books.write(tmp_path, name, data) for name, data in (("a", before), ("b", after)))

    assert "042-411-999" in diff(old, new)
    assert "042-411-999" not in diff(old, new, "--redact")


def test_the_files_are_only_read(here, tmp_path) -> None:
    for name in ("june.xlsx", "july.xlsx"):
        shutil.copy(here / name, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    diff(tmp_path / "june.xlsx", tmp_path / "july.xlsx")

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
