"""Editions of the office's own, found without a flag: beside the workbook, or the user's own."""

from __future__ import annotations

import shutil
import sys

import pytest
import xlsxwriter
from cli.running import run
from exchange.criteria.papers import written

from oitsheet.doors import check_file, editions_beside
from oitsheet.form import edition_folders
from oitsheet.form.edition import BadEdition, load_edition
from oitsheet.form.edition_places import folders_beside, user_editions
from oitsheet.form.layout import load_layout
from oitsheet.form.template import Filled, build

KEY = "2568-moe"
FOLDER = "oitsheet-editions"
EXTENDING = """
extends = "2567-obec"
key = "2568-obec"
name_th = "ชุด"
name_en = "An edition"
fiscal_years = [2568]
previous_years = [2567]
gone = []
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """An edition of the office's own, made of a table."""
    folder = tmp_path_factory.mktemp("made")
    paper = written(folder, "docx")
    done = run("edition", "from-table", paper, "--year", "2568", "--scheme", "moe")
    assert done.exit_code == 0, done.output
    return folder / FOLDER / f"{KEY}.toml"


@pytest.fixture(autouse=True)
def user(tmp_path, monkeypatch):
    """The user's own folder of editions, empty, and a folder to stand in."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("OITSHEET_EDITIONS", str(tmp_path / "user"))
    return tmp_path / "user"


@pytest.fixture
def office(tmp_path):
    """A folder of the office with workbooks in it; nobody stands in it."""
    folder = tmp_path / "office"
    (folder / FOLDER).mkdir(parents=True)
    return folder


def put(file, folder, name=None, **changes):
    """A copy of the edition in a folder, with some of its words changed."""
    folder.mkdir(parents=True, exist_ok=True)
    text = file.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert f'{old} = "' in text
        text = text.replace(f'\n{old} = "', f'\n{old} = "{new}', 1)
    target = folder / (name or file.name)
    target.write_text(text, encoding="utf-8")
    return target


def book(folder, edition=None, **agency):
    """A workbook of that year in a folder; it bears no stamp where no edition is given."""
    path = folder / "book.xlsx"
    made = edition or load_edition("2567-moe")
    fill = Filled(agency={"office": "สำนักงานตัวอย่าง", **agency}, tables={})
    path.write_bytes(build(load_layout(), made, fill=fill))
    return path


def own(file):
    return editions_beside(file.parent.parent).load(KEY)


def test_a_book_is_checked_by_the_edition_in_the_folder_beside_it(file, office):
    put(file, office / FOLDER)
    report = check_file(book(office, own(file)))

    assert report.edition.key == KEY
    assert len(report.items) == 28


@pytest.mark.parametrize("name", edition_folders.folder_names())
def test_every_name_of_the_folder_is_known(file, tmp_path, name):
    put(file, tmp_path / "office" / name)

    assert KEY in editions_beside(tmp_path / "office" / "book.xlsx").known()


def test_several_books_are_each_checked_by_the_editions_beside_them(file, office, tmp_path):
    put(file, office / FOLDER)
    first = book(office, own(file))
    second = tmp_path / "other"
    second.mkdir()
    shutil.copy(first, second / "book.xlsx")
    done = run("check", first, second / "book.xlsx", "--lang", "en")

    assert done.exit_code == 3
    assert f"edition {KEY}" in done.output
    assert "other/book.xlsx is of fiscal year 2568, for which there is no edition" in done.stderr


def test_the_users_folder_serves_everywhere(file, user, tmp_path):
    put(file, user)

    assert check_file(book(tmp_path, own(file))).edition.key == KEY


def test_the_environment_may_name_several_folders(file, tmp_path, monkeypatch):
    put(file, tmp_path / "two")
    separator = ";" if sys.platform == "win32" else ":"
    monkeypatch.setenv("OITSHEET_EDITIONS", f"{tmp_path / 'one'}{separator}{tmp_path / 'two'}")

    assert KEY in editions_beside().known()


@pytest.mark.parametrize(
    ("platform", "environ", "end"),
    [
        ("win32", {"APPDATA": "/roaming"}, "roaming/oitsheet/editions"),
        ("darwin", {}, "Library/Application Support/oitsheet/editions"),
        ("linux", {"XDG_CONFIG_HOME": "/config"}, "/config/oitsheet/editions"),
        ("linux", {}, ".config/oitsheet/editions"),
    ],
)
def test_each_system_has_its_folder_for_the_user(monkeypatch, platform, environ, end):
    for name in ("APPDATA", "XDG_CONFIG_HOME", "OITSHEET_EDITIONS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)

    assert user_editions().as_posix().endswith(end)
    assert folders_beside()[-1] == user_editions()


def test_a_key_is_enough_for_every_command(file, office, monkeypatch):
    put(file, office / FOLDER)
    monkeypatch.chdir(office)

    assert run("new", "--edition", KEY, "-o", "new.xlsx").exit_code == 0
    assert run("annotate", "new.xlsx").exit_code == 0
    assert run("check", "new.xlsx", "--edition", KEY.upper()).exit_code == 0


def test_the_nearer_of_two_with_one_key_counts_and_the_other_is_told(
    file, user, office, monkeypatch
):
    near = put(file, office / FOLDER, name_th="ใกล้ ")
    put(file, user, name_th="ไกล ")
    monkeypatch.chdir(office)
    listed = " ".join(run("editions", "--lang", "en").output.split())

    assert editions_beside().load(KEY).name_th.startswith("ใกล้")
    assert editions_beside().paths[KEY] == near.resolve()
    assert "is not used: a file of that key lies nearer" in listed


def test_an_own_edition_never_takes_the_place_of_a_bundled_one(file, user):
    text = file.read_text(encoding="utf-8").replace(f'key = "{KEY}"', 'key = "2567-moe"')
    user.mkdir()
    (user / "x.toml").write_text(text, encoding="utf-8")
    listed = " ".join(run("editions", "--lang", "en").output.split())

    assert editions_beside().load("2567-moe") is load_edition("2567-moe")
    assert "is not used: an edition of that key ships with the program" in listed


def test_the_editions_are_listed_with_their_file(file, user):
    path = put(file, user)
    listed = run("editions", "--lang", "en").output

    assert f"{KEY}  OIT, 28 items" in listed
    assert "".join(str(path).split()) in "".join(listed.split())


def test_a_faulty_file_harms_no_check_with_another_edition(file, user, tmp_path):
    put(file, user)
    (user / "2569-moe.toml").write_text("key = '2569-moe'\nnonsense", encoding="utf-8")
    (user / "2570-moe.toml").write_bytes(b"\xff\xfe\x00")
    done = run("check", book(tmp_path, own(file)), "--lang", "en")

    assert f"edition {KEY}" in done.output
    assert "2569" not in done.output


def test_a_faulty_file_is_told_where_a_book_asks_for_it(file, user, tmp_path):
    asking = book(tmp_path, own(file))
    put(file, user).write_text(f'key = "{KEY}"\n', encoding="utf-8")
    done = run("check", asking, "--lang", "en")

    assert done.exit_code == 3
    assert "which cannot be used: head:" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_faulty_file_is_told_where_it_may_be_the_years_only_one(user, tmp_path):
    user.mkdir()
    (user / "2569-moe.toml").write_text('key = "2569-moe"\n', encoding="utf-8")
    path = tmp_path / "table.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("ข้อมูลหน่วยงาน").write_row(0, 0, ["ปีงบประมาณ", 2569])
        items = workbook.add_worksheet("รายการ OIT")
        items.write_row(0, 0, ["ข้อ", "ประเด็นการตรวจ", "ผลการดำเนินงาน"])
        for number in range(1, 6):
            items.write_row(number, 0, [f"O{number}", f"เรื่องที่ {number}", "ดำเนินการแล้ว"])
    done = run("check", path, "--lang", "en")

    assert done.exit_code == 3
    assert "2569-moe.toml, which cannot be used" in done.stderr


def test_a_check_of_a_bundled_edition_reads_none_of_the_offices(user, tmp_path, monkeypatch):
    user.mkdir()
    (user / "2568-moe.toml").write_text('key = "2568-moe"\n', encoding="utf-8")
    read = []
    monkeypatch.setattr(edition_folders, "load_own", lambda *asked: read.append(asked))
    report = check_file(book(tmp_path))

    assert report.edition.key == "2567-moe"
    assert read == []


def test_titles_alone_lead_to_an_own_edition(file, user, tmp_path):
    put(file, user)
    edition = own(file)
    lines = [["ข้อ", "ประเด็นการตรวจ", "ผลการดำเนินงาน"]]
    lines += [[item.code, item.title_th, "ดำเนินการแล้ว"] for item in edition.items]
    path = tmp_path / "table.xlsx"
    _save(path, lines)

    assert check_file(path).edition.key == KEY


def test_an_own_edition_may_extend_a_bundled_one_and_another_own(user):
    user.mkdir()
    (user / "2568-obec.toml").write_text(EXTENDING, encoding="utf-8")
    more = EXTENDING.replace('"2567-obec"', '"2568-obec"').replace(
        '"2568-obec"\nname', '"2568-x"\nname'
    )
    (user / "2568-x.toml").write_text(more, encoding="utf-8")
    shelf = editions_beside()

    assert shelf.load("2568-obec").codes == load_edition("2567-obec").codes
    assert shelf.load("2568-x").extends == "2568-obec"


def test_editions_that_extend_each_other_are_told_and_hang_nothing(user):
    user.mkdir()
    for key, base in (("2568-a", "2568-b"), ("2568-b", "2568-a")):
        text = EXTENDING.replace("2567-obec", base).replace('key = "2568-obec"', f'key = "{key}"')
        (user / f"{key}.toml").write_text(text, encoding="utf-8")

    with pytest.raises(BadEdition, match=r"circle|known"):
        editions_beside().load("2568-a")


def test_a_key_is_read_without_parsing_and_falls_back_on_the_name(user):
    user.mkdir()
    (user / "copy (1).toml").write_text("# made\n  key = '2571-moe'\nbroken", encoding="utf-8")
    (user / "2572-moe.toml").write_bytes(b"\x00\xff")
    (user / "._2573-moe.toml").write_text('key = "2573-moe"', encoding="utf-8")
    (user / "notes.txt").write_text('key = "2574-moe"', encoding="utf-8")

    assert sorted(editions_beside().paths) == ["2571-moe", "2572-moe"]


def test_a_folder_that_is_not_there_or_is_a_file_holds_none(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv("OITSHEET_EDITIONS", f"{tmp_path / 'file'}")

    assert editions_beside(tmp_path / "nowhere" / "book.xlsx").own == ()


def _save(path, rows):
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("OIT")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
