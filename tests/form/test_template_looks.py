"""How the master workbook looks, behaves and prints: nothing in it needs a macro."""

import re
from datetime import date

import pytest
from openpyxl.utils import get_column_letter

from oitsheet.form.edition import edition_keys
from oitsheet.form.messages import load_catalogue
from oitsheet.form.template.heights import HIGHEST, LINE, row_height
from oitsheet.form.template.offers import EARLIEST, LATEST
from oitsheet.form.template.paper import SCREEN
from oitsheet.form.template.plan import HEADER_ROW, RESULTS_HEADER

from .masters import (
    EVERY,
    EVERY_ID,
    FIELDS,
    HEADED,
    LAYOUT,
    TABLES,
    cells_of,
    column_texts,
    made,
    opened,
    parts,
    validation_at,
)

WORDS = load_catalogue("th").words
DIGIT, PADDING, BODY = 8, 5, 16  # pixels, pixels, points
ACROSS = 1065  # pixels that A4 is wide inside its margins
EPOCH = date(1899, 12, 30)
WHOLE = "2567-moe"
"""An edition whose template has every sheet of the form."""


@pytest.fixture(scope="module")
def book():
    return opened(WHOLE, all_sheets=True)


@pytest.fixture(scope="module")
def files():
    return parts(made(WHOLE, all_sheets=True))


def sheet_part(files, key):
    """The XML of a sheet; sheets are numbered in the order of their tabs."""
    tabs = re.findall(r'<sheet name="([^"]+)"', files["xl/workbook.xml"])
    return files[f"xl/worksheets/sheet{tabs.index(LAYOUT.sheet(key).name) + 1}.xml"]


def states(book):
    return {s.key: book[s.name].sheet_state for s in LAYOUT.sheets if s.name in book.sheetnames}


def visible(book):
    return {key for key, state in states(book).items() if state == "visible"}


AT_FIRST = {"summary", "agency", "items", "paste", "results"}


class TestWhichSheetsShow:
    @pytest.mark.parametrize("key", edition_keys())
    def test_few_show_at_first_and_the_others_can_be_called_up(self, key):
        found = states(opened(key))
        assert {tab for tab, state in found.items() if state == "visible"} == AT_FIRST
        assert set(found.values()) == {"visible", "hidden"}

    def test_the_lists_never_show(self, book):
        assert book[LAYOUT.stamp["lists"]].sheet_state == "veryHidden"

    def test_all_of_them_show_if_asked(self, book):
        assert visible(book) == {sheet.key for sheet in LAYOUT.sheets}

    def test_a_sheet_in_which_something_was_filled_in_shows(self):
        rows = {"budget": [{"project": "ก"}], "elements": [{"code": "O1", "number": 1}]}
        assert visible(opened(tables=rows)) == AT_FIRST | {"budget"}
        rows["elements"][0]["presence"] = "มี"
        assert visible(opened(tables=rows)) == AT_FIRST | {"budget", "elements"}

    def test_a_table_without_rows_does_not(self):
        assert visible(opened(tables={"ita": [], "history": [{}]})) == AT_FIRST

    def test_the_hidden_ones_are_named_where_people_begin(self, book):
        texts = [cell.value for cell in opened(WHOLE)["ข้อมูลหน่วยงาน"]["A"]]
        (told,) = [text for text in texts if text and "Unhide" in text]
        assert all(s.name in told for s in LAYOUT.sheets if s.key not in AT_FIRST)
        assert "Unhide" not in str([cell.value for cell in book["ข้อมูลหน่วยงาน"]["A"]])

    def test_a_new_book_opens_where_to_begin_and_a_filled_one_at_the_summary(self):
        assert opened().active.title == "ข้อมูลหน่วยงาน"
        assert opened(agency={"office": "สพป."}).active.title == "สรุป"
        assert [tab.title for tab in opened() if tab.sheet_view.tabSelected] == ["ข้อมูลหน่วยงาน"]

    def test_tabs_of_one_group_have_one_colour_and_groups_differ(self, book):
        colours = {}
        for sheet in LAYOUT.sheets:
            colour = book[sheet.name].sheet_properties.tabColor.rgb
            assert colours.setdefault(sheet.group, colour) == colour
        assert len(set(colours.values())) == len(colours) == 6


