"""A score and its letter."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.form.edition import load_edition

from .bundled import DISTRICT


@pytest.mark.parametrize(
    ("score", "letter"),
    [
        ("100", "AA"),
        ("95", "AA"),
        ("94.995", "AA"),
        ("94.99", "A"),
        ("94.9949", "A"),
        ("85", "A"),
        ("84.99", "B"),
        ("75", "B"),
        ("68.75", "C"),
        ("65", "C"),
        ("55", "D"),
        ("51.16", "E"),
        ("48.84", "F"),
        ("49.995", "E"),
        ("0", "F"),
    ],
)
def test_levels_begin_at_their_floor_after_rounding_half_up(score, letter):
    assert load_edition(DISTRICT).level_of(Decimal(score)) == letter


def test_a_score_below_every_level_has_none():
    with pytest.raises(ValueError, match="no level"):
        load_edition(DISTRICT).level_of(Decimal("-0.01"))


@given(st.decimals(0, 100, places=3), st.decimals(0, 100, places=3))
def test_a_higher_score_never_has_a_lower_level(one, other):
    edition = load_edition(DISTRICT)
    letters = [level.letter for level in edition.levels]
    low, high = sorted((one, other))
    assert letters.index(edition.level_of(high)) <= letters.index(edition.level_of(low))
