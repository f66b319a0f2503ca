"""The next year's data as a workbook."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from oitsheet.exchange.rollover.sheet import add_sheet
from oitsheet.form.template import build

if TYPE_CHECKING:
    from oitsheet.exchange.rollover.rolling import Rolled
    from oitsheet.form.layout import Layout


def book_of(layout: Layout, rolled: Rolled) -> bytes:
    """Make the next year's book: the form of its edition, filled, and the sheet of the mapping.

    Args:
        layout: The form.
        rolled: What to put in.

    Returns:
        The workbook as a file's bytes (.xlsx).
    """
    also = partial(add_sheet, layout=layout, rolled=rolled)
    return build(layout, rolled.mapped.new, fill=rolled.filled, also=also)
