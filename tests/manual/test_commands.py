"""Every command that a page shows is one that the program has."""

from __future__ import annotations

import re

import click
import pytest
from manual.press_room import ROOT

from oitsheet import cli

PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "docs/cli.md",
    "docs/import.md",
    "docs/many-hands.md",
    "docs/meetings.md",
    "docs/next-year.md",
    "docs/own-editions.md",
    "docs/workbook.md",
    "docs/workbook.th.md",
]
SHOWN = re.compile(r"(?<![\w./-])(?:\S*/)?oitsheet (?P<words>[a-z]+\b(?: [^`\n|&]*)?)")


def shown(name: str) -> list[str]:
    """The words behind `oitsheet` in each piece of code of a page."""
    text = (ROOT / name).read_text(encoding="utf-8")
    fences = re.findall(r"(?ms)^ *```sh\n(.*?)^ *```", text)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"(?ms)^ *```.*?^ *```", "", text))
    return [match["words"] for code in (*fences, *spans) for match in SHOWN.finditer(code)]


def named(words: list[str]) -> click.Command | None:
    """The command that these words begin with: of a group the one below it that they name."""
    command = cli.main.commands.get(words[0])
    if isinstance(command, click.Group) and len(words) > 1:
        return command.commands.get(words[1], command)
    return command


@pytest.mark.parametrize("name", PAGES)
def test_every_command_and_option_that_a_page_shows_is_there(name) -> None:
    lines = shown(name)
    strange = []
    for line in lines:
        command = named(line.split())
        if command is None:
            strange.append(line)
            continue
        known = {option for parameter in command.params for option in parameter.opts}
        asked = re.findall(r"(?<=\s)--?[a-z][\w-]*", line)
        strange += [option for option in asked if option not in {*known, "-h", "--help"}]

    assert lines or name == "CONTRIBUTING.md"
    assert strange == []


def test_a_command_that_is_not_there_would_be_seen() -> None:
    found = SHOWN.search("run `.venv/bin/oitsheet chekc --nope x.xlsx`")

    assert found
    assert found["words"].startswith("chekc --nope")
