"""Tables as offices keep them, in every kind of file; all of them made up."""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import docx
import xlsxwriter

from oitsheet.doors import editions_beside
from oitsheet.exchange.importing import Asked, Existing, plan_import, read_wishes
from oitsheet.exchange.importing.wordbook import wordbook
from oitsheet.exchange.importing.writing import new_book
from oitsheet.exchange.importing.zone import without_zone
from oitsheet.exchange.sources import source_of
from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.judging.checker import check_whole
from oitsheet.workbook.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from oitsheet.exchange.importing import Import
    from oitsheet.form.edition import Edition, Item
    from oitsheet.judging.checker import Checked

LAYOUT = load_layout()
OLD, NEW, SHORT = (load_edition(key) for key in ("2565-obec", "2566-obec", "2567-obec"))

TODAY = dt.date(2024, 1, 15)


class Link(NamedTuple):
    """Words that lead somewhere."""

    words: str
    to: str


Cell: TypeAlias = "str | int | float | Link | None"
Rows: TypeAlias = "list[list[Cell]]"


def thai(text: object) -> str:
    """The same in Thai digits."""
    return str(text).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


def address(item: Item) -> str:
    return f"https://www.example.go.th/ita/o{item.no}"


def status(item: Item) -> str:
    """What a supervisor wrote: most are done, some want something more."""
    return "เพิ่มเติมเบอร์โทรศัพท์" if item.no % 5 == 0 else "ดำเนินการแล้ว"


def table(edition: Edition, heads: Sequence[Cell], row: Callable[[Item], list[Cell]]) -> Rows:
    """A table with a row per item."""
    return [list(heads), *(row(item) for item in edition.items)]


def as_xlsx(*tables: Rows, names: Sequence[str] = ()) -> bytes:
    """Each table on a sheet of its own."""
    stored = io.BytesIO()
    with xlsxwriter.Workbook(stored, {"in_memory": True}) as book:
        for number, rows in enumerate(tables):
            sheet = book.add_worksheet(names[number] if names else None)
            for r, cells in enumerate(rows):
                for c, cell in enumerate(cells):
                    if isinstance(cell, Link):
                        sheet.write_url(r, c, cell.to, string=cell.words)
                    elif isinstance(cell, str):
                        sheet.write_string(r, c, cell)
                    elif cell is not None:
                        sheet.write(r, c, cell)
    return stored.getvalue()


def as_docx(*parts: Rows | str) -> bytes:
    """Tables and the paragraphs between them."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        grown = document.add_table(rows=len(part), cols=max(map(len, part)))
        for row, cells in zip(grown.rows, part, strict=True):
            for place, cell in zip(row.cells, cells, strict=False):
                place.text = shown(cell)
    stored = io.BytesIO()
    document.save(stored)
    return stored.getvalue()


def as_html(*parts: Rows | str) -> bytes:
    """The same as a saved page; links stand behind words."""

    def told(cell: Cell) -> str:
        if isinstance(cell, Link):
            return f'<a href="{cell.to}">{html.escape(cell.words)}</a>'
        return html.escape(shown(cell)).replace("\n", "<br>")

    def line(cells: list[Cell]) -> str:
        return "<tr>" + "".join(f"<td>{told(cell)}</td>" for cell in cells) + "</tr>"

    body = "".join(
        f"<p>{html.escape(part)}</p>"
        if isinstance(part, str)
        else f"<table>{''.join(map(line, part))}</table>"
        for part in parts
    )
    page = f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>"
    return page.encode()


def as_csv(rows: Rows, encoding: str = "utf-8-sig") -> bytes:
    stored = io.StringIO()
    csv.writer(stored).writerows([shown(cell) for cell in cells] for cells in rows)
    return stored.getvalue().encode(encoding)


def shown(cell: Cell) -> str:
    """A cell as text; of a link where it cannot stand behind words, both."""
    if isinstance(cell, Link):
        return f"{cell.words} {cell.to}"
    return "" if cell is None else str(cell)


def imported(
    *files: bytes,
    edition: Edition | None = None,
    maps: Sequence[str] = (),
    existing: Existing | None = None,
    **more: object,
) -> Import:
    """What an import of these files does."""
    sources = [source_of(data, f"file{number}") for number, data in enumerate(files, start=1)]
    wishes = read_wishes(maps, LAYOUT, "|".join(wordbook().column))
    asked = Asked(edition=edition, wishes=wishes, **more)
    return plan_import(sources, LAYOUT, editions_beside(), asked, existing)


def checked(data: bytes) -> Checked:
    """A workbook judged by all rules."""
    grid = read(data, unread=LAYOUT.unread)
    return check_whole(grid, shelf=editions_beside(), today=TODAY)


def master(*files: bytes, **asked: object) -> Checked:
    """The master that an import makes, judged by all rules."""
    return checked(new_book(imported(*files, **asked), LAYOUT))


def texts(book: Checked, key: str) -> dict[str, str | None]:
    """Item code → what stands in that column."""
    return {item.code: item.text(key) for item in book.submission.items if item.cell(key)}


def existing(data: bytes, name: str = "mine.xlsx") -> Existing:
    """A workbook that is to be filled further."""
    grid = read(data, unread=LAYOUT.unread)
    seen = without_zone(grid, LAYOUT)
    book = check_whole(seen, shelf=editions_beside(), today=TODAY)
    return Existing(name, grid, book.submission)
