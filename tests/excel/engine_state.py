"""What a running Excel remembers: its books, what it said, what it was asked and how often."""

# ruff: noqa: SLF001 - openpyxl's own lists are the only way to the order of sheets and to cells

from __future__ import annotations

import functools
import inspect
import json
import os
import warnings
from collections import Counter, deque
from pathlib import Path
from typing import NamedTuple

import openpyxl
from excel.engine_contents import as_com
from excel.engine_errors import refused
from excel.engine_saving import save
from openpyxl.worksheet.worksheet import Worksheet

SHOWN, HIDDEN, VERY_HIDDEN = -1, 0, 2

ANSWERS = {
    None: ("ok",),
    "ok": ("ok",),
    "ok_cancel": ("cancel", "ok"),
    "yes_no": ("no", "yes"),
    "yes_no_cancel": ("cancel", "yes", "no"),
}
"""What may be answered to which buttons; the first one when no answer is waiting."""


class Alert(NamedTuple):
    """A message as a person saw it."""

    prompt: str
    title: str
    buttons: str
    mode: str | None


def counted(kind):
    """Count each call and property of an engine's class: a round trip to Excel each.

    ``Range.raw_value`` was read, ``Range.raw_value=`` was written.
    """

    def asked(method, mark):
        key = f"{kind}.{mark}"

        @functools.wraps(method)
        def call(self, *arguments, **named):
            self.excel.calls[key] += 1
            return method(self, *arguments, **named)

        return call

    def of(cls):
        for name, member in list(vars(cls).items()):
            if isinstance(member, property):
                reads = asked(member.fget, name)
                writes = asked(member.fset, f"{name}=") if member.fset else None
                setattr(cls, name, property(reads, writes))
            elif inspect.isfunction(member) and not name.startswith("_"):
                setattr(cls, name, asked(member, name))
        return cls

    return of


class OpenBook:
    """A workbook as Excel holds it in memory; `path` is None until it is saved the first time.

    Formulas stand in `workbook`, their stored results in `results`; what is written in the
    session drops the result of its cell. `fullname` may be set to an address, as of OneDrive.
    """

    def __init__(self, excel, path, name=None, *, read_only=False):
        self.excel = excel
        self.path = path
        self.name = path.name if path else name
        self.fullname = str(path) if path else name
        self.read_only = read_only
        self.saved = 0
        self.results = {}
        self.selections = {}
        self.workbook = self._loaded() if path else openpyxl.Workbook()

    def _loaded(self):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(self.path, keep_vba=self.path.suffix == ".xlsm")
            stored = openpyxl.load_workbook(self.path, data_only=True)
        for sheet in book.worksheets:
            beside = stored[sheet.title]._cells
            self.results[sheet] = {
                place: as_com(beside[place])
                for place, cell in sheet._cells.items()
                if cell.data_type == "f" and place in beside
            }
        if book.active.sheet_state != "visible":
            book.active = next(sheet for sheet in book._sheets if sheet.sheet_state == "visible")
        return book

    @property
    def active(self):
        return self.workbook.active

    def activate(self, sheet):
        self.workbook.active = sheet
        for other in self.workbook._sheets:
            if isinstance(other, Worksheet):
                other.sheet_view.tabSelected = other is sheet

    def selected(self):
        """Where the cursor is; on a sheet that is a chart xlwings asks nothing for its address."""
        sheet = self.workbook.active
        if not isinstance(sheet, Worksheet):
            raise AttributeError("'NoneType' object has no attribute 'Address'")  # noqa: TRY004
        first = sheet.sheet_view.selection[:1]
        start = first[0].activeCell if first and first[0].activeCell else "A1"
        return self.selections.get(sheet, start)

    def needs_structure(self):
        security = self.workbook.security
        if security is not None and security.lockStructure:
            raise refused("Workbook is protected and cannot be changed.")

    def visible_sheets(self):
        return [sheet for sheet in self.workbook._sheets if sheet.sheet_state == "visible"]

    def save(self, path=None):
        if path is None:
            if self.read_only:
                raise refused(f"Cannot save as that name. '{self.name}' is read-only.")
            path = self.path
        path = Path(path)
        if not path.parent.is_dir():
            raise refused(f"Microsoft Excel cannot access the file '{path}'.")
        others = [book for book in self.excel.books if book is not self]
        if any(book.name.lower() == path.name.lower() for book in others):
            raise refused("You cannot save this workbook with the same name as another open one.")
        save(self.workbook, self.results, path)
        self.path, self.name, self.fullname = path, path.name, str(path)
        self.saved += 1

    def copy_to(self, path):
        """Write how the book looks at this moment; for Excel it stays as saved as it was."""
        save(self.workbook, self.results, path)


class Excel:
    """One running Excel, and what a test may ask of it.

    Attributes:
        alerts: All messages shown, in their order.
        answers: What the person will press, in order; only questions take one.
        calls: How often each property was read (``Range.raw_value``) or written (``…=``).
        settings: status_bar, calculation, screen_updating, …
        written: The settings in the order they were made.
    """

    def __init__(self, *, log=None):
        self.running = True
        self.books = []
        self.active = None
        self.alerts = []
        self.answers = deque()
        self.calls = Counter()
        self.log = log
        self.settings = {
            "calculation": "automatic",
            "cut_copy_mode": None,
            "display_alerts": True,
            "enable_events": True,
            "interactive": True,
            "screen_updating": True,
            "status_bar": False,
            "visible": True,
        }
        self.written = []
        self._made = 0

    def open(self, path, *, read_only=False):
        """Open the file, make it the active book and give it."""
        path = Path(os.path.realpath(path))
        try:
            book = OpenBook(self, path, read_only=read_only)
        except Exception as error:
            raise refused(f"Excel cannot open the file '{path.name}': {error}") from error
        self.books.append(book)
        self.active = book
        return book

    def add(self):
        self._made += 1
        book = OpenBook(self, None, f"Book{self._made}")
        self.books.append(book)
        self.active = book
        return book

    def close(self, book):
        self.books.remove(book)
        if self.active is book:
            self.active = self.books[-1] if self.books else None

    def set(self, name, value):
        self.settings[name] = value
        self.written.append((name, value))

    def alert(self, prompt, title, buttons, mode):
        alert = Alert(prompt, title, buttons or "ok", mode)
        self.alerts.append(alert)
        if self.log:
            with Path(self.log).open("a", encoding="utf-8") as file:
                file.write(json.dumps(alert, ensure_ascii=False) + "\n")
        possible = ANSWERS[buttons]
        if self.answers and (len(possible) > 1 or self.answers[0] == "ok"):
            answer = self.answers.popleft()
            assert answer in possible, f"{answer!r} cannot be answered to {alert}"
            return answer
        return possible[0]

    @property
    def messages(self):
        return [alert.prompt for alert in self.alerts]
