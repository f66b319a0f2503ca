"""The helper table of owners: which items each line of the owners' sheet names, and who leads.

A line's items are taken apart into ranges, so many at most; an item then asks for the line that
names it and leads. The item's own row goes before, as in the check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.template.results_text import (
    DIGITS,
    ONE_DASH,
    Replacing,
    as_text,
    literal,
    number_in,
    replaced,
    replacing,
    trimmed,
)
from oitsheet.form.template.summary.world import Live
from oitsheet.values.words import words

if TYPE_CHECKING:
    from oitsheet.form.template.filled import CellValue
    from oitsheet.form.template.results import Result
    from oitsheet.form.template.summary.world import Own, World

RANGES = 8
"""So many ranges or single items of one line are looked at."""

_SPARE = 5
"""So many lines may be inserted and are still looked at."""

_LEADS, _FIRST_LEADS, _HELPS = 3, 2, 1
_LAST = 999  # of two lines with the same role the upper one counts
_PAD = 99


def printed_owners(world: World) -> list[Own]:
    """The numbers of the lines that are looked at."""
    return [{"n": n} for n in range(1, len(world.tables["owners"]) + _SPARE + 1)]


def _signs(items: int) -> Replacing:
    """What stands around the numbers of items, and between them."""
    every = [(word, f"1-{items}") for word in words().every_code]
    around = sorted({*words().code_before, *words().code_label}, key=lambda w: (-len(w), w))
    return (
        *every,
        *((word, ",") for word in words().conjunction),
        *((word, "-") for word in words().range_word),
        *ONE_DASH,
        *((word, "") for word in (*around, "OIT", "O", "o")),
        (" -", "-"),
        ("- ", "-"),
        *((sign, ",") for sign in (" ", "\n", ";")),
        *DIGITS,
        *((",,", ","),) * 3,
    )


def _cell(key: str) -> str:
    return f"INDEX({{owners.{key}}},{{n}})"


def _value(own: Own, world: World, key: str) -> CellValue | None:
    rows = world.tables["owners"]
    number = int(own["n"])
    return rows[number - 1].get(key) if number <= len(rows) else None


def _there(formula: str, otherwise: str) -> str:
    return f"IFERROR(IF({{n}}>ROWS({{owners.items}}),{otherwise},{formula}),{otherwise})"


def _weight(own: Own, world: World) -> Result:
    role = trimmed(_value(own, world, "role")).casefold()
    ranks = {world.layout.roles["lead"]: _LEADS, world.layout.roles["other"]: _HELPS}
    named = trimmed(_value(own, world, "owner"))
    return ranks.get(role, _FIRST_LEADS) * (_LAST + 1) + _LAST - int(own["n"]) if named else 0


def _token(at: int) -> Live:
    """One range, or one item, of a line."""
    start = _PAD * at + 1

    def twin(own: Own, _world: World) -> Result:
        tokens = str(own["text"]).split(",")
        return tokens[at] if at < len(tokens) else ""

    formula = f'TRIM(MID(SUBSTITUTE({{text}},",",REPT(" ",{_PAD})),{start},{_PAD}))'
    return Live(f"token{at}", formula, twin)


def _from(at: int) -> Live:
    token = f"{{token{at}}}"

    def twin(own: Own, _world: World) -> Result:
        return number_in(str(own[f"token{at}"]).partition("-")[0]) or 0

    return Live(f"from{at}", f'IFERROR(VALUE(LEFT({token},FIND("-",{token}&"-")-1)),0)', twin)


def _to(at: int) -> Live:
    token = f"{{token{at}}}"

    def twin(own: Own, _world: World) -> Result:
        _, dash, last = str(own[f"token{at}"]).partition("-")
        return (number_in(last) or 0) if dash else own[f"from{at}"]

    formula = (
        f'IF(ISNUMBER(FIND("-",{token})),'
        f'IFERROR(VALUE(MID({token},FIND("-",{token})+1,9)),0),{{from{at}}})'
    )
    return Live(f"to{at}", formula, twin)


def owner_columns(world: World) -> tuple[Live, ...]:
    """The columns of the owners' helper table."""
    signs = _signs(len(world.edition.items))
    lead, other = (literal(world.layout.roles[key]) for key in ("lead", "other"))
    role = f"TRIM({_cell('role')})"
    rank = f"IF({role}={lead},{_LEADS},IF({role}={other},{_HELPS},{_FIRST_LEADS}))"
    return (
        Live(
            "text",
            _there(f"TRIM({replacing(_cell('items'), signs)})", literal("")),
            lambda own, world: trimmed(replaced(as_text(_value(own, world, "items")), signs)),
        ),
        Live(
            "weight",
            _there(f'IF(TRIM({_cell("owner")})="",0,{rank}*{_LAST + 1}+{_LAST}-{{n}})', "0"),
            _weight,
        ),
        *(_token(at) for at in range(RANGES)),
        *(_from(at) for at in range(RANGES)),
        *(_to(at) for at in range(RANGES)),
    )


# --- the item asks -------------------------------------------------------------------------


def _named(own: Own, world: World) -> Result:
    return max(
        int(line["weight"])
        * any(
            float(line[f"from{at}"]) <= int(own["no"]) <= float(line[f"to{at}"])
            for at in range(RANGES)
        )
        for line in world.rows["who"]
    )


def _first(expression: str) -> str:
    """The formula of the first of several owners in one cell: lines, commas and semicolons part."""
    one = replacing(expression, ((",", "\n"), (";", "\n")))
    return f"TRIM(LEFT({one},FIND(CHAR(10),{one}&CHAR(10))-1))"


def _first_of(value: CellValue | None) -> str:
    return trimmed(replaced(as_text(value), ((",", "\n"), (";", "\n"))).partition("\n")[0])


def _lead(own: Own, world: World) -> Result:
    row = int(own["row"])
    return _first_of(world.tables["items"][row - 1].get("owner_lead")) if row else ""


def _owner(own: Own, world: World) -> Result:
    if own["lead"] or not own["line"]:
        return own["lead"]
    line = _LAST - int(own["line"]) % (_LAST + 1)
    return _first_of(world.tables["owners"][line - 1].get("owner"))


OWNERS = (
    Live(
        "line",
        "SUMPRODUCT(MAX(({who.from}<={no})*({who.to}>={no})*{who.weight}))",
        _named,
    ),
    Live(
        "lead",
        f'IF({{row}}=0,"",{_first("INDEX({items.owner_lead},{row})")})',
        _lead,
    ),
    Live(
        "owner",
        'IF({lead}<>"",{lead},IF({line}=0,"",'
        + _first(f"INDEX({{owners.owner}},{_LAST}-MOD({{line}},{_LAST + 1}))")
        + "))",
        _owner,
    ),
)
"""Columns of the items' helper table that name who answers for an item."""
