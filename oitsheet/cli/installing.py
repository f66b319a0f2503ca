"""The way into Excel: the add-in built, put in its place, taken away; and the doctor."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oitsheet.cli.asking import must_end, only_one, save_to
from oitsheet.cli.console import show, tell
from oitsheet.cli.helping import Command, Group
from oitsheet.cli.language import speech_in
from oitsheet.cli.options import colour_option, lang_option, option, text_or_json_option
from oitsheet.cli.paging import page_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oitsheet.form.messages import Catalogue
    from oitsheet.install.deeds import Deed
    from oitsheet.install.doctor import Line
    from oitsheet.install.status import Thing
    from oitsheet.rendering.page import Page

TO_DO, REFUSED = 1, 2
"""Exit codes: something is to be done; it could not be done."""

_place_option = option("--place", type=click.Path(path_type=Path), help="help.place")
_all_users_option = option("--all-users", is_flag=True, help="help.all_users")
_dry_run_option = option("--dry-run", is_flag=True, help="help.dry_run")
_force_option = option("--force", is_flag=True, help="help.force")


@click.group(cls=Group, help="help.addin")
@lang_option
def addin() -> None:
    """Stand above what is done with the add-in."""


@addin.command(help="help.addin_build")
@option("-o", "--output", required=True, type=click.Path(path_type=Path), help="help.addin_output")
@_force_option
@lang_option
@click.pass_context
def build(ctx: click.Context, output: Path, force: bool) -> None:  # noqa: FBT001  (click passes flags so)
    """Build the add-in into a file."""
    words = speech_in(ctx).on_screen
    must_end(output, ".xlam", words)
    with _refusals(words):
        save_to(output, built(), words, replace=force)
    show(words.say("install.built", path=str(output)) + "\n")


@addin.command(help="help.addin_install")
@_all_users_option
@_place_option
@option("--settings-only", is_flag=True, help="help.settings_only")
@option("--desktop", is_flag=True, help="help.desktop")
@_dry_run_option
@lang_option
@click.pass_context
def install(  # noqa: PLR0913, PLR0917  (one parameter per option)
    ctx: click.Context,
    all_users: bool,  # noqa: FBT001
    place: Path | None,
    settings_only: bool,  # noqa: FBT001
    desktop: bool,  # noqa: FBT001
    dry_run: bool,  # noqa: FBT001
) -> None:
    """Put the add-in where Excel finds it."""
    from oitsheet.install.placing import install as put  # noqa: PLC0415
    from oitsheet.install.system import this_system  # noqa: PLC0415

    words = speech_in(ctx).on_screen
    asked = {"--all-users": all_users, "--place": place, "--settings-only": settings_only}
    only_one(asked, words)
    with _refusals(words):
        deeds = put(
            this_system(),
            built,
            all_users=all_users,
            place=place,
            settings_only=settings_only,
            dropper=_dropper(words) if desktop else None,
            dry_run=dry_run,
        )
        _told(deeds, words, dry_run=dry_run)
    key = "next_place" if place else "next"
    show("" if dry_run else words.say(f"install.{key}") + "\n")


@addin.command(help="help.addin_uninstall")
@_all_users_option
@_place_option
@_dry_run_option
@lang_option
@click.pass_context
def uninstall(
    ctx: click.Context,
    all_users: bool,  # noqa: FBT001
    place: Path | None,
    dry_run: bool,  # noqa: FBT001
) -> None:
    """Take away what `install` put there."""
    from oitsheet.install.placing import uninstall as take  # noqa: PLC0415
    from oitsheet.install.system import this_system  # noqa: PLC0415

    words = speech_in(ctx).on_screen
    only_one({"--all-users": all_users, "--place": place}, words)
    with _refusals(words):
        deeds = take(this_system(), all_users=all_users, place=place, dry_run=dry_run)
        _told(deeds, words, dry_run=dry_run)


@addin.command(help="help.addin_status")
@_place_option
@lang_option
@colour_option
@click.pass_context
def status(ctx: click.Context, place: Path | None) -> None:
    """Say what lies where Excel looks."""
    from oitsheet.install.status import status as look  # noqa: PLC0415
    from oitsheet.install.system import this_system  # noqa: PLC0415

    page = page_of(ctx)
    with _refusals(page.catalogue):
        things = look(this_system(), built(), place=place)
    lines = (_marked(_standing(thing, page.catalogue), page, ok=thing.ok) for thing in things)
    show("".join(lines), colour=bool(ctx.color))
    sys.exit(0 if all(thing.ok for thing in things) else TO_DO)


@addin.command(help="help.addin_dropper")
@option("-o", "--output", required=True, type=click.Path(path_type=Path), help="help.cmd_output")
@_force_option
@lang_option
@click.pass_context
def dropper(ctx: click.Context, output: Path, force: bool) -> None:  # noqa: FBT001  (click passes flags so)
    """Make the file on which workbooks are dropped."""
    words = speech_in(ctx).on_screen
    must_end(output, ".cmd", words)
    with _refusals(words):
        save_to(output, _dropper(words), words, replace=force)
    show(words.say("install.dropper_made", path=str(output)) + "\n")


@click.command(cls=Command, help="help.doctor")
@text_or_json_option
@lang_option
@colour_option
@click.pass_context
def doctor(ctx: click.Context, form: str) -> None:
    """Say whether all that Excel's buttons need is there."""
    from oitsheet.install.doctor import all_well, examine  # noqa: PLC0415

    lines = examine(build=built, console=True)
    if form == "json":
        words = speech_in(ctx).in_files
        entries = {"ok": all_well(lines), "lines": [_entry(line, words) for line in lines]}
        text = json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
    else:
        page = page_of(ctx)
        said = ((page.catalogue.say(f"doctor.{line.key}", **line.facts), line) for line in lines)
        text = "".join(_marked(sentence, page, ok=line.ok) for sentence, line in said)
        key = "all_well" if all_well(lines) else "to_do"
        count = sum(not line.ok for line in lines)
        text += "\n".join(page.lines(page.catalogue.say(f"doctor.{key}", count=count))) + "\n"
    show(text, data=form == "json", colour=bool(ctx.color))
    sys.exit(0 if all_well(lines) else TO_DO)


