"""Whether a file may be changed, and whether its copy says the same but for what was put in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oitsheet.workbook.reading import read

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from oitsheet.workbook.book_xml import BookXml
    from oitsheet.workbook.editing import Editor
    from oitsheet.workbook.grid import Grid, Place, SheetGrid


def harm_to(editor: Editor, book: BookXml) -> str:
    """Say what any change to a file would spoil.

    Returns:
        ``signed``, ``shared`` where it keeps a log of who changed what; empty for nothing.
    """
    if any(relation.kind == "origin" for relation in editor.package.relations().values()):
        return "signed"
    kinds = {relation.kind for relation in editor.package.relations(book.part).values()}
    return "shared" if kinds & {"revisionHeaders", "usernames"} else ""


def reads_as_before(
    copy: bytes,
    before: Grid,
    filled: Mapping[str, frozenset[Place]],
    *,
    unread: Collection[str],
    anew: Collection[str] = (),
) -> bool:
    """Read a copy and compare: whether it says the same but for what was put there.

    Args:
        copy: The whole file.
        before: What read in its original.
        filled: Sheet name → places that were filled; links behind them may differ, too.
        unread: Names of sheets in which nobody looks.
        anew: Names of sheets that were written anew.
    """
    tabs = {sheet.name: sheet for sheet in read(copy, unread=unread).sheets}
    for sheet in before.sheets:
        if sheet.name in unread or sheet.name in anew:
            continue
        ours = filled.get(sheet.name, frozenset())
        if _but(sheet, ours) != _but(tabs.get(sheet.name), ours):
            return False
    return True


def _but(sheet: SheetGrid | None, places: frozenset[Place]) -> SheetGrid | None:
    """A sheet without some cells and the links behind them."""
    if sheet is None:
        return None
    return replace(
        sheet,
        cells={at: v for at, v in sheet.cells.items() if at not in places},
        hyperlinks={at: to for at, to in sheet.hyperlinks.items() if at not in places},
    )
