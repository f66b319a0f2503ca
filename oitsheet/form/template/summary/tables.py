"""The tables of the summary: by sub-indicator, what to put right first, the money by quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.template.results_text import joined, joining, literal
from oitsheet.form.template.summary import look
from oitsheet.form.template.summary.book import QUARTERS, so_far
from oitsheet.form.template.summary.head import add_line
from oitsheet.form.template.summary.lines import line_results, percent
from oitsheet.form.template.summary.page import (
    HEAD_HEIGHT,
    SHOWN_FIRST,
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    I,
    J,
    K,
    Page,
    a1,
)
from oitsheet.form.template.summary.states import weight_of

if TYPE_CHECKING:
    from oitsheet.form.template.results import Result

COUNTED = {D: "applies", E: "claimed", G: "mend", H: "open", I: "blank"}
"""Columns of the table by sub-indicator that count items: column → key of the items' helper."""

_SUB_HEADS = ("applies", "claimed", "percent", "mend", "open", "blank", "weight")


def _percent_of(part: str, whole: str) -> str:
    return f"IF({whole}=0,{literal('')},ROUND({part}/{whole}*100,2))"


# --- by sub-indicator ----------------------------------------------------------------------


def add_subs(page: Page) -> None:
    """A row per sub-indicator: how many items apply, are claimed, are to be mended, are blank."""
    page.heading(page.at.subs, "subs", J)
    head = page.at.subs + 1
    page.put((head, A), page.word("subs", "name"), look.head(), to=C)
    for column, key in enumerate(_SUB_HEADS, start=D):
        page.put((head, column), page.word("subs", key), look.head())
    page.heights[head] = HEAD_HEIGHT
    subs = page.world.edition.sub_indicators
    first, last = head + 1, head + len(subs)
    for row, sub in enumerate(subs, start=first):
        page.put((row, A), sub.code, look.cell("center"))
        page.put((row, B), sub.title_th, look.cell(), to=C)
        _sub_figures(page, row, sub.code)
        weight = page.live(_weight(page, row), weight_of(page.world, sub.code))
        page.put((row, J), weight, look.cell("center", look.PERCENT))
    _sub_total(page, first, last)
    columns = {A: "code", F: "percent", J: "weight"} | COUNTED
    for column, key in columns.items():
        page.name("sub", key, (first, column), (last, column))


def _sub_figures(page: Page, row: int, code: str) -> None:
    counts = {}
    own = [each for each in page.world.rows["each"] if each["sub"] == code]
    for column, key in COUNTED.items():
        counts[key] = sum(int(each[key]) for each in own)
        formula = f"SUMPRODUCT(--({{each.sub}}={a1((row, A))}),{{each.{key}}})"
        page.put((row, column), page.live(formula, counts[key]), look.cell("center", look.COUNT))
    formula = _percent_of(a1((row, E)), a1((row, D)))
    result = percent(counts["claimed"], counts["applies"])
    page.put((row, F), page.live(formula, result), look.cell("center", look.PERCENT))


def _weight(page: Page, row: int) -> str:
    """What one item of the sub-indicator adds to the OIT part, by the edition's method."""
    world, first = page.world, page.at.subs + 2
    subs = world.edition.sub_indicators
    own = a1((row, D))
    if world.edition.method == "simple_percent":
        every = f"{a1((first, D))}:{a1((first + len(subs) - 1, D))}"
        return f"IF({own}=0,{literal('')},100/SUM({every}))"
    groups: dict[int, list[int]] = {}
    for n, sub in enumerate(subs, start=first):
        groups.setdefault(sub.indicator, []).append(n)
    spans = {no: f"{a1((rows[0], D))}:{a1((rows[-1], D))}" for no, rows in groups.items()}
    there = "+".join(f"(SUM({span})>0)" for span in spans.values())
    beside = spans[subs[row - first].indicator]
    return f'IF({own}=0,{literal("")},100/({there})/COUNTIF({beside},">0")/{own})'


