"""An engine for xlwings on real .xlsx files, backed by openpyxl, that behaves as Excel over COM.

The object model of xlwings runs on it as on Windows; only the parts of xlwings under the BSD
licence are used. What a test sets up and looks at is the `Excel` behind it (`engine_state`).
"""

# ruff: noqa: A002, ARG002, ARG004, FBT002 - what is asked is as xlwings asks it

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path

import xlwings as xw
from excel.engine_contents import cleaned, prepared
from excel.engine_errors import ComError
from excel.engine_range import Range
from excel.engine_sheets import Names, Sheet, Sheets
from excel.engine_state import Excel, counted
from xlwings import base_classes
from xlwings.utils import fullname_url_to_local_path

NAME = "excel"
PID = 4711


class Engine:
    """What `xlwings.Engine` wraps."""

    name = NAME
    type = "desktop"

    def __init__(self, excel):
        self.excel = excel

    @property
    def apps(self):
        return Apps(self.excel)

    @staticmethod
    def prepare_xl_data_element(x, date_format):
        return prepared(x)

    @staticmethod
    def clean_value_data(data, datetime_builder, empty_as, number_builder, err_to_str):
        return [
            [cleaned(one, datetime_builder, empty_as, number_builder, err_to_str) for one in line]
            for line in data
        ]


class Apps(base_classes.Apps):
    """The one Excel, if it runs."""

    def __init__(self, excel):
        self.excel = excel

    def _running(self):
        return [App(self.excel)] if self.excel.running else []

    def keys(self):
        return [app.pid for app in self._running()]

    def add(self, spec=None, add_book=None, xl=None, visible=None):
        self.excel.running = True
        if add_book:
            self.excel.add()
        return App(self.excel)

    @staticmethod
    def cleanup():
        pass

    def __iter__(self):
        return iter(self._running())

    def __len__(self):
        return len(self._running())

    def __getitem__(self, pid):
        for app in self._running():
            if app.pid == pid:
                return app
        raise KeyError("Could not find an Excel instance with this PID.")


def _setting(name):
    """A property of Excel itself that is only kept."""
    return property(
        lambda self: self.excel.settings[name],
        lambda self, value: self.excel.set(name, value),
    )


@counted("App")
class App(base_classes.App):
    def __init__(self, excel):
        self.excel = excel

    @property
    def engine(self):
        return Engine(self.excel)

    @property
    def api(self):
        return self

    @property
    def selection(self):
        book = self.excel.active
        if book is None:
            return None
        return Sheet(book, book.active).range(book.selected())

    def activate(self, steal_focus=False):
        pass

    visible = _setting("visible")
    screen_updating = _setting("screen_updating")
    display_alerts = _setting("display_alerts")
    enable_events = _setting("enable_events")
    interactive = _setting("interactive")
    status_bar = _setting("status_bar")
    cut_copy_mode = _setting("cut_copy_mode")

    @property
    def calculation(self):
        return self.excel.settings["calculation"]

    @calculation.setter
    def calculation(self, value):
        if value not in ("automatic", "manual", "semiautomatic"):
            raise KeyError(value)
        self.excel.set("calculation", value)

    def calculate(self):
        pass

    def quit(self):
        for book in list(self.excel.books):
            self.excel.close(book)
        self.excel.running = False

    def kill(self):
        self.quit()

    @property
    def startup_path(self):
        return ""

    @property
    def version(self):
        return "16.0"

    @property
    def books(self):
        return Books(self.excel)

    @property
    def hwnd(self):
        return 0

    @property
    def path(self):
        return r"C:\Program Files\Microsoft Office\root\Office16"

    @property
    def pid(self):
        return PID

    def alert(self, prompt, title, buttons, mode, callback):
        for text in (prompt, title):
            if not isinstance(text, str | None):
                raise TypeError(f"must be str, not {type(text).__name__}")
        if mode not in (None, "info", "critical"):
            raise KeyError(mode)
        return self.excel.alert(prompt or "", title or "", buttons, mode)


@counted("Books")
class Books(base_classes.Books):
    def __init__(self, excel):
        self.excel = excel
        self.app = App(excel)

    @property
    def api(self):
        return self

    @property
    def active(self):
        """As over COM: where no book is open the object is there, but nothing is in it."""
        return Book(self.excel.active, self.excel)

    def __call__(self, name_or_index):
        books = self.excel.books
        if isinstance(name_or_index, int):
            if 1 <= name_or_index <= len(books):
                return Book(books[name_or_index - 1])
        else:
            for book in books:
                if book.name.lower() == name_or_index.lower():
                    return Book(book)
        raise KeyError(name_or_index)

    def __len__(self):
        return len(self.excel.books)

    def __iter__(self):
        for book in self.excel.books:
            yield Book(book)

    def add(self):
        return Book(self.excel.add())

    def open(  # noqa: PLR0913, PLR0917
        self, fullname, update_links=None, read_only=None, format=None, password=None,
        write_res_password=None, ignore_read_only_recommended=None, origin=None, delimiter=None,
        editable=None, notify=None, converter=None, add_to_mru=None, local=None, corrupt_load=None
    ):  # fmt: skip
        return Book(self.excel.open(fullname, read_only=bool(read_only)))


@counted("Book")
class Book(base_classes.Book):
    def __init__(self, open_book, excel=None):
        self.open_book = open_book
        self.excel = excel or open_book.excel

    @property
    def api(self):
        return self

    @property
    def name(self):
        return self.open_book.name

    @property
    def fullname(self):
        """The path; xlwings makes one of an address of OneDrive, or raises as here."""
        if "://" in self.open_book.fullname:
            return fullname_url_to_local_path(self.open_book.fullname)
        return self.open_book.fullname

    @property
    def sheets(self):
        return Sheets(self.open_book)

    @property
    def names(self):
        return Names(self.open_book)

    @property
    def app(self):
        return App(self.excel)

    def close(self):
        self.excel.close(self.open_book)

    def save(self, path=None, password=None):
        if path is None and self.open_book.path is None:
            path = Path.cwd() / f"{self.open_book.name}.xlsx"
        self.open_book.save(path and Path(path).resolve())

    def activate(self):
        self.excel.active = self.open_book


@contextmanager
def running(excel=None):
    """Let xlwings talk to this Excel; afterwards xlwings is as it was, its mock caller too."""
    excel = excel or Excel()
    before = xw.engines.active, list(xw.engines.engines), dict(xw.engines.engines_by_name)
    caller = vars(xw.Book).get("_mock_caller")
    if caller is not None:
        del xw.Book._mock_caller  # noqa: SLF001
    install(excel)
    try:
        yield excel
    finally:
        xw.engines.active, xw.engines.engines, xw.engines.engines_by_name = before
        if "_mock_caller" in vars(xw.Book):
            del xw.Book._mock_caller  # noqa: SLF001
        if caller is not None:
            xw.Book._mock_caller = caller  # noqa: SLF001


def install(excel):
    """Make this Excel the one that xlwings talks to."""
    engine = xw.Engine(impl=Engine(excel))
    xw.engines.add(engine)
    engine.activate()


__all__ = ["ComError", "Excel", "Range", "install", "running"]
