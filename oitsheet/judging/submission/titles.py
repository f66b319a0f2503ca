"""The titles beside the codes: another edition's, or those of the item above or below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.messages import Words
from oitsheet.judging.submission.shelf import sound
from oitsheet.judging.submission.table import Misfit, Unfit
from oitsheet.values import fold_tight, in_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from oitsheet.form.edition import Edition
    from oitsheet.judging.report import Fact
    from oitsheet.judging.submission.shelf import Shelf
    from oitsheet.location import Location

    Titles = Mapping[int, tuple[str, Location]]

FEWEST_SHIFTED = 3
"""So many rows in a line bear their neighbour's title; two may just have changed places."""


def titles_that_stray(titles: Titles, edition: Edition, shelf: Shelf) -> Iterator[Unfit]:
    """Say which rows bear the titles of another edition, and which those of a neighbour.

    Lists of two years share many titles at codes that differ by one. Whatever explains more of the
    rows is told; where both explain the same rows, that they have shifted.

    Args:
        titles: Item number → title as written, with its place.
        edition: The edition that the workbook is judged by.
        shelf: The editions there are; looked at only where some title is not the edition's own.
    """
    strange = {number for number, (text, _) in titles.items() if not _bears(text, edition, number)}
    if not strange:
        return
    runs = list(_shifted(titles, edition, strange))
    shifted = {number for run, _ in runs for number in run}
    other, others = _other(titles, edition, shelf, strange)
    if len(others) > len(shifted):
        runs = [(run, off) for run, off in runs if not others & set(run)]
    else:
        others -= shifted
    if others:
        facts: dict[str, Fact] = {"found": other, "expected": edition.key, "count": len(others)}
        yield _told(Misfit.TITLES_OF_ANOTHER, sorted(others), titles, facts)
    for run, off in runs:
        where = Words("shift.next" if off > 0 else "shift.before")
        yield _told(Misfit.TITLES_SHIFTED, run, titles, {"where": where})


def _other(
    titles: Titles, edition: Edition, shelf: Shelf, strange: set[int]
) -> tuple[str, set[int]]:
    """The other edition that has most of these titles at these codes, and which they are."""
    best: tuple[str, set[int]] = "", set()
    scheme = False  # of two with equal lists the one of the same offices is named
    for other in sound(shelf):
        if other.key == edition.key:
            continue
        own = {number for number in strange if _bears(titles[number][0], other, number)}
        if own and (len(own), other.scheme == edition.scheme) > (len(best[1]), scheme):
            best, scheme = (other.key, own), other.scheme == edition.scheme
    return best


def _shifted(
    titles: Titles, edition: Edition, strange: set[int]
) -> Iterator[tuple[list[int], int]]:
    """Rows in a line whose titles are all those of the next item, or all of the one before."""
    for off in (1, -1):
        run: list[int] = []
        for number in range(1, len(edition.items) + 2):
            if number in strange and _is(titles[number][0], edition, number + off):
                run.append(number)
                continue
            if len(run) >= FEWEST_SHIFTED:
                yield run, off
            run = []


def _bears(text: str, edition: Edition, number: int) -> bool:
    """Whether a title begins with the name of that item."""
    key = fold_tight(text)
    return any(key.startswith(name) for name in _names(edition, number))


def _is(text: str, edition: Edition, number: int) -> bool:
    """Whether a title, or its first line, is the name of that item and nothing more."""
    names = _names(edition, number)
    return fold_tight(text) in names or fold_tight(text.partition("\n")[0]) in names


def _names(edition: Edition, number: int) -> set[str]:
    if not 1 <= number <= len(edition.items):
        return set()
    item = edition.items[number - 1]
    return {fold_tight(name) for name in (item.title_th, *item.title_variants)}


def _told(misfit: Misfit, numbers: list[int], titles: Titles, facts: dict[str, Fact]) -> Unfit:
    first, *others = (titles[number][1] for number in numbers)
    codes: dict[str, Fact] = {"codes": in_ranges(numbers)}
    return Unfit(misfit=misfit, at=first, also=tuple(others), facts=facts | codes)
