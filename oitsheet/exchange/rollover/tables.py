"""Calendar and scores of the old book as far as they stand in the new year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.kpi import ita_years, printed_parts
from oitsheet.judging.scoring import rounded, score
from oitsheet.judging.submission import TOTAL
from oitsheet.values import Period
from oitsheet.values.years import years_named

if TYPE_CHECKING:
    from decimal import Decimal

    from oitsheet.exchange.rollover.ledger import Ledger
    from oitsheet.form.template import CellValue
    from oitsheet.judging.submission import Submission

    Line = dict[str, CellValue]

_SCORES = ("fiscal_year", "indicator", "title", "score", "level", "passed", "comparison")
_TOTALS = ("fiscal_year", "total", "trend", "difference")


def calendar(submission: Submission, ledger: Ledger) -> list[Line]:
    """What was to be done and by whom; the days are the old year's, "twice a month" is not."""
    lines: list[Line] = []
    for row in submission.rows("calendar"):
        if not ledger.row_stands(row, "what"):
            continue
        when = row.cells.get("when")
        dated = when is not None and (isinstance(when.value, Period) or years_named(when.text))
        lines.append(ledger.keep_all(row, *(("what", "who") if dated else ("when", "what", "who"))))
    return lines


def scores(submission: Submission, ledger: Ledger) -> list[Line]:
    """The scores by indicator; a row without a year is of the old book's own."""
    lines: list[Line] = []
    for row in submission.rows("ita"):
        if "fiscal_year" in row.cells and row.whole_in("fiscal_year") is None:
            ledger.leave_row(row, "fiscal_year", "not_understood")
            continue
        if ledger.row_stands(row, "indicator"):
            line = ledger.keep_all(row, *_SCORES)
            lines.append({"fiscal_year": submission.fiscal_year_be} | line)
    return lines


def history(submission: Submission, ledger: Ledger, total: Decimal | None) -> list[Line]:
    """The totals of all years; at the end that of the old year, where it is given."""
    lines: list[Line] = []
    for row in submission.rows("history"):
        if row.whole_in("fiscal_year") is None:
            ledger.leave_row(row, "fiscal_year", "not_understood")
        else:
            lines.append(ledger.keep_all(row, *_TOTALS))
    if total is not None:
        lines.append({"fiscal_year": submission.fiscal_year_be, "total": float(total)})
    return lines


def total_to_add(submission: Submission) -> Decimal | None:
    """The old year's total to two decimals, where its history does not have that year.

    As its sheet of scores prints it, else from its ten indicators; where the items are the whole
    assessment, from all their points.
    """
    year = submission.fiscal_year_be
    if any(row.whole_in("fiscal_year") == year for row in submission.rows("history")):
        return None
    printed = printed_parts(submission).get(year, {}).get(TOTAL)
    told = printed.possible_in("score") if printed is not None else None
    if told is None:
        told = next((y.total for y in ita_years(submission) if y.fiscal_year_be == year), None)
    if told is None and len(submission.edition.instruments) == 1:
        told = _of_all_points(submission)
    return rounded(told) if told is not None else None


def _of_all_points(submission: Submission) -> Decimal | None:
    applying = [item for item in submission.items if not item.not_applicable]
    points = {item.code: item.assessed for item in applying if item.assessed is not None}
    return score(submission.edition, points).oit if len(points) == len(applying) else None
