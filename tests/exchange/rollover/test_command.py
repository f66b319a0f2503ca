"""oitsheet rollover: what it writes, what it says, and what it refuses in one sentence."""

from __future__ import annotations

import json

import pytest
import xlsxwriter
from cli.running import EXAMPLES, as_json, run
from exchange.rollover.old_year import LAYOUT, old_book

from oitsheet.form.edition import edition_keys, load_edition
from oitsheet.workbook.reading import read

BOOKS = sorted(path.name for path in EXAMPLES.glob("*.xlsx"))
LATER = [
    (book, key)
    for book in BOOKS
    for key in edition_keys()
    if max(load_edition(key).fiscal_years) > int(book[-9:-5])
]


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "oit-2565.xlsx"
    path.write_bytes(old_book())
    return path


def sheets(path):
    return {sheet.name: sheet for sheet in read(path.read_bytes()).sheets}


@pytest.mark.parametrize(("book", "key"), LATER)
def test_every_example_becomes_a_sound_book_of_every_later_edition(book, key, tmp_path) -> None:
    new = tmp_path / "new.xlsx"
    done = run("rollover", EXAMPLES / book, "--edition", key, "-o", new)
    report = as_json(new)
    loud = {one["severity"] for one in report["findings"]} & {"error", "risk"}

    assert done.exit_code == 0, done.output
    assert (report["edition"]["key"], report["edition"]["how"]) == (key, "agency")
    assert report["edition"]["fiscal_year_be"] > int(book[-9:-5])
    # an office that asks for another scheme's edition is asked about that, and no more
    assert loud == set()
    assert report["kpi"]["claimed"] == 0


def test_the_old_book_is_only_read(old, tmp_path) -> None:
    before = old.read_bytes()
    run("rollover", old, "--edition", "2566-obec", "-o", tmp_path / "new.xlsx")

    assert old.read_bytes() == before
    assert LAYOUT.ours["mapping"] in sheets(tmp_path / "new.xlsx")


def test_a_dry_run_says_the_same_and_writes_nothing(old, tmp_path) -> None:
    new = tmp_path / "new.xlsx"
    dry = run("rollover", old, "--edition", "2566-obec", "--dry-run", "--lang", "en").stdout
    kept = [*tmp_path.iterdir()]
    real = run("rollover", old, "--edition", "2566-obec", "-o", new, "--lang", "en").stdout

    assert kept == [old]
    assert dry.splitlines()[:-1] == real.split("Made ", maxsplit=1)[0].splitlines()
    assert dry.splitlines()[-1] == "Nothing was written (--dry-run)"


def test_the_listing_names_what_happened_to_items_points_and_owners(old) -> None:
    shown = run("rollover", old, "--edition", "2566-obec", "--dry-run", "--lang", "en").stdout
    told = " ".join(shown.split())

    assert "renumbered 22 · merged 3 · split 2 · only in part 1 · new 4 · gone 2" in told
    assert "O15 Service manual or standard ← O14" in told
    assert "carried for 35 items: 100 points 33x · 0 points 2x" in told
    assert "different ones (O12 = 100, O20 = 0)" in told
    assert shown.index("  O24 ") < shown.index("Items that lost points")
    assert "answered only for items that are gone" in told


def test_json_holds_the_mapping_the_points_and_what_was_left(old) -> None:
    values = json.loads(
        run("rollover", old, "--edition", "2566-obec", "--dry-run", "--format", "json").stdout
    )
    items = {one["code"]: one for one in values["items"]}

    assert values["schema"] == "oitsheet.rollover/v1"
    assert (values["old"]["fiscal_year_be"], values["new"]["fiscal_year_be"]) == (2565, 2566)
    assert (items["O15"]["kind"], items["O15"]["last_points"]) == ("renumbered", 0)
    assert items["O13"]["why_none"] == "differ"
    assert items["O13"]["old_points"] == {"O12": 100, "O20": 0}
    assert values["weak"] == ["O24", "O13", "O15", "O40", "O32"]
    assert {one["why"] for one in values["left"]} >= {"closing", "owner_gone"}
    assert values["file"] is None


def test_the_mapping_of_two_editions_needs_no_book() -> None:
    asked = ("rollover", "--map-only", "--from", "2565-obec", "--edition", "2567-obec")
    values = json.loads(run(*asked, "--format", "json").stdout)
    shown = " ".join(run(*asked, "--lang", "en").stdout.split())

    assert values["between"] == ["2566-obec"]
    assert values["counts"]["merged"] == 2
    assert len(values["items"]) == 35
    assert "← O12 Annual performance report + O20 Annual budget spending report" in shown


def test_the_mapping_of_a_book_starts_from_its_own_edition(old) -> None:
    done = run("rollover", old, "--map-only", "--edition", "2566-moe", "--format", "json")

    assert json.loads(done.stdout)["old"]["edition"] == "2565-obec"


def test_an_offices_own_table_is_rolled_over_as_far_as_a_check_reads_it(tmp_path) -> None:
    path = tmp_path / "ตาราง ita.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("ita 65")
        sheet.write(0, 0, "ตารางติดตาม OIT")
        sheet.write_row(1, 0, ["ข้อที่", "ประเด็นการตรวจ", "ผู้รับผิดชอบ", "คะแนน", "ห้อง"])
        for n, item in enumerate(load_edition("2565-obec").items, start=1):
            points = "๐" if item.code == "O14" else "๑๐๐"
            sheet.write_row(n + 1, 0, [f"๐{n}", item.title_th, "- กลุ่ม ก\n- กลุ่ม ข", points, "1"])
    new = tmp_path / "new.xlsx"
    done = run("rollover", path, "--edition", "2566-obec", "--lang", "en", "-o", new)
    items = sheets(new)[LAYOUT.sheet("items").name].cells
    owners = {items.get((row, 4)) for row in range(5, 48)}
    zeros = [items[row, 1] for row in range(5, 48) if items.get((row, 12)) == 0]

    assert done.exit_code == 0
    assert "ita 65!E2 a column that is none of the form's: ห้อง" in done.stdout
    assert owners >= {"- กลุ่ม ก\n- กลุ่ม ข"}
    assert zeros == ["O15"]


