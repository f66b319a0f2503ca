"""The manifest of foreign files: which there are, and what becomes of each."""

from __future__ import annotations

import csv
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).resolve().parent
MANIFEST = HERE / "manifest.csv"
LISTED = "MANIFEST.csv"
"""The corpus's own list, which says where its files come from."""

KNOWN = ("file", "source", "path", "sha256")
OUTCOMES = ("read", "sheets", "cells", "check")
NOTES = ("note",)
"""Columns: what a file is; what becomes of it; why, where that needs saying (kept by make.py).

One more outcome is one more name here, and a key of that name in what outcomes.py answers.
"""


def load() -> list[dict[str, str]]:
    """The manifest's rows."""
    with MANIFEST.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def save(rows: Iterable[dict[str, str]]) -> None:
    """Write the manifest anew."""
    with MANIFEST.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*KNOWN, *OUTCOMES, *NOTES], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def listed(folder: Path) -> list[dict[str, str]]:
    """The files that the corpus itself lists, each with where it comes from, in order."""
    with (folder / LISTED).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = [
        {
            "file": row["file"],
            "source": row["repository"],
            "path": row["path"],
            "sha256": sha256(folder / row["file"]),
        }
        for row in rows
    ]
    return sorted(found, key=lambda row: (row["source"], row["path"], row["file"]))


def sha256(path: Path) -> str:
    """A file's checksum, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def outcomes(paths: Iterable[Path]) -> list[dict[str, str]]:
    """What becomes of each file, as text, in a process of its own.

    Raises:
        AssertionError: A file ended that process; it is named, with what the process said last.
    """
    paths = list(paths)
    done = subprocess.run(  # noqa: S603  (our own script)
        [sys.executable, str(HERE / "outcomes.py")],
        input="".join(f"{path}\n" for path in paths),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    if len(lines) < len(paths):
        raise AssertionError(f"{paths[len(lines)]} ended the process:\n{done.stderr[-4000:]}")
    return [{key: str(value) for key, value in line.items()} for line in lines]