def _sub_total(page: Page, first: int, last: int) -> None:
    row = last + 1
    page.put((row, A), page.word("subs", "total"), look.cell(strong=True), to=C)
    for column, key in COUNTED.items():
        formula = f"SUM({a1((first, column))}:{a1((last, column))})"
        total = page.live(formula, int(page.world.total(key)))
        page.put((row, column), total, look.cell("center", look.COUNT, strong=True))
    result = percent(page.world.total("claimed"), page.world.total("applies"))
    formula = _percent_of(a1((row, E)), a1((row, D)))
    page.put((row, F), page.live(formula, result), look.cell("center", look.PERCENT, strong=True))
    page.put((row, J), None, look.cell("center", strong=True))


# --- what to put right first ---------------------------------------------------------------


def add_mend(page: Page) -> None:
    """The items to put right, most worth first, as many as are shown."""
    page.heading(page.at.mend, "mend", K)
    head = page.at.mend + 1
    spans = {"rank": (A, A), "code": (B, B), "name": (C, E), "why": (F, I), "worth": (J, J)}
    for key, (column, to) in (spans | {"owner": (K, K)}).items():
        page.put((head, column), page.word("mend", key), look.head(), to=to)
    for n in range(1, SHOWN_FIRST + 1):
        _mend_row(page, head + n, n)
    first, last = head + 1, head + SHOWN_FIRST
    for key, (column, _) in (spans | {"owner": (K, K)}).items():
        page.name("mend", key, (first, column), (last, column))
    _mend_note(page, last + 1)


def _mend_row(page: Page, row: int, n: int) -> None:
    world = page.world
    own = next((each for each in world.rows["each"] if each["rank"] == n), None)
    place = f"MATCH({n},{{each.rank}},0)"

    def shown(key: str, empty: str = literal("")) -> str:
        return f"IFERROR(INDEX({{each.{key}}},{place}),{empty})"

    empty, nothing = literal(""), ""
    if n == 1:  # the first row says why there is none
        none, well = page.word("card", "none"), page.word("mend", "nothing")
        empty = f"IF({{book.begun}}=0,{literal(none)},{literal(well)})"
        nothing = well if world.rows["book"][0]["begun"] else none
    figures = (
        (
            A,
            A,
            page.live(f"IF(COUNT({{each.rank}})<{n},{literal('')},{n})", n if own else ""),
            "center",
        ),
        (B, B, page.live(shown("code"), own["code"] if own else ""), "center"),
        (C, E, page.live(shown("title", empty), own["title"] if own else nothing), "left"),
        (F, I, page.live(shown("why"), own["why"] if own else ""), "left"),
        (K, K, page.live(shown("owner"), own["owner"] if own else ""), "left"),
    )
    for column, to, value, align in figures:
        page.put((row, column), value, look.cell(align), to=to)  # type: ignore[arg-type]
    worth = page.live(shown("worth"), own["worth"] if own else "")
    page.put((row, J), worth, look.cell("center", look.PERCENT))


def _mend_note(page: Page, row: int) -> None:
    """How many more there are, and what the sheet cannot know."""
    listed = int(page.world.total("listed"))
    more, note = page.word("mend", "more"), page.word("mend", "note")
    rest = joining(more, {"count": f"(SUM({{each.listed}})-{SHOWN_FIRST})"})
    formula = f"IF(SUM({{each.listed}})>{SHOWN_FIRST},{rest},{literal('')})&{literal(note)}"
    result = joined(more, {"count": listed - SHOWN_FIRST}) if listed > SHOWN_FIRST else ""
    page.put((row, A), page.live(formula, result + note), look.note(), to=K)
    page.heights[row] = 42


# --- the money -----------------------------------------------------------------------------


