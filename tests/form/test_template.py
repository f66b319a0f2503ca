"""The master workbook: what stands where, what is offered, what is stored with a formula."""

import io
import re
import zipfile
from datetime import date, datetime

import pytest
from openpyxl.utils import get_column_letter

from oitsheet.form.edition import edition_keys, load_edition
from oitsheet.form.template import BadFill, Filled, build
from oitsheet.form.template.results import cell_result

from .masters import (
    EVERY,
    EVERY_ID,
    FIELDS,
    LAYOUT,
    cells_of,
    column_texts,
    loaded,
    opened,
    parts,
    ready_rows,
    sheets_of,
)


@pytest.fixture(scope="module", params=edition_keys())
def edition(request):
    return load_edition(request.param)


@pytest.fixture(scope="module")
def book(edition):
    return loaded(build(LAYOUT, edition))


def test_equal_arguments_give_equal_bytes(edition):
    fill = Filled(agency={"office": "สพป."}, tables={"items": [{"code": "O1", "status": "มี"}]})
    assert build(LAYOUT, edition) == build(LAYOUT, edition)
    assert build(LAYOUT, edition, fill=fill) == build(LAYOUT, edition, fill=fill)
    assert build(LAYOUT, edition, fill=fill) != build(LAYOUT, edition)


def test_no_clock_and_no_author_stand_in_the_file(edition):
    content = build(LAYOUT, edition)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = parts(content)["docProps/core.xml"]
    assert edition.name_th in core
    assert set(re.findall(r">([0-9TZ:-]+)</dcterms", core)) == {"1980-01-01T00:00:00Z"}
    assert "<dc:creator></dc:creator>" in core


def test_shown_sheets_come_first_and_the_lists_last(book, edition):
    sheets = sheets_of(edition)
    names = [s.name for s in sheets if s.shown] + [s.name for s in sheets if not s.shown]
    assert book.sheetnames == [*names, LAYOUT.stamp["lists"]]


@pytest.mark.parametrize(("sheet", "n", "column"), EVERY, ids=EVERY_ID)
def test_every_column_has_its_header_its_width_and_its_name(book, edition, sheet, n, column):
    if sheet not in sheets_of(edition):
        assert sheet.name not in book.sheetnames
        return
    tab = book[sheet.name]
    assert tab.cell(4, n).value == column.header
    letter = get_column_letter(n)
    widths = {
        get_column_letter(index): dimension.width
        for dimension in tab.column_dimensions.values()
        for index in range(dimension.min, dimension.max + 1)
    }
    assert widths[letter] == pytest.approx(column.width, abs=1)
    named, area = cells_of(book, f"oit_{sheet.key}_{column.key}")
    rows = ready_rows(sheet, edition)
    assert (named.title, area) == (sheet.name, (n, 5, n, 4 + rows))


def test_title_names_sheet_and_edition_help_and_example_stand_below_it(book, edition):
    for sheet in sheets_of(edition):
        assert book[sheet.name]["A1"].value == f"{sheet.name} · {edition.name_th}"
        assert book[sheet.name]["A2"].value == sheet.help
        if sheet.kind == "table":
            assert book[sheet.name]["A3"].value == (sheet.hint or None)


def test_every_field_has_label_name_and_help(book):
    for sheet in FIELDS:
        tab = book[sheet.name]
        for row, column in enumerate(sheet.columns, 4):
            label = f"{column.header} *" if column.first else column.header
            assert [tab.cell(row, 1).value, tab.cell(row, 3).value] == [label, column.help]
            assert cells_of(book, f"oit_{sheet.key}_{column.key}") == (tab, (2, row, 2, row))


def test_the_issues_are_printed_where_the_edition_asks_for_them(book, edition):
    if not edition.issues:
        assert "oit_issues_code" not in book.defined_names
        return
    assert column_texts(book, "oit_issues_code") == [issue.code for issue in edition.issues]
    assert column_texts(book, "oit_issues_title") == [issue.title_th for issue in edition.issues]


def test_the_items_are_printed_with_numbered_elements(book, edition):
    assert column_texts(book, "oit_items_code") == list(edition.codes)
    assert column_texts(book, "oit_items_title") == [item.title_th for item in edition.items]
    for item, text in zip(edition.items, column_texts(book, "oit_items_elements"), strict=True):
        lines = (text or "").split("\n") if text else []
        assert lines == [f"{n}) {e.th}{marked(e)}" for n, e in enumerate(item.elements, 1)]


def marked(element):
    """The word behind an element: what is asked for only in some case says so itself."""
    spared = element.demand in {"required", "conditional"}
    return "" if spared else f" ({LAYOUT.demands[element.demand]})"


def test_examples_and_what_is_not_proven_are_told_from_what_is_required():
    texts = column_texts(opened("2565-obec"), "oit_items_elements")
    assert "3) ระบุภารกิจ ตำแหน่งผู้ใช้คู่มือ และขั้นตอน (ตัวอย่าง)" in texts[12].split("\n")
    assert "2) กฎหมายหลักครบ 6 ฉบับตามรายการของ สพฐ. (รอยืนยัน)" in texts[5].split("\n")
    assert [text for text in texts if "(ต้องมี)" in text or "(เฉพาะกรณี)" in text] == []


