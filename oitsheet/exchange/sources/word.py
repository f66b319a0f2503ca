"""A Word document → its tables, in their order, as the printed page shows them.

A merged area's words stand in its top left cell. A table inside a cell is a table of its own where
the outer one is only a frame, and lines of that cell where it is not. What Word calls header rows
stays where it stands, repeated or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.sources.going_on import goes_on
from oitsheet.exchange.sources.numbering import Numbering, W
from oitsheet.exchange.sources.raw import (
    LONGEST_ABOVE,
    Piece,
    RawCell,
    RawRow,
    RawTable,
    Tally,
    innermost,
)
from oitsheet.exchange.sources.word_package import open_document
from oitsheet.exchange.sources.word_text import Words
from oitsheet.exchange.sources.wording import plain_words
from oitsheet.workbook.markup import nested_too_deeply

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from oitsheet.exchange.sources.raw import Content

_INTO = {
    W + name
    for name in (
        "sdt",
        "sdtContent",
        "customXml",
        "smartTag",
        "ins",
        "moveTo",
        "body",
        "txbxContent",
    )
}
_LONGEST_CAPTION = 300


def document_tables(data: bytes) -> list[list[RawTable]]:
    """Read the tables of a document.

    Args:
        data: The whole file, a sound zip that is a Word document.

    Returns:
        The tables, each with those that go on with it after a page break.

    Raises:
        UnreadableWorkbook: DAMAGED or HOSTILE.
        UnreadableSource: It passes a limit.
    """
    document, links = open_document(data)
    part = document.part
    roots = {
        relation.reltype.rpartition("/")[2]: relation.target_part
        for relation in part.rels.values()
        if not relation.is_external
    }
    numbering, styles = (_root(roots.get(kind)) for kind in ("numbering", "styles"))
    reader = _Reader(links, Numbering(numbering, styles))
    try:
        return reader.tables(document.element.body)
    except RecursionError as error:
        raise nested_too_deeply() from error


def _root(part: object) -> etree._Element | None:
    element = getattr(part, "element", None)
    return element if element is not None else None


class _Reader:
    def __init__(self, links: Mapping[str, str], numbering: Numbering) -> None:
        self._numbering = numbering
        self._words = Words(links, self._content)
        self._tally = Tally()
        self._nesting = 0

    def tables(self, body: etree._Element) -> list[list[RawTable]]:
        found: list[list[RawTable]] = []
        caption = ""
        between: list[Piece] = []
        for part in self._content(body):
            if isinstance(part, Piece):
                between.append(part)
                continue
            words = plain_words(between)
            if words:
                caption = words.rpartition("\n")[2][-_LONGEST_CAPTION:]
            between.clear()
            part.caption, part.above = caption, words[-LONGEST_ABOVE:]
            for inner in innermost(part):
                if found and goes_on(found[-1][0], inner, words):
                    found[-1].append(inner)
                else:
                    found.append([inner])
        return found

    def _content(self, parent: etree._Element) -> Iterator[Content]:
        """Yield paragraphs and tables inside a body, cell or text box."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield self._table(child)
            elif child.tag in _INTO:
                yield from self._content(child)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Content]:
        joined = paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None
        if not joined and (shown := self._numbering.of(paragraph)):
            yield Piece(f"{shown} ")
        yield from self._words.of(paragraph)
        if not joined:  # its end was deleted: what follows goes on in the same line
            yield Piece("\n")

    def _table(self, element: etree._Element) -> RawTable:
        self._tally.table(self._nesting)
        self._nesting += 1
        table = RawTable()
        above: dict[int, RawCell] = {}
        for row in _within(element, "tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                continue
            table.rows.append(self._row(row, properties, above))
        self._nesting -= 1
        return table

    def _row(
        self, element: etree._Element, properties: etree._Element | None, above: dict[int, RawCell]
    ) -> RawRow:
        row = RawRow()
        if properties is not None:
            row.before = _whole(properties.find(f"{W}gridBefore"), 0)
        row.header = _is_header(element, properties)
        column = row.before
        for cell in _within(element, "tc"):
            column = self._cell(cell, row, column, above)
        return row

    def _cell(
        self, element: etree._Element, row: RawRow, column: int, above: dict[int, RawCell]
    ) -> int:
        self._tally.cell()
        properties = element.find(f"{W}tcPr")
        across, merge = 1, None
        if properties is not None:
            across = max(1, _whole(properties.find(f"{W}gridSpan"), 1))
            merge = properties.find(f"{W}vMerge")
        goes_on = merge is not None and merge.get(f"{W}val", "continue") != "restart"
        upper = above.get(column)
        if goes_on and upper is not None and upper.across == across:
            upper.down += 1
            return column + across
        cell = RawCell(across=across)
        with self._words.afresh():
            cell.content.extend(self._content(element))
        row.cells.append(cell)
        for place in range(column, column + across):
            above.pop(place, None)
        if merge is not None:
            above[column] = cell
        return column + across


def _within(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield a table's rows or a row's cells, those inside content controls too."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in _INTO:
            yield from _within(child, name)


def _is_header(row: etree._Element, properties: etree._Element | None) -> bool:
    """Whether Word repeats the row on each page, or all its words are bold."""
    if properties is not None and properties.find(f"{W}tblHeader") is not None:
        return True
    runs = [run for run in row.iter(f"{W}r") if any(text.text for text in run.iter(f"{W}t"))]
    return bool(runs) and all(run.find(f"{W}rPr/{W}b") is not None for run in runs)


def _whole(element: etree._Element | None, otherwise: int) -> int:
    text = "" if element is None else element.get(f"{W}val", "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else otherwise  # noqa: PLR2004