class TestTheCursor:
    @pytest.mark.parametrize(
        ("key", "cell"), [("agency", "B4"), ("items", "F5"), ("elements", "F5"), ("kpi", "C6")]
    )
    def test_it_stands_where_to_begin(self, book, key, cell):
        assert book[LAYOUT.sheet(key).name].sheet_view.selection[-1].activeCell == cell

    def test_it_never_stands_in_a_column_that_is_folded_away(self):
        book = opened(tables={"budget": [{"project": "ก"}]})
        assert book["งบประมาณ"].sheet_view.selection[-1].activeCell == "C5"


class TestWhatCellsOffer:
    @pytest.mark.parametrize(("sheet", "n", "column"), EVERY, ids=EVERY_ID)
    def test_every_ready_row_offers_it_and_nothing_is_refused(self, book, sheet, n, column):
        tab = book[sheet.name]
        _, (_, top, _, bottom) = cells_of(book, f"oit_{sheet.key}_{column.key}")
        letter = get_column_letter(n)
        for row in (top, bottom):
            found = validation_at(tab, f"{letter}{row}")
            if column.choices:
                listed = [str(text) for text in column_texts(book, found.formula1)]
                assert (found.type, listed) == ("list", list(column.choices))
            elif column.type == "points":
                assert (found.type, found.formula1, found.formula2) == ("decimal", "0", "100")
            elif column.type == "date":
                assert (found.type, f"ISTEXT({letter}{top})" in found.formula1) == ("custom", True)
            else:
                assert found is None
                continue
            assert (found.errorStyle, found.allow_blank) == ("warning", True)
        assert validation_at(tab, f"{letter}{bottom + 1}") is None

    def test_fields_offer_theirs(self, book):
        for sheet in FIELDS:
            for row, column in enumerate(sheet.columns, 4):
                found = validation_at(book[sheet.name], f"B{row}")
                assert (found is not None) == bool(column.choices or column.type == "date")

    def test_a_remark_may_be_typed_as_status_without_a_word(self, book):
        tab, (column, top, _, _) = cells_of(book, "oit_items_status")
        assert not validation_at(tab, f"{get_column_letter(column)}{top}").showErrorMessage

    def test_warnings_are_thai_and_fit_and_nothing_pops_up_uncalled(self, book):
        every = [v for tab in book for v in tab.data_validations.dataValidation]
        assert len(every) > 20
        for found in every:
            assert re.search("[ก-๛]", found.errorTitle)
            assert re.search("[ก-๛]", found.error)
            assert (len(found.errorTitle) <= 32, len(found.error) <= 255) == (True, True)
            assert not found.prompt

    def test_a_day_of_our_time_is_no_reason_to_warn_and_one_of_the_buddhist_era_is(self):
        serial = {year: (date(year, 7, 12) - EPOCH).days for year in (1950, 2022, 2199, 2565)}
        assert [EARLIEST <= serial[year] < LATEST for year in serial] == [True, True, True, False]


class TestNotes:
    def test_every_header_has_its_help_behind_it_and_no_other_cell_has_a_note(self, book):
        for sheet in HEADED:
            tab = book[sheet.name]
            notes = {c.coordinate: c.comment.text for row in tab for c in row if c.comment}
            row = RESULTS_HEADER if sheet.kind == "results" else HEADER_ROW
            helps = [
                (f"{get_column_letter(n)}{row}", c.help) for n, c in enumerate(sheet.columns, 1)
            ]
            assert notes == {cell: text for cell, text in helps if text}

    def test_they_name_nobody_and_stay_out_of_sight(self, files):
        drawn = [text for name, text in files.items() if "vmlDrawing" in name]
        assert len(drawn) == len(HEADED)
        assert all(text.count("visibility:hidden") == text.count("<v:shape ") for text in drawn)
        notes = [text for name, text in files.items() if "comments" in name]
        assert all("<authors><author></author></authors>" in text for text in notes)
        assert all('<rFont val="TH Sarabun New"/>' in text for text in notes)


def marks(book, key):
    """The conditional formats of a sheet: (range, formula, look)."""
    formats = book[LAYOUT.sheet(key).name].conditional_formatting
    return [(str(f.sqref), rule.formula[0], rule.dxf) for f in formats for rule in f.rules]


def fill_of(look):
    return look.fill.bgColor.rgb if look.fill else None


