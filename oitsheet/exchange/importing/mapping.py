"""What ``--map`` asks for: which column of a source is which of the form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.errors import OitsheetError
from oitsheet.judging.submission.headings import key_of
from oitsheet.location import MAX_COLUMN, parse_a1
from oitsheet.values import fold_tight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from oitsheet.form.layout import Layout, Sheet

_LETTERS = re.compile(r"[A-Za-z]{1,3}")
_NUMBER = re.compile(r"\d{1,5}")


class BadMapError(OitsheetError):
    """A wish that cannot be understood.

    Attributes:
        flaw: Key of a sentence: ``no_sign`` (no equals sign), ``no_column``.
        text: What was asked for.
        nearest: The column of the form whose name is most like it; None where none is.
    """

    def __init__(self, flaw: str, text: str, nearest: str | None = None) -> None:
        super().__init__(text)
        self.flaw, self.text, self.nearest = flaw, text, nearest


class Wish(NamedTuple):
    """One wish.

    Attributes:
        text: As asked for.
        header: The folded header that it speaks of; empty where it names a column by its place.
        number: The column's number, 1-based; 0 where it names a header.
        targets: Sheet key → column key; empty to leave the column over.
    """

    text: str
    header: str
    number: int
    targets: Mapping[str, str]


def read_wishes(asked: Iterable[str], layout: Layout, column_words: str) -> tuple[Wish, ...]:
    """Understand what was asked for.

    Args:
        asked: ``HEADER=column`` each; the column by its key, perhaps with its sheet's before it
            (``items.link``), or by its header in the form; the source's column by its header, by
            letters as Excel has them, or by its number behind a word for "column".
        layout: The form.
        column_words: Words for "column", between bars.

    Raises:
        BadMapError: One cannot be understood.
    """
    return tuple(_wish(text, layout, column_words) for text in asked)


def _wish(text: str, layout: Layout, column_words: str) -> Wish:
    head, sign, target = text.rpartition("=")
    if not sign or not head.strip():
        raise BadMapError("no_sign", text)
    head, target = head.strip(), target.strip()
    targets = _targets(target, layout) if target else {}
    if target and not targets:
        raise BadMapError("no_column", target, _nearest(target, layout))
    number = _number(head, column_words)
    return Wish(text, "" if number else key_of(head), number, targets)


def _number(head: str, column_words: str) -> int:
    """The number of a column named by its place; 0 where it is named by its header."""
    key = str(fold_tight(head))
    for word in column_words.split("|"):
        key = key.removeprefix(fold_tight(word))
    if _NUMBER.fullmatch(key):
        return int(key) if 1 <= int(key) <= MAX_COLUMN else 0
    is_named = key != fold_tight(head) or head.isupper()
    if is_named and _LETTERS.fullmatch(key) and key not in {"url", "oit", "no"}:
        try:
            return parse_a1(f"{key.upper()}1")[1]
        except ValueError:
            return 0
    return 0


def _targets(target: str, layout: Layout) -> dict[str, str]:
    """Sheet key → column key, of every table that has such a column."""
    sheet_key, dot, column_key = target.partition(".")
    found: dict[str, str] = {}
    for sheet in layout.sheets:
        if sheet.kind != "table":
            continue
        if dot and sheet_key in {sheet.key, sheet.name}:
            found |= _in_sheet(column_key, sheet)
        else:
            found |= _in_sheet(target, sheet)
    return found


def _in_sheet(name: str, sheet: Sheet) -> dict[str, str]:
    for column in sheet.input_columns:
        if name == column.key or key_of(name) in {key_of(column.header), key_of(column.header_en)}:
            return {sheet.key: column.key}
    return {}


def _nearest(target: str, layout: Layout) -> str | None:
    from rapidfuzz import process  # noqa: PLC0415  (only for what we do not know)

    names = [
        name
        for sheet in layout.sheets
        if sheet.kind == "table"
        for column in sheet.input_columns
        for name in (column.key, column.header)
    ]
    found = process.extractOne(target, names, score_cutoff=60)
    return found[0] if found else None
