"""The summary: its figures are those of the check, and it stands on the page as it should."""

import io
import random
import re
import zipfile
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from recalculation import differences, recalculated
from summary_books import HOST, TOLD, half

from oitsheet.doors import check_file
from oitsheet.form.edition import edition_keys, load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.messages import Bilingual
from oitsheet.form.template import Filled, build
from oitsheet.judging.report import Severity, State

LAYOUT = load_layout()
SUMMARY = LAYOUT.sheet("summary")
EXAMPLES = Path(__file__).resolve().parents[2] / "workbook_templates" / "examples"
CENT = Decimal("0.01")

STATUSES = (
    None, "ดำเนินการแล้ว", "แล้วเสร็จ", "✓", "อยู่ระหว่างดำเนินการ", "กำลังจัดทำเอกสาร", "ยังไม่ดำเนินการ",
    "ยังไม่มี", "ให้แสดงเป็นรายเดือน", "ขาดลายมือชื่อผู้บริหาร", "ไม่เกี่ยวข้อง", "-",
)  # fmt: skip
LACKING = (None, None, None, "-", "1", "๒", "1, 2", "1-2", "ข้อ 1", "แผนที่", "ครบถ้วน")
POINTS = (None, None, 0, "๐", 50, 100, "๑๐๐")


def scrambled(edition, seed):
    """Every item filled at random with what both the sheet and the check understand."""
    chance = random.Random(seed)  # noqa: S311  no secret
    rows = []
    for item in edition.items:
        row = {
            "code": item.code,
            "status": chance.choice(STATUSES),
            "lacking": chance.choice(LACKING),
            "link": chance.choice((None, f"{HOST}/page/{item.no}")),
            "last_points": chance.choice(POINTS),
            "assessed_points": chance.choice((None,) * 6 + (0, 50, 100)),
            "looked_by": chance.choice((None, None, "-", "หัวหน้ากลุ่ม")),
        }
        rows.append({key: value for key, value in row.items() if value is not None})
    ticks = [
        {"code": item.code, "number": number, "presence": chance.choice(("มี", "ไม่มี", "ไม่เกี่ยวข้อง"))}
        for item in edition.items
        for number in range(1, len(item.elements) + 1)
        if chance.random() < 0.1
    ]
    return Filled(tables={"items": rows, "elements": ticks})


CASES = {
    **{f"half-{key}": (key, half(load_edition(key))) for key in edition_keys()},
    **{
        f"scrambled-{key}-{seed}": (key, scrambled(load_edition(key), seed))
        for key in edition_keys()
        for seed in (1, 2)
    },
}


@cache
def content(name):
    """A case's workbook, an example's, or an edition's empty one."""
    if name in CASES:
        key, fill = CASES[name]
        return build(LAYOUT, load_edition(key), fill=fill)
    if name in edition_keys():
        return build(LAYOUT, load_edition(name))
    return (EXAMPLES / f"{name}.xlsx").read_bytes()


@cache
def opened(name, *, values=True):
    return openpyxl.load_workbook(io.BytesIO(content(name)), data_only=values)


@cache
def report(name):
    """What the check says of it."""
    import tempfile  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as here:
        path = Path(here) / "book.xlsx"
        path.write_bytes(content(name))
        return check_file(path)


def column(book, name):
    """The values under a defined name, from the top; a row's from the left."""
    ((title, area),) = book.defined_names[name].destinations
    cells = book[title][area]
    if not isinstance(cells, tuple):
        return [cells.value]
    return [row[0].value for row in cells] if len(cells) > 1 else [c.value for c in cells[0]]


def line(name, key):
    return column(opened(name), f"oit_line_{key}")[0]


def each(name, key):
    """A column of the items' helper table: code → value."""
    book = opened(name)
    return dict(zip(column(book, "oit_each_code"), column(book, f"oit_each_{key}"), strict=True))


