"""Build the committed workbooks: one template per edition, and the examples.

Run ``python workbook_templates/make.py`` after a change to the layout, an edition or an example.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from oitsheet.form.edition import edition_keys, load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.template import Filled, build

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent


def templates() -> Iterator[tuple[Path, bytes]]:
    """Yield the path and the bytes of the empty template of each bundled edition."""
    for key in edition_keys():
        yield HERE / f"oit-{key}.xlsx", build(load_layout(), load_edition(key))


def examples() -> Iterator[tuple[Path, bytes]]:
    """Yield the path and the bytes of each example; its data lie beside it as TOML."""
    for source in sorted((HERE / "examples").glob("*.toml")):
        edition, fill = read_example(source)
        yield source.with_suffix(".xlsx"), build(load_layout(), load_edition(edition), fill=fill)


def read_example(source: Path) -> tuple[str, Filled]:
    """Read an example's data.

    Args:
        source: A TOML file: ``edition``, the fields under ``[agency]`` and, where there is one,
            ``[project]``, rows under ``[tables]``.

    Returns:
        The key of its edition, and the data to fill in.
    """
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    fill = Filled(
        agency=data["agency"], project=data.get("project", {}), tables=data.get("tables", {})
    )
    return data["edition"], fill


def main() -> None:
    """Write all of them where they belong."""
    for path, content in (*templates(), *examples()):
        path.write_bytes(content)


if __name__ == "__main__":
    main()
