"""Colours that follow what stands in the cells: conditional formats, and no macro."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from oitsheet.form.template.look import Sign, sign_look
from oitsheet.form.template.plan import VALUE, list_name
from oitsheet.location import column_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from xlsxwriter.worksheet import Worksheet

    from oitsheet.form.layout import Layout
    from oitsheet.form.messages import Catalogue
    from oitsheet.form.template.book import Book
    from oitsheet.form.template.plan import Area

_STATES: dict[str, Sign] = {
    "to_mend": "mend",
    "not_started": "begin",
    "supported": "good",
    "unknown": "unknown",
    "not_applicable": "aside",
}
_MARKS: dict[str, Sign] = {"there": "good", "missing": "mend", "not_applicable": "aside"}
_SEVERITIES: dict[str, Sign] = {
    "error": "mend",
    "risk": "mend",
    "confirm": "begin",
    "todo": "begin",
    "info": "unknown",
}


class Mark(NamedTuple):
    """One conditional format: what it is about, and when it shows.

    Attributes:
        first: Its first column, 1-based; `last` its last.
        formula: Without a sign before it, as it reads in the first row.
        signs: How it looks; several where LibreOffice, which obeys the first mark that holds
            and no other, must show what Excel shows by two marks.
    """

    first: int
    last: int
    formula: str
    signs: tuple[Sign, ...]


def mark_table(
    book: Book, worksheet: Worksheet, area: Area, layout: Layout, words: Catalogue
) -> None:
    """Add a table's conditional formats to its rows."""
    judge = _TABLES.get(area.sheet.key)
    for mark in judge(area, layout, words) if judge else ():
        _add(book, worksheet, (area.first, area.last), mark)


def mark_fields(book: Book, worksheet: Worksheet, area: Area) -> None:
    """Let the few fields that a first check needs stand out until they are filled in."""
    for row, column in enumerate(area.sheet.columns, start=area.first):
        if column.first:
            blank = f"LEN(TRIM({column_letters(VALUE)}{row}))=0"
            _add(book, worksheet, (row, row), Mark(VALUE, VALUE, blank, ("ask",)))


def mark_results(book: Book, worksheet: Worksheet, area: Area, words: Catalogue, rows: int) -> None:
    """Colour the severities that the tool will write, and rule its rows off, for so many rows."""
    at, cell = area.column("severity"), _cell(area, "severity")
    last = len(area.sheet.columns)
    for severity, sign in _SEVERITIES.items():
        formula = f"{cell}={_text(words.words[f'severity.{severity}'])}"
        marked = Mark(at, at, formula, (sign, "ruled"))
        _add(book, worksheet, (area.first, area.first + rows - 1), marked)
    ruled = Mark(1, last, f"LEN({_cell(area, 'message')})>0", ("ruled",))
    _add(book, worksheet, (area.first, area.first + rows - 1), ruled)


def _items(area: Area, _layout: Layout, words: Catalogue) -> Iterator[Mark]:
    """Code and title by the state that the tool found; the status by whether it is a remark."""
    state, status = area.column("state"), area.column("status")
    for key, sign in _STATES.items():
        formula = f"{_cell(area, 'state')}={_text(words.words[f'state.{key}'])}"
        yield Mark(area.column("code"), area.column("title"), formula, (sign,))
        yield Mark(state, state, formula, (sign,))
    typed = f"TRIM({_cell(area, 'status')})"
    yield Mark(status, status, f"{_found(typed, 'done')}>0", ("done",))
    known = ("done", "in_progress", "not_done", "not_applicable")
    strange = ",".join(f"{_found(typed, group)}=0" for group in known)
    yield Mark(status, status, f"AND(LEN({typed})>0,{strange})", ("ask",))


def _elements(area: Area, layout: Layout, _words: Catalogue) -> Iterator[Mark]:
    """The whole row by its tick, a line between items, a title that repeats in grey."""
    last = len(area.sheet.columns)
    code, above = _cell(area, "code"), _cell(area, "code", row=area.first - 1)
    for key, sign in _MARKS.items():
        ticked = f"{_cell(area, 'presence')}={_text(layout.marks[key])}"
        yield Mark(1, last, f"AND({ticked},{code}<>{above})", (sign, "divide"))
        yield Mark(1, last, ticked, (sign,))
    yield Mark(1, last, f"{code}<>{above}", ("divide",))
    yield Mark(1, area.column("title"), f"{code}={above}", ("repeated",))


def _confirmations(area: Area, _layout: Layout, _words: Catalogue) -> Iterator[Mark]:
    """What a begun line still lacks."""
    last = len(area.sheet.columns)
    begun = f"COUNTA($A{area.first}:${column_letters(last)}{area.first})>0"
    yield Mark(1, last, f"AND({begun},LEN(TRIM(A{area.first}))=0)", ("ask",))


def _budget(area: Area, _layout: Layout, _words: Catalogue) -> Iterator[Mark]:
    """More spent than received."""
    at, left = area.column("left"), _cell(area, "left")
    yield Mark(at, at, f"AND(ISNUMBER({left}),{left}<0)", ("mend",))


_TABLES: dict[str, Callable[[Area, Layout, Catalogue], Iterator[Mark]]] = {
    "items": _items,
    "elements": _elements,
    "confirmations": _confirmations,
    "budget": _budget,
}


def _cell(area: Area, key: str, *, row: int | None = None) -> str:
    return f"${column_letters(area.column(key))}{row or area.first}"


def _text(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _found(text: str, group: str) -> str:
    """How often a text is one of some words; `MATCH` takes ??? for any word of three letters."""
    return f"SUMPRODUCT(--({list_name('words', group)}={text}))"


def _add(book: Book, worksheet: Worksheet, rows: tuple[int, int], mark: Mark) -> None:
    look: dict[str, Any] = {}
    for sign in mark.signs:
        look |= sign_look(sign)
    options = {"type": "formula", "criteria": f"={mark.formula}", "format": book.format(look)}
    worksheet.conditional_format(rows[0] - 1, mark.first - 1, rows[1] - 1, mark.last - 1, options)
