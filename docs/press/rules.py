"""The pages of the rules: one each in both languages, and an index by family and by loudness."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from oitsheet.form.messages import LANGUAGES
from oitsheet.judging.finding import Severity
from oitsheet.judging.rules import RULES
from oitsheet.location import column_letters
from oitsheet.rendering.manual import rule_page
from press.causes import causes_of
from press.common import badge, catalogue, folder, safe, table, tagged, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.form.messages import Catalogue, Language
    from oitsheet.judging.rules import AnyRule
    from oitsheet.location import Location
    from oitsheet.rendering.manual import Section, Sheet, Told


def rule_path(code: str, language: Language) -> str:
    """Where a rule's page lies in the site."""
    return f"{folder(language)}rules/{code.lower()}.md"


def families() -> Iterator[tuple[str, list[AnyRule]]]:
    """Yield the letter of each family with its rules, in their order."""
    for letter, group in groupby(RULES, key=lambda rule: rule.code[0]):
        yield letter, list(group)


def rule_pages() -> Iterator[tuple[str, str]]:
    """Yield path and text of every page about rules."""
    for language in LANGUAGES:
        yield f"{folder(language)}rules/index.md", "\n".join(_index(language))
        for rule in RULES:
            yield rule_path(rule.code, language), "\n".join(_page(rule, language))


def _index(language: Language) -> Iterator[str]:
    own, said = words(language), catalogue(language)
    yield f"# {own['rules_title']}"
    yield f"{own['rules_intro']}\n"
    for letter, rules in families():
        name = said.say(f"family.{letter}")
        yield f"## {own['family'].format(letter=letter, name=name, count=len(rules))}\n"
        pages = [rule_page(rule, said) for rule in rules]
        yield from table(
            own["rules_head"],
            (
                (
                    f"[{page.code}]({page.code.lower()}.md)",
                    badge(page.severity, page.loudness),
                    safe(page.title),
                )
                for page in pages
            ),
        )
    yield f"## {own['rules_by_loudness']}\n"
    yield from table(
        own["loudness_head"],
        (
            (
                badge(severity, said.say(f"severity.{severity}")),
                own["meaning"][severity],
                " ".join(
                    f"[{rule.code}]({rule.code.lower()}.md)"
                    for rule in RULES
                    if severity in {rule.severity, rule.when_late}
                ),
            )
            for severity in Severity
        ),
    )


def _page(rule: AnyRule, language: Language) -> Iterator[str]:
    own = words(language)
    page = rule_page(rule, catalogue(language))
    other: Language = "en" if language == "th" else "th"
    up = "../" if language == "th" else "../../"
    described = page.title.replace("'", "''")
    yield f"---\ntitle: {page.code}\ndescription: '{described}'\n---\n"
    yield f"# {page.code} {safe(page.title)}\n"
    yield f"{badge(page.severity, page.loudness)} `{page.name}`"
    yield f"· [{own['back_to_rules']}](index.md)"
    yield f"· [{own['other_language']}]({up}{rule_path(rule.code, other)})\n"
    yield from (f"- {safe(fact)}" for fact in page.facts[1:])
    yield ""
    for section in page.sections:
        yield f"## {section.heading}\n"
        yield from _section(section, catalogue(language))
        if section.key == "why" and (numbers := causes_of(rule)):
            target = "causes.th.md#causes" if language == "th" else "causes.md#the-causes"
            named = ", ".join(own["cause_no"].format(no=no) for no in numbers)
            yield f"{own['causes_answered']}: [{named}]({up}{target})\n"


def _section(section: Section, said: Catalogue) -> Iterator[str]:
    for paragraph in section.paragraphs:
        yield f"{safe(paragraph)}\n"
    marks = {told.at: str(told.severity) for told in section.told}
    for sheet in section.sheets:
        yield _sheet(sheet, marks)
        yield ""
        for key, value in (("hidden", sheet.hidden), ("merged", sheet.merged)):
            if value:
                yield f"<small>{tagged(said.say(f'manual.{key}', places=value))}</small>\n"
        if sheet.left_out:
            yield f"<small>{tagged(said.say('manual.more_rows', count=sheet.left_out))}</small>\n"
    if section.told:
        yield f"**{section.told_heading}**\n"
    for told in section.told:
        yield _told(told)
        yield ""
    yield from (f"- {safe(bullet)}" for bullet in section.bullets)
    yield ""


def _sheet(sheet: Sheet, marks: dict[Location, str]) -> str:
    """A cut of a sheet as Excel shows it, the cells that a finding names coloured."""
    places = {(at.row, at.column): mark for at, mark in marks.items() if at.sheet == sheet.name}
    letters = " ".join(f"<th>{column_letters(column)}</th>" for column in sheet.columns)
    lines = [
        f'<div class="sheet"><p class="tab">{tagged(sheet.name)}</p><table class="cells">',
        f"<thead><tr><th></th>{letters}</tr></thead><tbody>",
    ]
    for row, cells in sheet.rows.items():
        shown = " ".join(
            f"<td{_class(places.get((row, column)))}>{tagged(text)}</td>"
            for column, text in zip(sheet.columns, cells, strict=True)
        )
        lines.append(
            f"<tr{_class('head' if row == sheet.header else None)}><th>{row}</th> {shown}</tr>"
        )
    return "\n".join([*lines, "</tbody></table></div>"])


def _class(name: str | None) -> str:
    return f' class="{name}"' if name else ""


def _told(told: Told) -> str:
    also = f" <small>({tagged(told.also)})</small>" if told.also else ""
    return (
        f'<div class="told {told.severity}">{badge(told.severity, told.label)} '
        f"<code>{tagged(told.at)}</code> {tagged(told.message)}{also}"
        f'<div class="fix">→ {tagged(told.fix)}</div></div>'
    )