def test_a_book_that_does_not_tell_its_edition_can_be_told_it(tmp_path) -> None:
    path = tmp_path / "codes.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("OIT")
        sheet.write_row(0, 0, ["ข้อ", "คะแนน"])
        for n in range(1, 44):
            sheet.write_row(n, 0, [f"O{n}", 100])
    asked = ("rollover", path, "--edition", "2567-obec", "--dry-run", "--lang", "en")
    refused, done = run(*asked), run(*asked, "--from", "2566-obec")

    assert (refused.exit_code, done.exit_code) == (3, 0)
    assert "--edition" in refused.stderr or "criteria" in refused.stderr
    assert "2566 (2566-obec, 43 items) → 2567 (2567-obec, 35 items)" in done.stdout


def refusal(*arguments):
    done = run("rollover", *arguments, "--lang", "en")
    return done.exit_code, done.stderr.strip().splitlines()[-1]


def test_what_makes_no_sense_is_refused_in_one_sentence(old, tmp_path) -> None:
    new = tmp_path / "new.xlsx"
    new.write_bytes(b"mine")
    edition = ("--edition", "2566-obec")
    refused = {
        "later year": refusal(old, "--edition", "2565-obec", "--dry-run"),
        "serves": refusal(old, *edition, "--year", "2570", "--dry-run"),
        "year": refusal(old, *edition, "--year", "next", "--dry-run"),
        "-o": refusal(old, *edition),
        "exists": refusal(old, *edition, "-o", new),
        "overwrite": refusal(old, *edition, "-o", old, "--force"),
        ".xlsx": refusal(old, *edition, "-o", tmp_path / "new.xls"),
        "last year's file": refusal(*edition, "-o", tmp_path / "other.xlsx"),
        "--from": refusal("--map-only", *edition),
        "change them round": refusal("--map-only", "--from", "2567-obec", *edition),
        "no edition": refusal(old, "--edition", "2599-obec", "--dry-run"),
    }

    assert {code for code, _ in refused.values()} == {2}
    assert [word for word, (_, said) in refused.items() if word not in said] == []
    assert new.read_bytes() == b"mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.xlsx", "oit-2565.xlsx"]


def test_a_file_that_is_there_is_replaced_when_asked(old, tmp_path) -> None:
    new = tmp_path / "new.xlsx"
    new.write_bytes(b"mine")
    done = run("rollover", old, "--edition", "2566-obec", "-o", new, "--force")

    assert done.exit_code == 0
    assert LAYOUT.ours["mapping"] in sheets(new)


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_said_in_one_sentence(content, tmp_path) -> None:
    path = tmp_path / "old.xlsx"
    path.write_bytes(content)
    done = run("rollover", path, "--edition", "2566-obec", "--dry-run")

    assert done.exit_code == 3
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_book_under_the_wrong_stamp_is_doubted_before_anything_else(tmp_path) -> None:
    def change(data):
        for row, title in zip(data["items"].values(), load_edition("2566-obec").items, strict=True):
            row["title"] = title.title_th

    path = tmp_path / "old.xlsx"
    path.write_bytes(old_book(change))
    told = run("rollover", path, "--edition", "2566-obec", "--dry-run", "--lang", "en").stdout

    assert told.startswith("Look at this in the old file first:")
    assert "2566-obec" in told.splitlines()[0] + told.splitlines()[1]


def test_an_edition_for_other_offices_is_asked_about(old) -> None:
    told = run("rollover", old, "--edition", "2566-moe", "--dry-run", "--lang", "en").stdout

    assert told.startswith("The kind of office in the file (สพป.) is none of edition 2566-moe")


OWN = """extends = "2566-obec"
key = "2566-own"
name_th = "ของเรา"
name_en = "Ours"
"""


def test_an_own_edition_serves_and_the_new_book_finds_it_again(old, tmp_path) -> None:
    folder = tmp_path / "oitsheet-editions"
    folder.mkdir()
    (folder / "2566-own.toml").write_text(OWN, encoding="utf-8")
    new = tmp_path / "new.xlsx"
    done = run("rollover", old, "--edition", "2566-own", "-o", new, "--lang", "en")

    assert done.exit_code == 0, done.output
    assert as_json(new)["edition"]["key"] == "2566-own"
    assert "--edition" not in done.stdout


def test_an_own_edition_that_no_check_will_find_is_told(old, tmp_path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN, encoding="utf-8")
    done = run("rollover", old, "--edition", file, "-o", tmp_path / "new.xlsx", "--lang", "en")

    assert done.exit_code == 0
    assert "oitsheet-editions" in done.stdout.split("Made ", maxsplit=1)[1]


def test_a_part_of_a_book_is_refused_in_one_sentence(old, tmp_path) -> None:
    parts = tmp_path / "parts"
    run("split", old, "-o", parts)
    some = sorted(parts.glob("*.xlsx"))
    done = run("rollover", some[0], "--edition", "2566-obec", "--dry-run", "--lang", "en")

    assert len(some) > 3
    assert (done.exit_code, done.stdout) == (3, "")
    assert "not the whole book" in done.stderr
