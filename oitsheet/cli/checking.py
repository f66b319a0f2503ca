"""One file checked: what to show of it and the exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oitsheet.cli.console import painter

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from oitsheet.form.edition import Edition
    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.report import Report

FINDINGS, WRONG_USAGE, UNREADABLE = 1, 2, 3
"""Exit codes; 0 is for nothing to tell, and click itself leaves with 2."""


class Asked(NamedTuple):
    """What `check` was asked for."""

    format: str
    catalogue: Catalogue
    edition: Edition | None
    as_of: dt.date | None
    width: int
    colour: bool
    headed: bool


class Outcome(NamedTuple):
    """What came of one file: text to show, an exit code, and a sentence if it failed."""

    text: str
    code: int
    sentence: str | None


def check_one(file: Path, asked: Asked, fail_on: str) -> Outcome:
    """Check a file and say, in one sentence, if it could not be judged."""
    from oitsheet.doors import check_file  # noqa: PLC0415  (pulls in every room)
    from oitsheet.judging.submission import (  # noqa: PLC0415
        NotOurWorkbookError,
        UnrecognisedEditionError,
    )
    from oitsheet.workbook.unreadable import UnreadableWorkbook  # noqa: PLC0415

    say = asked.catalogue.say
    try:
        report = check_file(file, edition=asked.edition, as_of=asked.as_of)
    except UnreadableWorkbook as why:
        return _failed(file, str(why.reason), say(f"command.{why.reason}", file=str(file)), asked)
    except NotOurWorkbookError as why:
        sentence = say("command.not_ours", file=str(file), sheets=why.sheets)
        return _failed(file, "not_ours", sentence, asked)
    except UnrecognisedEditionError as why:
        key = "no_edition" if why.fiscal_year_be is None else "no_edition_year"
        facts = {"file": str(file), "known": why.known, "year": why.fiscal_year_be}
        return _failed(file, "no_edition", say(f"command.{key}", **facts), asked)
    return Outcome(_shown(file, report, asked), _exit_code(report, fail_on), None)


def _failed(file: Path, reason: str, sentence: str, asked: Asked) -> Outcome:
    if asked.format == "text":
        return Outcome("", UNREADABLE, sentence)
    from oitsheet.rendering.json_v1 import dumps_failure  # noqa: PLC0415

    indent = 2 if asked.format == "json" else None
    text = dumps_failure(str(file), reason, sentence, asked.catalogue, indent=indent)
    return Outcome(text + "\n", UNREADABLE, sentence)


def _shown(file: Path, report: Report, asked: Asked) -> str:
    if asked.format == "text":
        from oitsheet.rendering.page import Page  # noqa: PLC0415
        from oitsheet.rendering.terminal import render  # noqa: PLC0415

        paint = painter(colour=asked.colour)
        head = paint(f"{file}\n", "head") if asked.headed else ""
        return head + render(report, Page(asked.catalogue, asked.width, paint))
    from oitsheet.rendering.json_v1 import dumps  # noqa: PLC0415

    indent = 2 if asked.format == "json" else None
    return dumps(report, asked.catalogue, str(file), indent=indent) + "\n"


def _exit_code(report: Report, fail_on: str) -> int:
    if fail_on == "never":
        return 0
    from oitsheet.judging.report import Severity  # noqa: PLC0415

    limit = Severity(fail_on).rank
    return FINDINGS if any(f.severity.rank <= limit for f in report.findings) else 0
