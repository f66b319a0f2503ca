"""The results sheet as a part of a workbook: a new one, or the form's own with its rows filled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from oitsheet.form.template.heights import row_height
from oitsheet.form.template.look import DEEP, LINK, TITLE
from oitsheet.form.template.plan import RESULTS_FIGURES, RESULTS_FIRST, RESULTS_HEADER, quoted
from oitsheet.location import column_letters, parse_a1
from oitsheet.rendering.results import results_sheet
from oitsheet.rendering.wording import place
from oitsheet.workbook.book_xml import SHORT_NUMBER
from oitsheet.workbook.filling import OutOfOrderError
from oitsheet.workbook.outline import Splice, inside
from oitsheet.workbook.sheetxml import Text, attribute, row_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from oitsheet.location import Location
    from oitsheet.rendering.results import ResultRow
    from oitsheet.workbook.book_xml import Dialect
    from oitsheet.workbook.editing import Editor
    from oitsheet.workbook.outline import Node
    from oitsheet.workbook.sheetxml import CellContent
    from oitsheet.workbook.styles_xml import Looks

MOST_LINKS: Final = 65_000
"""Excel takes 66,530 hyperlinks on a sheet."""

PLAIN: Final = Text("")
_PLACE = 3
_BEFORE_LINKS: Final = (
    "dataValidations", "conditionalFormatting", "phoneticPr", "mergeCells", "customSheetViews",
    "dataConsolidate", "sortState", "autoFilter", "scenarios", "protectedRanges",
    "sheetProtection", "sheetCalcPr", "sheetData",
)  # fmt: skip
"""Elements of a worksheet that stand before its hyperlinks, the nearest first (ECMA-376)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the results sheet: the figures above, and a row for each finding."""

    figures: tuple[str, ...]
    rows: tuple[ResultRow, ...]


def fresh_sheet(dialect: Dialect, shown: Sheet, looks: Looks) -> bytes:
    """Make the part of a results sheet for a workbook that has none.

    Args:
        dialect: In which spelling of Open XML.
        shown: What stands on it.
        looks: The font of the workbook, and its style of a text that breaks into lines.
    """
    described = results_sheet()
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{column.width}" customWidth="1"/>'
        for n, column in enumerate(described.columns, start=1)
    )
    usual = Text("", font=looks.font, size=looks.size)
    name = f"{described.name} \N{MIDDLE DOT} oitsheet"
    title = Text(name, bold=True, colour=DEEP[1:], font=looks.font, size=str(TITLE))
    rows = [row_xml(1, {1: title}, {})]
    rows += _figures(shown, {}, usual=usual)
    header = {
        n: replace(usual, text=c.header, bold=True) for n, c in enumerate(described.columns, 1)
    }
    rows.append(row_xml(RESULTS_HEADER, header, {}))
    width = len(described.columns)
    styles = dict.fromkeys(range(1, width + 1), looks.wrapping) if looks.wrapping else {}
    rows += _findings(shown, styles, usual=usual)
    links = "".join(_links(shown, ""))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{dialect.main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f"<cols>{columns}</cols><sheetData>{''.join(rows)}</sheetData>"
        + (f"<hyperlinks>{links}</hyperlinks>" if links else "")
        + '<pageMargins left="0.3" right="0.3" top="0.4" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def refill(editor: Editor, part: str, shown: Sheet) -> None:
    """Put results in the place of those that stand on the form's own sheet.

    Title, help and headers stay, and so do the looks of rows and columns.

    Raises:
        UnreadableWorkbook: The part is not sound.
        OutOfOrderError: Its rows have no numbers, or are not in their order.
    """
    root = editor.outline(part, lambda path, _: len(path) <= _depth(path))
    data = root.child("sheetData")
    if data is None:
        return
    told = [row.attributes.get("r", "") for row in data.named("row")]
    numbers = [int(number) for number in told if SHORT_NUMBER.fullmatch(number)]
    if len(numbers) != len(told) or numbers != sorted(set(numbers)):
        raise OutOfOrderError(part)
    kept = dict(zip(numbers, data.named("row"), strict=True))
    header = kept.get(RESULTS_HEADER)
    looks = {n: _styles(row) for n, row in kept.items() if RESULTS_FIGURES <= n < RESULTS_HEADER}
    gone = [row for n, row in kept.items() if n >= RESULTS_FIGURES and n != RESULTS_HEADER]
    editor.splice(part, *(Splice(row.start, row.end, b"") for row in gone))
    prefix = root.prefix.decode()
    above = "".join(_figures(shown, looks, prefix))
    if header is None:
        labels = {n: Text(c.header, bold=True) for n, c in enumerate(results_sheet().columns, 1)}
        above += row_xml(RESULTS_HEADER, labels, {}, prefix=prefix)
    below = "".join(_findings(shown, _column_styles(root), prefix))
    if header is None or data.empty:
        editor.splice(part, inside(data, (above + below).encode()))
    else:
        editor.splice(part, Splice(header.start, header.start, above.encode()))
        editor.splice(part, Splice(header.end, header.end, below.encode()))
    _relink(editor, part, root, shown)


def _depth(path: tuple[str, ...]) -> int:
    return {"sheetData": 4, "cols": 3}.get(path[1] if len(path) > 1 else "", 2)


def _styles(row: Node) -> dict[int, str]:
    """Column → the style of the cell that stands there."""
    found: dict[int, str] = {}
    for n, cell in enumerate(row.named("c"), start=1):
        at = cell.attributes.get("r")
        if style := cell.attributes.get("s"):
            found[parse_a1(at)[1] if at else n] = style
    return found


def _column_styles(root: Node) -> dict[int, str]:
    """Column → the style that the sheet gives all of it."""
    columns = root.child("cols")
    width = len(results_sheet().columns)
    found: dict[int, str] = {}
    for node in columns.children if columns else ():
        ends = [node.attributes.get(key, "") for key in ("min", "max")]
        style = node.attributes.get("style")
        if style and all(map(SHORT_NUMBER.fullmatch, ends)):
            first, last = map(int, ends)
            found |= dict.fromkeys(range(max(first, 1), min(last, width) + 1), style)
    return found


def _figures(
    shown: Sheet,
    looks: Mapping[int, Mapping[int, str]],
    prefix: str = "",
    usual: Text = PLAIN,
) -> Iterator[str]:
    """The rows between the help and the headers; those without a figure keep their looks."""
    lines = dict(enumerate(shown.figures[: RESULTS_HEADER - RESULTS_FIGURES], RESULTS_FIGURES))
    for number in sorted({*lines, *looks}):
        line = lines.get(number)
        styles = looks.get(number, {})
        bold = number == RESULTS_FIGURES and not styles and line is not None
        content: CellContent | None = (
            replace(usual, text=line, bold=True) if bold and line else line
        )
        yield row_xml(number, {} if content is None else {1: content}, styles, prefix=prefix)


def _findings(
    shown: Sheet,
    styles: Mapping[int, str],
    prefix: str = "",
    usual: Text | None = None,
) -> Iterator[str]:
    widths = [column.width for column in results_sheet().columns]
    for number, row in enumerate(shown.rows, start=RESULTS_FIRST):
        texts = [
            row.severity,
            row.item,
            place(row.place) if row.place else "",
            row.message,
            row.fix,
            row.code,
        ]
        height = row_height(zip(texts, widths, strict=True))
        cells: dict[int, CellContent] = {n: text for n, text in enumerate(texts, 1) if text}
        if row.place is not None and usual is not None:
            cells[_PLACE] = replace(usual, text=place(row.place), colour=LINK[1:], underlined=True)
        yield row_xml(number, cells, styles, height=height, prefix=prefix)


def _links(shown: Sheet, prefix: str) -> Iterator[str]:
    rows: Iterable[tuple[int, ResultRow]] = enumerate(shown.rows, start=RESULTS_FIRST)
    for number, row in list(rows)[:MOST_LINKS]:
        if row.place is not None:
            at = f"{column_letters(_PLACE)}{number}"
            yield f'<{prefix}hyperlink ref="{at}" location="{attribute(_location(row.place))}"/>'


def _location(at: Location) -> str:
    return f"{quoted(at.sheet)}!{at.cell}"


def _relink(editor: Editor, part: str, root: Node, shown: Sheet) -> None:
    """Put new links in the place of the old ones; a sheet without any gets them at their place."""
    prefix = root.prefix.decode()
    links = "".join(_links(shown, prefix))
    content = f"<{prefix}hyperlinks>{links}</{prefix}hyperlinks>".encode() if links else b""
    old = root.child("hyperlinks")
    if old is not None:
        editor.splice(part, Splice(old.start, old.end, content))
        return
    for name in _BEFORE_LINKS:
        before = list(root.named(name))
        if before:
            editor.splice(part, Splice(before[-1].end, before[-1].end, content))
            return
