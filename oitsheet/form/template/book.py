"""The one place that knows the writer: values, formulas, looks, names → a workbook's bytes."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from oitsheet.form.template.contents import Formula
from oitsheet.form.template.heights import LINE, row_height
from oitsheet.form.template.look import FONT, QUIET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

    from oitsheet.form.template.filled import CellValue
    from oitsheet.form.template.growing import GrowingSheet as Worksheet

_EPOCH = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # same input, same bytes
_A4 = 9
_MARGINS = {"left": 0.3, "right": 0.3, "top": 0.4, "bottom": 0.6}  # inches
_CELL = {"default_row_height": 32, "default_column_width": 72}
"""Pixels that Excel gives a cell of the body font."""
WORKBOOK = "ThisWorkbook"
"""The code name of a workbook that carries macros."""

_TABS = 80  # percent of the width below a sheet: all tabs are seen


class _EmptyText(str):
    """An empty text that a formula answered.

    The writer takes a plain empty text for "no result" and leaves the result's type out, which
    reads as a formula never calculated. This one is not equal to it, and so is written as the
    text it is.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


_EMPTY = _EmptyText()


class Book:
    """A workbook being written; rows and columns are 1-based."""

    def __init__(self, title: str) -> None:
        import xlsxwriter  # noqa: PLC0415  only whoever builds a workbook pays for the writer

        self._buffer = io.BytesIO()
        options = {"in_memory": True, "default_format_properties": dict(FONT)} | _CELL
        self.workbook: Workbook = xlsxwriter.Workbook(self._buffer, options)
        self.workbook.set_properties({"title": title, "created": _EPOCH})
        self.workbook.set_tab_ratio(_TABS)
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def sheet(self, name: str, *, tab: str) -> Worksheet:
        """Add a sheet that prints on A4, across, one page wide."""
        from oitsheet.form.template.growing import GrowingSheet  # noqa: PLC0415  as above

        worksheet: Worksheet = self.workbook.add_worksheet(name, worksheet_class=GrowingSheet)
        worksheet.set_tab_color(tab)
        worksheet.set_landscape()
        worksheet.set_paper(_A4)
        worksheet.fit_to_pages(1, 0)
        worksheet.set_margins(**_MARGINS)
        worksheet.set_footer("&L&A&R&P / &N")
        worksheet.hide_gridlines(2)
        return worksheet

    def fit(
        self,
        worksheet: Worksheet,
        row: int,
        cells: Iterable[tuple[CellValue | Formula | None, float]],
    ) -> None:
        """Make a row as high as its texts need; it grows (or shrinks) with what is typed into it.

        Args:
            worksheet: Where.
            row: Its number, 1-based. With one line it has the height of any row.
            cells: What stands in its cells, and how wide their columns are in characters.
        """
        height = row_height((text, width) for text, width in cells if isinstance(text, str))
        if height > LINE:
            worksheet.set_row(row - 1, height)
            worksheet.growing.add(row - 1)

    def format(self, look: dict[str, Any]) -> Format:
        """The writer's format for a look; one for equal looks."""
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(look)
        return self._formats[key]

    def put(
        self,
        worksheet: Worksheet,
        at: tuple[int, int],
        value: CellValue | Formula | None,
        look: dict[str, Any],
    ) -> None:
        """Write one cell: a text stays a text, a date becomes a date, None a blank."""
        row, column = at[0] - 1, at[1] - 1
        cell_format = self.format(look)
        if isinstance(value, Formula):
            result = _EMPTY if value.result == "" else value.result
            worksheet.write_formula(row, column, f"={value.text}", cell_format, result)
        elif value is None:
            worksheet.write_blank(row, column, None, cell_format)
        elif isinstance(value, str):
            worksheet.write_string(row, column, value, cell_format)
        elif isinstance(value, date):  # a datetime is one too
            worksheet.write_datetime(row, column, value, cell_format)
        else:
            worksheet.write_number(row, column, value, cell_format)

    def put_parts(
        self, worksheet: Worksheet, at: tuple[int, int], parts: Sequence[str], look: dict[str, Any]
    ) -> None:
        """Write one cell of several texts of which every second is quiet (grey).

        Args:
            worksheet: Where.
            at: Its row and column.
            parts: The texts in order; those at odd places are quiet. Read, they are one text.
            look: How the whole cell looks.
        """
        quiet = self.format({"font_color": QUIET})
        plain = self.format({})
        runs = [
            run for n, text in enumerate(parts) if text for run in ((plain, quiet)[n % 2], text)
        ]
        if len(parts) > 1:
            worksheet.write_rich_string(at[0] - 1, at[1] - 1, *runs, self.format(look))
        else:
            self.put(worksheet, at, parts[0], look)

    def name(self, name: str, meaning: str) -> None:
        """Define a name for a reference or, in quotation marks, for a text."""
        self.workbook.define_name(name, f"={meaning}")

    def carry(self, project: Callable[[Sequence[str]], bytes]) -> None:
        """Put macros in; every sheet is there already, and gets its code name now.

        Args:
            project: Code names of all sheets, in order → the macros, as a ``vbaProject.bin``.
        """
        sheets = self.workbook.worksheets()
        names = [f"Sheet{number}" for number in range(1, len(sheets) + 1)]
        for worksheet, name in zip(sheets, names, strict=True):
            worksheet.set_vba_name(name)
        self.workbook.set_vba_name(WORKBOOK)
        self.workbook.add_vba_project(io.BytesIO(project(names)), is_stream=True)

    def close(self) -> bytes:
        """Finish the workbook."""
        self.workbook.close()
        return self._buffer.getvalue()