def two(value):
    return None if value is None else Decimal(str(value)).quantize(CENT, ROUND_HALF_UP)


def blank(value):
    return None if value in (None, "") else value


EXAMPLE_NAMES = sorted(path.stem for path in EXAMPLES.glob("*.xlsx"))
ALL = [*EXAMPLE_NAMES, *edition_keys(), *CASES]
each_book = pytest.mark.parametrize("name", ALL)


# --- the same figures as the check ---------------------------------------------------------


@each_book
def test_the_items_to_put_right_are_those_of_the_check_in_its_order(name):
    ranks = each(name, "rank")
    listed = sorted((rank, code) for code, rank in ranks.items() if rank)
    assert tuple(code for _, code in listed) == report(name).mend_first
    shown = [code for code in column(opened(name), "oit_mend_code") if code]
    assert tuple(shown) == report(name).mend_first[:10]


@each_book
def test_what_an_item_is_worth_is_what_the_check_says(name):
    worth, lack, owner = (each(name, key) for key in ("worth", "lack", "owner"))
    told = report(name)
    for item in told.items:
        assert lack[item.code] == item.lacking
        assert (owner[item.code] or None) == item.owner
        if item.code in told.mend_first:
            assert two(worth[item.code]) == two(item.gain.oit)


@each_book
def test_each_owner_leads_as_many_items_as_the_check_counts(name):
    named = Counter(owner for owner in each(name, "owner").values() if owner)
    assert {one.name: len(one.leads) for one in report(name).owners if one.leads} == named


@each_book
def test_the_counts_are_those_of_the_check(name):
    kpi = report(name).kpi
    told = line(name, "told")
    assert line(name, "items") == kpi.applying
    assert line(name, "claimed") + told == kpi.claimed
    assert line(name, "mend") == kpi.to_mend
    assert line(name, "going") + line(name, "idle") == kpi.not_started
    assert line(name, "blank") == kpi.not_looked_at
    if not told:
        assert two(line(name, "claimed_percent")) == two(kpi.percent(kpi.claimed))
    assert two(line(name, "target")) == two(kpi.target_percent)


@each_book
def test_the_money_is_that_of_the_check(name):
    budget = report(name).budget
    book = opened(name)
    if budget is None:
        assert [line(name, key) for key in ("allocated", "spent", "left")] == [0, 0, 0]
        assert not any(column(book, "oit_quarter_spent"))
        return
    assert two(line(name, "allocated")) == two(budget.allocated)
    assert two(line(name, "spent")) == two(budget.spent)
    assert two(line(name, "left")) == two(budget.remaining)
    assert two(blank(line(name, "spent_percent"))) == two(budget.percent_spent)
    keys = ("planned", "spent", "percent", "cumulative")
    rows = zip(*(column(book, f"oit_quarter_{key}") for key in keys), strict=True)
    for shown, quarter in zip(rows, budget.quarters, strict=True):
        known = quarter.planned, quarter.spent, quarter.percent, quarter.cumulative_percent
        assert [two(blank(value)) for value in shown] == [two(value) for value in known]


@each_book
def test_a_row_per_sub_indicator_counts_what_the_check_counts(name):
    told = report(name)
    edition = load_edition(told.edition.key)
    applies = {item.code for item in told.items if item.state is not State.NOT_APPLICABLE}
    state = {item.code: item.state for item in told.items}
    book = opened(name)
    assert column(book, "oit_sub_code") == [sub.code for sub in edition.sub_indicators]
    for n, sub in enumerate(edition.sub_indicators):
        own = [item.code for item in edition.items_of(sub.code) if item.code in applies]
        assert column(book, "oit_sub_applies")[n] == len(own)
        mend = [code for code in own if state[code] is State.TO_MEND]
        unfinished = [code for code in own if state[code] is State.NOT_STARTED]
        assert column(book, "oit_sub_mend")[n] == len(mend)
        assert column(book, "oit_sub_open")[n] == len(unfinished)


