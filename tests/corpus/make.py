"""Write the manifest of foreign files anew, and say which outcomes changed.

    python tests/corpus/make.py [FOLDER]

The folder is the one that OITSHEET_CORPUS names, or ../shared/corpus. Notes are kept.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import manifest

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "corpus"


def say(line: str) -> None:
    """Tell whoever started this."""
    sys.stdout.write(line + "\n")


def main() -> None:
    """Ask what becomes of every file, compare, write."""
    named = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("OITSHEET_CORPUS", str(FOLDER))
    folder = Path(named)
    before = {row["file"]: row for row in manifest.load()} if manifest.MANIFEST.exists() else {}
    rows = manifest.listed(folder)
    found = manifest.outcomes(folder / row["file"] for row in rows)
    for row, outcome in zip(rows, found, strict=True):
        known = before.get(row["file"], {})
        row.update(outcome, note=known.get("note", ""))
        for key, value in outcome.items():
            if known and known.get(key) != value:
                say(f"{row['file']} ({row['path']}): {key} was {known.get(key)}, is {value}")
        if not known:
            say(f"{row['file']} ({row['path']}): new")
    for file in sorted(before.keys() - {row["file"] for row in rows}):
        say(f"{file}: no longer there")
    manifest.save(rows)
    say(f"{len(rows)} files in {manifest.MANIFEST}")


if __name__ == "__main__":
    main()
