"""The next year's book from this year's, and what became of its items."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from oitsheet.cli.annotating import UNREADABLE, checked_book
from oitsheet.cli.annotating import Wish as CopyWish
from oitsheet.cli.asking import edition_of, keep_apart, must_end, save_to, unknown
from oitsheet.cli.completing import editions_like, workbooks_like
from oitsheet.cli.console import show, tell
from oitsheet.cli.helping import Command
from oitsheet.cli.language import speech_in
from oitsheet.cli.options import (
    colour_option,
    edition_option,
    lang_option,
    option,
    text_or_json_option,
)
from oitsheet.cli.paging import page_of
from oitsheet.cli.usage import WrongUsage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.exchange.rollover import Rolled
    from oitsheet.form.edition import Edition
    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.checker import Checked


class Asked(NamedTuple):
    """What was asked for.

    Attributes:
        places: The files beside which own editions may lie.
        named: How the edition was named.
    """

    old: Path | None
    edition: Edition
    before: Edition | None
    output: Path | None
    year: int | None
    keep_links: bool
    form: str
    places: tuple[Path, ...]
    named: str


@click.command(cls=Command, help="help.rollover")
@click.argument(
    "old",
    required=False,
    type=click.Path(path_type=Path),
    metavar="[OLD]",
    shell_complete=workbooks_like,
)
@edition_option(required=True)
@option("-o", "--output", type=click.Path(path_type=Path), help="help.rollover_output")
@option("--force", is_flag=True, help="help.force")
@option(
    "--from", "before", metavar="KEY|PATH", shell_complete=editions_like, help="help.rollover_from"
)
@option("--year", metavar="YEAR", help="help.rollover_year")
@option("--keep-links", is_flag=True, help="help.rollover_keep_links")
@option("--dry-run", is_flag=True, help="help.dry_run")
@option("--map-only", is_flag=True, help="help.rollover_map_only")
@text_or_json_option
@lang_option
@colour_option
@click.pass_context
def rollover(ctx: click.Context, /, old: Path | None, **given: Any) -> None:  # noqa: ANN401  (click's own)
    """Make the next year's book, or show the mapping alone."""
    words = speech_in(ctx).on_screen
    asked = _asked(old, given, words)
    if given["map_only"]:
        sys.exit(_map(ctx, asked, words))
    if old is None:
        raise WrongUsage(words.say("rollover.needs_old"))
    if asked.output is None and not given["dry_run"]:
        raise WrongUsage(words.say("rollover.needs_output"))
    if asked.output is not None:
        keep_apart(asked.output, (old,), words)
        must_end(asked.output, ".xlsx", words)
    if given["dry_run"]:
        asked = asked._replace(output=None)
    elif asked.output is not None and asked.output.exists() and not given["force"]:
        raise WrongUsage(words.say("command.exists", file=str(asked.output)))
    sys.exit(_roll(ctx, old, asked, words))


def _asked(old: Path | None, given: dict[str, Any], words: Catalogue) -> Asked:
    files = (Path(given[key]) for key in ("edition", "before") if given[key])
    books = (file for file in (old, given["output"]) if file is not None)
    beside = (*books, *(file for file in files if file.is_file()))
    edition = edition_of(given["edition"], words, *beside)
    if edition is None:
        raise WrongUsage(unknown("", None, words))
    return Asked(
        old=old,
        edition=edition,
        before=edition_of(given["before"], words, *beside),
        output=given["output"],
        year=_year(given["year"], words),
        keep_links=given["keep_links"],
        form=given["form"],
        places=beside,
        named=given["edition"],
    )


def _year(asked: str | None, words: Catalogue) -> int | None:
    """The fiscal year (B.E.) asked for, as people type years; None where none was."""
    if asked is None:
        return None
    from oitsheet.values import parse_year  # noqa: PLC0415

    year = parse_year(asked).value
    if year is None:
        raise WrongUsage(words.say("rollover.bad_year", text=asked))
    return year


