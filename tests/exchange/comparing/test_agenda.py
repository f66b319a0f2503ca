"""``oitsheet agenda``: one page for the next meeting, on the screen and for Word."""

from __future__ import annotations

import copy
import io
import shutil
import subprocess
import zipfile

import docx
import pytest
from annotating.sdk import errors
from cli.running import EXAMPLES, TODO_ONLY, run
from docx.oxml.ns import qn
from exchange.comparing import books

from oitsheet.rendering.agenda import thai_digits


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    folder = tmp_path_factory.mktemp("books")
    for name in ("june", "july", "crowded_before", "crowded_after"):
        books.write(folder, name, getattr(books, name)())
    return folder


def shown(*arguments):
    done = run("agenda", *arguments)
    assert (done.stderr, done.exit_code) == ("", 0)
    return done.stdout


def for_word(folder, *arguments):
    path = folder / "agenda.docx"
    done = run("agenda", *arguments, "-o", path, "--force")
    assert (done.stderr, done.exit_code) == ("", 0)
    return path


def words_of(path):
    document = docx.Document(str(path))
    cells = [cell.text for t in document.tables for row in t.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_it_says_who_is_stuck_what_to_mend_first_money_and_dates(here) -> None:
    text = shown(here / "july.xlsx", "--since", here / "june.xlsx", "--lang", "en")

    assert "Since 1 Jun 2022: 3 done or better (O2, O4, O10)" in text
    assert f"- {books.MONEY}: Open items mend O22" in text
    assert "O22 Procurement announcements (+1.43 points): " in text
    assert "Budget: received 33,500 baht, left 22,070" in text
    assert "Next: 20 Jul 2022 ประชุมติดตามรอบที่ 2" in text
    assert "Due date: 30 Jun 2022 (12 days ago) · overdue: 4 items" in text


def test_a_link_that_changed_after_the_hand_in_is_to_be_decided_on(here) -> None:
    told = shown(here / "july.xlsx", "--since", here / "june.xlsx").split("วาระที่ 3")[1]

    assert "ลิงก์เปลี่ยนหลังกำหนดส่ง 1 ข้อ (O1)" in told


def test_a_snapshot_may_be_the_last_time(here, tmp_path) -> None:
    run("check", here / "june.xlsx", "--snapshot", tmp_path / "june.json")
    told = shown(here / "july.xlsx", "--since", tmp_path / "june.json", "--lang", "en")

    assert "3 done or better (O2, O4, O10)" in told


def test_before_anything_is_filled_in_it_says_what_to_begin_with() -> None:
    text = shown(TODO_ONLY, "--as-of", "2565-11-01")

    assert "เริ่มต้น: กรอกแผ่นข้อมูลหน่วยงาน (ชื่อหน่วยงาน" in text
    assert "กรอกผลการดำเนินการและลิงก์ของ 43 ข้อ" in text
    assert "เลยกำหนด" not in text


def test_a_blank_is_never_overdue(tmp_path) -> None:
    data = books.june()
    data["tables"]["items"] = []
    data["agency"]["report_date"] = "12 ก.ค. 2565"

    assert "เลยกำหนดแต่ยังค้าง" not in shown(books.write(tmp_path, "a", data))


def test_an_assessed_year_has_its_result_and_no_forecast() -> None:
    text = shown(EXAMPLES / "nongkhai2-2564.xlsx", "--lang", "en")

    assert "OIT score: assessed 74.20 (level C)" in text
    assert "forecast" not in text
    assert "Due date" not in text


@pytest.mark.parametrize("name", ["july", "crowded_after"])
def test_on_the_screen_it_is_one_page_too(here, name) -> None:
    before = {"july": "june", "crowded_after": "crowded_before"}[name]

    assert len(shown(here / f"{name}.xlsx", "--since", here / f"{before}.xlsx").splitlines()) <= 60


def test_the_day_of_the_meeting_is_said_or_left_open(here) -> None:
    assert "ประชุมวันที่ 20 ก.ค. 2565" in shown(here / "july.xlsx", "--meeting", "20/7/2565")
    assert "ประชุมวันที่ ....." in shown(here / "july.xlsx")


def test_on_paper_numbers_are_thai_and_codes_are_not(here, tmp_path) -> None:
    text = words_of(for_word(tmp_path, here / "july.xlsx"))

    assert "งบประมาณ: ได้รับ ๓๓,๕๐๐ บาท เหลือ ๒๒,๐๗๐ บาท" in text
    assert "แก้ O22" in text


@pytest.mark.parametrize(
    ("options", "said"),
    [(("--digits", "arabic"), "33,500"), (("--lang", "en"), "33,500"), ((), "๓๓,๕๐๐")],
)
def test_digits_are_as_asked_for(here, tmp_path, options, said) -> None:
    assert said in words_of(for_word(tmp_path, here / "july.xlsx", *options))


def test_thai_digits_may_stand_on_the_screen(here) -> None:
    assert "๓๓,๕๐๐" in shown(here / "july.xlsx", "--digits", "thai")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("O14 (+12.50)", "O14 (+๑๒.๕๐)"),
        ("O1–O9, O30", "O1–O9, O30"),
        ("12/7/2565", "๑๒/๗/๒๕๖๕"),
        ("2565-obec v1.2", "2565-obec v1.2"),
        ("รอบที่ 2", "รอบที่ ๒"),
        ("แบบ สขร.1", "แบบ สขร.๑"),
    ],
)
def test_only_numbers_become_thai(typed, written) -> None:
    assert thai_digits(typed) == written


