"""Typed text: made fit for showing, and folded into keys for comparing.

Only keys are folded; what a user sees is always the user's own text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NewType

_REMEMBERED = 4096
"""Tables repeat the same headers, statuses and titles: so many keys are kept."""

Folded = NewType("Folded", str)
"""A key for comparing, never for showing."""

_NIKHAHIT = "\N{THAI CHARACTER NIKHAHIT}"
_TONES = "\N{THAI CHARACTER MAI EK}-\N{THAI CHARACTER MAI CHATTAWA}"
_SARA_E = "\N{THAI CHARACTER SARA E}"
_SARA_AE = "\N{THAI CHARACTER SARA AE}"

# Zero-width characters, soft hyphens, direction marks, variation selectors and the control
# characters that are no white space: Excel shows none of them.
_UNSEEN = dict.fromkeys(
    [
        *range(0x09),
        *range(0x0E, 0x1C),
        *range(0x7F, 0x85),
        *range(0x86, 0xA0),
        0xAD,
        0x034F,
        0x061C,
        0x180E,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xFE00, 0xFE10),
        0xFEFF,
    ]
)

_BREAKS = (*range(0x09, 0x0E), *range(0x1C, 0x20), 0x85, 0x2028, 0x2029)
_TAGS = range(0xE0000, 0xE0080)
"""Letters that no program shows; texts are hidden in them."""

_ONE_LINE = {**_UNSEEN, **dict.fromkeys(_TAGS), **dict.fromkeys(_BREAKS, " ")}

# Old Thai fonts and the PDFs made with them keep shifted vowels and tone marks at U+F700-F71A
# (the "Windows" private glyphs that text shapers such as libthai know); pasted text carries
# them along. The offsets are those of the plain letters from U+0E00.
_SHIFTED = bytes.fromhex("1034353637 48494a4b4c 48494a4b4c 0d 314d47 48494a4b4c 38393a")
_ALIKE: dict[int, int | str | None] = {
    **{0xF700 + place: 0x0E00 + offset for place, offset in enumerate(_SHIFTED)},
    **dict.fromkeys([*range(0x2010, 0x2016), 0x2043, 0x2212], "-"),
    0xF0FC: "\N{CHECK MARK}",  # Wingdings, as Word pastes it
    0xF050: "\N{CHECK MARK}",  # Wingdings 2
}


def clean(text: str) -> str:
    """Make `text` fit for showing: no unseen characters, no superfluous blanks.

    Line feeds stay (every kind of line break becomes one); letters are never folded.
    """
    lines = text.translate(_UNSEEN).splitlines()
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def one_line(text: str) -> str:
    """Make `text` harmless inside a line of ours: nothing in it acts, hides or turns the line.

    Control characters (the ESC that terminals obey among them), direction marks and other unseen
    characters are gone; a line break or tab is a blank. All else stays as it is.
    """
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").translate(_ONE_LINE)


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> Folded:
    """Turn `text` into its key for comparing.

    NFKC (so that both spellings of SARA AM are one), tone marks before NIKHAHIT, a doubled SARA E
    for SARA AE, decimal digits of every script as ASCII, one kind of dash, no case, unseen
    characters out, white space (line feeds too) collapsed to one blank. Folding twice changes
    nothing.
    """
    key = _fold_once(text)
    if key.isascii():
        return Folded(key)
    # One step may make work for another (reordered marks, a letter that only its lower case
    # decomposes); three rounds suffice for everything seen, five are the fence.
    for _ in range(5):
        again = _fold_once(key)
        if again == key:
            break
        key = again
    return Folded(key)


@lru_cache(maxsize=_REMEMBERED)
def fold_tight(text: str) -> Folded:
    """Like `fold`, without any blank: headers and statuses differ by blanks alone."""
    return fold(fold(text).replace(" ", ""))


def compact(text: str) -> str:
    """Turn `text` into what the readers of codes and dates look at.

    Like `fold`, but a blank stands only where it keeps two digits apart, and a superscript or an
    encircled digit is a question mark: a footnote's sign must not grow into the number.
    """
    return re.sub(r"(?<![0-9]) | (?![0-9])", "", spaced(text))


def spaced(text: str) -> Folded:
    """Like `fold`, with superscripts, encircled digits and fractions as question marks."""
    if not text.isascii():
        text = "".join("?" if unicodedata.category(letter) == "No" else letter for letter in text)
    return fold(text)


def has_thai_digits(text: str) -> bool:
    """Whether a Thai digit occurs in `text`."""
    return any("\N{THAI DIGIT ZERO}" <= letter <= "\N{THAI DIGIT NINE}" for letter in text)


@cache
def one_of(words: tuple[str, ...], *, tight: bool = True) -> str:
    """Build the source of a regular expression that matches any of `words`, longest first.

    Words may be made of other words, "order no." of "order" and "no.": where they repeat, write
    ``(?>…)*``, so that a text is parted in one way only. With ``(?:…)*`` thirty such words take
    years.

    Args:
        words: As they stand in the word table.
        tight: For use on `compact` text; else on `fold`ed text, where blanks may stand inside.
    """
    keys = {compact(word) if tight else fold(word) for word in words}
    return "|".join(re.escape(key) for key in sorted(keys, key=lambda key: (-len(key), key)))


def _fold_once(text: str) -> str:
    if text.isascii():
        return " ".join(text.translate(_UNSEEN).casefold().split())
    key = unicodedata.normalize("NFKC", text.translate(_UNSEEN).translate(_ALIKE)).casefold()
    key = re.sub(r"\d", lambda digit: str(unicodedata.decimal(digit[0])), key)
    key = re.sub(f"({_NIKHAHIT})([{_TONES}]+)", r"\2\1", key)
    key = key.replace(_SARA_E * 2, _SARA_AE)
    return " ".join(unicodedata.normalize("NFKC", key).split())


def is_mark(letter: str) -> bool:
    """Whether `letter` is one that stands above or below another; no letter is none."""
    return bool(letter) and unicodedata.category(letter[0]).startswith("M")
