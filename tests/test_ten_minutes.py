"""Ten minutes to the first value: what an office does with a new workbook, and what it then reads.

Each book is made by the command, opened and filled in as by hand, saved, and checked by the
command. openpyxl stores no results for formulas, and Excel does: that one remark is left aside.
"""

import datetime as dt
import json
import re
import subprocess
import sys
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from click.testing import CliRunner

from oitsheet.cli import main
from oitsheet.form.edition import edition_keys, load_edition

AGENCY, ITEMS, BUDGET = "ข้อมูลหน่วยงาน", "รายการ OIT", "งบประมาณ"
SITE = "https://www.example.go.th"
HEADER_ROW = 4
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
LAST_YEARS_ZEROS = {14, 20, 26, 27, 28, 37, 43}
ONE_SCREEN = 40
DONE, REMARK, UNDER_WAY = "ดำเนินการแล้ว", "เพิ่มเติมข้อมูลเบอร์โทรศัพท์", "อยู่ระหว่างดำเนินการ"


@cache
def new(edition):
    """A master workbook as the command makes it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "new.xlsx"
        command("new", "--edition", edition, "-o", path)
        return path.read_bytes()


class Book:
    """A new master workbook in an office's hands."""

    def __init__(self, folder, edition="2565-obec"):
        self.path = folder / "oit.xlsx"
        self.path.write_bytes(new(edition))
        self.book = openpyxl.load_workbook(self.path)

    def tell(self, fields):
        """Fill in fields of the agency sheet by their labels."""
        for label, value in fields.items():
            self.field(label).value = value

    def field(self, label):
        """The cell beside a label of the agency sheet."""
        rows = self.book[AGENCY].iter_rows()
        return next(row[1] for row in rows if str(row[0].value).rstrip(" *") == label)

    def four_cells(self):
        self.tell(
            {
                "ชื่อหน่วยงาน": "สพป.ตัวอย่าง เขต 1",
                "ปีงบประมาณ พ.ศ.": "๒๕๖๕",
                "เว็บไซต์หลัก": SITE,
                "วันที่รายงาน": "๑๒ ก.ค. ๖๕",
            }
        )

    def cell(self, header, row, sheet=ITEMS):
        found = next(cell for cell in self.book[sheet][HEADER_ROW] if cell.value == header)
        return self.book[sheet].cell(row, found.column)

    def column(self, header, values):
        """Type or paste values under a header of the item list, from O1 on."""
        for row, value in enumerate(values, start=HEADER_ROW + 1):
            self.cell(header, row).value = value

    def paste(self, rows, corner="A4", sheet=ITEMS):
        """Paste a block of cells as Excel does: over whatever stands there."""
        first = self.book[sheet][corner]
        for down, row in enumerate(rows):
            for right, value in enumerate(row):
                self.book[sheet].cell(first.row + down, first.column + right).value = value

    def titles(self):
        return [self.book[ITEMS].cell(row, 2).value for row in range(5, 48)]

    def check(self, *options):
        self.book.save(self.path)
        return Read(self.path, options)


class Read:
    """What the office reads about its book, in both languages and as figures."""

    def __init__(self, path, options=()):
        self.path, self.options = path, options

    def said(self, *more):
        return command("check", self.path, *more, *self.options)

    @cached_property
    def thai(self):
        return self.said()

    @property
    def code(self):
        return self.thai.exit_code

    @property
    def text(self):
        return self.thai.stdout

    @cached_property
    def english(self):
        return self.said("--lang", "en").stdout

    @cached_property
    def json(self):
        return json.loads(self.said("--format", "json").stdout)

    @property
    def heard(self):
        return [f for f in self.json["findings"] if f["code"] != "S112"]

    def loud(self):
        return {f["severity"] for f in self.heard} - {"info"}

    def at(self, *codes):
        return {f"{f['sheet']}!{f['cell']}": f["code"] for f in self.heard if f["code"] in codes}

    def states(self):
        return {item["code"]: item["state"] for item in self.json["items"]}

    def mend_first(self):
        """The list as printed: (item, gain of the total), with the codes of those left unnamed."""
        part = re.search(r"(?s)^ข้อที่ควรแก้ก่อน.*?(?=\n\n)", self.text, re.MULTILINE)[0]
        named = re.findall(r"\d+\. (O\d+) .*?\+([\d.]+)\s+คะแนนรวม", re.sub(r"\n +", " ", part))
        return [(code, float(gain)) for code, gain in named]


