"""Who answers for what, in the new list's codes: the rows of the items, and the owners' sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oitsheet.judging.submission.owners import owners_of
from oitsheet.values import Codes, Kind, fold_tight, in_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.exchange.rollover.ledger import Ledger
    from oitsheet.exchange.rollover.mapping import ItemMap, Link
    from oitsheet.form.template import CellValue
    from oitsheet.judging.submission import Cell, ItemRow, Row, Submission

    Line = dict[str, CellValue]


class NewLead(NamedTuple):
    """Who leads an item that was several, and who led one of them and helps now."""

    code: str
    lead: str
    helping: tuple[str, ...]


_COLUMNS = ("owner_lead", "owner_others")


def owners_in_rows(submission: Submission, mapped: ItemMap, ledger: Ledger) -> dict[str, Line]:
    """New code → its owners' cells.

    Where several old items became one, the first one's lead leads and all others help.
    """
    found: dict[str, Line] = {}
    for link in mapped.links:
        old = [submission.item(code) for code in link.old]
        line = _alone(old[0], ledger) if len(old) == 1 else _united(old, ledger)
        if line:
            found[link.new] = line
    for code in mapped.gone:
        item = submission.item(code)
        for key in _COLUMNS:
            if (cell := item.cell(key)) is not None:
                ledger.leave(cell, "gone")
    return found


def _alone(item: ItemRow, ledger: Ledger) -> Line:
    pairs = ((key, ledger.keep(item.cell(key))) for key in _COLUMNS)
    return {key: value for key, value in pairs if value is not None}


def _united(old: list[ItemRow], ledger: Ledger) -> Line:
    names: dict[str, str] = {}
    for item in old:
        for owner in owners_of(item.row, ()).all:
            names.setdefault(fold_tight(owner.name), owner.name)
        for key in _COLUMNS:
            cell = item.cell(key)
            if cell is not None and cell.kind is Kind.VALUE:
                ledger.carried(cell)
            else:
                ledger.keep(cell)
    lead, *others = names.values() or ("",)
    line: Line = {"owner_lead": lead} if lead else {}
    return line | ({"owner_others": "\n".join(others)} if others else {})


def owners_sheet(submission: Submission, mapped: ItemMap, ledger: Ledger) -> list[Line]:
    """The rows of the owners' sheet, their items by the new codes.

    An owner who led one of several items that became one helps where another leads now: that part
    is a row of its own.
    """
    leads = {link.new: _lead(submission, link) for link in mapped.links if len(link.old) > 1}
    lines: list[Line] = []
    for row in submission.rows("owners"):
        lines += _lines(row, submission, mapped, leads, ledger)
    return lines


def new_leads(submission: Submission, mapped: ItemMap) -> tuple[NewLead, ...]:
    """The items that had several leads between them and have one now: a person may decide anew."""
    found = []
    for link in mapped.links:
        names = (submission.item(code).owners.lead for code in link.old)
        leads = {fold_tight(name): name for name in reversed([*names]) if name}
        if len(leads) > 1:
            lead, *helping = reversed([*leads.values()])
            found.append(NewLead(link.new, lead, tuple(helping)))
    return tuple(found)


def _lead(submission: Submission, link: Link) -> str | None:
    """The key of who leads an item now: the lead of the first old one that has any."""
    names = (submission.item(code).owners.lead for code in link.old)
    return next((fold_tight(name) for name in names if name), None)


def _lines(
    row: Row,
    submission: Submission,
    mapped: ItemMap,
    leads: dict[str, str | None],
    ledger: Ledger,
) -> Iterator[Line]:
    owner, items, role = (row.cells.get(key) for key in ("owner", "items", "role"))
    codes = items.value if items is not None else None
    if owner is None or (items is not None and not isinstance(codes, Codes)):
        ledger.leave_row(row, "owner", "owner_without_items")
        return
    numbers = codes.numbers if isinstance(codes, Codes) else ()
    now = [new for number in numbers for new in mapped.goes_to(f"O{number}")]
    if numbers and not now:
        ledger.leave_row(row, "owner", "owner_gone")
        return
    if items is not None and isinstance(codes, Codes) and codes.rest:
        ledger.leave(items, "codes_rest", ", ".join(codes.rest))
    line = ledger.keep_all(row, "owner", "role", "contact")
    if items is not None:
        ledger.carried(items)
    helping = [code for code in now if _yields(code, owner, role, leads, submission)]
    leading = [code for code in now if code not in helping]
    if leading or not now:
        yield line | _ranges(items, leading, mapped)
    if helping:
        yield line | {"role": submission.layout.roles["other"]} | _ranges(items, helping, mapped)


def _yields(
    code: str, owner: Cell, role: Cell | None, leads: dict[str, str | None], submission: Submission
) -> bool:
    """Whether an owner who was not said to help only must help here: another leads the item."""
    if code not in leads or (role is not None and role.value == submission.layout.roles["other"]):
        return False
    names = owner.value if isinstance(owner.value, tuple) else ()
    return bool(names) and fold_tight(str(names[0])) != leads[code]


def _ranges(items: Cell | None, codes: list[str], mapped: ItemMap) -> Line:
    """The items of an owner as ranges; words for all of them stay those words."""
    if items is None or not codes:
        return {}
    every = len(codes) == len(mapped.new.codes) or not any(map(str.isdecimal, items.text))
    if every and isinstance(items.raw, str) and not any(map(str.isdecimal, items.raw)):
        return {"items": items.raw}
    return {"items": ", ".join(in_ranges(int(code[1:]) for code in codes))}
