"""The helper table of items: what each item's row says.

The order of decision is that of ``judging.states``, as far as a sheet can know it: what takes
more than the words, points and blanks of the row (a wrong link, a misspelt word, a date behind a
done word) is left to the check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.template.results_text import (
    DIGITS,
    ONE_DASH,
    Replacing,
    among,
    folded,
    folding,
    number_in,
    replaced,
    replacing,
    trimmed,
)
from oitsheet.form.template.summary.world import Live
from oitsheet.values.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from oitsheet.form.edition import Edition
    from oitsheet.form.template.filled import CellValue
    from oitsheet.form.template.results import Result
    from oitsheet.form.template.summary.world import Own, World

FULL = 100


def printed_items(edition: Edition) -> list[Own]:
    """What stands in the table of items from the start; one row per item, in order."""
    return [
        {
            "code": item.code,
            "no": item.no,
            "title": item.title_th,
            "sub": item.sub_indicator,
            "spared": int(item.may_not_apply is not None),
            "needs_link": int(item.needs_link),
            "after": "," + "".join(f"{edition.item(code).no}," for code in item.depends_on),
            "elements": len(item.elements),
            "proven": "".join(str(int(e.required_for_certain)) for e in item.elements),
        }
        for item in edition.items
    ]


# --- the item's row ------------------------------------------------------------------------


def _cell(key: str) -> str:
    """The formula of a cell of the item's row, as a text; of a column that was deleted, blank."""
    return f'IFERROR(INDEX({{items.{key}}},{{row}})&"","")'


def _value(own: Own, world: World, key: str) -> CellValue | None:
    row = int(own["row"])
    return world.tables["items"][row - 1].get(key) if row else None


def _row(own: Own, world: World) -> Result:
    codes = world.cells("items", "code")
    wanted = str(own["code"]).casefold()
    for n, code in enumerate(codes, start=1):
        if isinstance(code, str) and code.casefold() == wanted:
            return n
    return codes.index(own["no"]) + 1 if own["no"] in codes else 0


def _status(own: Own, world: World) -> Result:
    return trimmed(trimmed_lines(_value(own, world, "status"), " "))


def trimmed_lines(value: CellValue | None, instead: str) -> CellValue | None:
    """A cell with its line feeds replaced, where it is a text."""
    return value.replace("\n", instead) if isinstance(value, str) else value


def _is(*lists: str) -> str:
    """The formula that asks whether the key is, or begins with, one of some words."""
    terms = (f"SUMPRODUCT(--({{words.{key}}}={{key}}))" for key in lists)
    begins = (f"SUMPRODUCT(--(LEFT({{key}},LEN({{begin.{k}}}))={{begin.{k}}}))" for k in lists)
    return "+".join((*terms, *begins)) + ">0"


_KIND = (
    'IF({key}="","blank",'
    'IF(SUMPRODUCT(--({words.done}={key}))>0,"done",'
    f'IF({_is("not_applicable")},"out",'
    f'IF({_is("not_done")},"not",'
    f'IF({_is("in_progress")},"going",'
    'IF(SUMPRODUCT(--({said.nothing}={key}))>0,"blank",'
    "IF(AND(SUMPRODUCT(--(LEFT({key},LEN({begin.done}))={begin.done}))>0,"
    "SUMPRODUCT(--ISNUMBER(FIND({said.back},{key})))=0),"
    '"told","remark")))))))'
)


def _kind(own: Own, world: World) -> Result:
    key, said = str(own["key"]), world.layout.words

    def begins(group: str) -> bool:
        return key.casefold().startswith(tuple(w.casefold() for w in world.lists[f"begin_{group}"]))

    if not key:
        return "blank"
    if among(key, said["done"]):
        return "done"
    groups = (("not_applicable", "out"), ("not_done", "not"), ("in_progress", "going"))
    for group, kind in groups:
        if among(key, said[group]) or begins(group):
            return kind
    if among(key, world.lists["said_nothing"]):
        return "blank"
    taken_back = any(word in key for word in world.lists["said_back"])
    return "told" if begins("done") and not taken_back else "remark"


def _key_of(key: str) -> Live:
    """The column with a cell's key for comparing."""
    return Live(
        f"{key}_key",
        f'IF({{row}}=0,"",{folding(_cell(key))})',
        lambda own, world: folded(trimmed(_value(own, world, key))),
    )


def _says(key: str) -> str:
    """The formula (0 or 1) that asks whether a cell holds more than a dash or a stated none."""
    return f'--AND({{{key}_key}}<>"",SUMPRODUCT(--({{said.nothing}}={{{key}_key}}))=0)'


def _said(own: Own, world: World, *keys: str) -> Result:
    texts = [str(own[f"{key}_key"]) for key in keys]
    return int(any(text and not among(text, world.lists["said_nothing"]) for text in texts))


def _points(key: str) -> str:
    """The formula of points: a number from 0 to 100, in Thai digits or as a text too."""
    typed = f"TRIM({_cell(key)})"
    number = f'IF({typed}="","",IFERROR(VALUE({replacing(typed, DIGITS)}),""))'
    return f'IF({{row}}=0,"",{number})'


def _typed(key: str) -> Callable[[Own, World], Result]:
    def typed(own: Own, world: World) -> Result:
        number = number_in(replaced(trimmed(_value(own, world, key)), DIGITS))
        return "" if number is None else number

    return typed


