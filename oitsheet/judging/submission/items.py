"""An item of the edition together with the row that the workbook gives it."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from oitsheet.form.edition import Relation
from oitsheet.judging.submission.elements import Mark, Presence
from oitsheet.judging.submission.owners import NOBODY, Owners
from oitsheet.values import (
    Kind,
    Lacking,
    Status,
    StatusKind,
    UrlFault,
    fold_tight,
    look,
    says_any,
    states_none,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
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
class Lack:
    """Something named as lacking: an element of the edition, or the office's own words.

    Attributes:
        at: The cell that names it.
        ticked: Whether it is a tick: of an element that is asked for in some case alone, "not
            there" may as well say that there was no such case.
    """

    what: Element | str
    at: Location
    ticked: bool = False

    @property
    def for_certain(self) -> bool:
        """Whether it counts: all that the office wrote, and every element that is proven."""
        if isinstance(self.what, str):
            return True
        perhaps_no_case = self.ticked and self.what.conditional is not None
        return self.what.required_for_certain and not perhaps_no_case


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
        marks: Element number, from 1 → what is ticked of it in the sheet of elements.
        owners: Who answers for it.
    """

    item: Item
    row: Row | None
    fallback: Location
    due: dt.date | None
    late: bool
    previous_known: bool
    marks: Mapping[int, Mark] = field(default_factory=lambda: MappingProxyType({}))
    owners: Owners = NOBODY

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
        """Whether the status holds a remark that asks for something.

        That there was nothing to report, where the item asks for that statement, is none (Z133).
        """
        return self.status_kind in REMARKED and not self._states_none

    @property
    def _states_none(self) -> bool:
        cases = [e.conditional for e in self.item.elements if e.conditional and not e.granularity]
        text = self.status.text if self.status_kind is StatusKind.REMARK and self.status else ""
        return any(states_none(text, case) for case in cases) and not says_any(text, "asking_for")

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
        """What the item's own row names as lacking; see `lacks` for what counts."""
        cell = self.cell("lacking")
        return cell.value if cell and isinstance(cell.value, Lacking) else _NOTHING_LACKING

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """Everything that is named as lacking, with the cell that names it.

        A ticked element goes before what the item's own row says of it: an element that is
        ticked as there is not lacking, whatever the row names.
        """
        elements = self.item.elements
        lacks = [
            Lack(what=elements[number - 1], at=mark.at, ticked=True)
            for number, mark in self.marks.items()
            if mark.presence is Presence.MISSING
        ]
        place = self.place("lacking")
        named = (number for number in self.lacking.numbers if number not in self.marks)
        lacks += [Lack(what=elements[number - 1], at=place) for number in named]
        words = (word for word in self.lacking.words if self.meant(word) not in self.marks)
        lacks += [Lack(what=word, at=place) for word in words]
        return tuple(lacks)

    def meant(self, word: str) -> int | None:
        """The number of the one element whose words hold `word`; None where none or several do."""
        key = fold_tight(word)
        numbered = enumerate(self.item.elements, start=1)
        found = [number for number, element in numbered if key in fold_tight(element.th)]
        return found[0] if len(found) == 1 else None

    @property
    def lacking_for_certain(self) -> tuple[Lack, ...]:
        """What is lacking and counts: every word the office wrote, every element that is proven.

        An element that is carried over, recalled or unproven, and an example, is left to a
        question (scoring facts, section 6).
        """
        return tuple(lack for lack in self.lacks if lack.for_certain)

    @property
    def lacking_perhaps(self) -> tuple[Lack, ...]:
        """Elements named as lacking of which it is not proven that the assessor asks for them."""
        return tuple(lack for lack in self.lacks if not lack.for_certain)

    @property
    def disagreements(self) -> tuple[Mark, ...]:
        """The ticks that say the opposite of the item's own row (the ticks are what counts)."""
        cell = self.cell("lacking")
        if cell is None or not self.marks:
            return ()
        if cell.kind is Kind.NIL:  # nothing is lacking, says the row
            return tuple(m for m in self.marks.values() if m.presence is Presence.MISSING)
        named = {*self.lacking.numbers, *map(self.meant, self.lacking.words)}
        return tuple(
            mark
            for number, mark in self.marks.items()
            if number in named and mark.presence is Presence.THERE
        )

    @property
    def every_element_there(self) -> bool:
        """Whether every element that the assessor asks for was seen.

        Ticked as there; or the item was looked through, and the element is not ticked otherwise.
        An element that is asked for only in some case may be ticked as not applying. Where none
        is proven to be asked for, all of the item's count.
        """
        numbered = list(enumerate(self.item.elements, start=1))
        asked = [pair for pair in numbered if pair[1].required_for_certain] or numbered
        return bool(asked) and all(self._there(number, element) for number, element in asked)

    def _there(self, number: int, element: Element) -> bool:
        mark = self.marks.get(number)
        if mark is None:
            return self.looked_through
        spared = mark.presence is Presence.NOT_APPLICABLE and element.conditional is not None
        return mark.presence is Presence.THERE or spared

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
