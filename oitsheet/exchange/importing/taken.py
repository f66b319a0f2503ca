"""What a table gives the form: values only."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.values import fold_tight, shown

if TYPE_CHECKING:
    from oitsheet.exchange.importing.choosing import Candidate
    from oitsheet.form.edition import Item
    from oitsheet.form.template import CellValue
    from oitsheet.judging.submission.headers import Header
    from oitsheet.workbook.grid import Place, Value


class Given(NamedTuple):
    """A value for a cell of the form, and the place in the source that it is from."""

    value: CellValue
    place: Place


@dataclass(slots=True, kw_only=True)
class TakenRow:
    """One row of the form's.

    Attributes:
        item: The item that it is about; None in other tables.
        cells: Column key → value.
        words: What stands before its links: it goes beside them only if nothing else does.
    """

    item: Item | None
    cells: dict[str, Given]
    words: list[Given] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Taken:
    """What a table gives.

    Attributes:
        found: The table, its codes completed.
        rows: Its rows in order.
        consumed: Places of the source whose text has a home.
        why: Place → why it has none, where that is known already: a word of ``import_left``.
        items: Row of the source → the code of the item that it is about.
        titled: Row → item, title, and whether it is the edition's own.
        lost: Rows that name no item, and what they say.
        header: The header as it was read.
        numbering: The columns that merely number the rows.
        ticked: Row of a header → the columns below it in which a tick says the status.
    """

    found: Candidate
    header: Header
    numbering: set[int] = field(default_factory=set)
    ticked: dict[int, frozenset[int]] = field(default_factory=dict)
    rows: list[TakenRow] = field(default_factory=list)
    consumed: set[Place] = field(default_factory=set)
    why: dict[Place, str] = field(default_factory=dict)
    items: dict[int, str] = field(default_factory=dict)
    titled: dict[int, tuple[Item, str, bool]] = field(default_factory=dict)
    lost: dict[int, str] = field(default_factory=dict)

    @property
    def header_rows(self) -> tuple[int, ...]:
        """The rows of its headers, the upper of two first."""
        return tuple(row for row in (self.header.upper, self.header.row) if row) or (0,)

    @property
    def touched(self) -> set[int]:
        """The rows of the source that are about something in it."""
        return {row for row, _ in {*self.consumed, *self.why}} | set(self.items)


def content_of(raw: Value) -> CellValue:
    """What is written for a stored value: as typed; whole numbers whole."""
    if isinstance(raw, bool | dt.time | dt.timedelta):
        return shown(raw)
    if isinstance(raw, float):
        return int(raw) if raw.is_integer() else raw
    return raw.strip() if isinstance(raw, str) else raw


def same_value(one: CellValue, other: CellValue) -> bool:
    """Whether two values say the same."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return Decimal(str(one)) == Decimal(str(other))
    return fold_tight(shown(one)) == fold_tight(shown(other))
