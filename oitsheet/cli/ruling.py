"""The rules explained: one of them, or all of them in a list."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from oitsheet.cli.asking import selection_of
from oitsheet.cli.completing import codes_like
from oitsheet.cli.console import show
from oitsheet.cli.helping import Command
from oitsheet.cli.options import (
    colour_option,
    ignore_option,
    lang_option,
    select_option,
    text_or_json_option,
)
from oitsheet.cli.paging import page_of
from oitsheet.cli.usage import WrongUsage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.cli.language import Speech
    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.rules.rule import FirstRule, OutcomeRule
    from oitsheet.rendering.page import Page

    AnyRule = FirstRule | OutcomeRule

_WIDE = 80
"""From so many columns on the rules stand in a table."""


@click.command(cls=Command, help="help.rule")
@click.argument("code", shell_complete=codes_like)
@lang_option
@colour_option
@click.pass_context
def rule(ctx: click.Context, code: str) -> None:
    """Explain one rule: its page of the manual."""
    from oitsheet.judging.rules import rule_of  # noqa: PLC0415
    from oitsheet.judging.selection import nearest_to  # noqa: PLC0415
    from oitsheet.rendering.manual import page_lines, rule_page  # noqa: PLC0415

    page = page_of(ctx)
    found = rule_of(code)
    if found is None:
        nearest = nearest_to(code)
        key = "like_rule" if nearest else "unknown_rule"
        raise WrongUsage(page.catalogue.say(f"command.{key}", code=code, nearest=nearest))
    lines = page_lines(rule_page(found, page.catalogue), page)
    show("\n".join(lines) + "\n", colour=bool(ctx.color))


def _heading(text: str, page: Page) -> Iterator[str]:
    return (page.paint(line, "head") for line in page.lines(text))


@click.command(cls=Command, help="help.rules")
@text_or_json_option
@select_option
@ignore_option
@lang_option
@colour_option
@click.pass_context
def rules(ctx: click.Context, form: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
    """List the rules: code, name, severity and title."""
    from oitsheet.judging.rules import RULES  # noqa: PLC0415

    speech: Speech = ctx.obj
    catalogue = speech.on_screen if form == "text" else speech.in_files
    left_out = selection_of(select, ignore, catalogue)
    chosen = [rule for rule in RULES if rule.code not in left_out]
    if form == "json":
        entries = [_entry(rule, catalogue) for rule in chosen]
        text = json.dumps(entries, ensure_ascii=False, indent=2)
    else:
        text = "\n".join(_listed(chosen, page_of(ctx)))
    show(f"{text}\n", data=form == "json", colour=bool(ctx.color))


def _entry(rule: AnyRule, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.code[0],
        "severity": str(rule.severity),
        "when_late": str(rule.when_late) if rule.when_late else None,
        "title": catalogue.rules[rule.code].title,
    }


def _listed(rules: list[AnyRule], page: Page) -> Iterator[str]:
    from oitsheet.rendering.manual import loudness  # noqa: PLC0415

    said = {rule.code: loudness(rule, page.catalogue) for rule in rules}
    for letter, group in groupby(rules, key=lambda rule: rule.code[0]):
        own = list(group)
        name = page.catalogue.say(f"family.{letter}")
        family = page.catalogue.say(
            "command.rules_family", letter=letter, name=name, count=len(own)
        )
        if letter != rules[0].code[0]:
            yield ""
        yield from _heading(family, page)
        for rule in own:
            yield from _line(rule, said, page)
    yield ""
    yield from page.lines(page.say("explain", code=rules[0].code))


def _line(rule: AnyRule, loudness: dict[str, str], page: Page) -> Iterator[str]:
    """One rule: in columns where there is room, else run on."""
    from oitsheet.rendering.wrapping import columns_of  # noqa: PLC0415

    title = page.catalogue.rules[rule.code].title
    said = loudness[rule.code]
    painted = page.paint(said, str(rule.severity))
    if page.width < _WIDE:
        yield from page.lines(f"{rule.code} {painted} · {title} ({rule.name})", indent=2, hang=7)
        return
    room = max(map(columns_of, loudness.values()))
    start = f"{rule.code}  {painted}{' ' * (room - columns_of(said))}  "
    yield from page.lines(f"{start}{title} ({rule.name})", indent=2, hang=columns_of(start) + 2)
