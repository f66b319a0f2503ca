"""What a merge came to, in words: for the screen, and for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from oitsheet.exchange.hands.changes import Why
from oitsheet.exchange.hands.standing import BY_CONTENT
from oitsheet.form.layout import load_layout
from oitsheet.form.messages import Bilingual
from oitsheet.rendering.wording import place, quoted
from oitsheet.values import in_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from oitsheet.exchange.hands.changes import Cell, Change, Conflict, NewRow, Refusal
    from oitsheet.exchange.hands.held import Held
    from oitsheet.form.messages import Catalogue
    from oitsheet.location import Location
    from oitsheet.rendering.page import Page

FORMAT = "oitsheet.merge/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTold:
    """One part as it is told of.

    Attributes:
        file: As the user named it.
        owner: Whose; empty where it does not say.
        items: Its items' codes; empty for a file that is no part.
        notes: Sentences about it as a whole.
        refused: Why it was not merged at all; empty where it was.
    """

    file: str
    owner: str = ""
    items: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that is told of a merge.

    Attributes:
        master: The book; `output` the new one.
        parts: Each part that was named.
        taken: What was taken, those of decided conflicts included.
        rows: Rows that were added, and their numbers.
        conflicts: Those that nobody decided.
        refused: What was not taken, and why.
    """

    master: str
    output: str
    parts: tuple[PartTold, ...]
    taken: tuple[Change, ...]
    rows: tuple[tuple[NewRow, int], ...]
    conflicts: tuple[Conflict, ...]
    refused: tuple[Refusal, ...]

    @property
    def whole(self) -> bool:
        """Whether everything that anybody changed is in the new book."""
        merged = not any(part.refused for part in self.parts)
        return merged and not (self.conflicts or self.refused)


def text_of(told: Told, page: Page, *, verbose: bool) -> str:
    """Say it on a screen.

    Args:
        told: What came of it.
        page: Words, width and colours.
        verbose: Name every cell that was taken, too.
    """
    lines: list[str] = []
    for part in told.parts:
        lines += _part(part, told, page)
    if verbose and (told.taken or told.rows):
        lines += _headed("taken", "head", page)
        for text in _taken(told, page.catalogue):
            lines += page.lines(text, indent=2, hang=4)
    if told.conflicts:
        lines += _headed("conflicts", "risk", page)
        for conflict in told.conflicts:
            lines += page.lines(conflict_text(conflict, page.catalogue), indent=2, hang=4)
    if told.refused:
        lines += _headed("refused", "risk", page)
        for refusal in told.refused:
            lines += page.lines(_refusal(refusal, page.catalogue), indent=2, hang=4)
    facts = {
        "file": told.output,
        "master": told.master,
        "taken": len({change.cell for change in told.taken}),
        "rows": len(told.rows),
        "parts": sum(not part.refused for part in told.parts),
        "conflicts": len(told.conflicts),
        "refused": len(told.refused),
    }
    lines += ["", *page.lines(page.catalogue.say("hands.merged", **facts))]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _headed(key: str, role: str, page: Page) -> list[str]:
    """A heading with a blank line above it."""
    return [
        "",
        *(page.paint(line, role) for line in page.lines(page.catalogue.say(f"hands.{key}"))),
    ]


def _part(part: PartTold, told: Told, page: Page) -> Iterator[str]:
    say = page.catalogue.say
    if part.refused:
        yield from page.lines(say("hands.part_refused", file=part.file, why=part.refused), hang=2)
        return
    owner = quoted(part.owner) if part.owner or not part.items else say("hands.nobody")
    counts = {
        "taken": sum(change.part == part.file for change in told.taken)
        + sum(row.part == part.file for row, _ in told.rows),
        "conflicts": sum(c.part == part.file for one in told.conflicts for c in one.theirs),
        "refused": sum(refusal.change.part == part.file for refusal in told.refused),
    }
    line = say("hands.part_line", file=part.file, owner=owner or "-", **counts)
    yield from page.lines(line, hang=2)
    for note in part.notes:
        yield from page.lines(note, indent=4, hang=4)


def conflict_text(conflict: Conflict, catalogue: Catalogue) -> str:
    """Say a conflict: where, what the book has, what each part has."""
    say = catalogue.say
    was = conflict.theirs[0].was
    return say(
        "hands.conflict",
        what=what_is(conflict.cell, catalogue),
        place=place(conflict.at),
        ours=_value(conflict.ours, catalogue),
        was="" if was is None else say("hands.conflict_was", was=_value(was, catalogue)),
        theirs=" · ".join(
            say(
                "hands.conflict_theirs",
                file=change.part,
                place=_at(change.part_at),
                value=_value(change.theirs, catalogue),
            )
            for change in conflict.theirs
        ),
    )


