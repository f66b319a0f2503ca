"""What one cell asks for, taken apart into elements, and what sort of thing each of them is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.exchange.criteria.words import digits, pattern, says
from oitsheet.form.edition_terms import Kind
from oitsheet.values import fold_tight, named_languages

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEWEST_LETTERS = 2
_KINDS = (
    Kind.TWO_WAY,
    Kind.SIGNATURE_EXECUTIVE,
    Kind.CHANNEL_MAIN_WEBSITE,
    Kind.LANGUAGE,
    Kind.PERIOD,
    Kind.MINIMUM_COUNT,
    Kind.LINK,
    Kind.CURRENT_EXECUTIVE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing that an item asks for.

    Attributes:
        text: Its words as printed, without the mark before them.
        kind: What sort of thing it is; a guess by its words where it is not ``content``.
        example: Whether it is only named as an example.
        conditional: The case in which alone it applies, in one word; else None.
        count: How many at least; else None.
        languages: The languages asked for.
        more_than_a_year: Whether it asks for a plan of more than one year.
        monthly: Whether it asks for data by month.
        mentions: Numbers of other items that it speaks of.
    """

    text: str
    kind: Kind = Kind.CONTENT
    example: bool = False
    conditional: str | None = None
    count: int | None = None
    languages: tuple[str, ...] = ()
    more_than_a_year: bool = False
    monthly: bool = False
    mentions: tuple[int, ...] = ()


class _Line(NamedTuple):
    """A line and the mark before it: ``1`` for any number, empty for none."""

    text: str
    mark: str


def elements_of(demand: str) -> tuple[Asked, ...]:
    """Take a cell apart.

    Args:
        demand: The cell's text; lines end in a line feed.

    Returns:
        Its elements in order, each once; none for an empty cell.
    """
    found: dict[str, Asked] = {}
    examples: str | None = None  # below "such as", up to the next line with that line's mark
    lines = list(_joined(_lines(demand)))
    for place, line in enumerate(lines):
        if line.mark in {examples, ""}:
            examples = None
        leads = place + 1 < len(lines)
        text = _without_lead_in(line.text) if leads else line.text
        opens = leads and says("element", "examples", text) is not None
        if opens:
            text = _cut(text)
        text = text.strip(" ,;:")
        if len(text) >= _FEWEST_LETTERS:
            asked = replace(_understood(text), example=examples is not None)
            found.setdefault(fold_tight(text), asked)
        if opens:
            examples = line.mark
    return tuple(found.values())


def _cut(text: str) -> str:
    """A text without the words that open examples at its end."""
    match = says("element", "examples", text)
    return text[: match.start()] if match else text


def _without_lead_in(text: str) -> str:
    """A text without words that only lead to what comes below it."""
    match = says("element", "lead_in", text)
    return text[: match.start()] if match else text


def _lines(demand: str) -> Iterator[_Line]:
    """The lines of a cell, those parted that hold several marks."""
    for line in demand.splitlines():
        for part in _parted(line):
            yield _read(part)


def _parted(line: str) -> Iterator[str]:
    """Part a line where bullets or a run of numbers in brackets stand inside it."""
    pieces = pattern("element", "inline_bullet").split(line)
    bullets = pattern("element", "inline_bullet").findall(line)
    first, *others = pieces
    for piece in (first, *(f"{mark.strip()} {p}" for mark, p in zip(bullets, others, strict=True))):
        if piece.strip():
            yield from _by_numbers(piece)


def _by_numbers(line: str) -> Iterator[str]:
    """Part a line before (1), (2), (3): only where they count up from one."""
    plain = digits(line)
    starts: list[int] = []
    for match in pattern("element", "inline_number").finditer(plain):
        if int(match[1]) == len(starts) + 1:
            starts.append(match.start())
    if len(starts) < 2:  # noqa: PLR2004  (a lone number is no list)
        yield line
        return
    for begin, end in zip((0, *starts), (*starts, len(line)), strict=True):
        if line[begin:end].strip():
            yield line[begin:end]


def _read(line: str) -> _Line:
    """Read a line's mark."""
    plain = digits(line)
    for key in ("bullet", "number"):
        match = pattern("element", key).match(plain)
        if match and line[match.end() :].strip():
            mark = "1" if key == "number" else match["mark"][0]
            return _Line(line[match.end() :].strip(), mark)
    return _Line(line.strip(), "")


def _joined(lines: Iterator[_Line]) -> Iterator[_Line]:
    """Join the lines of one wrapped demand.

    Where lines bear marks, one without goes on with the line above unless it begins a demand or
    case of its own; more words begin one where the first line bears none either. Where none does,
    each is a demand, unless some begin as demands do: then the others go on with these.
    """
    every = [line for line in lines if line.text]
    marks = any(line.mark for line in every)
    verbs = sum(1 for line in every if says("element", "begins", line.text))
    last: _Line | None = None
    for line in every:
        key = "begins_strong" if every[0].mark else "begins"
        own = line.mark != "" or says("element", key, line.text) is not None or not (marks or verbs)
        after_lead = last is not None and says("element", "lead_in", last.text) is not None
        if last is None or own or (after_lead and not marks):
            if last is not None:
                yield last
            last = line
        else:
            last = last._replace(text=_run_on(last.text, line.text))
    if last is not None:
        yield last


def _run_on(first: str, second: str) -> str:
    thai = all(0x0E01 <= ord(letter) <= 0x0E5B for letter in (first[-1], second[0]))  # noqa: PLR2004
    return f"{first}{second}" if thai else f"{first} {second}"


def _understood(text: str) -> Asked:
    """Guess what sort of thing is asked for."""
    kind = next((kind for kind in _KINDS if says("kind", kind, text)), Kind.CONTENT)
    languages = tuple(sorted(named_languages(text, ("th", "en")))) if kind is Kind.LANGUAGE else ()
    count = None
    if kind is Kind.LANGUAGE:
        count = len(languages)
        kind = Kind.LANGUAGE if count > 1 else Kind.CONTENT
        languages, count = (languages, count) if count > 1 else ((), None)
    if kind is Kind.MINIMUM_COUNT:
        match = says("kind", "minimum_count", text)
        count = int(match["count"]) if match else None
        kind, count = (kind, count) if count else (Kind.CONTENT, None)
    return Asked(
        text=text,
        kind=kind,
        conditional=_case(text),
        count=count,
        languages=languages,
        more_than_a_year=kind is Kind.PERIOD and says("kind", "more_than_a_year", text) is not None,
        monthly=kind is Kind.PERIOD and says("kind", "monthly", text) is not None,
        mentions=_mentions(text),
    )


def _case(text: str) -> str | None:
    """The case in which alone something is asked for, in one word that the rules know."""
    if not says("element", "conditional", text):
        return None
    if says("element", "complaints", text):
        return "no_complaints"
    if says("element", "procurement", text):
        return "no_procurement_in_month"
    return "as_stated"


def _mentions(text: str) -> tuple[int, ...]:
    """The items that a text names by their codes."""
    found = re.findall(r"(?<![A-Za-z])[Oo]\s?(\d{1,2})(?!\d)", digits(text))
    return tuple(dict.fromkeys(int(number) for number in found))
