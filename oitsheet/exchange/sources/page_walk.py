"""One walk through a page's elements, in their order: tables, cells, words, links.

The walk goes by events and never calls itself: a page may nest as deep as it likes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from oitsheet.exchange.sources.elements import (
    LINES,
    NOT_WORDS,
    has_no_marks,
    is_hidden,
    number,
    span,
)
from oitsheet.exchange.sources.links import address_of
from oitsheet.exchange.sources.raw import (
    LONGEST_ABOVE,
    Piece,
    RawCell,
    RawRow,
    RawTable,
    innermost,
)
from oitsheet.exchange.sources.sheets_page import names_of_sheets, without_sheet_frame
from oitsheet.exchange.sources.wording import BULLET, EMPTY_BOX, TICK, last_line, plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from oitsheet.exchange.sources.raw import Tally

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_LONGEST_CAPTION = 300
_BULLETS, _NO_MARKS = -1, -2


class _Open:
    """A table that is not closed yet."""

    def __init__(self, table: RawTable) -> None:
        self.table = table
        self.row: RawRow | None = None
        self.cell: RawCell | None = None
        self.opens = False


class PageWalk:
    """Walks through one page.

    Args:
        base: The page's address, against which links are meant; empty if not known.
        tally: Counts tables and cells.
    """

    def __init__(self, base: str, tally: Tally) -> None:
        self._base = base
        self._tally = tally
        self._open: list[_Open] = []
        self._links: list[str] = []
        self._lists: list[list[int]] = []
        self._beside: list[Piece] = []
        self._caption = ""
        self._above = ""
        self._marked = False  # the number or bullet of a list is the last thing said
        self._found: list[RawTable] = []
        self._around_tables: set[etree._Element] = set()
        self._sheets: dict[etree._Element, str] = {}
        self._skipped: etree._Element | None = None
        self._opened: dict[str, Callable[[etree._Element], None]] = {
            "table": self._begin_table,
            **dict.fromkeys(("thead", "tbody", "tfoot"), self._begin_part),
            "tr": self._begin_row,
            **dict.fromkeys(("td", "th"), self._begin_cell),
            "a": self._begin_link,
            **dict.fromkeys(("ul", "ol"), self._begin_list),
            "li": self._begin_entry,
            "br": self._begin_break,
            "input": self._begin_input,
            "select": self._begin_select,
            "img": self._begin_picture,
        }
        self._closed: dict[str, Callable[[], None]] = {
            "table": self._end_table,
            "tr": self._end_row,
            **dict.fromkeys(("td", "th"), self._end_cell),
            "caption": self._end_caption,
            "a": self._end_link,
            **dict.fromkeys(("ul", "ol"), self._end_list),
        }

    def tables(self, root: etree._Element) -> list[RawTable]:
        """Give the page's tables in their order, those inside mere frames in their place."""
        for table in root.iter("table"):
            for around in table.iterancestors():
                if around in self._around_tables:
                    break
                self._around_tables.add(around)
        self._sheets = names_of_sheets(root)
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self._begin(element)
            else:
                self._end(element)
        self._end_block()
        return list(self._data_tables())

    def _data_tables(self) -> Iterator[RawTable]:
        for table in self._found:
            for inner in innermost(table):
                yield without_sheet_frame(inner)

    def _begin(self, element: etree._Element) -> None:
        if self._skipped is not None:
            return
        name = element.tag
        if (
            name in NOT_WORDS
            or self._is_hidden_words(element)
            or "freezebar-cell" in element.get("class", "")
        ):
            self._skipped = element
            return
        if name in LINES:
            self._break()
        if opened := self._opened.get(name):
            opened(element)
        if element.text:
            self._say(element.text)

    def _end(self, element: etree._Element) -> None:
        if self._skipped is not None:
            if self._skipped is not element:
                return
            self._skipped = None
        else:
            name = element.tag
            if name in LINES:
                self._break()
            if closed := self._closed.get(name):
                closed()
        if element.tail:
            self._say(element.tail)

    def _is_hidden_words(self, element: etree._Element) -> bool:
        """Whether an element inside a cell does not show; a hidden table or row is kept."""
        if element.tag in {"tr", "td", "th", "table", "tbody"} or not self._cell():
            return False
        return is_hidden(element) and element not in self._around_tables

    def _cell(self) -> RawCell | None:
        return self._open[-1].cell if self._open else None

    def _content(self) -> list[Piece]:
        cell = self._cell()
        return self._beside if cell is None else cell.content  # type: ignore[return-value]

    def _say(self, text: str) -> None:
        text = _BLANKS.sub(" ", text)
        self._marked = self._marked and text.isspace()
        self._content().append(Piece(text, self._links[-1] if self._links else ""))

    def _break(self) -> None:
        if self._cell() is None:
            self._end_block()
        elif not self._marked:
            self._content().append(Piece("\n"))

    def _end_block(self) -> None:
        if not self._beside:
            return
        words = plain_words(self._beside)
        self._beside.clear()
        if words:
            self._caption = words[-_LONGEST_CAPTION:]
            self._above = f"{self._above}\n{words}"[-LONGEST_ABOVE:]

    # What the elements mean, in the order of a page.

    def _begin_table(self, element: etree._Element) -> None:
        self._tally.table(len(self._open))
        cell = self._cell()
        above = last_line(cell, _LONGEST_CAPTION) if cell else ""
        caption = self._sheets.get(element) or above or self._caption
        classes = element.get("class", "")
        table = RawTable(caption=caption, classes=classes, above=self._above)
        self._above = ""
        if cell is None:
            self._found.append(table)
        else:
            cell.content.append(table)
        self._open.append(_Open(table))

    def _end_table(self) -> None:
        if self._open:
            self._open.pop()

    def _begin_part(self, _: etree._Element) -> None:
        if self._open:
            self._open[-1].opens = True

    def _begin_row(self, element: etree._Element) -> None:
        if not self._open:
            return
        here = self._open[-1]
        here.row = RawRow(opens=here.opens, hidden=is_hidden(element))
        here.opens = False
        here.table.rows.append(here.row)

    def _end_row(self) -> None:
        if self._open:
            self._open[-1].row = None

    def _begin_cell(self, element: etree._Element) -> None:
        if not self._open:
            return
        self._tally.cell()
        here = self._open[-1]
        if here.row is None:
            here.row = RawRow()
            here.table.rows.append(here.row)
        here.cell = RawCell(across=span(element, "colspan"), down=span(element, "rowspan"))
        here.row.cells.append(here.cell)

    def _end_cell(self) -> None:
        self._marked = False
        if self._open:
            self._open[-1].cell = None

    def _end_caption(self) -> None:
        if self._open:
            self._open[-1].table.caption = self._caption

    def _begin_link(self, element: etree._Element) -> None:
        self._links.append(address_of(element.get("href", ""), self._base))

    def _end_link(self) -> None:
        if self._links:
            if self._links[-1]:
                self._content().append(Piece("", self._links[-1]))
            self._links.pop()

    def _begin_list(self, element: etree._Element) -> None:
        numbered = element.tag == "ol" and element.get("type", "1") == "1"
        start = number(element.get("start", "1"), 1)
        self._lists.append([start if numbered else _BULLETS])
        if has_no_marks(element):
            self._lists[-1] = [_NO_MARKS]

    def _end_list(self) -> None:
        if self._lists:
            self._lists.pop()

    def _begin_entry(self, element: etree._Element) -> None:
        counter = self._lists[-1] if self._lists else [_NO_MARKS]
        if counter[0] == _NO_MARKS:
            return
        if counter[0] == _BULLETS:
            self._say(f"{BULLET} ")
        else:
            counter[0] = number(element.get("value", ""), counter[0])
            self._say(f"{counter[0]}. ")
            counter[0] += 1
        self._marked = True

    def _begin_break(self, _: etree._Element) -> None:
        self._content().append(Piece("\n", self._links[-1] if self._links else ""))

    def _begin_input(self, element: etree._Element) -> None:
        kind = element.get("type", "text").lower()
        if kind in {"checkbox", "radio"}:
            self._say(TICK if element.get("checked") is not None else EMPTY_BOX)
        elif kind in {"text", "number", "url", "date"}:
            self._say(element.get("value", ""))

    def _begin_select(self, element: etree._Element) -> None:
        for option in element.iter("option"):
            if option.get("selected") is not None:
                self._say("".join(option.itertext()))

    def _begin_picture(self, element: etree._Element) -> None:
        words = element.get("alt", "")
        if "emoji" in element.get("class", "") or (self._links and self._links[-1]):
            self._say(words)
