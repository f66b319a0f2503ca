"""The doctor: whether all that Excel's buttons need is there, one line for each."""

from __future__ import annotations

import codecs
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from oitsheet import __version__
from oitsheet.errors import OitsheetError
from oitsheet.install.machine import this_machine
from oitsheet.install.probing import marked_from_web, writable
from oitsheet.install.status import facts_of, status
from oitsheet.install.system import this_system

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from oitsheet.form.messages import Catalogue
    from oitsheet.install.machine import Machine
    from oitsheet.install.status import Thing
    from oitsheet.install.system import System

_BITS = 64
_NEEDED = {"win32": ("pywin32",), "darwin": ("appscript", "psutil")}
"""What xlwings needs beside itself, by platform."""


class Line(NamedTuple):
    """What was found of one thing.

    Attributes:
        about: What was looked at: ``python``, ``addin`` and so on; stable, for programs.
        key: Of the sentence, in the catalogues' table ``doctor``; it says what to do, too.
        ok: Whether nothing is to be done.
        facts: What the sentence names.
    """

    about: str
    key: str
    ok: bool
    facts: Mapping[str, object]


def examine(
    system: System | None = None,
    machine: Machine | None = None,
    *,
    build: Callable[[], bytes] | None = None,
    console: bool = False,
) -> tuple[Line, ...]:
    """Look at everything, the most fundamental first; nothing is changed.

    Args:
        system: The computer; None for this one.
        machine: What runs on it; None for what runs here.
        build: Makes the add-in, to compare with; None for our own.
        console: Whether somebody reads this on a console (where the machine is not given).
    """
    system = system or this_system()
    machine = machine or this_machine(console=console)
    return tuple(_lines(system, machine, build or _built))


def _built() -> bytes:
    from oitsheet.install.xlam import build_addin  # noqa: PLC0415  (only when asked for)

    return build_addin()


def _lines(system: System, machine: Machine, build: Callable[[], bytes]) -> Iterator[Line]:
    yield from _python(system, machine)
    yield _line("oitsheet", "oitsheet", version=__version__)
    yield from _packages(system, machine)
    key = {"fine": "polars", "old_cpu": "polars_old_cpu"}.get(machine.polars, "polars_broken")
    yield _line("polars", key, ok=key == "polars", python=str(system.executable))
    yield from _excel(system)
    if system.has_excel:
        yield from _installed(system, machine, build)
    for about, folder in (("documents", _for_forms(system)), ("temp", _temp(system))):
        ok = writable(folder)
        yield _line(about, "writable" if ok else "not_writable", ok=ok, path=str(folder))
    if machine.encoding is not None:
        ok = _takes_thai(machine.encoding)
        key = "console" if ok else "console_no_thai"
        yield _line("console", key, ok=ok, encoding=machine.encoding)


def _line(about: str, key: str, *, ok: bool = True, **facts: object) -> Line:
    return Line(about, key, ok, facts)


def _python(system: System, machine: Machine) -> Iterator[Line]:
    facts = {"version": machine.python, "bits": machine.bits, "path": str(system.executable)}
    narrow = machine.bits != _BITS
    yield _line("python", "python_narrow" if narrow else "python", ok=not narrow, **facts)


def _packages(system: System, machine: Machine) -> Iterator[Line]:
    for name in ("xlwings", *_NEEDED.get(system.platform, ())):
        found = machine.packages.get(name)
        key = "package" if found else "package_absent"
        python = str(system.executable)
        yield _line(name, key, ok=bool(found), package=name, version=found, python=python)


def _excel(system: System) -> Iterator[Line]:
    if not system.has_excel:
        yield _line("excel", "excel_none")
    elif system.excel is None:
        yield _line("excel", "excel_not_found", ok=False)
    else:
        yield _line("excel", "excel", path=str(system.excel))


def _installed(system: System, machine: Machine, build: Callable[[], bytes]) -> Iterator[Line]:
    if machine.packages.get("xlwings") is None:  # the add-in is made of it: already said
        return
    try:
        things = status(system, build())
    except OitsheetError as why:
        yield _line("addin", "addin_unknown", ok=False, why=str(why))
        return
    addins = [thing for thing in things if thing.thing == "addin"]
    if len(addins) > 1:
        paths = tuple(str(thing.path) for thing in addins)
        yield _line("addin", "addin_twice", ok=False, paths=paths)
    for thing in things:
        if thing.thing != "dropper":
            yield _of(thing)
    for thing in addins:
        if marked_from_web(thing.path):
            yield _line("mark", "mark", ok=False, path=str(thing.path))


def _of(thing: Thing) -> Line:
    key = f"{thing.thing}_{thing.state}"
    return _line(thing.thing, key, ok=thing.ok, **facts_of(thing))


def _for_forms(system: System) -> Path:
    """Where a new form goes that has no other place."""
    return system.documents if system.documents.is_dir() else system.home


def _temp(system: System) -> Path:
    """Where Excel's macros leave what Python says."""
    told = system.environ.get("TEMP") if system.windows else None
    return Path(told or tempfile.gettempdir())


def _takes_thai(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
        "\u0e01".encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def told(line: Line, words: Catalogue) -> str:
    """Say a line in one sentence, its mark in front."""
    mark = words.say("doctor.ok" if line.ok else "doctor.bad")
    return f"{mark} {words.say(f'doctor.{line.key}', **line.facts)}"


def all_well(lines: tuple[Line, ...]) -> bool:
    """Whether nothing is to be done."""
    return all(line.ok for line in lines)
