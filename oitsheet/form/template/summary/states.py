"""The items' helper table, second half: how each item stands, and what mending it is worth.

An item to put right is one to mend or one not begun; the order among them is that of the check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.template.results_text import as_text, half_up, joined, joining, literal
from oitsheet.form.template.summary.items import FULL
from oitsheet.form.template.summary.world import Live

if TYPE_CHECKING:
    from oitsheet.form.template.results import Result
    from oitsheet.form.template.summary.world import Own, World

_EXACT = 9
"""Worth is compared to so many decimals: a sheet's thirds differ behind them."""


def _one(value: object) -> int:
    return int(bool(value))


# --- how an item stands --------------------------------------------------------------------


def _ticks(own: Own, world: World, words: str, demand: str | None = None) -> int:
    """How many of the item's rows in the sheet of elements say one of the words."""
    wanted = {word.casefold() for word in world.lists[words]}
    return sum(
        row.get("code") == own["code"]
        and (demand is None or row.get("demand") == demand)
        and as_text(row.get("presence")).casefold() in wanted
        for row in world.tables["elements"]
    )


def _named(own: Own, world: World) -> list[int]:
    """The numbers of elements that the item's own row names."""
    within = range(int(own["lack_from"]), int(own["lack_to"]) + 1) if own["ranged"] else ()
    numbers = world.numbers[: int(own["elements"])]
    return [n for n in numbers if f",{n}," in str(own["lack_list"]) or n in within]


def _lack(own: Own, world: World) -> Result:
    """What is lacking for certain: ticks of what is asked for always, then what the row names."""
    required = world.layout.demands["required"]
    ticked = {
        row.get("number")
        for row in world.tables["elements"]
        if row.get("code") == own["code"] and isinstance(row.get("presence"), str)
    }
    named = _named(own, world)
    proven = [n for n in named if n not in ticked and str(own["proven"])[n - 1] == "1"]
    words = 0 if own["lack_none"] or own["ranged"] else str(own["lack_list"]).count(",") - 1
    if words:
        words -= len(named)
    return _ticks(own, world, "said_missing", required) + len(proven) + words


def _waits(own: Own, world: World) -> Result:
    return _one(
        _claims(own)
        and any(
            f",{each['no']}," in str(own["after"]) and each["unbegun"]
            for each in world.rows["each"]
        )
    )


def _claims(own: Own) -> bool:
    return own["kind"] in ("done", "told")


def _no_link(own: Own, world: World) -> Result:
    asked = _claims(own) and own["needs_link"] and not own["linked"]
    return _one(asked and (world.total("linked") or own["looked"]))


def _zero(own: Own, _world: World) -> Result:
    shown = own["linked"] or own["looked"] or own["corrected"] or own["lack_text"] or own["ticked"]
    return _one(_claims(own) and own["last"] == 0 and not shown)


def _mend(own: Own, _world: World) -> Result:
    if not own["applies"]:
        return 0
    assessed = own["assessed"]
    if not isinstance(assessed, str):
        return _one(assessed < FULL)
    told = own["kind"] == "remark" or int(own["lack"]) > 0
    return _one(told or own["zero"] or own["no_link"] or own["waits"])


def _open(own: Own, _world: World) -> Result:
    begun = own["kind"] in ("going", "not") and own["assessed"] == ""
    return _one(begun and not own["mend"])


_TOLD = 'ISNUMBER(FIND(","&{said.number}&",",{lack_list}))*({said.number}<={elements})'
_WITHIN = "({ranged}=1)*({said.number}>={lack_from})*({said.number}<={lack_to})"
_UNTICKED = (
    'COUNTIFS({elements.code},{code},{elements.number},{said.number},{elements.presence},"?*")=0'
)


def _ticking(words: str, demand: str = "") -> str:
    """The formula of how many ticks say one of some words; none where there is no such sheet."""
    rows = f"{{elements.code}},{{code}},{demand}{{elements.presence}},{{said.{words}}}"
    return f"IFERROR(SUMPRODUCT(COUNTIFS({rows})),0)"


def lacking(world: World) -> tuple[Live, ...]:
    """The columns that say what is lacking; a ticked element goes before what the row says."""
    required = f"{{elements.demand}},{literal(world.layout.demands['required'])},"
    proven = '(MID({proven},{said.number},1)="1")'
    named = f"({_TOLD}+{_WITHIN}>0)*{proven}"
    return (
        Live("ticked", _ticking("ticked"), lambda own, world: _ticks(own, world, "said_ticked")),
        Live(
            "lack",
            f"{_ticking('missing', required)}"
            f"+IFERROR(SUMPRODUCT({named}*({_UNTICKED})),SUMPRODUCT({named}))"
            "+IF(OR({lack_none}=1,{ranged}=1),0,"
            f'LEN({{lack_list}})-LEN(SUBSTITUTE({{lack_list}},",",""))-1-SUMPRODUCT({_TOLD}))',
            _lack,
        ),
    )


