"""Defined names as Excel shows them."""

# ruff: noqa: SLF001 - a name is looked up by its neighbours

from __future__ import annotations

import re
from numbers import Number

from excel.engine_errors import refused
from excel.engine_state import counted
from openpyxl.workbook.defined_name import DefinedName
from xlwings import base_classes

PRINTED = {"Print_Area": "print_area", "Print_Titles": "print_titles"}
"""Names that openpyxl keeps as properties of the sheet."""

_LETTER = r"[^\W\d]"
_LETTERS = r"[\w.\u0e31-\u0e4e]"  # a Thai vowel above or below is no letter for Python
_PLAIN = re.compile(f"{_LETTER}{_LETTERS}*")
_NAME = re.compile(rf"(?:{_LETTER}|\\)(?:{_LETTERS}|[\\?])*")


def quoted(title):
    """A sheet's name as formulas write it."""
    return title if _PLAIN.fullmatch(title) else "'" + title.replace("'", "''") + "'"


def unquoted(written):
    inner = written[1:-1].replace("''", "'") if written.startswith("'") else written
    return inner.rpartition("]")[2]


def sheets_of(open_book):
    from excel.engine_sheets import Sheets  # noqa: PLC0415 - a sheet has names, a name has a sheet

    return Sheets(open_book)


@counted("Names")
class Names(base_classes.Names):
    """The names of a book, those of single sheets among them, or those of one sheet."""

    def __init__(self, open_book, ws=None):
        self.open_book, self.ws = open_book, ws
        self.excel = open_book.excel

    def _listed(self):
        book = self.open_book.workbook
        if self.ws is None:
            for key in book.defined_names:
                yield Name(self.open_book, None, key)
        for sheet in book.worksheets:
            if self.ws in (None, sheet):
                for key in sheet.defined_names:
                    yield Name(self.open_book, sheet, key)
                for key, told in PRINTED.items():
                    if getattr(sheet, told):
                        yield Name(self.open_book, sheet, key)

    def _find(self, name, ws=None):
        """The name, of that sheet before that of the book; None if there is none."""
        listed = list(self._listed())
        for one in (one for one in listed if ws is not None and one.owner is ws):
            if one.key.lower() == name.lower():
                return one
        return next((one for one in listed if one._full.lower() == name.lower()), None)

    def __call__(self, name_or_index):
        if isinstance(name_or_index, Number):
            listed = sorted(self._listed(), key=lambda one: one._full.lower())
            if not 1 <= name_or_index <= len(listed):
                raise refused("Unable to get the Names property")
            return listed[name_or_index - 1]
        found = self._find(name_or_index, self.ws)
        if found is None:
            raise refused(f"Unable to get the name {name_or_index}")
        return found

    def contains(self, name_or_index):
        if isinstance(name_or_index, Number):
            return 1 <= name_or_index <= len(self)
        return self._find(name_or_index, self.ws) is not None

    def __len__(self):
        return len(list(self._listed()))

    def add(self, name, refers_to):
        owner, _, key = name.rpartition("!")
        if not _NAME.fullmatch(key) or re.fullmatch(r"[A-Za-z]{1,3}\d+|[RrCc]", key):
            raise refused("The syntax of this name isn't correct.")
        sheet = self.ws
        if owner:
            sheet = sheets_of(self.open_book)(unquoted(owner)).ws
        text = refers_to.removeprefix("=")
        names = sheet.defined_names if sheet else self.open_book.workbook.defined_names
        old = next((one for one in names if one.lower() == key.lower()), None)
        if old:
            del names[old]
        names[key] = DefinedName(key, attr_text=text)
        return Name(self.open_book, sheet, key)


@counted("Name")
class Name(base_classes.Name):
    def __init__(self, open_book, owner, key):
        self.open_book, self.owner, self.key = open_book, owner, key
        self.excel = open_book.excel

    @property
    def _full(self):
        return f"{quoted(self.owner.title)}!{self.key}" if self.owner else self.key

    @property
    def _kept_in(self):
        return (self.owner or self.open_book.workbook).defined_names

    @property
    def api(self):
        return self

    @property
    def name(self):
        return self._full

    @name.setter
    def name(self, value):
        kept = self._kept_in.pop(self.key)
        self.key = value
        self._kept_in[value] = DefinedName(value, attr_text=kept.attr_text, hidden=kept.hidden)

    @property
    def refers_to(self):
        if self.key in PRINTED and self.key not in self._kept_in:
            return f"={getattr(self.owner, PRINTED[self.key])}"
        return f"={self._kept_in[self.key].attr_text}"

    @refers_to.setter
    def refers_to(self, value):
        self._kept_in[self.key].attr_text = value.removeprefix("=")

    @property
    def refers_to_range(self):
        return self._range_on(None)

    def _range_on(self, sheet):
        """The range it names; raises if that is none, or on another sheet than this one."""
        title, _, address = self.refers_to[1:].rpartition("!")
        if not title or "#REF" in self.refers_to:
            raise refused("Application-defined or object-defined error")
        found = sheets_of(self.open_book)(unquoted(title))
        if sheet is not None and found.ws is not sheet.ws:
            raise refused("Application-defined or object-defined error")
        return found.range(address)

    def delete(self):
        del self._kept_in[self.key]
