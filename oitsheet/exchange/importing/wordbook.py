"""The words of ``words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple


class Wordbook(NamedTuple):
    """Words by which an import understands what stands around and in offices' tables."""

    column: tuple[str, ...]
    office_ends: tuple[str, ...]
    year_before: tuple[str, ...]
    no_points: tuple[str, ...]
    owner_begins: tuple[str, ...]


@cache
def wordbook() -> Wordbook:
    """Load the words."""
    path = resources.files("oitsheet.exchange.importing").joinpath("words.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Wordbook(**{name: tuple(words) for name, words in data.items()})
