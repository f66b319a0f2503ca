"""An edition's faults in a person's words: the place, then what is wrong there."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.form.messages import Catalogue


@cache
def _patterns() -> Mapping[str, tuple[tuple[re.Pattern[str], str, str], ...]]:
    text = resources.files("oitsheet.exchange.criteria").joinpath("faults.toml")
    tables = tomllib.loads(text.read_text(encoding="utf-8"))
    return {
        part: tuple((re.compile(row["is"]), row["th"], row["en"]) for row in tables[part])
        for part in ("place", "what")
    }


def fault_in_words(fault: str, words: Catalogue) -> str:
    """Say a fault of an edition file in the user's language.

    Args:
        fault: As `BadEdition` lists it: ``item O5, element 2: count 0``.
        words: Whose language.

    Returns:
        The sentence; what no pattern knows stays as it is.
    """
    place, colon, what = fault.partition(": ")
    if not colon:
        return fault
    return f"{_said('place', place, words)}: {_said('what', what, words)}"


def _said(part: str, text: str, words: Catalogue) -> str:
    for known, th, en in _patterns()[part]:
        match = known.fullmatch(text)
        if match:
            said = th if words.language == "th" else en
            return said.format(**{name: found or "" for name, found in match.groupdict().items()})
    return text
