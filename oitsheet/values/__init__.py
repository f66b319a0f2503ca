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
    in_ranges,
    may_mean_code,
    parse_code,
    parse_code_and_title,
    parse_codes,
)
from oitsheet.values.copies import original_of
from oitsheet.values.dates import month_name, parse_date, parse_month, parse_year, show_date
from oitsheet.values.hosts import Address, holds_word, is_law_title, take_apart
from oitsheet.values.lacking import Lacking, parse_lacking
from oitsheet.values.levels import parse_level
from oitsheet.values.mentions import Grain, Mention, MonthMention, named_months, named_periods
from oitsheet.values.moments import ERA
from oitsheet.values.numbers import parse_count, parse_number, parse_percent, show_number
from oitsheet.values.orders import order_day, orders_in, parse_order, split_orders
from oitsheet.values.owners import bare_owner, group_of, is_everyone, parse_owners
from oitsheet.values.parsed import Kind, Note, Parsed, look, shown
from oitsheet.values.periods import (
    Period,
    fiscal_year_of,
    fiscal_year_span,
    parse_period,
    quarter_span,
)
from oitsheet.values.persons import parts_of_contact, without_contacts
from oitsheet.values.phrases import (
    aims_in_words,
    listed_numbers,
    named_languages,
    says_any,
    says_done,
    says_no_money,
    stated_counts,
    stated_shares,
    stated_years,
    states_none,
    unit_behind,
    without_at_least,
)
from oitsheet.values.references import References, parse_indicators, parse_references
from oitsheet.values.statuses import Status, StatusKind, StatusWords, read_status
from oitsheet.values.text import Folded, clean, fold, fold_tight, one_line
from oitsheet.values.urls import UrlFault, UrlPart, split_urls

__all__ = [
    "ERA",
    "Address",
    "Codes",
    "Folded",
    "Grain",
    "Kind",
    "Lacking",
    "Mention",
    "MonthMention",
    "Note",
    "Parsed",
    "Period",
    "References",
    "Status",
    "StatusKind",
    "StatusWords",
    "UrlFault",
    "UrlPart",
    "aims_in_words",
    "bare_owner",
    "clean",
    "fiscal_year_of",
    "fiscal_year_span",
    "fold",
    "fold_tight",
    "group_of",
    "holds_word",
    "in_ranges",
    "is_aside",
    "is_continuation_mark",
    "is_everyone",
    "is_heading",
    "is_law_title",
    "is_tick",
    "listed_numbers",
    "look",
    "may_mean_code",
    "month_name",
    "named_languages",
    "named_months",
    "named_periods",
    "one_line",
    "opens_signature",
    "order_day",
    "orders_in",
    "original_of",
    "parse_code",
    "parse_code_and_title",
    "parse_codes",
    "parse_count",
    "parse_date",
    "parse_indicators",
    "parse_lacking",
    "parse_level",
    "parse_month",
    "parse_number",
    "parse_order",
    "parse_owners",
    "parse_percent",
    "parse_period",
    "parse_references",
    "parse_year",
    "parts_of_contact",
    "quarter_span",
    "read_status",
    "says_any",
    "says_done",
    "says_no_money",
    "show_date",
    "show_number",
    "shown",
    "split_orders",
    "split_urls",
    "stated_counts",
    "stated_shares",
    "stated_years",
    "states_none",
    "take_apart",
    "unit_behind",
    "without_at_least",
    "without_contacts",
    "without_continuation_mark",
]
