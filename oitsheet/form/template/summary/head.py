"""The top of the summary: whose book it is, where to begin, the big figures, all figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.template.look import LINE_FORMATS
from oitsheet.form.template.plan import quoted
from oitsheet.form.template.results_text import as_text, fixed, joined, joining, literal, trimmed
from oitsheet.form.template.summary import look
from oitsheet.form.template.summary.lines import line_results
from oitsheet.form.template.summary.page import (
    CARD_HEIGHTS,
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    I,
    J,
    K,
    Page,
    figure_rows,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.form.layout import Line
    from oitsheet.form.template.contents import Formula
    from oitsheet.form.template.results import Result

_START = ("agency", "paste", "items")
"""The sheets to begin with."""

Card = tuple[str, "Formula", "Formula"]
"""A card's title, its big figure, and what the figure is made of."""

_WAYS = ("button", "command", "send")
_ROWS_OF_WAY = 2


def add_head(page: Page) -> None:
    """Put everything above the tables."""
    results = line_results(page.world)
    _office(page)
    _start(page)
    _cards(page, results)
    _figures(page, results)
    _ways(page)


def _office(page: Page) -> None:
    """The office, its kind of year and the day, as the agency's sheet has them."""
    agency = page.world.agency
    template = page.word("office", "line")
    blank = {"office": page.word("office", "nobody"), "year": page.word("office", "no_year")}
    fields = {"office": "office", "year": "fiscal_year"}
    asked, told = {}, {}
    for part, key in fields.items():
        typed = f"TRIM({{agency.{key}}})"
        asked[part] = f"IF({typed}={literal('')},{literal(blank[part])},{typed})"
        told[part] = trimmed(agency.get(key)) or blank[part]
    formula, result = joining(template, asked), joined(template, told)
    page.put((page.at.office, A), page.live(formula, result), look.office(), to=K)
    page.name("summary", "office", (page.at.office, A), (page.at.office, A))
    page.heights[page.at.office] = 28


def _start(page: Page) -> None:
    """Where to begin, with links to the places."""
    row, layout = page.at.start, page.world.layout
    page.put((row, A), page.word("start", "title"), look.start(), to=B)
    spans = ((C, C), (D, F), (G, J))
    for number, (key, (first, last)) in enumerate(zip(_START, spans, strict=True), start=1):
        name = layout.sheet(key).name
        step = page.word("start", "step_if_any" if key == "paste" else "step")
        text = joined(step, {"number": number, "sheet": name})
        there = f"internal:{quoted(name)}!A1"
        to = last if last > first else None
        page.put((row, first), text, look.start(link=True), to=to, link=there)
    there = f"internal:{quoted(page.sheet.name)}!A{page.at.contents}"
    page.put((row, K), page.word("start", "contents"), look.start(link=True), link=there)
    page.heights[row] = 28


def _cards(page: Page, results: Mapping[str, Result]) -> None:
    makers = (_claimed_card, _mend_card, _score_card, _money_card)
    spans = ((A, C), (D, F), (G, J), (K, K))
    numbers = (look.PERCENT, look.COUNT, look.PERCENT, look.PERCENT)
    top = page.at.cards
    for maker, (first, last), number in zip(makers, spans, numbers, strict=True):
        title, figure, note = maker(page, results)
        page.put((top, first), title, look.card("title"), to=last)
        page.put((top + 1, first), figure, look.card("figure", number), to=last)
        page.put((top + 2, first), note, look.card("note"), to=last)
    for row, height in enumerate(CARD_HEIGHTS, start=page.at.cards):
        page.heights[row] = height


def _claimed_card(page: Page, results: Mapping[str, Result]) -> Card:
    """What is claimed, in percent; nothing while no status stands anywhere."""
    none = page.word("card", "none")
    nothing = results["blank"] == results["items"]
    figure = page.live(
        f"IF({{line.blank}}={{line.items}},{literal(none)},{{line.claimed_percent}})",
        none if nothing else results["claimed_percent"],
    )
    plain, aimed = page.word("card", "claimed_note"), page.word("card", "claimed_note_target")
    parts = {key: f"{{line.{key}}}" for key in ("claimed", "items", "target")}
    lost, count = page.word("card", "lost"), page.world.rows["book"][0]["unmatched"]
    beside = page.word("card", "claimed_note_pasted")
    told = joined(plain if results["target"] == "" else aimed, {k: results[k] for k in parts})
    note = page.live(
        f"IF({{book.unmatched}}>0,{joining(lost, {'count': '{book.unmatched}'})},"
        f"IF(COUNTA({{paste.zone}})>0,{joining(beside, parts)},"
        f"IF({{line.target}}={literal('')},{joining(plain, parts)},{joining(aimed, parts)})))",
        joined(lost, {"count": count}) if count else told,
    )
    return page.word("card", "claimed"), figure, note


