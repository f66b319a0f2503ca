"""The hand at the keyboard: LibreOffice does what it is told, line by line.

Run by the system's own Python, which alone has `uno`; nothing of the project is imported here.
A line of JSON comes in, a job: `book` is a path, `steps` a list of verbs with what they take. A
line goes out: ``{}``, or ``{"error": text}``. A verb is a method of `Hand`; what kind of file is
saved is told by the ending of its path.

Nothing goes through the menus ("dispatch") or the clipboard: the program without a window crashes
when a workbook is closed after that.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import traceback
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.sheet import TableFilterField
from com.sun.star.sheet.CellFlags import DATETIME, FORMULA, STRING, VALUE
from com.sun.star.sheet.FillDateMode import FILL_DATE_DAY
from com.sun.star.sheet.FillDirection import TO_BOTTOM
from com.sun.star.sheet.FillMode import SIMPLE
from com.sun.star.sheet.FilterOperator import EQUAL
from com.sun.star.table import TableSortField

PATIENCE = 90  # seconds after which a program that does not answer is given up
FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xls": "MS Excel 97",
    ".ods": "calc8",
    ".pdf": "calc_pdf_Export",
}
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode">
<value>0</value></prop><prop oor:name="ODFRecalcMode"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale">
<value>th-TH</value></prop></item>
</oor:items>
"""
"""Everything is calculated on opening, whatever results the file brings; what is typed is
understood as on a Thai computer."""


def options(**given):
    """Named values as LibreOffice takes them."""
    made = []
    for name, value in given.items():
        one = PropertyValue()
        one.Name, one.Value = name, value
        made.append(one)
    return tuple(made)


def url(path):
    return uno.systemPathToFileUrl(str(Path(path).resolve()))


def started(folder):
    """LibreOffice with a profile of its own; its desktop, and its context."""
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    pipe = f"oitsheet{os.getpid()}"
    command = ["soffice", "--headless", "--norestore", "--nologo"]
    command += [f"-env:UserInstallation=file://{folder / 'profile'}"]
    command += [f"--accept=pipe,name={pipe};urp;"]
    subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    here = uno.getComponentContext()
    found = here.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    while True:  # until it is there, or the alarm ends us
        try:
            context = found.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.05)
        else:
            return context


