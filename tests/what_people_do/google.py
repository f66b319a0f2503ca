"""A workbook as Google Sheets exports it, written part by part.

The traits are those of real exports: no document properties, a drawing on every sheet, numbers
with a decimal point (``5.0``), shared texts, a style on every cell down to row 1000 although
nothing stands there, a ticked box as a truth, an outline note before everything, a hyperlink as a
relationship or a formula, custom number formats for dates only, filter views as hidden names, and
none of the defined names that are no ranges: the stamp of the form is lost.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from html import escape
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.utils import get_column_letter
from workbook.building import MAIN, OFFICE, PACKAGE

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ROWS = 1000
_BEGINNING = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_SPACES = (
    f'xmlns="{MAIN}" xmlns:r="{OFFICE}" '
    'xmlns:mx="http://schemas.microsoft.com/office/mac/excel/2008/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:mv="urn:schemas-microsoft-com:mac:vml" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
)
_TYPES = "application/vnd.openxmlformats-officedocument"
_DATE_STYLE = 2
_LABEL = re.compile(r'HYPERLINK\(.*,"([^"]*)"\)')
"""A link's label: what the formula shows."""
_ZERO_DAY = dt.datetime(1899, 12, 30)  # noqa: DTZ001  (Excel has no zones)


def exported(data: bytes) -> bytes:
    """The same workbook, downloaded from Google Sheets.

    Args:
        data: A workbook whose formulas have been calculated.
    """
    formulas = openpyxl.load_workbook(io.BytesIO(data))
    results = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    export = _Export()
    parts = {f"xl/worksheets/sheet{n}.xml": "" for n, _ in enumerate(formulas, start=1)}
    for name, sheet in zip(parts, formulas, strict=True):
        parts[name] = export.sheet(sheet, results[sheet.title], name)
    parts |= export.relations
    parts["xl/sharedStrings.xml"] = export.shared()
    parts["xl/styles.xml"] = _styles()
    parts["xl/workbook.xml"] = _workbook(formulas)
    parts["xl/_rels/workbook.xml.rels"] = _workbook_relations(len(formulas.worksheets))
    parts["_rels/.rels"] = _relations([("officeDocument", "xl/workbook.xml", False)])
    parts["[Content_Types].xml"] = _content_types(len(formulas.worksheets))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, _BEGINNING + content)
    return file.getvalue()


class _Export:
    def __init__(self) -> None:
        self.relations: dict[str, str] = {}
        self._texts: dict[str, int] = {}
        self._uses = 0

    def shared(self) -> str:
        texts = "".join(f"<si><t>{escape(text)}</t></si>" for text in self._texts)
        counts = f'count="{self._uses}" uniqueCount="{len(self._texts)}"'
        return f'\r<sst xmlns="{MAIN}" {counts}>{texts}</sst>'

    def sheet(self, sheet: Worksheet, results: Worksheet, part: str) -> str:
        rows = "".join(self._row(sheet, results, number) for number in range(1, ROWS + 1))
        links = [(cell.coordinate, cell.hyperlink.target) for cell in _linked(sheet)]
        targets = [("hyperlink", target, True) for _, target in links]
        drawing = ("drawing", "../drawings/drawing1.xml", False)
        name = part.replace("worksheets/", "worksheets/_rels/") + ".rels"
        self.relations[name] = _relations([*targets, drawing])
        beside = "".join(
            f'<hyperlink r:id="rId{n}" ref="{place}"/>' for n, (place, _) in enumerate(links, 1)
        )
        merged = "".join(f'<mergeCell ref="{area}"/>' for area in sheet.merged_cells.ranges)
        return (
            f'<worksheet {_SPACES}><sheetPr><outlinePr summaryBelow="0" summaryRight="0"/>'
            '</sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="4.0" '
            'topLeftCell="A5" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
            '<sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/>'
            f"<cols>{_columns(sheet)}</cols><sheetData>{rows}</sheetData>"
            + (f"<mergeCells>{merged}</mergeCells>" if merged else "")
            + '<dataValidations><dataValidation type="list" allowBlank="1" showErrorMessage="1" '
            'sqref="F5:F47"><formula1>"ดำเนินการแล้ว,ยังไม่ดำเนินการ"</formula1></dataValidation>'
            "</dataValidations>"
            + (f"<hyperlinks>{beside}</hyperlinks>" if beside else "")
            + f'<drawing r:id="rId{len(links) + 1}"/></worksheet>'
        )

    def _row(self, sheet: Worksheet, results: Worksheet, number: int) -> str:
        width = max(sheet.max_column, 26)
        cells = ""
        hidden = ""
        if number <= sheet.max_row:
            width -= sheet.max_column
            row = zip(sheet[number], results[number], strict=False)
            cells = "".join(self._cell(cell, result.value) for cell, result in row)
            hidden = ' hidden="1"' if sheet.row_dimensions[number].hidden else ""
        first = sheet.max_column + 1 if cells else 1
        blank = (get_column_letter(first + place) for place in range(width))
        cells += "".join(f'<c r="{letters}{number}" s="1"/>' for letters in blank)
        return f'<row r="{number}" ht="15.75" customHeight="1"{hidden}>{cells}</row>'

    def _cell(self, cell: Cell, result: object) -> str:
        place = f'<c r="{cell.coordinate}"'
        formula = ""
        value = cell.value
        if isinstance(value, str) and value.startswith("="):
            label = _LABEL.search(value)
            formula, value = f"<f>{escape(value[1:])}</f>", label[1] if label else result
        if value is None:
            return f'{place} s="1"/>' if not formula else f'{place} s="1" t="str">{formula}<v/></c>'
        if isinstance(value, bool):
            return f'{place} s="1" t="b">{formula}<v>{int(value)}</v></c>'
        if isinstance(value, dt.datetime):
            days = (value - _ZERO_DAY) / dt.timedelta(days=1)
            return f'{place} s="{_DATE_STYLE}">{formula}<v>{days}</v></c>'
        if isinstance(value, int | float):
            return f'{place} s="1">{formula}<v>{float(value)}</v></c>'
        text = str(value)
        if formula:
            return f'{place} s="1" t="str">{formula}<v>{escape(text)}</v></c>'
        self._uses += 1
        index = self._texts.setdefault(text, len(self._texts))
        return f'{place} s="1" t="s"><v>{index}</v></c>'


