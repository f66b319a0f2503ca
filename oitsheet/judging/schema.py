"""Column specs → pandera schema; a frame of one or many workbooks → where it fails and why.

The one door to pandera and polars. One schema per sheet, made from the layout, with only those
columns that constrain something and hold something: pandera costs about a millisecond a column,
whatever the rows. The frame carries each row's workbook and Excel row number, so that a failure
names its cell without arithmetic; rows of a thousand workbooks may stand in one frame. Pandera's
words never leave this room.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from oitsheet.form.layout import Column, ColumnType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandera.polars as pa
    import polars as pl

    from oitsheet.form.layout import Sheet

WORKBOOK = "__workbook__"
ROW = "__row__"
BLOCK = "__block__"

Typed: TypeAlias = str | int | float | None

_NUMBERS = {
    ColumnType.MONEY,
    ColumnType.NUMBER,
    ColumnType.PERCENT,
    ColumnType.POINTS,
}
_WHOLE = {ColumnType.CODE, ColumnType.YEAR}


class Reason(StrEnum):
    """Which of its column's demands a cell fails."""

    REQUIRED = "required"
    UNIQUE = "unique"
    CHOICE = "choice"
    RANGE = "range"


_REASONS = {
    "not_nullable": Reason.REQUIRED,
    "multiple_fields_uniqueness": Reason.UNIQUE,
    "isin": Reason.CHOICE,
    "in_range": Reason.RANGE,
    "greater_than_or_equal_to": Reason.RANGE,
}


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One row of one sheet of one workbook.

    Attributes:
        workbook: Which workbook of the stack, counted from 0.
        row: The Excel row number.
        values: Typed values by column key; None where the cell is blank or not understood.
        block: Which of several tables side by side; the first is 0.
    """

    workbook: int
    row: int
    values: Mapping[str, Typed]
    block: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """One cell that fails one demand of its column."""

    workbook: int
    row: int
    column: str
    reason: Reason
    block: int = 0


def judge_sheet(sheet: Sheet, rows: Sequence[TypedRow]) -> list[Failure]:
    """Ask of every row what one column alone can ask: required, choices, unique, range.

    Args:
        sheet: The sheet's description.
        rows: Its rows, of one workbook or of many.

    Returns:
        Each failing cell once for each reason, sorted.
    """
    columns = [
        column
        for column in sheet.input_columns
        if column.constrained
        and (column.required or any(row.values.get(column.key) is not None for row in rows))
    ]
    if not rows or not columns:
        return []
    frame = _frame(columns, rows)
    return sorted(set(_failures(_schema(columns), frame, columns)))


def polars_type(column: Column) -> type[pl.DataType]:
    """Return the type under which a column's values enter the frame."""
    import polars as pl  # noqa: PLC0415  (0.4 s: only where a frame is really made)

    if column.type in _WHOLE:
        return pl.Int64
    return pl.Float64 if column.type in _NUMBERS else pl.String


def _frame(columns: Sequence[Column], rows: Sequence[TypedRow]) -> pl.DataFrame:
    import polars as pl  # noqa: PLC0415

    data: dict[str, Any] = {
        WORKBOOK: pl.Series([row.workbook for row in rows], dtype=pl.Int64),
        ROW: pl.Series([row.row for row in rows], dtype=pl.Int64),
        BLOCK: pl.Series([row.block for row in rows], dtype=pl.Int64),
    }
    for column in columns:
        values = [row.values.get(column.key) for row in rows]
        dtype = polars_type(column)
        if dtype is pl.String:  # an indicator is a number or a name: here it is merely there
            values = [None if value is None else str(value) for value in values]
        data[column.key] = pl.Series(values, dtype=dtype)
    return pl.DataFrame(data)


def _schema(columns: Sequence[Column]) -> pa.DataFrameSchema:
    import pandera.polars as pa  # noqa: PLC0415

    unique = [column.key for column in columns if column.unique]
    return pa.DataFrameSchema(
        {
            column.key: pa.Column(
                polars_type(column), _checks(column), nullable=not column.required
            )
            for column in columns
        },
        unique=[WORKBOOK, *unique] if unique else None,
    )


def _checks(column: Column) -> list[pa.Check]:
    import pandera.polars as pa  # noqa: PLC0415

    checks = []
    if column.choices and column.type in (ColumnType.CHOICE, ColumnType.LEVEL):
        checks.append(pa.Check.isin(list(column.choices)))
    if column.min is not None and column.max is not None:
        checks.append(pa.Check.in_range(column.min, column.max))
    elif column.min is not None:
        checks.append(pa.Check.ge(column.min))
    return checks


def _failures(
    schema: pa.DataFrameSchema, frame: pl.DataFrame, columns: Sequence[Column]
) -> list[Failure]:
    from pandera.errors import SchemaErrors  # noqa: PLC0415

    try:
        # A LazyFrame would silently skip the value checks: this stays an eager frame.
        schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        return [
            failure for error in errors.schema_errors for failure in _cells(error, frame, columns)
        ]
    return []


def _cells(error: Any, frame: pl.DataFrame, columns: Sequence[Column]) -> list[Failure]:  # noqa: ANN401  (pandera's errors are untyped)
    # The check's name is the one part of a pandera failure that stands for its kind; the words
    # beside it change with versions. A name not known here is our fault and must be loud.
    reason = _REASONS[getattr(error.check, "name", None) or str(error.check)]
    key = error.schema.name
    if reason is Reason.UNIQUE:
        key = next(column.key for column in columns if column.unique)
    passed = error.check_output["check_output"].to_list()
    return [
        Failure(
            frame[WORKBOOK][position], frame[ROW][position], key, reason, frame[BLOCK][position]
        )
        for position, good in enumerate(passed)
        if good is False and (reason is not Reason.UNIQUE or frame[key][position] is not None)
    ]
