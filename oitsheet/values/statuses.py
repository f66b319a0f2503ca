"""The status column, in which offices also write what is to be added.

The words come from the layout; this module knows only how they are met in a cell: alone, with a
date or a link behind them, with a remark behind them, or misspelt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.values.dates import parse_date, parse_month
from oitsheet.values.numbers import parse_percent
from oitsheet.values.parsed import Kind, is_nil, shown, without_politeness
from oitsheet.values.phrases import says_any, states_none
from oitsheet.values.slips import distance
from oitsheet.values.text import Folded, fold_tight, is_mark, one_of
from oitsheet.values.urls import split_urls
from oitsheet.values.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator


class StatusKind(StrEnum):
    """What a status cell says."""

    BLANK = "blank"
    NIL = "nil"
    """A dash or a stated none that is no status word."""
    DONE = "done"
    DONE_WITH_REMARK = "done_with_remark"
    REMARK = "remark"
    IN_PROGRESS = "in_progress"
    NOT_DONE = "not_done"
    NOT_APPLICABLE = "not_applicable"
    NEAR_MISS = "near_miss"
    """Probably a slip of the word in `Status.near`, of whichever group that is."""


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The layout's words, as typed there.

    Attributes:
        done: Words that claim the item.
        in_progress: Words for work under way.
        not_done: Words for work not begun.
        lacking: Beginnings of remarks that ask for something.
        not_applicable: Words that take the item out.
    """

    done: tuple[str, ...] = ()
    in_progress: tuple[str, ...] = ()
    not_done: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    not_applicable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """A status cell, read.

    Attributes:
        kind: What it says.
        rest: The text behind the word, as typed. DONE with a `rest` had only a date, a link or the
            like behind it; it is not *equal* to a done word, as a sheet formula would count.
        near: For a NEAR_MISS, the word that was probably meant.
        text: The whole cell, cleaned for showing.
    """

    kind: StatusKind
    rest: str = ""
    near: str | None = None
    text: str = ""


class _Word(NamedTuple):
    key: Folded
    kind: StatusKind
    typed: str


_SHORT = 5
"""Words of at most so many letters (not counting marks above and below) begin too many others:
behind them a boundary must follow. Thai has no blanks, so longer words need none."""
_LONG_SLIP = 12
"""Keys from this length on may hold two slips, shorter ones (from `_SLIP`) one."""
_SLIP = 7
_SLIPPED_BEHIND = 2
"""So few letters behind a done word are rather a slip than a remark."""
_CASES_OF_NONE = ("no_complaints", "no_procurement_in_month")
_SOME_YEAR = 2565
"""A day and its month are a date without their year, too."""
_LONGEST_ECHO = 500
"""More text than this behind a done word does not just say it again."""


def read_status(raw: object, status_words: StatusWords) -> Status:
    """Read a status cell.

    Decisions:
      * Equal to a word (tightly folded): that word's kind. A dash is NIL.
      * Otherwise the longest word that the text begins with decides. Further text behind a done
        word makes DONE_WITH_REMARK, unless it only says so again: a date, 100 %, a link,
        politeness, empty brackets, affirming words, or by whom and how it was done. Behind words
        of the other groups it changes nothing.
      * A short word (at most five letters) needs a boundary behind it, or a word that takes part
        of it back ("has, but"). So "has not" and "complete address" are not read as done.
      * A truth cell is DONE or NOT_DONE; numbers and dates are remarks.
      * A slip or two in a long word, its first letter apart, is a NEAR_MISS; all else is a REMARK.

    Args:
        raw: A cell as read.
        status_words: The layout's words.
    """
    text = shown(raw)
    if not text:
        return Status(StatusKind.BLANK)
    if isinstance(raw, bool):
        return Status(StatusKind.DONE if raw else StatusKind.NOT_DONE, text=text)
    if not isinstance(raw, str):
        return Status(StatusKind.REMARK, text=text)
    table = _table(status_words)
    return (
        _equal(text, table)
        or (Status(StatusKind.NIL, text=text) if is_nil(text) else None)
        or _begun_or_misspelt(text, table)
        or Status(StatusKind.REMARK, text=text)
    )


def _equal(text: str, table: tuple[_Word, ...]) -> Status | None:
    kinds = {word.key: word.kind for word in reversed(table)}
    for candidate in _spellings(text):
        if candidate in kinds:
            return Status(kinds[candidate], text=text)
    return None


def _begun_or_misspelt(text: str, table: tuple[_Word, ...]) -> Status | None:
    begun = _begins_with(text, table)
    if begun is None:
        return _near_miss(text, table)
    remark = begun.kind is StatusKind.DONE_WITH_REMARK
    if remark and len(begun.rest) <= _SLIPPED_BEHIND:
        return _near_miss(text, table) or begun
    return begun


def _spellings(text: str) -> Iterator[Folded]:
    """Yield the text's key: as it is, then without bullets, brackets and politeness around it."""
    key = fold_tight(text)
    yield key
    plain = without_politeness(key.strip("-*()[]\"'\N{BULLET}"))
    if plain:
        yield Folded(plain)


