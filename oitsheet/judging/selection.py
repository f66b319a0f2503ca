"""Which rules are told of: codes and families as people write them, checked.

Every rule is always judged, since states, forecast and worth must not depend on what somebody
wishes to see. What was not asked for is left out of what is told, counted and bears on the verdict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.errors import OitsheetError
from oitsheet.judging.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_LIKE = 70
"""From how many points of a hundred on a misspelt word is taken for a known one."""


class UnknownRuleError(OitsheetError, ValueError):
    """There is neither a rule nor a family that begins so.

    Attributes:
        asked: What was asked for.
        nearest: The code most like it; None where none is like it.
        families: The letters of the families there are.
    """

    def __init__(self, asked: str) -> None:
        self.asked = asked
        self.nearest = nearest_to(asked)
        self.families = families()
        meant = f"; did you mean {self.nearest}?" if self.nearest else ""
        super().__init__(f"no rule or family {asked!r}{meant}")


class NothingSelectedError(OitsheetError, ValueError):
    """What is asked for and what is ignored leave no rule."""

    def __init__(self) -> None:
        super().__init__("no rule is left")


def families() -> tuple[str, ...]:
    """The letters of the families there are, in the order of the rules."""
    return tuple(dict.fromkeys(rule.code[0] for rule in RULES))


def left_out(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the codes of the rules that are left out, in the order of the rules.

    Args:
        select: Codes or beginnings of codes, in any case: ``Z104``, ``Z1``, ``z``; each may hold
            several, parted by commas. Where there is none, all rules are asked for.
        ignore: The same, of rules that are left out again.

    Raises:
        UnknownRuleError: There is no rule that begins so.
        NothingSelectedError: No rule is left.
    """
    chosen = _matching(select) or {rule.code for rule in RULES}
    chosen -= _matching(ignore)
    if not chosen:
        raise NothingSelectedError
    return tuple(rule.code for rule in RULES if rule.code not in chosen)


def in_short(codes: Collection[str]) -> tuple[str, ...]:
    """Name rules by codes, and a family that is there as a whole by its letter, in their order."""
    whole = {
        letter
        for letter in families()
        if all(rule.code in codes for rule in RULES if rule.code[0] == letter)
    }
    return tuple(dict.fromkeys(code[0] if code[0] in whole else code for code in codes))


def _matching(asked: Iterable[str]) -> set[str]:
    return {code for word in _words(asked) for code in _beginning(word)}


def _words(asked: Iterable[str]) -> Iterator[str]:
    for part in (asked,) if isinstance(asked, str) else asked:
        yield from filter(None, (word.strip() for word in part.split(",")))


def _beginning(word: str) -> list[str]:
    codes = [rule.code for rule in RULES if rule.code.startswith(word.upper())]
    if not codes:
        raise UnknownRuleError(word)
    return codes


def nearest_to(word: str) -> str | None:
    """Return the code most like a word, or that of the rule whose name is; None if none is."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  (only where a word is misspelt)

    codes = {rule.code: rule.code for rule in RULES}
    names = {rule.code: rule.name for rule in RULES}
    for known, asked in ((codes, word.upper()), (names, word.lower())):
        best = process.extractOne(asked, known, scorer=fuzz.ratio, score_cutoff=_LIKE)
        if best:
            return best[2]
    return None
