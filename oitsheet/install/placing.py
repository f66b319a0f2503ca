"""The add-in put in its place and taken away again, and what lies there now."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.install.addin_file import Sort, sort_of
from oitsheet.install.config import setting, with_setting, without_setting
from oitsheet.install.deeds import CannotInstallError, Deed
from oitsheet.install.dropper import is_dropper
from oitsheet.install.places import places_of
from oitsheet.install.probing import writable
from oitsheet.install.script import SCRIPT_NAME, script
from oitsheet.install.system import interpreter_of, written_for_macros
from oitsheet.saving import save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from oitsheet.install.places import Places
    from oitsheet.install.system import System

OWN_SCRIPT = "OITSHEET_SCRIPT"
"""The setting that says which AppleScript we put there: one that was there before is not ours."""


class _Work(NamedTuple):
    """What is to lie somewhere; None: nothing is to lie there any more."""

    deed: Deed
    data: bytes | None


def install(  # noqa: PLR0913  (what may be asked of an installation)
    system: System,
    build: Callable[[], bytes],
    *,
    all_users: bool = False,
    place: Path | None = None,
    settings_only: bool = False,
    dropper: bytes | None = None,
    dry_run: bool = False,
) -> tuple[Deed, ...]:
    """Put the add-in and what it needs where Excel finds them; done twice, nothing changes.

    Args:
        system: The computer.
        build: Makes the add-in.
        all_users: Into Office's own folder, for everybody (Windows).
        place: Into this folder instead, and nothing else: for an add-in on a server.
        settings_only: All but the add-in, which lies on a server.
        dropper: The file for the desktop; None for none.
        dry_run: Only say what would be done.

    Raises:
        CannotInstallError: It cannot be done; nothing, or not all of it, was done.
    """
    places = places_of(system, all_users=all_users, place=place)
    work = []
    if not settings_only:
        work.append(_addin(places, build()))
    work += _surroundings(places, system)
    if dropper is not None:
        work.append(_desktop(places, dropper))
    return _done(work, dry_run=dry_run)


def uninstall(
    system: System,
    *,
    all_users: bool = False,
    place: Path | None = None,
    dry_run: bool = False,
) -> tuple[Deed, ...]:
    """Take away what `install` put there, and nothing else.

    Raises:
        CannotInstallError: It cannot be done; nothing, or not all of it, was done.
    """
    places = places_of(system, all_users=all_users, place=place)
    work = [_gone("addin", places.addin, _sort(places.addin, b"") is not Sort.FOREIGN)]
    if places.settings is not None:
        old = _read(places.settings) or b""
        if places.script is not None:
            work.append(_own_script(places.script, old))
        rest = without_setting(without_setting(old, interpreter_key(system)), OWN_SCRIPT)
        if rest:
            did = "same" if rest == old else "changed"
            work.append(_Work(Deed("settings", did, places.settings), rest))
        else:
            work.append(_gone("settings", places.settings, ours=True))
    if places.dropper is not None and place is None:
        found = _read(places.dropper)
        work.append(_gone("dropper", places.dropper, found is None or is_dropper(found)))
    done = _done(work, dry_run=dry_run)
    if places.settings is not None and system.windows and not dry_run:
        with suppress(OSError):  # something else is in it, or it is not there
            places.settings.parent.rmdir()
    return done


def interpreter_key(system: System) -> str:
    """How the settings call the Python of such a computer."""
    return "INTERPRETER_MAC" if system.mac else "INTERPRETER_WIN"


def _addin(places: Places, built: bytes) -> _Work:
    sort = _sort(places.addin, built)
    if sort is Sort.FOREIGN:
        raise CannotInstallError("foreign", path=str(places.addin))
    did = {Sort.ABSENT: "put", Sort.CURRENT: "same"}.get(sort, "replaced")
    return _Work(Deed("addin", did, places.addin), built)


def _sort(path: Path, built: bytes) -> Sort:
    try:
        return sort_of(path, built)[0]
    except OSError as why:
        raise _refused(path, why) from why


def _surroundings(places: Places, system: System) -> Iterator[_Work]:
    """The settings, and on a Mac the AppleScript."""
    if places.settings is None:
        return
    old = _read(places.settings)
    newline = b"\r\n" if system.windows else b"\n"
    python = written_for_macros(interpreter_of(system), system)
    new = with_setting(old or b"", interpreter_key(system), python, newline)
    if places.script is not None:
        name, text = script()
        there = _read(places.script)
        yield _Work(Deed("script", _did(there, text), places.script), text)
        if there != text:
            new = with_setting(new, OWN_SCRIPT, name.encode("ascii"), newline)
    yield _Work(Deed("settings", _did(old, new), places.settings), new)


def _desktop(places: Places, dropper: bytes) -> _Work:
    if places.dropper is None:
        raise CannotInstallError("desktop_windows")
    old = _read(places.dropper)
    if old is not None and not is_dropper(old):
        raise CannotInstallError("foreign", path=str(places.dropper))
    return _Work(Deed("dropper", _did(old, dropper), places.dropper), dropper)


def _own_script(path: Path, settings: bytes) -> _Work:
    """The script that we put there, by its old name if xlwings was exchanged since."""
    own = setting(settings, OWN_SCRIPT, "ascii") or ""
    if SCRIPT_NAME.fullmatch(own):
        return _gone("script", path.with_name(own), ours=True)
    return _gone("script", path, not path.exists())


def _did(old: bytes | None, new: bytes) -> str:
    if old is None:
        return "put"
    return "same" if old == new else "replaced"


def _gone(thing: str, path: Path, ours: bool) -> _Work:  # noqa: FBT001  (said by each caller)
    did = "foreign" if not ours else "removed" if path.exists() else "absent"
    return _Work(Deed(thing, did, path), None)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as why:
        raise _refused(path, why) from why


def _done(work: list[_Work], *, dry_run: bool) -> tuple[Deed, ...]:
    done: list[Deed] = []
    for deed, data in work:
        if not dry_run and deed.did not in {"same", "absent", "foreign"}:
            try:
                _do(deed.path, data)
            except OSError as why:
                refused = _refused(deed.path, why)
                refused.done = tuple(done)
                raise refused from why
        done.append(deed)
    return tuple(done)


def _do(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        save(path, data, replace=True)


def _refused(path: Path, why: OSError) -> CannotInstallError:
    """Say why the system refused: Excel holds the file, nobody may write there, or else."""
    facts = {"path": str(path), "why": why.strerror or str(why)}
    if isinstance(why, PermissionError):
        held = path.is_file() and writable(path.parent)
        return CannotInstallError("held" if held else "no_right", **facts)
    return CannotInstallError("failed", **facts)
