"""Which column of an item list holds the codes: by its header, else by what stands in it."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from oitsheet.form.layout import ColumnType
from oitsheet.judging.submission.headers import ENOUGH_HEADERS, MANY_CODES
from oitsheet.judging.submission.headings import all_names_of, key_of
from oitsheet.values import parse_code, parse_code_and_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.form.layout import Sheet
    from oitsheet.judging.submission.headers import Header, Texts

FIRST_ROWS = 8
"""If no code stands in so many rows of a title column, none is looked for further down."""

_PASTED = frozenset(
    {ColumnType.CODE, ColumnType.TEXT, ColumnType.OWNERS, ColumnType.STATUS, ColumnType.LINKS}
)
"""What the columns of an office's own table hold."""


def with_code_column(header: Header, rows: Texts, sheet: Sheet) -> Header:
    """Take as code column the one under whose header most item codes stand.

    Offices write code and title into one column, call the code column by the title's name, or
    number their rows in a column that looks like one. A table pasted one column too far to the
    right has its codes alone under the title's header.
    """
    shifted = _shifted(header, rows, sheet)
    if shifted is not None:
        return shifted
    if "code" in header.columns and "code" not in header.weak:
        strong = set(codes_in(rows, header.row, header.columns["code"], bare=True))
        if len(strong) >= ENOUGH_HEADERS or (strong and "code" in dict(header.twice)):
            return header  # where its header stands again, another table begins
    names = all_names_of(sheet)
    candidates = [header.columns[key] for key in ("code", "title") if key in header.columns]
    candidates += [c for c, text in rows[header.row].items() if names.get(key_of(text)) == "code"]
    counts = {c: len(set(codes_in(rows, header.row, c))) for c in dict.fromkeys(candidates)}
    best = max(counts, key=lambda c: (counts[c], -candidates.index(c)), default=None)
    if best is None or not counts[best]:
        return header if "code" in header.columns else _known_by_codes(header, rows)
    columns = {key: c for key, c in header.columns.items() if key != "code" and c != best}
    columns["code"] = best
    if header.columns.get("title") == best:
        columns["title"] = best
    unknown = {c: text for c, text in header.unknown.items() if c != best}
    return header._replace(columns=columns, unknown=unknown)


def codes_in(rows: Texts, above: int, column: int, *, bare: bool = False) -> Iterator[int]:
    """Yield the item numbers that stand in a column below a row."""
    for number, cells in rows.items():
        if number > above and column in cells:
            code, _ = parse_code_and_title(cells[column], MANY_CODES, bare=bare)
            if code.value is not None:
                yield code.value


def first_row_of_codes(rows: Texts) -> int | None:
    """The first row below which enough codes stand in one column; None where there are none."""
    column = _column_of_codes(rows, above=0)
    if column is None:
        return None
    return min(number for number, cells in rows.items() if _alone(cells.get(column)))


def _known_by_codes(header: Header, rows: Texts) -> Header:
    """Take the first column in which enough codes stand alone, whatever its header says."""
    column = _column_of_codes(rows, above=header.row)
    if column is None or column in header.columns.values():
        return header
    return header._replace(
        columns={"code": column, **header.columns},
        unknown={c: text for c, text in header.unknown.items() if c != column},
        by_codes=header.unknown.get(column, ""),
    )


def _column_of_codes(rows: Texts, above: int) -> int | None:
    found: dict[int, set[int]] = {}
    for number, cells in rows.items():
        if number > above:
            for column, text in cells.items():
                if code := _alone(text):
                    found.setdefault(column, set()).add(code)
    return min((c for c, codes in found.items() if len(codes) >= ENOUGH_HEADERS), default=None)


def _alone(text: str | None, *, bare: bool = False) -> int | None:
    """The item number of a cell that holds a code and nothing else."""
    return parse_code(text, MANY_CODES, bare=bare).value if text else None


def _shifted(header: Header, rows: Texts, sheet: Sheet) -> Header | None:
    """The header moved one column to the right, where that is where its table stands."""
    code, title = header.columns.get("code"), header.columns.get("title")
    if code is None or title != code + 1 or "code" in header.weak:
        return None
    below = [cells for number, cells in rows.items() if number > header.row and title in cells]
    if not any(_alone(cells[title]) for cells in below[:FIRST_ROWS]):
        return None
    moved = {c for cells in below if (c := _alone(cells[title]))}
    if len(moved) < ENOUGH_HEADERS:
        return None
    left = [(_alone(cells.get(code), bare=True), _alone(cells.get(title))) for cells in below]
    if any(own and own != other for own, other in left if other):
        return None
    return header._replace(columns=_one_to_the_right(header, sheet), near={}, twice=(), shifted=1)


def _one_to_the_right(header: Header, sheet: Sheet) -> dict[str, int]:
    """The columns of a pasted table moved; what stands further to the right is the form's."""
    columns = dict(sorted(header.columns.items(), key=lambda place: place[1]))
    kinds = {key: sheet.column(key).type in _PASTED for key in columns}
    pasted = list(takewhile(lambda key: kinds[key], columns))
    stay = {key: column for key, column in columns.items() if key not in pasted}
    moved = {key: columns[key] + 1 for key in pasted}
    return {**{k: c for k, c in moved.items() if c not in stay.values()}, **stay}