def _in_range(key: str) -> str:
    return f'IF(ISNUMBER({{{key}}}),IF(AND({{{key}}}>=0,{{{key}}}<={FULL}),{{{key}}},""),"")'


def _fits(value: Result) -> Result:
    return value if not isinstance(value, str) and 0 <= value <= FULL else ""


# --- what the row names as lacking ---------------------------------------------------------


def _apart() -> Replacing:
    """What stands between the numbers of elements, and around them."""
    between = [(f" {word} ", ",") for word in words().conjunction]
    ranges = [(word, "-") for word in words().range_word]
    around = sorted({*words().lacking_before, *words().element_before}, key=lambda w: (-len(w), w))
    removed = [(word, "") for word in around]
    signs = [(";", ","), *((sign, "") for sign in (" ", "\N{NO-BREAK SPACE}", "(", ")"))]
    return (*between, *ranges, *ONE_DASH, *removed, *signs, *DIGITS)


_ONE_COMMA: Replacing = ((",,", ","), (",,", ","))
_TOKENS = '(LEN({lack_list})-LEN(SUBSTITUTE({lack_list},",",""))-1)'


def _lack_text(own: Own, world: World) -> Result:
    return trimmed(trimmed_lines(_value(own, world, "lacking"), ","))


def _lack_none(own: Own, world: World) -> Result:
    key = str(own["lack_key"])
    nothing = (*world.lists["said_nothing"], *world.lists["said_complete"])
    return int(not key or among(key, nothing))


def _lack_list(own: Own, _world: World) -> Result:
    if own["lack_none"]:
        return ""
    text = replaced(replaced(str(own["lack_text"]), _apart()), ((f"{own['code']}.", ""),))
    return replaced(f",{text},", _ONE_COMMA)


def _tokens(own: Own) -> int:
    return str(own["lack_list"]).count(",") - 1


def _bound(own: Own, place: int) -> Result:
    first, dash, last = str(own["lack_list"]).strip(",").partition("-")
    if _tokens(own) != 1 or not dash:
        return 0
    number = number_in((first, last)[place])
    return 0 if number is None else number


def _ranged(own: Own, _world: World) -> Result:
    first, last = float(own["lack_from"]), float(own["lack_to"])
    return int(1 <= first <= last <= float(own["elements"]))


SEEN = (
    Live(
        "row", "IFERROR(MATCH({code},{items.code},0),IFERROR(MATCH({no},{items.code},0),0))", _row
    ),
    Live("status", f'IF({{row}}=0,"",TRIM(SUBSTITUTE({_cell("status")},CHAR(10)," ")))', _status),
    Live("key", folding("{status}"), lambda own, _: folded(str(own["status"]))),
    Live("kind", _KIND, _kind),
    Live(
        "applies",
        'IF(AND({kind}="out",{spared}=1),0,1)',
        lambda own, _: int(not (own["kind"] == "out" and own["spared"])),
    ),
    Live(
        "lack_text",
        f'IF({{row}}=0,"",TRIM(SUBSTITUTE({_cell("lacking")},CHAR(10),",")))',
        _lack_text,
    ),
    Live("lack_key", folding("{lack_text}"), lambda own, _: folded(str(own["lack_text"]))),
    Live(
        "lack_none",
        '--OR({lack_key}="",SUMPRODUCT(--({said.nothing}={lack_key}))>0,'
        "SUMPRODUCT(--({said.complete}={lack_key}))>0)",
        _lack_none,
    ),
    Live(
        "lack_list",
        'IF({lack_none}=1,"",'
        + replacing(
            f'","&SUBSTITUTE({replacing("{lack_text}", _apart())},{{code}}&".","")&","', _ONE_COMMA
        )
        + ")",
        _lack_list,
    ),
    Live(
        "lack_from",
        f'IF({_TOKENS}<>1,0,IFERROR(VALUE(MID({{lack_list}},2,FIND("-",{{lack_list}})-2)),0))',
        lambda own, _: _bound(own, 0),
    ),
    Live(
        "lack_to",
        f'IF({_TOKENS}<>1,0,IFERROR(VALUE(MID({{lack_list}},FIND("-",{{lack_list}})+1,'
        'LEN({lack_list})-FIND("-",{lack_list})-1)),0))',
        lambda own, _: _bound(own, 1),
    ),
    Live(
        "ranged",
        "IF(AND({lack_from}>=1,{lack_from}<={lack_to},{lack_to}<={elements}),1,0)",
        _ranged,
    ),
    Live("assessed_typed", _points("assessed_points"), _typed("assessed_points")),
    Live("last_typed", _points("last_points"), _typed("last_points")),
    Live(
        "assessed",
        f'IF({{applies}}=0,"",{_in_range("assessed_typed")})',
        lambda own, _: _fits(own["assessed_typed"]) if own["applies"] else "",
    ),
    Live("last", _in_range("last_typed"), lambda own, _: _fits(own["last_typed"])),
    *(_key_of(key) for key in ("link", "looked_by", "looked_on", "correction")),
    Live("linked", _says("link"), lambda own, world: _said(own, world, "link")),
    Live(
        "looked",
        f"--({_says('looked_by')[2:]}+{_says('looked_on')[2:]}>0)",
        lambda own, world: _said(own, world, "looked_by", "looked_on"),
    ),
    Live("corrected", _says("correction"), lambda own, world: _said(own, world, "correction")),
)
"""What is read off an item's row; the elements are looked at next."""
