"""The master workbook on a desk where LibreOffice does with it what people do all day."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import os
import shutil
import signal
import subprocess
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import samples
from openpyxl.utils import range_boundaries
from recalculation import poisoned
from summary_books import half
from what_people_do.good_office import good

from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.template import build
from oitsheet.judging.checker import check
from oitsheet.judging.report import State
from oitsheet.workbook.grid import ErrorValue
from oitsheet.workbook.reading import read

if TYPE_CHECKING:
    from oitsheet.judging.report import Report
    from oitsheet.workbook.grid import Grid

EDITION = "2566-moe"
LAYOUT = load_layout()
ITEMS, AGENCY, BUDGET, ELEMENTS, SUMMARY = (
    LAYOUT.sheet(key).name for key in ("items", "agency", "budget", "elements", "summary")
)
FIRST, LAST = 5, 47
"""The rows of the items."""

TABLE = f"A{FIRST}:Z{LAST}"
PYTHON = "/usr/bin/python3"
"""The system's own, which has `uno`; the one that runs the tests may be any."""

_TODAY = dt.date(2023, 7, 10)
_CENT = Decimal("0.01")
_QUARTER = ("planned", "spent", "percent", "cumulative")


class Desk:
    """LibreOffice at work, started once; a job that kills it costs that one job alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count()
        self._hand: subprocess.Popen[str] | None = None

    def after(self, data: bytes, *steps: tuple[object, ...], ending: str = ".xlsx") -> bytes:
        """A workbook after these steps, calculated and saved; see `hand.Hand` for the verbs.

        Its formulas come with wrong results: what is right in the answer was calculated.
        """
        book = self._put(_poisoned(data))
        kept = book.with_suffix(f".after{ending}")
        self._ask({"book": str(book), "steps": [*steps, ("save", str(kept))]})
        return kept.read_bytes()

    def along(self, data: bytes, *steps: tuple[object, ...]) -> list[bytes]:
        """The same, saved after every step: each is taken where the one before has left it."""
        book = self._put(_poisoned(data))
        kept = [book.with_suffix(f".{n}.xlsx") for n in range(len(steps))]
        saved = [("save", str(path)) for path in kept]
        both = [one for pair in zip(steps, saved, strict=True) for one in pair]
        self._ask({"book": str(book), "steps": both})
        return [path.read_bytes() for path in kept]

    def _put(self, data: bytes) -> Path:
        path = self._folder / f"book{next(self._numbers)}.xlsx"
        path.write_bytes(data)
        return path

    def _ask(self, job: dict[str, object]) -> None:
        hand = self._hand or self._start()
        hand.stdin.write(json.dumps(job) + "\n")
        hand.stdin.flush()
        line = hand.stdout.readline()
        if not line:
            self.close()
        assert line, "LibreOffice died, or did not answer in time"
        answer = json.loads(line)
        assert not answer, answer["error"]

    def _start(self) -> subprocess.Popen[str]:
        assert shutil.which("soffice"), "these tests need LibreOffice: see .ci/packages"
        folder = self._folder / f"room{next(self._numbers)}"
        folder.mkdir()
        script = Path(__file__).with_name("hand.py")
        self._hand = subprocess.Popen(  # noqa: S603  our own file
            [PYTHON, str(script), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
            start_new_session=True,
        )
        return self._hand

    def close(self) -> None:
        """End LibreOffice and whatever it started."""
        if self._hand is not None:
            os.killpg(self._hand.pid, signal.SIGKILL)
            self._hand.communicate()
            self._hand = None


@cache
def empty() -> bytes:
    """The master as an office receives it."""
    return build(LAYOUT, load_edition(EDITION))


@cache
def worked() -> bytes:
    """One filled in half-way, with all that the check and the summary find in such a book."""
    return build(LAYOUT, load_edition(EDITION), fill=half(load_edition(EDITION)))


@cache
def careful() -> bytes:
    """A careful office's, of which nothing is to be said."""
    return good(EDITION, assessed=True)


_poisoned = cache(poisoned)


@lru_cache(maxsize=32)
def _grid(data: bytes) -> Grid:
    return read(data, unread={LAYOUT.stamp["lists"]})


@lru_cache(maxsize=32)
def checked(data: bytes) -> Report:
    """What the check says."""
    return check(_grid(data), shelf=samples.Bundled(), today=_TODAY)


