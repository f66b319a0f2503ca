"""The quantitative KPI, and the ITA results that the workbook keeps: counting and means."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from oitsheet.form.edition import Method
from oitsheet.judging.report import ItaYear, Kpi, State
from oitsheet.judging.scoring import mean, most_full_items, total_of
from oitsheet.judging.submission import INSTRUMENTS, TOTAL, percent_of
from oitsheet.values import show_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from oitsheet.form.edition import Edition
    from oitsheet.judging.submission import Cell, Row, Submission
    from oitsheet.location import Location

PERCENT_TARGET = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiRows:
    """The rows of the KPI sheet that matter: the first that counts, the first that grades."""

    quantitative: Row | None
    qualitative: Row | None

    @property
    def target_level(self) -> str | None:
        """The level aimed at."""
        return _level(self.qualitative, "target") or _level(self.qualitative, "target_count")

    @property
    def target_percent(self) -> Decimal | None:
        """The percentage aimed at; Excel may keep 100% as 1."""
        value = self.quantitative.number_in("target") if self.quantitative else None
        return percent_of(value, PERCENT_TARGET) if value is not None else None

    @property
    def reported_percent(self) -> Decimal | None:
        """The percentage that the workbook prints as reached; else what its counts give."""
        row = self.quantitative
        if row is None:
            return None
        achieved, target = row.number_in("achieved"), row.number_in("target_count")
        counted = achieved * 100 / target if achieved is not None and target else None
        printed = row.number_in("percent") if _typed(row, "percent") else None
        if printed is None:
            return counted if _typed(row, "achieved") else None
        return percent_of(printed, counted) if counted is not None else printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """The level an indicator of the KPI sheet aims at and the one it reached."""

    target: str
    achieved: str
    target_at: Location
    achieved_at: Location
    reached: bool


def level_reached(row: Row, edition: Edition) -> Levels | None:
    """Compare a row's two levels by the edition's scale; None where it does not have both."""
    key = "target" if _level(row, "target") else "target_count"
    target, achieved = _level(row, key), _level(row, "achieved")
    order = [level.letter for level in edition.levels]  # highest first
    if target not in order or achieved not in order:
        return None
    return Levels(
        target=target,
        achieved=achieved,
        target_at=row.place(key),
        achieved_at=row.place("achieved"),
        reached=order.index(achieved) <= order.index(target),
    )


def scale(edition: Edition) -> tuple[str, ...]:
    """The edition's levels with their floors, highest first: ``AA 95``."""
    return tuple(f"{level.letter} {show_number(level.floor)}" for level in edition.levels)


def kpi_rows(submission: Submission) -> KpiRows:
    """Find the row that counts items and the row that names a level."""
    quantitative = qualitative = None
    for row in submission.rows("kpi"):
        if qualitative is None and any(
            _level(row, k) for k in ("achieved", "target", "target_count")
        ):
            qualitative = row
        elif quantitative is None and any(
            row.number_in(key) is not None for key in ("target", "target_count", "achieved")
        ):
            quantitative = row
    return KpiRows(quantitative=quantitative, qualitative=qualitative)


def printed_level(submission: Submission) -> Cell | None:
    """The cell that prints the level reached; its value is the letter.

    It stands in the KPI sheet, else in the ITA sheet's row of the OIT part for the book's own
    year; where OIT is the whole, the total is the same.
    """
    row = kpi_rows(submission).qualitative
    if _level(row, "achieved") and row is not None:
        return row.cells["achieved"]
    whole = {"OIT", TOTAL} if len(submission.edition.instruments) == 1 else {"OIT"}
    for row in submission.rows("ita"):
        indicator = row.cells.get("indicator")
        year = row.whole_in("fiscal_year") or submission.fiscal_year_be
        own = indicator is not None and indicator.value in whole
        if own and year == submission.fiscal_year_be and _level(row, "level"):
            return row.cells["level"]
    return None


