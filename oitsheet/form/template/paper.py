"""How a sheet stands on paper and on the screen: which way round, how much of it, how large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.template.heights import advance
from oitsheet.form.template.look import DIGIT, PADDING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from oitsheet.form.messages import Catalogue
    from oitsheet.form.template.plan import Area

UPRIGHT = 735
"""Pixels that A4 is wide inside its margins, in full size."""

LEAST = 0.8
"""Of the full size: a table that is no smaller than that upright prints so, on fewer pages."""

SCREEN = 1236
"""Pixels that a window of 1280 leaves for cells."""

SMALLEST = 90
"""Percent; below it the body font is hard to read on a screen."""

_STEP = 5
_TEXT = 0.52  # pixels that a character of running text takes, for each point of its font


def printed(area: Area) -> int:
    """How many of a table's columns stand on paper: those before the first that does not."""
    columns = area.sheet.columns
    kept = (n for n, column in enumerate(columns) if column.tool or not column.printed)
    return next(kept, len(columns))


def lay_out(
    worksheet: Worksheet,
    widths: Sequence[float],
    texts: Sequence[tuple[str, float]],
    *,
    one_page: bool = False,
) -> None:
    """Choose which way round a sheet prints and how large it shows.

    It is one page wide, whichever font steps in where the body font is missing.

    Args:
        worksheet: Which.
        widths: Those of the columns that print, in characters; 0 for one that is folded away.
        texts: What stands in the first column and runs on over the others, and in how many points.
        one_page: All of it prints on one page.
    """
    pixels = sum(width * DIGIT + PADDING for width in widths if width)
    longest = max((advance(text) * points for text, points in texts), default=0) * _TEXT
    if max(pixels, longest) * LEAST <= UPRIGHT:
        worksheet.set_portrait()
    worksheet.fit_to_pages(1, 1 if one_page else 0)
    worksheet.set_zoom(_zoom(pixels))


def add_footer(worksheet: Worksheet, words: Catalogue) -> None:
    """The sheet's name and the page, in the body font and of one size on every sheet."""
    font = '&"TH Sarabun New,Regular"&14'
    page = words.say("form.page", page="&P", pages="&N")
    options = {"scale_with_doc": False}
    worksheet.set_footer(f"&L{font}&A&R{font}{page}", options)


def _zoom(pixels: float) -> int:
    fitting = int(SCREEN / pixels * 100) // _STEP * _STEP
    return max(SMALLEST, min(100, fitting))
