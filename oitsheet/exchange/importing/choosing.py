"""Which sheet of the form a table becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oitsheet.exchange.importing.contents import (
    columns_below,
    counts_up,
    kind_of,
    marked_codes,
    ranges_in,
    title_column,
)
from oitsheet.exchange.importing.guessing import Known, Reasons, with_guesses
from oitsheet.exchange.importing.retelling import VIRTUAL_ROW, Retold, header_in
from oitsheet.exchange.importing.wishing import likely_row, wished_headers
from oitsheet.judging.submission.cells import Reader
from oitsheet.judging.submission.codecolumn import codes_in
from oitsheet.judging.submission.headers import (
    ENOUGH_HEADERS,
    FEWEST_HEADERS,
    MANY_CODES,
    texts_of,
)
from oitsheet.judging.submission.headings import all_names_of, key_of, named
from oitsheet.values import Kind, fold_tight

if TYPE_CHECKING:
    from oitsheet.exchange.importing.context import Context
    from oitsheet.form.layout import Layout, Sheet
    from oitsheet.judging.submission.headers import Header, Texts
    from oitsheet.workbook.grid import Place, SheetGrid, Value

FIRST_ANCHORS = 8
"""So many cells below its header tell of what sort an anchor is; other tables may follow."""

NEVER = frozenset({"confirmations", "paste"})
"""Tables that no office keeps elsewhere; nobody's confirmation is taken over unseen."""


class Candidate(NamedTuple):
    """A table taken for one of the form's sheets.

    Attributes:
        strong: How many columns bear the form's own names; `unknown` how many that hold
            something mean nothing.
        reasons: Why columns are only guessed.
        wished: The headers of which somebody has said what they are.
    """

    sheet: Sheet
    header: Header
    retold: Retold
    strong: int
    unknown: int
    reasons: Reasons
    wished: frozenset[Place]


def choose(
    grid: SheetGrid, context: Context, caption: str = "", without: frozenset[str] = frozenset()
) -> Candidate | None:
    """Return what a table is; None where it is nothing that the form has.

    Args:
        grid: Its cells.
        context: What is known.
        caption: The words above it.
        without: Keys of sheets that it is not.
    """
    layout = context.layout
    if context.edition is not None:
        layout = layout.asked_in(issues=bool(context.edition.issues))
    items = None if "items" in without else as_items(grid, context)
    never = {"items", *NEVER, *without}
    tables = [s for s in layout.sheets if s.kind == "table" and s.key not in never]
    others = [c for sheet in tables if (c := _as_table(grid, sheet, context, caption))]
    named = [c for c in others if bears_name(grid.name, c.sheet)]
    best = max(named or others, key=lambda c: (c.strong, -c.unknown), default=None)
    if items is None or best is None:
        return items or best
    head = items.header
    sure = not ("code" in head.weak or "code" in head.near or head.by_codes is not None)
    other_head = not sure and best.header.row == head.row
    return best if best.strong > items.strong and (named or other_head) else items


def as_items(grid: SheetGrid, context: Context) -> Candidate | None:
    """The table as an item list, if item codes or titles of items stand in it."""
    sheet = context.layout.sheet("items")
    retold, wished = wished_headers(Retold(grid=grid), sheet, context)
    titled = title_column(retold.grid, context.known)
    header = header_in(retold.grid, sheet)
    reasons: Reasons = {}
    if header is None:
        retold, reasons = _with_own_header(retold, sheet, context.layout, titled)
        header = header_in(retold.grid, sheet)
        if header is None:
            return None
    elif titled and "title" not in header.columns and titled[0] not in header.columns.values():
        place = (header.row, titled[0])
        if place not in wished and titled[1] > header.row:
            retold = retold.told({place: sheet.column("title").header})
            reasons[place] = "holds_titles"
            header = header_in(retold.grid, sheet) or header
    if not _are_items(retold.grid, header, titled):
        return None
    return _candidate(sheet, header, retold, context, (reasons, wished))


def _are_items(grid: SheetGrid, header: Header, titled: tuple[int, int, int] | None) -> bool:
    texts, column = texts_of(grid), header.columns["code"]
    marked = {n for table in header.tables for n in _codes(texts, table)}
    several = ranges_in(columns_below(grid, header.row).get(column, ()))
    if several >= FEWEST_HEADERS and several >= len(marked):
        return False
    if len(marked) >= ENOUGH_HEADERS or titled is not None:
        return True
    bare = set(codes_in(texts, header.row, column, bare=True))
    strong = "code" not in header.weak and header.by_codes is None
    return strong and len(bare) >= ENOUGH_HEADERS and len(header.columns) >= ENOUGH_HEADERS


def _codes(texts: Texts, table: Header) -> set[int]:
    column = table.columns.get("code")
    return set(codes_in(texts, table.row, column)) if column else set()


def _as_table(grid: SheetGrid, sheet: Sheet, context: Context, caption: str) -> Candidate | None:
    """The table as any other sheet, if enough of its headers are that sheet's."""
    retold, wished = wished_headers(Retold(grid=grid), sheet, context)
    if sheet.key == "issues":
        retold = _with_issue(retold, sheet, context, caption)
    header = header_in(retold.grid, sheet)
    if header is None or not columns_below(retold.grid, header.row):
        return None
    found = _candidate(sheet, header, retold, context, ({}, wished))
    header = found.header
    fitting = {
        "issues": lambda: _names_issues(found, context),
        "owners": lambda: _names_ranges(found),
        "elements": lambda: bears_name(grid.name, sheet),
    }
    if not fitting.get(sheet.key, lambda: _holds_anchors(found, context.layout))():
        return None
    enough = found.strong >= ENOUGH_HEADERS or (
        found.strong >= FEWEST_HEADERS
        and sheet.anchor in header.columns
        and (not found.unknown or bears_name(grid.name, sheet) or bool(wished))
    )
    return found if enough else None


