"""The elements that only the top executive now in office can give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.edition_terms import Kind, PeriodRelation

if TYPE_CHECKING:
    from oitsheet.form.edition import Element, Item

_KINDS = frozenset({Kind.CURRENT_EXECUTIVE, Kind.SIGNATURE_EXECUTIVE})


def executive_elements(item: Item) -> tuple[Element, ...]:
    """An item's elements of or by the executive now in office, with a signature or without.

    None of an item that may be older as long as it is in force: a predecessor may have set it.
    """
    if item.period_relation is PeriodRelation.IN_FORCE:
        return ()
    return tuple(element for element in item.elements if element.kind in _KINDS)
