"""Books open in the tests' Excel, and what is known of the file they came from."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import samples
import xlwings as xw

from oitsheet.addin.open_book import read_open, with_links
from oitsheet.form.layout import load_layout
from oitsheet.judging.checker import finish, judge
from oitsheet.judging.submission import AsOf, fit
from oitsheet.workbook.reading import read

if TYPE_CHECKING:
    from pathlib import Path

    from oitsheet.form.edition import Edition
    from oitsheet.judging.report import Report
    from oitsheet.judging.submission import Submission
    from oitsheet.workbook.grid import Grid

LAYOUT = load_layout()
TODAY = dt.date(2022, 7, 12)


def opened(folder: Path, data: bytes, name: str = "ตรวจ.xlsx") -> xw.Book:
    """The workbook open in Excel, and in front."""
    path = folder / name
    path.write_bytes(data)
    book = xw.Book(str(path))
    book.set_mock_caller()
    return book


def from_file(data: bytes) -> Grid:
    return read(data, unread={LAYOUT.stamp["lists"]})


def understood(grid: Grid, asked: Edition | None = None, day: dt.date | None = None) -> Submission:
    as_of = AsOf(asked=day, today=TODAY)
    return judge([fit(grid, LAYOUT, samples.Bundled(), asked=asked, as_of=as_of)])[0]


def from_open(book: xw.Book, asked: Edition | None = None, day: dt.date | None = None) -> Grid:
    """The open book's grid, links behind words included, as the button reads it."""
    grid = read_open(book)
    return with_links(grid, book, understood(grid, asked, day))


def report(grid: Grid, asked: Edition | None = None, day: dt.date | None = None) -> Report:
    return finish(understood(grid, asked, day))