def _candidate(
    sheet: Sheet,
    header: Header,
    retold: Retold,
    context: Context,
    so_far: tuple[Reasons, frozenset[Place]],
) -> Candidate:
    """Name what can be guessed, and weigh what is sure."""
    reasons, wished = so_far
    strong = len(set(header.columns) - set(header.near) - set(header.weak)) - len(reasons)
    years = context.edition.fiscal_years if context.edition else ()
    retold, guessed = with_guesses(retold, header, sheet, Known(context.layout, wished, years))
    if guessed:
        again = header_in(retold.grid, sheet)
        header = again if again is not None and again.row == header.row else header
    below = columns_below(retold.grid, header.row)
    unknown = sum(
        column in below and not counts_up(value for _, value, _ in below[column])
        for column in header.unknown
    )
    return Candidate(sheet, header, retold, strong, unknown, {**reasons, **guessed}, wished)


def bears_name(tab: str, sheet: Sheet) -> bool:
    """Whether a tab goes by the name of one of the form's sheets."""
    return key_of(tab) in {key_of(name) for name in (sheet.name, sheet.name_en, *sheet.synonyms)}


def _holds_anchors(found: Candidate, layout: Layout) -> bool:
    """Whether what stands right below an anchor's header is of its type: years, indicators."""
    column = found.header.columns.get(found.sheet.anchor, 0)
    values = columns_below(found.retold.grid, found.header.row).get(column, [])[:FIRST_ANCHORS]
    reader = Reader(layout=layout, highest=MANY_CODES)
    described = found.sheet.column(found.sheet.anchor)
    kinds = [reader.understand(value, described).kind for _, value, _ in values]
    return 2 * kinds.count(Kind.UNKNOWN) <= len(kinds)


def _names_ranges(found: Candidate) -> bool:
    column = found.header.columns.get("items")
    values = columns_below(found.retold.grid, found.header.row).get(column or 0, ())
    several = ranges_in(values)
    return "owner" in found.header.columns and several > 0 and several * 3 >= len(values)


def _names_issues(found: Candidate, context: Context) -> bool:
    """Whether a row says which of the edition's issues it is about."""
    issues = context.edition.issues if context.edition else ()
    names = {fold_tight(text) for issue in issues for text in (issue.code, issue.title_th)}
    columns = [found.header.columns.get(key, 0) for key in ("code", "title")]
    return any(
        place[1] in columns and place[0] > found.header.row and fold_tight(str(value)) in names
        for place, value in found.retold.grid.cells.items()
    )


def _with_issue(retold: Retold, sheet: Sheet, context: Context, caption: str) -> Retold:
    """A column with the issue that the caption names, for a table that is about one issue."""
    key = fold_tight(caption)
    issues = context.edition.issues if context.edition else ()
    about = [issue for issue in issues if key and fold_tight(issue.title_th) in key]
    header = header_in(retold.grid, sheet)
    if len(about) != 1 or header is None or "code" in header.columns:
        return retold
    column = retold.free_column
    rows = {row for row, _ in retold.grid.cells if row > header.row}
    cells: dict[Place, Value | None] = dict.fromkeys(((row, column) for row in rows), about[0].code)
    return retold.told({**cells, (header.row, column): sheet.column("code").header})


def _with_own_header(
    retold: Retold, sheet: Sheet, layout: Layout, titled: tuple[int, int, int] | None
) -> tuple[Retold, Reasons]:
    """Name the columns of a table without headers, or without a column of codes."""
    coded = marked_codes(texts_of(retold.grid), VIRTUAL_ROW)
    firsts = [first for first in (coded and coded[1], titled and titled[1]) if first]
    if not firsts:
        return retold, {}
    row = likely_row(retold.grid, sheet, above=min(firsts))
    named_here = {c: text for (r, c), text in retold.grid.cells.items() if r == row}
    code = coded[0] if coded else retold.free_column
    cells: dict[Place, Value | None] = {(row, code): sheet.column("code").header}
    reasons: Reasons = {(row, code): "holds_codes" if coded else "by_titles"}
    if titled and titled[0] != code:
        cells[row, titled[0]] = sheet.column("title").header
        names = all_names_of(sheet)
        if named(str(named_here.get(titled[0], "")), names) != "title":
            reasons[row, titled[0]] = "holds_titles"
    if row == VIRTUAL_ROW:
        taken = {"code", "title"}
        for column, values in columns_below(retold.grid, row).items():
            key = kind_of(values, layout)
            if key and key not in taken and (row, column) not in cells:
                taken.add(key)
                cells[row, column] = sheet.column(key).header
                reasons[row, column] = f"holds_{key}"
    return retold.told(cells), reasons


def relabelled(found: Candidate, answers: dict[Place, str | None]) -> Candidate:
    """The same with some columns named as somebody answered; None to leave one over."""
    sheet = found.sheet
    cells: dict[Place, Value | None] = {
        place: sheet.column(key).header if key else None for place, key in answers.items()
    }
    retold = found.retold.told(cells)
    header = header_in(retold.grid, sheet)
    if header is None:
        return found
    wished = found.wished | frozenset(answers)
    reasons = {place: why for place, why in found.reasons.items() if place not in answers}
    return found._replace(header=header, retold=retold, reasons=reasons, wished=wished)
