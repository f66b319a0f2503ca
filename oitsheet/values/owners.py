"""Who answers for something: a position or group, or several of them in one cell.

Orders list several owners of one item as bullets, the lead first and officers after.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from oitsheet.values.parsed import Kind, Parsed, look, understood
from oitsheet.values.text import Folded, clean, fold_tight, one_of
from oitsheet.values.words import words

_REMEMBERED = 512
"""An office has fewer owners than that."""

_BULLET = re.compile(r"^(?:[-*\N{BULLET}\N{WHITE CIRCLE}\N{EN DASH}]|\d{1,2}\s?[.)])\s?(?=\D)")
_INNER_BULLET = re.compile(r"(?<=\S)\s+(?=[-\N{BULLET}\N{WHITE CIRCLE}]\s?[^\W\d])")


def parse_owners(raw: object) -> Parsed[tuple[str, ...]]:
    """Read the owners that a cell names, in the order written: the first is the lead.

    Decisions:
      * Owners stand on lines of their own, behind bullets or numbers, or between commas and
        semicolons. The word for "and" parts nothing: groups' names hold it.
      * Where the first line bears a bullet, a line without one goes on with the line above.

    Args:
        raw: A cell as read.

    Returns:
        The owners as written, each once.
    """
    seen = look(raw)
    if seen.kind is not Kind.UNKNOWN:
        return seen
    lines = [piece for line in seen.text.splitlines() for piece in _pieces(line)]
    bulleted = bool(lines) and _BULLET.match(lines[0]) is not None
    owners: list[str] = []
    for line in lines:
        text = _BULLET.sub("", line).strip()
        if bulleted and owners and not _BULLET.match(line):
            owners[-1] = f"{owners[-1]} {text}".strip()
        elif text:
            owners += filter(None, (part.strip() for part in re.split(r"[,;]", text)))
    return understood(seen, tuple(dict.fromkeys(owners))) if owners else seen


def _pieces(line: str) -> list[str]:
    """Bullets that Word's table lost its line breaks between."""
    return _INNER_BULLET.split(line) if _BULLET.match(line) else [line]


@lru_cache(maxsize=_REMEMBERED)
def bare_owner(name: str) -> Folded:
    """Return the key of an owner without whoever heads or stands in for it.

    So a group and its head are the same; a name that is nothing but such words stays whole.
    """
    key = fold_tight(name)
    bare = re.sub(rf"^(?>{one_of(words().owner_head)})+", "", key)
    return Folded(bare) if bare else key


def is_everyone(name: str) -> bool:
    """Whether an owner is nobody in particular: every group, a working group, all concerned."""
    return fold_tight(name).startswith(tuple(map(fold_tight, words().owner_everyone)))


def group_of(name: str) -> str | None:
    """Return the group that an owner's name itself states, as written; None where it does not.

    A group stands at the beginning, behind who heads it, behind a blank or in brackets. Nothing is
    guessed: which group an officer without one belongs to is not known.
    """
    if is_everyone(name):
        return None
    text = clean(name).replace("\n", " ")
    match = re.match(rf"(?>(?:{_either(words().owner_head)})\s*)*(?={_groups()})", text)
    match = match or re.search(rf"[\s(](?={_groups()})", text)
    if match is None:
        return None
    return re.split(r"[()]", text[match.end() :])[0].strip()


@cache
def _groups() -> str:
    return f"(?:{_either(words().owner_group)})(?=[^\\s()])"


def _either(several: tuple[str, ...]) -> str:
    """A pattern of any of these words, in both spellings of SARA AM."""
    every = {*several, *(unicodedata.normalize("NFKC", word) for word in several)}
    return "|".join(re.escape(word) for word in sorted(every, key=lambda word: (-len(word), word)))