STANDS = (
    Live(
        "unbegun",
        '--AND(OR({kind}="going",{kind}="not"),{assessed}<>100)',
        lambda own, _: _one(own["kind"] in ("going", "not") and own["assessed"] != FULL),
    ),
    Live(
        "waits",
        '--AND(OR({kind}="done",{kind}="told"),'
        'SUMPRODUCT(--ISNUMBER(FIND(","&{each.no}&",",{after})),{each.unbegun})>0)',
        _waits,
    ),
    Live(
        "no_link",
        '--AND(OR({kind}="done",{kind}="told"),{needs_link}=1,{linked}=0,'
        "OR(SUM({each.linked})>0,{looked}=1))",
        _no_link,
    ),
    Live(
        "zero",
        '--AND(OR({kind}="done",{kind}="told"),ISNUMBER({last}),N({last})=0,{linked}=0,{looked}=0,'
        '{corrected}=0,{lack_text}="",{ticked}=0)',
        _zero,
    ),
    Live(
        "mend",
        "IF({applies}=0,0,IF(ISNUMBER({assessed}),--(N({assessed})<100),"
        '--OR({kind}="remark",{lack}>0,{zero}=1,{no_link}=1,{waits}=1)))',
        _mend,
    ),
    Live(
        "open",
        '--AND(OR({kind}="going",{kind}="not"),{assessed}="",{mend}=0)',
        _open,
    ),
    Live("listed", "{mend}+{open}", lambda own, _: int(own["mend"]) + int(own["open"])),
    Live(
        "claimed",
        '--({kind}="done")',
        lambda own, _: _one(own["kind"] == "done"),
    ),
    Live("told", '--({kind}="told")', lambda own, _: _one(own["kind"] == "told")),
    Live("remark", '--({kind}="remark")', lambda own, _: _one(own["kind"] == "remark")),
    Live("blank", '--({kind}="blank")', lambda own, _: _one(own["kind"] == "blank")),
    Live(
        "going",
        '--AND({open}=1,{kind}="going")',
        lambda own, _: _one(own["open"] and own["kind"] == "going"),
    ),
    Live(
        "idle",
        '--AND({open}=1,{kind}="not")',
        lambda own, _: _one(own["open"] and own["kind"] == "not"),
    ),
)


# --- what it is worth ----------------------------------------------------------------------


def weight_of(world: World, sub: str) -> Result:
    """What 100 points of one item of a sub-indicator add to the OIT part; empty where none applies.

    ``mean_of_means``: 100 by indicators, by sub-indicators of its indicator, by items of its
    sub-indicator; ``simple_percent``: 100 by items. What does not apply is counted nowhere.
    """
    counts = applying(world)
    if not counts[sub]:
        return ""
    if world.edition.method == "simple_percent":
        return FULL / sum(counts.values())
    there = [s for s in world.edition.sub_indicators if counts[s.code]]
    indicator = next(s.indicator for s in there if s.code == sub)
    subs = sum(s.indicator == indicator for s in there)
    return FULL / len({s.indicator for s in there}) / subs / counts[sub]


def applying(world: World) -> dict[str, int]:
    """How many items of each sub-indicator apply."""
    return {
        sub.code: sum(int(e["applies"]) for e in world.rows["each"] if e["sub"] == sub.code)
        for sub in world.edition.sub_indicators
    }


def _weight(own: Own, world: World) -> Result:
    return weight_of(world, str(own["sub"])) if own["applies"] else 0


def _worth(own: Own, _world: World) -> Result:
    if not own["listed"]:
        return 0
    points = own["assessed"] if not isinstance(own["assessed"], str) else 0
    return half_up((FULL - points) / FULL * float(own["weight"]), _EXACT)


def _rank(own: Own, world: World) -> Result:
    if not own["listed"]:
        return ""
    order = [each for each in world.rows["each"] if each["listed"]]
    order.sort(key=lambda each: (-float(each["worth"]), int(each["lack"]), int(each["no"])))
    return order.index(own) + 1


WORTH = (
    Live("weight", "IF({applies}=0,0,INDEX({sub.weight},MATCH({sub},{sub.code},0)))", _weight),
    Live(
        "worth",
        f"IF({{listed}}=0,0,ROUND((100-N({{assessed}}))/100*{{weight}},{_EXACT}))",
        _worth,
    ),
    Live(
        "rank",
        'IF({listed}=0,"",1+SUMPRODUCT({each.listed}*(({each.worth}>{worth})'
        "+({each.worth}={worth})*(({each.lack}<{lack})+({each.lack}={lack})*({each.no}<{no})))))",
        _rank,
    ),
)
"""The columns that put the items in order."""


def reason(world: World) -> Live:
    """The column that says in a few words why an item is among them."""
    words = {key: text.th for key, text in world.texts["why"].items()}
    put = {"points": "{assessed}", "what": "{lack_text}", "count": "{lack}"}
    said = {key: joining(template, put) for key, template in words.items()}

    def why(own: Own, _world: World) -> Result:
        values = {"points": own["assessed"], "what": own["lack_text"], "count": own["lack"]}
        key = _why(own)
        return "" if key is None else str(own["status"]) if not key else joined(words[key], values)

    formula = (
        f"IF({{listed}}=0,{literal('')},IF(ISNUMBER({{assessed}}),{said['points']},"
        'IF({kind}="remark",{status},'
        f"IF({{lack}}>0,IF({{lack_none}}=1,{said['ticked']},{said['lacking']}),"
        f"IF({{open}}=1,{{status}},IF({{zero}}=1,{said['zero']},"
        f"IF({{no_link}}=1,{said['no_link']},{said['waits']})))))))"
    )
    return Live("why", formula, why)


def _why(own: Own) -> str | None:
    """The key of the words; empty for the status itself, None where there is nothing to say."""
    if not own["listed"]:
        return None
    if own["assessed"] != "":
        return "points"
    if own["kind"] == "remark":
        return ""
    if int(own["lack"]) > 0:
        return "ticked" if own["lack_none"] else "lacking"
    if own["open"]:
        return ""
    return next(key for key in ("zero", "no_link", "waits") if own[key])
