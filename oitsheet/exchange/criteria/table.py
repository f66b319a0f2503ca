"""Where in a table of criteria what stands: its header, its rows, its headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oitsheet.exchange.criteria.words import columns, digits, pattern, says
from oitsheet.exchange.source import SourceKind
from oitsheet.judging.submission.codecolumn import codes_in
from oitsheet.judging.submission.header_row import HEADER_ROWS, find_header
from oitsheet.judging.submission.headers import MANY_CODES, texts_of
from oitsheet.judging.submission.headings import all_names_of, key_of, named
from oitsheet.values import clean, parse_code_and_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from oitsheet.exchange.source import SourceTable

    Texts = Mapping[int, Mapping[int, str]]

FEWEST_CODES = 3
"""So many codes in one column make it the codes' column where no header says so."""

_FEWEST_NAMED = 2


class Spot(NamedTuple):
    """Where something stood in the source.

    Attributes:
        table: The number of the table in the file, 1-based; 0 in a workbook or a text.
        sheet: The worksheet; empty but in a workbook.
        row: The row of the table or sheet, or the line of a text, 1-based.
    """

    table: int
    sheet: str
    row: int


class Heading(NamedTuple):
    """A heading above items.

    Attributes:
        code: ``9.1`` of a sub-indicator, ``9`` of an indicator; empty where none is printed.
        title: Its words; may be empty.
        whole: Whether it is an indicator, no sub-indicator.
    """

    code: str
    title: str
    whole: bool = False


class Frame(NamedTuple):
    """How a table is to be read.

    Attributes:
        header: The header's row, of two rows the lower; 0 where there is none.
        first: The upper of two rows, else the same.
        columns: Column key → column number.
        unknown: Column number → its header, of those with no place in an edition.
        more: Further columns of a key, which is named twice: a full mark and how it is given.
        telling: Whether the headers alone tell a table of criteria.
    """

    header: int
    first: int
    columns: Mapping[str, int]
    unknown: Mapping[int, str]
    more: tuple[tuple[str, int], ...] = ()
    telling: bool = False

    @property
    def places(self) -> tuple[tuple[str, int], ...]:
        """Every column that is read, with its key; from left to right."""
        return tuple(sorted((*self.columns.items(), *self.more), key=lambda one: one[1]))


def spot_of(table: SourceTable, number: int, row: int, kind: SourceKind) -> Spot:
    """Say where a row of a grid stood.

    Args:
        table: The table.
        number: Which of the source's tables it is, 1-based.
        row: The row of its grid.
        kind: What sort of file it is.
    """
    origin = table.origins.get(row)
    if kind is SourceKind.WORKBOOK:
        return Spot(0, table.grid.name, row)
    if kind is SourceKind.TEXT:
        return Spot(0, "", origin.row if origin else row)
    return Spot(origin.table, "", origin.row) if origin else Spot(number, "", row)


def frame_of(table: SourceTable, before: Frame | None) -> Frame | None:
    """Find out how a table is to be read; None where it is no table of criteria.

    Args:
        table: The table.
        before: How the table above it is read: a table without a header may go on with it.
    """
    rows = texts_of(table.grid)
    header = find_header(table.grid, columns())
    if header is not None and {"title", "elements"} & header.columns.keys():
        used = {*header.columns.values()}
        unknown = {c: t for c, t in header.unknown.items() if c not in used}
        more = tuple((key, c) for key, c in header.twice if c not in used)
        names = header.texts.values()
        telling = "points" in header.columns or any(says("heading", "criteria", t) for t in names)
        return _sorted_out(
            Frame(
                header=header.row,
                first=header.upper or header.row,
                columns=header.columns,
                unknown=unknown,
                more=more,
                telling=telling,
            )
        )
    return _without_codes(rows) or _goes_on(rows, before) or _by_contents(rows)


def tells_by_codes(table: SourceTable, frame: Frame) -> bool:
    """Whether a table holds codes that are more than numbers: ``O1``, not ``1``."""
    column = frame.columns.get("code")
    return column is not None and any(codes_in(texts_of(table.grid), frame.header, column))


def _sorted_out(frame: Frame) -> Frame:
    """Read the one column of names as the titles where no other is: both words are in use."""
    found = dict(frame.columns)
    for other in ("sub_indicator", "indicator"):
        if "title" not in found and other in found:
            found["title"] = found.pop(other)
    return frame._replace(columns=found)


def _without_codes(rows: Texts) -> Frame | None:
    """A table whose items bear no codes: a row that names title and elements."""
    names = all_names_of(columns())
    for number, cells in sorted(rows.items())[:HEADER_ROWS]:
        keys = {named(text, names): column for column, text in sorted(cells.items(), reverse=True)}
        found = {key: column for key, column in keys.items() if key}
        if len(found) >= _FEWEST_NAMED and "title" in found:
            left = {c: clean(text) for c, text in cells.items() if c not in found.values()}
            telling = "points" in found or "elements" in found
            return Frame(number, number, found, left, telling=telling)
    return None


def _goes_on(rows: Texts, before: Frame | None) -> Frame | None:
    """A table without a header of its own whose codes stand where those of the one above do."""
    if before is None or "code" not in before.columns:
        return None
    if not any(codes_in(rows, 0, before.columns["code"], bare=True)):
        return None
    return before._replace(header=0, first=0, unknown={}, more=())


def _by_contents(rows: Texts) -> Frame | None:
    """A table without any header: the codes tell it, what is right of them is title and demands."""
    used = sorted({column for cells in rows.values() for column in cells})
    for column in used:
        if len(set(codes_in(rows, 0, column))) < FEWEST_CODES:
            continue
        behind = [c for c in used if c > column]
        alone = [
            number
            for number, cells in rows.items()
            if column in cells
            and not parse_code_and_title(cells[column], MANY_CODES)[1].strip()
            and parse_code_and_title(cells[column], MANY_CODES)[0].value is not None
        ]
        keys = ("title", "elements", "points", "remark") if alone else ("elements", "points")
        found = {"code": column, **dict(zip(keys, behind, strict=False))}
        if not alone:
            found["title"] = column
        return Frame(0, 0, found, dict.fromkeys(behind[len(keys) :], ""))
    return None


def is_header_again(cells: Mapping[int, str]) -> bool:
    """Whether a row only repeats headers, as at a page break."""
    names = all_names_of(columns())
    known = [text for text in cells.values() if named(text, names)]
    return len(known) >= _FEWEST_NAMED and len(known) == len(cells)


def headings_in(text: str) -> Iterator[Heading]:
    """Yield the headings that a text's lines are, by their printed words or numbers."""
    for line in text.splitlines():
        plain = " ".join(digits(line).split())
        bare = " ".join(line.split())
        for kind in ("sub", "indicator", "bare"):
            match = pattern("heading", kind).match(plain)
            if match:
                code = "".join((match["code"] or "").split())
                title = _without_tail(bare[match.start("title") : match.end("title")])
                if code or title:
                    yield Heading(code, title, whole=kind == "indicator")
                break


def _without_tail(title: str) -> str:
    """A heading's words without how many items follow."""
    found = says("heading", "tail", title)
    return (title[: found.start()] if found else title).strip(" :-\N{EN DASH}")


def is_note(text: str) -> bool:
    """Whether a text is a remark below a table, or a line of totals."""
    return says("heading", "note", text.lstrip()) is not None


def same_words(one: str, other: str) -> bool:
    """Whether two titles differ in nothing that anybody sees."""
    return key_of(one) == key_of(other)
