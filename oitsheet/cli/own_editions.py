"""Editions of an office's own: made of a ministry's table or of last year's, and looked through."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from oitsheet.cli.asking import keep_apart, must_end, save_to
from oitsheet.cli.completing import editions_like
from oitsheet.cli.console import show, tell
from oitsheet.cli.helping import Group
from oitsheet.cli.language import speech_in
from oitsheet.cli.options import colour_option, lang_option, option
from oitsheet.cli.paging import page_of
from oitsheet.cli.usage import WrongUsage

if TYPE_CHECKING:
    from collections.abc import Callable

    from oitsheet.cli.own_edition_wishes import Asked
    from oitsheet.exchange.criteria.draft import Draft
    from oitsheet.exchange.criteria.reading import Reading
    from oitsheet.form.edition import Edition
    from oitsheet.form.messages import Catalogue

FAULTS, UNREADABLE = 1, 3
"""Exit codes: the edition is at fault; the file could not be read or holds no criteria."""

_MARK = ".toml"

Decorator = "Callable[[Callable[..., Any]], Callable[..., Any]]"


def _common(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of the commands that make an edition."""
    for decorator in reversed(
        (
            option("--scheme", metavar="NAME", help="help.edition_scheme"),
            option(
                "--like", metavar="KEY|PATH", shell_complete=editions_like, help="help.edition_like"
            ),
            option("--key", metavar="KEY", help="help.edition_key"),
            option("--name", metavar="TEXT", help="help.edition_name"),
            option("--office", multiple=True, metavar="TEXT", help="help.edition_office"),
            option("--equivalent", multiple=True, metavar="O5=O6", help="help.edition_equivalent"),
            option("-o", "--output", type=click.Path(path_type=Path), help="help.edition_output"),
            option("--force", is_flag=True, help="help.force"),
            option("--dry-run", is_flag=True, help="help.edition_dry_run"),
            lang_option,
            colour_option,
        )
    ):
        command = decorator(command)
    return command


@click.group(cls=Group, help="help.edition_group")
@lang_option
def edition() -> None:
    """Stand above what is done with editions of an office's own."""


@edition.command("from-table", help="help.edition_from_table")
@click.argument("source", type=click.Path(path_type=Path), metavar="SOURCE")
@option("--year", metavar="YEAR", required=True, help="help.edition_year")
@_common
@click.pass_context
def from_table(ctx: click.Context, /, source: Path, year: str, **asked: Any) -> None:  # noqa: ANN401  (click's options)
    """Make an edition of a table of criteria."""
    from oitsheet.cli.own_edition_wishes import asked_for  # noqa: PLC0415

    words = speech_in(ctx).on_screen
    reading = read_table(source, words)
    wishes = asked_for(words, source, year=year, **asked)
    keep_apart(wishes.output, (source,), words)
    _make(ctx, reading, wishes, source.name)


@edition.command("new", help="help.edition_new")
@click.argument("source", required=False, type=click.Path(path_type=Path), metavar="[SOURCE]")
@option("--year", metavar="YEAR", help="help.edition_year")
@option("--items", type=click.IntRange(1, 99), metavar="COUNT", help="help.edition_items")
@_common
@click.pass_context
def new_edition(
    ctx: click.Context,
    /,
    source: Path | None,
    year: str | None,
    items: int | None,
    **asked: Any,  # noqa: ANN401  (click's options)
) -> None:
    """Make an edition by questions: of a table, or like last year's."""
    from oitsheet.cli.own_edition_wishes import answered, asked_for, told_same  # noqa: PLC0415
    from oitsheet.exchange.criteria.copying import reading_of  # noqa: PLC0415

    words = speech_in(ctx).on_screen
    year, items, source = answered(words, year, items, source, asked)
    if source is not None:
        wishes = asked_for(words, source, year=year, **asked)
        keep_apart(wishes.output, (source,), words)
        _make(ctx, read_table(source, words), wishes, source.name)
        return
    wishes = asked_for(words, None, year=year, **asked)
    reading = reading_of(wishes.base, wishes.year, items, words.words["own_edition.new_title"])
    _make(ctx, reading, told_same(wishes, items), "")


@edition.command("check", help="help.edition_check")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@lang_option
@colour_option
@click.pass_context
def check_edition(ctx: click.Context, file: Path) -> None:
    """Look through an edition file."""
    from oitsheet.cli.own_edition_check import checked  # noqa: PLC0415

    lines, code = checked(file, page_of(ctx))
    if code == UNREADABLE:
        tell(*lines)
    else:
        show("\n".join(lines) + "\n", colour=bool(ctx.color))
    sys.exit(code)


