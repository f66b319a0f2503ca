"""One table of a source after the other: what stands in it, and what of it stays behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oitsheet.exchange.importing.asking import Question
from oitsheet.exchange.importing.choosing import Candidate, bears_name, choose, relabelled
from oitsheet.exchange.importing.contents import columns_below, samples_of
from oitsheet.exchange.importing.describing import columns_of, source_header
from oitsheet.exchange.importing.labelled import Labelled, read_labelled
from oitsheet.exchange.importing.places import spot_of
from oitsheet.exchange.importing.plan import Left, RowGuess, Sure, TablePlan
from oitsheet.exchange.importing.retelling import VIRTUAL_ROW, only_rows
from oitsheet.exchange.importing.taking import take
from oitsheet.form.messages import Bilingual
from oitsheet.judging.submission.headers import FEWEST_HEADERS
from oitsheet.values import fold_tight, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from oitsheet.exchange.importing.asking import Ask
    from oitsheet.exchange.importing.context import Context
    from oitsheet.exchange.importing.plan import ColumnPlan, Spot
    from oitsheet.exchange.importing.taken import Taken
    from oitsheet.exchange.source import Source, SourceTable
    from oitsheet.workbook.grid import Place, SheetGrid

MOST_PARTS = 12
"""So many tables may stand on one sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A source's table, read.

    Attributes:
        parts: The tables of the form that stand in it.
        fields: What is written beside labels in it.
        printed: What the form itself prints, folded, where the source is made from it.
    """

    source: Source
    table: SourceTable
    parts: tuple[Taken, ...]
    fields: tuple[Labelled, ...]
    plans: tuple[TablePlan, ...]
    printed: frozenset[str]

    @property
    def consumed(self) -> set[Place]:
        """The places whose text has a home."""
        found = {place for part in self.parts for place in part.consumed}
        found |= {place for fields in self.fields for place in fields.consumed}
        if self.printed:
            cells = self.table.grid.cells.items()
            found |= {place for place, value in cells if self._prints(shown(value))}
        return found

    def _prints(self, text: str) -> bool:
        """Whether the form says so itself; of its lists only the beginning is the same."""
        return bool({fold_tight(text), fold_tight(text.partition(": ")[0])} & self.printed)

    def left(self, refused: Mapping[Spot, str]) -> Iterator[Left]:
        """What has no home, cell by cell.

        Args:
            refused: What had one in the form, and was not taken there after all.
        """
        consumed = self.consumed
        touched = {row for part in self.parts for row in part.touched}
        if self.table.caption:
            spot = spot_of(self.source, self.table)
            yield Left(spot, "", "", self.table.caption, "caption")
        for place, value in sorted(self.table.grid.cells.items()):
            spot = spot_of(self.source, self.table, place)
            if place in consumed and spot not in refused:
                continue
            part = self._part_of(place[0])
            header = source_header(part, self.table.grid, place[1]) if part else ""
            item = part.items.get(place[0], "") if part else ""
            why = refused.get(spot) or (part and part.why.get(place)) or _why(place, part, touched)
            text = shown(value)
            if link := self.table.grid.hyperlinks.get(place):
                text = f"{text}\n{link}" if link not in text else text
            yield Left(spot, header, item, text, why)

    def _part_of(self, row: int) -> Taken | None:
        """The table that a row belongs to: the last whose header stands above it."""
        above = [part for part in self.parts if part.header_rows[0] <= row]
        return max(above, key=lambda part: part.header_rows[0], default=None)


def _why(place: Place, part: Taken | None, touched: set[int]) -> str:
    if part is None:
        return "around"
    return "column" if place[0] in touched else "row"


def read_table_of(  # noqa: PLR0913, PLR0917
    source: Source,
    table: SourceTable,
    context: Context,
    ask: Ask | None,
    printed: frozenset[str] = frozenset(),
    other: str = "",
) -> Read:
    """Read everything that the form has out of one table of a source.

    Args:
        source: The file.
        table: One of its tables.
        context: What is known.
        ask: Whom to ask of guesses; None where nobody can be asked.
        printed: What the form itself prints, folded, where the source is made from it.
        other: The edition whose items the table lists in place of the chosen one's: then none is
            taken, since the same code means another item.
    """
    never = frozenset({"items"} if other else ())
    parts = list(_parts(source, table, context, ask, (never, bool(printed))))
    labelled = () if parts else read_labelled(table.grid, context.layout, form=bool(printed))
    fields = tuple(labelled)
    plans = tuple(_plans(source, table, parts, fields, context, other))
    return Read(
        source=source,
        table=table,
        parts=tuple(parts),
        fields=fields,
        plans=plans,
        printed=printed,
    )


def _parts(
    source: Source,
    table: SourceTable,
    context: Context,
    ask: Ask | None,
    limits: tuple[frozenset[str], bool],
) -> Iterator[Taken]:
    """One table of the form after the other, as long as there are any in what is left.

    Args:
        source: The file.
        table: One of its tables.
        context: What is known.
        ask: Whom to ask of guesses.
        limits: The keys of sheets that it is not, and whether the file is made from the form.
    """
    rest, found_any = table.grid, False
    for _ in range(MOST_PARTS):
        taken = _next(source, table, rest, context, ask, (*limits, found_any))
        if taken is None:
            return
        yield taken
        found_any = True
        rest = only_rows(rest, {row for row, _ in rest.cells} - taken.touched)


def _next(  # noqa: PLR0913, PLR0917
    source: Source,
    table: SourceTable,
    rest: SheetGrid,
    context: Context,
    ask: Ask | None,
    so_far: tuple[frozenset[str], bool, bool],
) -> Taken | None:
    """The table that is told best; where nothing comes of that one, the next best."""
    edition = context.edition
    assert edition is not None  # noqa: S101  (chosen before anything is read)
    without, of_form, further = so_far
    while rest.cells:
        found = choose(rest, context, table.caption, without)
        if found is None:
            return None
        if not further or _stands_alone(found):
            taken = take(found, edition, context.layout)
            if ask is not None and taken.rows:
                found = _asked(source, table, taken, ask)
                taken = take(found, edition, context.layout)
            if taken.rows:
                return taken
            if of_form and bears_name(rest.name, found.sheet):
                return None  # one of the form's own sheets: nothing is filled in there
        without |= {found.sheet.key}
    return None


def _stands_alone(found: Candidate) -> bool:
    """Whether a further table on a sheet is told by headers of its own."""
    fewest = 1 if found.sheet.key == "items" else FEWEST_HEADERS  # codes or titles tell the rest
    return found.header.row != VIRTUAL_ROW and found.strong >= fewest


def _asked(source: Source, table: SourceTable, taken: Taken, ask: Ask) -> Candidate:
    """Ask of each guess; return the table as answered."""
    found = taken.found
    answers: dict[Place, str | None] = {}
    name = Bilingual(found.sheet.name, found.sheet.name_en)
    known = set(taken.header.columns)
    for place, column in columns_of(source, table, taken):
        if column.sure is not Sure.GUESSED:
            continue
        others = {
            c.key: Bilingual(c.header, c.header_en)
            for c in found.sheet.input_columns
            if c.key == column.key or c.key not in known
        }
        below = columns_below(found.retold.grid, place[0]).get(place[1], ())
        answer = ask(Question(column, name, samples_of(below), others))
        answers[place] = answer.key
    return relabelled(found, answers) if answers else found


def _plans(  # noqa: PLR0913, PLR0917
    source: Source,
    table: SourceTable,
    parts: list[Taken],
    fields: tuple[Labelled, ...],
    context: Context,
    other: str,
) -> Iterator[TablePlan]:
    for number, part in enumerate(parts):
        sheet = part.found.sheet
        yield TablePlan(
            spot=spot_of(source, table),
            caption=table.caption if number == 0 else "",
            sheet=sheet.key,
            name=Bilingual(sheet.name, sheet.name_en),
            columns=tuple(_each_once(column for _, column in columns_of(source, table, part))),
            rows=len(part.rows),
            items=tuple(sorted({row.item.no for row in part.rows if row.item})),
            titled=tuple(
                RowGuess(spot_of(source, table, (row, 0)), item.code, title, item.title_th, exact)
                for row, (item, title, exact) in sorted(part.titled.items())
            ),
            lost=tuple(
                (spot_of(source, table, (row, 0)), text)
                for row, text in sorted(part.lost.items())
                if not any(row in later.touched for later in parts[number + 1 :])
            ),
        )
    for labelled in fields if not parts else ():
        sheet = context.layout.sheet(labelled.sheet)
        yield TablePlan(
            spot=spot_of(source, table),
            caption=table.caption,
            sheet=sheet.key,
            name=Bilingual(sheet.name, sheet.name_en),
            rows=len(labelled.cells),
        )
    if not parts and not fields:
        yield TablePlan(
            spot=spot_of(source, table), caption=table.caption, sheet=None, name=None, other=other
        )


def _each_once(columns: Iterator[ColumnPlan]) -> Iterator[ColumnPlan]:
    """Each column once, where several tables side by side bear the same headers."""
    seen: set[tuple[str, str | None]] = set()
    for column in columns:
        key = (column.header, column.key) if column.header else (str(column.spot), column.key)
        if key not in seen:
            seen.add(key)
            yield column


__all__ = ["Read", "read_table_of"]
