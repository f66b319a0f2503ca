"""An office's own table pasted as it is: as good as everything typed into the item list."""

import io
from functools import cache

import openpyxl
import pytest
from judging.fit.fitting import understood
from openpyxl.utils import get_column_letter
from ten_minutes.book import AGENCY, ITEMS, SITE, command, new
from ten_minutes.offices_tables import TABLES

from oitsheet.form.layout import load_layout
from oitsheet.judging.checker import finish

LAYOUT = load_layout()
ZONE = LAYOUT.sheet("paste").name
FIRST = 4
AGAIN = 15
"""A table from a text document repeats its header so often."""


def book():
    """A new workbook with the four cells to begin with."""
    opened = openpyxl.load_workbook(io.BytesIO(new("2565-obec")))
    told = {"ชื่อหน่วยงาน": "สพป.ตัวอย่าง เขต 1", "ปีงบประมาณ พ.ศ.": 2565, "เว็บไซต์หลัก": SITE}
    told["วันที่รายงาน"] = "12 ก.ค. 2565"
    for row in opened[AGENCY].iter_rows():
        if (label := str(row[0].value).rstrip(" *")) in told:
            row[1].value = told[label]
    return opened


def titles(opened):
    return [opened[ITEMS].cell(row, 2).value for row in range(5, 48)]


def stored(opened):
    out = io.BytesIO()
    opened.save(out)
    return understood(out.getvalue())


@cache
def typed(name):
    """The same, typed into the item list."""
    opened = book()
    headers = {cell.value: cell.column for cell in opened[ITEMS][FIRST]}
    for key, values in TABLES[name].typed().items():
        column = headers[LAYOUT.sheet("items").column(key).header]
        for row, value in enumerate(values, start=FIRST + 1):
            opened[ITEMS].cell(row, column).value = value
    return finish(stored(opened))


def put(sheet, rows, down=FIRST, right=1):
    for row, cells in enumerate(rows, start=down):
        for column, value in enumerate(cells, start=right):
            sheet.cell(row, column).value = value


def as_it_is(sheet, table, rows):
    put(sheet, [table.headers(), *rows])


def over_our_own_lines(sheet, table, rows):
    put(sheet, [table.headers(), *rows], down=1)


def somewhere_with_a_letterhead(sheet, table, rows):
    put(sheet, [["ตารางติดตามการเปิดเผยข้อมูลสาธารณะ"], ["สพป.ตัวอย่าง เขต 1"], []], 9, 4)
    put(sheet, [table.headers(), *rows], 12, 4)


def backwards(sheet, table, rows):
    put(sheet, [table.headers(), *reversed(rows)])


def its_header_on_every_page(sheet, table, rows):
    pages = [rows[n : n + AGAIN] for n in range(0, len(rows), AGAIN)]
    put(sheet, [line for page in pages for line in (table.headers(), *page)])


def in_pieces_below_one_another(sheet, table, rows):
    pages = [rows[n : n + AGAIN] for n in range(0, len(rows), AGAIN)]
    put(sheet, [line for page in pages for line in (["หน้า"], table.headers(), *page, [], [])])


def beside_one_another(sheet, table, rows):
    for n in range(3):
        right = 1 + n * (len(table.columns) + 1)
        put(sheet, [table.headers(), *rows[n * AGAIN : (n + 1) * AGAIN]], right=right)


def in_pairs_without_a_gap(sheet, table, rows):
    for n in range(3):
        right = 1 + n * len(table.columns)
        put(sheet, [table.headers(), *rows[n * AGAIN : (n + 1) * AGAIN]], right=right)


def items_over_two_rows(sheet, table, rows):
    """What an item asks for goes on in a second row whose first cells are empty."""
    goes_on = [key == "detail" for _, key in table.columns]
    lines = [
        line
        for row in rows
        for line in (row, ["และข้อมูลอื่นที่เกี่ยวข้อง" if more else None for more in goes_on])
    ]
    put(sheet, [table.headers(), *lines])