def _linked(sheet: Worksheet) -> list[Cell]:
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    return [cell for cell in cells if cell.hyperlink.target]


def _columns(sheet: Worksheet) -> str:
    columns = []
    for number in range(1, sheet.max_column + 1):
        hidden = sheet.column_dimensions[get_column_letter(number)].hidden
        shown = ' hidden="1"' if hidden else ""
        columns.append(f'<col customWidth="1" min="{number}" max="{number}" width="18.0"{shown}/>')
    return "".join(columns)


def _styles() -> str:
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" '
        'formatCode="d/m/yyyy"/></numFmts><fonts><font/></fonts><fills><fill/></fills>'
        '<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs count="3">'
        '<xf borderId="0" fillId="0" fontId="0" numFmtId="0" xfId="0"/>'
        '<xf borderId="0" fillId="0" fontId="0" numFmtId="0" xfId="0" applyFont="1"/>'
        '<xf borderId="0" fillId="0" fontId="0" numFmtId="164" xfId="0" applyNumberFormat="1"/>'
        "</cellXfs></styleSheet>"
    )


def _workbook(book: Workbook) -> str:
    sheets = "".join(
        f'<sheet state="{sheet.sheet_state}" name="{escape(sheet.title[:31])}" sheetId="{n}" '
        f'r:id="rId{n + 3}"/>'
        for n, sheet in enumerate(book, start=1)
    )
    names = "".join(
        f'<definedName name="{escape(name)}">{escape(defined.attr_text)}</definedName>'
        for name, defined in book.defined_names.items()
        if "!" in (defined.attr_text or "")
    )
    views = (
        '<definedName hidden="1" localSheetId="2" name="Z_1F2E3D4C_.wvu.FilterData">'
        "'รายการ OIT'!$A$4:$Z$47</definedName>"
    )
    return (
        f"<workbook {_SPACES}><workbookPr/><sheets>{sheets}</sheets>"
        f"<definedNames>{names}{views}</definedNames><calcPr/></workbook>"
    )


def _workbook_relations(sheets: int) -> str:
    targets = [("theme", "theme/theme1.xml"), ("styles", "styles.xml")]
    targets += [("sharedStrings", "sharedStrings.xml")]
    targets += [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, sheets + 1)]
    return _relations([(kind, target, False) for kind, target in targets])


def _relations(targets: list[tuple[str, str, bool]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{escape(target)}"'
        + (' TargetMode="External"/>' if external else "/>")
        for n, (kind, target, external) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def _content_types(sheets: int) -> str:
    kinds = [("/xl/workbook.xml", "spreadsheetml.sheet.main")]
    kinds += [("/xl/styles.xml", "spreadsheetml.styles")]
    kinds += [("/xl/sharedStrings.xml", "spreadsheetml.sharedStrings")]
    kinds += [
        (f"/xl/worksheets/sheet{n}.xml", "spreadsheetml.worksheet") for n in range(1, sheets + 1)
    ]
    overrides = "".join(
        f'<Override ContentType="{_TYPES}.{kind}+xml" PartName="{part}"/>' for part, kind in kinds
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default ContentType="application/xml" '
        'Extension="xml"/><Default ContentType="application/vnd.openxmlformats-package.'
        f'relationships+xml" Extension="rels"/>{overrides}</Types>'
    )
