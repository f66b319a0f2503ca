"""What the command writes, whole: text in both languages, and JSON.

For the examples, and for four books that offices may have: the template as it is, the same after
ten minutes, a careful office's, and one with many faults.

Run ``pytest --snapshot-update`` after a change that is meant, and read the difference.
"""

from pathlib import Path

import pytest
from click.testing import CliRunner
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from what_people_do.good_office import filled, good
from what_people_do.test_planted_faults import FAULTS, TOGETHER

from oitsheet import __version__
from oitsheet.cli import main
from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.template import Filled, build

EXAMPLES = Path(__file__).resolve().parents[2] / "workbook_templates" / "examples"
NAMES = [path.name for path in sorted(EXAMPLES.glob("*.xlsx"))]


class AsText(SingleFileSnapshotExtension):
    """One readable file for each output."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


class AsJson(AsText):
    file_extension = "json"


def ten_minutes() -> bytes:
    """Four cells, and status and link of some items, as the sheets' own words ask for."""
    edition = load_edition("2565-obec")
    link = "https://www.example.go.th/ita/{}"
    done = [
        {"code": c, "status": "ดำเนินการแล้ว", "link": link.format(c)} for c in edition.codes[:20]
    ]
    open_ = [
        {"code": "O21", "status": "อยู่ระหว่างดำเนินการ"},
        {"code": "O22", "status": "ให้แสดงเป็นแบบรายเดือน"},
        {"code": "O23", "status": "ดำเนินการแล้ว"},
    ]
    agency = {
        "office": "สพป.ตัวอย่าง เขต 1",
        "fiscal_year": "2565",
        "hosts": "https://www.example.go.th",
        "report_date": "12 ก.ค. 2565",
    }
    fill = Filled(agency=agency, tables={"items": [*done, *open_]})
    return build(load_layout(), edition, fill=fill)


def many_faults() -> bytes:
    """A careful office's book with many faults planted into it."""
    book = filled("2565-obec", assessed=False)
    for name in TOGETHER:
        FAULTS[name].plant(book)
    fill = Filled(agency=book["agency"], project=book["project"], tables=book["tables"])
    return build(load_layout(), load_edition("2565-obec"), fill=fill)


BOOKS = {
    "the template": lambda: build(load_layout(), load_edition("2565-obec")),
    "ten minutes": ten_minutes,
    "a careful office": lambda: good("2565-obec", assessed=False),
    "many faults": many_faults,
}


def written(monkeypatch, name, *options, where=EXAMPLES):
    """What the command writes about a book; its name is all that tells where it lies."""
    monkeypatch.chdir(where)
    monkeypatch.setenv("COLUMNS", "100")
    outcome = CliRunner().invoke(main, ["check", name, *options])
    assert outcome.stderr == ""
    return outcome.stdout


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_the_text_is_as_it_was(monkeypatch, snapshot, name, lang):
    assert written(monkeypatch, name, "--lang", lang) == snapshot(extension_class=AsText)


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_the_json_is_as_it_was(monkeypatch, snapshot, name, lang):
    text = written(monkeypatch, name, "--lang", lang, "--format", "json")
    own = f'"oitsheet": "{__version__}"'
    assert text.count(own) == 1
    assert text.replace(own, '"oitsheet": "…"') == snapshot(extension_class=AsJson)


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("name", BOOKS)
def test_what_is_said_of_an_offices_book_is_as_it_was(monkeypatch, snapshot, tmp_path, name, lang):
    (tmp_path / "oit.xlsx").write_bytes(BOOKS[name]())
    text = written(monkeypatch, "oit.xlsx", "--lang", lang, "--as-of", "2022-07-10", where=tmp_path)
    assert text == snapshot(extension_class=AsText)
