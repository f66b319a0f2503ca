"""An office's own tables into the form."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import click

from oitsheet.cli.answering import Asker
from oitsheet.cli.asking import edition_of, keep_apart, must_end, save_to
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
from oitsheet.cli.progress import progress
from oitsheet.cli.usage import WrongUsage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oitsheet.exchange.importing import Asked, Existing, Import
    from oitsheet.exchange.source import Source
    from oitsheet.form.layout import Layout
    from oitsheet.form.messages import Catalogue

UNREADABLE = 3


class Asking(NamedTuple):
    """What was asked for on the command line."""

    sources: tuple[Path, ...]
    output: Path | None
    into: Path | None
    edition: str | None
    maps: tuple[str, ...]
    dry: bool
    yes: bool
    force: bool
    form: str


@click.command(name="import", cls=Command, help="help.import")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path), metavar="SOURCE…")
@option("-o", "--output", type=click.Path(path_type=Path), help="help.import_output")
@option("--into", type=click.Path(path_type=Path), metavar="FILE", help="help.import_into")
@edition_option()
@option("--map", "maps", multiple=True, metavar="HEADER=COLUMN", help="help.import_map")
@option("--dry-run", "dry", is_flag=True, help="help.import_dry_run")
@option("--yes", is_flag=True, help="help.import_yes")
@option("--force", is_flag=True, help="help.force")
@text_or_json_option
@lang_option
@colour_option
@click.pass_context
def import_(ctx: click.Context, /, **given: Any) -> None:  # noqa: ANN401  (click's own)
    """Take an office's own tables into the form."""
    asking = Asking(**given)
    catalogue = speech_in(ctx).on_screen
    _see_that_it_makes_sense(asking, catalogue)
    from oitsheet.form.layout import load_layout  # noqa: PLC0415

    layout = load_layout()
    data, existing = _existing(asking.into, layout, catalogue)
    sources = _read(asking, existing, layout, catalogue)
    done = _planned(ctx, asking, sources, existing, layout)
    _show_plan(ctx, asking, done, layout)
    if asking.output is not None and not asking.dry:
        _write(asking, done, (data, existing), layout, catalogue)
    elif asking.form == "text":
        show(catalogue.say("import.dry") + "\n")
    sys.exit(0)


def _see_that_it_makes_sense(asking: Asking, catalogue: Catalogue) -> None:
    say = catalogue.say
    if not asking.sources and asking.into is None:
        raise WrongUsage(say("import.needs_source"))
    if asking.into is not None and asking.edition:
        raise WrongUsage(say("import.into_and_edition"))
    if asking.output is None:
        if not asking.dry:
            raise WrongUsage(say("import.needs_output"))
        return
    read = [*asking.sources, *([asking.into] if asking.into else [])]
    keep_apart(asking.output, read, catalogue)
    must_end(asking.output, asking.into.suffix.lower() if asking.into else ".xlsx", catalogue)
    if asking.output.exists() and not (asking.force or asking.dry):
        raise WrongUsage(say("command.exists", file=str(asking.output)))


def _leave(sentence: str) -> NoReturn:
    tell(sentence)
    sys.exit(UNREADABLE)


def _existing(
    into: Path | None, layout: Layout, catalogue: Catalogue
) -> tuple[bytes, Existing | None]:
    """The workbook that is filled further."""
    if into is None:
        return b"", None
    from oitsheet.cli.refusing import sentence_of, unrecognised  # noqa: PLC0415
    from oitsheet.doors import check_grid  # noqa: PLC0415
    from oitsheet.exchange.importing import Existing  # noqa: PLC0415
    from oitsheet.exchange.importing.zone import without_zone  # noqa: PLC0415
    from oitsheet.judging.submission import (  # noqa: PLC0415
        NotOurWorkbookError,
        UnrecognisedEditionError,
    )
    from oitsheet.workbook.files import load  # noqa: PLC0415
    from oitsheet.workbook.reading import read  # noqa: PLC0415
    from oitsheet.workbook.unreadable import UnreadableWorkbook  # noqa: PLC0415

    try:
        data = load(into)
        grid = read(data, unread=layout.unread)
        checked = check_grid(without_zone(grid, layout), into)
    except UnreadableWorkbook as why:
        _leave(sentence_of(why, into, catalogue))
    except NotOurWorkbookError as why:
        _leave(catalogue.say("command.not_ours", file=str(into), sheets=why.sheets))
    except UnrecognisedEditionError as why:
        _leave(unrecognised(why, catalogue, str(into)))
    return data, Existing(into.name, grid, checked.submission)


def _read(
    asking: Asking, existing: Existing | None, layout: Layout, catalogue: Catalogue
) -> list[Source]:
    """Read every source; one that cannot be read ends the work."""
    from oitsheet.exchange.importing.zone import zone_of  # noqa: PLC0415
    from oitsheet.exchange.sources import (  # noqa: PLC0415
        UnreadableSource,
        read_source,
        source_sentence,
    )
    from oitsheet.workbook.unreadable import UnreadableWorkbook  # noqa: PLC0415

    if not asking.sources and existing is not None:
        zone = zone_of(existing.grid, existing.name, layout)
        if zone is None:
            sheet = layout.sheet("paste").name
            _leave(catalogue.say("import.empty_zone", file=str(asking.into), sheet=sheet))
        return [zone]
    sources: list[Source] = []
    with progress(asking.sources, catalogue.say("import.reading")) as files:
        for file in files:
            try:
                sources.append(read_source(file))
            except (UnreadableSource, UnreadableWorkbook) as why:
                _leave(source_sentence(why, file, catalogue))
    if not any(source.tables for source in sources):
        names = tuple(str(file) for file in asking.sources)
        _leave(catalogue.say("import.no_tables", files=names))
    return sources


