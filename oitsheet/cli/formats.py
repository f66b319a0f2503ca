"""The formats in which `check` says what it found, and what files are called in them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.cli.asking import keep_workbooks, must_end
from oitsheet.cli.console import painter
from oitsheet.cli.usage import WrongUsage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from decimal import Decimal
    from pathlib import Path

    from oitsheet.form.edition import Edition
    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.report import Report

FORMATS = ("text", "json", "jsonl", "html", "csv", "xlsx")

_ALONE = ("json", "html", "xlsx")
"""Formats that hold one workbook's report."""

WHOLE = ("html", "xlsx")
"""Formats in which nothing is said of a file that could not be judged."""


class Asked(NamedTuple):
    """What `check` was asked for."""

    format: str
    catalogue: Catalogue
    edition: Edition | None
    as_of: dt.date | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    assume: Mapping[str, Decimal]
    width: int
    colour: bool
    headed: bool
    names: Mapping[Path, str] = {}
    redact: bool = False


class Shown(NamedTuple):
    """A report in its format: a text, or bytes where it is none."""

    text: str = ""
    data: bytes = b""


def fit_together(form: str, files: Sequence[Path], output: Path | None, words: Catalogue) -> None:
    """Refuse what makes no sense: several files in one page, a workbook on the screen.

    Raises:
        WrongUsage: It makes none, or a workbook's place would be taken.
    """
    if form in _ALONE and len(files) > 1:
        key = "command.one_json" if form == "json" else "outputs.one_file"
        raise WrongUsage(words.say(key, format=form))
    if form != "xlsx":
        keep_workbooks(output, words)
    elif output is None:
        raise WrongUsage(words.say("outputs.needs_output"))
    else:
        must_end(output, ".xlsx", words)
        if output.exists():
            raise WrongUsage(words.say("outputs.exists", file=str(output)))


def names_of(files: Sequence[Path]) -> dict[Path, str]:
    """Return what each file is called in a report: its name, never where it lies.

    Of two that have one name, so many of the folders that were typed before it as tell them apart.
    """
    parts = {file: [part for part in file.parts if part != file.anchor] for file in files}
    return {file: _shortest(file, parts) for file in files}


def _shortest(file: Path, parts: Mapping[Path, list[str]]) -> str:
    own = parts[file]
    others = [other for path, other in parts.items() if path != file]
    for count in range(1, len(own) + 1):
        end = own[-count:]
        if all(other[-count:] != end for other in others):
            break
    return "/".join(own[-count:]) if own else str(file)


def shown(file: Path, report: Report, asked: Asked) -> Shown:
    """Put a report into the format asked for."""
    words, name = asked.catalogue, asked.names.get(file, file.name)
    if asked.format == "text":
        return Shown(_on_screen(name, report, asked))
    if asked.format == "html":
        from oitsheet.rendering.html import html_report  # noqa: PLC0415

        return Shown(html_report(report, words, name))
    if asked.format == "csv":
        from oitsheet.rendering.csv_findings import csv_rows  # noqa: PLC0415

        return Shown(csv_rows(report, words, name))
    if asked.format == "xlsx":
        from oitsheet.rendering.results_book import file_line, results_book  # noqa: PLC0415

        return Shown(data=results_book(report, words, file_line(report, words, name)))
    from oitsheet.rendering.json_v1 import dumps  # noqa: PLC0415

    indent = 2 if asked.format == "json" else None
    return Shown(dumps(report, words, name, indent=indent) + "\n")


def _on_screen(name: str, report: Report, asked: Asked) -> str:
    from oitsheet.rendering.page import Page  # noqa: PLC0415
    from oitsheet.rendering.terminal import render  # noqa: PLC0415
    from oitsheet.values import one_line  # noqa: PLC0415

    paint = painter(colour=asked.colour)
    head = paint(one_line(name), "head") + "\n" if asked.headed else ""
    return head + render(report, Page(asked.catalogue, asked.width, paint))


def failure(file: Path, reason: str, sentence: str, limit: str, asked: Asked) -> str:
    """Say in the format asked for that a file could not be judged; most say so on their own.

    Args:
        file: The file.
        reason: A permanent word for what is wrong.
        sentence: The same for people, with the file's name as reports have it.
        limit: Which limit was passed, if it was one.
        asked: The format and its words.
    """
    name = asked.names.get(file, file.name)
    if asked.format == "csv":
        from oitsheet.rendering.csv_findings import csv_failure  # noqa: PLC0415

        return csv_failure(name, sentence, asked.catalogue)
    if asked.format not in {"json", "jsonl"}:
        return ""
    from oitsheet.rendering.json_v1 import dumps_failure  # noqa: PLC0415

    indent = 2 if asked.format == "json" else None
    text = dumps_failure(name, reason, sentence, asked.catalogue, limit=limit, indent=indent)
    return text + "\n"


def joined(texts: Sequence[str], form: str, output: Path | None, words: Catalogue) -> str:
    """Put the reports of all files together, below the head that the format has."""
    told = [text for text in texts if text]
    if form == "text":
        return "\n".join(told)
    if form != "csv":
        return "".join(told)
    from oitsheet.rendering.csv_findings import MARK, csv_head  # noqa: PLC0415

    text = csv_head(words) + "".join(told)
    on_screen = output is None and sys.stdout.isatty()
    return text.removeprefix(MARK).replace("\r\n", "\n") if on_screen else text