def _mend_card(page: Page, _results: Mapping[str, Result]) -> Card:
    """How many items are to be put right, and what that is worth."""
    world = page.world
    none, listed, worth = page.word("card", "none"), world.total("listed"), world.total("worth")
    figure = page.live(
        f"IF({{book.begun}}=0,{literal(none)},SUM({{each.listed}}))",
        listed if world.rows["book"][0]["begun"] else none,
    )
    template, nothing = page.word("card", "mend_note"), page.word("card", "mend_nothing")
    todo, begun = page.word("card", "mend_none"), world.rows["book"][0]["begun"]
    pasted = literal(page.word("card", "mend_pasted"))
    begin = f"IF(COUNTA({{paste.zone}})>0,{pasted},{literal(todo)})"
    note = page.live(
        f"IF({{book.begun}}=0,{begin},IF(SUM({{each.listed}})=0,{literal(nothing)},"
        f"{joining(template, {'worth': 'FIXED(SUM({each.worth}),2)'})}))",
        joined(template, {"worth": fixed(worth)}) if listed else nothing if begun else todo,
    )
    return page.word("card", "mend"), figure, note


def _score_card(page: Page, _results: Mapping[str, Result]) -> Card:
    """The score once all points are known, else the level that the KPI reports."""
    book, word = page.world.rows["book"][0], page.word
    threshold = as_text(float(page.world.edition.pass_threshold))
    template = word("card", "score_note")
    scored = joining(template, {"level": "{book.level}", "pass": literal(threshold)})
    reported, aim = word("card", "score_reported"), word("card", "score_target")
    figure = page.live(
        "IF(ISNUMBER({book.score}),{book.score},"
        f"IF({{book.reported_level}}={literal('')},{literal(word('card', 'none'))},"
        "{book.reported_level}))",
        book["score"] or book["reported_level"] or word("card", "none"),
    )
    aimed = joining(aim, {"target": "{book.target_level}"})
    note = page.live(
        f"IF(ISNUMBER({{book.score}}),{scored},IF({{book.reported_level}}={literal('')},"
        f"{literal(word('card', 'score_none'))},"
        f"IF({{book.target_level}}={literal('')},{literal(reported)},{aimed})))",
        joined(template, {"level": book["level"], "pass": threshold})
        if book["score"] != ""
        else word("card", "score_none")
        if book["reported_level"] == ""
        else joined(aim, {"target": book["target_level"]})
        if book["target_level"]
        else reported,
    )
    return word("card", "score"), figure, note


def _money_card(page: Page, results: Mapping[str, Result]) -> Card:
    """What is spent, in percent."""
    none = page.word("card", "none")
    figure = page.live(
        f"IF({{line.spent_percent}}={literal('')},{literal(none)},{{line.spent_percent}})",
        none if results["spent_percent"] == "" else results["spent_percent"],
    )
    template, nothing = page.word("card", "money_note"), page.word("card", "money_none")
    parts = {key: f"FIXED({{line.{key}}},2)" for key in ("spent", "allocated")}
    note = page.live(
        f"IF({{line.spent_percent}}={literal('')},{literal(nothing)},{joining(template, parts)})",
        nothing
        if results["spent_percent"] == ""
        else joined(template, {k: fixed(float(results[k]), commas=True) for k in parts}),
    )
    return page.word("card", "money"), figure, note


def _figures(page: Page, results: Mapping[str, Result]) -> None:
    """All figures of the KPI, in two columns."""
    first = page.at.figures
    page.heading(first, "figures", J)
    lines = [line for line in page.sheet.lines if line.place == "figures"]
    rows = figure_rows(page.sheet)
    for n, line in enumerate(lines):
        row = first + 1 + n % rows
        label, to, value = ((A, C, D), (E, I, J))[n // rows]
        page.put((row, label), line.label, look.label(), to=to)
        add_line(page, line, results, (row, value))


def add_line(
    page: Page,
    line: Line,
    results: Mapping[str, Result],
    at: tuple[int, int],
    to: int | None = None,
) -> None:
    """Put one figure into its cell; it bears a name, so that others find it wherever it stands."""
    align: look.Align = "right" if line.format == "money" else "center"
    style = look.cell(align, LINE_FORMATS[line.format], strong=True)
    page.put(at, page.live(line.formula, results[line.key]), style, to=to)
    page.name("line", line.key, at, at)


def _ways(page: Page) -> None:
    """How to have the whole book checked, beside the figures."""
    row = page.at.figures
    page.put((row, K), page.word("ways", "title"), look.section())
    for number, way in enumerate(_WAYS):
        top = row + 1 + number * _ROWS_OF_WAY
        style = look.way()
        page.put((top, K), page.word("ways", way), style, to=(top + _ROWS_OF_WAY - 1, K))
