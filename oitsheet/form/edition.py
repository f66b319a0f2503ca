"""What the assessor asks for: one edition per catalogue and scheme, from a TOML file.

An edition is loaded by its key and verified as a whole: either every law holds, or `BadEdition`
lists all that is wrong in it.
"""

from __future__ import annotations

import difflib
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache, reduce
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING

from oitsheet.errors import OitsheetError
from oitsheet.form.edition_checks import breaches
from oitsheet.form.edition_extending import laid_over
from oitsheet.form.edition_model import Edition, Element, Item
from oitsheet.form.edition_reading import read_edition
from oitsheet.form.edition_terms import (
    Certainty,
    Fact,
    Issue,
    Kind,
    Method,
    PeriodRelation,
    Relation,
    Strength,
    Topic,
    YearRule,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from oitsheet.form.edition_extending import Tables

__all__ = [
    "BadEdition",
    "Edition",
    "EditionSummary",
    "Element",
    "Fact",
    "Issue",
    "Item",
    "Kind",
    "Method",
    "PeriodRelation",
    "Relation",
    "Strength",
    "Topic",
    "UnknownEdition",
    "YearRule",
    "edition_keys",
    "load_edition",
    "load_edition_file",
    "parse_edition",
    "verified_summary",
]

_SUFFIX = ".toml"

NO_OTHERS: Mapping[str, Path] = MappingProxyType({})
"""No editions but the bundled ones."""


class UnknownEdition(OitsheetError):  # noqa: N818 - named for what happened, like BadEdition
    """No bundled edition has this key.

    Attributes:
        key: What was asked for.
        known: The keys there are.
        nearest: The key most like it; None where none is like it.
    """

    def __init__(self, key: str, known: tuple[str, ...]) -> None:
        self.key = key
        self.known = known
        self.nearest = next(iter(difflib.get_close_matches(key, known, n=1)), None)
        meant = f"; did you mean {self.nearest!r}?" if self.nearest else ""
        super().__init__(f"no edition {key!r}{meant} (known: {', '.join(known)})")


class BadEdition(OitsheetError):  # noqa: N818 - as BadLayout beside it
    """An edition file contradicts itself or is no edition file.

    Attributes:
        origin: The file, or whatever the text came from.
        faults: All faults found, each with its place first.
    """

    def __init__(self, origin: str, faults: tuple[str, ...]) -> None:
        self.origin = origin
        self.faults = faults
        super().__init__("\n  ".join((f"{origin}: {len(faults)} fault(s)", *faults)))


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionSummary:
    """How much of an edition there is, and how well it is known.

    Attributes:
        items: The number of items.
        items_without_elements: Those whose elements are not known.
        elements: The number of elements.
        required_for_certain: Those whose lack may be called an error.
        elements_by_certainty: The number of elements of each certainty, best first.
        titles_verified: The number of items whose title is verified.
        year_rules_by_certainty: The number of items by how well their year rule is known.
        method_certainty: How well the scoring method is known.
    """

    items: int
    items_without_elements: int
    elements: int
    required_for_certain: int
    elements_by_certainty: Mapping[Certainty, int]
    titles_verified: int
    year_rules_by_certainty: Mapping[Certainty, int]
    method_certainty: Certainty


def _bundled() -> Traversable:
    return resources.files("oitsheet.form") / "editions"


def _text_of(key: str) -> str:
    return (_bundled() / (key + _SUFFIX)).read_text(encoding="utf-8")


@cache
def edition_keys() -> tuple[str, ...]:
    """Return the keys of the bundled editions, sorted, without parsing them."""
    names = (entry.name for entry in _bundled().iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX)))


@cache
def load_edition(key: str) -> Edition:
    """Load a bundled edition.

    Args:
        key: Its key, ``2565-obec``.

    Returns:
        The edition, verified; the same object each time.

    Raises:
        UnknownEdition: No bundled edition has this key.
        BadEdition: The bundled file is at fault.
    """
    if key not in edition_keys():
        raise UnknownEdition(key, edition_keys())
    name = key + _SUFFIX
    edition = parse_edition(_text_of(key), name)
    if edition.key != key:
        raise BadEdition(name, (f"head: key {edition.key!r} is not the file's name",))
    return edition