def what_is(cell: Cell, catalogue: Catalogue) -> str:
    """Name a cell of the book as people call it: the item or the row, and the column."""
    sheet = load_layout().sheet(cell.sheet)
    name = catalogue.show(Bilingual(sheet.name, sheet.name_en))
    row = cell.row
    if cell.sheet in BY_CONTENT or not row or row == "-":
        row = catalogue.say("hands.what_row", sheet=name, row="" if row == "-" else row).strip()
    if not cell.column:
        return row
    column = sheet.column(cell.column)
    header = catalogue.show(Bilingual(column.header, column.header_en))
    return catalogue.say("hands.what", row=row, column=header)


def _refusal(refusal: Refusal, catalogue: Catalogue) -> str:
    change = refusal.change
    why = str(refusal.why)
    if refusal.why is Why.COLUMN_GONE and not change.cell.column:
        why = "sheet_gone"
    return catalogue.say(
        f"hands.refused_{why}",
        what=what_is(change.cell, catalogue) if change.cell.sheet else "",
        file=change.part,
        place=_at(change.part_at),
        value=_value(change.theirs, catalogue),
    )


def _taken(told: Told, catalogue: Catalogue) -> Iterator[str]:
    for change in told.taken:
        yield catalogue.say(
            "hands.taken_line",
            what=what_is(change.cell, catalogue),
            place=_at(change.at),
            was=_value(change.ours, catalogue),
            value=_value(change.theirs, catalogue),
            file=change.part,
        )
    for row, number in told.rows:
        sheet = load_layout().sheet(row.sheet)
        yield catalogue.say(
            "hands.row_taken",
            sheet=Bilingual(sheet.name, sheet.name_en),
            row=number,
            file=row.part,
            value=" | ".join(_value(content, catalogue) for content, _ in row.cells.values()),
        )


def value_text(content: Held, catalogue: Catalogue) -> str:
    """Say what a cell holds, within a line."""
    return _value(content, catalogue)


def _value(content: Held | None, catalogue: Catalogue) -> str:
    if content is None:
        return catalogue.words["hands.unknown"]
    return catalogue.words["hands.blank"] if content.blank else quoted(content.text)


def _at(at: Location | None) -> str:
    return place(at) if at else ""


def as_dict(told: Told) -> dict[str, Any]:
    """Say it to programs: plain values, in a promised order of keys."""
    return {
        "format": FORMAT,
        "master": told.master,
        "output": told.output,
        "parts": [
            {
                "file": part.file,
                "owner": part.owner or None,
                "items": list(part.items),
                "notes": list(part.notes),
                "refused": part.refused or None,
            }
            for part in told.parts
        ],
        "taken": [_change(change) for change in told.taken],
        "new_rows": [
            {
                "sheet": row.sheet,
                "row": number,
                "part": row.part,
                "cells": {key: content.text for key, (content, _) in row.cells.items()},
            }
            for row, number in told.rows
        ],
        "conflicts": [
            {
                **_cell(conflict.cell, conflict.at),
                "ours": conflict.ours.text,
                "theirs": [_theirs(change) for change in conflict.theirs],
            }
            for conflict in told.conflicts
        ],
        "not_taken": [
            {"why": str(refusal.why), **_change(refusal.change)} for refusal in told.refused
        ],
    }


def _change(change: Change) -> dict[str, Any]:
    ours = change.ours.text if change.ours else None
    return {**_cell(change.cell, change.at), "ours": ours, **_theirs(change)}


def _theirs(change: Change) -> dict[str, Any]:
    return {
        "part": change.part,
        "part_at": str(change.part_at) if change.part_at else None,
        "was": None if change.was is None else change.was.text,
        "value": change.theirs.text,
    }


def _cell(cell: Cell, at: Location | None) -> dict[str, Any]:
    return {
        "sheet": cell.sheet or None,
        "row": cell.row or None,
        "column": cell.column or None,
        "at": str(at) if at else None,
    }


def items_text(codes: Sequence[str]) -> tuple[str, ...]:
    """Items as orders write them: three and more in a row as one range."""
    return in_ranges(int(code[1:]) for code in codes)
