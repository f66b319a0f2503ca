"""What lies where Excel looks: there, not there, of another version."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

from oitsheet import __version__
from oitsheet.install.addin_file import Sort, sort_of
from oitsheet.install.config import setting
from oitsheet.install.deeds import CannotInstallError
from oitsheet.install.dropper import is_dropper
from oitsheet.install.places import places_of
from oitsheet.install.placing import interpreter_key
from oitsheet.install.script import script
from oitsheet.install.system import interpreter_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from oitsheet.install.places import Places
    from oitsheet.install.system import System


class Thing(NamedTuple):
    """What lies at one place.

    Attributes:
        thing: ``addin``, ``settings``, ``script`` or ``dropper``.
        state: ``current``; ``changed`` (of this version, saved again by somebody); ``other`` (of
            another version, or another Python); ``gone`` (the Python that the settings name is
            not there); ``foreign``; ``absent``; ``closed`` (it cannot be read).
        path: Where.
        found: The version, or the Python, that was found; empty where none was.
        ok: Whether nothing is to be done about it.
    """

    thing: str
    state: str
    path: Path
    found: str
    ok: bool


def facts_of(thing: Thing) -> dict[str, object]:
    """Return what the sentence of a thing names: ``doctor.addin_other`` and its like."""
    return {
        "path": str(thing.path),
        "found": thing.found,
        "version": __version__,
        "xlwings": version("xlwings"),
    }


def status(system: System, built: bytes, *, place: Path | None = None) -> tuple[Thing, ...]:
    """Look at everything that `install` puts somewhere.

    Args:
        system: The computer.
        built: The add-in as it is built today.
        place: Look into this folder for the add-in, and at nothing else.

    Raises:
        CannotInstallError: There is no Excel for this system.
    """
    places = places_of(system, place=place)
    things = list(_addins(system, places, built, place))
    if places.settings is not None:
        things.append(_settings(places.settings, system))
    if places.script is not None:
        things.append(_script(places.script))
    if places.dropper is not None and place is None:
        things.append(_dropper(places.dropper))
    return tuple(things)


def _addins(system: System, places: Places, built: bytes, place: Path | None) -> Iterator[Thing]:
    """The user's own add-in, and that for all users where one is there."""
    own = _addin(places.addin, built)
    if place is not None or not system.windows or system.excel is None:
        yield own
        return
    common = _addin(places_of(system, all_users=True).addin, built)
    if common.state == Sort.ABSENT:
        yield own
    elif own.state == Sort.ABSENT:
        yield common
    else:
        yield own
        yield common


def _addin(path: Path, built: bytes) -> Thing:
    try:
        sort, found = sort_of(path, built)
    except OSError:
        return Thing("addin", "closed", path, "", ok=False)
    told = f"{found.oitsheet}, xlwings {found.xlwings}" if found else ""
    return Thing("addin", sort, path, told, ok=sort in {Sort.CURRENT, Sort.CHANGED})


def _settings(path: Path, system: System) -> Thing:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Thing("settings", "absent", path, "", ok=False)
    except OSError:
        return Thing("settings", "closed", path, "", ok=False)
    told = setting(content, interpreter_key(system), system.ansi)
    if not told:
        return Thing("settings", "absent", path, "", ok=False)
    python = type(path)(told)
    if not python.is_file():
        return Thing("settings", "gone", path, told, ok=False)
    try:
        same = python.resolve() == interpreter_of(system).resolve() or _same_folder(python, system)
    except (CannotInstallError, OSError):
        same = False
    return Thing("settings", "current" if same else "other", path, told, ok=same)


def _same_folder(python: Path, system: System) -> bool:
    """Whether two names of one Python lie side by side: ``python`` and ``python3``."""
    return python.parent == interpreter_of(system).parent


def _script(path: Path) -> Thing:
    _, text = script()
    try:
        there = path.read_bytes()
    except FileNotFoundError:
        return Thing("script", "absent", path, "", ok=False)
    except OSError:
        return Thing("script", "closed", path, "", ok=False)
    return Thing("script", "current" if there == text else "other", path, "", ok=there == text)


def _dropper(path: Path) -> Thing:
    """The file on the desktop may be there or not."""
    try:
        state = "current" if is_dropper(path.read_bytes()) else "foreign"
    except FileNotFoundError:
        state = "absent"
    except OSError:
        state = "closed"
    return Thing("dropper", state, path, "", ok=True)