def command(*arguments):
    outcome = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert outcome.exception is None or isinstance(outcome.exception, SystemExit)
    assert outcome.stderr == ""
    return outcome


def unsaid(text, *sentences):
    """Which of these sentences a text does not say, however it breaks its lines."""
    flat = re.sub(r"\s", "", text)
    return [sentence for sentence in sentences if re.sub(r"\s", "", sentence) not in flat]


def cells_of(code, text):
    """The cells at which a rule is told of, one by one or of several items at once."""
    told = re.findall(rf"!((?:[A-Z]+\d+, )*[A-Z]+\d+) {code}: ", " ".join(text.split()))
    return {cell for cells in told for cell in cells.split(", ")}


def november(edition):
    """A day in the first weeks of the edition's last fiscal year."""
    return f"{load_edition(edition).fiscal_years[-1] - 1}-11-15"


# --- an empty book, looked at in November ------------------------------------------------------


@pytest.fixture(scope="module", params=edition_keys())
def empty(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("empty")
    book = Book(folder, request.param)
    return book.path, ("--as-of", november(request.param))


def test_an_empty_book_is_work_to_do_and_nothing_louder(empty) -> None:
    path, options = empty
    read = Read(path, (*options, "--fail-on", "confirm"))

    assert read.loud() == {"todo"}
    assert (read.json["verdict"], read.code) == ("incomplete", 0)


def test_an_empty_book_is_read_on_one_screen_and_scolds_nobody(empty) -> None:
    path, options = empty
    done = subprocess.run(  # noqa: S603  (our own program on our own file)
        [sys.executable, "-m", "oitsheet", "check", path, *options],
        capture_output=True,
        check=True,
    )
    text = done.stdout.decode("utf-8")

    assert len(text.splitlines()) < ONE_SCREEN
    assert unsaid(text, "ยังไม่ครบ: ไม่พบสิ่งที่ผิดหรือเสี่ยง", "ระบุว่าเสร็จ 0 จาก", "ยังคาดการณ์ไม่ได้") == []
    assert not re.search(r"^ +(ผิด|เสี่ยง|โปรดยืนยัน) ", text, re.MULTILINE)


def test_an_empty_book_asks_for_the_cells_to_begin_with_and_for_no_others(empty) -> None:
    path, options = empty
    asked = Read(path, options).at("C101")
    labels = openpyxl.load_workbook(path)[AGENCY]
    first = {row[0].value: row[1] for row in labels.iter_rows() if str(row[0].value).endswith(" *")}
    blank = {f"{AGENCY}!{cell.coordinate}" for cell in first.values() if cell.value is None}

    assert len(first) == 4
    assert set(asked) == blank
    assert unsaid(Read(path, options).text, *(place for place in asked)) == []


# --- four cells and two columns ----------------------------------------------------------------

STATUSES = [[DONE, REMARK, None, DONE, UNDER_WAY][number % 5] for number in range(43)]
LINKS = [f"{SITE}/ita/o{n + 1}" if text == DONE else None for n, text in enumerate(STATUSES)]
LINKS[0] = SITE  # the home page alone
LINKS[3] = None  # done, and no link
BLANK = {f"O{n + 1}" for n, text in enumerate(STATUSES) if text is None}


@pytest.fixture(scope="module")
def half(tmp_path_factory):
    book = Book(tmp_path_factory.mktemp("half"))
    book.four_cells()
    book.column("ผลการดำเนินการ/ข้อสังเกต", STATUSES)
    book.column("ลิงก์ (URL)", LINKS)
    return book.check()


def test_two_columns_tell_what_is_claimed_and_what_nobody_has_looked_at(half) -> None:
    assert (
        unsaid(
            half.text,
            "สพป.ตัวอย่าง เขต 1 · ปีงบประมาณ 2565",
            "ข้อมูล ณ วันที่ 12 ก.ค. 2565 (วันที่รายงาน)",
            "ระบุว่าเสร็จ 17 จาก 43 ข้อ (39.53%)",
            "ยังไม่ได้กรอกผล 9",
        )
        == []
    )
    assert unsaid(half.english, "17 of 43 items claimed (39.53%)", "no status yet 9") == []


def test_two_columns_tell_what_is_to_be_mended_at_its_cell(half) -> None:
    remarks = [f"{ITEMS}!F{n + 5}" for n, text in enumerate(STATUSES) if text == REMARK]

    assert sorted(half.at("C102")) == sorted(remarks)
    for text in (half.text, half.english):
        assert cells_of("C102", text) == {at.rpartition("!")[2] for at in remarks}
        assert f'"{REMARK}"' in " ".join(text.split())


def test_two_columns_tell_which_links_are_a_risk(half) -> None:
    assert half.at("Z101", "Z102") == {f"{ITEMS}!G5": "Z102", f"{ITEMS}!G8": "Z101"}
    assert (
        unsaid(
            half.text,
            f"เสี่ยง {ITEMS}!G5 Z102: ลิงก์ {SITE} เป็นหน้าแรกของเว็บไซต์",
            f"เสี่ยง {ITEMS}!G8 Z101: ระบุว่าดำเนินการแล้วแต่ไม่มีลิงก์",
        )
        == []
    )


def test_what_nobody_looked_at_is_no_fault(half) -> None:
    assert {half.states()[code] for code in BLANK} == {"unknown"}
    assert [f for f in half.heard if f["item"] in BLANK] == []
    assert "error" not in half.loud()
    assert half.code == 0
    assert half.json["verdict"] == "at_risk"


# --- the same, pasted --------------------------------------------------------------------------


def own_table(titles):
    """An office's own table: own words over the columns, groups' headings between the items."""
    groups = {0: "๙.๑ ข้อมูลพื้นฐาน", 9: "๙.๒ การบริหารงาน", 33: "๑๐.๑ การดำเนินการเพื่อป้องกันการทุจริต"}
    yield "ข้อ", "ประเด็นการตรวจ", "ลิงค์อ้างอิง", "ผลการนิเทศ กำกับติดตาม", "ผู้รับผิดชอบ"
    for n, title in enumerate(titles):
        if n in groups:
            yield groups[n], None, None, None, None
        code = f"ข้อ {n + 1}".translate(THAI_DIGITS)
        yield code, title, LINKS[n], STATUSES[n], "กลุ่มอำนวยการ"


def beside(book):
    """Two columns of values over the drop-downs, under the office's own headers."""
    book.paste([("ผลการนิเทศ กำกับติดตาม", "ลิงค์อ้างอิง"), *zip(STATUSES, LINKS, strict=True)], "F4")


def values_alone(book):
    book.paste(zip(STATUSES, LINKS, strict=True), "F5")


def whole_table(book):
    """The office's own table with its header row, over ours."""
    book.paste(own_table(book.titles()))


def own_sheet(book):
    """Our list thrown away, the office's own put in under its own name."""
    titles = book.titles()
    del book.book[ITEMS]
    book.book.create_sheet("ติดตาม ปี 65")
    book.paste(own_table(titles), "B7", "ติดตาม ปี 65")


@pytest.fixture(scope="module", params=[values_alone, beside, whole_table, own_sheet])
def pasted(request, tmp_path_factory):
    book = Book(tmp_path_factory.mktemp("pasted"))
    book.four_cells()
    request.param(book)
    return request.param.__name__, book.check()


def test_a_pasted_table_says_the_same_of_every_item(pasted, half) -> None:
    _, read = pasted

    assert read.states() == half.states()
    assert read.json["mend_first"] == half.json["mend_first"]
    assert {k: read.json["kpi"][k] for k in ("claimed", "to_mend", "not_looked_at")} == {
        k: half.json["kpi"][k] for k in ("claimed", "to_mend", "not_looked_at")
    }


def test_a_pasted_table_fails_nobody(pasted) -> None:
    _, read = pasted

    assert read.code == 0
    assert "error" not in read.loud()
    assert [f for f in read.heard if f["item"] in BLANK] == []


def test_findings_in_a_pasted_table_stand_at_the_cells_where_the_office_has_them(pasted) -> None:
    name, read = pasted
    places = {
        "values_alone": (f"{ITEMS}!G5", f"{ITEMS}!G8", f"{ITEMS}!F6"),
        "beside": (f"{ITEMS}!G5", f"{ITEMS}!G8", f"{ITEMS}!F6"),
        "whole_table": (f"{ITEMS}!C6", f"{ITEMS}!C9", f"{ITEMS}!D7"),
        "own_sheet": ("ติดตาม ปี 65!D9", "ติดตาม ปี 65!D12", "ติดตาม ปี 65!E10"),
    }
    home_page, no_link, remark = places[name]

    assert read.at("Z101", "Z102") == {home_page: "Z102", no_link: "Z101"}
    assert remark in read.at("C102")
    assert unsaid(read.text, f"{home_page} Z102", f"{no_link} Z101") == []
    assert remark.rpartition("!")[2] in cells_of("C102", read.text)


@pytest.fixture
def book(tmp_path):
    book = Book(tmp_path)
    book.four_cells()
    return book


def test_columns_pasted_behind_our_empty_ones_are_read_in_their_place(book) -> None:
    own = ("ผลการนิเทศ กำกับติดตาม", "ลิงค์อ้างอิง")
    book.paste([own, *zip(STATUSES, LINKS, strict=True)], "AF4")
    read = book.check()

    assert read.json["kpi"]["claimed"] == STATUSES.count(DONE)
    assert read.at("Z101", "Z102") == {f"{ITEMS}!AG5": "Z102", f"{ITEMS}!AG8": "Z101"}


def test_our_own_empty_columns_beside_a_pasted_table_are_not_asked_about(book) -> None:
    book.paste(own_table(book.titles()))

    assert book.check().at("S106") == {}


def test_an_own_list_beside_our_untouched_one_is_asked_about(book) -> None:
    titles = book.titles()
    book.book.create_sheet("ติดตาม ปี 65")
    book.paste(own_table(titles), "B7", "ติดตาม ปี 65")
    read = book.check()

    assert {f["sheet"] for f in read.heard if f["severity"] == "confirm"} == {"ติดตาม ปี 65"}
    assert unsaid(read.text, 'ไม่ได้ตรวจแผ่น "ติดตาม ปี 65"') == []


# --- and last year's points --------------------------------------------------------------------


@pytest.fixture(scope="module")
def with_points(tmp_path_factory):
    book = Book(tmp_path_factory.mktemp("points"))
    book.four_cells()
    book.column("ผลการดำเนินการ/ข้อสังเกต", STATUSES)
    book.column("คะแนนปีก่อน", [0 if n in LAST_YEARS_ZEROS else 100 for n in range(1, 44)])
    return book.check()


def test_last_years_points_tell_what_mending_is_worth(with_points) -> None:
    listed = with_points.mend_first()
    gains = [gain for _, gain in listed]
    worth = {item["code"]: item["gain"]["total"] for item in with_points.json["items"]}

    assert listed[0] == ("O42", 5.0)
    assert gains == sorted(gains, reverse=True)
    assert [code for code, _ in listed] == with_points.json["mend_first"][: len(listed)]
    assert dict(listed) == {code: worth[code] for code, _ in listed}
    assert all(worth[code] for code in with_points.json["mend_first"])


def test_last_years_points_make_a_forecast(with_points, half) -> None:
    forecast, without = with_points.json["scores"]["forecast"], half.json["scores"]["forecast"]

    assert forecast["left_out"] == 0
    assert without["left_out"] == list(half.states().values()).count("unknown")
    assert 0 < forecast["likely"] < 100
    assert unsaid(with_points.text, f"คาดการณ์ {forecast['likely']:.2f}") == []


def test_last_years_zero_without_anything_new_is_a_risk(with_points) -> None:
    done_again = [n for n in sorted(LAST_YEARS_ZEROS) if STATUSES[n - 1] == DONE]

    assert sorted(with_points.at("Z104")) == sorted(f"{ITEMS}!F{n + 4}" for n in done_again)
    assert with_points.code == 0


# --- half-way, and wrongly ---------------------------------------------------------------------

STATUS, LINK, POINTS = "ผลการดำเนินการ/ข้อสังเกต", "ลิงก์ (URL)", "คะแนนปีก่อน"
LOOKED_ON, PUBLISHED_ON = "วันที่สอบทาน", "วันที่เผยแพร่"
GLUED = f"{SITE}/o2{SITE}/o3"
WRONG = [
    (5, STATUS, "ดำเนินการแลว", "F5 T112", 'ใกล้เคียงกับ "ดำเนินการแล้ว" แต่ไม่ตรง', "is nearly"),
    (5, LINK, "www.example.go.th/o1", "G5 T111", "ไม่มี http:// หรือ https:// นำหน้า", "lacks http://"),
    (6, LINK, GLUED, "G6 T110", "เปิดไม่ได้: มีสองลิงก์ติดกัน", "two addresses run together"),
    (7, LINK, r"C:\oit\o3.pdf", "G7 T110", "เป็นที่อยู่ไฟล์ในเครื่อง", "a file on a local disk"),
    (7, POINTS, 1000, "L7 T103", "ค่า 1000 อยู่นอกช่วงที่เป็นไปได้ (0-100)", "1000 lies outside"),
    (8, LINK, "อยู่หน้าแรก", "G8 T110", "ไม่มีที่อยู่เว็บ", "there is no web address in it"),
    (8, POINTS, "เต็ม", "L8 T101", '"เต็ม" แต่ช่องนี้ต้องเป็นคะแนน 0–100', "wants points 0-100"),
    (9, LOOKED_ON, "เมื่อวาน", "K9 T101", '"เมื่อวาน" แต่ช่องนี้ต้องเป็นวันที่', "the column wants a date"),
    (10, LOOKED_ON, "31 ก.พ. 2565", "K10 T101", '"31 ก.พ. 2565" แต่ช่องนี้', "the column wants a date"),
    (10, POINTS, -5, "L10 T103", "ค่า -5 อยู่นอกช่วง", "-5 lies outside"),
    (11, PUBLISHED_ON, dt.date(2565, 3, 1), "Q11 T108", "อ่านเป็น 1 มี.ค. 2565", "1 Mar 2022"),
    (13, "ข้อ", "O8", "A13 T105", '"O8" มีอยู่แล้วที่เซลล์ A12', '"O8" already stands' ),
    (14, "ข้อ", "O99", "A14 S110", '"O99" ไม่ใช่รหัสข้อของชุดเกณฑ์ปีนี้', "is no item code of this edition"),
    (15, STATUS, "#N/A", "F15 T106", "เซลล์นี้แสดง #N/A", "The cell shows #N/A"),
]  # fmt: skip


@pytest.fixture(scope="module")
def wrong(tmp_path_factory):
    book = Book(tmp_path_factory.mktemp("wrong"))
    book.four_cells()
    year, day, due = 2567, "กลางเดือนพฤศจิกายน", "31/6/2565"
    book.tell({"ปีงบประมาณ พ.ศ.": year, "วันที่รายงาน": day, "กำหนดส่ง": due})
    for row, header, typed, *_ in WRONG:
        book.cell(header, row).value = typed
    for row in (6, 7, 8, 10, 12, 13, 14):
        book.cell(STATUS, row).value = DONE
    book.cell("โครงการ", 5, BUDGET).value = "โครงการตัวอย่าง"
    book.cell("งบประมาณที่ได้รับ", 5, BUDGET).value = "สามหมื่น"
    book.cell("ใช้จ่าย ไตรมาส 1", 5, BUDGET).value = "5,00"
    return book.check("--as-of", "2565-11-15")


@pytest.mark.parametrize(
    ("place", "thai", "english"),
    [pytest.param(*line[3:], id=f"{line[3]}-{line[2]}") for line in WRONG],
)
def test_what_is_typed_wrongly_is_said_at_its_cell_in_both_languages(
    wrong, place, thai, english
) -> None:
    def told(text):
        """What the text says of that place, up to the remedy."""
        flat = re.sub(r"\s+", " ", text)
        return flat.partition(f"{ITEMS}!{place}:")[2].partition("→")[0]

    assert unsaid(told(wrong.text), thai) == []
    assert unsaid(told(wrong.english), english) == []


def test_wrong_years_days_and_amounts_are_said_where_they_stand(wrong, tmp_path) -> None:
    labels = ("ปีงบประมาณ พ.ศ.", "วันที่รายงาน", "กำหนดส่ง")
    book = Book(tmp_path)
    year, day, due = (f"{AGENCY}!{book.field(label).coordinate}" for label in labels)

    assert (
        unsaid(
            wrong.text,
            f"ผิด {year} S120: ปีงบประมาณ 2567 ไม่ใช่ปีที่ใช้ชุดเกณฑ์ 2565-obec (2564, 2565)",
            f'ผิด {day} T101: พิมพ์ไว้ว่า "กลางเดือนพฤศจิกายน" แต่ช่องนี้ต้องเป็นวันที่',
            f'ผิด {due} T101: พิมพ์ไว้ว่า "31/6/2565" แต่ช่องนี้ต้องเป็นวันที่',
            f'ผิด {BUDGET}!D5 T101: พิมพ์ไว้ว่า "สามหมื่น" แต่ช่องนี้ต้องเป็นจำนวนเงิน',
            f'ผิด {BUDGET}!I5 T101: พิมพ์ไว้ว่า "5,00" แต่ช่องนี้ต้องเป็นจำนวนเงิน',
        )
        == []
    )
    assert (
        unsaid(
            wrong.english,
            f"error {year} S120: Fiscal year 2567 is none that edition 2565-obec serves",
            f'error {day} T101: "กลางเดือนพฤศจิกายน" was typed, but the column wants a date',
            f'error {BUDGET}!D5 T101: "สามหมื่น" was typed, but the column wants an amount of money',
        )
        == []
    )


def test_a_book_with_faults_leaves_with_one_and_still_counts_what_it_can(wrong) -> None:
    assert wrong.code == 1
    assert unsaid(wrong.text, "ต้องแก้ไข: พบสิ่งที่ผิดหรือขัดกัน", "ระบุว่าเสร็จ 5 จาก 43 ข้อ") == []


def test_a_day_that_is_not_understood_is_not_called_blank(wrong) -> None:
    assert wrong.at("S121") == {}


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("unknown", ["เสร็จ", "100%", "ร้อยละ ๑๐๐", "✅", "ขึ้นเว็บไซต์แล้ว", "อัปโหลดแล้ว"]),
        ("not_started", ["✗", "✘", "×", "❌", "ยังไม่ทำ", "กำลังทำ"]),
    ],
)
def test_whatever_word_an_office_has_for_done_or_not_it_is_no_remark(book, state, words) -> None:
    book.column(STATUS, words)
    states = book.check().states()

    assert {word: states[f"O{n}"] for n, word in enumerate(words, 1)} == dict.fromkeys(words, state)


