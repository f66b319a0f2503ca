"""Which edition a new one goes on from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oitsheet.form.edition import Edition

USUAL = "obec"
"""Of schemes that are not the one wanted, the one whose list is that of all."""


def base_for(editions: Iterable[Edition], year: int, scheme: str) -> Edition | None:
    """Return the nearest earlier edition, of that scheme where there is one.

    Args:
        editions: Those there are.
        year: The fiscal year wanted (B.E.).
        scheme: The scheme wanted.

    Returns:
        The edition; None where none is earlier.
    """
    earlier = [edition for edition in editions if edition.fiscal_years[-1] < year]
    own = [edition for edition in earlier if edition.scheme == scheme]
    return max(
        own or earlier,
        key=lambda edition: (edition.fiscal_years[-1], edition.scheme == USUAL, edition.key),
        default=None,
    )
