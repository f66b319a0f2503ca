"""A book split among its owners, and their parts merged again."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oitsheet.cli.annotating import UNREADABLE, Wish, checked_book
from oitsheet.cli.asking import WORKBOOKS, edition_of, keep_apart, must_end, save_to
from oitsheet.cli.completing import workbooks_like
from oitsheet.cli.console import show, tell
from oitsheet.cli.helping import Command
from oitsheet.cli.language import speech_in
from oitsheet.cli.options import edition_option, lang_option, option
from oitsheet.cli.paging import page_of
from oitsheet.cli.parts import deciding, incoming, part_files
from oitsheet.cli.progress import progress
from oitsheet.cli.usage import WrongUsage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oitsheet.exchange.hands.splitting import OnePart, Splitter
    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.checker import Checked

CONFLICTS = 1


@click.command(cls=Command, help="help.split")
@click.argument(
    "file", type=click.Path(path_type=Path), metavar="FILE", shell_complete=workbooks_like
)
@option("--by", type=click.Choice(("owner", "group")), default="owner", show_default=True,
        help="help.split_by")  # fmt: skip
@option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="DIR",
        help="help.split_output")  # fmt: skip
@option("--force", is_flag=True, help="help.force")
@edition_option()
@lang_option
@click.pass_context
def split(  # noqa: PLR0913, PLR0917  (one parameter per option)
    ctx: click.Context,
    file: Path,
    by: str,
    output: Path,
    force: bool,  # noqa: FBT001  (click passes flags so)
    edition: str | None,
) -> None:
    """Make a workbook for each owner."""
    catalogue = speech_in(ctx).on_screen
    if output.exists() and not output.is_dir():
        raise WrongUsage(catalogue.say("hands.folder_is_file", folder=str(output)))
    wish = Wish(edition_of(edition, catalogue, file), None)
    found = checked_book(file, catalogue, wish)
    if found is None:
        sys.exit(UNREADABLE)
    checked = found[1]
    _refuse_part(checked, file, catalogue)
    made = _made(_splitter(checked, file, by), catalogue)
    if not made:
        tell(catalogue.say("hands.nothing_to_split", file=str(file)))
        sys.exit(UNREADABLE)
    _write(made, checked, file, output, catalogue, force=force)


def _splitter(checked: Checked, file: Path, by: str) -> Splitter:
    from oitsheet.exchange.hands.owners import By  # noqa: PLC0415
    from oitsheet.exchange.hands.splitting import Splitter  # noqa: PLC0415
    from oitsheet.form.messages import load_catalogue  # noqa: PLC0415

    return Splitter(checked, file.name, load_catalogue("th"), By(by))


def _made(splitter: Splitter, catalogue: Catalogue) -> list[OnePart]:
    with progress(splitter.shares(), catalogue.say("hands.splitting")) as bar:
        return [splitter.part(share) for share in bar]


def _write(  # noqa: PLR0913  (what, of what, and where to)
    made: Sequence[OnePart],
    checked: Checked,
    file: Path,
    folder: Path,
    catalogue: Catalogue,
    *,
    force: bool,
) -> None:
    from oitsheet.exchange.hands.naming import file_stem, told_apart  # noqa: PLC0415
    from oitsheet.exchange.hands.telling import items_text  # noqa: PLC0415

    thai = _splitter(checked, file, "owner").words
    year = checked.report.edition.fiscal_year_be
    nobody = thai.say("hands.nobody")
    stems = (
        file_stem(thai.say("hands.part_name", year=year, owner=part.owner or nobody))
        for part in made
    )
    paths = [folder / f"{stem}.xlsx" for stem in told_apart(stems)]
    for path in paths:
        keep_apart(path, (file,), catalogue)
    there = tuple(path.name for path in paths if path.exists())
    if there and not force:
        raise WrongUsage(catalogue.say("hands.some_exist", files=there))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        facts = {"file": str(folder), "why": why.strerror or str(why)}
        raise WrongUsage(catalogue.say("command.no_output", **facts)) from why
    for path, part in zip(paths, made, strict=True):
        save_to(path, part.data, catalogue, replace=force)
        owner = part.owner or catalogue.say("hands.nobody")
        count, items = len(part.items), items_text(part.items)
        told = catalogue.say("hands.made", file=path.name, owner=owner, count=count, items=items)
        show(told + "\n")
    left = tuple(item.code for item in checked.submission.items if item.row is None)
    if left:
        show(catalogue.say("hands.not_listed", items=items_text(left)) + "\n")
    if not any(part.owner for part in made):
        show(catalogue.say("hands.only_nobody") + "\n")
    done = {"file": str(file), "count": len(made), "folder": str(folder)}
    show(catalogue.say("hands.split_done", **done) + "\n")


def _refuse_part(checked: Checked, file: Path, catalogue: Catalogue) -> None:
    from oitsheet.doors import held_open  # noqa: PLC0415

    if held_open(file):
        tell(catalogue.say("annotate.held_open", file=str(file)))
    if checked.submission.part is not None:
        tell(catalogue.say("hands.is_part", file=str(file)))
        sys.exit(UNREADABLE)


@click.command(cls=Command, help="help.merge")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    metavar="MASTER PART…",
    shell_complete=workbooks_like,
)
@option("-o", "--output", required=True, type=click.Path(path_type=Path), help="help.merge_output")
@option("--force", is_flag=True, help="help.force")
@option("--take", multiple=True, metavar="master|part|FILE", help="help.merge_take")
@option("--base", type=click.Path(path_type=Path), metavar="FILE", help="help.merge_base")
@option("-v", "--verbose", is_flag=True, help="help.merge_verbose")
@option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True,
        help="help.rules_format")  # fmt: skip
@edition_option()
@lang_option
@click.pass_context
def merge(ctx: click.Context, /, files: tuple[Path, ...], **asked: object) -> None:
    """Merge parts into a copy of a book."""
    from oitsheet.doors import mark_alike  # noqa: PLC0415
    from oitsheet.exchange.hands.merging import merged  # noqa: PLC0415
    from oitsheet.exchange.hands.planning import planned  # noqa: PLC0415
    from oitsheet.exchange.hands.telling import Told, as_dict, text_of  # noqa: PLC0415
    from oitsheet.exchange.putting import CannotPutError  # noqa: PLC0415

    catalogue = speech_in(ctx).on_screen
    output = Path(str(asked["output"]))
    master, *named = files
    if not named:
        raise WrongUsage(catalogue.say("hands.which_parts"))
    parts = part_files(named, master, output, catalogue)
    keep_apart(output, (master, *parts), catalogue)
    if master.suffix.lower() in WORKBOOKS:
        must_end(output, master.suffix.lower(), catalogue)
    edition = str(asked["edition"]) if asked["edition"] else None
    wish = Wish(edition_of(edition, catalogue, master), None)
    found = checked_book(master, catalogue, wish)
    if found is None:
        sys.exit(UNREADABLE)
    data, checked = found
    _refuse_part(checked, master, catalogue)
    base = asked["base"]
    got = incoming(checked, parts, master, base if isinstance(base, Path) else None, catalogue)
    plan = planned(got.stands, got.parts)
    take = asked["take"]
    asked_for = take if isinstance(take, tuple) else ()
    screen = asked["form"] == "text"
    decided, open_ones, master_won = deciding(plan, asked_for, got, catalogue, ask=screen)
    try:
        done = merged(data, checked.submission, plan, decided)
    except CannotPutError as why:
        tell(catalogue.say(f"hands.unwritable_{why.reason}", file=str(master)))
        sys.exit(UNREADABLE)
    told = Told(
        master=str(master) if screen else master.name,  # only a screen tells where files lie
        output=str(output) if screen else output.name,
        parts=got.told(plan, catalogue),
        taken=done.taken,
        rows=done.rows,
        conflicts=tuple(open_ones),
        refused=done.refused,
    )
    save_to(output, done.data, catalogue, replace=bool(asked["force"]))
    mark_alike(master, output)
    if screen:
        show(text_of(told, page_of(ctx), verbose=bool(asked["verbose"])))
        if decided or master_won:
            show(catalogue.say("hands.decided", count=len(decided) + master_won) + "\n")
    else:
        show(json.dumps(as_dict(told), ensure_ascii=False, indent=2) + "\n", data=True)
    sys.exit(UNREADABLE if got.failed else 0 if told.whole else CONFLICTS)
