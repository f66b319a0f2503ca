"""The master workbook: what stands where, what is offered, what is stored with a formula."""

import io
import re
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter, range_boundaries

from oitsheet.form.edition import edition_keys, load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.template import BadFill, Filled, build
from oitsheet.form.template.heights import HIGHEST, LINE, row_height
from oitsheet.form.template.results import cell_result, line_results

LAYOUT = load_layout()


def ready_rows(sheet, edition):
    """How many rows the template makes ready."""
    if sheet.rows == "items":
        return len(edition.items)
    if sheet.rows == "elements":
        return sum(len(item.elements) for item in edition.items)
    return sheet.rows


TABLES = [sheet for sheet in LAYOUT.sheets if sheet.kind == "table"]
FIELDS = [sheet for sheet in LAYOUT.sheets if sheet.kind == "fields"]
EVERY = [(sheet, n, column) for sheet in TABLES for n, column in enumerate(sheet.columns, 1)]


def opened(key="2565-obec", **fill):
    content = build(LAYOUT, load_edition(key), fill=Filled(**fill) if fill else None)
    return openpyxl.load_workbook(io.BytesIO(content))


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


@pytest.fixture(scope="module", params=edition_keys())
def edition(request):
    return load_edition(request.param)


@pytest.fixture(scope="module")
def book(edition):
    return openpyxl.load_workbook(io.BytesIO(build(LAYOUT, edition)))


def cells_of(book, name):
    """The one area that a defined name refers to: its sheet, and its corners from 1."""
    ((title, area),) = book.defined_names[name].destinations
    return book[title], range_boundaries(area)


def column_texts(book, name):
    sheet, (left, top, right, bottom) = cells_of(book, name)
    assert left == right
    return [sheet.cell(row, left).value for row in range(top, bottom + 1)]


def validation_at(sheet, cell):
    return next((v for v in sheet.data_validations.dataValidation if cell in v.sqref), None)


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


def test_shown_sheets_come_first_and_only_the_lists_are_hidden(book):
    names = [s.name for s in LAYOUT.sheets if s.shown] + [
        s.name for s in LAYOUT.sheets if not s.shown
    ]
    assert book.sheetnames == [*names, LAYOUT.stamp["lists"]]
    assert [book[name].sheet_state for name in names] == ["visible"] * len(names)
    assert book[LAYOUT.stamp["lists"]].sheet_state == "veryHidden"


@pytest.mark.parametrize(
    ("sheet", "n", "column"), EVERY, ids=[f"{s.key}-{c.key}" for s, _, c in EVERY]
)
def test_every_column_has_its_header_its_width_and_its_name(book, edition, sheet, n, column):
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


def test_title_names_sheet_and_edition_and_help_stands_below_it(book, edition):
    for sheet in LAYOUT.sheets:
        assert book[sheet.name]["A1"].value == f"{sheet.name} · {edition.name_th}"
        assert book[sheet.name]["A2"].value == sheet.help


def test_every_field_has_label_name_and_help(book):
    for sheet in FIELDS:
        tab = book[sheet.name]
        for row, column in enumerate(sheet.columns, 4):
            label = f"{column.header} *" if column.first else column.header
            assert [tab.cell(row, 1).value, tab.cell(row, 3).value] == [label, column.help]
            assert cells_of(book, f"oit_{sheet.key}_{column.key}") == (tab, (2, row, 2, row))


def test_the_items_are_printed_with_numbered_elements(book, edition):
    assert column_texts(book, "oit_items_code") == list(edition.codes)
    assert column_texts(book, "oit_items_title") == [item.title_th for item in edition.items]
    for item, text in zip(edition.items, column_texts(book, "oit_items_elements"), strict=True):
        lines = (text or "").split("\n") if text else []
        assert lines == [f"{n}) {e.th}" for n, e in enumerate(item.elements, 1)]


def test_the_fiscal_year_is_printed_where_the_edition_serves_one_only():
    assert column_texts(opened("2566-moe"), "oit_agency_fiscal_year") == [2566]
    assert column_texts(opened("2565-obec"), "oit_agency_fiscal_year") == [None]


def test_edition_and_layout_are_stamped(book, edition):
    assert book.defined_names[LAYOUT.stamp["edition"]].attr_text == f'"{edition.key}"'
    assert book.defined_names[LAYOUT.stamp["layout"]].attr_text == f'"{LAYOUT.version}"'
    assert column_texts(book, "oit_agency_edition") == [edition.key]


def test_every_defined_name_resolves_to_an_existing_sheet(book):
    stamps = {LAYOUT.stamp["edition"], LAYOUT.stamp["layout"]}
    names = set(book.defined_names) - stamps
    assert len(names) > len(EVERY)
    for name in names:
        sheet, (left, top, right, bottom) = cells_of(book, name)
        assert sheet.title in book.sheetnames
        assert left <= right <= sheet.max_column
        assert top <= bottom <= sheet.max_row


