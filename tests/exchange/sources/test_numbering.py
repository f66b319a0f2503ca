"""Word's automatic numbers, which are shown and stand nowhere in the text."""

from __future__ import annotations

import io

import docx
import pytest
from exchange.sources.papers import cell, document, lines, numbered, only, read, row, table, words


def listed(*levels: str, own: int = 1, overrides: str = "", shared: int | None = None) -> str:
    """A list of this number, each of its levels as given."""
    inside = "".join(
        f'<w:lvl w:ilvl="{place}">{level}</w:lvl>' for place, level in enumerate(levels)
    )
    abstract = f'<w:abstractNum w:abstractNumId="{own}">{inside}</w:abstractNum>' if levels else ""
    return (
        f'{abstract}<w:num w:numId="{own}"><w:abstractNumId w:val="{shared or own}"/>{overrides}'
        "</w:num>"
    )


def level(text: str, kind: str = "decimal", start: int = 1, more: str = "") -> str:
    return f'<w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>{more}'


def column(found) -> list[object]:
    return [line[0] for line in lines(only(found))]


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("O%1", "decimal", ["O1", "O2", "O3"]),
        ("%1.", "decimal", ["1.", "2.", "3."]),
        ("%1", "thaiNumbers", ["๑", "๒", "๓"]),
        ("ข้อ %1", "thaiCounting", ["ข้อ ๑", "ข้อ ๒", "ข้อ ๓"]),
        ("%1)", "thaiLetters", ["ก)", "ข)", "ค)"]),
        ("%1", "decimalZero", ["01", "02", "03"]),
        ("%1", "upperRoman", ["I", "II", "III"]),
        ("%1", "lowerLetter", ["a", "b", "c"]),
    ],
)
def test_a_column_numbered_by_word_is_not_blank(text, kind, shown) -> None:
    rows = (row(cell(numbered()), title) for title in ("ก", "ข", "ค"))
    assert column(read(document(table(*rows), numbering=listed(level(text, kind))))) == shown


def test_a_list_goes_on_from_table_to_table_and_past_other_paragraphs() -> None:
    body = (
        numbered("บทนำ")
        + table(row(cell(numbered("ก")), "x"))
        + words("คั่น")
        + table(row(cell(numbered("ข")), "y"))
    )
    source = read(document(body, numbering=listed(level("%1."))))
    assert [lines(found)[0][0] for found in source.tables] == ["2. ก", "3. ข"]
    assert source.tables[0].caption == "1. บทนำ"


def test_deeper_levels_begin_anew_under_each_number() -> None:
    numbers = listed(level("%1."), level("%1.%2"))
    content = "".join(numbered(level=depth) for depth in (0, 1, 1, 0, 1))
    source = read(document(table(row(cell(content), "x")), numbering=numbers))
    assert column(source) == ["1.\n1.1\n1.2\n2.\n2.1"]


def test_a_list_may_begin_at_any_number_and_begin_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbers = listed(level("%1", start=30)) + listed(own=2, shared=1, overrides=anew)
    rows = (row(cell(numbered(number=number)), "x") for number in (1, 1, 2, 2))
    assert column(read(document(table(*rows), numbering=numbers))) == ["30", "31", "1", "2"]


def test_a_number_may_come_with_the_paragraphs_style() -> None:
    styles = (
        '<w:style w:styleId="base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="code"><w:basedOn w:val="base"/></w:style>'
    )
    styled = '<w:p><w:pPr><w:pStyle w:val="code"/></w:pPr></w:p>'
    taken_out = (
        '<w:p><w:pPr><w:pStyle w:val="code"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:p>'
    )
    rows = (row(cell(paragraph), "x") for paragraph in (styled, taken_out, styled))
    source = read(document(table(*rows), numbering=listed(level("O%1")), styles=styles))
    assert column(source) == ["O1", "", "O2"]


def test_bullets_are_shown_as_bullets_and_dashes_as_dashes() -> None:
    numbers = listed(level("\uf0b7", "bullet")) + listed(level("-", "bullet"), own=2)
    content = numbered("แผนผัง") + numbered("ชื่อหน่วยงาน", number=2)
    source = read(document(table(row("O1", cell(content))), numbering=numbers))
    assert lines(only(source)) == [["O1", "• แผนผัง\n- ชื่อหน่วยงาน"]]


def test_a_list_may_take_its_levels_from_a_style_of_lists() -> None:
    numbers = (
        '<w:abstractNum w:abstractNumId="5"><w:styleLink w:val="own"/>'
        f'<w:lvl w:ilvl="0">{level("ข้อ %1", "thaiNumbers")}</w:lvl></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="own"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="6"/></w:num>'
    )
    source = read(document(table(row(cell(numbered()), "x")), numbering=numbers))
    assert column(source) == ["ข้อ ๑"]


@pytest.mark.parametrize("kind", ["decimal", "thaiNumbers", "thaiLetters", "upperRoman", "none"])
def test_numbers_that_nobody_writes_are_still_no_fault_of_ours(kind) -> None:
    numbers = listed(level("%1", kind, start=32767))
    rows = (row(cell(numbered()), "x") for _ in range(3))
    source = read(document(table(*rows), numbering=numbers))
    assert [line[1] for line in lines(only(source))] == ["x", "x", "x"]


def test_the_lists_of_words_own_template_are_counted() -> None:
    paper = docx.Document()
    drawn = paper.add_table(3, 2)
    for line in range(3):
        drawn.cell(line, 0).paragraphs[0].style = "List Number"
        drawn.cell(line, 1).paragraphs[0].style = "List Bullet"
        drawn.cell(line, 1).paragraphs[0].add_run("ก")
    file = io.BytesIO()
    paper.save(file)
    found = only(read(file.getvalue()))
    assert lines(found) == [["1.", "• ก"], ["2.", "• ก"], ["3.", "• ก"]]
