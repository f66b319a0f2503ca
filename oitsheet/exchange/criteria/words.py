"""The words by which a table of criteria is read: headers, headings and what a guess goes by."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from oitsheet.form.layout import Column, ColumnType, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

_THAI_DIGITS = {0x0E50 + digit: str(digit) for digit in range(10)}


@cache
def words() -> Mapping[str, Any]:
    """All of them, by table and key."""
    text = resources.files("oitsheet.exchange.criteria").joinpath("words.toml")
    return tomllib.loads(text.read_text(encoding="utf-8"))


@cache
def pattern(table: str, key: str) -> re.Pattern[str]:
    """One of the regular expressions."""
    return re.compile(words()[table][key], re.IGNORECASE)


def says(table: str, key: str, text: str) -> re.Match[str] | None:
    """Look for a pattern in a text, Thai digits as plain ones; places stay the same."""
    return pattern(table, key).search(digits(text))


def in_another_year(text: str, before: int, now: int) -> str:
    """A text of one fiscal year as it would read in another; other years stay (a law's, say).

    Args:
        text: As it read then, in plain or Thai digits.
        before: The year then (B.E.).
        now: The year now.
    """
    thai = str.maketrans({str(digit): chr(0x0E50 + digit) for digit in range(10)})
    pairs = [(str(before), str(now)), (str(before - 1), str(now - 1))]
    for old, new in pairs if now > before else pairs[::-1]:
        text = text.replace(old, new).replace(old.translate(thai), new.translate(thai))
    return text


def digits(text: str) -> str:
    """The text with plain digits; every letter stays in its place."""
    return text.translate(_THAI_DIGITS)


@cache
def columns() -> Sheet:
    """The columns of a table of criteria, as the readers of headers want them described."""
    found = tuple(
        Column(
            key=key,
            header=names["strong"][0],
            header_en=names["strong"][-1],
            type=ColumnType.CODE if key == "code" else ColumnType.TEXT,
            synonyms=tuple(names["strong"][1:]),
            weak=tuple(names["weak"]),
        )
        for key, names in words()["columns"].items()
    )
    # It goes by the item list's key: there alone a column is known by the codes in it, too.
    return Sheet(
        key="items",
        kind="table",
        group="start",
        name="criteria",
        name_en="criteria",
        anchor="code",
        columns=found,
    )
