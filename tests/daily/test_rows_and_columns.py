"""Sorting, filtering, inserting, deleting, hiding and merging in the master."""

from __future__ import annotations

import io

import openpyxl
import pytest
from daily.desk import (
    BUDGET,
    ELEMENTS,
    FIRST,
    ITEMS,
    LAST,
    LAYOUT,
    TABLE,
    careful,
    checked,
    empty,
    figures,
    lost,
    news,
    reckoned,
    same,
    worked,
)

pytestmark = pytest.mark.libreoffice

COLUMNS = [column.key for column in LAYOUT.sheet("items").columns]


def letter(key):
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[COLUMNS.index(key)]


SORTED = (
    ("sort", ITEMS, TABLE, COLUMNS.index("last_points")),
    ("sort_down", ITEMS, TABLE, COLUMNS.index("status")),
    ("sort", ITEMS, TABLE, COLUMNS.index("owner_lead")),
    ("sort_down", BUDGET, "A5:P9", 3),
    ("sort", ELEMENTS, "A5:G109", 5),
)
PUT_IN = (
    ("insert_rows", ITEMS, 20, 3),
    ("insert_rows", ITEMS, FIRST, 1),  # above the first
    ("insert_rows", ITEMS, LAST + 4, 1),  # above the last
    ("insert_rows", BUDGET, 6, 2),
    ("insert_rows", ITEMS, 1, 2),  # above the header
    ("delete_columns", ITEMS, "C4"),  # the elements
    ("insert_columns", ITEMS, "F4", 1),
    ("insert_columns", ITEMS, "A4", 2),
    ("widen", ITEMS, "F4:H4", 90),
)


def says_the_same(data):
    assert same(data, worked())
    assert (news(data, worked()), lost(data, worked())) == ([], [])
    assert figures(data) == reckoned(data)


def test_sorting_whole_tables_changes_nothing_that_the_check_or_the_summary_says(desk):
    for data in desk.along(worked(), *SORTED):
        says_the_same(data)


def test_rows_and_columns_put_in_change_nothing_that_the_check_or_the_summary_says(desk):
    says_the_same(desk.after(worked(), *PUT_IN))


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ([("filter", ITEMS, f"A4:Z{LAST}", 5, "ดำเนินการแล้ว")], ["S114"]),
        (
            [
                ("hide_rows", ITEMS, "A6:A12"),
                ("hide_columns", ITEMS, "C4:D4"),
                ("merge", ITEMS, "F5:F6"),
            ],
            ["S114", "S115", "S115", "S117"],
        ),
    ],
    ids=["a filter left on", "hidden and merged"],
)
def test_it_is_told_and_changes_nothing(desk, steps, told):
    data = desk.after(worked(), *steps)

    assert same(data, worked())
    assert news(data, worked()) == [(code, "info", ITEMS) for code in told]
    assert lost(data, worked()) == []
    assert figures(data) == reckoned(data)


def test_columns_deleted_because_nobody_fills_them_in_are_asked_about_and_the_rest_counts(desk):
    gone = (
        "memo", "correction", "own_cause", "assessed_points", "document", "due", "last_points",
        "looked_on", "looked_by", "explanation",
    )  # fmt: skip
    steps = [("delete_columns", ITEMS, f"{letter(key)}4") for key in gone]  # from the right
    data = desk.after(careful(), *steps)
    structure = {line for line in news(data, careful()) if line[0].startswith("S")}

    assert structure == {("S122", "confirm", ITEMS)}
    assert figures(data) == reckoned(data)
    assert checked(data).kpi.claimed == LAST - FIRST + 1


@pytest.mark.parametrize("keys", [("status",), ("correction", "looked_on", "looked_by", "lacking")])
def test_without_a_column_the_summary_still_says_what_the_check_says(desk, keys):
    data = desk.after(worked(), *(("delete_columns", ITEMS, f"{letter(key)}4") for key in keys))

    assert ("S122", "confirm", ITEMS) in news(data, worked())
    assert figures(data) == reckoned(data)


def test_a_deleted_column_of_sums_is_asked_about_and_each_broken_formula_column_told_once(desk):
    told = news(desk.after(careful(), ("delete_columns", BUDGET, "M4")), careful())
    nothing = news(desk.after(empty(), ("delete_columns", BUDGET, "M4")), empty())

    assert told == [("S122", "confirm", BUDGET), *[("T106", "error", BUDGET)] * 2]
    assert nothing == [("S122", "confirm", BUDGET)]


def test_deleted_rows_are_missed(desk):
    data = desk.after(worked(), ("delete_rows", ITEMS, 20, 2))

    assert ("S111", "todo", ITEMS) in news(data, worked())
    assert figures(data) == reckoned(data)


def test_codes_sorted_by_themselves_no_longer_agree_with_the_titles_and_that_is_asked(desk):
    data = desk.after(worked(), ("sort_down", ITEMS, f"A{FIRST}:A{LAST}", 0))

    assert ("S133", "confirm", ITEMS) in news(data, worked())
    assert figures(data) == reckoned(data)


def test_statuses_sorted_by_themselves_are_taken_as_they_stand_and_both_sides_agree(desk):
    """Nothing in the workbook tells it: what stands beside an item is that item's."""
    data = desk.after(worked(), ("sort", ITEMS, f"F{FIRST}:F{LAST}", 0))

    assert not [line for line in news(data, worked()) if line[0].startswith("S")]
    assert checked(data).kpi.claimed == checked(worked()).kpi.claimed
    assert figures(data) == reckoned(data)


def test_two_statuses_merged_as_excel_does_it_count_for_both_items(desk):
    data = desk.after(worked(), ("clear", ITEMS, "F6"), ("merge", ITEMS, "F5:F6"))

    assert [line for line in news(data, worked()) if line[0].startswith("S")] == [
        ("S117", "info", ITEMS)
    ]
    assert {"O1", "O2"} <= {item.code for item in checked(data).items if item.claimed}


def test_a_row_put_in_has_the_drop_downs_colours_and_filter_of_its_neighbours(desk):
    data = desk.after(worked(), ("insert_rows", ITEMS, 20, 3))
    sheet = openpyxl.load_workbook(io.BytesIO(data))[ITEMS]
    last = LAST + 3

    offered = [v for v in sheet.data_validations.dataValidation if f"F{last}" in v.sqref]
    assert [(v.type, v.formula1, bool(v.showErrorMessage)) for v in offered] == [
        ("list", "oit_list_status", False)
    ]
    assert "F21" in offered[0].sqref
    assert f"F5:F{last}" in {str(area.sqref) for area in sheet.conditional_formatting}
    assert sheet.auto_filter.ref == f"A4:Z{last}"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.print_area.endswith(f"$A$1:$H${last}")
