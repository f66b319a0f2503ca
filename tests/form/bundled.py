"""The bundled editions, for the tests of editions."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import pytest

from oitsheet.form.edition import BadEdition, edition_keys, parse_edition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.form.edition import Edition, Element, Item

DISTRICT, DISTRICT_2566, PROVINCE = "2565-obec", "2566-obec", "2566-moe"
DISTRICT_2567, PROVINCE_2567 = "2567-obec", "2567-moe"
NEWEST = (DISTRICT_2567, PROVINCE_2567)
"""Those that hold the thirty-five items of FY 2567."""

each = pytest.mark.parametrize("key", edition_keys())


def text_of(key: str) -> str:
    """The file of an edition, as it stands."""
    file = resources.files("oitsheet.form") / "editions" / f"{key}.toml"
    return file.read_text(encoding="utf-8")


def elements_of(edition: Edition) -> Iterator[tuple[Item, Element]]:
    """Every element with its item."""
    return ((item, element) for item in edition.items for element in item.elements)


def faults_of(text: str) -> tuple[str, ...]:
    """The faults of a text that is no sound edition."""
    with pytest.raises(BadEdition) as caught:
        parse_edition(text, "mine.toml")
    return caught.value.faults
