"""Numbers as ``oitsheet.report/v1`` has them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from oitsheet.judging.scoring import rounded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal


def fraction(value: Decimal | None) -> float | None:
    """Two decimals, half up, always with a point: a mean or a percentage."""
    if value is None:
        return None
    shown = float(rounded(value))
    return shown if math.isfinite(shown) else None  # JSON has no word for it


def number(value: Decimal | None) -> int | float | None:
    """Money or points: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else fraction(value)


def means(values: Mapping[str, Decimal | None]) -> dict[str, float | None]:
    """Each as a fraction."""
    return {key: fraction(value) for key, value in values.items()}
