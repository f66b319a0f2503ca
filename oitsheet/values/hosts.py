"""A web address taken apart: whose website it is on, and what its writing alone says of it.

Nothing is opened here. The words are data (``hosts.toml``).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, unquote, urlsplit

from oitsheet.values.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_REMEMBERED = 4096
"""Several rules look at the same links: so many are kept apart."""

_YEAR = r"(?<![0-9])25[0-9]{2}(?![0-9])"  # of the Buddhist Era
_EXTENSION = re.compile(r"\.([a-z0-9]{2,10})$")


@dataclass(frozen=True)
class Address:
    """A web address.

    Attributes:
        text: As it is shown: percent-encoded letters are decoded.
        parts: Its parts, as the standard library splits them.
    """

    text: str
    parts: SplitResult

    @cached_property
    def host(self) -> str:
        """Its host in small letters, without ``www.`` and port."""
        return (self.parts.hostname or "").rstrip(".").removeprefix("www.")

    @cached_property
    def path(self) -> str:
        """Its path, decoded, without the slash at the end."""
        return unicodedata.normalize("NFC", unquote(self.parts.path)).rstrip("/")

    @cached_property
    def segments(self) -> tuple[str, ...]:
        """The parts of its path."""
        return tuple(part for part in self.path.split("/") if part)

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The same for two spellings of one address: scheme, www., encoding, a slash at the end."""
        query, place = unquote(self.parts.query), unquote(self.parts.fragment)
        return self.host, self.path.casefold(), query, place

    @cached_property
    def site(self) -> str:
        """The website: the host, and on a host of many websites the first parts of the path."""
        depth: int = _lists()["shared"].get(self.host, 0)
        return "/".join((self.host, *(part.casefold() for part in self.segments[:depth])))

    @property
    def is_home(self) -> bool:
        """Whether it is a website's home page."""
        lists = _lists()
        bare = self.parts.query.lower() in lists["home_query"] and not self.parts.fragment
        return bare and self.path.lower() in lists["home"]

    @property
    def is_social(self) -> bool:
        """Whether it is of social media."""
        return self._on("social")

    @property
    def is_drive(self) -> bool:
        """Whether it is a file or folder that is seen by those it was shared with."""
        return self._on("drives") and not self._on("not_drives")

    @property
    def is_form(self) -> bool:
        """Whether it is a form of a service of forms."""
        return self._on("forms")

    @property
    def is_of_a_group(self) -> bool:
        """Whether a part of its path is named like the own page of one of the office's groups."""
        parts = [_letters(part) for part in self.segments]
        named = any(part in _keys("group_part") for part in parts)
        return named or any(part.startswith(tuple(_keys("group_part_begins"))) for part in parts)

    @property
    def is_shortened(self) -> bool:
        """Whether it leads to another address that it does not tell."""
        return self._on("shorteners") and not self._on("not_shorteners")

    @property
    def needs_login(self) -> bool:
        """Whether it is a page to log in, or one that only its writer sees."""
        parts = [_letters(part.rpartition(".")[0] or part) for part in self.segments]
        if parts and parts[-1] == "index":
            parts.pop()
        last = parts[-1] if parts else ""
        own_view = self._on("edit_hosts") and last in _keys("edit_last")
        named = last in _keys("login_last") or any(part in _keys("login_parts") for part in parts)
        return self._on("login_hosts") or own_view or named

    @property
    def closed_type(self) -> str | None:
        """The extension of a file that no browser shows: ``rar``; else None."""
        found = _EXTENSION.search(self.file.lower())
        return found[1] if found and found[1] in _lists()["closed"] else None

    @property
    def file(self) -> str:
        """The last part of its path."""
        return self.segments[-1] if self.segments else ""

    @property
    def is_law(self) -> bool:
        """Whether its file is named like a whole law."""
        return holds_word(self.file, "law") and not holds_word(self.file, "duties")

    @property
    def years_named(self) -> frozenset[int]:
        """The years (B.E.) that its file's name gives as those of what it holds.

        None where no year stands behind a word for it; else every year of the whole path.
        """
        before = "|".join(map(re.escape, _keys("year_before")))
        if not re.search(rf"(?:{before}){_YEAR}", _letters(self.file)):
            return frozenset()
        return frozenset(int(year) for year in re.findall(_YEAR, fold(self.path)))

    def on(self, site: str) -> bool:
        """Whether it is on that website (see `site`) or on a host below it."""
        below = self.site.startswith(f"{site}/") or self.host.endswith(f".{site}")
        return self.site == site or below

    def _on(self, name: str) -> bool:
        whole = "/".join((self.host, *self.segments))
        return any(
            f"{whole}/".startswith(f"{place}/") or self.host.endswith(f".{place}")
            for place in _lists()[name]
        )


@lru_cache(maxsize=_REMEMBERED)
def take_apart(url: str) -> Address | None:
    """Take a web address apart; it may lack its scheme.

    Args:
        url: As typed, for example the `url` or the `text` of a `UrlPart`.

    Returns:
        The address; None where it falls apart.
    """
    whole = url if re.match(r"(?i)https?:", url) else f"https://{url}"
    try:
        parts = urlsplit(whole)
        return Address(unquote(url), parts) if parts.hostname else None
    except ValueError:
        return None


def holds_word(text: str, what: str) -> bool:
    """Whether a text holds one of the words of a list in ``hosts.toml``: ``faq``, ``asking``."""
    letters = _letters(text)
    return any(word in letters for word in _keys(what))


def is_law_title(text: str) -> bool:
    """Whether a document's title is that of a whole law: it begins so, and names no duties."""
    begins = _letters(text).startswith(tuple(_keys("law")))
    return begins and not holds_word(text, "duties")


def _letters(text: str) -> str:
    """The key of a text, of letters, marks and digits alone."""
    return "".join(sign for sign in fold(text) if unicodedata.category(sign)[0] in "LMN")


@cache
def _keys(name: str) -> list[str]:
    words: Iterable[str] = _lists()[name]
    return [_letters(word) for word in words]


@cache
def _lists() -> Mapping[str, Any]:
    source = Path(__file__).with_name("hosts.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)
