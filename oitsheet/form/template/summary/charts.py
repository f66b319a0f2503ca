"""The charts of the summary; their figures stand beside them, in the summary's own tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from oitsheet.form.template.look import DEEP, FONT, LINE, PALE
from oitsheet.form.template.summary.book import NOT_THERE, QUARTERS
from oitsheet.form.template.summary.page import (
    LINE_HEIGHT,
    WIDTHS,
    A,
    D,
    F,
    J,
    K,
    Page,
    column_pixels,
)
from oitsheet.form.template.summary.reckoning import place_of

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.worksheet import Worksheet

    from oitsheet.form.template.book import Book

_TEXT, _TITLE = 12, 14
_ORANGE = "#C55A11"
_EDGE = 6  # pixels between a chart and the table on its left; it ends where its last cell does


def add_charts(book: Book, worksheet: Worksheet, page: Page) -> None:
    """Draw the bars by sub-indicator and the money by quarter."""
    subs = len(page.world.edition.sub_indicators)
    _place(worksheet, _by_sub(book, page, subs), page, ((page.at.subs, K), (subs + 3, K)))
    _place(worksheet, _by_quarter(book, page), page, ((page.at.spent, J), (len(QUARTERS) + 5, K)))


def _place(
    worksheet: Worksheet, chart: Chart, page: Page, area: tuple[tuple[int, int], tuple[int, int]]
) -> None:
    """Put a chart over an area: its first cell; how many rows, and its last column."""
    (row, column), (rows, last) = area
    heights = (page.heights.get(n, LINE_HEIGHT) for n in range(row, row + rows))
    width = sum(column_pixels(WIDTHS[n - 1]) for n in range(column, last + 1))
    height = sum(int(points * 4 / 3) for points in heights)
    chart.set_size({"width": width - _EDGE, "height": height - _EDGE})
    worksheet.insert_chart(row - 1, column - 1, chart, {"x_offset": _EDGE, "y_offset": _EDGE})


def _named_for_thai(chart: Chart) -> Chart:
    """Name the font for Thai letters too; the writer names it for Latin ones alone."""
    latin, tag = chart._write_a_latin, chart._xml_empty_tag  # noqa: SLF001  it has no other door

    def both(attributes: object) -> None:
        latin(attributes)
        tag("a:cs", attributes)

    chart._write_a_latin = both  # noqa: SLF001
    return chart


def _font(size: int = _TEXT, **more: object) -> dict[str, Any]:
    return {"name": FONT["font_name"], "size": size, "color": "#404040"} | more


def _frame(chart: Chart, title: str) -> None:
    chart.set_title(
        {"name": title, "name_font": _font(_TITLE, bold=True, color=DEEP), "overlay": False}
    )
    chart.set_chartarea({"border": {"color": LINE}, "fill": {"color": "#FFFFFF"}})


def _range(page: Page, column: int, first: int, last: int) -> list[str | int]:
    return [page.sheet.name, first - 1, column - 1, last - 1, column - 1]


def _points(page: Page) -> list[str | int]:
    """The line's figures: those of the table, without the quarters of which nothing is known."""
    world = page.world
    first, last = (place_of(world, "book", f"point{QUARTERS[n]}") - 1 for n in (0, -1))
    return [world.layout.stamp["lists"], 1, first, 1, last]


def _known(page: Page) -> list[object]:
    book = page.world.rows["book"][0]
    points = (book[f"point{quarter}"] for quarter in QUARTERS)
    return [None if point == NOT_THERE else point for point in points]


def _by_sub(book: Book, page: Page, subs: int) -> Chart:
    """Bars: what is claimed of each sub-indicator, in percent, in the order of the table."""
    chart = _named_for_thai(book.workbook.add_chart({"type": "bar"}))
    first, last = page.at.subs + 2, page.at.subs + 1 + subs
    chart.add_series(
        {
            "name": page.word("subs", "series"),
            "categories": _range(page, A, first, last),
            "values": _range(page, F, first, last),
            "fill": {"color": DEEP},
            "border": {"color": DEEP},
            "gap": 45,
            "data_labels": {"value": True, "num_format": "0;;0", "font": _font()},
        }
    )
    _frame(chart, page.word("subs", "chart"))
    chart.set_legend({"none": True})
    chart.set_plotarea({"layout": {"x": 0.14, "y": 0.17, "width": 0.74, "height": 0.71}})
    chart.set_y_axis({"reverse": True, "num_font": _font(), "line": {"color": LINE}})
    chart.set_x_axis(
        {
            "min": 0,
            "max": 100,
            "major_unit": 25,
            "num_format": "0",
            "num_font": _font(),
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
            "line": {"none": True},
            "label_position": "high",
        }
    )
    return chart


def _by_quarter(book: Book, page: Page) -> Chart:
    """Columns: planned and spent, in baht; a line: spent so far, in percent of the allocated."""
    chart = _named_for_thai(book.workbook.add_chart({"type": "column"}))
    first, last = page.at.spent + 2, page.at.spent + 1 + len(QUARTERS)
    short = page.sheet.name, first - 1, A - 1, last - 1, A - 1
    word = page.word
    columns = ((D, "planned", PALE), (F, "spent", DEEP))
    for column, key, colour in columns:
        chart.add_series(
            {
                "name": word("spent", f"{key}_series"),
                "categories": list(short),
                "values": _range(page, column, first, last),
                "fill": {"color": colour},
                "border": {"color": DEEP},
                "gap": 60,
            }
        )
    line = _named_for_thai(book.workbook.add_chart({"type": "line"}))
    line.add_series(
        {
            "name": word("spent", "cumulative_series"),
            "categories": list(short),
            "values": _points(page),
            "values_data": _known(page),
            "y2_axis": True,
            "line": {"color": _ORANGE, "width": 2.25},
            "marker": {
                "type": "diamond",
                "size": 8,
                "fill": {"color": "#FFFFFF"},
                "border": {"color": _ORANGE},
            },
            "data_labels": {
                "value": True,
                "num_format": "0",
                "position": "above",
                "font": _font(),
                "fill": {"color": "#FFFFFF"},
            },
        }
    )
    chart.combine(line)
    chart.show_hidden_data()
    _frame(chart, word("spent", "chart"))
    chart.set_legend({"position": "bottom", "font": _font()})
    chart.set_plotarea({"layout": {"x": 0.13, "y": 0.25, "width": 0.74, "height": 0.47}})
    chart.set_x_axis({"num_font": _font(), "line": {"color": LINE}})
    chart.set_y_axis(
        {
            "min": 0,
            "num_format": "#,##0",
            "num_font": _font(),
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
            "line": {"none": True},
        }
    )
    line.set_y2_axis(
        {
            "min": 0,
            "max": 110,  # the last label is 100%; above it is room for a point's own figure
            "major_unit": 20,
            "num_format": '0"%"',
            "num_font": _font(),
            "line": {"none": True},
        }
    )
    return chart