def _map(ctx: click.Context, asked: Asked, words: Catalogue) -> int:
    """Show what became of the items, of two editions or of a book's and another."""
    from oitsheet.doors import editions_beside  # noqa: PLC0415
    from oitsheet.exchange.rollover import item_map  # noqa: PLC0415
    from oitsheet.exchange.rollover.as_json import map_json  # noqa: PLC0415
    from oitsheet.exchange.rollover.listing import map_lines  # noqa: PLC0415

    before, year = asked.before, None
    if asked.old is not None:
        checked = _checked(asked.old, asked.before, words)
        if checked is None:
            return UNREADABLE
        before, year = checked.submission.edition, checked.submission.fiscal_year_be
    if before is None:
        raise WrongUsage(words.say("rollover.map_needs"))
    if max(before.fiscal_years) > max(asked.edition.fiscal_years):
        facts = {"old": before.key, "new": asked.edition.key}
        raise WrongUsage(words.say("rollover.map_not_later", **facts))
    mapped = item_map(before, asked.edition, editions_beside(*asked.places), old_year=year)
    if asked.form == "json":
        _show_json(map_json(mapped, speech_in(ctx).in_files))
        return 0
    page = page_of(ctx)
    told = words.say(
        "rollover.from_to_map",
        old=before.key,
        new=asked.edition.key,
        old_items=len(before.items),
        new_items=len(asked.edition.items),
    )
    head = page.lines(told)
    show("\n".join((*head, *map_lines(mapped, page))) + "\n", colour=bool(ctx.color))
    return 0


def _roll(ctx: click.Context, old: Path, asked: Asked, words: Catalogue) -> int:
    from oitsheet.doors import editions_beside  # noqa: PLC0415
    from oitsheet.exchange.rollover import (  # noqa: PLC0415
        CannotRollError,
        PartOfABookError,
        Wish,
        roll,
    )
    from oitsheet.exchange.rollover.making import book_of  # noqa: PLC0415
    from oitsheet.form.layout import load_layout  # noqa: PLC0415

    checked = _checked(old, asked.before, words)
    if checked is None:
        return UNREADABLE
    wish = Wish(edition=asked.edition, year=asked.year, keep_links=asked.keep_links)
    try:
        rolled = roll(checked.submission, wish, editions_beside(*asked.places))
    except CannotRollError as why:
        raise WrongUsage(_not_later(why, asked, words)) from why
    except PartOfABookError:
        tell(words.say("rollover.part", file=str(old)))
        return UNREADABLE
    if asked.output is not None:
        content = book_of(load_layout(), rolled)
        save_to(asked.output, content, words, replace=True)
    _tell(ctx, rolled, checked, asked)
    return 0


def _not_later(why: Any, asked: Asked, words: Catalogue) -> str:  # noqa: ANN401  (a refusal)
    facts = {"year": why.year, "key": asked.edition.key, "served": why.served}
    if asked.year is not None:
        return words.say("rollover.not_served", asked=asked.year, **facts)
    return words.say("rollover.not_later", **facts)


def _tell(ctx: click.Context, rolled: Rolled, checked: Checked, asked: Asked) -> None:
    from oitsheet.exchange.rollover.as_json import rolled_json  # noqa: PLC0415
    from oitsheet.exchange.rollover.listing import doubts_of  # noqa: PLC0415

    if asked.form == "json":
        name, words = asked.output.name if asked.output else None, speech_in(ctx).in_files
        doubts = list(doubts_of(checked, rolled, words))
        _show_json(rolled_json(rolled, words, name) | {"doubts": doubts})
        return
    show("\n".join(_lines(ctx, rolled, checked, asked)) + "\n", colour=bool(ctx.color))


def _lines(ctx: click.Context, rolled: Rolled, checked: Checked, asked: Asked) -> Iterator[str]:
    from oitsheet.doors import editions_beside  # noqa: PLC0415
    from oitsheet.exchange.rollover.listing import doubt_lines, rolled_lines  # noqa: PLC0415
    from oitsheet.form.layout import load_layout  # noqa: PLC0415

    page, layout = page_of(ctx), load_layout()
    say = page.catalogue.say
    yield from doubt_lines(checked, rolled, page)
    yield from rolled_lines(rolled, layout, page, written=asked.output is not None)
    yield ""
    if asked.output is None:
        yield from page.lines(say("rollover.dry"))
        return
    facts = {
        "file": str(asked.output),
        "key": asked.edition.key,
        "items": len(asked.edition.items),
        "year": rolled.new_year,
        "sheet": layout.ours["mapping"],
    }
    yield from page.lines(say("rollover.made", **facts))
    if asked.edition.key not in editions_beside(asked.output).known():
        yield from page.lines(say("rollover.far_edition", **facts, edition=asked.named))


def _show_json(values: dict[str, Any]) -> None:
    show(json.dumps(values, ensure_ascii=False, indent=2) + "\n", data=True)


def _checked(file: Path, edition: Edition | None, words: Catalogue) -> Checked | None:
    """Check the old book; None, and a sentence, where it could not be judged."""
    found = checked_book(file, words, CopyWish(edition, None))
    return found[1] if found else None