@each_book
def test_what_one_item_of_a_sub_indicator_is_worth_is_its_weight(name):
    from oitsheet.judging.scoring import weights  # noqa: PLC0415

    told = report(name)
    edition = load_edition(told.edition.key)
    applies = {item.code for item in told.items if item.state is not State.NOT_APPLICABLE}
    known = weights(edition, applies)
    shown = column(opened(name), "oit_sub_weight")
    for sub, value in zip(edition.sub_indicators, shown, strict=True):
        own = [item.code for item in edition.items_of(sub.code) if item.code in applies]
        assert two(blank(value)) == (two(known[own[0]].oit) if own else None)


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_the_score_of_a_finished_year_is_that_of_the_check(name):
    assessed = report(name).scores.assessed
    scored = assessed.scored if assessed else None
    book = opened(name)
    assert two(blank(line(name, "score"))) == (two(scored.oit) if scored else None)
    assert blank(column(book, "oit_book_level")[0]) == (scored.level if scored else None)


# --- what only the check knows -------------------------------------------------------------


def test_text_behind_a_done_word_is_counted_by_the_check_alone():
    for key in edition_keys():
        name = f"half-{key}"
        claimed = {item.code for item in report(name).items if item.claimed}
        counted = {code for code, value in each(name, "claimed").items() if value}
        assert claimed - counted == set(TOLD)
        assert {code for code, value in each(name, "told").items() if value} == set(TOLD)


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ({"status": "ดำเนินการแล้ว", "link": "https://www.example.go.th/"}, False),  # home page only
        ({"status": "ดำเนินกาแล้ว", "link": f"{HOST}/o1"}, True),  # a slip of the done word
    ],
)
def test_links_and_slips_are_known_to_the_check_alone(tmp_path, row, shown):
    fill = Filled(tables={"items": [{"code": "O1", **row}]})
    path = tmp_path / "book.xlsx"
    path.write_bytes(build(LAYOUT, load_edition("2565-obec"), fill=fill))
    book = openpyxl.load_workbook(path, data_only=True)
    assert (column(book, "oit_mend_code")[0] == "O1") is shown
    assert ("O1" in check_file(path).mend_first) is not shown


def test_the_sheet_says_what_it_cannot_know():
    note = SUMMARY.blocks["mend"]["note"].th
    assert any(note in str(cell.value) for row in opened("2565-obec")["สรุป"] for cell in row)
    for word in ("ลิงก์ผิด", "ข้อความต่อท้าย", "สะกดผิด"):
        assert word in note


def test_money_typed_as_text_is_not_added_up_and_that_is_said():
    rows = [{"project": "ก", "allocated": "๓๓,๕๐๐", "spent_q1": 5, "spent_q2": "๕"}]
    fill = Filled(tables={"budget": rows})
    book = openpyxl.load_workbook(
        io.BytesIO(build(LAYOUT, load_edition("2566-moe"), fill=fill)), data_only=True
    )
    assert column(book, "oit_line_allocated") == [0]
    texts = [str(cell.value) for row in book["สรุป"] for cell in row]
    assert any(text.startswith("มี 2 ช่องที่พิมพ์เป็นตัวหนังสือ") for text in texts)


def test_rows_of_no_known_item_are_counted_at_the_top():
    book = opened("2565-obec", values=False)
    ((title, area),) = book.defined_names["oit_book_unmatched"].destinations
    counted = "=IFERROR(SUMPRODUCT(--(LEN(TRIM(oit_items_status))>0))"
    assert book[title][area].value.startswith(counted)


# --- calculated by another program ---------------------------------------------------------


