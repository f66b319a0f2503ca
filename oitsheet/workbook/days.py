"""Days as a workbook's cells keep them: a number where the cell shows a date, else as typed."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from oitsheet.workbook.contents import Formats, read_book, read_formats

if TYPE_CHECKING:
    from oitsheet.workbook.editing import Editor

_BUILT_IN: Final = frozenset((14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)))
"""Numbers of formats that show a day in every Excel; some only in the Far East."""

_BESIDE: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General', re.IGNORECASE)
_DAY: Final = re.compile("[dyb\N{THAI CHARACTER WO WAEN}\N{THAI CHARACTER PO PLA}]", re.IGNORECASE)
_EPOCHS: Final = {False: dt.datetime(1899, 12, 30), True: dt.datetime(1904, 1, 1)}  # noqa: DTZ001
_ERA: Final = 543
"""From a C.E. year to the B.E. year."""

_LATEST: Final = 2400
"""From this year on a year is one of the B.E."""


class Days:
    """Knows which cell styles of a workbook show dates.

    Args:
        editor: The file.
        part: The folded name of its workbook part.
    """

    def __init__(self, editor: Editor, part: str) -> None:
        book = read_book(editor.package, part)
        styles = book.styles_part
        formats = Formats()
        if styles in editor.package:
            formats = read_formats(editor.package.markup(styles))
        self._epoch = _EPOCHS[book.from_1904]
        self._styles = {
            str(style)
            for style, number in enumerate(formats.of_styles)
            if _shows_day(number, formats.codes.get(number))
        }

    def content(self, day: dt.date, style: str) -> float | str:
        """Say a day (C.E.) as a cell keeps it.

        Args:
            day: A day, or a moment of it.
            style: The number of the cell's style, as the sheet writes it.

        Returns:
            The number of days from the workbook's first, where the cell shows a date; else the day
            as people type it, day/month/year B.E.
        """
        moment = day if isinstance(day, dt.datetime) else dt.datetime.combine(day, dt.time())
        moment = moment.replace(tzinfo=None)
        if (style or "0") in self._styles and moment >= self._epoch:
            number = (moment - self._epoch) / dt.timedelta(days=1)
            return int(number) if number.is_integer() else number
        era = _ERA if moment.year < _LATEST else 0  # a B.E. year that Excel took for a common one
        typed = f"{moment.day}/{moment.month}/{moment.year + era}"
        return typed if moment.time() == dt.time() else f"{typed} {moment:%H:%M}"


def _shows_day(number: int, code: str | None) -> bool:
    if code is None:
        return number in _BUILT_IN
    return _DAY.search(_BESIDE.sub("", code.partition(";")[0])) is not None