def test_the_remedy_beside_what_an_item_is_worth_is_the_one_that_brings_it(book) -> None:
    book.cell(STATUS, 9).value = UNDER_WAY
    book.cell(LOOKED_ON, 9).value = "เมื่อวาน"
    read = book.check()
    first = read.text.partition("ข้อที่ควรแก้ก่อน")[2].partition("รายการที่พบ")[0]

    assert unsaid(read.text, f"{ITEMS}!K9 T101") == []
    assert unsaid(first, "เผยแพร่ข้อมูลให้ครบองค์ประกอบบนเว็บไซต์หลัก") == []


def test_a_slip_of_the_pen_is_neither_done_nor_to_mend(wrong) -> None:
    assert wrong.states()["O1"] == "unknown"
    assert not next(item for item in wrong.json["items"] if item["code"] == "O1")["claimed"]


def test_of_two_rows_of_one_item_the_first_counts_and_the_lost_item_is_named(wrong) -> None:
    assert wrong.states()["O9"] == "unknown"
    assert unsaid(wrong.text, "ไม่พบแถวของ 2 ข้อ (O9, O10)") == []


def test_columns_that_were_pasted_over_and_hold_nothing_we_judge_are_not_asked_about(book) -> None:
    book.paste(own_table(book.titles()))

    assert book.check().at("S122") == {}


