"""One edition on top of another: what a file says goes before what the edition it extends says.

Where two schemes ask for the same items in the same year, the list is written once; the second
file holds what differs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BY_NAME = ("default", "evidence", "owners", "reasons", "sources")
"""Tables whose entries are laid over one by one. All others, and all lists but that of the items,
are taken whole from the upper file where it has them: an office of the base is none of its own."""

_CITING = ("source", "title_source", "year_source", "points_source")

Tables = dict[str, Any]


def laid_over(base: Mapping[str, Any], own: Mapping[str, Any]) -> Tables:
    """Lay an edition file's tables over those of the edition that it extends.

    An item is known by its code: what the upper file gives of it (its elements as one list) goes
    before, the rest stays. What nothing refers to any more falls away of what is inherited:
    sources that no fact cites, indicators that no instrument measures.

    Args:
        base: The tables of a sound edition; they are left as they are.
        own: The tables of the file that extends it; whatever is at fault in them stays so.

    Returns:
        The tables of the whole edition.
    """
    whole: Tables = {**base, **own}
    for key in _BY_NAME:
        if isinstance(own.get(key), dict):
            whole[key] = {**base.get(key, {}), **own[key]}
    if isinstance(own.get("item"), list):
        whole["item"] = _items(base["item"], own["item"])
    if "indicator" not in own:
        measured = [no for part in _tables(whole, "instrument") for no in _list(part, "indicators")]
        whole["indicator"] = [one for one in base["indicator"] if one["no"] in measured]
    if isinstance(whole["sources"], dict):
        kept = {*_cited(whole), *own.get("sources", ())}
        whole["sources"] = {key: it for key, it in whole["sources"].items() if key in kept}
    return whole


def _items(base: list[Tables], own: list[Any]) -> list[Any]:
    """The base's items with the upper file's in their places; what is new comes after them."""
    items: list[Any] = list(base)
    places = {item["code"]: n for n, item in enumerate(base)}
    for item in own:
        code = item.get("code") if isinstance(item, dict) else None
        place = places.pop(code, None) if isinstance(code, str) else None
        if place is None:  # new, or given twice: the laws of an edition find that
            items.append(item)
        else:
            items[place] = {**items[place], **item}
    return items


def _cited(raw: Mapping[str, Any]) -> Iterator[str]:
    """Every source that some fact names."""
    names = list(raw["evidence"].values()) if isinstance(raw["evidence"], dict) else []
    for item in _tables(raw, "item"):
        for table in (item, *_tables(item, "elements")):
            names += [table.get(key) for key in _CITING]
    return (name for name in names if isinstance(name, str))


def _tables(raw: Mapping[str, Any], key: str) -> list[Tables]:
    return [one for one in _list(raw, key) if isinstance(one, dict)]


def _list(raw: Mapping[str, Any], key: str) -> list[Any]:
    value = raw.get(key)
    return value if isinstance(value, list) else []