def turned(data):
    """The workbook with its items sorted backwards and a blank row put between them."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book[LAYOUT.sheet("items").name]
    first, last = 5, sheet.max_row
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first, max_row=last)]
    rows = [*rows[::-1][:20], [None] * len(rows[0]), *rows[::-1][20:]]
    for number, values in enumerate(rows, start=first):
        for place, value in enumerate(values, start=1):
            sheet.cell(number, place).value = value
    for name, defined in book.defined_names.items():
        if name.startswith("oit_items_"):  # as Excel does when a row is put in
            defined.attr_text = defined.attr_text.replace(f"${last}", f"${last + 1}")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def torn(data):
    """The workbook after somebody deleted the sheets that he did not need."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for key in ("elements", "owners", "budget", "kpi"):
        del book[LAYOUT.sheet(key).name]
        for name, defined in book.defined_names.items():
            if name.startswith(f"oit_{key}_"):
                defined.attr_text = "#REF!"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


ELSEWHERE = (
    "half-2565-obec",
    "half-2566-moe",
    "half-2567-moe",
    "scrambled-2565-obec-1",
    "scrambled-2566-obec-2",
    "scrambled-2567-obec-1",
)


@pytest.fixture(scope="module")
def calculated(tmp_path_factory):
    """Cases as LibreOffice calculates them, and the half-filled one turned upside down."""
    books = {name: content(name) for name in ELSEWHERE}
    books["turned"] = turned(content("half-2565-obec"))
    books["torn"] = torn(content("nongkhai2-2565"))
    return recalculated(books, tmp_path_factory.mktemp("summary"))


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", ELSEWHERE)
def test_every_result_is_what_a_spreadsheet_calculates(calculated, name):
    assert differences(content(name), calculated[name]) == {}


@pytest.mark.libreoffice
def test_sorting_and_a_row_put_in_change_no_figure(calculated):
    book = openpyxl.load_workbook(io.BytesIO(calculated["turned"]), data_only=True)
    ours = opened("half-2565-obec")
    assert column(book, "oit_each_row") != column(ours, "oit_each_row")
    for name in ("oit_mend_code", "oit_mend_why", "oit_mend_owner", "oit_sub_claimed"):
        assert [value or "" for value in column(book, name)] == [
            value or "" for value in column(ours, name)
        ]
    for figure in SUMMARY.lines:
        name = f"oit_line_{figure.key}"
        assert (column(book, name)[0] or "") == (column(ours, name)[0] or "")


@pytest.mark.libreoffice
def test_without_the_sheets_that_somebody_deleted_the_rest_still_counts(calculated):
    book = openpyxl.load_workbook(io.BytesIO(calculated["torn"]), data_only=True)
    ours = opened("nongkhai2-2565")
    for key in ("items", "claimed", "claimed_percent", "mend", "remark", "blank"):
        assert column(book, f"oit_line_{key}") == column(ours, f"oit_line_{key}")
    assert column(book, "oit_mend_code") == column(ours, "oit_mend_code")
    assert {value or "" for value in column(book, "oit_mend_owner")} == {""}
    values = [cell.value for row in book["สรุป"] for cell in row]
    assert not [value for value in values if str(value).startswith(("#", "Err:"))]


# --- formulas that every program understands -----------------------------------------------

KNOWN = {
    "ABS", "AND", "CHAR", "COUNT", "COUNTA", "COUNTIF", "COUNTIFS", "FIND", "FIXED", "IF",
    "IFERROR", "INDEX", "ISNA", "ISNUMBER", "ISTEXT", "LEFT", "LEN", "MATCH", "MAX", "MID", "MOD",
    "N", "NA", "OR", "REPT", "ROUND", "ROWS", "SUBSTITUTE", "SUM", "SUMIF", "SUMPRODUCT", "TRIM",
    "VALUE",
}  # fmt: skip
"""All of them in Excel since 2007, in LibreOffice and in Google Sheets."""


def formulas(name):
    for sheet in opened(name, values=False):
        for row in sheet:
            yield from (cell.value for cell in row if cell.data_type == "f")


