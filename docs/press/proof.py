"""The proof sheet: every sentence in both languages, beside a column for a Thai reader's remark."""

from __future__ import annotations

import io
import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple

import xlsxwriter

from oitsheet import __version__
from oitsheet.form.edition import edition_keys, load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.messages import Bilingual
from oitsheet.judging.rules import RULES
from oitsheet.rendering.manual import load_examples
from oitsheet.rendering.wrapping import wrap
from press.causes import causes
from press.common import HERE, catalogue, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from xlsxwriter.format import Format

    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Sheet
    from oitsheet.judging.finding import Facts

FONT = "TH Sarabun New"

LINE = 27.0
"""The height of one line, in points."""

FILL = 0.9
"""How much of a column's width a line fills at most, should another font stand in for ours."""


class Sentence(NamedTuple):
    """One line of the sheet.

    Attributes:
        key: Where a developer finds it.
        where: Where a user meets it.
        th: In Thai, its facts filled in where an example gives them.
        en: The same in English.
    """

    key: str
    where: str
    th: str
    en: str


def tabs() -> dict[str, list[Sentence]]:
    """Return the sentences of each tab, by the tab's key."""
    own = _own()
    found = {
        "rules": _rules(own),
        "words": _words(own),
        "form": _form(),
        "editions": _editions(),
        "manual": _manual(),
    }
    return {key: [line for line in lines if line.th or line.en] for key, lines in found.items()}


def proof_sheet() -> bytes:
    """Return the workbook."""
    own, buffer = _own(), io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": own["title"].format(version=__version__)})
        plain = {"font_name": FONT, "font_size": 16, "text_wrap": True, "valign": "top"}
        cell = book.add_format({**plain, "border": 1, "border_color": "#BFBFBF"})
        quiet = book.add_format(
            {
                **plain,
                "font_size": 14,
                "font_color": "#595959",
                "border": 1,
                "border_color": "#BFBFBF",
            }
        )
        head = book.add_format({**plain, "bold": True, "bg_color": "#D9EAE7", "border": 1})
        remark = book.add_format(
            {**plain, "bg_color": "#FFFBE6", "border": 1, "border_color": "#BFBFBF"}
        )
        lines = tabs()
        _guide(
            book,
            own,
            lines,
            book.add_format(plain),
            book.add_format({**plain, "bold": True, "font_size": 20}),
        )
        for key, sentences in lines.items():
            _tab(book, own, own[key], sentences, (head, quiet, cell, remark))
    return buffer.getvalue()


def _own() -> dict[str, Any]:
    return dict(tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))["proof"])


def _guide(
    book: xlsxwriter.Workbook,
    own: dict[str, Any],
    tabs: Mapping[str, list[Sentence]],
    plain: Format,
    title: Format,
) -> None:
    sheet = book.add_worksheet(own["guide"])
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, own["title"].format(version=__version__), title)
    counted = [own["counted"].format(sheet=own[key], count=len(tabs[key])) for key in tabs]
    sheet.set_row(0, 1.3 * LINE)
    for row, text in enumerate([*own["lines"], "", *counted], start=1):
        sheet.set_row(row, _height((text, 110)))
        sheet.write_string(row, 0, text, plain)