def findings(report: Report) -> Counter[tuple[str, str, str]]:
    """What is said of what, wherever it stands now."""
    return Counter((f.code, str(f.severity), f.item or f.at.sheet) for f in report.findings)


def news(data: bytes, was: bytes) -> list[tuple[str, str, str]]:
    """Code, severity, item or sheet of what the check says now and did not say before."""
    return sorted((findings(checked(data)) - findings(checked(was))).elements())


def lost(data: bytes, was: bytes) -> list[tuple[str, str, str]]:
    """What it said before and does not say now."""
    return sorted((findings(checked(was)) - findings(checked(data))).elements())


def same(data: bytes, was: bytes) -> bool:
    """Whether states, scores, figures and what is to be put right first are what they were."""
    ours, theirs = checked(data), checked(was)
    states = [[(item.code, item.state, item.owner) for item in r.items] for r in (ours, theirs)]
    return states[0] == states[1] and all(
        getattr(ours, key) == getattr(theirs, key)
        for key in ("scores", "mend_first", "kpi", "budget", "owners", "verdict")
    )


def figures(data: bytes) -> dict[str, object]:
    """The summary's figures as they stand in the file."""
    grid = _grid(data)
    tabs = {sheet.name: sheet.cells for sheet in grid.sheets}
    title, _ = _named(grid, "oit_line_items")

    def column(name: str) -> list[object]:
        tab, (left, top, right, bottom) = _named(grid, name)
        places = itertools.product(range(top, bottom + 1), range(left, right + 1))
        return [_plain(tabs[tab].get(place)) for place in places]

    lines = ("items", "target", "mend", "blank", "allocated", "spent", "left", "spent_percent")
    shown = {key: column(f"oit_line_{key}")[0] for key in lines}
    shown["claimed"] = column("oit_line_claimed")[0] + column("oit_line_told")[0]
    shown["unfinished"] = column("oit_line_going")[0] + column("oit_line_idle")[0]
    shown |= {f"sub {key}": column(f"oit_sub_{key}") for key in ("applies", "mend", "open")}
    shown |= {f"quarter {key}": column(f"oit_quarter_{key}") for key in _QUARTER}
    shown["first"] = [code for code in column("oit_mend_code") if code is not None]
    shown["errors"] = [cell for cell in tabs[title].values() if isinstance(cell, ErrorValue)]
    return shown


def _named(grid: Grid, name: str) -> tuple[str, tuple[int, int, int, int]]:
    """The tab and the area that a name refers to."""
    title, _, area = grid.names[name].rpartition("!")
    return title.strip("$'"), range_boundaries(area)


def reckoned(data: bytes) -> dict[str, object]:
    """The same figures as the check reckons them."""
    report = checked(data)
    kpi, budget = report.kpi, report.budget
    states = {item.code: item.state for item in report.items}
    edition = load_edition(report.edition.key)
    subs = [
        [states[item.code] for item in edition.items_of(sub.code)] for sub in edition.sub_indicators
    ]
    money = {"allocated": 0, "spent": 0, "left": 0, "spent_percent": None}
    quarters = {key: [None] * 4 for key in _QUARTER}
    if budget:
        money = {
            "allocated": budget.allocated,
            "spent": budget.spent,
            "left": budget.remaining,
            "spent_percent": budget.percent_spent,
        }
        keys = ("planned", "spent", "percent", "cumulative_percent")
        for name, key in zip(quarters, keys, strict=True):
            quarters[name] = [getattr(quarter, key) for quarter in budget.quarters]
    return {
        "items": kpi.applying,
        "target": _plain(kpi.target_percent),
        "mend": kpi.to_mend,
        "blank": kpi.not_looked_at,
        **{key: _plain(value) for key, value in money.items()},
        "claimed": kpi.claimed,
        "unfinished": kpi.not_started,
        "sub applies": [len(own) - own.count(State.NOT_APPLICABLE) for own in subs],
        "sub mend": [own.count(State.TO_MEND) for own in subs],
        "sub open": [own.count(State.NOT_STARTED) for own in subs],
        **{f"quarter {key}": [_plain(v) for v in values] for key, values in quarters.items()},
        "first": list(report.mend_first[:10]),
        "errors": [],
    }


def _plain(value: object) -> object:
    """A number to the second decimal, a text as it is, nothing for an empty text."""
    if value in (None, ""):
        return None
    if isinstance(value, str):
        return value
    return Decimal(str(value)).quantize(_CENT, ROUND_HALF_UP)