class TestColours:
    def test_the_words_of_the_states_colour_code_and_title(self, book):
        (_, (column, _, _, _)) = cells_of(book, "oit_items_state")
        letter = get_column_letter(column)
        found = {formula for where, formula, _ in marks(book, "items") if where == "A5:B39"}
        assert found == {
            f'${letter}5="{WORDS[f"state.{state}"]}"'
            for state in ("to_mend", "not_started", "supported", "unknown", "not_applicable")
        }

    def test_a_status_is_compared_with_the_words_and_never_taken_for_a_pattern(self, book):
        found = [formula for where, formula, _ in marks(book, "items") if where == "F5:F39"]
        assert found[0] == "SUMPRODUCT(--(oit_words_done=TRIM($F5)))>0"
        assert len(found) == 2
        assert not [formula for formula in found if "MATCH" in formula]

    def test_each_state_is_told_without_its_colour_too(self, book):
        looks = [look for where, _, look in marks(book, "items") if where == "A5:B39"]
        told = {(look.font.b, look.font.i, look.font.strike, fill_of(look)) for look in looks}
        assert len(told) == 5
        assert len({(b, i, strike) for b, i, strike, _ in told}) >= 4

    def test_a_tick_colours_its_row_and_items_are_parted(self, book):
        found = {formula: look for _, formula, look in marks(book, "elements")}
        assert fill_of(found['$F5="มี"']) != fill_of(found['$F5="ไม่มี"'])
        assert found["$A5<>$A4"].border.top.style == "thin"
        for word in LAYOUT.marks.values():
            both = found[f'AND($F5="{word}",$A5<>$A4)']
            assert fill_of(both) == fill_of(found[f'$F5="{word}"'])
            assert both.border.top.style == "thin"

    def test_a_begun_confirmation_shows_what_it_lacks(self, book):
        ((where, formula, _),) = marks(book, "confirmations")
        assert where == "A5:E20"
        assert formula == "AND(COUNTA($A5:$E5)>0,LEN(TRIM(A5))=0)"

    def test_more_spent_than_received_is_marked(self, book):
        ((where, formula, look),) = marks(book, "budget")
        assert (where, formula) == ("O5:O16", "AND(ISNUMBER($O5),$O5<0)")
        assert look.font.b

    def test_the_four_first_fields_stand_out_until_they_are_filled_in(self, book):
        found = {(where, formula) for where, formula, _ in marks(book, "agency")}
        assert found == {(f"B{row}", f"LEN(TRIM(B{row}))=0") for row in (4, 5, 6, 7)}

    def test_the_severities_have_theirs_before_anything_is_written(self, book):
        found = {formula for _, formula, _ in marks(book, "results")}
        severities = ("error", "risk", "confirm", "todo", "info")
        ruled = {"LEN($D10)>0"}
        assert found == ruled | {f'$A10="{WORDS[f"severity.{key}"]}"' for key in severities}
        assert book["ผลการตรวจ"]["A3"].value == WORDS["form.no_results"]

    def test_what_people_type_into_is_white_and_what_they_do_not_is_not(self, book):
        for sheet in TABLES:
            for n, column in enumerate(sheet.columns, 1):
                fill = book[sheet.name].cell(5, n).fill
                typed = not (column.pre or column.tool or column.formula)
                assert (fill.fill_type is None) == typed

    def test_a_word_behind_an_element_is_grey_and_read_with_it(self):
        files = parts(made("2565-obec"))
        runs = re.findall(
            r"<r>(<rPr>.*?</rPr>)?<t[^>]*>([^<]*)</t></r>", files["xl/sharedStrings.xml"]
        )
        grey = {text for look, text in runs if "FF808080" in look}
        assert grey == {" (ตัวอย่าง)", " (รอยืนยัน)"}


