"""The helper figures of the whole book: money by quarter, the KPI's targets, what was not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.template.results_text import (
    DIGITS,
    Replacing,
    among,
    as_text,
    folded,
    folding,
    half_up,
    number_in,
    replaced,
    replacing,
    trimmed,
)
from oitsheet.form.template.summary.lines import percent
from oitsheet.form.template.summary.world import Live
from oitsheet.values.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from oitsheet.form.template.filled import CellValue
    from oitsheet.form.template.results import Result
    from oitsheet.form.template.summary.world import Own, World

QUARTERS = (1, 2, 3, 4)
_SPENT = tuple(f"spent_q{quarter}" for quarter in QUARTERS)
_PLANNED = tuple(f"planned_q{quarter}" for quarter in QUARTERS)
_AGREE = 0.01

# --- money ---------------------------------------------------------------------------------

_COUNTS = "ISNA(MATCH(TRIM({budget.project}),{words.total},0))"
"""A line that sums up the others is not counted once more."""

_UNQUARTERED = "(" + "+".join(f"ISNUMBER({{budget.{key}}})" for key in _SPENT) + "=0)"


def _lines(world: World) -> list[Mapping[str, CellValue]]:
    total = world.layout.words["total"]
    rows = world.tables["budget"]
    return [row for row in rows if not among(trimmed(row.get("project")), total)]


def _number(value: CellValue | None) -> int | float | None:
    """A cell that the sheet counts as a number; typed text is none, whatever it reads like."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if number and isinstance(value, int | float) else None


def _numbers(world: World, key: str) -> list[int | float]:
    return [n for row in _lines(world) if (n := _number(row.get(key))) is not None]


def _dash(value: CellValue | None, world: World) -> bool:
    """Whether a cell states a none: a dash, or a word for it."""
    if not isinstance(value, str) or not trimmed(value):
        return False
    key = folded(trimmed(value))
    return not key or among(key, world.lists["said_nothing"])


def _dashed(key: str) -> str:
    """The formula (an array of 0 and 1) that asks which cells of a column state a none."""
    text = folding(f"TRIM({{budget.{key}}})")
    nothing = f'(({text}="")+ISNUMBER(MATCH({text},{{said.nothing}},0))>0)'
    return f"ISTEXT({{budget.{key}}})*(LEN(TRIM({{budget.{key}}}))>0)*{nothing}"


def _sum(key: str) -> str:
    return f"SUMPRODUCT(--{_COUNTS},{{budget.{key}}})"


def _planned(key: str) -> Live:
    there = f"SUMPRODUCT({_COUNTS}*ISNUMBER({{budget.{key}}}))"

    def twin(_own: Own, world: World) -> Result:
        numbers = _numbers(world, key)
        return sum(numbers) if numbers else ""

    return Live(key, f'IFERROR(IF({there}=0,"",{_sum(key)}),"")', twin)


def _spent(key: str) -> Live:
    """A quarter's money; a lone dash is nought where the line has spent anything."""
    cell = f"{{budget.{key}}}"
    told = f"{_dashed(key)}*ISNUMBER({{budget.spent_total}})"
    there = f"SUMPRODUCT({_COUNTS}*(ISNUMBER({cell})+{told}))"

    def twin(_own: Own, world: World) -> Result:
        numbers = _numbers(world, key)
        dashes = any(
            _dash(row.get(key), world) and _number(row.get("spent_total")) is not None
            for row in _lines(world)
        )
        return sum(numbers) if numbers or dashes else ""

    return Live(key, f'IFERROR(IF({there}=0,"",{_sum(key)}),"")', twin)


def _spent_in_all(_own: Own, world: World) -> Result:
    """By quarters where a line has any, else by its total."""
    total: int | float = 0
    for row in _lines(world):
        quarters = [n for key in _SPENT if (n := _number(row.get(key))) is not None]
        total += sum(quarters) if quarters else _number(row.get("spent_total")) or 0
    return total


def _texts(_own: Own, world: World) -> Result:
    keys = ("allocated", *_PLANNED, *_SPENT)
    cells = [row.get(key) for row in _lines(world) for key in keys]
    return sum(
        isinstance(cell, str) and bool(trimmed(cell)) and not _dash(cell, world) for cell in cells
    )


def _text_cells(key: str) -> str:
    cell = f"{{budget.{key}}}"
    return f"SUMPRODUCT({_COUNTS}*ISTEXT({cell})*(LEN(TRIM({cell}))>0)*(1-{_dashed(key)}))"


MONEY = (
    Live(
        "allocated",
        f"IFERROR({_sum('allocated')},0)",
        lambda _, world: sum(_numbers(world, "allocated")),
    ),
    *(_planned(key) for key in _PLANNED),
    *(_spent(key) for key in _SPENT),
    Live(
        "spent",
        f"IFERROR({'+'.join(map(_sum, _SPENT))}"
        f"+SUMPRODUCT(--{_COUNTS},--{_UNQUARTERED},{{budget.spent_total}}),0)",
        _spent_in_all,
    ),
    Live(
        "money_texts",
        f"IFERROR({'+'.join(map(_text_cells, ('allocated', *_PLANNED, *_SPENT)))},0)",
        _texts,
    ),
)