def _tab(
    book: xlsxwriter.Workbook,
    own: dict[str, Any],
    name: str,
    sentences: list[Sentence],
    formats: tuple[Format, Format, Format, Format],
) -> None:
    head, quiet, cell, remark = formats
    sheet = book.add_worksheet(name)
    sheet.set_row(0, 1.2 * LINE)
    for column, (text, width) in enumerate(zip(own["head"], own["widths"], strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, text, head)
    for row, line in enumerate(sentences, start=1):
        texts = zip((line.key, line.where, line.th, line.en), own["widths"][1:], strict=False)
        sheet.set_row(row, _height(*texts))
        sheet.write_number(row, 0, row, quiet)
        for column, text in enumerate((line.key, line.where), start=1):
            sheet.write_string(row, column, text, quiet)
        sheet.write_string(row, 3, line.th, cell)
        sheet.write_string(row, 4, line.en, quiet)
        sheet.write_blank(row, 5, None, remark)
    sheet.freeze_panes(1, 4)
    sheet.autofilter(0, 0, len(sentences), len(own["head"]) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _height(*cells: tuple[str, int]) -> float:
    """The height of a row, in points, in which these texts stand in columns of these widths."""
    wrapped = (
        sum(len(wrap(part, int(width * FILL))) or 1 for part in text.split("\n"))
        for text, width in cells
    )
    return LINE * max(wrapped)


def _rules(own: dict[str, Any]) -> Iterator[Sentence]:
    thai, english = catalogue("th"), catalogue("en")
    for rule in RULES:
        if rule.code not in thai.rules or rule.code not in english.rules:
            continue  # being written
        example = load_examples().get(rule.code)
        facts = example.findings[0].facts if example and example.findings else None
        loudness = thai.say(f"severity.{rule.severity}")
        for part, name in own["parts"].items():
            th, en = (
                _filled(said, getattr(said.rules[rule.code], part), facts)
                for said in (thai, english)
            )
            yield Sentence(f"rule.{rule.code}.{part}", f"{rule.code} {loudness} · {name}", th, en)


def _filled(said: Any, template: str, facts: Facts | None) -> str:  # noqa: ANN401  (a catalogue)
    try:
        return str(said.fill(template, facts)) if facts is not None else str(said.blank(template))
    except KeyError:  # an example that was made for other words
        return str(said.blank(template))


def _words(own: dict[str, Any]) -> Iterator[Sentence]:
    thai, english = catalogue("th"), catalogue("en")
    for key, text in thai.words.items():
        table = key.partition(".")[0]
        where = own["where"].get(table, table)
        yield Sentence(key, where, thai.blank(text), english.blank(english.words.get(key, "")))


def _form() -> Iterator[Sentence]:
    for sheet in load_layout().sheets:
        yield from _sheet(sheet)


def _sheet(sheet: Sheet) -> Iterator[Sentence]:
    where = sheet.name
    yield Sentence(f"sheet.{sheet.key}.name", where, sheet.name, sheet.name_en)
    for part in ("purpose", "help", "hint"):
        th, en = getattr(sheet, part), getattr(sheet, f"{part}_en")
        yield Sentence(f"sheet.{sheet.key}.{part}", where, th or "", en or "")
    for column in sheet.columns:
        key = f"{sheet.key}.{column.key}"
        yield Sentence(key, where, column.header, column.header_en)
        yield Sentence(f"{key}.help", f"{where} > {column.header}", column.help, column.help_en)
        if column.choices:
            choices = " · ".join(column.choices)
            yield Sentence(f"{key}.choices", f"{where} > {column.header}", choices, "")
    for number, line in enumerate(sheet.lines, start=1):
        yield Sentence(f"{sheet.key}.line.{number}", where, line.label, line.label_en)
    for name, block in sheet.blocks.items():
        for part, text in block.items():
            if isinstance(text, Bilingual):
                th, en = (catalogue("th").blank(said) for said in text)
                yield Sentence(f"{sheet.key}.blocks.{name}.{part}", where, th, en)


def _editions() -> Iterator[Sentence]:
    """Editions share much: what was shown once is not shown again."""
    seen: set[tuple[str, str]] = set()
    for key in edition_keys():
        for line in _edition(load_edition(key)):
            if (line.th, line.en) not in seen:
                seen.add((line.th, line.en))
                yield line


def _edition(edition: Edition) -> Iterator[Sentence]:
    where = edition.key
    yield Sentence(where, where, edition.name_th, edition.name_en)
    for sub in edition.sub_indicators:
        yield Sentence(f"{where} {sub.code}", where, sub.title_th, sub.title_en)
    for item in edition.items:
        yield Sentence(f"{where} {item.code}", where, item.title_th, item.title_en)
        named = [*item.owner_roles, *filter(None, [item.may_not_apply])]
        for name in named:
            yield Sentence(f"{where} {name.key}", f"{where} {item.code}", name.th, name.en)
        for element in item.elements:
            yield Sentence(
                f"{where} {element.id}",
                f"{where} {item.code} {item.title_th}",
                element.th,
                element.en,
            )
    for issue in edition.issues:
        yield Sentence(f"{where} {issue.code}", where, issue.title_th, issue.title_en)


def _manual() -> Iterator[Sentence]:
    thai, english = words("th"), words("en")
    for key, text in _flat(thai):
        yield Sentence(f"words.{key}", _own()["manual"], text, dict(_flat(english)).get(key, ""))
    for cause in causes():
        yield Sentence(f"cause.{cause.no}", thai["causes_title"], cause.th, cause.en)


def _flat(table: Mapping[str, Any], start: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{start}{key}.")
        else:
            text = " · ".join(value) if isinstance(value, list) else str(value)
            yield f"{start}{key}", text.strip()