@pytest.mark.parametrize("key", edition_keys())
def test_formulas_keep_to_what_excel_2013_knows(key):
    for formula in formulas(key):
        bare = re.sub(r'"(?:[^"]|"")*"', '""', formula)
        assert set(re.findall(r"([A-Z][A-Z0-9.]*)\(", bare)) <= KNOWN
        assert len(formula) <= 8192
        assert all(len(text) <= 257 for text in re.findall(r'"(?:[^"]|"")*"', formula))
        depth = deepest = 0
        for sign in bare:
            depth += {"(": 1, ")": -1}.get(sign, 0)
            deepest = max(deepest, depth)
        assert (depth, deepest <= 64) == (0, True)


def test_a_choice_of_words_is_never_taken_for_a_pattern():
    """`MATCH` takes ??? for any word of three letters; the summary compares."""
    assert each("half-2565-obec", "kind")["O30"] == "remark"
    status = [formula for formula in formulas("2565-obec") if "oit_words_done" in formula]
    assert status
    assert not [formula for formula in status if "MATCH" in formula]


# --- the page ------------------------------------------------------------------------------


def xml(name, part):
    with zipfile.ZipFile(io.BytesIO(content(name))) as package:
        return package.read(part).decode("utf-8")


@pytest.mark.parametrize("key", edition_keys())
def test_an_empty_template_is_calm(key):
    sheet = opened(key)["สรุป"]
    values = [cell.value for row in sheet for cell in row if cell.value not in (None, "")]
    assert values.count("ยังไม่มีข้อมูล") == 5  # four cards and the list
    assert not [value for value in values if str(value).startswith("#")]
    assert [blank(code) for code in column(opened(key), "oit_mend_code")] == [None] * 10