def _begins_with(text: str, table: tuple[_Word, ...]) -> Status | None:
    body = text.lstrip("-* \N{BULLET}")
    key = fold_tight(body)
    for word in table:  # longest first
        if not key.startswith(word.key) or is_mark(key[len(word.key) : len(word.key) + 1]):
            continue
        rest = _behind(body, word.key)
        kind = _kind_with_rest(word, rest)
        if kind is not None:
            tail = rest.strip(" \n:;,.-")
            return Status(kind, rest=tail, text=text)
    return None


def _kind_with_rest(word: _Word, rest: str) -> StatusKind | None:
    """Say what `word` with `rest` behind it means; None if it is not that word at all."""
    done = word.kind is StatusKind.DONE
    if done and _says_it_again(rest):
        return StatusKind.DONE
    letters = sum(not is_mark(letter) for letter in word.key)
    bounded = not rest[:1].isalnum() and not is_mark(rest[:1])
    lacking = word.kind is StatusKind.REMARK
    if letters <= _SHORT and not bounded and not lacking:
        however = re.match(one_of(words().however), fold_tight(rest)) is not None
        return StatusKind.DONE_WITH_REMARK if done and however else None
    return StatusKind.DONE_WITH_REMARK if done else word.kind


def _behind(text: str, key: Folded) -> str:
    """Return what stands in `text` behind the word whose tight key is `key`."""
    # Mostly the word is typed as its key is, or with SARA AM in one letter where the key has two.
    likely = len(key) - key.count("\N{THAI CHARACTER NIKHAHIT}")
    # Else blanks and unseen characters stand between its letters; within reason.
    for end in (likely, *range(1, min(len(text), len(key) * 4 + 16) + 1)):
        if fold_tight(text[:end]) == key and not is_mark(text[end : end + 1]):
            return text[end:]
    return fold_tight(text)[len(key) :]


def _says_it_again(rest: str) -> bool:
    """Whether the text behind a done word takes nothing back and asks for nothing."""
    if len(rest) > _LONGEST_ECHO:
        return False
    parts = split_urls(rest)
    if any(part.url for part in parts):
        rest = " ".join(part.text for part in parts if not part.url)
    key: str = fold_tight(rest)
    while True:
        shorter = without_politeness(key.strip("()[]-,.;:!/*\"'\N{CHECK MARK}\N{HEAVY CHECK MARK}"))
        shorter = re.sub(rf"^(?>{whole()}|{one_of(words().affirmation)})+", "", shorter)
        if shorter == key:
            break
        key = shorter
    if not key:
        return True
    days = (parse_date(key), parse_date(f"{key}{_SOME_YEAR}"), parse_month(key))
    dated = any(day.kind is Kind.VALUE for day in days)
    if _tells_how(rest):
        return True
    percent = parse_percent(key)
    full = percent.value is not None and percent.value == 100 and key != "100"  # noqa: PLR2004
    return dated or full


def _tells_how(rest: str) -> bool:
    """Whether it says by whom or by which order, or that there was nothing to report."""
    if any(says_any(rest, name) for name in ("asking_for", "not_there_yet", "however")):
        return False
    if any(states_none(rest, case) for case in _CASES_OF_NONE):
        return True
    key = re.sub(r"\d{1,4}/(?:25)?\d\d(?!\d)", "", fold_tight(rest).strip("()[]-,.;:"))
    how = re.match(one_of(words().manner_of_done), key) is not None
    return how and not says_any(rest, "taking_back") and not re.search(r"\d\d", key)


@cache
def whole() -> str:
    """The source of a pattern for "all 6 elements" and "6/6" in a tight key."""
    table = words()
    counted = rf"(?:{one_of(table.whole_before)})\d{{1,2}}(?:{one_of(table.whole_of)})"
    return rf"{counted}|(?P<all>\d{{1,2}})/(?P=all)(?!\d)"


def _near_miss(text: str, table: tuple[_Word, ...]) -> Status | None:
    key = without_politeness(fold_tight(text))
    best: tuple[int, _Word] | None = None
    for word in table:
        allowed = 2 if len(word.key) >= _LONG_SLIP else 1
        if len(word.key) < _SLIP or abs(len(word.key) - len(key)) > allowed:
            continue
        if key[:1] != word.key[:1]:  # a short word put before it is no slip: "wait", "not"
            continue
        slips = distance(key, word.key)
        if slips <= allowed and (best is None or slips < best[0]):
            best = (slips, word)
    return None if best is None else Status(StatusKind.NEAR_MISS, near=best[1].typed, text=text)


@cache
def _table(status_words: StatusWords) -> tuple[_Word, ...]:
    """Fold the words of all groups, longest key first."""
    groups = (
        (StatusKind.NOT_APPLICABLE, status_words.not_applicable),
        (StatusKind.NOT_DONE, status_words.not_done),
        (StatusKind.IN_PROGRESS, status_words.in_progress),
        (StatusKind.REMARK, status_words.lacking),
        (StatusKind.DONE, status_words.done),
    )
    folded = [_Word(fold_tight(word), kind, word) for kind, group in groups for word in group]
    return tuple(sorted((word for word in folded if word.key), key=lambda word: -len(word.key)))
