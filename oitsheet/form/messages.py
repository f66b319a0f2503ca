"""The words for people, in Thai and English, from the catalogues ``text/th.toml`` and ``en.toml``.

A catalogue is keyed by rule code: title, message, fix. Facts are shown here, and only here:
dates and years B.E. in Thai and C.E. in English, numbers with commas and two decimals at most.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from oitsheet.values import one_line, show_date, show_number

if TYPE_CHECKING:
    from collections.abc import Mapping

Language: TypeAlias = Literal["th", "en"]
LANGUAGES: tuple[Language, ...] = ("th", "en")

LANGUAGE_VARIABLE = "OITSHEET_LANG"
"""The environment variable that says in which language people wish to be spoken to."""

_PLACEHOLDER = re.compile(r"\{\w+\}")

_MANY = 12
"""Of a longer list only so many are named; the rest is counted."""


class Bilingual(NamedTuple):
    """Words that the layout or the edition knows in both languages."""

    th: str
    en: str


class Span(NamedTuple):
    """Two days (C.E.) and all between them."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Words:
    """Words that the catalogue knows, by their key: ``expected.date``."""

    key: str


@dataclass(frozen=True, slots=True)
class RuleText:
    """What is said of a rule's findings."""

    title: str
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All words in one language.

    Attributes:
        language: ``th`` or ``en``.
        rules: By rule code.
        words: Everything else, by dotted key.
    """

    language: Language
    rules: Mapping[str, RuleText]
    words: Mapping[str, str]

    def say(self, key: str, /, **facts: object) -> str:
        """Return the words of that key with its facts filled in.

        Raises:
            KeyError: There is no such key, or a fact that it names is missing: our fault.
        """
        return self.fill(self.words[key], facts)

    def fill(self, template: str, facts: Mapping[str, object]) -> str:
        """Fill a template's placeholders.

        Raises:
            KeyError: A fact that the template names is missing: our fault, never "unknown".
        """
        return template.format_map({name: self.show(fact) for name, fact in facts.items()})

    def blank(self, template: str) -> str:
        """Return a template with an ellipsis for each fact, for where nothing is found yet."""
        return _PLACEHOLDER.sub("…", template)

    def show(self, fact: object) -> str:
        """Show one fact to a person; what a workbook says stays within its line, and plain."""
        if isinstance(fact, Bilingual):
            return fact.th if self.language == "th" else fact.en
        if isinstance(fact, Words):
            return self.words[fact.key]
        if isinstance(fact, Decimal):
            return show_number(fact)
        if isinstance(fact, dt.date):
            return show_date(fact, self.language)
        if isinstance(fact, tuple):
            return self._show_several(fact)
        return "" if fact is None else one_line(str(fact))

    def _show_several(self, facts: tuple[object, ...]) -> str:
        if isinstance(facts, Span):
            return self.say("list.span", first=facts.first, last=facts.last)
        named = ", ".join(self.show(part) for part in facts[:_MANY])
        more = len(facts) - _MANY
        return named + (self.say("list.more", count=more) if more > 0 else "")


def language_asked() -> Language:
    """The language that the environment asks for; Thai where it asks for none that we know."""
    return "en" if os.environ.get(LANGUAGE_VARIABLE, "")[:2].lower() == "en" else "th"


@cache
def load_catalogue(language: Language) -> Catalogue:
    """Load the words of one language.

    Args:
        language: ``th`` or ``en``.
    """
    path = resources.files("oitsheet.form").joinpath("text", f"{language}.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    rules = {code: RuleText(**text) for code, text in data.pop("rule").items()}
    words = {
        f"{table}.{key}": text for table, entries in data.items() for key, text in entries.items()
    }
    return Catalogue(language=language, rules=rules, words=words)
