"""How long `oitsheet check` takes as a whole process, beside what a user might compare it with.

Every round runs each command once, the order moved on by one each time, so that a machine that
slows down slows all of them; the first round only warms up. Only the ratios travel between
machines. A run that ends with another exit code than expected ends the benchmark: a program that
fails early looks fast. Linux and macOS only. See README.md beside this file.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from datapackage import package

EXAMPLES = Path(__file__).resolve().parents[1] / "workbook_templates" / "examples"
WORKBOOKS = ("nongkhai2-2565.xlsx", "phichit-2566.xlsx")
FLOOR = "floor: import click, openpyxl"
PEER = "frictionless validate, equal schema"
MIB = 1024 if sys.platform == "linux" else 1024 * 1024  # ru_maxrss: KiB on Linux, bytes on macOS


class Command(NamedTuple):
    """What is run, and how it must end."""

    name: str
    words: list[str]
    exit_code: int = 0


class Run(NamedTuple):
    """One process: seconds from start to end, and the most memory it held, in MiB."""

    wall: float
    peak: float


def commands(frictionless: str | None) -> list[Command]:
    """Return what is compared; the peer only where its program is named."""
    here = Path(sys.executable).parent
    python, oitsheet = sys.executable, str(here / "oitsheet")
    found = [
        Command("python: pass", [python, "-c", "pass"]),
        Command(FLOOR, [python, "-c", "import click, openpyxl"]),
        Command("import pandera.polars", [python, "-c", "import pandera.polars"]),
        *(Command(f"oitsheet check {name}", [oitsheet, "check", name]) for name in WORKBOOKS),
    ]
    if frictionless:
        words = [str(Path(frictionless).absolute()), "validate", "datapackage.json"]
        found.append(Command(PEER, words, exit_code=1))  # Thai digits, and rows left for later
    return found


def run(command: Command) -> Run:
    """Run one command with its output thrown away."""
    devnull = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
    errors = (os.POSIX_SPAWN_DUP2, 1, 2)
    start = time.perf_counter()
    pid = os.posix_spawn(
        command.words[0], command.words, os.environ, file_actions=[devnull, errors]
    )
    _, status, used = os.wait4(pid, 0)
    wall = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code != command.exit_code:
        raise SystemExit(f"{command.name}: exit code {code}, expected {command.exit_code}")
    return Run(wall, used.ru_maxrss / MIB)


def rounds(asked: list[Command], count: int) -> dict[str, list[Run]]:
    """Return each command's runs, one a round, without the warm-up."""
    runs: dict[str, list[Run]] = {command.name: [] for command in asked}
    for number in range(count + 1):
        turn = number % len(asked)
        for command in (*asked[turn:], *asked[:turn]):
            result = run(command)
            if number:
                runs[command.name].append(result)
    return runs


def verify_peer(frictionless: str) -> str:
    """Return what the peer did, after making sure that it judged every table."""
    words = [frictionless, "validate", "datapackage.json", "--json"]
    told = json.loads(subprocess.run(words, capture_output=True, check=False).stdout)
    rows = {task["name"]: task["stats"].get("rows", 0) for task in told["tasks"]}
    kinds = {error["type"] for task in told["tasks"] for error in task["errors"]}
    if not all(rows.values()) or kinds & {"source-error", "scheme-error", "format-error"}:
        raise SystemExit(f"frictionless did not read all of it: {rows} {kinds}")
    return f"rows {rows}, {told['stats']['errors']} errors of kinds {sorted(kinds)}"


def ratio(runs: list[Run], base: list[Run]) -> float:
    """Return the median of the ratios within each round."""
    return statistics.median(a.wall / b.wall for a, b in zip(runs, base, strict=True))


def show(runs: dict[str, list[Run]]) -> None:
    """Print a line per command."""
    print(f"{'command':38} {'median ms':>9} {'min-max':>11} {'MiB':>4} {'/floor':>6} {'/peer':>6}")
    for name, own in runs.items():
        walls = [1000 * r.wall for r in own]
        span = f"{min(walls):.0f}-{max(walls):.0f}"
        peak = max(r.peak for r in own)
        peer = f"{ratio(own, runs[PEER]):6.2f}" if PEER in runs else ""
        floor = ratio(own, runs[FLOOR])
        print(
            f"{name:38} {statistics.median(walls):9.0f} {span:>11} {peak:4.0f} {floor:6.2f} {peer}"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--frictionless", default=os.environ.get("FRICTIONLESS"))
    asked = parser.parse_args()
    frictionless = asked.frictionless and str(Path(asked.frictionless).absolute())
    packages = ("oitsheet", "click", "openpyxl", "pandera", "polars", "python-calamine")
    print(platform.platform(), "· Python", platform.python_version(), "·", os.cpu_count(), "cores")
    print(" · ".join(f"{name} {version(name)}" for name in packages))
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name in WORKBOOKS:
            shutil.copy(EXAMPLES / name, name)
        Path("datapackage.json").write_text(json.dumps(package(WORKBOOKS[0])), encoding="utf-8")
        if frictionless:
            print("frictionless:", verify_peer(frictionless))
        print("load before", *(f"{load:.2f}" for load in os.getloadavg()))
        runs = rounds(commands(frictionless), asked.rounds)
        print("load after ", *(f"{load:.2f}" for load in os.getloadavg()))
        os.chdir(EXAMPLES)
    show(runs)


if __name__ == "__main__":
    main()
