"""The sheet of what found no home in the form, as a part of a workbook."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oitsheet.exchange.importing.places import place_of
from oitsheet.form.messages import load_catalogue
from oitsheet.form.template.heights import LINE, row_height
from oitsheet.form.template.look import DEEP, TITLE
from oitsheet.workbook.book_xml import BookXml
from oitsheet.workbook.editing import Editor
from oitsheet.workbook.sheetxml import Text, row_xml
from oitsheet.workbook.styles_xml import looks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from oitsheet.exchange.importing.plan import Left
    from oitsheet.form.layout import Layout
    from oitsheet.workbook.book_xml import Dialect
    from oitsheet.workbook.sheetxml import CellContent
    from oitsheet.workbook.styles_xml import Looks

HEADER_ROW = 4
TITLE_HEIGHT = 32.0
"""In points."""
LONGEST = 32_000
"""Letters that go into one cell; a longer text goes on in the next row."""

_COLUMNS = (
    ("file", 24), ("place", 26), ("header", 24), ("item", 7), ("text", 70), ("why", 30),
)  # fmt: skip


def with_leftovers(data: bytes, left: Sequence[Left], layout: Layout) -> bytes:
    """Put the sheet behind all others of a workbook; without anything left over, no sheet.

    Args:
        data: The workbook.
        left: What is left over.
        layout: Knows what the sheet is called.
    """
    if not left:
        return data
    editor = Editor(data)
    book = BookXml(editor)
    name = free_name(layout.ours["leftovers"], book.sheet_parts())
    book.add_sheet(name, _part(book.dialect, left, name, looks(editor, book)))
    return editor.finish()


def may_add_sheets(data: bytes) -> bool:
    """Whether a workbook lets a sheet be added to it."""
    return not BookXml(Editor(data)).locked


def free_name(name: str, taken: Collection[str]) -> str:
    """A name that no tab bears: the name itself, or with a number behind it."""
    folded = {tab.casefold() for tab in taken}
    candidates = (name if n == 1 else f"{name} ({n})" for n in range(1, len(folded) + 2))
    return next(tab for tab in candidates if tab.casefold() not in folded)


def _part(dialect: Dialect, left: Sequence[Left], name: str, look: Looks) -> bytes:
    say = load_catalogue("th").say  # the form's language
    widths = [width for _, width in _COLUMNS]
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(widths, start=1)
    )
    usual = Text("", font=look.font, size=look.size)
    title = Text(
        say("import.sheet_title", leftovers=name),
        bold=True,
        colour=DEEP[1:],
        font=look.font,
        size=str(TITLE),
    )
    rows = [
        row_xml(1, {1: title}, {}, height=TITLE_HEIGHT),
        row_xml(2, {1: say("import.sheet_help")}, {}, height=LINE),
    ]
    heads = {
        n: replace(usual, text=say(f"import.sheet_{key}"), bold=True)
        for n, (key, _) in enumerate(_COLUMNS, start=1)
    }
    rows.append(row_xml(HEADER_ROW, heads, {}))
    styles = dict.fromkeys(range(1, len(widths) + 1), look.wrapping) if look.wrapping else {}
    for number, texts in enumerate(_lines(left), start=HEADER_ROW + 1):
        height = row_height(zip(texts, widths, strict=True))
        cells: dict[int, CellContent] = {n: text for n, text in enumerate(texts, 1) if text}
        rows.append(row_xml(number, cells, styles, height=height))
    frozen = (
        f'<pane ySplit="{HEADER_ROW}" topLeftCell="A{HEADER_ROW + 1}" activePane="bottomLeft"'
        ' state="frozen"/>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{dialect.main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView workbookViewId="0">{frozen}</sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{''.join(rows)}</sheetData>"
        '<pageMargins left="0.3" right="0.3" top="0.4" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def _lines(left: Sequence[Left]) -> Iterator[list[str]]:
    catalogue = load_catalogue("th")
    for one in left:
        why = catalogue.words[f"import_left.{one.why}"]
        place = place_of(one.spot, catalogue)
        for start in range(0, max(len(one.text), 1), LONGEST):
            text = one.text[start : start + LONGEST]
            yield [one.spot.source, place, one.header, one.item, text, why]