def _planned(
    ctx: click.Context,
    asking: Asking,
    sources: Sequence[Source],
    existing: Existing | None,
    layout: Layout,
) -> Import:
    """Find out what becomes what; what stands in the way is said in one sentence."""
    from oitsheet.doors import editions_beside  # noqa: PLC0415
    from oitsheet.exchange.importing import (  # noqa: PLC0415
        EditionOpenError,
        NoEditionError,
        NothingRecognisedError,
        OtherYearError,
        UnusedMapError,
        plan_import,
    )
    from oitsheet.exchange.importing.places import place_of  # noqa: PLC0415

    catalogue = speech_in(ctx).on_screen
    files = (*asking.sources, *([asking.into] if asking.into else []))
    asked = _asked(ctx, asking, layout)
    try:
        return plan_import(sources, layout, editions_beside(*files), asked, existing)
    except EditionOpenError as why:
        raise WrongUsage(catalogue.say("import.edition_open", keys=why.keys)) from why
    except UnusedMapError as why:
        sentence = catalogue.say("import.map_unused", text=why.text, headers=why.headers)
        raise WrongUsage(sentence) from why
    except NoEditionError as why:
        if not why.titles:
            raise WrongUsage(catalogue.say("import.no_titles", known=why.known)) from why
        key = "no_edition" if why.nearest else "no_edition_at_all"
        facts = {"agree": why.agree, "titles": why.titles, "nearest": why.nearest}
        _leave(catalogue.say(f"import.{key}", known=why.known, **facts))
    except OtherYearError as why:
        _leave(catalogue.say("import.all_other", key=why.key, expected=why.expected))
    except NothingRecognisedError as why:
        names = tuple(source.name for source in sources)
        spot, texts = max(why.seen, key=lambda seen: len(seen[1]), default=(None, ()))
        place = place_of(spot, catalogue) if spot else ""
        _leave(catalogue.say("import.nothing", files=names, place=place, texts=texts))


def _asked(ctx: click.Context, asking: Asking, layout: Layout) -> Asked:
    from oitsheet.exchange.importing import Asked, BadMapError, read_wishes  # noqa: PLC0415
    from oitsheet.exchange.importing.wordbook import wordbook  # noqa: PLC0415

    catalogue = speech_in(ctx).on_screen
    edition = edition_of(asking.edition, catalogue, *asking.sources)
    try:
        wishes = read_wishes(asking.maps, layout, "|".join(wordbook().column))
    except BadMapError as why:
        key = "map_like_column" if why.nearest else f"map_{why.flaw}"
        sentence = catalogue.say(f"import.{key}", text=why.text, nearest=why.nearest)
        raise WrongUsage(sentence) from why
    if asking.yes or asking.form != "text" or not sys.stdin.isatty():
        return Asked(edition, wishes, take_any=asking.yes or asking.dry)
    asker = Asker(catalogue)
    return Asked(edition, wishes, asker.ask, asker.choose)


def _show_plan(ctx: click.Context, asking: Asking, done: Import, layout: Layout) -> None:
    if asking.form == "json":
        from oitsheet.exchange.importing.json_plan import plan_json  # noqa: PLC0415

        show(plan_json(done.plan, speech_in(ctx).in_files), data=True)
        return
    from oitsheet.exchange.importing.telling import Teller  # noqa: PLC0415

    lines = Teller(done.plan, page_of(ctx), layout.ours["leftovers"]).lines()
    show("\n".join(lines) + "\n", colour=bool(ctx.color))


def _write(
    asking: Asking,
    done: Import,
    book: tuple[bytes, Existing | None],
    layout: Layout,
    catalogue: Catalogue,
) -> None:
    from oitsheet.exchange.importing.writing import into_copy, new_book  # noqa: PLC0415
    from oitsheet.exchange.putting import CannotPutError  # noqa: PLC0415

    data, existing = book
    assert asking.output is not None  # noqa: S101
    facts = {"leftovers": layout.ours["leftovers"]}
    left, unwritten, filled = len(done.plan.left), 0, done.plan.filled
    if existing is None:
        written = new_book(done, layout)
    else:
        try:
            copy = into_copy(data, done, existing, layout)
        except CannotPutError as why:
            _leave(catalogue.say(f"import.cannot_{why.reason}", file=str(asking.into)))
        written, left, unwritten = copy.data, len(copy.left), copy.unwritten
        filled -= unwritten
    save_to(asking.output, written, catalogue, replace=asking.force)
    if asking.into is not None:
        from oitsheet.doors import mark_alike  # noqa: PLC0415

        mark_alike(asking.into, asking.output)
    key = "done" if left else "done_all"
    sentences = [
        catalogue.say(f"import.{key}", file=str(asking.output), filled=filled, left=left, **facts)
    ]
    if unwritten:
        sentences.append(
            catalogue.say("import.unwritten", file=str(asking.into), count=unwritten, **facts)
        )
    if asking.form == "json":
        tell(*sentences)
    else:
        show("\n".join(sentences) + "\n")