def built() -> bytes:
    """Build the add-in of this version."""
    from oitsheet.install.xlam import build_addin  # noqa: PLC0415  (only where it is needed)

    return build_addin()


def _dropper(words: Catalogue) -> bytes:
    from oitsheet.install.dropper import TEMPLATE, dropper  # noqa: PLC0415
    from oitsheet.install.sources import our_text  # noqa: PLC0415
    from oitsheet.install.system import this_system  # noqa: PLC0415

    return dropper(this_system(), our_text(TEMPLATE), words)


@contextmanager
def _refusals(words: Catalogue) -> Iterator[None]:
    """Say in one sentence why something cannot be done, and leave."""
    from oitsheet.install.deeds import CannotInstallError  # noqa: PLC0415
    from oitsheet.install.sources import MacroSourceError  # noqa: PLC0415

    try:
        yield
    except CannotInstallError as why:
        _told(why.done, words, dry_run=False)
        tell(words.say(f"install.{why.key}", **why.facts))
    except MacroSourceError as why:
        tell(words.say("install.no_source", why=str(why)))
    else:
        return
    sys.exit(REFUSED)


def _told(deeds: Iterable[Deed], words: Catalogue, *, dry_run: bool) -> None:
    """Say each thing that was done, with its path, which stays in one piece."""
    lines = [words.say("install.would")] if dry_run else []
    for deed in deeds:
        did = words.say(f"install.did_{deed.did}")
        thing = words.say(f"install.thing_{deed.thing}")
        lines.append(words.say("install.deed", did=did, thing=thing, path=str(deed.path)))
    show("".join(f"{line}\n" for line in lines))


def _standing(thing: Thing, words: Catalogue) -> str:
    from oitsheet.install.status import facts_of  # noqa: PLC0415

    return words.say(f"doctor.{thing.thing}_{thing.state}", **facts_of(thing))


def _marked(text: str, page: Page, *, ok: bool) -> str:
    """A line with its mark in front, wrapped below its own text."""
    mark = page.catalogue.say("doctor.ok" if ok else "doctor.bad")
    painted = page.paint(mark, "ready" if ok else "fail")
    return "".join(f"{line}\n" for line in page.lines(f"{painted} {text}", hang=4))


def _entry(line: Line, words: Catalogue) -> dict[str, object]:
    text = words.say(f"doctor.{line.key}", **line.facts)
    return {**line._asdict(), "facts": dict(line.facts), "text": text}
