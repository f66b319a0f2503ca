"""A button on the summary that starts a macro, for a form that carries macros."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oitsheet.form.template.plan import SAID, quoted
from oitsheet.location import column_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from oitsheet.form.layout import Layout
    from oitsheet.form.template.book import Book

_COLUMN = 10  # K, from 0: at the right end of the title's row
_WIDTH, _HEIGHT, _MARGIN = 150, 34, 3  # pixels


@dataclass(frozen=True, slots=True)
class Button:
    """What a button needs. Who makes the macros is no business of the form.

    Attributes:
        caption: What stands on it.
        macro: The Sub that it starts.
        sentences: What the macros say: the key that they look for, and the sentence.
        project: Code names of all sheets, in order → the macros, as a ``vbaProject.bin``.
    """

    caption: str
    macro: str
    sentences: Sequence[tuple[str, str]]
    project: Callable[[Sequence[str]], bytes]


def add_button(book: Book, layout: Layout, button: Button) -> None:
    """Put the button on the summary, and its macros into the book; every sheet is there already."""
    summary = book.workbook.get_worksheet_by_name(layout.sheet("summary").name)
    options = {"macro": button.macro, "caption": button.caption}
    place = {"width": _WIDTH, "height": _HEIGHT, "x_offset": _MARGIN, "y_offset": _MARGIN}
    summary.insert_button(0, _COLUMN, options | place)
    name = layout.stamp["lists"]
    lists = book.workbook.get_worksheet_by_name(name)
    first = lists.dim_colmax + 2
    for row, sentence in enumerate(button.sentences):
        lists.write_row(row, first, sentence)
    left, right = column_letters(first + 1), column_letters(first + 2)
    book.name(SAID, f"{quoted(name)}!${left}$1:${right}${len(button.sentences)}")
    book.carry(button.project)
