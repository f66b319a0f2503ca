"""The plan of an import, in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from oitsheet.exchange.importing.places import place_of
from oitsheet.exchange.importing.plan import Sure
from oitsheet.values import in_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.exchange.importing.plan import ColumnPlan, Plan, Spot, TablePlan
    from oitsheet.rendering.page import Page

MOST = 8
"""Of rows and cells of one sort only so many are named."""


class Teller:
    """Tells a plan.

    Args:
        plan: The plan.
        page: In whose words, how wide.
        leftovers: The name of the sheet for what is left over.
    """

    def __init__(self, plan: Plan, page: Page, leftovers: str) -> None:
        self._plan, self._page, self._leftovers = plan, page, leftovers

    def lines(self) -> Iterator[str]:
        """Every line of it."""
        yield from self._head()
        for table in self._plan.tables:
            lines = list(self._table(table))
            yield from ["", *lines] if lines else []
        yield ""
        yield from self._conflicts()
        yield from self._left()
        plan = self._plan
        key = "filled" if plan.guesses else "filled_sure"
        yield from self._say(key, filled=plan.filled, guesses=plan.guesses)

    def _head(self) -> Iterator[str]:
        plan = self._plan
        files = tuple(
            self._words("read_as", file=name, encoding=encoding) if encoding else name
            for name, encoding in plan.sources
        )
        yield from self._say("read", files=files)
        edition = plan.edition.edition
        thai = self._page.catalogue.language == "th"
        name = edition.name_th if thai else edition.name_en
        yield from self._say("edition", key=edition.key, name=name)
        chosen = plan.edition
        if chosen.titles:
            yield from self._say("edition_titles", 2, agree=chosen.agree, titles=chosen.titles)
        if chosen.open:
            yield from self._say("edition_taken", 2, keys=chosen.open)
        for key, numbers in chosen.others.items():
            yield from self._say("edition_others", 2, key=key, items=in_ranges(numbers))
        if plan.facts:
            facts = tuple(
                self._words("fact", label=fact.label, value=fact.value) for fact in plan.facts
            )
            yield from self._say("facts", facts=facts)

    def _table(self, table: TablePlan) -> Iterator[str]:
        facts = {"file": table.spot.source, "place": self._at(table.spot)}
        if table.sheet is None:
            if not (table.left or table.tool or table.other):
                return  # the form's own sheet, in which nobody has filled in anything
            key = "tool" if table.tool else "other_year" if table.other else "not_taken"
            yield from self._say(key, leftovers=self._leftovers, key=table.other, **facts)
            return
        for line in self._page.lines(self._words("becomes", sheet=table.name, **facts), hang=2):
            yield self._page.paint(line, "head")
        if table.caption:
            yield from self._say("caption", 2, text=_short(table.caption))
        count = len(self._plan.edition.edition.items)
        if table.sheet == "items":
            yield from self._say("items", 2, rows=table.rows, count=len(table.items), items=count)
        else:
            yield from self._say("rows", 2, rows=table.rows)
        yield from self._columns(table)
        if table.sheet == "items":
            missing = in_ranges(set(range(1, count + 1)) - set(table.items))
            if missing:
                yield from self._say("missing", 2, items=missing)
            yield from self._rows(table)

    def _columns(self, table: TablePlan) -> Iterator[str]:
        known = tuple(map(self._column, table.columns_of(Sure.MATCHED)))
        if known:
            yield from self._say("matched", 2, columns=" · ".join(known))
        for sure in (Sure.TOLD, Sure.GUESSED, Sure.LEFT):
            for column in table.columns_of(sure):
                facts = {"header": self._header(column), "target": column.target}
                why = self._page.catalogue.words.get(f"import_why.{column.why}", "")
                yield from self._say(str(sure), 2, why=why, **facts)

    def _rows(self, table: TablePlan) -> Iterator[str]:
        by_title = [row.code for row in table.titled if row.exact]
        if by_title:
            numbers = [int(code[1:]) for code in by_title]
            yield from self._say("by_title", 2, items=in_ranges(numbers))
        for row in (row for row in table.titled if not row.exact):
            facts = {"code": row.code, "title": _short(row.title), "expected": row.expected}
            yield from self._say("near_title", 2, place=self._at(row.spot), **facts)
        for spot, text in table.lost[:MOST]:
            yield from self._say("lost", 2, place=self._at(spot), text=_short(text))
        if len(table.lost) > MOST:
            yield from self._say("more_rows", 2, count=len(table.lost) - MOST)

    def _conflicts(self) -> Iterator[str]:
        several = len({name for name, _ in self._plan.sources}) > 1
        for one in self._plan.conflicts[:MOST]:
            yield from self._say(
                "conflict",
                sheet=one.sheet,
                row=one.row,
                column=one.column,
                kept=_short(one.kept),
                kept_at=self._at(one.kept_at, named=several),
                other=_short(one.other),
                other_at=self._at(one.other_at, named=several),
            )
        if len(self._plan.conflicts) > MOST:
            yield from self._say("more_conflicts", 2, count=len(self._plan.conflicts) - MOST)

    def _left(self) -> Iterator[str]:
        left = self._plan.left
        if not left:
            yield from self._say("nothing_left")
            return
        yield from self._say("left_head", leftovers=self._leftovers, count=len(left))
        for why, count in Counter(one.why for one in left).most_common():
            spots = [one.spot for one in left if one.why == why][:3]
            places = tuple(self._at(spot) for spot in spots)
            words = self._page.catalogue.words[f"import_left.{why}"]
            yield from self._say("left_where", 2, why=words, count=count, places=places)

    def _column(self, column: ColumnPlan) -> str:
        target = self._page.catalogue.show(column.target)
        if target == column.header:
            return target
        return self._words("column", header=self._header(column), target=target)

    def _header(self, column: ColumnPlan) -> str:
        if column.header:
            return _short(column.header)
        return self._words("nameless", column=column.spot.column)

    def _at(self, spot: Spot, *, named: bool = False) -> str:
        at = place_of(spot, self._page.catalogue)
        return f"{spot.source} {at}" if named else at

    def _words(self, key: str, /, **facts: object) -> str:
        return self._page.catalogue.say(f"import.{key}", **facts)

    def _say(self, name: str, indent: int = 0, /, **facts: object) -> Iterator[str]:
        yield from self._page.lines(self._words(name, **facts), indent=indent, hang=indent + 2)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else f"{text[:79]}…"  # noqa: PLR2004
