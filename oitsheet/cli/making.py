"""New workbooks, and the editions to make them of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from oitsheet.cli.asking import OFFICE_FILES, edition_of, keep_apart, save_to, unknown
from oitsheet.cli.console import show
from oitsheet.cli.helping import Command
from oitsheet.cli.language import speech_in
from oitsheet.cli.options import colour_option, edition_option, lang_option, option
from oitsheet.cli.paging import page_of
from oitsheet.cli.usage import WrongUsage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.form.edition import Edition
    from oitsheet.form.messages import Catalogue
    from oitsheet.form.template import Button
    from oitsheet.rendering.page import Page


@click.command(cls=Command, help="help.new")
@edition_option(required=True)
@option("-o", "--output", required=True, type=click.Path(path_type=Path), help="help.new_output")
@option("--force", is_flag=True, help="help.force")
@option("--all-sheets", is_flag=True, help="help.all_sheets")
@option("--with-button", is_flag=True, help="help.with_button")
@lang_option
@click.pass_context
def new(ctx: click.Context, /, edition: str, output: Path, **asked: bool) -> None:
    """Make an empty master workbook."""
    from oitsheet.form.layout import load_layout  # noqa: PLC0415
    from oitsheet.form.template import build  # noqa: PLC0415

    catalogue = speech_in(ctx).on_screen
    chosen = edition_of(edition, catalogue, output)
    if chosen is None:  # an empty --edition
        raise WrongUsage(unknown("", None, catalogue))
    keep_apart(output, (Path(edition),), catalogue)
    button = _button(output, catalogue, wanted=asked["with_button"])
    content = build(load_layout(), chosen, all_sheets=asked["all_sheets"], button=button)
    save_to(output, content, catalogue, replace=asked["force"])
    items = len(chosen.items)
    show(catalogue.say("command.made", file=str(output), key=chosen.key, items=items) + "\n")


def _button(output: Path, catalogue: Catalogue, *, wanted: bool) -> Button | None:
    """The button to put in; Excel opens no file whose name and macros do not fit together."""
    ending = output.suffix.lower()
    unfit = ending != ".xlsm" if wanted else ending in OFFICE_FILES - {".xlsx"}
    if unfit:
        key = "button_needs_xlsm" if wanted else "xlsm_needs_button"
        raise WrongUsage(catalogue.say(f"command.{key}"))
    if not wanted:
        return None
    from oitsheet.install.button import check_button  # noqa: PLC0415

    return check_button()


@click.command(cls=Command, help="help.editions")
@lang_option
@colour_option
@click.pass_context
def editions(ctx: click.Context) -> None:
    """List the editions and how well each is verified."""
    show("\n".join(_listed(page_of(ctx))) + "\n", colour=bool(ctx.color))


def _listed(page: Page) -> Iterator[str]:
    from oitsheet.form.edition import BadEdition, edition_keys, load_edition  # noqa: PLC0415
    from oitsheet.form.edition_folders import Editions  # noqa: PLC0415
    from oitsheet.form.edition_places import folders_beside  # noqa: PLC0415

    for key in edition_keys():
        yield from _one(load_edition(key), page)
    shelf, say = Editions(folders_beside()), page.catalogue.say
    for one in shelf.own:
        facts = {"key": one.key, "file": str(one.path)}
        if one.hidden:
            yield from page.lines(say(f"own_edition.hidden_{one.hidden}", **facts), hang=2)
            continue
        try:
            edition = shelf.load(one.key)
        except BadEdition as why:
            text = say("own_edition.faulty", **facts, fault=why.faults[0])
            yield from page.lines(text, hang=2)
            continue
        yield from _one(edition, page)
        yield from page.lines(say("own_edition.own_at", **facts), indent=2, hang=4)


def _one(edition: Edition, page: Page) -> Iterator[str]:
    name = edition.name_th if page.catalogue.language == "th" else edition.name_en
    head = page.catalogue.say("command.edition_line", key=edition.key, name=name)
    for line in page.lines(head, hang=2):
        yield page.paint(line, "head")
    for text in facts_of(edition, page):
        yield from page.lines(text, indent=2, hang=4)


def facts_of(edition: Edition, page: Page) -> Iterator[str]:
    """Yield what an edition holds and how sure it is, in sentences."""
    from oitsheet.form.edition import verified_summary  # noqa: PLC0415

    say, facts = page.catalogue.say, verified_summary(edition)
    yield say(
        "command.edition_facts",
        items=facts.items,
        years=edition.fiscal_years,
        method=say(f"method.{edition.method}"),
        method_certainty=say(f"certainty.{facts.method_certainty}"),
    )
    yield say(
        "command.edition_sure",
        titles=facts.titles_verified,
        items=facts.items,
        elements=facts.elements,
        certainties=tuple(
            f"{say(f'certainty.{certainty}')} {count}"
            for certainty, count in facts.elements_by_certainty.items()
            if count
        ),
    )
    if edition.provisional:
        yield page.say("provisional")
