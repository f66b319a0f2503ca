"""The rules' examples: what stands in a workbook, and what its rule found there.

They are kept as facts, not as sentences, so that both languages are said afresh each time. The
file is made from the rules' case files by ``python docs/make.py``; a test holds it to them.
"""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from oitsheet.form.messages import Bilingual, Words
from oitsheet.judging.finding import Finding, Severity
from oitsheet.location import Location

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.judging.finding import Atom, Fact

FILE = "examples.json"


class Sheet(NamedTuple):
    """What an example shows of one sheet.

    Attributes:
        name: As its tab shows it.
        header: The row (1-based) in which headers stand; None where there are none.
        columns: The numbers (1-based) of the columns that are shown.
        rows: Number of a row (1-based) → the text of each of those columns' cells.
        hidden: Places that do not show, as Excel writes them; the sheet's name if it is hidden.
        merged: Merged areas, as Excel writes them.
        left_out: How many more rows the workbook holds; of a long table only some are shown.
    """

    name: str
    header: int | None
    columns: tuple[int, ...]
    rows: Mapping[int, tuple[str, ...]]
    hidden: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    left_out: int = 0


class Example(NamedTuple):
    """What a rule's case file shows to somebody who asks what the rule is about.

    Attributes:
        title: The case in words (English).
        edition: The key of the edition by which it is judged.
        as_of: The day of which the judgement speaks (C.E.).
        due: The due date (C.E.); None where there is none.
        sheets: What stands in the workbook.
        findings: What the rule found in it.
        gaps: What the rule does not detect (English), each in a phrase.
    """

    title: str
    edition: str
    as_of: dt.date
    due: dt.date | None
    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...]
    gaps: tuple[str, ...]


@cache
def load_examples() -> Mapping[str, Example]:
    """Return the examples by rule code; a rule whose example was not made yet has none."""
    return loads(resources.files(__package__).joinpath(FILE).read_text(encoding="utf-8"))


def loads(text: str) -> dict[str, Example]:
    """Read the text of the file: examples by rule code."""
    return {code: _example(code, raw) for code, raw in json.loads(text).items()}


def dumps(examples: Mapping[str, Example], names: Mapping[str, str]) -> str:
    """Return the text of the file.

    Args:
        examples: By rule code.
        names: Rule code → the rule's name.
    """
    raw = {code: _raw(example, names[code]) for code, example in sorted(examples.items())}
    entries = [
        f"{json.dumps(code)}: {json.dumps(entry, ensure_ascii=False)}"
        for code, entry in raw.items()
    ]
    return (
        "{\n" + ",\n".join(entries) + "\n}\n"
    )  # a line for each rule, so that lines can be merged


def _raw(example: Example, name: str) -> dict[str, Any]:
    return {
        "name": name,
        "title": example.title,
        "edition": example.edition,
        "as_of": example.as_of.isoformat(),
        "due": example.due and example.due.isoformat(),
        "sheets": [sheet._asdict() for sheet in example.sheets],
        "findings": [_raw_finding(finding) for finding in example.findings],
        "gaps": example.gaps,
    }


def _raw_finding(finding: Finding) -> dict[str, Any]:
    return {
        "severity": str(finding.severity),
        "at": _raw_place(finding.at),
        "item": finding.item,
        "also": [_raw_place(place) for place in finding.also],
        "facts": {name: _raw_fact(fact) for name, fact in finding.facts.items()},
    }


def _raw_place(at: Location) -> list[Any]:
    return [at.sheet, at.row, at.column]


def _raw_fact(fact: Fact) -> object:
    if isinstance(fact, Bilingual):  # a tuple, too
        return {"th": fact.th, "en": fact.en}
    if isinstance(fact, tuple):
        return [_raw_fact(part) for part in fact]
    if isinstance(fact, Words):
        return {"words": fact.key}
    if isinstance(fact, Decimal):
        return {"number": str(fact)}
    if isinstance(fact, dt.date):
        return {"date": fact.isoformat()}
    return fact


def _example(code: str, raw: dict[str, Any]) -> Example:
    return Example(
        title=raw["title"],
        edition=raw["edition"],
        as_of=dt.date.fromisoformat(raw["as_of"]),
        due=dt.date.fromisoformat(raw["due"]) if raw["due"] else None,
        sheets=tuple(map(_sheet, raw["sheets"])),
        findings=tuple(_finding(code, raw["name"], one) for one in raw["findings"]),
        gaps=tuple(raw["gaps"]),
    )


def _sheet(raw: dict[str, Any]) -> Sheet:
    return Sheet(
        name=raw["name"],
        header=raw["header"],
        columns=tuple(raw["columns"]),
        rows={int(row): tuple(cells) for row, cells in raw["rows"].items()},
        hidden=tuple(raw["hidden"]),
        merged=tuple(raw["merged"]),
        left_out=raw["left_out"],
    )


def _finding(code: str, name: str, raw: dict[str, Any]) -> Finding:
    return Finding(
        code=code,
        name=name,
        severity=Severity(raw["severity"]),
        at=Location(*raw["at"]),
        item=raw["item"],
        also=tuple(Location(*place) for place in raw["also"]),
        facts={key: _fact(fact) for key, fact in raw["facts"].items()},
    )


def _fact(raw: Any) -> Fact:  # noqa: ANN401  (as JSON has it)
    if isinstance(raw, list):
        return tuple(map(_atom, raw))
    return None if raw is None else _atom(raw)


def _atom(raw: Any) -> Atom:  # noqa: ANN401  (as JSON has it)
    if not isinstance(raw, dict):
        return str(raw) if isinstance(raw, str) else int(raw)
    if "th" in raw:
        return Bilingual(**raw)
    if "words" in raw:
        return Words(raw["words"])
    if "number" in raw:
        return Decimal(raw["number"])
    return dt.date.fromisoformat(raw["date"])
