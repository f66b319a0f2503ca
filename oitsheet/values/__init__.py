"""What people type, turned into values: Thai digits, B.E. dates, amounts, dashes, item codes.

Every reader takes a cell as read (text, number, truth, date, time, or None), never raises, and
says in a `Parsed` what it understood and how.
"""

from __future__ import annotations

from oitsheet.values.asides import (
    is_aside,
    is_continuation_mark,
    is_heading,
    is_tick,
    opens_signature,
    without_continuation_mark,
)
from oitsheet.values.codes import (
    Codes,
    may_mean_code,
    parse_code,
    parse_code_and_title,
    parse_codes,
)
from oitsheet.values.copies import original_of
from oitsheet.values.dates import month_name, parse_date, parse_month, parse_year, show_date
from oitsheet.values.lacking import Lacking, parse_lacking
from oitsheet.values.levels import parse_level
from oitsheet.values.numbers import parse_count, parse_number, parse_percent, show_number
from oitsheet.values.orders import parse_order
from oitsheet.values.owners import parse_owners
from oitsheet.values.parsed import Kind, Note, Parsed, look, shown
from oitsheet.values.periods import (
    Period,
    fiscal_year_of,
    fiscal_year_span,
    parse_period,
    quarter_span,
)
from oitsheet.values.statuses import Status, StatusKind, StatusWords, read_status
from oitsheet.values.text import Folded, clean, fold, fold_tight
from oitsheet.values.urls import UrlFault, UrlPart, split_urls

__all__ = [
    "Codes",
    "Folded",
    "Kind",
    "Lacking",
    "Note",
    "Parsed",
    "Period",
    "Status",
    "StatusKind",
    "StatusWords",
    "UrlFault",
    "UrlPart",
    "clean",
    "fiscal_year_of",
    "fiscal_year_span",
    "fold",
    "fold_tight",
    "is_aside",
    "is_continuation_mark",
    "is_heading",
    "is_tick",
    "look",
    "may_mean_code",
    "month_name",
    "opens_signature",
    "original_of",
    "parse_code",
    "parse_code_and_title",
    "parse_codes",
    "parse_count",
    "parse_date",
    "parse_lacking",
    "parse_level",
    "parse_month",
    "parse_number",
    "parse_order",
    "parse_owners",
    "parse_percent",
    "parse_period",
    "parse_year",
    "quarter_span",
    "read_status",
    "show_date",
    "show_number",
    "shown",
    "split_urls",
    "without_continuation_mark",
]
