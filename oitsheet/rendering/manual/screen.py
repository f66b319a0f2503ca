"""The page of a rule on a terminal of any width: cells row by row, since a table might not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.location import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.rendering.manual.examples import Sheet
    from oitsheet.rendering.manual.pages import RulePage, Section, Told
    from oitsheet.rendering.page import Page


def page_lines(manual: RulePage, page: Page) -> Iterator[str]:
    """Yield the lines of a rule's page.

    Args:
        manual: What it says, in the language of `page`.
        page: Width and colours.
    """
    yield from _heading(f"{manual.code} {manual.name}: {manual.title}", page)
    for fact in manual.facts:
        yield from page.lines(fact, hang=2)
    for section in manual.sections:
        yield ""
        yield from _heading(section.heading, page)
        yield from _body(section, page)


def _heading(text: str, page: Page) -> Iterator[str]:
    return (page.paint(line, "head") for line in page.lines(text))


def _body(section: Section, page: Page) -> Iterator[str]:
    for number, paragraph in enumerate(section.paragraphs):
        if number and section.key == "why":
            yield ""
        yield from page.lines(paragraph)
    for sheet in section.sheets:
        yield from _sheet(sheet, page)
    if section.told:
        yield from page.lines(f"{section.told_heading}:")
    for told in section.told:
        yield from _told(told, page)
    for bullet in section.bullets:
        yield from page.lines(f"· {bullet}", hang=2)


def _sheet(sheet: Sheet, page: Page) -> Iterator[str]:
    name = page.catalogue.say("manual.sheet", name=sheet.name)
    yield from (page.paint(line, "group") for line in page.lines(name, indent=2, hang=4))
    headers = sheet.rows.get(sheet.header or 0, ())
    for row, cells in sheet.rows.items():
        if row == sheet.header:
            continue
        said = []
        for number, (column, text) in enumerate(zip(sheet.columns, cells, strict=True)):
            header = headers[number] if headers else ""
            if text:
                place = f"{column_letters(column)}{row}"
                said.append(f"{place} {header}: {text}" if header else f"{place}: {text}")
        yield from page.lines(" · ".join(said).replace("\n", " "), indent=4, hang=6)
    if sheet.left_out:
        yield from page.lines(
            page.catalogue.say("manual.more_rows", count=sheet.left_out), indent=4
        )
    for key, places in (("hidden", sheet.hidden), ("merged", sheet.merged)):
        if places:
            yield from page.lines(page.catalogue.say(f"manual.{key}", places=places), indent=4)


def _told(told: Told, page: Page) -> Iterator[str]:
    label = page.paint(told.label, str(told.severity))
    also = f" ({told.also})" if told.also else ""
    yield from page.lines(f"{label} {told.at}: {told.message}{also}", indent=2, hang=4)
    yield from page.lines(f"→ {told.fix}", indent=4, hang=6)