def test_lists_hold_the_choices_and_words_of_the_layout(book):
    for kind, lists in (("list", LAYOUT.choices), ("words", LAYOUT.words)):
        for key, texts in lists.items():
            found = column_texts(book, f"oit_{kind}_{key}")
            assert [str(text) for text in found] == list(texts)


def test_a_choice_that_is_a_number_is_offered_as_a_number(book):
    assert column_texts(book, "oit_list_quarter") == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("sheet", "n", "column"), EVERY, ids=[f"{s.key}-{c.key}" for s, _, c in EVERY]
)
def test_choices_are_offered_on_every_ready_row_and_nothing_is_refused(book, sheet, n, column):
    tab = book[sheet.name]
    _, (_, top, _, bottom) = cells_of(book, f"oit_{sheet.key}_{column.key}")
    for row in (top, bottom):
        found = validation_at(tab, f"{get_column_letter(n)}{row}")
        if column.choices:
            listed = [str(text) for text in column_texts(book, found.formula1)]
            assert (found.type, listed) == ("list", list(column.choices))
        elif column.type == "points":
            assert (found.type, found.formula1, found.formula2) == ("decimal", "0", "100")
        else:
            assert found is None
            continue
        assert found.errorStyle == "warning"
    assert validation_at(tab, f"{get_column_letter(n)}{bottom + 1}") is None


def test_a_remark_may_be_typed_as_status_without_a_word(book):
    tab, (column, top, _, _) = cells_of(book, "oit_items_status")
    assert not validation_at(tab, f"{get_column_letter(column)}{top}").showErrorMessage


def test_fields_with_choices_offer_them(book):
    for sheet in FIELDS:
        for row, column in enumerate(sheet.columns, 4):
            found = validation_at(book[sheet.name], f"B{row}")
            assert (found is not None) == bool(column.choices)


def test_panes_are_frozen_under_the_header_and_print_repeats_it(book):
    for sheet in TABLES:
        tab = book[sheet.name]
        assert tab.freeze_panes == ("C5" if sheet.key == "items" else "B5")
        assert tab.print_title_rows == "$4:$4"
        assert (tab.page_setup.orientation, tab.page_setup.paperSize) == ("landscape", 9)
        assert tab.sheet_properties.pageSetUpPr.fitToPage  # one page wide is the default
        assert tab.page_setup.fitToHeight == 0


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
        ("history", "fiscal_year", "0"),
    ],
)
def test_columns_show_their_values_by_their_type(book, sheet, key, number_format):
    tab, (column, top, _, bottom) = cells_of(book, f"oit_{sheet}_{key}")
    assert {tab.cell(row, column).number_format for row in (top, bottom)} == {number_format}


def test_formulas_refer_to_their_own_row_and_to_defined_names(book):
    budget = book["งบประมาณ"]
    assert budget["M6"].value == '=IF(COUNT(I6:L6)=0,"",SUM(I6:L6))'
    summary = book["สรุป"]
    assert summary["B5"].value == (
        "=SUMPRODUCT(--ISNUMBER(MATCH(TRIM(oit_items_status),oit_words_done,0)))"
    )
    assert summary["B6"].value == '=IF(B4=0,"",ROUND(B5/B4*100,2))'
    formulas = [c.value for tab in book for row in tab for c in row if c.data_type == "f"]
    assert len(formulas) == 9 + 12 * 3 + 3
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
        "=SUMPRODUCT(--ISNUMBER(MATCH(TRIM(oit_items_status),oit_words_done,0)))",
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


@given(
    st.lists(
        st.sampled_from(["", "  ", "ดำเนินการแล้ว", " เสร็จแล้ว ", "ขาดเบอร์โทร", "n/a", "ยังไม่มี"]),
        min_size=1,
    )
)
def test_every_item_is_counted_once_at_most(statuses):
    tables = {"items": [{"status": text} for text in statuses], "budget": []}
    lines = line_results(LAYOUT, tables)
    assert lines["items"] == len(statuses) - statuses.count("n/a")
    assert lines["blank"] == sum(not text.strip() for text in statuses)
    assert lines["claimed"] == sum("แล้ว" in text for text in statuses)
    assert lines["claimed"] + lines["blank"] <= lines["items"]


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        ([], 1),
        ([("", 10)], 1),
        ([("ก" * 9, 10), ("1) ก\n2) ข\n3) ค", 40)], 3),
        ([("ก" * 10, 10)], 2),
        ([("กี่" * 9, 10)], 1),  # marks above a letter take no room
    ],
)
def test_a_row_is_as_high_as_its_highest_cell(cells, lines):
    assert row_height(cells) == lines * LINE


def test_no_row_is_higher_than_excel_allows():
    assert row_height([("ก\n" * 99, 10)]) == HIGHEST
