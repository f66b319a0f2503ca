"""Workbooks from a few rows, read, fitted and judged: real files through the whole line."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import samples

from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.judging.checker import finish, judge
from oitsheet.judging.submission import AsOf, fit
from oitsheet.workbook.reading import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.judging.report import Report
    from oitsheet.judging.submission import Submission

DAY = dt.date(2022, 7, 12)

Values = dict[str, Any]


def submitted(
    lines: Mapping[str, Values],
    *,
    edition: str = "2565-obec",
    due: dt.date | None = None,
    **tables: list[Values],
) -> Submission:
    """A workbook with these items (code → cells) and other tables, read and judged."""
    fields = samples.agency_fields(load_edition(edition), DAY, due)
    sheets = {"items": [(None, {"code": code, **cells}) for code, cells in lines.items()]}
    sheets |= {key: [(None, cells) for cells in rows] for key, rows in tables.items()}
    data = samples.workbook(fields, sheets)
    as_of = AsOf(asked=None, today=dt.date(2000, 1, 1))
    fitted = fit(read(data), load_layout(), samples.Bundled(), asked=None, as_of=as_of)
    return judge([fitted])[0]


def checked(lines: Mapping[str, Values], **more: Any) -> Report:
    return finish(submitted(lines, **more))
