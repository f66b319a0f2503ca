"""Lines that fit: Thai is wrapped between words, though it puts no blanks between them.

Where a Thai word ends is guessed by BudouX, whose model knows no dictionary: it errs at times, but
what it parts are syllables, and a vowel or tone mark stays with its consonant whatever it says.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from wcwidth import propagate_sgr, width
from wcwidth.textwrap import SequenceTextWrapper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budoux import Parser

_THAI = re.compile("[\u0e01-\u0e4e]+")
_OPENS = re.compile("[\u0e01-\u0e2e\u0e40-\u0e44]")
_LEADS = re.compile("[\u0e40-\u0e44]")
_CLINGS = re.compile("[\u00b7\u0e2f\u0e46]+")
"""What no line begins with: a middle dot, and the Thai signs for "and so on" and "again"."""

_BELONGS = re.compile(r"[(\"]?[-+]?\d[\d,.]*%?[)\",.;:]*|[A-Za-z]+![A-Z]{1,3}\d+\S*")
"""What stays with the word before it: a number, and the Latin end of a sheet's name with a cell."""

_MONTH = re.compile(r"[\u0e01-\u0e4e]{1,4}\.[\u0e01-\u0e2e]\.?")
"""A Thai month's short name: it stays with its day, and the year with it."""


def columns_of(text: str) -> int:
    """How many columns a text takes on a terminal; colours and Thai marks take none."""
    return width(text)


def wrap(text: str, columns: int, *, indent: int = 0, hang: int = 0, cut: bool = True) -> list[str]:
    """Return the lines of one paragraph, none wider than `columns`.

    Args:
        text: May hold colours; its blanks may become line ends.
        columns: The width of the terminal.
        indent: Blanks before the first line.
        hang: Blanks before the others.
        cut: Whether a word (a path) that is longer than a line is cut; else it stands out.
    """
    wrapper = _Wrapper(
        width=columns,
        initial_indent=" " * indent,
        subsequent_indent=" " * hang,
        break_long_words=cut,
        break_on_hyphens=False,  # 2566-moe and --fail-on are to be copied as they stand
    )
    return propagate_sgr(wrapper.wrap(text))


class _Wrapper(SequenceTextWrapper):
    """A wrapper that may part a chunk of Thai letters into words, too.

    A chunk shorter than a quarter of the line stays whole: it can go to the next line, and where
    two words meet is only a guess.
    """

    def _split(self, text: str) -> list[str]:
        chunks: list[str] = []
        for chunk in super()._split(text):
            if len(chunks) > 1 and chunks[-1].isspace() and self._stays(chunks[-2], chunk):
                blank = chunks.pop()
                chunks[-1] += blank + chunk
            elif self._is_long(chunk):
                chunks += _words(chunk)
            else:
                chunks.append(chunk)
        return chunks

    def _stays(self, before: str, chunk: str) -> bool:
        if _CLINGS.fullmatch(chunk):
            return True
        if _CLINGS.match(before[-1]) or self._is_long(before) or self._is_long(chunk):
            return False
        of_a_day = before[-1].isdecimal() and _MONTH.fullmatch(chunk) is not None
        return of_a_day or _BELONGS.fullmatch(chunk) is not None

    def _is_long(self, chunk: str) -> bool:
        return columns_of(chunk) * 4 > self.width


def _words(chunk: str) -> Iterator[str]:
    """Part a chunk without blanks between the Thai words in it."""
    start = 0
    for run in _THAI.finditer(chunk):
        for end in _ends(run[0]):
            yield chunk[start : run.start() + end]
            start = run.start() + end
    yield chunk[start:]


@cache
def _ends(run: str) -> tuple[int, ...]:
    """Where words end inside a run of Thai letters; its own end is none of them."""
    ends, place = [], 0
    for word, following in pairwise(_parser().parse(run)):
        place += len(word)
        if _OPENS.match(following) and not _LEADS.match(word[-1]):
            ends.append(place)
    return tuple(ends)


@cache
def _parser() -> Parser:
    from budoux import load_default_thai_parser  # noqa: PLC0415  (only where there is Thai to wrap)

    return load_default_thai_parser()


def padded(text: str, columns: int) -> str:
    """Fill a text up with blanks to so many columns."""
    return text + " " * (columns - columns_of(text))
