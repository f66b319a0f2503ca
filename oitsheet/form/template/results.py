"""What each formula of the form answers, so that its cell carries a result from the start.

A reader, a preview on a telephone or a mail program shows the stored result and never
calculates. The twins below say in Python what the layout's formulas say in the sheet; a test
recalculates every built workbook elsewhere and compares all of them.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from oitsheet.form.template.results_text import among, folded, trimmed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from oitsheet.form.layout import Layout
    from oitsheet.form.template.filled import CellValue

    Cells = Mapping[str, CellValue]
    Tables = Mapping[str, Sequence[Cells]]

Result = int | float | str

_CENT = Decimal("0.01")
_QUARTERS = ("spent_q1", "spent_q2", "spent_q3", "spent_q4")


def cell_result(sheet: str, column: str, row: Cells) -> Result:
    """The result of a column's formula.

    Args:
        sheet: The table's key.
        column: The column's key.
        row: The row's values, results of the formulas left of this one included.

    Raises:
        KeyError: The layout has a formula here that has no twin yet.
    """
    return _CELLS[sheet, column](row)


def prefill_result(sheet: str, column: str, row: Cells, layout: Layout, tables: Tables) -> Result:
    """The result of a prefilled formula; `tables` holds the filled tables. Raises as above."""
    return _PREFILLS[sheet, column](row, layout, tables)


def _spent_total(row: Cells) -> Result:
    quarters = [row[key] for key in _QUARTERS if _number(row.get(key)) is not None]
    return _sum(quarters) if quarters else ""


def _spent_percent(row: Cells) -> Result:
    spent = _number(row.get("spent_total"))
    return "" if spent is None else _percent(spent, _number(row.get("allocated")) or 0)


def _left(row: Cells) -> Result:
    allocated, spent = _number(row.get("allocated")), _number(row.get("spent_total"))
    return "" if allocated is None or spent is None else allocated - spent


def _target_percent(row: Cells, _layout: Layout, _tables: Tables) -> Result:
    done, target = _number(row.get("achieved")), _number(row.get("target_count"))
    return _percent(done or 0, target or 0)


_CELLS: dict[tuple[str, str], Callable[[Cells], Result]] = {
    ("budget", "spent_total"): _spent_total,
    ("budget", "percent"): _spent_percent,
    ("budget", "left"): _left,
}

_PREFILLS: dict[tuple[str, str], Callable[[Cells, Layout, Tables], Result]] = {
    ("kpi", "target_count"): lambda _row, _layout, tables: len(tables["items"]),
    ("kpi", "achieved"): lambda _row, layout, tables: _among(layout.words["done"], tables),
    ("kpi", "percent"): _target_percent,
}


def _among(words: Sequence[str], tables: Tables) -> int:
    """How many items have one of the words as their status; case and blanks do not matter."""
    return sum(among(folded(trimmed(row.get("status"))), words) for row in tables["items"])


def _number(value: CellValue | None) -> int | float | None:
    """A cell that the sheet counts as a number; typed text is none, whatever it reads like."""
    return value if isinstance(value, int | float) else None


def _sum(values: Iterable[CellValue | None]) -> int | float:
    return sum(number for value in values if (number := _number(value)) is not None)


def _percent(part: float, whole: float) -> Result:
    """Half up at two decimals, as the sheet rounds; an empty text where there is no whole."""
    if not whole:
        return ""
    exact = Decimal(repr(part / whole * 100))
    return float(exact.quantize(_CENT, rounding=ROUND_HALF_UP))