class TestRowsThatGrow:
    def test_no_row_that_people_type_into_keeps_a_height_by_force(self, files):
        for sheet in TABLES:
            rows = re.findall(r'<row r="(\d+)"[^>]*customHeight="1"', sheet_part(files, sheet.key))
            assert {int(row) for row in rows} <= {1, 2, 3, 4}

    def test_only_a_row_of_several_lines_begins_higher_than_others(self, files):
        heights = dict(re.findall(r'<row r="(\d+)"[^>]* ht="([\d.]+)"', sheet_part(files, "items")))
        lines = {
            cell.row: (cell.value or "").count("\n")
            for cell in opened(WHOLE)["รายการ OIT"]["C"][4:]
        }
        assert len(lines) == 35
        assert all(float(heights[str(row)]) > n * 21 for row, n in lines.items() if n)
        owners = re.findall(r'<row r="(\d+)"[^>]* ht="', sheet_part(files, "owners"))
        assert {int(row) for row in owners} <= {1, 2, 3, 4}

    def test_a_row_has_a_line_by_itself(self, files):
        assert f'<sheetFormatPr defaultRowHeight="{LINE:g}"' in sheet_part(files, "items")

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
    def test_a_row_is_as_high_as_its_highest_cell(self, cells, lines):
        same = [("\n" * (lines - 1), 40)]
        assert row_height(cells) == row_height(same)
        assert (row_height(cells) == LINE) == (lines == 1)

    def test_no_row_is_higher_than_excel_allows(self):
        assert row_height([("ก\n" * 99, 10)]) == HIGHEST


def shown_pixels(book, sheet, columns):
    """How wide the columns of a sheet are that show, in pixels of the full size."""
    groups = book[sheet.name].column_dimensions.values()
    hidden = {n for group in groups if group.hidden for n in range(group.min, group.max + 1)}
    widths = [c.width for n, c in enumerate(sheet.columns[:columns], 1) if n not in hidden]
    return sum(width * DIGIT + PADDING for width in widths)


class TestPaperAndScreen:
    def test_panes_are_frozen_under_the_header_and_print_repeats_it(self, book):
        for sheet in TABLES:
            tab = book[sheet.name]
            assert tab.freeze_panes == ("C5" if sheet.key == "items" else "B5")
            assert (tab.print_title_rows, tab.page_setup.paperSize) == ("$4:$4", 9)

    def test_headers_filter_all_their_rows(self, book):
        for sheet in TABLES:
            _, (_, _, _, bottom) = cells_of(book, f"oit_{sheet.key}_{sheet.anchor}")
            last = get_column_letter(len(sheet.columns))
            assert book[sheet.name].auto_filter.ref == f"A4:{last}{bottom}"

    def test_every_table_prints_one_page_wide_and_the_narrow_ones_upright(self, book):
        for sheet in TABLES:
            tab = book[sheet.name]
            assert tab.sheet_properties.pageSetUpPr.fitToPage  # one page wide is the default
            assert tab.page_setup.fitToHeight == 0
        turned = {s.key: book[s.name].page_setup.orientation for s in TABLES}
        upright = {key for key, way in turned.items() if way == "portrait"}
        assert upright == {"owners", "ita", "history"}

    def test_the_agency_prints_on_one_page(self, book):
        tab = book["ข้อมูลหน่วยงาน"]
        assert tab.sheet_properties.pageSetUpPr.fitToPage
        assert tab.page_setup.fitToHeight is None  # one is the default

    def test_the_items_print_what_people_sign_for_and_can_be_read(self, book):
        items = LAYOUT.sheet("items")
        assert book[items.name].print_area == "'รายการ OIT'!$A$1:$H$39"
        keys = [column.key for column in items.columns[:8]]
        assert {"owner_lead", "status", "link", "explanation"} < set(keys)
        assert ACROSS / shown_pixels(book, items, 8) * BODY >= 10.5

    def test_an_added_row_prints_too(self, book):
        ends = {sheet.key: book[sheet.name].print_area for sheet in TABLES if sheet.key != "items"}
        assert set(ends.values()) == {""}

    def test_the_foot_names_the_sheet_and_the_page(self, book):
        for sheet in LAYOUT.sheets:
            foot = book[sheet.name].oddFooter
            assert foot.left.text == "&A"
            assert foot.right.text == "หน้า &P / &N"

    def test_a_small_screen_shows_the_items_up_to_the_link(self, book):
        zoom = book["รายการ OIT"].sheet_view.zoomScale
        assert 85 <= zoom <= 100
        assert shown_pixels(book, LAYOUT.sheet("items"), 7) * zoom / 100 <= SCREEN

    def test_one_font_that_can_be_replaced_by_one_that_knows_thai(self, files):
        fonts = re.findall(r"<font>.*?</font>", files["xl/styles.xml"])
        named = [font for font in fonts if "<name " in font and 'indexed="81"' not in font]
        assert named
        assert all('<name val="TH Sarabun New"/><family val="2"/>' in font for font in named)
        assert all('<charset val="222"/>' in font for font in named)
        assert not [font for font in fonts if "<scheme" in font]