NOT_THERE = "#N/A"
"""What a chart's line needs where there is no point: of an empty text it would make a nought."""


def so_far(book: Own, quarter: int) -> Result:
    """What was spent by the end of a quarter, in percent of the allocated; empty where unknown."""
    spent = [book[key] for key in _SPENT[:quarter]]
    if spent[-1] == "":
        return ""
    total = sum(part for part in spent if not isinstance(part, str))
    return percent(total, float(book["allocated"]))


def _point(quarter: int) -> Live:
    cell = f"INDEX({{quarter.cumulative}},{quarter})"
    return Live(
        f"point{quarter}",
        f'IF({cell}="",NA(),{cell})',
        lambda own, _: NOT_THERE if so_far(own, quarter) == "" else so_far(own, quarter),
    )


POINTS = tuple(_point(quarter) for quarter in QUARTERS)
"""The points of the chart's line, side by side on the hidden sheet."""

# --- the KPI, and what stands in no known row ----------------------------------------------


def _target_signs() -> Replacing:
    signs = sorted({*words().percent_before, *words().percent_after}, key=lambda w: (-len(w), w))
    return (*((sign, "") for sign in (*signs, " ")), *DIGITS)


def _kpi(kind: int, key: str) -> str:
    return f"INDEX({{kpi.{key}}},MATCH(INDEX({{list.kpi_kind}},{kind}),{{kpi.kind}},0))"


def _kpi_cell(world: World, kind: int, key: str) -> CellValue | None:
    word = world.layout.choices["kpi_kind"][kind - 1]
    rows = world.tables["kpi"]
    return next((row.get(key) for row in rows if as_text(row.get("kind")) == word), None)


def _target(_own: Own, world: World) -> Result:
    typed = trimmed(_kpi_cell(world, 1, "target"))
    number = number_in(replaced(typed, _target_signs()))
    if number is None:
        return typed
    return number * 100 if abs(number * 100 - 100) < abs(number - 100) else number


def _kpi_text(kind: int, key: str) -> Callable[[Own, World], Result]:
    return lambda _, world: trimmed(_kpi_cell(world, kind, key))


def _unmatched(_own: Own, world: World) -> Result:
    typed = sum(bool(trimmed(cell)) for cell in world.cells("items", "status"))
    return typed - sum(bool(own["status"]) for own in world.rows["each"])


def _begun(_own: Own, world: World) -> Result:
    """Whether anything is known of any item."""
    blank = world.total("blank") == world.total("applies")
    points = any(own["assessed"] != "" for own in world.rows["each"])
    return int(not blank or points or world.total("listed") > 0)


def _score(_own: Own, world: World) -> Result:
    """The OIT part's score, once every item that applies has points."""
    rows = [own for own in world.rows["each"] if own["applies"]]
    if not rows or any(own["assessed"] == "" for own in rows):
        return ""
    return half_up(sum(float(own["assessed"]) * float(own["weight"]) for own in rows) / 100)


def _level(own: Own, world: World) -> Result:
    score = own["score"]
    if isinstance(score, str):
        return ""
    return next(level.letter for level in world.edition.levels if score >= level.floor)


BOOK = (
    Live(
        "target_typed",
        f'IFERROR(TRIM({_kpi(1, "target")}),"")',
        _kpi_text(1, "target"),
    ),
    Live(
        "target_number",
        f'IF({{target_typed}}="","",IFERROR(VALUE({replacing("{target_typed}", _target_signs())}),'
        "{target_typed}))",
        lambda own, _: (
            number
            if (number := number_in(replaced(str(own["target_typed"]), _target_signs())))
            is not None
            else own["target_typed"]
        ),
    ),
    Live(
        "target",
        "IF(ISNUMBER({target_number}),IF(ABS(N({target_number})*100-100)<ABS(N({target_number})-100),"
        "{target_number}*100,{target_number}),{target_number})",
        _target,
    ),
    Live("target_level", f'IFERROR(TRIM({_kpi(2, "target")}),"")', _kpi_text(2, "target")),
    Live("reported_level", f'IFERROR(TRIM({_kpi(2, "achieved")}),"")', _kpi_text(2, "achieved")),
    Live(
        "unmatched",
        "IFERROR(SUMPRODUCT(--(LEN(TRIM({items.status}))>0))-SUMPRODUCT(--(LEN({each.status})>0)),0)",
        _unmatched,
    ),
    Live(
        "begun",
        "--OR(SUM({each.blank})<SUM({each.applies}),COUNT({each.assessed})>0,SUM({each.listed})>0)",
        _begun,
    ),
    Live(
        "score",
        "IF(AND(SUM({each.applies})>0,COUNT({each.assessed})=SUM({each.applies})),"
        'ROUND(SUMPRODUCT({each.assessed},{each.weight})/100,2),"")',
        _score,
    ),
    Live(
        "level",
        'IF(ISNUMBER({score}),INDEX({scale.level},1,1+SUMPRODUCT(--({scale.from}>N({score})))),"")',
        _level,
    ),
    Live(
        "stands",
        'IF({level}="",{reported_level},{level})',
        lambda own, _: own["level"] or own["reported_level"],
    ),
)
"""Row 1 of the KPI's kinds counts items, row 2 names a level."""
