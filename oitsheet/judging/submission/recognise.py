"""Which edition a workbook is to be judged by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from oitsheet.errors import OitsheetError
from oitsheet.form.messages import Words
from oitsheet.judging.submission.table import Misfit, Unfit
from oitsheet.values import fold_tight

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Layout
    from oitsheet.judging.report import Fact
    from oitsheet.judging.submission.table import Fields
    from oitsheet.location import Location

MOST_TITLES = 0.6
"""From this share of agreeing titles on, a list of items is taken for that edition's."""

FEWEST_TITLES = 5


class Shelf(Protocol):
    """Where editions are kept."""

    def known(self) -> tuple[str, ...]:
        """The keys of all editions, without loading them."""

    def load(self, key: str) -> Edition:
        """Load one edition."""


class UnrecognisedEditionError(OitsheetError):
    """Nothing in the workbook says, by an edition we know, which year's form it is.

    Attributes:
        fiscal_year_be: The year that the workbook names, if any.
        known: The keys of the editions there are.
    """

    def __init__(self, fiscal_year_be: int | None, known: tuple[str, ...]) -> None:
        super().__init__(f"no edition for {fiscal_year_be}; known: {', '.join(known)}")
        self.fiscal_year_be = fiscal_year_be
        self.known = known


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """What one place of the workbook says of its edition."""

    how: str
    key: str
    at: Location | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """The edition, how it was chosen, the year it serves here, and what disagrees."""

    edition: Edition
    how: str
    fiscal_year_be: int
    unfit: tuple[Unfit, ...]


class Seen(NamedTuple):
    """What a workbook shows of its edition.

    Attributes:
        stamp: The edition's key by the template's stamp; empty where there is none.
        agency: The agency sheet's fields.
        titles: Item number → title as written, with its place.
    """

    stamp: str
    agency: Fields | None
    titles: Mapping[int, tuple[str, Location]]


def recognise(seen: Seen, layout: Layout, shelf: Shelf, asked: Edition | None) -> Recognised:
    """Choose the edition: what was asked for, else the agency sheet, the stamp, the titles.

    Args:
        seen: What the workbook shows.
        layout: Knows which kind of office is assessed under which scheme.
        shelf: The editions there are.
        asked: The edition that the caller insists on.

    Raises:
        UnrecognisedEditionError: No clue leads to a known edition.
    """
    agency, titles = seen.agency, seen.titles
    year = agency.value("fiscal_year") if agency else None
    year = year if isinstance(year, int) else None
    clues = list(_clues(seen, layout, year, shelf))
    edition = asked
    how = "asked"
    if edition is None and clues:
        edition, how = shelf.load(clues[0].key), clues[0].how
    if edition is None or (asked is None and agreeing(titles, edition) < MOST_TITLES):
        by_titles = _by_titles(titles, shelf)
        if by_titles and (edition is None or by_titles.key != edition.key):
            clues.append(by_titles)
            if edition is None:
                edition, how = shelf.load(by_titles.key), by_titles.how
    if edition is None:
        raise UnrecognisedEditionError(year, shelf.known())
    unfit = tuple(_disagreements(edition, year, agency, clues))
    return Recognised(
        edition=edition, how=how, fiscal_year_be=year or edition.fiscal_years[-1], unfit=unfit
    )


def agreeing(titles: Mapping[int, tuple[str, Location]], edition: Edition) -> float:
    """The share of titles in the workbook that are those of the edition's items; 1 if none."""
    if len(titles) < FEWEST_TITLES:
        return 1.0
    known = {
        item.no: {fold_tight(title) for title in (item.title_th, *item.title_variants)}
        for item in edition.items
    }
    same = sum(
        any(fold_tight(text).startswith(title) for title in known.get(number, ()))
        for number, (text, _) in titles.items()
    )
    return same / len(titles)


def _clues(seen: Seen, layout: Layout, year: int | None, shelf: Shelf) -> Iterator[Clue]:
    keys, agency = shelf.known(), seen.agency
    if agency:
        written = fold_tight(agency.text_in("edition") or "")
        named = [key for key in keys if fold_tight(key) == written]
        if named:
            yield Clue(how="agency", key=named[0], at=agency.places["edition"])
        elif (by_year := _by_year(layout, agency, year, shelf)) is not None:
            yield Clue(how="year", key=by_year, at=agency.places["fiscal_year"])
    if seen.stamp in keys:
        yield Clue(how="stamp", key=seen.stamp, at=None)


def _by_year(layout: Layout, agency: Fields, year: int | None, shelf: Shelf) -> str | None:
    """The one edition of that year and the office's scheme; the key's year is only a hint."""
    if year is None:
        return None
    scheme = _scheme(layout, agency)
    serving = [
        key
        for key in shelf.known()
        if year in (edition := shelf.load(key)).fiscal_years and scheme in (None, edition.scheme)
    ]
    return serving[0] if len(serving) == 1 else None


def _scheme(layout: Layout, agency: Fields) -> str | None:
    kind = agency.value("office_type")
    if isinstance(kind, str) and kind in layout.schemes:
        return layout.schemes[kind]
    office = fold_tight(agency.text_in("office") or "")
    for name, kind_of in (*layout.same.items(), *((k, k) for k in layout.schemes)):
        if office.startswith(fold_tight(name)) and kind_of in layout.schemes:
            return layout.schemes[kind_of]
    return None


def _by_titles(titles: Mapping[int, tuple[str, Location]], shelf: Shelf) -> Clue | None:
    if len(titles) < FEWEST_TITLES:
        return None
    shares = {key: agreeing(titles, shelf.load(key)) for key in shelf.known()}
    best = max(shares, key=lambda key: shares[key], default=None)
    if best is None or shares[best] < MOST_TITLES:
        return None
    return Clue(how="titles", key=best, at=titles[min(titles)][1])


def _disagreements(
    edition: Edition, year: int | None, agency: Fields | None, clues: list[Clue]
) -> Iterator[Unfit]:
    fallback = agency.places.get("edition") if agency else None
    for clue in clues:
        at = clue.at or fallback or (agency and next(iter(agency.places.values()), None))
        if clue.key != edition.key and at:
            facts: dict[str, Fact] = {
                "found": clue.key,
                "expected": edition.key,
                "how": Words(f"how.{clue.how}"),
            }
            yield Unfit(misfit=Misfit.EDITION_CONFLICT, at=at, facts=facts)
    if year is not None and agency and year not in edition.fiscal_years:
        served = tuple(edition.fiscal_years)
        yield Unfit(
            misfit=Misfit.YEAR_NOT_SERVED,
            at=agency.places["fiscal_year"],
            facts={"found": year, "expected": served, "edition": edition.key},
        )
