"""Measures: the standing ones by the new codes, and a row for each item that lost points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.rollover.ledger import LONGEST
from oitsheet.judging.measures import MeasureKind, kind_of
from oitsheet.judging.scoring import FULL
from oitsheet.values import References, fold_tight, in_ranges, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.exchange.rollover.ledger import Ledger
    from oitsheet.exchange.rollover.mapping import ItemMap
    from oitsheet.exchange.rollover.points import PastItem
    from oitsheet.form.messages import Catalogue
    from oitsheet.form.template import CellValue
    from oitsheet.judging.submission import Cell, ItemRow, Row, Submission

    Line = dict[str, CellValue]

_KEPT = ("kind", "measure", "steps", "responsible", "followup")


def standing(
    submission: Submission, mapped: ItemMap, ledger: Ledger, words: Catalogue
) -> Iterator[Line]:
    """The measures that stand from year to year; those that closed last year's gaps do not.

    A measure without a kind that names an item or a weakness closed a gap.
    """
    for row in submission.rows("measures"):
        if not ledger.row_stands(row, "measure"):
            continue
        kind = kind_of(row)
        if kind is MeasureKind.CLOSING or (kind is None and _names_a_gap(row)):
            ledger.leave_row(row, "measure", "closing" if kind else "perhaps_closing")
            continue
        line = ledger.keep_all(row, *(_KEPT if kind else _KEPT[1:]))
        answers = _answers(row.cells.get("answers"), mapped, ledger, words)
        yield line | ({"answers": answers} if answers else {})


def _names_a_gap(row: Row) -> bool:
    cell = row.cells.get("answers")
    items = cell.value.items if cell and isinstance(cell.value, References) else ()
    return bool(items) or "weakness" in row.cells


def _answers(cell: Cell | None, mapped: ItemMap, ledger: Ledger, words: Catalogue) -> str | None:
    """What a measure answers, by the new codes; what is not there any more is told."""
    if cell is None or not isinstance(cell.value, References):
        return None
    told = cell.value
    if not (told.items or told.sub_indicators or told.issues):
        ledger.carried(cell)
        return shown(cell.raw)
    now = {int(new[1:]) for number in told.items for new in mapped.goes_to(f"O{number}")}
    subs = {code: _sub_now(code, mapped) for code in told.sub_indicators}
    issues = {issue.code for issue in mapped.new.issues}
    lost = [code for code in told.issues if code not in issues]
    lost += [f"O{number}" for number in told.items if not mapped.goes_to(f"O{number}")]
    lost += [code for code, now_is in subs.items() if now_is is None]
    if lost:
        ledger.leave(cell, "answers_gone", ", ".join(lost))
    ledger.carried(cell)
    parts = [
        *in_ranges(now),
        *filter(None, subs.values()),
        *(i for i in told.issues if i in issues),
    ]
    parts += [words.say("rollover.indicator", number=number) for number in told.indicators]
    return ", ".join((*parts, *told.surveys, *told.rest)) or None


def _sub_now(code: str, mapped: ItemMap) -> str | None:
    """A sub-indicator by the new list's numbers: by its title, never by its number."""
    titles = {sub.code: fold_tight(sub.title_th) for sub in mapped.old.sub_indicators}
    same = (s.code for s in mapped.new.sub_indicators if fold_tight(s.title_th) == titles.get(code))
    return next(same, None)


def closing(weak: tuple[PastItem, ...], submission: Submission, words: Catalogue) -> Iterator[Line]:
    """A row for each item that lost points: what was weak, and who leads it.

    The measure itself is for the office to write: a row without one answers nothing yet.
    """
    kind = submission.layout.choices["measure_kind"][tuple(MeasureKind).index(MeasureKind.CLOSING)]
    for item in weak:
        lead = next((old.owners.lead for old in item.old if old.owners.lead), None)
        line: Line = {
            "kind": kind,
            "answers": item.link.new,
            "weakness": weakness(item, submission, words)[:LONGEST],
        }
        yield line | ({"responsible": lead} if lead else {})


def weakness(item: PastItem, submission: Submission, words: Catalogue) -> str:
    """What the old book says of an item that lost points: in words that name no old code."""
    lines = []
    for old in item.old:
        if old.assessed is None or old.assessed >= FULL:
            continue
        facts = {"points": old.assessed, "year": submission.fiscal_year_be}
        lines.append(words.say("rollover.weak_points", title=old.item.title_th, **facts))
        lines += said(old, words)
    return "\n".join(lines)


def said(old: ItemRow, words: Catalogue) -> Iterator[str]:
    """What the old book says of an item that helps: remarks, what lacked, causes, corrections."""
    if not old.claimed or old.remarked:
        status = old.text("status") if old.says("status") else None
        if status:
            yield words.say("rollover.weak_status", text=status)
    lacking = [lack.what if isinstance(lack.what, str) else lack.what.th for lack in old.lacks]
    if lacking:
        yield words.say("rollover.weak_lacking", text=", ".join(lacking))
    for key in ("assessor_words", "own_cause", "correction"):
        if old.says(key):
            yield words.say(f"rollover.weak_{key}", text=old.text(key))
