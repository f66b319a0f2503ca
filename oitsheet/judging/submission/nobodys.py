"""Lines of a sheet that are no rows of its table: totals, notes, signatures, another table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oitsheet.judging.submission.headers import ENOUGH_HEADERS, FEWEST_HEADERS
from oitsheet.judging.submission.headings import LONGEST_HEADER, every_name, key_of
from oitsheet.judging.submission.table import Misfit, Unfit
from oitsheet.location import Location
from oitsheet.values import (
    StatusKind,
    fold_tight,
    is_aside,
    opens_signature,
    parse_code,
    read_status,
    shown,
    split_urls,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from oitsheet.judging.report import Facts
    from oitsheet.judging.submission.raw import Line, RawTable
    from oitsheet.workbook.grid import Value

MANY = 5
"""So many rows of one oddity are told of at once."""

SIGNATURE_LINES = 6
"""So far below its first line a signature reaches: name, position, day."""


@dataclass(slots=True)
class Signature:
    """Tells the lines of notes and signatures from rows.

    Attributes:
        until: The last line that may belong to the signature that has begun; 0 if none has.
    """

    until: int = 0

    def takes(self, number: int, values: Mapping[int, Value], raw: RawTable) -> bool:
        """Whether a line is a note or part of a signature."""
        texts = [shown(value) for value in values.values()]
        signed = [text for text in texts if opens_signature(text)]
        if not texts or not (signed or all(map(is_aside, texts))):
            return number <= self.until and _may_be_signed(values, raw)
        if signed:
            self.until = number + SIGNATURE_LINES
        return True


def _may_be_signed(values: Mapping[int, Value], raw: RawTable) -> bool:
    """Whether a line below a signature's first may be a name, a position or a day."""
    words = raw.layout.status_words
    return all(
        isinstance(value, str)
        and read_status(value, words).kind is StatusKind.REMARK
        and not any(part.url for part in split_urls(value))
        for value in values.values()
    )


def is_total(line: Line, raw: RawTable) -> bool:
    """Whether the line sums up others: its first text is a word for a total."""
    if raw.sheet.key == "ita":
        return False  # there the total is a row of its own, known by its indicator
    values = sorted(line.values.items())
    first = next((v for _, v in values if isinstance(v, str) and v.strip()), None)
    words = {fold_tight(word) for word in raw.layout.words["total"]}
    return first is not None and fold_tight(first).rstrip(":") in words


def heads_another(index: int, raw: RawTable, fewest: int = FEWEST_HEADERS) -> bool:
    """Whether a line is the header of another table, which the form has or not.

    Args:
        index: Which of the table's lines.
        raw: The table.
        fewest: How many headers of the form it must name.
    """
    line = raw.lines[index]
    texts = [value for value in line.values.values() if isinstance(value, str)]
    if len(texts) < max(fewest, len(line.values)):
        return False
    names = every_name(raw.layout.sheets)
    known = sum(len(text) <= LONGEST_HEADER and key_of(text) in names for text in texts)
    if known < fewest or known * 2 < len(texts):
        return False
    column = line.header.columns.get("code", 0)
    below = (other.values.get(column) for other in raw.lines[index + 1 :])
    codes = {parse_code(value, len(raw.lines), bare=False).value for value in below} - {None}
    return raw.sheet.key != "items" or len(codes) < ENOUGH_HEADERS


def again(line: Line, later: Line) -> bool:
    """Whether the table's own header stands again between two lines."""
    return bool(later.header.repeats & set(range(line.number, later.number)))


def told_as_other(lines: Sequence[Line], raw: RawTable) -> Unfit:
    """Say once that another table was not read."""
    first, last = lines[0], lines[-1]
    texts = tuple(shown(value) for _, value in sorted(first.values.items()))
    return Unfit(
        misfit=Misfit.TABLE_OTHER,
        at=Location(raw.name, first.number, min(first.values)),
        facts={"found": texts, "rows": spelt(range(first.number, last.number + 1))},
    )


def told_as_tables(notes: Iterable[Line], raw: RawTable) -> Iterator[Unfit]:
    """Tell of lines of several texts that stand right below one another: they are a table."""
    run: list[Line] = []
    for line in notes:
        if run and line.number != run[-1].number + 1:
            yield from _table_of(run, raw)
            run = []
        run.append(line)
    yield from _table_of(run, raw)


def _table_of(run: Sequence[Line], raw: RawTable) -> Iterator[Unfit]:
    if len(run) >= ENOUGH_HEADERS:
        yield told_as_other(run, raw)


def in_runs(lost: Iterable[Unfit]) -> Iterator[Unfit]:
    """Tell of lost lines that stand right below one another once."""
    run: list[Unfit] = []
    for unfit in lost:
        one = unfit.misfit is Misfit.ROW_WITHOUT_CODE
        if run and not (one and _below(run[-1].at, unfit.at)):
            yield _one(run)
            run = []
        if one:
            run.append(unfit)
        else:
            yield unfit
    if run:
        yield _one(run)


def together(titled: Sequence[Unfit]) -> Sequence[Unfit]:
    """Tell of many rows known by their titles at once: their codes are gone for one reason."""
    if len(titled) < MANY:
        return titled
    first, *others = titled
    facts: Facts = {
        "found": tuple(str(unfit.facts["found"]) for unfit in titled),
        "expected": tuple(str(unfit.facts["expected"]) for unfit in titled),
        "rows": spelt(unfit.at.row for unfit in titled),
    }
    also = tuple(unfit.at for unfit in others)
    return [Unfit(misfit=first.misfit, at=first.at, also=also, facts=facts)]


def spelt(numbers: Iterable[int]) -> str:
    """Show 5, 6, 7, 9 as ``5-7, 9``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in runs)


def _below(one: Location, other: Location) -> bool:
    return (one.row + 1, one.column) == (other.row, other.column)


def _one(run: Sequence[Unfit]) -> Unfit:
    first = run[0]
    rows = spelt([unfit.at.row for unfit in run])
    others = tuple(unfit.at for unfit in run[1:])
    found = tuple(str(unfit.facts["found"]) for unfit in run)
    facts = {"found": found if others else found[0], "rows": rows}
    return Unfit(misfit=first.misfit, at=first.at, also=others, facts=facts)
