"""The master workbook, loaded from ``layout.toml`` and verified.

Everything that must agree about the form (template, reader, schemas, docs, tests) asks here.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from oitsheet.errors import OitsheetError
from oitsheet.form.layout_model import Column, ColumnType, Layout, Line, Sheet
from oitsheet.form.messages import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "BadLayout",
    "Column",
    "ColumnType",
    "Layout",
    "Line",
    "Sheet",
    "load_layout",
    "parse_layout",
]


class BadLayout(OitsheetError):  # noqa: N818  (named for what happened, like BadEdition)
    """The layout file contradicts itself: our fault, never a user's."""


@cache
def load_layout() -> Layout:
    """Load the layout that ships with the package.

    Raises:
        BadLayout: The file contradicts itself.
    """
    text = resources.files("oitsheet.form").joinpath("layout.toml").read_text(encoding="utf-8")
    return parse_layout(text)


def parse_layout(text: str) -> Layout:
    """Turn the TOML of a layout into a verified `Layout`.

    Raises:
        BadLayout: It contradicts itself; the message lists every fault.
    """
    data = tomllib.loads(text)
    choices = {name: tuple(values) for name, values in data["choices"].items()}
    layout = Layout(
        version=data["version"],
        stamp=data["stamp"],
        ours=data["ours"],
        words={name: tuple(values) for name, values in data["words"].items()},
        choices=choices,
        same=data["same"],
        schemes=data["schemes"],
        demands=data["demands"],
        marks=data["marks"],
        roles=data["roles"],
        project_states=data["project_states"],
        sheets=tuple(_sheet(raw, choices) for raw in data["sheet"]),
    )
    faults = list(_faults(layout))
    if faults:
        raise BadLayout("; ".join(faults))
    return layout


def _sheet(raw: dict[str, Any], choices: Mapping[str, tuple[str, ...]]) -> Sheet:
    columns = tuple(_column(column, choices) for column in raw.pop("column", ()))
    lines = tuple(Line(**line) for line in raw.pop("line", ()))
    prefill = tuple(raw.pop("prefill", ()))
    blocks = {
        block: {key: Bilingual(**text) for key, text in texts.items()}
        for block, texts in raw.pop("blocks", {}).items()
    }
    for plural in ("synonyms", "saying"):
        raw[plural] = tuple(raw.get(plural, ()))
    return Sheet(columns=columns, lines=lines, prefill=prefill, blocks=blocks, **raw)


def _column(raw: dict[str, Any], choices: Mapping[str, tuple[str, ...]]) -> Column:
    for plural in ("synonyms", "weak"):
        raw[plural] = tuple(raw.get(plural, ()))
    raw["choices"] = choices[raw["choices"]] if "choices" in raw else ()
    raw["type"] = ColumnType(raw["type"])
    return Column(**raw)


def _faults(layout: Layout) -> Iterator[str]:
    """Yield what a reader of the file could not know by looking at one place of it."""
    yield from _twice("sheet", [sheet.key for sheet in layout.sheets])
    yield from _twice("name", [name for s in layout.sheets for name in {s.name, *s.synonyms}])
    for sheet in layout.sheets:
        keys = [column.key for column in sheet.columns]
        yield from _twice(f"{sheet.key} column", keys)
        headers = [h for c in sheet.columns for h in {c.header, *c.synonyms}]
        yield from _twice(f"{sheet.key} header", headers)
        if sheet.kind == "table" and sheet.anchor not in keys:
            yield f"{sheet.key}: anchor {sheet.anchor!r} is no column"
        for filled in sheet.prefill:
            yield from (f"{sheet.key}: prefill of {k!r}" for k in filled if k not in keys)


def _twice(what: str, names: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield f"{what} {name!r} stands twice"
        seen.add(name)
