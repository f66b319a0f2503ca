"""The same tables with the same demands, written down for frictionless."""

from __future__ import annotations

from typing import Any

from oitsheet.form.layout import Column, ColumnType, Sheet, load_layout

HEADER_ROW = 4  # of every table in a workbook that `oitsheet new` makes
NUMBERS = {ColumnType.MONEY, ColumnType.NUMBER, ColumnType.PERCENT, ColumnType.POINTS}


def package(workbook: str) -> dict[str, Any]:
    """Return the descriptor of a workbook beside it: a resource for each table of its form.

    Args:
        workbook: File name of an example whose edition asks for no analysis by issues; a path with
            folders is "not safe" for frictionless.
    """
    sheets = load_layout().asked_in(issues=False).sheets
    tables = [sheet for sheet in sheets if sheet.kind == "table"]
    return {"name": "oit", "resources": [_resource(workbook, sheet) for sheet in tables]}


def _resource(workbook: str, sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.key,
        "type": "table",
        "path": workbook,
        "scheme": "file",
        "format": "xlsx",
        "mediatype": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "dialect": {"headerRows": [HEADER_ROW], "excel": {"sheet": sheet.name}},
        "schema": {"fields": [_field(column) for column in sheet.columns]},
    }


def _field(column: Column) -> dict[str, Any]:
    demands: dict[str, Any] = {}
    if column.required:
        demands["required"] = True
    if column.unique:
        demands["unique"] = True
    if column.choices and column.type in (ColumnType.CHOICE, ColumnType.LEVEL):
        demands["enum"] = list(column.choices)
    number = column.type in NUMBERS
    if number and column.min is not None:
        demands["minimum"] = column.min
    if number and column.max is not None:
        demands["maximum"] = column.max
    kind = "number" if number else "any"
    return {"name": column.header, "type": kind, "constraints": demands}
