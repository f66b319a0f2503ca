"""An item of the edition together with the row that the workbook gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oitsheet.form.edition import Relation
from oitsheet.values import Kind, Lacking, Status, StatusKind, UrlFault, look

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from oitsheet.form.edition import Element, Item
    from oitsheet.judging.submission.table import Cell, Row
    from oitsheet.location import Location
    from oitsheet.values import UrlPart

CLAIMED = frozenset({StatusKind.DONE, StatusKind.DONE_WITH_REMARK})
REMARKED = frozenset({StatusKind.REMARK, StatusKind.DONE_WITH_REMARK})
NOT_DONE = frozenset({StatusKind.NOT_DONE, StatusKind.IN_PROGRESS})

_NOTHING_LACKING = Lacking(numbers=(), words=())


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """One item that the assessor asks for, as the workbook shows it.

    A blank is "not looked at": it counts neither as missing nor as there.

    Attributes:
        row: Its row; None where the workbook has none.
        fallback: Where to point when there is no row: the table's code header.
        due: Its own due date, else the agency's (C.E.).
        late: Whether that day has passed.
        previous_known: Whether the edition knows the list of the year before this book's.
    """

    item: Item
    row: Row | None
    fallback: Location
    due: dt.date | None
    late: bool
    previous_known: bool

    @property
    def code(self) -> str:
        """The item's code: O14."""
        return self.item.code

    def place(self, key: str) -> Location:
        """The cell of that column in the item's row."""
        return self.row.place(key) if self.row else self.fallback

    def cell(self, key: str) -> Cell | None:
        """The filled cell of that column; None where blank."""
        return self.row.cells.get(key) if self.row else None

    def text(self, key: str) -> str | None:
        """The text of that column as typed; None where blank."""
        cell = self.cell(key)
        return cell.text if cell else None

    def says(self, key: str) -> bool:
        """Whether that column holds more than a stated none: a dash names no second person."""
        cell = self.cell(key)
        return cell is not None and look(cell.raw).kind is Kind.UNKNOWN

    @property
    def status(self) -> Status | None:
        """The status or remark; None where nobody has written one."""
        cell = self.cell("status")
        return cell.value if cell and isinstance(cell.value, Status) else None

    @property
    def status_kind(self) -> StatusKind:
        """What the status says; blank and a lone dash are both "not looked at"."""
        return self.status.kind if self.status else StatusKind.BLANK

    @property
    def claimed(self) -> bool:
        """Whether the row says that the item is done."""
        return self.status_kind in CLAIMED

    @property
    def remarked(self) -> bool:
        """Whether the status holds a remark that asks for something."""
        return self.status_kind in REMARKED

    @property
    def links(self) -> tuple[UrlPart, ...]:
        """What stands in the link cell, in parts."""
        cell = self.cell("link")
        return cell.value if cell and isinstance(cell.value, tuple) else ()

    @property
    def linked(self) -> bool:
        """Whether anything that may be a web address is given."""
        return any(part.url or part.fault is UrlFault.NO_SCHEME for part in self.links)

    @property
    def same_as_last_year(self) -> bool:
        """Whether the edition says that last year's points are this very item's."""
        return self.previous_known and self.item.previous.relation is Relation.SAME

    @property
    def lacking(self) -> Lacking:
        """The elements that the office names as lacking."""
        cell = self.cell("lacking")
        return cell.value if cell and isinstance(cell.value, Lacking) else _NOTHING_LACKING

    @property
    def lacking_elements(self) -> tuple[Element, ...]:
        """The elements named by number, in order."""
        return tuple(self.item.elements[number - 1] for number in self.lacking.numbers)

    @property
    def lacking_for_certain(self) -> tuple[str | Element, ...]:
        """What is lacking and counts: every word the office wrote, every element that is proven.

        An element that is carried over, recalled or unproven, and an example, is left to a
        question (scoring facts, section 6).
        """
        proven = (e for e in self.lacking_elements if e.required_for_certain)
        return (*proven, *self.lacking.words)

    @property
    def lacking_perhaps(self) -> tuple[Element, ...]:
        """Elements named as lacking of which it is not proven that the assessor asks for them."""
        return tuple(e for e in self.lacking_elements if not e.required_for_certain)

    @property
    def looked_through(self) -> bool:
        """Whether a second person opened it and saw every element."""
        return any(
            self.says(key) and (cell := self.cell(key)) is not None and cell.kind is Kind.VALUE
            for key in ("looked_by", "looked_on")
        )

    @property
    def says_not_applicable(self) -> bool:
        """Whether the row says that the item does not apply."""
        return self.status_kind is StatusKind.NOT_APPLICABLE

    @property
    def not_applicable(self) -> bool:
        """Whether it says so and the edition allows it."""
        return self.says_not_applicable and self.item.may_not_apply is not None

    @property
    def assessed(self) -> Decimal | None:
        """The assessor's points of the year itself; None where blank or impossible."""
        return self.row.possible_in("assessed_points") if self.row else None

    @property
    def last_points(self) -> Decimal | None:
        """The same item's points of last year; None where blank or impossible."""
        return self.row.possible_in("last_points") if self.row else None
