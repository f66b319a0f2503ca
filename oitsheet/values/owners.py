"""Who answers for something: a position or group, or several of them in one cell.

Orders list several owners of one item as bullets, the lead first and officers after.
"""

from __future__ import annotations

import re

from oitsheet.values.parsed import Kind, Parsed, look, understood

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