class Hand:
    """What a person does to one workbook; places are as people see them: ``F5``, ``A4:Z47``."""

    def __init__(self, context, path, folder):
        self._context, self._folder = context, folder
        self._make = context.ServiceManager.createInstanceWithContext
        self._desktop = self._make("com.sun.star.frame.Desktop", context)
        self._open(path)

    def _open(self, path):
        self._book = self._desktop.loadComponentFromURL(
            url(path), "_blank", 0, options(Hidden=True)
        )

    def close(self):
        self._book.close(False)  # noqa: FBT003  a UNO method has no names

    def save(self, path):
        """Calculate, and save under another name."""
        self._book.calculateAll()
        ending = Path(path).suffix
        self._book.storeToURL(url(path), options(FilterName=FILTERS[ending]))

    def _sheet(self, name):
        return self._book.Sheets.getByName(name)

    def _range(self, sheet, place):
        return self._sheet(sheet).getCellRangeByName(place)

    def _corner(self, sheet, place):
        return self._range(sheet, place).getCellByPosition(0, 0).CellAddress

    # --- cells ---

    def type(self, sheet, place, text):
        """Type a text into a cell and press Enter; the program makes of it what it will."""
        self._range(sheet, place).FormulaLocal = text

    def clear(self, sheet, place):
        """Press Delete."""
        self._range(sheet, place).clearContents(VALUE | DATETIME | STRING | FORMULA)

    def fill_down(self, sheet, place):
        """The first cell into all below it."""
        self._range(sheet, place).fillSeries(TO_BOTTOM, SIMPLE, FILL_DATE_DAY, 0, 0)

    def drag_down(self, sheet, place):
        """Draw the first cell on by its corner: a number in a text counts up."""
        self._range(sheet, place).fillAuto(TO_BOTTOM, 1)

    def copy(self, sheet, place, to_sheet, to_place):
        """Copy and paste: values, formulas, looks and drop-downs."""
        self._sheet(to_sheet).copyRange(
            self._corner(to_sheet, to_place), self._range(sheet, place).RangeAddress
        )

    def paste(self, sheet, place, rows):
        """Paste values alone, row by row, as from a text or another workbook."""
        self._range(sheet, place).setDataArray(tuple(map(tuple, rows)))

    def cut(self, sheet, place, to_sheet, to_place):
        """Cut and paste: whatever refers to the cells goes with them."""
        self._sheet(sheet).moveRange(
            self._corner(to_sheet, to_place), self._range(sheet, place).RangeAddress
        )

    def merge(self, sheet, place):
        self._range(sheet, place).merge(True)  # noqa: FBT003  a UNO method has no names

    def replace(self, sheet, old, new):
        """Find and replace in a whole sheet."""
        search = self._sheet(sheet).createReplaceDescriptor()
        search.SearchString, search.ReplaceString = old, new
        self._sheet(sheet).replaceAll(search)

    # --- rows and columns ---

    def sort(self, sheet, place, column, *, down=False):
        """Sort a range by its nth column (from 0); it has no header in it."""
        field = TableSortField()
        field.Field, field.IsAscending = column, not down
        given = options(
            SortFields=uno.Any("[]com.sun.star.table.TableSortField", (field,)),
            ContainsHeader=False,
            IsSortColumns=False,
        )
        self._range(sheet, place).sort(given)

    def sort_down(self, sheet, place, column):
        self.sort(sheet, place, column, down=True)

    def filter(self, sheet, place, column, text):
        """Leave of a table, header and all, the rows with one value in its nth column (from 0)."""
        field = TableFilterField()
        field.Field, field.IsNumeric, field.StringValue, field.Operator = column, False, text, EQUAL
        table = self._range(sheet, place)
        chosen = table.createFilterDescriptor(True)  # noqa: FBT003  a UNO method has no names
        chosen.ContainsHeader = True
        chosen.setFilterFields((field,))
        table.filter(chosen)

    def insert_rows(self, sheet, row, count):
        """Above a row, as it is numbered."""
        self._sheet(sheet).Rows.insertByIndex(row - 1, count)

    def delete_rows(self, sheet, row, count):
        self._sheet(sheet).Rows.removeByIndex(row - 1, count)

    def insert_columns(self, sheet, place, count):
        """Before a column, named by one of its cells."""
        at = self._range(sheet, place).RangeAddress.StartColumn
        self._sheet(sheet).Columns.insertByIndex(at, count)

    def delete_columns(self, sheet, place):
        found = self._range(sheet, place).RangeAddress
        count = found.EndColumn - found.StartColumn + 1
        self._sheet(sheet).Columns.removeByIndex(found.StartColumn, count)

    def hide_rows(self, sheet, place):
        self._range(sheet, place).Rows.IsVisible = False

    def hide_columns(self, sheet, place):
        self._range(sheet, place).Columns.IsVisible = False

    def show_columns(self, sheet, place):
        self._range(sheet, place).Columns.IsVisible = True

    def widen(self, sheet, place, width):
        """Columns to a width in millimetres."""
        self._range(sheet, place).Columns.Width = width * 100

    # --- sheets ---

    def hide_sheet(self, sheet):
        self._sheet(sheet).IsVisible = False

    def show_sheet(self, sheet):
        self._sheet(sheet).IsVisible = True

    def copy_sheet(self, sheet, name, at):
        self._book.Sheets.copyByName(sheet, name, at)

    def move_sheet(self, sheet, at):
        self._book.Sheets.moveByName(sheet, at)

    def rename_sheet(self, sheet, name):
        self._sheet(sheet).Name = name

    def delete_sheet(self, sheet):
        self._book.Sheets.removeByName(sheet)

    def new_sheet(self, name, at):
        self._book.Sheets.insertNewByName(name, at)

    # --- the whole book ---

    def undo(self, times):
        for _ in range(times):
            self._book.UndoManager.undo()

    def redo(self, times):
        for _ in range(times):
            self._book.UndoManager.redo()

    def through(self, *endings):
        """Save as another kind of file, close, open it; once for each ending."""
        for number, ending in enumerate(endings):
            path = self._folder / f"through{number}{ending}"
            self.save(path)
            self.close()
            self._open(path)


def done(context, folder, job):
    """One job: open, do, save, close."""
    hand = Hand(context, job["book"], folder)
    try:
        for verb, *given in job["steps"]:
            getattr(hand, verb)(*given)
    finally:
        hand.close()


def main(folder):
    signal.alarm(PATIENCE)
    context = started(folder)
    for line in sys.stdin:
        signal.alarm(PATIENCE)
        answer = {}
        try:
            done(context, folder, json.loads(line))
        except Exception:  # noqa: BLE001  whatever it is, the test shall show it
            answer = {"error": traceback.format_exc()}
        print(json.dumps(answer), flush=True)  # noqa: T201  the answer
        signal.alarm(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
