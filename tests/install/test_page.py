"""The page for an office's IT names what has to be named."""

import re
import shlex
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from install.computers import a_computer
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from oitsheet.cli import main
from oitsheet.install.places import ADDIN, DROPPER, SETTINGS, places_of

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
CHECKLIST = (ROOT / "docs" / "excel-checklist.md").read_text(encoding="utf-8")
THAI, ENGLISH = PAGE.split("\n## In English\n")
PLATFORMS = {
    "win_amd64": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    "macosx": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
}
each_half = pytest.mark.parametrize("half", [THAI, ENGLISH], ids=["th", "en"])


def needed_on(platform):
    """All packages that oitsheet needs there, by the metadata of what is installed here."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    surroundings = {"python_version": "3.12", "python_full_version": "3.12.10"}
    surroundings |= PLATFORMS[platform]
    waiting = [Requirement(text) for text in project["dependencies"]]
    found = set()
    while waiting:
        wanted = waiting.pop()
        for extra in ("", *wanted.extras):
            known = (canonicalize_name(wanted.name), extra)
            if known in found:
                continue
            found.add(known)
            waiting += [
                need
                for need in _requirements(wanted.name)
                if need.marker is None or need.marker.evaluate({**surroundings, "extra": extra})
            ]
    return {name for name, _ in found}


def _requirements(name):
    try:
        return [Requirement(text) for text in requires(name) or ()]
    except PackageNotFoundError:  # of another system
        return []


def downloaded_for(platform, half):
    """What the page's command for a platform names beside oitsheet."""
    commands = re.findall(r"(?m)^python -m pip download (?:.*\\\n)*.*$", half)
    (command,) = [text for text in commands if f"--platform {platform}" in text]
    words = shlex.split(command.replace("\\\n", " "))
    return set(words[words.index("oitsheet-*.whl") + 1 :])


@each_half
@pytest.mark.parametrize("platform", ["win_amd64", "macosx"])
def test_the_command_names_every_package_that_pip_on_linux_would_leave_out(half, platform):
    left_out = needed_on(platform) - needed_on("linux")

    assert left_out
    assert downloaded_for(platform, half) == left_out


def test_both_halves_have_the_same_commands_and_marks():
    def blocks(half):
        return sorted(
            line.strip()
            for block in re.findall(r"(?ms)^ *```\w+\n(.*?)^ *```", half)
            for line in block.splitlines()
            if line.strip()
        )

    assert blocks(THAI) == blocks(ENGLISH)
    thai, english = THAI.count("ยังไม่ได้ลอง"), ENGLISH.count("untried")
    assert thai == english


@each_half
def test_every_place_stands_on_the_page_as_it_is(half, tmp_path):
    windows, mac = (places_of(a_computer(tmp_path / p, p)) for p in ("win32", "darwin"))
    home = tmp_path / "darwin" / "Users" / "somchai"

    assert rf"`%APPDATA%\Microsoft\Excel\XLSTART\{windows.addin.name}`" in half
    assert rf"`%USERPROFILE%\{windows.settings.parent.name}\{SETTINGS}`" in half
    assert f"`~/{mac.addin.relative_to(home).as_posix()}`" in half
    assert f"`~/{mac.settings.relative_to(home).as_posix()}`" in half
    assert f"`~/{mac.script.parent.relative_to(home).as_posix()}/xlwings-*.applescript`" in half
    assert all(name in half for name in (ADDIN, DROPPER))


@each_half
def test_every_command_and_option_that_the_page_names_is_there(half):
    group = main.commands["addin"].commands
    named = re.findall(r"addin (\w+)((?: --[\w-]+)*)", half)

    assert {name for name, _ in named} >= {"build", "install", "uninstall", "status", "dropper"}
    for name, options in named:
        known = {option for part in group[name].params for option in part.opts}
        assert set(options.split()) <= known, name


def test_no_line_of_the_checklist_is_ticked_and_each_has_its_number():
    rows = re.findall(r"(?m)^\| (\d+) \|(.*)$", CHECKLIST)

    assert [int(number) for number, _ in rows] == list(range(1, len(rows) + 1))
    assert [number for number, row in rows if "☐ untried" not in row] == []
    assert not re.search("[☑☒✓✔]", CHECKLIST)