def test_it_prints_upright_on_one_page_without_the_list_of_sheets():
    sheet = opened("nongkhai2-2565", values=False)["สรุป"]
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize) == ("portrait", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (setup.fitToWidth or 1, setup.fitToHeight or 1) == (1, 1)
    assert sheet.print_title_rows == "$1:$1"
    last = int(re.search(r"\d+$", str(sheet.print_area))[0])
    title = SUMMARY.blocks["contents"]["title"].th
    (row,) = [cell.row for line in sheet for cell in line if cell.value == title]
    assert last < row
    assert sheet["A1"].value.startswith("สรุป")


def test_it_is_no_wider_than_a_screen():
    sheet = opened("2565-obec", values=False)["สรุป"]
    widths = [d.width for d in sheet.column_dimensions.values() for _ in range(d.min, d.max + 1)]
    assert len(widths) == 11
    assert sum(width * 8 for width in widths) < 1236


def test_every_other_sheet_is_listed_with_what_it_is_for():
    for name in ("2565-obec", "phichit-2566"):
        book = opened(name, values=False)
        sheet = book["สรุป"]
        listed = {}
        for row in sheet.iter_rows(min_row=50, max_col=11):
            listed[row[1].value] = row
        for other in LAYOUT.asked_in(issues=False).sheets:
            if other is SUMMARY:
                continue
            row = listed[other.name]
            assert row[3].value == other.purpose
            assert other.purpose_en
            hidden = book[other.name].sheet_state != "visible"
            link = row[1].hyperlink
            assert (link is None) is hidden
            assert (
                hidden
                or link.location.startswith(f"'{other.name}'!")
                or link.location == (f"{other.name}!A1")
            )
            assert (row[10].value == SUMMARY.blocks["contents"]["hidden"].th) is hidden


def test_agency_items_and_the_paste_zone_are_where_to_begin():
    sheet = opened("2565-obec", values=False)["สรุป"]
    begin = [row[1].value for row in sheet.iter_rows(min_row=50) if row[10].value == "เริ่มที่นี่"]
    assert begin == [LAYOUT.sheet(key).name for key in ("agency", "items", "paste")]
    band = [cell.hyperlink.location for cell in sheet[4] if cell.hyperlink]
    steps = [LAYOUT.sheet(key).name for key in ("agency", "paste", "items")]
    assert [place.partition("!")[0].strip("'") for place in band] == [*steps, "สรุป"]


def test_the_scale_is_that_of_the_edition():
    for key in edition_keys():
        edition, book = load_edition(key), opened(key)
        assert column(book, "oit_scale_level") == [level.letter for level in edition.levels]
        floors = [Decimal(str(value)) for value in column(book, "oit_scale_from")]
        assert floors == [level.floor for level in edition.levels]
        ends = [Decimal(str(value)) for value in column(book, "oit_scale_to")]
        assert ends == [100, *(floor - CENT for floor in floors[:-1])]
        texts = [str(cell.value) for row in book["สรุป"] for cell in row]
        assert any(f"{edition.pass_threshold} คะแนนขึ้นไป" in text for text in texts)


def test_the_charts_draw_the_figures_that_stand_beside_them():
    bars, money = (xml("phichit-2566", f"xl/charts/chart{n}.xml") for n in (1, 2))
    book = opened("phichit-2566", values=False)

    def refers(name):
        return book.defined_names[name].attr_text.replace("'", "")

    drawn = {text.replace("'", "") for text in re.findall(r"<c:f>([^<]+)</c:f>", bars + money)}
    assert {refers(f"oit_sub_{key}") for key in ("code", "percent")} <= drawn
    assert {refers(f"oit_quarter_{key}") for key in ("planned", "spent")} <= {
        re.sub(r"\$[D-G]\$(\d+):\$[D-G]\$(\d+)$", lambda m: m[0], text) for text in drawn
    }
    assert '<c:barDir val="bar"/>' in bars
    assert '<c:barDir val="col"/>' in money
    assert "<c:lineChart>" in money
    for chart, key in ((bars, "subs"), (money, "spent")):
        assert f"<a:t>{SUMMARY.blocks[key]['chart'].th}</a:t>" in chart
        fonts = re.findall(r'<a:latin typeface="([^"]+)"/><a:cs typeface="([^"]+)"/>', chart)
        assert set(fonts) == {("TH Sarabun New", "TH Sarabun New")}


def test_a_quarter_of_which_nothing_is_known_has_no_point():
    book = opened("half-2566-moe")
    assert column(book, "oit_quarter_cumulative") == [0.29, 6.03, 6.03, ""] or column(
        book, "oit_quarter_cumulative"
    ) == [0.29, 6.03, 6.03, None]
    points = [column(book, f"oit_book_point{n}")[0] for n in (1, 2, 3, 4)]
    assert points == [0.29, 6.03, 6.03, "#N/A"]


def test_the_words_of_the_blocks_are_there_in_both_languages():
    for block, texts in SUMMARY.blocks.items():
        for key, text in texts.items():
            assert isinstance(text, Bilingual), (block, key)
            assert text.th
            assert text.en
            assert set(re.findall(r"\{\w+\}", text.th)) == set(re.findall(r"\{\w+\}", text.en))


def test_another_name_of_its_tab_changes_nothing(tmp_path):
    name = "half-2565-obec"
    path = tmp_path / "book.xlsx"
    with (
        zipfile.ZipFile(io.BytesIO(content(name))) as package,
        zipfile.ZipFile(path, "w") as copy,
    ):
        for part in package.namelist():
            data = package.read(part)
            if part == "xl/workbook.xml":
                data = data.replace(
                    '<sheet name="สรุป"'.encode(), '<sheet name="หน้าของเรา"'.encode()
                )
            copy.writestr(part, data)
    ours, theirs = report(name), check_file(path)
    assert (theirs.kpi, theirs.budget, theirs.items) == (ours.kpi, ours.budget, ours.items)
    more = [f.severity for f in theirs.findings if f not in ours.findings]
    assert not {Severity.ERROR, Severity.RISK, Severity.TODO} & {*more}