def test_a_header_pasted_into_the_first_row_of_data_takes_no_item_away(book) -> None:
    own = ("ผลการนิเทศ กำกับติดตาม", "ลิงค์อ้างอิง")
    book.paste([own, *zip(STATUSES, LINKS, strict=True)], "F5")
    read = book.check()

    assert next(i for i in read.json["items"] if i["code"] == "O1")["row"] == 5
    assert read.at("S105", "S111") == {}


def test_a_confirmation_of_an_item_is_not_one_of_the_cell_of_that_name(book) -> None:
    """O14 is an item here and never the cell O14, in which another item's link may stand."""
    home = "https://www.example.go.th"
    sheet = book.book["รายการ OIT"]
    sheet.insert_cols(1, 8)  # the links now stand in column O; row 14 is item O10
    for row in (14, 18):
        sheet.cell(row, 14).value, sheet.cell(row, 15).value = "ดำเนินการแล้ว", home
    book.paste([("Z102", "O14", "ผู้อำนวยการกลุ่ม", "12 ก.ค. 2565", "เปิดดูแล้ว")], "A5", "ยืนยัน")
    found = {f["item"]: f["acknowledged"] for f in book.check().heard if f["code"] == "Z102"}

    assert (found["O10"], bool(found["O14"])) == (None, True)


def test_from_a_handful_of_items_no_letter_is_forecast(book) -> None:
    book.column(STATUS, ["เพิ่มเติมเบอร์โทร"])
    read = book.check()

    assert unsaid(read.text, "ยังคาดการณ์ไม่ได้: ทราบผลหรือคะแนนปีก่อนเพียง 1 จาก 43 ข้อ") == []
    assert "ระดับ F" not in read.text
