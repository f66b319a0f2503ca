"""The sheet in the new book that keeps what became of each item, and what was left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from oitsheet.exchange.rollover.ledger import LONGEST
from oitsheet.exchange.rollover.links import links_in
from oitsheet.exchange.rollover.measures import said
from oitsheet.exchange.rollover.wording import doubts, kind_word, old_points, why_no_points
from oitsheet.form.messages import load_catalogue
from oitsheet.form.template.look import BODY, LINE, TITLE, part_look, sign_look, tab_colour
from oitsheet.form.template.paper import add_footer, lay_out
from oitsheet.values import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from oitsheet.exchange.rollover.points import PastItem
    from oitsheet.exchange.rollover.rolling import Rolled
    from oitsheet.form.layout import Layout
    from oitsheet.form.messages import Catalogue
    from oitsheet.form.template.book import Book
    from oitsheet.form.template.growing import GrowingSheet as Worksheet

COLUMNS = (
    ("new", 7),
    ("new_title", 34),
    ("kind", 15),
    ("old", 12),
    ("old_title", 34),
    ("points", 15),
    ("look", 36),
    ("said", 44),
    ("link", 34),
)
_HEADER = 4
_IF_ANY = {"said", "link"}
"""Columns that stand there only where the old book says something in them."""

_CENTRED = {"new", "kind", "old", "points"}
_PLACE, _WHY, _TEXT = 1, 3, 6
"""Where place, reason and text of what was left behind stand."""


def add_sheet(book: Book, layout: Layout, rolled: Rolled) -> None:
    """Write the sheet: an item a row, the items that are gone, and what was left behind.

    Its words are Thai, as the form's.
    """
    words = load_catalogue("th")
    worksheet = book.sheet(layout.ours["mapping"], tab=tab_colour("tool"))
    rows = list(_rows(rolled, words))
    columns = [(k, w) for k, w in COLUMNS if k not in _IF_ANY or any(r.get(k) for _, r in rows)]
    for n, (_, width) in enumerate(columns):
        worksheet.set_column(n, n, width)
    facts = {
        "name": layout.ours["mapping"],
        "old_year": rolled.old_year,
        "old": rolled.mapped.old.key,
        "new": rolled.mapped.new.key,
    }
    above = [words.say("rollover.sheet_title", **facts), words.say("rollover.sheet_help", **facts)]
    book.put(worksheet, (1, 1), above[0], part_look("title"))
    book.put(worksheet, (2, 1), above[1], part_look("note"))
    worksheet.set_row(0, 30)
    for n, (key, _) in enumerate(columns, start=1):
        book.put(worksheet, (_HEADER, n), words.say(f"rollover.column_{key}"), part_look("header"))
    row = _HEADER
    for weak, texts in rows:
        row += 1
        _line(book, worksheet, row, columns, texts, weak=weak)
    worksheet.autofilter(_HEADER - 1, 0, row - 1, len(columns) - 1)
    worksheet.freeze_panes(_HEADER, 2)
    worksheet.repeat_rows(_HEADER - 1)
    _left_behind(book, worksheet, row + 2, rolled, words)
    add_footer(worksheet, words)
    widths = [float(width) for _, width in columns]
    lay_out(worksheet, widths, [(above[0], TITLE), (above[1], BODY)])


def _rows(rolled: Rolled, words: Catalogue) -> Iterator[tuple[bool, dict[str, str]]]:
    for item in rolled.items:
        yield item.weak, _of_item(item, rolled, words)
    for old in rolled.gone:
        points = old.assessed
        yield (
            False,
            {
                "kind": words.say("rollover.kind_gone"),
                "old": old.code,
                "old_title": old.item.title_th,
                "points": words.show(points) if points is not None else "",
                "look": words.say("rollover.look_gone"),
                "said": "\n".join(said(old, words)),
                "link": links_in(old),
            },
        )


def _of_item(item: PastItem, rolled: Rolled, words: Catalogue) -> dict[str, str]:
    link, mapped = item.link, rolled.mapped
    look = [*doubts(link, mapped, words), why_no_points(item, words)]
    look += [
        words.say("rollover.look_lead", lead=one.lead, others=one.helping)
        for one in rolled.leads
        if one.code == link.new
    ]
    return {
        "new": link.new,
        "new_title": mapped.new.item(link.new).title_th,
        "kind": kind_word(link, words),
        "old": ", ".join(link.old),
        "old_title": "\n".join(mapped.old.item(code).title_th for code in link.old),
        "points": old_points(item, words).replace(", ", "\n"),
        "look": "\n".join(filter(None, look)),
        "said": "\n".join(line for old in item.old for line in said(old, words)),
        "link": "\n".join(text for old in item.old if (text := links_in(old))),
    }


def _line(  # noqa: PLR0913  (where, and what)
    book: Book,
    worksheet: Worksheet,
    row: int,
    columns: Sequence[tuple[str, int]],
    texts: Mapping[str, str],
    *,
    weak: bool,
) -> None:
    cells: list[tuple[str, float]] = []
    for n, (key, width) in enumerate(columns, start=1):
        look = _look(key)
        if weak and key in {"new", "points"}:
            look |= sign_look("mend")
        text = texts.get(key, "")[:LONGEST]
        value = int(text) if key == "points" and text.isascii() and text.isdecimal() else text
        book.put(worksheet, (row, n), None if value == "" else value, look)
        cells.append((text, width))
    book.fit(worksheet, row, cells)


def _look(key: str) -> dict[str, Any]:
    look: dict[str, Any] = {"valign": "top", "text_wrap": True, "border": 1, "border_color": LINE}
    return look | {"align": "center"} if key in _CENTRED else look


def _left_behind(
    book: Book, worksheet: Worksheet, row: int, rolled: Rolled, words: Catalogue
) -> None:
    """What has no place in the new book: where it stands in the old one, why, and what it is."""
    plain = {"valign": "top"}
    if rolled.left:
        book.put(worksheet, (row, 1), words.say("rollover.left_title"), part_look("verdict"))
    for one in rolled.left:
        row += 1
        book.put(worksheet, (row, _PLACE), f"{one.at.sheet}!{one.at.cell}", plain)
        book.put(worksheet, (row, _WHY), words.say(f"rollover.left_{one.why}"), plain)
        book.put(worksheet, (row, _TEXT), one_line(one.text)[:LONGEST] or None, plain)
