"""The word table (``words.toml``), loaded once and only when first asked for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from oitsheet.values.text import compact

if TYPE_CHECKING:
    from collections.abc import Mapping

MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words around values; each list is explained in ``words.toml``."""

    nil: tuple[str, ...]
    polite: tuple[str, ...]
    amount_before: tuple[str, ...]
    money_after: tuple[str, ...]
    percent_before: tuple[str, ...]
    percent_after: tuple[str, ...]
    no_money: tuple[str, ...]
    at_least_before: tuple[str, ...]
    at_least_after: tuple[str, ...]
    aim_in_words: tuple[str, ...]
    count_after: tuple[str, ...]
    code_before: tuple[str, ...]
    code_label: tuple[str, ...]
    every_code: tuple[str, ...]
    indicator_before: tuple[str, ...]
    issue_before: tuple[str, ...]
    conjunction: tuple[str, ...]
    range_word: tuple[str, ...]
    date_before: tuple[str, ...]
    month_before: tuple[str, ...]
    buddhist_era: tuple[str, ...]
    christian_era: tuple[str, ...]
    fiscal_year: tuple[str, ...]
    year_before: tuple[str, ...]
    clock_before: tuple[str, ...]
    clock_after: tuple[str, ...]
    period_before: tuple[str, ...]
    quarter: tuple[str, ...]
    first_half: tuple[str, ...]
    second_half: tuple[str, ...]
    whole_year: tuple[str, ...]
    year_of_data: tuple[str, ...]
    not_data_before: tuple[str, ...]
    excepting: tuple[str, ...]
    no_total_before: tuple[str, ...]
    out_of: tuple[str, ...]
    every_month: tuple[str, ...]
    both_languages: tuple[str, ...]
    language_th: tuple[str, ...]
    language_en: tuple[str, ...]
    language_th_in_short: tuple[str, ...]
    language_en_in_short: tuple[str, ...]
    none_no_complaints: tuple[str, ...]
    none_no_procurement_in_month: tuple[str, ...]
    unit_no_complaints: tuple[str, ...]
    year_unit: tuple[str, ...]
    place_on_website: tuple[str, ...]
    vacant: tuple[str, ...]
    asking_for: tuple[str, ...]
    not_there_yet: tuple[str, ...]
    none_to_tell: tuple[str, ...]
    order_before: tuple[str, ...]
    order_start: tuple[str, ...]
    level_before: tuple[str, ...]
    affirmation: tuple[str, ...]
    manner_of_done: tuple[str, ...]
    taking_back: tuple[str, ...]
    whole_before: tuple[str, ...]
    whole_of: tuple[str, ...]
    done_ending: tuple[str, ...]
    however: tuple[str, ...]
    nothing_lacking: tuple[str, ...]
    lacking_before: tuple[str, ...]
    element_before: tuple[str, ...]
    owner_head: tuple[str, ...]
    owner_group: tuple[str, ...]
    owner_everyone: tuple[str, ...]
    person_title: tuple[str, ...]
    no_person: tuple[str, ...]
    extension_before: tuple[str, ...]
    contact_label: tuple[str, ...]
    line_label: tuple[str, ...]
    note_start: tuple[str, ...]
    signature: tuple[str, ...]
    signature_line: tuple[str, ...]
    signature_word: tuple[str, ...]
    name_before: tuple[str, ...]
    copy_mark: tuple[str, ...]
    continued: tuple[str, ...]
    months_long: tuple[str, ...]
    months_short: tuple[str, ...]
    months_spoken: tuple[str, ...]
    months_english: tuple[str, ...]


@cache
def words() -> Words:
    """Return the word table.

    Raises:
        KeyError: The table lacks a list (a fault in the package, not in a workbook).
    """
    source = Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    months = {f"months_{style}": names for style, names in table.pop("month").items()}
    lists = table | months
    return Words(**{field.name: tuple(lists[field.name]) for field in fields(Words)})


@cache
def month_numbers() -> Mapping[str, int]:
    """Map every spelling of a month, compact and without full stops, to its number 1..12."""
    table = words()
    numbers: dict[str, int] = {}
    for names in (
        table.months_long,
        table.months_short,
        table.months_spoken,
        table.months_english,
        tuple(name[:3] for name in table.months_english),
    ):
        for number, name in zip(MONTHS, names, strict=True):
            numbers[compact(name).replace(".", "")] = number
    return MappingProxyType(numbers)


@cache
def month_pattern() -> str:
    """Build the source of a regular expression for a month's name in `compact` text.

    The full stops of an abbreviation may all be there, or none, or some; without them only where
    no further Thai letter follows is no concern: what follows must match the rest of a date.
    """
    table = words()
    stopped = [r"\.?".join(compact(name).rstrip(".").split(".")) for name in table.months_short]
    whole = [*table.months_long, *table.months_spoken, *table.months_english]
    whole += [name[:3] for name in table.months_english]
    plain = sorted({compact(name) for name in whole}, key=lambda name: (-len(name), name))
    return "(?:" + "|".join([*plain, *stopped]) + r")\.?"