def add_spent(page: Page) -> None:
    """A row per quarter: planned, spent, in percent of what was allocated, and so far."""
    page.heading(page.at.spent, "spent", I)
    head = page.at.spent + 1
    spans = ((A, C), (D, E), (F, G), (H, H), (I, I))
    keys = ("quarter", "planned", "spent", "percent", "cumulative")
    for key, (column, to) in zip(keys, spans, strict=True):
        page.put((head, column), page.word("spent", key), look.head(), to=to)
    for quarter in QUARTERS:
        _quarter(page, head + quarter, quarter)
    first, last = head + 1, head + len(QUARTERS)
    for key, (column, _) in zip(keys[1:], spans[1:], strict=True):
        page.name("quarter", key, (first, column), (last, column))
    _spent_total(page, last + 1)


def _quarter(page: Page, row: int, quarter: int) -> None:
    book = page.world.rows["book"][0]
    planned, spent = f"planned_q{quarter}", f"spent_q{quarter}"
    money, rate = look.cell("right", look.MONEY), look.cell("center", look.PERCENT)
    page.put((row, A), quarter, look.cell("center"))
    page.put((row, B), page.word("spent", f"q{quarter}"), look.cell(), to=C)
    page.put((row, D), page.live(f"{{book.{planned}}}", book[planned]), money, to=E)
    page.put((row, F), page.live(f"{{book.{spent}}}", book[spent]), money, to=G)
    own = book[spent]
    asked = f"OR({a1((row, F))}={literal('')},{{book.allocated}}=0)"
    for column, part, result in (
        (H, a1((row, F)), "" if own == "" else percent(float(own), float(book["allocated"]))),
        (I, f"SUM({a1((row - quarter + 1, F))}:{a1((row, F))})", so_far(book, quarter)),
    ):
        formula = f"IF({asked},{literal('')},ROUND({part}/{{book.allocated}}*100,2))"
        page.put((row, column), page.live(formula, result), rate)


def _sum(values: list[Result]) -> int | float:
    return sum(value for value in values if not isinstance(value, str))


def _spent_total(page: Page, row: int) -> None:
    results = line_results(page.world)
    lines = {line.key: line for line in page.sheet.lines}
    book = page.world.rows["book"][0]
    strong = look.cell("right", look.MONEY, strong=True)
    plans = [book[f"planned_q{quarter}"] for quarter in QUARTERS]
    planned = f"{a1((row - 4, D))}:{a1((row - 1, D))}"
    formula = f"IF(COUNT({planned})=0,{literal('')},SUM({planned}))"
    total = _sum(plans) if any(plan != "" for plan in plans) else ""
    page.put((row, A), page.word("spent", "total"), look.cell(strong=True), to=C)
    page.put((row, D), page.live(formula, total), strong, to=E)
    add_line(page, lines["spent"], results, (row, F), G)
    add_line(page, lines["spent_percent"], results, (row, H))
    page.put((row, I), None, strong)
    page.put((row + 1, A), lines["allocated"].label, look.label(), to=C)
    add_line(page, lines["allocated"], results, (row + 1, D), E)
    page.put((row + 1, F), lines["left"].label, look.label(), to=G)
    add_line(page, lines["left"], results, (row + 1, H), I)
    _spent_note(page, row + 2)


def _spent_note(page: Page, row: int) -> None:
    """Where the money is filled in, while none is; which cells were not added up."""
    book = page.world.rows["book"][0]
    sheet = page.world.layout.sheet("budget").name
    none = joined(page.word("spent", "none"), {"sheet": sheet})
    texts = page.word("spent", "texts")
    told = joining(texts, {"count": "{book.money_texts}"})
    formula = (
        f"IF({{book.money_texts}}>0,{told},IF(AND({{book.allocated}}=0,{{book.spent}}=0),"
        f"{literal(none)},{literal('')}))"
    )
    empty = book["allocated"] == 0 and book["spent"] == 0
    count = book["money_texts"]
    result = joined(texts, {"count": count}) if count else none if empty else ""
    page.put((row, A), page.live(formula, result), look.note(), to=I)
