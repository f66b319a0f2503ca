"""Values as TOML, laid out for people: one fact a line, elements one below the other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def value(it: object) -> str:
    """Write one value.

    Args:
        it: Text, a whole number, truth, or a list or table of these.
    """
    if isinstance(it, bool):
        return "true" if it else "false"
    if isinstance(it, str):
        # what TOML forbids in a text is what nobody sees
        shown = "".join(c for c in it if c in "\n\t" or (c >= " " and c != "\x7f"))
        return json.dumps(shown, ensure_ascii=False)
    if isinstance(it, dict):
        inside = ", ".join(f"{_key(key)} = {value(one)}" for key, one in it.items())
        return f"{{ {inside} }}"
    if isinstance(it, list | tuple):
        return f"[{', '.join(map(value, it))}]"
    return str(it)


def entries(table: Mapping[str, Any]) -> Iterator[str]:
    """Write a table's entries, one a line; what is None is left out."""
    for key, it in table.items():
        if it is not None:
            yield f"{_key(key)} = {value(it)}"


def listed(key: str, tables: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Write a list of tables, one a line."""
    yield f"{_key(key)} = ["
    for table in tables:
        yield f"  {value({k: v for k, v in table.items() if v is not None})},"
    yield "]"


def comment(text: str) -> Iterator[str]:
    """Write a comment; every line of it is one."""
    for line in text.splitlines() or [""]:
        shown = "".join(c for c in line if c == "\t" or (c >= " " and c != "\x7f"))
        yield f"# {shown}".rstrip()


def _key(key: str) -> str:
    bare = key.replace("-", "").replace("_", "")
    return key if bare.isascii() and bare.isalnum() else json.dumps(key, ensure_ascii=False)