def test_the_fiscal_year_is_printed_where_the_edition_serves_one_only():
    assert column_texts(opened("2566-moe"), "oit_agency_fiscal_year") == [2566]
    assert column_texts(opened("2565-obec"), "oit_agency_fiscal_year") == [None]


def test_edition_and_layout_are_stamped(book, edition):
    assert book.defined_names[LAYOUT.stamp["edition"]].attr_text == f'"{edition.key}"'
    assert book.defined_names[LAYOUT.stamp["layout"]].attr_text == f'"{LAYOUT.version}"'
    assert column_texts(book, "oit_agency_edition") == [edition.key]


def test_every_defined_name_resolves_to_an_existing_sheet(book):
    stamps = {LAYOUT.stamp["edition"], LAYOUT.stamp["layout"]}
    names = set(book.defined_names) - stamps - {"oit_paste_zone"}
    assert len(names) > len(EVERY)
    for name in names:
        sheet, (left, top, right, bottom) = cells_of(book, name)
        assert sheet.title in book.sheetnames
        assert left <= right <= sheet.max_column
        assert top <= bottom <= sheet.max_row


def test_the_name_of_the_paste_zone_begins_below_our_own_lines(book):
    ((sheet, area),) = book.defined_names["oit_paste_zone"].destinations
    assert (sheet, area) == (LAYOUT.sheet("paste").name, "$A$4:$Z$1003")
    assert [row for row in book[sheet].iter_rows(min_row=3, values_only=True) if any(row)] == []


def test_codes_typed_into_the_paste_zone_stay_text(book):
    columns = book[LAYOUT.sheet("paste").name].column_dimensions["A"]
    assert (columns.min, columns.max, columns.number_format) == (1, 26, "@")


def test_names_take_in_rows_below_a_table_that_people_may_make_longer(book):
    for key, more in (("budget", 40), ("owners", 40), ("items", 0), ("elements", 0)):
        sheet = LAYOUT.sheet(key)
        (area,) = (a for _, a in book.defined_names[f"oit_{key}_{sheet.anchor}"].destinations)
        assert int(area.rpartition("$")[2]) == book[sheet.name].max_row + more


def test_lists_hold_the_choices_and_words_of_the_layout(book):
    for kind, lists in (("list", LAYOUT.choices), ("words", LAYOUT.words)):
        for key, texts in lists.items():
            found = column_texts(book, f"oit_{kind}_{key}")
            assert [str(text) for text in found] == list(texts)


def test_a_choice_that_is_a_number_is_offered_as_a_number(book):
    assert column_texts(book, "oit_list_quarter") == [1, 2, 3, 4]


def hidden_columns(book, sheet):
    groups = book[sheet.name].column_dimensions.values()
    hidden = {n for group in groups if group.hidden for n in range(group.min, group.max + 1)}
    return {column.key for n, column in enumerate(sheet.columns, 1) if n in hidden}


def test_folded_columns_are_folded_until_something_stands_in_them():
    items = LAYOUT.sheet("items")
    folded = {column.key for column in items.columns if column.fold}
    assert hidden_columns(opened(), items) == folded
    filled = opened(tables={"items": [{"code": "O2", "assessed_points": 0}]})
    assert hidden_columns(filled, items) == folded - {"assessed_points"}


def test_text_stays_text_and_dates_become_dates_of_the_buddhist_calendar():
    book = opened(
        agency={"report_date": date(2022, 7, 12), "orders": "๑๔๗/๒๕๖๕"},
        tables={
            "items": [
                {"code": "O3", "looked_on": datetime(2022, 7, 1), "lacking": "1-3"},  # noqa: DTZ001
                {"code": "O2", "status": "=มี", "last_points": 50},
            ],
            "history": [{"fiscal_year": "๒๕๕๘", "total": "๘๒.๙๙", "difference": "-"}],
        },
    )
    tab, (column, top, _, _) = cells_of(book, "oit_agency_report_date")
    cell = tab.cell(top, column)
    assert (cell.value, cell.number_format) == (
        datetime(2022, 7, 12),  # noqa: DTZ001
        "[$-107041E]d mmm yyyy;@",
    )
    assert column_texts(book, "oit_agency_orders") == ["๑๔๗/๒๕๖๕"]
    assert column_texts(book, "oit_items_lacking")[:3] == [None, None, "1-3"]
    assert column_texts(book, "oit_items_last_points")[:3] == [None, 50, None]
    tab, (column, top, _, _) = cells_of(book, "oit_items_status")
    assert (tab.cell(top + 1, column).value, tab.cell(top + 1, column).data_type) == ("=มี", "s")
    assert column_texts(book, "oit_history_total")[0] == "๘๒.๙๙"
    assert column_texts(book, "oit_history_fiscal_year")[0] == "๒๕๕๘"


