"""A book of one year → the data of the next year's book, and account of all that it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oitsheet.errors import OitsheetError
from oitsheet.exchange.rollover.answering import NewLead, new_leads, owners_in_rows, owners_sheet
from oitsheet.exchange.rollover.ledger import Cleared, Ledger, Left
from oitsheet.exchange.rollover.links import kept_links
from oitsheet.exchange.rollover.mapping import ItemMap, item_map
from oitsheet.exchange.rollover.measures import closing, standing
from oitsheet.exchange.rollover.points import PastItem, past_items, weakest_first
from oitsheet.exchange.rollover.tables import calendar, history, scores, total_to_add
from oitsheet.form.messages import load_catalogue
from oitsheet.form.template import Filled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from oitsheet.form.edition import Edition
    from oitsheet.form.template import CellValue
    from oitsheet.judging.submission import ItemRow, Shelf, Submission

    Line = dict[str, CellValue]

AGENCY = (
    "office",
    "office_type",
    "hosts",
    "group_prefixes",
    "executive",
    "executive_since",
    "website_keeper",
    "hosted_at",
    "hosted_until",
)
"""What stands of an office from year to year; days, orders and quarter are of the year."""


class CannotRollError(OitsheetError):
    """The edition asked for is not of a later year than the book.

    Attributes:
        year: The book's fiscal year (B.E.).
        served: The years that the edition serves.
    """

    def __init__(self, year: int, served: tuple[int, ...]) -> None:
        super().__init__(f"{served} after {year}")
        self.year = year
        self.served = served


class PartOfABookError(OitsheetError):
    """The book is a part that was split off: it speaks of some items alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the next year's book shall be.

    Attributes:
        edition: What the new year's assessor asks for.
        year: The new fiscal year (B.E.); None for the first after the book's that it serves.
        keep_links: Whether links go along to items whose data are of no year.
    """

    edition: Edition
    year: int | None = None
    keep_links: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolled:
    """The next year's data, and what became of everything in the old book.

    Attributes:
        office: As the old book names it.
        old_year: Its fiscal year (B.E.); `new_year` that of the new book.
        mapped: What each new item was.
        items: What the old book says of each new item, in the new list's order.
        weak: Those that lost points, weakest first.
        gone: The old items that no new one goes on with.
        filled: What the new book is filled with.
        leads: Items that had several leads between them, and who leads them now.
        no_owner: New items for which nobody answers yet.
        carried: Sheet key → how many of its rows (or fields) went over.
        total: The old year's total that was put into the history, where it was not there.
        links: Codes of the new items that got their old links.
        cleared: What was left blank on purpose, by column.
        left: What has no home in the new book, with its place in the old one.
        self_only: Old codes that have the office's own points and none of the assessor's.
    """

    office: str | None
    old_year: int
    new_year: int
    mapped: ItemMap
    items: tuple[PastItem, ...]
    weak: tuple[PastItem, ...]
    gone: tuple[ItemRow, ...]
    filled: Filled
    leads: tuple[NewLead, ...]
    no_owner: tuple[str, ...]
    carried: Mapping[str, int]
    total: Decimal | None
    links: tuple[str, ...]
    cleared: tuple[Cleared, ...]
    left: tuple[Left, ...]
    self_only: tuple[str, ...]

    @property
    def with_points(self) -> tuple[PastItem, ...]:
        """The items that got points of last year."""
        return tuple(item for item in self.items if item.points is not None)

    @property
    def assessed(self) -> bool:
        """Whether the old book has any of the assessor's points."""
        return any(item.lowest is not None for item in self.items) or bool(self.with_points)


def year_of(edition: Edition, old_year: int, asked: int | None) -> int:
    """The new book's fiscal year (B.E.).

    Raises:
        CannotRollError: The edition serves no later year, or not the one asked for.
    """
    later = [year for year in edition.fiscal_years if year > old_year]
    if asked is None and later:
        return min(later)
    if asked not in later:
        raise CannotRollError(old_year, edition.fiscal_years)
    return asked