def read_table(source: Path, words: Catalogue) -> Reading:
    """Read a table of criteria, or leave with a sentence."""
    from oitsheet.exchange.criteria.reading import NotCriteriaError, read_criteria  # noqa: PLC0415
    from oitsheet.exchange.sources import (  # noqa: PLC0415
        UnreadableSource,
        read_source,
        source_sentence,
    )
    from oitsheet.workbook.unreadable import UnreadableWorkbook  # noqa: PLC0415

    try:
        return read_criteria(read_source(source))
    except (UnreadableSource, UnreadableWorkbook) as why:
        tell(source_sentence(why, source, words))
    except NotCriteriaError as why:
        key = "no_criteria" if why.seen else "no_table"
        tell(words.say(f"own_edition.{key}", file=str(source), seen=why.seen, items=why.items))
    sys.exit(UNREADABLE)


def _make(ctx: click.Context, reading: Reading, wishes: Asked, source: str) -> None:
    """Understand, ask, write and show."""
    from oitsheet.cli.own_edition_summary import summary  # noqa: PLC0415
    from oitsheet.cli.own_edition_wishes import confirmed  # noqa: PLC0415
    from oitsheet.exchange.criteria.drafting import GapsError, drafted, proposed  # noqa: PLC0415

    page = page_of(ctx)
    words = page.catalogue
    known = proposed(reading, wishes.base, wishes.told)
    if not wishes.dry_run:
        _room_for(wishes, words)  # before anybody answers a question
        known = confirmed(reading, wishes, known, words)
    try:
        draft = drafted(reading, wishes.base, known, wishes.wish(source))
    except GapsError as why:
        missing = tuple(f"O{number}" for number in why.missing)
        tell(words.say("own_edition.gaps", file=source, items=missing))
        sys.exit(UNREADABLE)
    made = text_of(draft, words)
    lines = list(summary(draft, page))
    if not wishes.dry_run:
        told = [line for text in _written(wishes, made, words) for line in page.lines(text)]
        lines = [*told, "", *lines]
    show("\n".join(lines) + "\n", colour=bool(ctx.color))


def _room_for(wishes: Asked, words: Catalogue) -> None:
    """Refuse a name that cannot be written under."""
    must_end(wishes.output, _MARK, words)
    if wishes.output.exists() and not wishes.force:
        raise WrongUsage(words.say("command.exists", file=str(wishes.output)))


def text_of(draft: Draft, words: Catalogue) -> str:
    """The file of an edition in the making, verified."""
    from oitsheet.exchange.criteria.places import place_in_words  # noqa: PLC0415
    from oitsheet.exchange.criteria.writing import written  # noqa: PLC0415
    from oitsheet.form.edition import BadEdition, parse_edition  # noqa: PLC0415

    text = written(
        draft,
        words,
        lambda raw: words.say("own_edition.file_at", where=place_in_words(raw.at, words)),
    )
    try:
        parse_edition(text, draft.wish.key)
    except BadEdition as why:
        key = "cannot_make"
        tell(words.say(f"own_edition.{key}", key=draft.wish.key, faults="; ".join(why.faults)))
        sys.exit(UNREADABLE)
    return text


def _written(wishes: Asked, text: str, words: Catalogue) -> list[str]:
    """Write the file; says where it is and how it is used from now on."""
    from oitsheet.form.edition_places import folders_beside  # noqa: PLC0415

    output = wishes.output
    if not output.parent.exists() and wishes.own_folder:
        try:
            output.parent.mkdir(parents=True)
        except OSError as why:
            sentence = words.say(
                "command.no_output", file=str(output), why=why.strerror or str(why)
            )
            raise WrongUsage(sentence) from why
    save_to(output, text.encode("utf-8"), words, replace=wishes.force)
    facts = {"file": str(output), "key": wishes.key, "folder": str(wishes.folder)}
    found = output.parent.resolve() in {
        folder.resolve() for folder in folders_beside(output.parent)
    }
    found = found or wishes.own_folder
    use = "found" if found else "not_found"
    return [words.say("own_edition.made", **facts), words.say(f"own_edition.{use}", **facts)]


def load_like(asked: str, words: Catalogue, *places: Path) -> Edition:
    """The edition that a new one is to be like."""
    from oitsheet.cli.asking import edition_of, unknown  # noqa: PLC0415

    found = edition_of(asked, words, *places)
    if found is None:
        raise WrongUsage(unknown("", None, words))
    return found