def kpi(submission: Submission, states: Mapping[str, State]) -> Kpi:
    """Count the items by state, beside what the workbook itself prints."""
    rows = kpi_rows(submission)
    printed = printed_level(submission)
    level = str(printed.value) if printed else None
    count = {state: sum(s is state for s in states.values()) for state in State}
    applying = [i for i in submission.items if states[i.code] is not State.NOT_APPLICABLE]
    below = [item for item in applying if states[item.code] in (State.TO_MEND, State.NOT_STARTED)]
    return Kpi(
        items=len(submission.items),
        not_applicable=count[State.NOT_APPLICABLE],
        claimed=sum(item.claimed for item in applying),
        supported=count[State.SUPPORTED],
        to_mend=count[State.TO_MEND],
        not_started=count[State.NOT_STARTED],
        unknown=count[State.UNKNOWN],
        not_looked_at=sum(item.status is None for item in applying),
        target_percent=rows.target_percent,
        target_level=rows.target_level,
        reported_percent=rows.reported_percent,
        reported_level=level,
        below_full_at_least=_below_full(submission.edition, level, len(applying)),
        below_full_explained=len(below),
        status_read=submission.lacking("items.status") is None,
    )


def _below_full(edition: Edition, level: str | None, applying: int) -> int | None:
    if level is None or not applying or edition.method is not Method.SIMPLE_PERCENT:
        return None
    most = most_full_items(edition, level, applying)
    return applying - most if most is not None else None


def ita_years(submission: Submission) -> tuple[ItaYear, ...]:
    """Compute each year's instruments and total from its ten indicators, newest year first.

    A row without a year belongs to the workbook's own year. An instrument whose indicators are
    not all there has no mean, and then the year has no total.
    """
    by_year: dict[int, dict[int, Decimal]] = {}
    for row in submission.rows("ita"):
        number, value = row.whole_in("indicator"), row.possible_in("score")
        if number is not None and value is not None:
            year = row.whole_in("fiscal_year") or submission.fiscal_year_be
            by_year.setdefault(year, {}).setdefault(number, value)
    return tuple(
        _ita_year(submission.edition, year, by_year[year]) for year in sorted(by_year, reverse=True)
    )


def _ita_year(edition: Edition, year: int, scores: Mapping[int, Decimal]) -> ItaYear:
    parts = {}
    for instrument in edition.instruments:
        there = [scores.get(number) for number in instrument.indicators]
        parts[instrument.key] = mean(there) if None not in there else None
    total = total_of(edition, parts)
    return ItaYear(
        fiscal_year_be=year,
        iit=parts.get("IIT"),
        eit=parts.get("EIT"),
        oit=parts.get("OIT"),
        total=total,
        level=edition.level_of(total) if total is not None else None,
    )


def printed_parts(submission: Submission) -> dict[int, dict[str, Row]]:
    """Year → instrument or `TOTAL` → the row of the ITA sheet that prints its score.

    A row without a year belongs to the workbook's own year; the first row of a part counts.
    """
    parts: dict[int, dict[str, Row]] = {}
    for row in submission.rows("ita"):
        cell = row.cells.get("indicator")
        name = cell.value if cell else None
        if isinstance(name, str) and name in {*INSTRUMENTS, TOTAL} and "score" in row.cells:
            year = row.whole_in("fiscal_year") or submission.fiscal_year_be
            parts.setdefault(year, {}).setdefault(name, row)
    return parts


def _level(row: Row | None, key: str) -> str | None:
    cell = row.cells.get(key) if row else None
    return cell.value if cell and isinstance(cell.value, str) else None


def _typed(row: Row, key: str) -> bool:
    """Whether a person wrote the figure, rather than the template's formula."""
    cell = row.cells.get(key)
    return cell is not None and not cell.formula


def consecutive(rows: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Yield (year before, year) for rows of the history whose years follow each other.

    Of a year that stands twice only the first row counts.
    """
    by_year: dict[int, Row] = {}
    for row in rows:
        year = row.whole_in("fiscal_year")
        if year is not None:
            by_year.setdefault(year, row)
    for year in sorted(by_year):
        if year - 1 in by_year:
            yield by_year[year - 1], by_year[year]


def difference(before: Row, row: Row) -> Decimal | None:
    """How much the total changed; None where one of the two is not known."""
    old, new = before.number_in("total"), row.number_in("total")
    return new - old if old is not None and new is not None else None


def signed(value: Decimal) -> str:
    """A difference as offices print it: with its sign."""
    return f"{'+' if value > 0 else '-' if value < 0 else ''}{show_number(abs(value))}"
