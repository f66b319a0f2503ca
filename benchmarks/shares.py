"""Where the time of one check goes: every stride of the straight line, timed in one process.

Prints a line per stride for a first (cold) run of this process and the median of later (warm)
runs. Start a new process for each figure of the first column that matters: imports count once.
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULT = Path(__file__).resolve().parents[1] / "workbook_templates/examples/nongkhai2-2565.xlsx"
WARM = 20


def strides(path: Path) -> Iterator[str]:
    """Walk the straight line; yield the name of each stride when it is done."""
    import click  # noqa: F401, PLC0415

    yield "import click"
    import polars  # noqa: F401, ICN001, PLC0415

    yield "import polars"
    import pandera.polars  # noqa: F401, PLC0415

    yield "import pandera.polars (after polars)"
    from oitsheet import cli, doors  # noqa: F401, PLC0415
    from oitsheet.form.layout import load_layout  # noqa: PLC0415
    from oitsheet.form.messages import load_catalogue  # noqa: PLC0415
    from oitsheet.judging.checker import finish, judge  # noqa: PLC0415
    from oitsheet.judging.submission import AsOf, fit  # noqa: PLC0415
    from oitsheet.rendering.page import Page  # noqa: PLC0415
    from oitsheet.rendering.terminal import render  # noqa: PLC0415

    yield "import oitsheet (after those)"
    grid = doors.read_file(path)
    yield "read"
    layout = load_layout()
    yield "load the layout"
    as_of = AsOf(asked=None, today=dt.datetime.now(tz=dt.UTC).date())
    submission = fit(grid, layout, doors.BundledShelf(), asked=None, as_of=as_of)
    yield "fit (and load the editions)"
    (judged,) = judge([submission])
    yield "judge (pandera)"
    report = finish(judged)
    yield "finish (rules, states, scores)"
    render(report, Page(load_catalogue("th"), 100, lambda text, _role: text))
    yield "render"


def timed(path: Path) -> dict[str, float]:
    """Return the milliseconds of each stride of one walk."""
    spent = {}
    start = time.perf_counter()
    for name in strides(path):
        spent[name] = 1000 * (time.perf_counter() - start)
        start = time.perf_counter()
    return spent


def main() -> None:
    """Time one cold walk and many warm ones."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    cold = timed(path)
    warm = [timed(path) for _ in range(WARM)]
    print(f"{'stride':38} {'cold ms':>8} {'warm ms':>8}")
    for name, spent in cold.items():
        print(f"{name:38} {spent:8.1f} {statistics.median(w[name] for w in warm):8.1f}")
    total = statistics.median(sum(w.values()) for w in warm)
    print(f"{'together':38} {sum(cold.values()):8.1f} {total:8.1f}")


if __name__ == "__main__":
    main()
