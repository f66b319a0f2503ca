"""Editions of an office's own: the files in folders, found by their keys without parsing them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.form.edition import (
    BadEdition,
    UnknownEdition,
    edition_keys,
    load_edition,
    load_edition_file,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from oitsheet.form.edition import Edition

_SUFFIX = ".toml"
_HEAD = 4096  # bytes in which the key of a file stands
_KEY = re.compile(rb"(?m)^[ \t]*key[ \t]*=[ \t]*[\"']([^\"'\r\n]+)[\"']")


class OwnEdition(NamedTuple):
    """One file in a folder of editions.

    Attributes:
        key: The key that stands in it; where none can be read, the file's name without its ending.
        path: The file.
        hidden: Why it is not used: ``bundled`` (an edition of this key ships with the package),
            ``nearer`` (another file of this key lies nearer); else empty.
    """

    key: str
    path: Path
    hidden: str = ""


@dataclass(frozen=True)
class Editions:
    """The bundled editions and those in an office's folders.

    A bundled edition is loaded without a look at the office's files. Of an office's own editions
    with one key the one in the nearest folder counts; none takes the place of a bundled one.

    Attributes:
        folders: Where the office's editions lie, the nearest first.
    """

    folders: tuple[Path, ...] = ()

    @cached_property
    def own(self) -> tuple[OwnEdition, ...]:
        """Every file in the folders, those that are not used, too."""
        return own_editions(self.folders)

    @cached_property
    def paths(self) -> Mapping[str, Path]:
        """Key → file of the office's own editions that are used."""
        return {one.key: one.path for one in self.own if not one.hidden}

    @cached_property
    def _loaded(self) -> dict[str, Edition]:
        return {}

    def known(self) -> tuple[str, ...]:
        """The keys of all editions, without loading them; the bundled ones first."""
        return (*edition_keys(), *sorted(self.paths))

    def load(self, key: str) -> Edition:
        """Load one edition.

        Raises:
            UnknownEdition: There is none of this key.
            BadEdition: The office's file is at fault.
        """
        if key in edition_keys():
            return load_edition(key)
        if key not in self.paths:
            raise UnknownEdition(key, self.known())
        if key not in self._loaded:
            self._loaded[key] = load_own(self.paths, key)
        return self._loaded[key]

    def faulty(self, year: int | None) -> BadEdition | None:
        """The fault of the first own edition of that year (by its key) that cannot be used."""
        for key in self.paths:
            if year is None or str(year) in key:
                try:
                    self.load(key)
                except BadEdition as why:
                    return why
        return None


@cache
def folder_names() -> tuple[str, ...]:
    """The names by which a folder beside a workbook is one of editions; the first is ours."""
    text = resources.files("oitsheet.form").joinpath("edition_folders.toml")
    return tuple(tomllib.loads(text.read_text(encoding="utf-8"))["names"])


def folders_in(places: Iterable[Path]) -> Iterator[Path]:
    """Yield the folders of editions that lie in these folders."""
    for place in places:
        for name in folder_names():
            folder = place / name
            if folder.is_dir():
                yield folder


def own_editions(folders: Iterable[Path]) -> tuple[OwnEdition, ...]:
    """List the files of editions in folders, the nearest folder first.

    Args:
        folders: Where to look; a folder that is not there or may not be read holds none.

    Returns:
        Every file that ends in ``.toml``; of several with one key all but the first are hidden.
    """
    found: list[OwnEdition] = []
    seen: set[str] = set()
    for folder in dict.fromkeys(map(_as_named, folders)):
        for path in _files(folder):
            key = _key_in(path)
            hidden = "bundled" if key in edition_keys() else "nearer" if key in seen else ""
            seen.add(key)
            found.append(OwnEdition(key, path, hidden))
    return tuple(found)


def load_own(own: Mapping[str, Path], key: str) -> Edition:
    """Load an office's own edition; it may extend a bundled one or another of the office's.

    Args:
        own: Key → file, of all that may be used.
        key: Which of them.

    Raises:
        BadEdition: The file is no edition, or contradicts itself.
    """
    path = own[key]
    try:
        edition = load_edition_file(path, {k: p for k, p in own.items() if k != key})
    except OSError as error:
        raise BadEdition(str(path), (f"head: {error.strerror or error}",)) from error
    if edition.key != key:
        raise BadEdition(str(path), (f"head: key {edition.key!r} is not the file's key {key!r}",))
    return edition


def _as_named(folder: Path) -> Path:
    """A folder by one name, so that none is looked at twice."""
    try:
        return folder.resolve()
    except OSError:
        return folder


def _files(folder: Path) -> list[Path]:
    try:
        there = sorted(folder.iterdir())
    except OSError:
        return []
    # a dot begins the names of what an office's computer leaves behind (._2569-moe.toml)
    return [p for p in there if p.suffix.lower() == _SUFFIX and not p.name.startswith(".")]


def _key_in(path: Path) -> str:
    try:
        with path.open("rb") as file:
            match = _KEY.search(file.read(_HEAD))
        return match[1].decode("utf-8") if match else path.stem
    except (OSError, UnicodeDecodeError):
        return path.stem
