"""What the pages show of a walk is what happens: each command is run, and its output compared.

A walk is a block of ``console``: lines that begin with ``$ `` are commands, run one after the other
in one folder; what stands below each is what it prints, and a line of ``…`` stands for any lines.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys

import pytest
from manual.press_room import DOCS
from manual.walks import PREPARE

GAP = "…"
WALKS = sorted(p.name for p in DOCS.glob("*.md") if "```console" in p.read_text(encoding="utf-8"))


def steps(name: str) -> list[tuple[str, str]]:
    """Each command of a page with what stands below it."""
    text = (DOCS / name).read_text(encoding="utf-8")
    blocks = re.findall(r"(?ms)^```console\n(.*?)^```", text)
    found = []
    for block in blocks:
        for part in re.split(r"(?m)^\$ ", block)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output.rstrip("\n")))
    return found


def agrees(shown: str, printed: str) -> bool:
    """Whether what a page shows is what was printed, gaps apart."""
    parts = [re.escape(part.strip("\n")) for part in re.split(rf"(?m)^{GAP}$", shown)]
    return re.fullmatch(r"\n?" + r"(?s:.*?)".join(parts) + r"\s*", printed) is not None


def test_there_are_walks_and_each_page_that_has_one_is_prepared() -> None:
    assert sorted(PREPARE) == WALKS


@pytest.mark.parametrize("name", WALKS)
def test_what_a_page_shows_is_what_happens(name, tmp_path) -> None:
    PREPARE[name](tmp_path)
    kept = {key: value for key, value in os.environ.items() if not key.startswith("OITSHEET")}
    wrong = []
    for command, shown in steps(name):
        words = shlex.split(command)
        assert words[0] == "oitsheet"
        done = subprocess.run(  # noqa: S603  (our own program)
            [sys.executable, "-m", "oitsheet", *words[1:]],
            cwd=tmp_path,
            env={**kept, "PYTHONUTF8": "1", "COLUMNS": "100", "PYTHONSAFEPATH": "1"},
            capture_output=True,
            stdin=subprocess.DEVNULL,
            check=False,
            encoding="utf-8",
            timeout=120,
        )
        if not agrees(shown, done.stdout + done.stderr):
            wrong.append((command, done.stdout + done.stderr))

    assert wrong == []


def test_a_walk_that_shows_something_else_would_be_seen() -> None:
    assert agrees("one\n…\nthree", "one\ntwo\nthree\n")
    assert not agrees("one\n…\nthree", "one\ntwo\nfour\n")
    assert not agrees("one", "one\ntwo\n")
