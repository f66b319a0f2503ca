"""Values of plain types ↔ what JSON has: for files that are to be read again.

Nothing is trusted in reading: every value must be of the type that its field names.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from oitsheet.rendering.json_numbers import number

T = TypeVar("T")

_LONGEST = 40
"""Digits of a number; none of ours has half as many."""


class UnfitError(ValueError):
    """A value is not of the type that it should be; the message is its path."""


def plain(value: object) -> Any:  # noqa: ANN401  (whatever JSON has)
    """Turn values into what JSON has: days as ISO dates, amounts as numbers."""
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def built(kind: type[T], data: object) -> T:
    """Build a value of a dataclass from what JSON had; numbers must have been read as Decimal.

    Keys that the class does not have are left aside: a later version may know more.

    Raises:
        UnfitError: Something is missing, or of another type.
    """
    found: T = _built(kind, data, kind.__name__)
    return found


@cache
def _types(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _built(kind: Any, data: object, path: str) -> Any:  # noqa: ANN401  (a type, and its value)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is UnionType:
        if data is None and NoneType in inner:
            return None
        (only,) = (one for one in inner if one is not NoneType)
        return _built(only, data, path)
    if origin is tuple and isinstance(data, list):
        return tuple(_built(inner[0], one, f"{path}[]") for one in data)
    if origin is Mapping and isinstance(data, dict):
        return {key: _built(inner[1], one, f"{path}.{key}") for key, one in data.items()}
    if is_dataclass(kind) and isinstance(data, dict):
        return _object(kind, data, path)
    if isinstance(kind, type) and not is_dataclass(kind):
        return _scalar(kind, data, path)
    raise UnfitError(path)


def _object(kind: Any, data: dict[str, object], path: str) -> Any:  # noqa: ANN401
    types, known = _types(kind), {}
    for one in fields(kind):
        if one.name in data:
            known[one.name] = _built(types[one.name], data[one.name], f"{path}.{one.name}")
        elif one.default is MISSING and one.default_factory is MISSING:
            raise UnfitError(f"{path}.{one.name}")
    return kind(**known)


def _scalar(kind: type, data: object, path: str) -> object:
    if kind is Decimal and isinstance(data, Decimal) and data.is_finite() and _short(data):
        return data
    if kind is int and isinstance(data, Decimal) and _short(data) and data == int(data):
        return int(data)
    if kind in {str, bool} and type(data) is kind:
        return data
    if isinstance(data, str):
        try:
            if kind is dt.date:
                return dt.date.fromisoformat(data)
            if issubclass(kind, Enum):
                return kind(data)
        except ValueError as why:
            raise UnfitError(path) from why
    raise UnfitError(path)


def _short(value: Decimal) -> bool:
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and len(value.as_tuple().digits) + abs(exponent) <= _LONGEST
