"""Which edition the sources speak of, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oitsheet.errors import OitsheetError
from oitsheet.exchange.importing.plan import EditionPlan
from oitsheet.exchange.importing.titles import titles_of_edition
from oitsheet.judging.submission.headers import MANY_CODES
from oitsheet.judging.submission.naming import title_of
from oitsheet.judging.submission.recognise import FEWEST_TITLES, MOST_TITLES
from oitsheet.judging.submission.rows import read_table
from oitsheet.judging.submission.shelf import sound
from oitsheet.values import parse_code_and_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from oitsheet.exchange.importing.choosing import Candidate
    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Layout
    from oitsheet.judging.submission.shelf import Shelf


class EditionOpenError(OitsheetError):
    """Several editions fit equally, and nothing tells which is meant.

    Attributes:
        keys: Their keys.
    """

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__(", ".join(keys))
        self.keys = keys


class NoEditionError(OitsheetError):
    """Nothing tells which edition is meant.

    Attributes:
        titles: How many titles there are; `agree` how many are those of the `nearest` edition.
        known: The keys of the editions there are.
    """

    def __init__(
        self, titles: int, agree: int, nearest: str | None, known: tuple[str, ...]
    ) -> None:
        super().__init__(f"{agree} of {titles} titles are those of {nearest}")
        self.titles, self.agree, self.nearest, self.known = titles, agree, nearest, known


class Titled(NamedTuple):
    """A title as written, and the number of the item at which it stands; None without a code."""

    text: str
    number: int | None


class Told(NamedTuple):
    """What the sources say of year (B.E.), scheme, and the key that a master of ours prints."""

    year: int | None
    scheme: str | None
    key: str = ""


def titles_in(found: Candidate, layout: Layout) -> Iterator[Titled]:
    """The titles of an item list."""
    raw = read_table(found.retold.grid, found.sheet, found.header, layout)
    for line in raw.lines:
        bare = "code" not in line.header.weak
        stored = line.values.get(line.header.columns["code"])
        code, rest = parse_code_and_title(stored, MANY_CODES, bare=bare)
        title = rest if code.value is not None and rest else title_of(line, raw)
        if "title" in line.header.columns or rest:
            yield Titled(title, code.value)


def choose_edition(
    titles: Sequence[Titled], told: Told, shelf: Shelf, asked: Edition | None
) -> EditionPlan:
    """Choose the edition: what was asked for, else that whose titles they are.

    Raises:
        EditionOpenError: Several fit equally.
        NoEditionError: None fits.
    """
    titles = [title for title in titles if title.text]
    if asked is not None:
        return counted(asked, "asked", titles, shelf)
    counts = {edition.key: _agree(titles, edition) for edition in sound(shelf)}
    best = max(counts.values(), default=0)
    fewest = max(min(FEWEST_TITLES, len(titles)), 1)
    if titles and best >= fewest and _explained(titles, shelf) >= MOST_TITLES * len(titles):
        keys, how = [key for key, count in counts.items() if count == best], "titles"
    else:
        keys, how = _by_year(told, shelf) if not _strange(titles) else [], "year"
    for fits in (
        lambda edition: edition.key == told.key,
        lambda edition: edition.scheme == told.scheme,
        lambda edition: told.year in edition.fiscal_years,
    ):
        keys = [key for key in keys if fits(shelf.load(key))] or keys
    if not keys:
        nearest = max(counts, key=lambda key: counts[key]) if best else None
        raise NoEditionError(len(titles), best, nearest, shelf.known())
    if len(keys) > 1:
        raise EditionOpenError(tuple(keys))
    return counted(shelf.load(keys[0]), how, titles, shelf)


def counted(edition: Edition, how: str, titles: Sequence[Titled], shelf: Shelf) -> EditionPlan:
    """Say how many titles are this edition's, and at which items they are another's."""
    own = titles_of_edition(edition)
    strange = [title for title in titles if not _is_of(title, edition)]
    others: dict[str, tuple[int, ...]] = {}
    for other in sound(shelf):
        key = other.key
        if key == edition.key or own.names == titles_of_edition(other).names:
            continue
        numbers = sorted(t.number for t in strange if t.number is not None and _is_of(t, other))
        same = [k for k, found in others.items() if found == tuple(numbers)]
        if numbers and not same:
            others[key] = tuple(numbers)
    return EditionPlan(
        edition=edition,
        how=how,
        agree=len(titles) - len(strange),
        titles=len(titles),
        others=others,
    )


def other_year(titles: Sequence[Titled], edition: Edition, shelf: Shelf) -> str:
    """The edition whose titles a table bears in place of this one's; empty where it does not.

    The same codes mean other items there: what stands beside them belongs to those.
    """
    if not _strange(titles) or _agree(titles, edition) >= MOST_TITLES * len(titles):
        return ""
    counts = {other.key: _agree(titles, other) for other in sound(shelf)}
    best = max(counts, key=lambda key: counts[key], default="")
    return best if best and counts[best] >= MOST_TITLES * len(titles) else ""


def _by_year(told: Told, shelf: Shelf) -> list[str]:
    """The editions that serve the year that the sources name, for the kind of office they name."""
    if told.year is None:
        return []
    return [
        edition.key
        for edition in sound(shelf)
        if told.year in edition.fiscal_years and told.scheme in {None, edition.scheme}
    ]


def _strange(titles: Sequence[Titled]) -> bool:
    """Whether there are titles enough to tell a list that nobody knows."""
    return len(titles) >= FEWEST_TITLES


def _explained(titles: Sequence[Titled], shelf: Shelf) -> int:
    """How many titles are some edition's: of a mixture no edition has most of them."""
    every = list(sound(shelf))
    return sum(any(_is_of(title, edition) for edition in every) for title in titles)


def _agree(titles: Sequence[Titled], edition: Edition) -> int:
    return sum(_is_of(title, edition) for title in titles)


def _is_of(title: Titled, edition: Edition) -> bool:
    own = titles_of_edition(edition)
    if title.number is None:
        return own.of(title.text) is not None
    return own.bears(title.text, title.number)