def load_edition_file(path: Path, others: Mapping[str, Path] = NO_OTHERS) -> Edition:
    """Load an edition from a file of one's own.

    Args:
        path: A TOML file in UTF-8, with or without a byte order mark.
        others: Key → file of more editions that it may extend beside the bundled ones.

    Returns:
        The edition, verified.

    Raises:
        BadEdition: The file is no edition, or contradicts itself.
        OSError: The file cannot be read.
    """
    return parse_edition(_text_in(path), str(path), others)


def parse_edition(text: str, origin: str, others: Mapping[str, Path] = NO_OTHERS) -> Edition:
    """Parse and verify an edition, together with the edition that it extends, if any.

    Args:
        text: The TOML text.
        origin: What to call it in a fault.
        others: Key → file of more editions that it may extend beside the bundled ones.

    Returns:
        The edition, verified as a whole.

    Raises:
        BadEdition: The text is no TOML, extends what is no edition, or breaks any law of an
            edition; all breaches are listed.
    """
    faults: list[str] = []
    edition = read_edition(_whole(text, origin, others), faults)
    faults.extend(breaches(edition))
    if faults:
        raise BadEdition(origin, tuple(faults))
    return edition


def _text_in(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")  # a Thai Windows' editor may write the mark
    except UnicodeDecodeError as error:
        raise BadEdition(str(path), (f"head: not UTF-8: {error}",)) from error


def _whole(text: str, origin: str, others: Mapping[str, Path]) -> Tables:
    """The tables of a file, laid over those of the edition that it extends, and so on down."""
    layers = [_parsed(text, origin, "head")]
    way: list[str] = []
    while "extends" in layers[-1]:
        key = layers[-1]["extends"]
        if fault := _no_base(key, way, others):
            place = f"{way[-1]}{_SUFFIX}, head" if way else "head"
            raise BadEdition(origin, (f"{place}: {fault}",))
        way.append(key)
        below = _text_of(key) if key in edition_keys() else _text_in(others[key])
        layers.append(_parsed(below, origin, f"{key}{_SUFFIX}, head"))
    if way:  # what is extended must be an edition in its own right; its faults are its own
        try:
            _whole_base(way[0], others)
        except BadEdition as error:
            faults = tuple(f"{error.origin}: {fault}" for fault in error.faults)
            raise BadEdition(origin, faults) from error
    return reduce(laid_over, reversed(layers))


def _whole_base(key: str, others: Mapping[str, Path]) -> Edition:
    return load_edition(key) if key in edition_keys() else load_edition_file(others[key], others)


def _parsed(text: str, origin: str, place: str) -> Tables:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadEdition(origin, (f"{place}: not TOML: {error}",)) from error


def _no_base(key: object, way: list[str], others: Mapping[str, Path]) -> str | None:
    """Why that key cannot be extended after those on the way to it; None where it can."""
    if not isinstance(key, str):
        return f"extends is {key!r}, not text"
    if key in way:
        return f"extends goes round in a circle: {', '.join((*way[way.index(key) :], key))}"
    known = (*edition_keys(), *(other for other in others if other not in edition_keys()))
    if key not in known:
        return f"extends: {UnknownEdition(key, known)}"
    return None


def verified_summary(edition: Edition) -> EditionSummary:
    """Count an edition's facts by how well they are known.

    Args:
        edition: Any edition.

    Returns:
        The counts; every certainty is named, those without a fact with 0.
    """
    elements = [element for item in edition.items for element in item.elements]
    by_element = Counter(element.certainty for element in elements)
    by_year_rule = Counter(item.year_source.certainty for item in edition.items)
    titles = Counter(item.title_source.certainty for item in edition.items)
    return EditionSummary(
        items=len(edition.items),
        items_without_elements=sum(not item.elements for item in edition.items),
        elements=len(elements),
        required_for_certain=sum(element.required_for_certain for element in elements),
        elements_by_certainty={certainty: by_element[certainty] for certainty in Certainty},
        titles_verified=titles[Certainty.VERIFIED],
        year_rules_by_certainty={certainty: by_year_rule[certainty] for certainty in Certainty},
        method_certainty=edition.method_certainty,
    )