def roll(submission: Submission, wish: Wish, shelf: Shelf) -> Rolled:
    """Make the next year's data of a book.

    Args:
        submission: The old book, understood; it is only read.
        wish: What the new one shall be.
        shelf: The editions that may lie between.

    Raises:
        CannotRollError: The edition is of no later year than the book.
        PartOfABookError: The book is only a part of one.
    """
    if len(submission.items) < len(submission.edition.items):
        raise PartOfABookError
    old_year = submission.fiscal_year_be
    new_year = year_of(wish.edition, old_year, wish.year)
    mapped = item_map(submission.edition, wish.edition, shelf, old_year=old_year)
    ledger = Ledger(submission)
    items = past_items(submission, mapped)
    weak = weakest_first(items)
    _account_for_points(ledger)
    links = kept_links(items, wish.edition, submission, ledger) if wish.keep_links else {}
    total = total_to_add(submission)
    words = load_catalogue("th")  # the form's language
    tables: dict[str, list[Line]] = {
        "items": _items(items, owners_in_rows(submission, mapped, ledger), links),
        "owners": owners_sheet(submission, mapped, ledger),
        "measures": [
            *closing(weak, submission, words),
            *standing(submission, mapped, ledger, words),
        ],
        "calendar": calendar(submission, ledger),
        "ita": scores(submission, ledger),
        "history": history(submission, ledger, total),
    }
    agency = _agency(submission, ledger)
    carried = {"agency": len(agency)} | {key: len(rows) for key, rows in tables.items()}
    carried["measures"] -= len(weak)  # rows that wait for a measure
    _rows_again(submission, ledger)
    ledger.unread()
    agency |= {"fiscal_year": new_year, "edition": wish.edition.key}
    return Rolled(
        office=submission.agency.text_in("office") if submission.agency else None,
        old_year=old_year,
        new_year=new_year,
        mapped=mapped,
        items=items,
        weak=weak,
        gone=tuple(submission.item(code) for code in mapped.gone),
        filled=Filled(agency=agency, tables={key: rows for key, rows in tables.items() if rows}),
        leads=new_leads(submission, mapped),
        no_owner=_no_owner(items),
        carried=carried,
        total=total,
        links=tuple(links),
        cleared=tuple(ledger.cleared()),
        left=tuple(ledger.left),
        self_only=_self_only(submission),
    )


def _agency(submission: Submission, ledger: Ledger) -> dict[str, CellValue]:
    cells = submission.agency.cells if submission.agency else {}
    pairs = ((key, ledger.keep(cells.get(key))) for key in AGENCY)
    for key in ("fiscal_year", "edition"):
        if (cell := cells.get(key)) is not None:
            ledger.carried(cell)
    return {key: value for key, value in pairs if value is not None}


def _items(
    items: Sequence[PastItem], owners: Mapping[str, Line], links: Mapping[str, Line]
) -> list[Line]:
    lines: list[Line] = []
    for item in items:
        code = item.link.new
        line: Line = {**owners.get(code, {}), **links.get(code, {})}
        if item.points is not None:
            whole = item.points == item.points.to_integral_value()
            line["last_points"] = int(item.points) if whole else float(item.points)
        if line:
            lines.append({"code": code} | line)
    return lines


def _account_for_points(ledger: Ledger) -> None:
    """The points go over or stand on the sheet of the mapping; those that are none are told."""
    for old in ledger.submission.items:
        cell = old.cell("assessed_points")
        if cell is not None and old.assessed is None:
            ledger.leave(cell, "no_points")
        elif cell is not None:
            ledger.carried(cell)


def _no_owner(items: Sequence[PastItem]) -> tuple[str, ...]:
    """The new items for which nobody answers; none where nobody answers for any."""
    lacking = [i.link.new for i in items if not any(old.owners.all for old in i.old)]
    return tuple(lacking) if len(lacking) < len(items) else ()


def _self_only(submission: Submission) -> tuple[str, ...]:
    return tuple(
        item.code
        for item in submission.items
        if item.assessed is None and item.cell("self_points") is not None
    )


def _rows_again(submission: Submission, ledger: Ledger) -> None:
    """Tell of rows that name an item a second time: the first one counts."""
    counted = {id(item.row) for item in submission.items if item.row is not None}
    for row in submission.rows("items"):
        if id(row) not in counted and row.whole_in("code") is not None:
            ledger.leave_row(row, "code", "row_again")