@pytest.mark.parametrize(
    ("sheet", "key", "number_format"),
    [
        ("budget", "allocated", "#,##0.00"),
        ("budget", "percent", "0.00"),
        ("items", "assessed_points", "0"),
        ("items", "due", "[$-107041E]d mmm yyyy;@"),
        ("items", "lacking", "@"),
        ("items", "status", "@"),
        ("items", "memo", "@"),
        ("history", "fiscal_year", "0"),
    ],
)
def test_columns_show_their_values_by_their_type(book, sheet, key, number_format):
    tab, (column, top, _, bottom) = cells_of(book, f"oit_{sheet}_{key}")
    assert {tab.cell(row, column).number_format for row in (top, bottom)} == {number_format}


def test_formulas_refer_to_their_own_row_and_to_defined_names(book):
    budget = book["งบประมาณ"]
    assert budget["M6"].value == '=IF(COUNT(I6:L6)=0,"",SUM(I6:L6))'
    kpi = book["ตัวชี้วัด"]
    assert kpi["F5"].value == "=SUM(oit_each_claimed)"
    assert kpi["G5"].value == '=IF(N(D5)=0,"",ROUND(F5/D5*100,2))'
    formulas = [c.value for tab in book for row in tab for c in row if c.data_type == "f"]
    tables = [tab for tab in book if tab.title not in ("สรุป", LAYOUT.stamp["lists"])]
    assert (
        len([c for tab in tables for row in tab for c in row if c.data_type == "f"]) == 12 * 3 + 3
    )
    assert not [formula for formula in formulas if "{" in formula]


def test_a_formula_that_answers_an_empty_text_is_stored_as_calculated(edition):
    for name, text in parts(build(LAYOUT, edition)).items():
        if name.startswith("xl/worksheets/"):
            cells = re.findall(r"<c [^>]*>(?=<f>).*?</c>", text)
            empty = [cell for cell in cells if "<v></v>" in cell]
            assert all(' t="str"' in cell for cell in empty)
            assert all("<v>" in cell for cell in cells)


def test_given_cells_go_before_prefilled_ones():
    book = opened(tables={"kpi": [{"unit": "ตัวชี้วัด", "percent": "๑๐๐"}, {"achieved": "F"}]})
    kpi = book["ตัวชี้วัด"]
    assert [cell.value for cell in kpi[5]][4:] == [
        "ตัวชี้วัด",
        "=SUM(oit_each_claimed)",
        "๑๐๐",
    ]
    assert [cell.value for cell in kpi[6]][:6] == [
        "เชิงคุณภาพ",
        "ระดับผลการประเมิน OIT",
        None,
        None,
        None,
        "F",
    ]


def test_more_rows_than_made_ready_make_the_table_longer():
    years = [{"fiscal_year": 2540 + n} for n in range(15)]
    assert column_texts(opened(tables={"history": years}), "oit_history_fiscal_year") == [
        2540 + n for n in range(15)
    ]


@pytest.mark.parametrize(
    ("fill", "named"),
    [
        (Filled(agency={"ofice": "x"}), "ofice"),
        (Filled(tables={"bugdet": []}), "bugdet"),
        (Filled(tables={"summary": []}), "summary"),
        (Filled(tables={"budget": [{"alocated": 1}]}), "budget.alocated"),
        (Filled(tables={"items": [{"code": "O99"}]}), "O99"),
        (Filled(tables={"items": [{"status": "มี"}]}), "None"),
        (Filled(tables={"items": [{"code": "O1"}, {"code": "O1"}]}), "O1 twice"),
    ],
)
def test_data_without_a_place_are_refused(fill, named):
    with pytest.raises(BadFill, match=named):
        build(LAYOUT, load_edition("2565-obec"), fill=fill)


@pytest.mark.parametrize(
    ("row", "spent", "percent", "left"),
    [
        ({}, "", "", ""),
        ({"allocated": 100}, "", "", ""),
        ({"spent_q1": "-", "spent_q2": ""}, "", "", ""),
        (
            {"allocated": 33500, "spent_q1": "-", "spent_q3": 5690, "spent_q4": 5740},
            11430,
            34.12,
            22070,
        ),
        ({"allocated": 0, "spent_q1": 5}, 5, "", -5),
        ({"allocated": "๓๓,๕๐๐", "spent_q1": 5}, 5, "", ""),
        ({"allocated": 200, "spent_q2": 0}, 0, 0, 200),
        ({"allocated": 800, "spent_q2": 1}, 1, 0.13, 799),  # 0.125 is rounded half up
    ],
)
def test_budget_results_follow_what_counts_as_a_number(row, spent, percent, left):
    row = dict(row)
    row["spent_total"] = cell_result("budget", "spent_total", row)
    assert row["spent_total"] == spent
    assert cell_result("budget", "percent", row) == percent
    assert cell_result("budget", "left", row) == left
