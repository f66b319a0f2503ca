"""Sources looked at as a whole: which tables are in them, and what stands around these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.importing.facts import Said
from oitsheet.exchange.importing.places import spot_of
from oitsheet.exchange.importing.plan import TablePlan
from oitsheet.form.template import build
from oitsheet.judging.submission.headers import ENOUGH_HEADERS
from oitsheet.judging.submission.headings import key_of
from oitsheet.values import fold_tight, shown
from oitsheet.workbook.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from oitsheet.exchange.importing.plan import Spot
    from oitsheet.exchange.source import Source, SourceTable
    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Layout
    from oitsheet.judging.submission.shelf import Shelf


def is_form(source: Source, layout: Layout) -> bool:
    """Whether a source is a workbook made from the form."""
    names = {table.grid.name for table in source.tables}
    own = {layout.sheet("summary").name, layout.sheet("items").name}
    return layout.stamp["lists"] in names or own <= names


def printed_texts(layout: Layout, edition: Edition) -> frozenset[str]:
    """Every text that the empty form shows."""
    cells = (sheet.cells.values() for sheet in read(build(layout, edition)).sheets)
    texts = {shown(value) for values in cells for value in values}
    heads = {head for text in texts if (head := text.partition(": ")[0]) != text}
    return frozenset(str(fold_tight(text)) for text in texts | heads)


def printed_key(sources: Sequence[Source], layout: Layout, shelf: Shelf) -> str:
    """The edition that the first workbook of ours is of; empty where there is none."""
    tab = layout.sheet("agency").name
    for source in sources:
        for table in source.tables if is_form(source, layout) else ():
            said = {str(value) for value in table.grid.cells.values()}
            if table.grid.name == tab and said & set(shelf.known()):
                return next(key for key in shelf.known() if key in said)
    return ""


def tables(sources: Sequence[Source], layout: Layout) -> Iterator[tuple[Source, SourceTable]]:
    """Each table of the sources but for those that the tool itself wrote."""
    for source in sources:
        own = own_tabs(source, layout)
        for table in source.tables:
            if table.grid.name not in own and table.grid.cells:
                yield source, table


def own_tabs(source: Source, layout: Layout) -> set[str]:
    """The tabs of a workbook of ours that the tool wrote, and nobody typed into."""
    if not is_form(source, layout):
        return set()
    names = {sheet.name for sheet in layout.sheets if sheet.kind in {"summary", "results"}}
    return names | {layout.stamp["lists"], *layout.ours.values()}


def skipped(sources: Sequence[Source], layout: Layout) -> Iterator[TablePlan]:
    """What is said of the tabs that the tool itself wrote."""
    for source in sources:
        own = own_tabs(source, layout) - {layout.stamp["lists"]}
        for table in source.tables:
            if table.grid.name in own and table.grid.cells:
                spot = spot_of(source, table)
                yield TablePlan(spot=spot, caption="", sheet=None, name=None, tool=True)


def around(source: Source, table: SourceTable) -> Iterator[Said]:
    """The lines above a table: the caption, and the first rows, in which little stands."""
    for line in dict.fromkeys([*table.above.splitlines(), *table.caption.splitlines()]):
        yield Said(line, spot_of(source, table))
    rows: dict[int, list[tuple[int, str]]] = {}
    for (row, column), value in sorted(table.grid.cells.items()):
        rows.setdefault(row, []).append((column, shown(value)))
    for row, cells in rows.items():
        if len(cells) >= ENOUGH_HEADERS:
            return
        whole = " ".join(text for _, text in cells)
        yield Said(whole, spot_of(source, table, (row, cells[0][0])))


def nearest(sources: Sequence[Source], layout: Layout) -> Iterator[tuple[Spot, tuple[str, ...]]]:
    """Of each table the first row in which much stands: what is most like a header."""
    for source, table in tables(sources, layout):
        rows: dict[int, dict[int, str]] = {}
        for (row, column), value in sorted(table.grid.cells.items()):
            rows.setdefault(row, {})[column] = " ".join(shown(value).split())[:40]
        widest = max(map(len, rows.values()), default=0)
        row = next((row for row, cells in rows.items() if len(cells) * 4 >= widest * 3), 0)
        if row:
            texts = tuple(text for text in rows[row].values() if key_of(text))
            yield spot_of(source, table, (row, 0)), texts
