"""What the assessor asks for: one edition per catalogue and scheme, from a TOML file.

An edition is loaded by its key and verified as a whole: either every law holds, or `BadEdition`
lists all that is wrong in it.
"""

from __future__ import annotations

import difflib
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from oitsheet.errors import OitsheetError
from oitsheet.form.edition_checks import breaches
from oitsheet.form.edition_model import Edition, Element, Item, Previous
from oitsheet.form.edition_reading import read_edition
from oitsheet.form.edition_terms import (
    Certainty,
    Fact,
    Indicator,
    Instrument,
    Kind,
    Level,
    Method,
    Named,
    NamedLevel,
    PeriodRelation,
    Relation,
    Source,
    Strength,
    SubIndicator,
    YearRule,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

__all__ = [
    "BadEdition",
    "Certainty",
    "Edition",
    "EditionSummary",
    "Element",
    "Fact",
    "Indicator",
    "Instrument",
    "Item",
    "Kind",
    "Level",
    "Method",
    "Named",
    "NamedLevel",
    "PeriodRelation",
    "Previous",
    "Relation",
    "Source",
    "Strength",
    "SubIndicator",
    "UnknownEdition",
    "YearRule",
    "edition_keys",
    "load_edition",
    "load_edition_file",
    "parse_edition",
    "verified_summary",
]

_SUFFIX = ".toml"


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
    edition = parse_edition((_bundled() / name).read_text(encoding="utf-8"), name)
    if edition.key != key:
        raise BadEdition(name, (f"head: key {edition.key!r} is not the file's name",))
    return edition


def load_edition_file(path: Path) -> Edition:
    """Load an edition from a file of one's own.

    Args:
        path: A TOML file in UTF-8, with or without a byte order mark.

    Returns:
        The edition, verified.

    Raises:
        BadEdition: The file is no edition, or contradicts itself.
        OSError: The file cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")  # a Thai Windows' editor may write the mark
    except UnicodeDecodeError as error:
        raise BadEdition(str(path), (f"head: not UTF-8: {error}",)) from error
    return parse_edition(text, str(path))


def parse_edition(text: str, origin: str) -> Edition:
    """Parse and verify an edition.

    Args:
        text: The TOML text.
        origin: What to call it in a fault.

    Returns:
        The edition, verified.

    Raises:
        BadEdition: The text is no TOML, or breaks any law of an edition; all breaches are listed.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadEdition(origin, (f"head: not TOML: {error}",)) from error
    faults: list[str] = []
    edition = read_edition(raw, faults)
    faults.extend(breaches(edition))
    if faults:
        raise BadEdition(origin, tuple(faults))
    return edition


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
