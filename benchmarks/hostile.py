"""What hostile and broken files cost: each read once, in a process of its own with a memory limit.

Prints the table of `docs/hostile.md`. The files are made by `tests/workbook/hostile.py`. Seconds
are the processor's, of reading alone; the peak is the process's from its start, so the first line
is what Python and our own modules take. Linux only. `pip install '.[test]'` first.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HERE / "tests"))

READ = r"""
import re, resource, sys, time
from pathlib import Path
from oitsheet.workbook.files import read_path
from oitsheet.workbook.limits import READING_MEGABYTES
from oitsheet.workbook.unreadable import UnreadableWorkbook
most = READING_MEGABYTES * 1024 * 1024
resource.setrlimit(resource.RLIMIT_AS, (most, most))
began = time.process_time()
try:
    read_path(Path(sys.argv[1]))
except UnreadableWorkbook as why:
    said = f"{why.reason}: {why.limit}" if why.limit else str(why.reason)
else:
    said = "read"
seconds = time.process_time() - began
status = Path("/proc/self/status").read_text(encoding="utf-8")  # maxrss would be the parent's, too
peak = int(re.search(r"VmHWM:\s+([0-9]+) kB", status)[1]) // 1024
print(said, f"{seconds:.2f}", peak, sep="|")
"""


def main() -> None:
    from workbook.hostile import KINDS  # noqa: PLC0415  found through the line above

    asked = sys.argv[1:]
    print("| input | outcome | seconds | peak MB |\n|---|---|---|---|")
    for kind in KINDS:
        if asked and not any(word in kind.name for word in asked):
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = kind.put(Path(folder))
            done = subprocess.run(
                [sys.executable, "-c", READ, str(path)],
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=False,
                cwd=HERE,
            )
        said, seconds, peak = (done.stdout.strip() or f"died ({done.returncode})|?|?").split("|")
        mark = "" if said == kind.outcome else f" (expected: {kind.outcome})"
        print(f"| {kind.name} | {said}{mark} | {seconds} | {peak} |", flush=True)


if __name__ == "__main__":
    main()
