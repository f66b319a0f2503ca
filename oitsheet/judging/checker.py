"""The straight line: grid → submission → findings → scores → report.

Three strides: *fit* one workbook, *judge* the columns of one or of many, *finish* each one.
Nothing else in the package has this shape; every door walks this road. The clock, the user's
name and paths never enter a `Report`.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.form.layout import load_layout
from oitsheet.form.messages import Bilingual
from oitsheet.judging.assuming import NOTHING, settled
from oitsheet.judging.budget import budget
from oitsheet.judging.confirming import acknowledged, confirmations
from oitsheet.judging.forecasting import what_if
from oitsheet.judging.kpi import ita_years, kpi
from oitsheet.judging.load import load
from oitsheet.judging.parting import fit_for_part, part_in, scores_of_part
from oitsheet.judging.redacting import redacted
from oitsheet.judging.report import (
    EditionUsed,
    Finding,
    Report,
    Severity,
    Skipped,
    Verdict,
)
from oitsheet.judging.rules import RULES
from oitsheet.judging.rules.rule import FirstRule, Outcome, OutcomeRule, bears_on_score
from oitsheet.judging.schema import TypedRow, judge_sheet
from oitsheet.judging.selection import left_out
from oitsheet.judging.states import item_states, mend_first, scores, state_of
from oitsheet.judging.submission import AsOf, Submission, fit
from oitsheet.values import Kind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Sheet
    from oitsheet.judging.report import Kpi
    from oitsheet.judging.schema import Failure, Typed
    from oitsheet.judging.submission import Cell, Shelf
    from oitsheet.workbook.grid import Grid


class Checked(NamedTuple):
    """A report, and the submission that it speaks of: which of its cells is what."""

    submission: Submission
    report: Report


def check(  # noqa: PLR0913  (what may be asked of a check)
    grid: Grid,
    *,
    shelf: Shelf,
    today: dt.date,
    edition: Edition | None = None,
    as_of: dt.date | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    assume: Mapping[str, Decimal] = NOTHING,
    redact: bool = False,
) -> Report:
    """Judge one workbook.

    Args:
        grid: Its cells.
        shelf: The editions there are.
        today: The door's today (C.E.), taken where neither `as_of` nor the workbook names a day.
        edition: The edition to judge by; None to recognise it.
        as_of: The day that the judgement speaks of (C.E.); None for the workbook's report date.
        select: Codes and families of the rules to be told of (``Z104``, ``Z``); none for all. All
            rules are judged whatever is told.
        ignore: The same, of rules not to be told of.
        assume: Item code, in any spelling → points: what would be, had it these. Nothing else in
            the report changes.
        redact: Whether contacts are left out of the report.

    Returns:
        Everything found. Same grid, edition, as_of, rules and assumptions, equal report.

    Raises:
        UnknownRuleError: No rule or family of that name.
        NothingSelectedError: No rule is left to be told of.
        BadAssumptionError: The edition has no such item, or it cannot be given these points.
        NotOurWorkbookError: There is neither an item list nor an agency sheet.
        UnrecognisedEditionError: No edition was given and none could be recognised.
    """
    not_asked = left_out(select, ignore)
    day = AsOf(asked=as_of, today=today)
    submission = fit(grid, load_layout(), shelf, asked=edition, as_of=day)
    assumed = settled(submission.edition, assume)
    report = finish(judge([submission])[0], not_asked=not_asked, assumed=assumed)
    return redacted(report, submission) if redact else report


def check_whole(
    grid: Grid,
    *,
    shelf: Shelf,
    today: dt.date,
    edition: Edition | None = None,
    as_of: dt.date | None = None,
) -> Checked:
    """Judge one workbook by all rules and keep what was understood of it.

    Args:
        grid: Its cells.
        shelf: The editions there are.
        today: As in `check`.
        edition: Likewise.
        as_of: Likewise.

    Raises:
        NotOurWorkbookError: As in `check`.
        UnrecognisedEditionError: As in `check`.
    """
    day = AsOf(asked=as_of, today=today)
    submission = judge([fit(grid, load_layout(), shelf, asked=edition, as_of=day)])[0]
    return Checked(submission, finish(submission))


def judge(submissions: Sequence[Submission]) -> list[Submission]:
    """Ask the schemas of one workbook or of many at once; return each with its failures."""
    failures: list[dict[str, list[Failure]]] = [{} for _ in submissions]
    sheets = submissions[0].layout.sheets if submissions else ()
    for sheet in sheets:
        rows = [
            row
            for number, submission in enumerate(submissions)
            for row in _typed_rows(number, submission, sheet)
        ]
        for failure in judge_sheet(sheet, rows):
            failures[failure.workbook].setdefault(sheet.key, []).append(failure)
    return [
        replace(
            submission,
            failures=MappingProxyType({key: tuple(found) for key, found in own.items()}),
        )
        for submission, own in zip(submissions, failures, strict=True)
    ]


def finish(
    submission: Submission,
    rules: Iterable[FirstRule | OutcomeRule] = RULES,
    *,
    not_asked: tuple[str, ...] = (),
    assumed: Mapping[str, Decimal] = NOTHING,
) -> Report:
    """Run the rules in their two passes, decide the states, compute the scores.

    Args:
        submission: With the schemas' failures already in it.
        rules: The rules to judge by.
        not_asked: Codes of those that are judged but not told of; see `Report.not_asked`.
        assumed: Codes of items, as the edition has them → points; see `Report.assumed`.
    """
    asked = tuple(rules)
    told = [
        t
        for rule in asked
        if isinstance(rule, FirstRule)
        for t in rule.findings(submission, submission)
    ]
    told = fit_for_part(told, submission)
    accused = {t.item for t in told if isinstance(t, Finding) and t.item and bears_on_score(t)}
    states = {item.code: state_of(item, accused) for item in submission.items}
    counted = kpi(submission, states)
    scored = scores(submission, states, ita_years(submission), counted.reported_level)
    scored = scores_of_part(scored, submission)
    items = item_states(submission, states)
    outcome = Outcome(
        submission=submission,
        items=MappingProxyType({item.code: item for item in items}),
        kpi=counted,
        scores=scored,
    )
    told = fit_for_part(_second_pass(asked, outcome, told), submission)
    told = [t for t in told if t.code not in not_asked]
    findings = acknowledged(_in_order(told, submission), confirmations(submission))
    skipped = tuple(t for t in told if isinstance(t, Skipped))
    owners = load(submission, states)
    return Report(
        edition=_edition_used(submission),
        agency=submission.agency.text_in("office") if submission.agency else None,
        as_of=submission.as_of,
        as_of_from=submission.as_of_from,
        due=submission.due,
        verdict=verdict(findings, skipped, counted, not_asked),
        kpi=counted,
        budget=budget(submission.rows("budget")),
        scores=scored,
        items=items,
        mend_first=mend_first(items),
        findings=findings,
        skipped=skipped,
        not_asked=not_asked,
        owners=owners.owners,
        owner_groups=owners.groups,
        no_owner=owners.nobody,
        part=part_in(submission),
        assumed=what_if(submission, states, scored, assumed) if assumed else None,
    )


def _second_pass(
    rules: Iterable[FirstRule | OutcomeRule], outcome: Outcome, told: Iterable[Finding | Skipped]
) -> list[Finding | Skipped]:
    """Add what the rules about outcomes tell; each sees what was told before it."""
    every = list(told)
    for rule in rules:
        if isinstance(rule, OutcomeRule):
            before = tuple(t for t in every if isinstance(t, Finding))
            every += rule.findings(replace(outcome, findings=before), outcome.submission)
    return every


def _in_order(told: Iterable[Finding | Skipped], submission: Submission) -> tuple[Finding, ...]:
    """The findings by tab, row and column; of one cell the loudest first."""
    tabs = {sheet.name: number for number, sheet in enumerate(submission.grid.sheets)}
    return tuple(
        sorted(
            (t for t in told if isinstance(t, Finding)),
            key=lambda f: (
                tabs.get(f.at.sheet, -1),
                f.at.row,
                f.at.column,
                f.severity.rank,
                f.code,
            ),
        )
    )


def verdict(
    findings: Iterable[Finding],
    skipped: Sequence[Skipped],
    counted: Kpi,
    not_asked: Sequence[str] = (),
) -> Verdict:
    """Sum a check up in one word; what nobody looked at or asked for keeps it from being `ready`.

    A finding that somebody acknowledged does not count.
    """
    counting = (finding.severity for finding in findings if finding.acknowledged is None)
    loudest = min(counting, key=lambda s: s.rank, default=None)
    if loudest is Severity.ERROR:
        return Verdict.FAIL
    if loudest is Severity.RISK:
        return Verdict.AT_RISK
    open_items = counted.unknown + counted.to_mend + counted.not_started
    if loudest in (Severity.CONFIRM, Severity.TODO) or skipped or not_asked or open_items:
        return Verdict.INCOMPLETE
    return Verdict.READY


def _edition_used(submission: Submission) -> EditionUsed:
    edition = submission.edition
    return EditionUsed(
        key=edition.key,
        name=Bilingual(edition.name_th, edition.name_en),
        fiscal_year_be=submission.fiscal_year_be,
        items=len(edition.items),
        method=str(edition.method),
        how=submission.how,
        provisional=edition.provisional,
    )


def _typed_rows(number: int, submission: Submission, sheet: Sheet) -> Iterable[TypedRow]:
    if fields := submission.fields(sheet.key):
        yield TypedRow(number, 1, _typed(fields.cells))
    for row in submission.rows(sheet.key):
        yield TypedRow(number, row.number, _typed(row.cells), row.block)


def _typed(cells: Mapping[str, Cell]) -> dict[str, Typed]:
    """Values as a data frame holds them; a cell that holds anything else is merely there."""
    values: dict[str, Typed] = {}
    for key, cell in cells.items():
        if cell.kind is not Kind.VALUE:
            continue
        value = cell.value
        if isinstance(value, str | int):
            values[key] = value
        else:
            values[key] = float(value) if isinstance(value, Decimal) else cell.text
    return values