def test_the_paper_is_a4_in_the_font_of_thai_offices(here, tmp_path) -> None:
    document = docx.Document(str(for_word(tmp_path, here / "july.xlsx")))
    page, style = document.sections[0], document.styles["Normal"].element.rPr
    runs = [run._r.rPr for p in document.paragraphs for run in p.runs]  # noqa: SLF001

    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.0, 29.7)
    for properties in (style, *runs):
        fonts = properties.find(qn("w:rFonts"))
        assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "cs")} == {
            "TH Sarabun New"
        }
        assert properties.find(qn("w:szCs")).get(qn("w:val")) == properties.find(qn("w:sz")).get(
            qn("w:val")
        )
        assert properties.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"
    assert {properties.find(qn("w:sz")).get(qn("w:val")) for properties in runs[:-1]} == {"32"}


def test_made_twice_it_is_the_same_to_the_byte(here, tmp_path) -> None:
    one = for_word(tmp_path, here / "july.xlsx").read_bytes()
    two = for_word(tmp_path, here / "july.xlsx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(one)) as package:
        days = {entry.date_time for entry in package.infolist()}

    assert one == two
    assert days == {(1980, 1, 1, 0, 0, 0)}


def test_names_and_numbers_of_persons_are_left_out_where_asked(tmp_path) -> None:
    data = books.july()
    data["tables"]["owners"][0]["owner"] = "นายตัวอย่าง ตัวหนึ่ง"
    data["tables"]["calendar"][1]["what"] = "ประชุม ติดต่อ 081-234-5678"
    book = books.write(tmp_path, "a", data)

    assert "ตัวหนึ่ง" in shown(book)
    assert "ตัวหนึ่ง" not in shown(book, "--redact")
    assert "081" not in shown(book, "--redact")


def test_a_file_that_is_there_stays_without_force(here, tmp_path) -> None:
    (tmp_path / "a.docx").write_bytes(b"mine")
    done = run("agenda", here / "july.xlsx", "-o", tmp_path / "a.docx")

    assert done.exit_code == 2
    assert (tmp_path / "a.docx").read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["a.xlsx", "a.doc", "a"])
def test_the_file_must_be_one_that_word_knows(here, tmp_path, name) -> None:
    assert run("agenda", here / "july.xlsx", "-o", tmp_path / name).exit_code == 2
    assert not (tmp_path / name).exists()


def test_a_file_that_is_no_workbook_is_one_sentence(tmp_path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK")
    done = run("agenda", tmp_path / "a.xlsx")

    assert (done.exit_code, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 1


def wordy():
    """Names and remarks as long as they come, many measures and days, much money."""
    data = copy.deepcopy(books.crowded_after())
    name = "คณะทำงานขับเคลื่อนการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ กลุ่มที่"
    for number, row in enumerate(data["tables"]["items"]):
        row["owner_lead"] = f"{name} {number % 20}"
    data["agency"]["office"] = "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาตัวอย่าง " * 4
    data["tables"]["budget"] = [
        {"project": f"โครงการ {n}", "allocated": 98765432.25, "spent_q1": 12345678.25}
        for n in range(9)
    ]
    data["tables"]["calendar"] *= 5
    return data


def unassigned():
    data = copy.deepcopy(books.crowded())
    for row in data["tables"]["items"]:
        row.pop("owner_lead")
    return data


def pages(folder, path):
    assert shutil.which("soffice"), "these tests need LibreOffice: see .ci/packages"
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder / 'profile'}"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  (our own file)
    told = subprocess.run(  # noqa: S603
        ["pdfinfo", str(path.with_suffix(".pdf"))],  # noqa: S607
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return int(told.stdout.split("Pages:")[1].split()[0])


@pytest.mark.ooxml
def test_word_has_nothing_against_the_file(here, tmp_path) -> None:
    before = here / "crowded_before.xlsx"
    path = for_word(tmp_path, here / "crowded_after.xlsx", "--since", before)

    assert errors(path) == {}


@pytest.mark.libreoffice
@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize(
    "make", [books.july, books.crowded_after, wordy, unassigned], ids=lambda make: make.__name__
)
def test_it_is_one_page_whatever_the_book_holds(tmp_path, make, lang) -> None:
    before = {"july": books.june}.get(make.__name__, books.crowded_before)
    old, new = (
        books.write(tmp_path, name, data()) for name, data in (("old", before), ("new", make))
    )
    path = for_word(tmp_path, new, "--since", old, "--lang", lang, "--meeting", "20/7/2565")

    assert pages(tmp_path, path) == 1