def merged(sheet, table, rows):
    """Equal neighbours in a column are one merged cell, as a text document has them."""
    put(sheet, [table.headers(), *rows])
    for n, (_, key) in enumerate(table.columns, start=1):
        if key not in ("owner_lead", None):
            continue
        for group in range(0, 43, AGAIN):
            first, last = FIRST + 1 + group, min(FIRST + group + AGAIN, FIRST + 43)
            letters = get_column_letter(n)
            sheet.merge_cells(f"{letters}{first}:{letters}{last}")


WAYS = [
    as_it_is,
    over_our_own_lines,
    somewhere_with_a_letterhead,
    backwards,
    its_header_on_every_page,
    in_pieces_below_one_another,
    beside_one_another,
    items_over_two_rows,
    merged,
]


CODES_APART = [name for name, table in TABLES.items() if table.columns[0][1] == "code"]


@pytest.mark.parametrize(
    ("name", "way"),
    [
        *((name, way) for name in TABLES for way in WAYS),
        *((name, in_pairs_without_a_gap) for name in CODES_APART),
    ],
)
def test_a_pasted_table_counts_as_if_it_were_typed(name, way) -> None:
    opened = book()
    table = TABLES[name]
    way(opened[ZONE], table, table.rows(titles(opened)))
    report = finish(stored(opened))

    assert report.items == typed(name).items
    assert report.kpi == typed(name).kpi
    assert report.scores == typed(name).scores
    assert report.mend_first == typed(name).mend_first


@pytest.mark.parametrize("name", TABLES)
def test_a_pasted_table_is_told_of_once_and_scolds_nobody(name) -> None:
    opened = book()
    table = TABLES[name]
    as_it_is(opened[ZONE], table, table.rows(titles(opened)))
    pasted, typed_in = finish(stored(opened)), typed(name)

    def loud(report):
        return sorted((f.code, f.severity, f.item or "") for f in report.findings)

    more = [finding for finding in loud(pasted) if finding not in loud(typed_in)]
    assert [(code, str(severity)) for code, severity, _ in more if code != "S117"] == [
        ("S139", "info")
    ]


def test_findings_stand_at_the_pasted_cells() -> None:
    opened = book()
    table = TABLES["there or not there"]
    as_it_is(opened[ZONE], table, table.rows(titles(opened)))
    report = finish(stored(opened))
    home_page = next(f for f in report.findings if f.code == "Z102")

    assert (home_page.item, str(home_page.at)) == ("O1", f"{ZONE}!D5")


def test_a_pasted_table_and_a_list_begun_by_hand_make_one() -> None:
    opened = book()
    table = TABLES["a district's supervision"]
    as_it_is(opened[ZONE], table, table.rows(titles(opened)))
    column = next(cell.column for cell in opened[ITEMS][FIRST] if cell.value == "ลิงก์ (URL)")
    opened[ITEMS].cell(5, column).value = f"{SITE}/ita/o1"
    submission = stored(opened)
    cells = {key: str(submission.item("O1").place(key)) for key in ("status", "link")}

    assert cells == {"status": f"{ZONE}!C5", "link": f"{ITEMS}!G5"}


def test_without_an_item_list_the_pasted_table_is_it() -> None:
    opened = book()
    table = TABLES["there or not there"]
    as_it_is(opened[ZONE], table, table.rows(titles(opened)))
    del opened[ITEMS]
    report = finish(stored(opened))

    assert {i.code: i.state for i in report.items} == {
        i.code: i.state for i in typed("there or not there").items
    }
    assert "S107" not in {finding.code for finding in report.findings}


def test_the_command_says_where_the_pasted_table_is_wrong(tmp_path) -> None:
    opened = book()
    put(opened[ZONE], [["O1", "ดำเนินการแล้ว"], ["O2", "ดำเนินการแล้ว"]])
    path = tmp_path / "oit.xlsx"
    opened.save(path)
    told = command("check", path, "--lang", "en").stdout

    assert f"{ZONE}!A4" in told
    assert "no header row with item codes was found" in " ".join(told.split())
