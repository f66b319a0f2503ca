"""One file → one source: what it is decides who reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from oitsheet.exchange.source import Source, SourceKind, SourceTable
from oitsheet.exchange.sources.sniffing import Form, form_of
from oitsheet.workbook.files import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from oitsheet.exchange.sources.raw import RawTable
    from oitsheet.workbook.grid import SheetGrid


def read_source(path: Path) -> Source:
    """Read every table of a file.

    Args:
        path: The file; it is only read, and what it is called does not matter.

    Returns:
        Its tables; none where it holds no table at all, which the caller tells.

    Raises:
        UnreadableWorkbook: What may befall any file: missing, empty, too large, locked, damaged.
        UnreadableSource: It is of a kind that cannot be read, or passes a limit. Nothing else is
            ever raised for any bytes.
    """
    data = load(path)
    form, data = form_of(data)
    if form is Form.PAGE:
        from oitsheet.exchange.sources.saved import page_tables  # noqa: PLC0415

        tables, encoding = page_tables(data, path)
        numbered = _numbered([table] for table in tables)
        return Source(name=path.name, kind=SourceKind.PAGE, tables=numbered, encoding=encoding)
    return _source(form, data, path.name)


def source_of(data: bytes, name: str) -> Source:
    """Do the same with a file's bytes.

    Args:
        data: The whole file.
        name: What it is called, for showing only.
    """
    return _source(*form_of(data), name)


def _source(form: Form, data: bytes, name: str) -> Source:
    kind, tables, encoding = _READERS[form](data)
    return Source(name=name, kind=kind, tables=tables, encoding=encoding)


_Read: TypeAlias = "tuple[SourceKind, tuple[SourceTable, ...], str]"


def _workbook(data: bytes) -> _Read:
    from oitsheet.workbook.reading import read  # noqa: PLC0415

    return SourceKind.WORKBOOK, _of_sheets(read(data).sheets), ""


def _other_book(data: bytes) -> _Read:
    from oitsheet.exchange.sources.other_books import other_sheets  # noqa: PLC0415

    return SourceKind.WORKBOOK, _of_sheets(other_sheets(data)), ""


def _book_in_xml(data: bytes) -> _Read:
    from oitsheet.exchange.sources.book_in_xml import sheets_in_xml  # noqa: PLC0415

    return SourceKind.WORKBOOK, _of_sheets(sheets_in_xml(data)), ""


def _document(data: bytes) -> _Read:
    from oitsheet.exchange.sources.word import document_tables  # noqa: PLC0415

    return SourceKind.DOCUMENT, _numbered(document_tables(data)), ""


def _page(data: bytes) -> _Read:
    from oitsheet.exchange.sources.decoding import decoded  # noqa: PLC0415
    from oitsheet.exchange.sources.page import raw_tables, stated_encoding  # noqa: PLC0415

    text, encoding = decoded(data, stated_encoding(data))
    return SourceKind.PAGE, _numbered([table] for table in raw_tables(text)), encoding


def _saved_page(data: bytes) -> _Read:
    from oitsheet.exchange.sources.saved import saved_tables  # noqa: PLC0415

    tables, encoding = saved_tables(data)
    return SourceKind.PAGE, _numbered([table] for table in tables), encoding


def _pages(data: bytes) -> _Read:
    from oitsheet.exchange.sources.saved import packed_tables  # noqa: PLC0415

    tables, encoding = packed_tables(data)
    return SourceKind.PAGE, _numbered([table] for table in tables), encoding


def _text(data: bytes) -> _Read:
    from oitsheet.exchange.sources.text import text_table  # noqa: PLC0415

    table, encoding = text_table(data)
    return SourceKind.TEXT, (table,) if table else (), encoding


_READERS: Mapping[Form, Callable[[bytes], _Read]] = {
    Form.WORKBOOK: _workbook,
    Form.OTHER_BOOK: _other_book,
    Form.BOOK_IN_XML: _book_in_xml,
    Form.DOCUMENT: _document,
    Form.PAGE: _page,
    Form.SAVED_PAGE: _saved_page,
    Form.PAGES: _pages,
    Form.TEXT: _text,
}


def _of_sheets(sheets: Iterable[SheetGrid]) -> tuple[SourceTable, ...]:
    """Make a table of each sheet that holds something; hidden ones too."""
    from oitsheet.exchange.sources.links import with_formula_links  # noqa: PLC0415

    return tuple(SourceTable(grid=with_formula_links(sheet)) for sheet in sheets if sheet.cells)


def _numbered(tables: Iterable[Sequence[RawTable]]) -> tuple[SourceTable, ...]:
    """Number the tables as they stand in the file, and leave out those without words."""
    from oitsheet.exchange.sources.gridding import gridded  # noqa: PLC0415

    found: list[SourceTable] = []
    number = 1
    for first, *others in tables:
        table = gridded(first, number, others)
        number += 1 + len(others)
        if table is not None:
            found.append(table)
    return tuple(found)
