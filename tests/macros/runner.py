"""Started by the macro in LibreOffice instead of cmd.exe: runs the line that was built for it."""

import re
import subprocess
import sys
from pathlib import Path


def main(here: Path) -> None:
    """Run what stands in ``line.txt``; leave the exit code in ``code.txt``.

    What cmd.exe does before (go to Python's folder) is left out, the Windows path of Python is
    this Python, and the log is written where the macro will look for it.
    """
    line = (here / "line.txt").read_text(encoding="utf-8").rstrip("\n")
    command, log = re.fullmatch(r'.* & ("[^"&]*" -P .*) 2> "(.*)"', line).groups()
    parts = [part.replace('"', "") for part in re.findall(r'(?:[^\s"]|"[^"]*")+', command)]
    with Path(log).open("wb") as errors:
        done = subprocess.run(  # noqa: S603  the line under test
            [sys.executable, *parts[1:]], stderr=errors, check=False
        )
    (here / "code.txt").write_text(f"{done.returncode}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
