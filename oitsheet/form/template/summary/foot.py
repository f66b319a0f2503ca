"""The end of the summary: the scale of levels, and what every sheet of the book is for."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from oitsheet.form.template.plan import quoted
from oitsheet.form.template.results_text import as_text, joined, joining, literal
from oitsheet.form.template.summary import look
from oitsheet.form.template.summary.page import A, B, C, D, J, K, Page

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from oitsheet.form.layout import Sheet
    from oitsheet.form.template.filled import CellValue

_CENT = Decimal("0.01")
_TOP = Decimal(100)
_FIRST = ("agency", "paste", "items")


def add_scale(page: Page) -> None:
    """Level, from, to: a column per level of the edition, highest first."""
    row, edition = page.at.scale, page.world.edition
    page.heading(row, "scale", K)
    floors = [level.floor for level in edition.levels]
    ends = [_TOP, *(floor - _CENT for floor in floors[:-1])]
    lines: dict[str, Sequence[CellValue]] = {
        "level": [level.letter for level in edition.levels],
        "from": [float(floor) for floor in floors],
        "to": [float(end) for end in ends],
    }
    last = D + len(floors) - 1
    for n, (key, values) in enumerate(lines.items(), start=row + 1):
        page.put((n, A), page.word("scale", key), look.label(), to=C)
        for column, value in enumerate(values, start=D):
            style = look.cell("center", look.PLAIN, strong=key == "level")
            page.put((n, column), value, style)
        page.name("scale", key, (n, D), (n, last))
    _standing(page, row + 1)


def _standing(page: Page, row: int) -> None:
    """What passes, and where the office stands on the scale once that is known."""
    book, word = page.world.rows["book"][0], page.word
    threshold = as_text(float(page.world.edition.pass_threshold))
    page.put((row, K), joined(word("scale", "pass"), {"pass": threshold}), look.cell(strong=True))
    template, none, level = word("scale", "standing"), word("scale", "none"), word("scale", "told")
    told = joining(template, {"score": "FIXED({book.score},2)", "level": "{book.level}"})
    reported = joining(level, {"level": "{book.reported_level}"})
    score = book["score"]
    if not isinstance(score, str):
        result = joined(template, {"score": f"{score:.2f}", "level": book["level"]})
    else:
        named = joined(level, {"level": book["reported_level"]})
        result = named if book["reported_level"] else none
    formula = (
        f"IF(ISNUMBER({{book.score}}),{told},"
        f"IF({{book.reported_level}}={literal('')},{literal(none)},{reported}))"
    )
    page.put((row + 1, K), page.live(formula, result), look.way(), to=(row + 2, K))


def add_contents(page: Page, hidden: Collection[Sheet]) -> None:
    """Every sheet of the book: its name as a link, what it is for, and how to unhide it.

    Args:
        page: Where.
        hidden: The sheets whose tabs do not show when the workbook is opened.
    """
    row = page.at.contents
    page.heading(row, "contents", K)
    layout = page.world.layout
    sheets = sorted(layout.sheets, key=lambda sheet: not sheet.shown)
    for n, sheet in enumerate((s for s in sheets if s is not page.sheet), start=row + 1):
        begin = str(_FIRST.index(sheet.key) + 1) if sheet.key in _FIRST else ""
        page.put((n, A), begin, look.cell("center"))
        behind = sheet in hidden
        there = None if behind else f"internal:{quoted(sheet.name)}!A1"
        style = look.cell() if behind else look.link()
        page.put((n, B), sheet.name, style, to=C, link=there)
        page.put((n, D), sheet.purpose or sheet.help, look.cell(), to=J)
        hint = page.word("contents", "hidden") if behind else ""
        if begin:
            hint = page.word("contents", "begin")
        page.put((n, K), hint, look.hint(strong=bool(begin)))
