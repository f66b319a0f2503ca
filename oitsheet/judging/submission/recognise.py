"""Which edition a workbook is to be judged by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.errors import OitsheetError
from oitsheet.form.messages import Words
from oitsheet.judging.submission.shelf import sound
from oitsheet.judging.submission.table import Misfit, Unfit
from oitsheet.judging.submission.titles import titles_that_stray
from oitsheet.values import fold_tight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Layout
    from oitsheet.judging.report import Fact
    from oitsheet.judging.submission.shelf import Shelf
    from oitsheet.judging.submission.table import Fields
    from oitsheet.location import Location

MOST_TITLES = 0.6
"""From this share of agreeing titles on, a list of items is taken for that edition's."""

FEWEST_TITLES = 5


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
    """What one place of the workbook says of its edition.

    Attributes:
        how: What sort of clue it is: a word of the catalogue's ``how``.
        key: The edition it leads to.
        at: Where it stands; None where it stands in no cell.
        open: The editions that it fits just as well.
    """

    how: str
    key: str
    at: Location | None
    open: tuple[str, ...] = ()


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

    Where a clue fits several editions equally, as the titles of one year's list do that two
    schemes share, kind of office, year and stamp decide; else the one that the others extend is
    taken, and that is told.

    Args:
        seen: What the workbook shows.
        layout: Knows which kind of office is assessed under which scheme.
        shelf: The editions there are.
        asked: The edition that the caller insists on.

    Raises:
        UnrecognisedEditionError: No clue leads to a known edition.
    """
    told = _told(seen, layout)
    clues = list(_clues(seen, told, shelf))
    edition, how = asked, "asked"
    if edition is None and clues:
        edition, how = shelf.load(clues[0].key), clues[0].how
    if edition is None or (asked is None and agreeing(seen.titles, edition) < MOST_TITLES):
        by_titles = _by_titles(seen.titles, told, shelf)
        if by_titles and (edition is None or by_titles.key != edition.key):
            clues.append(by_titles)
            if edition is None:
                edition, how = shelf.load(by_titles.key), by_titles.how
    if edition is None:
        raise UnrecognisedEditionError(told.year, shelf.known())
    unfit = list(_disagreements(edition, told.year, seen.agency, clues))
    unfit += titles_that_stray(seen.titles, edition, shelf)
    if asked is None:
        unfit += _not_told(clues[0], seen.agency)
    return Recognised(
        edition=edition,
        how=how,
        fiscal_year_be=told.year or edition.fiscal_years[-1],
        unfit=tuple(unfit),
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


class _Told(NamedTuple):
    """What is said of the office: year (B.E.) and scheme where they are understood, the stamp."""

    year: int | None
    scheme: str | None
    stamp: str


def _told(seen: Seen, layout: Layout) -> _Told:
    year = seen.agency.value("fiscal_year") if seen.agency else None
    return _Told(
        year=year if isinstance(year, int) else None,
        scheme=_scheme(layout, seen.agency) if seen.agency else None,
        stamp=seen.stamp,
    )


def _clues(seen: Seen, told: _Told, shelf: Shelf) -> Iterator[Clue]:
    keys, agency = shelf.known(), seen.agency
    if agency:
        written = fold_tight(agency.text_in("edition") or "")
        named = next((key for key in keys if fold_tight(key) == written), None)
        by_year = None
        if named is not None:
            yield Clue(how="agency", key=named, at=agency.places["edition"])
            if told.scheme not in {None, shelf.load(named).scheme}:
                by_year = _by_year("office", _kind_at(agency), told, shelf)
        elif told.year is not None:
            by_year = _by_year("year", agency.places["fiscal_year"], told, shelf)
        if by_year:
            yield by_year
    if seen.stamp in keys:
        yield Clue(how="stamp", key=seen.stamp, at=None)


def _by_year(how: str, at: Location | None, told: _Told, shelf: Shelf) -> Clue | None:
    """The edition that serves that year and the office's scheme; its key is only a name."""
    serving = [
        edition.key
        for edition in sound(shelf)
        if told.year in edition.fiscal_years and told.scheme in {None, edition.scheme}
    ]
    return _clue(how, at, serving, told, shelf) if serving else None


def _clue(how: str, at: Location | None, keys: list[str], told: _Told, shelf: Shelf) -> Clue:
    """A clue that fits all these editions, narrowed by whatever else is said."""
    fits: tuple[Callable[[Edition], bool], ...] = (
        lambda edition: edition.scheme == told.scheme,
        lambda edition: told.year in edition.fiscal_years,
        lambda edition: edition.key == told.stamp,
    )
    for fit in fits:
        keys = [key for key in keys if fit(shelf.load(key))] or keys
    key = next((key for key in keys if shelf.load(key).extends is None), keys[0])
    return Clue(how=how, key=key, at=at, open=tuple(other for other in keys if other != key))


def _scheme(layout: Layout, agency: Fields) -> str | None:
    kind = agency.value("office_type")
    if isinstance(kind, str) and kind in layout.schemes:
        return layout.schemes[kind]
    office = fold_tight(agency.text_in("office") or "")
    for name, kind_of in (*layout.same.items(), *((k, k) for k in layout.schemes)):
        if office.startswith(fold_tight(name)) and kind_of in layout.schemes:
            return layout.schemes[kind_of]
    return None


def _kind_at(agency: Fields) -> Location | None:
    """Where the kind of office stands or should stand."""
    places = agency.places
    said = next((key for key in ("office_type", "office") if key in agency.cells), "office_type")
    return places.get(said) or next(iter(places.values()), None)


def _by_titles(
    titles: Mapping[int, tuple[str, Location]], told: _Told, shelf: Shelf
) -> Clue | None:
    if len(titles) < FEWEST_TITLES:
        return None
    shares = {edition.key: agreeing(titles, edition) for edition in sound(shelf)}
    best = max(shares.values(), default=0)
    if best < MOST_TITLES:
        return None
    alike = [key for key, share in shares.items() if share == best]
    return _clue("titles", titles[min(titles)][1], alike, told, shelf)


def _not_told(clue: Clue, agency: Fields | None) -> Iterator[Unfit]:
    """Say, where the kind of office should stand, which editions that clue leaves open."""
    at = (agency and _kind_at(agency)) or clue.at
    if clue.open and at:
        facts: dict[str, Fact] = {"found": clue.open, "expected": clue.key}
        yield Unfit(misfit=Misfit.EDITION_OPEN, at=at, facts=facts)


def _disagreements(
    edition: Edition, year: int | None, agency: Fields | None, clues: list[Clue]
) -> Iterator[Unfit]:
    fallback = agency.places.get("edition") if agency else None
    for clue in clues:
        at = clue.at or fallback or (agency and next(iter(agency.places.values()), None))
        if clue.how == "titles":
            continue  # told row by row, see `titles_that_stray`
        if edition.key not in {clue.key, *clue.open} and at:
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
