"""Text as a sheet's formulas see it: each piece of a formula beside what it comes to in Python.

A formula is written without the sign before it. Thai words never stand here: they are handed in
from the layout, or named by their place in Unicode.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from oitsheet.form.template.filled import CellValue

Replacing = tuple[tuple[str, str], ...]

_SARA_E, _SARA_AE = "\N{THAI CHARACTER SARA E}", "\N{THAI CHARACTER SARA AE}"
_UNSEEN = ("\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}")
_DASHES = ("\N{EN DASH}", "\N{EM DASH}")

FOLDS: Replacing = (
    *((sign, "") for sign in (" ", *_UNSEEN, "\n", "-", *_DASHES, "\N{BULLET}", "*", "(", ")")),
    (_SARA_E * 2, _SARA_AE),
)
"""What people type without meaning it: blanks, bullets, brackets, two letters for one. Of a lone
dash nothing is left, and so it is a blank."""

DIGITS: Replacing = tuple((chr(ord("\N{THAI DIGIT ZERO}") + n), str(n)) for n in range(10))
ONE_DASH: Replacing = tuple((dash, "-") for dash in _DASHES)

_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
_EPOCH = datetime(1899, 12, 30).toordinal()  # noqa: DTZ001  day 0 of a sheet has no zone


def literal(text: str) -> str:
    """A text as it stands in a formula."""
    if text == "\n":
        return "CHAR(10)"
    return '"' + text.replace('"', '""') + '"'


def as_text(value: CellValue | None) -> str:
    """A cell as `TRIM` or ``&`` take it: 43.0 is ``43``, a date is its day's number."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, date):
        return str(value.toordinal() - _EPOCH)
    return value if isinstance(value, str) else format(value, ".15g")


def trimmed(value: CellValue | None) -> str:
    """As the sheet's `TRIM` does it: blanks only, at the ends and where several follow another."""
    return " ".join(part for part in as_text(value).split(" ") if part)


def replacing(expression: str, pairs: Replacing) -> str:
    """The formula that replaces one after another in what `expression` gives."""
    for old, new in pairs:
        expression = f"SUBSTITUTE({expression},{literal(old)},{literal(new)})"
    return expression


def replaced(text: str, pairs: Replacing) -> str:
    """What `replacing` comes to."""
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def folding(expression: str) -> str:
    """The formula of a key for comparing; letters' case is left to the comparison."""
    return replacing(expression, FOLDS)


def folded(text: str) -> str:
    """What `folding` comes to."""
    return replaced(text, FOLDS)


def among(text: str, words: Iterable[str]) -> bool:
    """Whether a sheet finds `text` equal to one of the words."""
    return text.casefold() in {word.casefold() for word in words}


def number_in(text: str) -> float | None:
    """The number that `VALUE` makes of a text with digits alone; None where it makes none."""
    return float(text) if _NUMBER.fullmatch(text) else None


def half_up(value: float, places: int = 2) -> float:
    """Round as a sheet does."""
    return float(_quantized(value, places))


def fixed(value: float, *, commas: bool = False) -> str:
    """As `FIXED` shows it: two decimals."""
    return format(_quantized(value, 2), ",f" if commas else "f")


def joining(template: str, parts: Mapping[str, str]) -> str:
    """The formula of a sentence.

    Args:
        template: Words with ``{key}`` where something is put in.
        parts: Key → the formula of what is put in.
    """
    pieces = re.split(r"\{(\w+)\}", template)
    terms = [parts[piece] if n % 2 else literal(piece) for n, piece in enumerate(pieces)]
    return "&".join(term for term in terms if term != '""')


def joined(template: str, parts: Mapping[str, CellValue]) -> str:
    """What `joining` comes to."""
    return template.format(**{key: as_text(value) for key, value in parts.items()})


def _quantized(value: float, places: int) -> Decimal:
    return Decimal(format(value, ".15g")).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
