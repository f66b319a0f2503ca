"""The rules' case files: Markdown in, reports out.

A case file has its rule's stem and says, section by section, what fires, what is silent, and what
is a known gap. The tables of a section become a real workbook (see `samples`), the block named
``findings`` says what that one rule must find in it:

    CODE severity sheet!A1 [item] [also sheet!A1 …] [fact=value | fact=value …]
    skipped CODE reason [fact=value | …]

Sheets go by their keys; a name with blanks stands in apostrophes. Only the facts that a line
names are compared: numbers plainly or rounded to two decimals, dates as 2022-07-12, words by their
Thai text, their English text or their key, several joined by comma and blank.
A block named ``workbook`` holds TOML for `samples.Shape`. ``Edition``, ``As of`` and ``Due``
stand in prose, for the file above its first section or for one section.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import samples

from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.messages import Bilingual, Words
from oitsheet.judging.checker import finish, judge
from oitsheet.judging.rules import RULES, rule_of
from oitsheet.judging.submission import AsOf, fit
from oitsheet.workbook.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oitsheet.judging.report import Fact, Facts, Finding, Report, Skipped
    from oitsheet.judging.submission import Submission
    from oitsheet.location import Location

CASES = Path(__file__).parent / "rules"

LAST_FAMILY = "X"
"""Its rules look at what the others told."""

_PLACE = re.compile(r"(?:'[^']+'|[^\s!']+)![A-Z]{1,3}[1-9]\d*")
_FACT = re.compile(r"([a-z_]+)=(.*)")
_ITEM = re.compile(r"O\d+")
_CENT = Decimal("0.01")


class BadCase(Exception):  # noqa: N818  (a fault in a case file, named for what it is)
    """A case file that does not follow its own form."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of a findings block: what must be told, and the facts it names."""

    head: str
    facts: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        named = " | ".join(f"{name}={value}" for name, value in self.facts)
        return f"{self.head} {named}".rstrip()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """One section of a case file; one object per section, compared by identity."""

    stem: str
    title: str
    edition: str = "2565-obec"
    as_of: dt.date | None = None
    due: dt.date | None = None
    tables: dict[str, list[samples.Line]] = field(default_factory=dict)
    shape: samples.Shape = samples.PLAIN
    expected: tuple[Expected, ...] | None = None

    @property
    def code(self) -> str:
        """The rule's code."""
        return self.stem.partition("_")[0].upper()

    @property
    def fires(self) -> bool:
        """Whether a finding is expected (a rule that is skipped does not fire)."""
        return any(not line.head.startswith("skipped") for line in self.expected or ())

    @property
    def silent(self) -> bool:
        """Whether nothing at all is expected, not even a rule that could not run."""
        return self.expected == ()

    @property
    def id(self) -> str:
        """The case's name in a test run."""
        slug = re.sub(r"[^0-9a-z\u0e00-\u0e7f]+", "-", self.title.casefold()).strip("-")
        return f"{self.stem}::{slug}"


@cache
def all_cases() -> tuple[Case, ...]:
    """Every case of every file, in order."""
    return tuple(case for path in sorted(CASES.glob("*.md")) for case in read_cases(path))


def read_cases(path: Path) -> tuple[Case, ...]:
    """Read one case file.

    Raises:
        BadCase: Its form is wrong.
    """
    head, *sections = re.split(r"(?m)^## ", path.read_text(encoding="utf-8"))
    try:
        common = _settings(Case(stem=path.stem, title=""), head)
        cases = [_case(common, text) for text in sections]
    except (BadCase, ValueError, TypeError, KeyError) as why:
        raise BadCase(f"{path.name}: {why}") from why
    return tuple(case for case in cases if case)


def build(case: Case) -> bytes:
    """The case's workbook."""
    edition = load_edition(case.edition)
    fields = samples.agency_fields(edition, case.as_of or samples.REPORT_DATE, case.due)
    for _, own in case.tables.get("agency", ()):
        fields |= own
    tables = {key: lines for key, lines in case.tables.items() if key != "agency"}
    return samples.workbook(fields, tables, case.shape)


def submit(case: Case) -> Submission:
    """The case's workbook, read, fitted and judged by the schemas."""
    asked = load_edition(case.shape.asked) if case.shape.asked else None
    day = AsOf(asked=case.as_of, today=samples.REPORT_DATE)
    grid = read(build(case))
    submission = fit(grid, load_layout(), samples.Bundled(), asked=asked, as_of=day)
    return judge([submission])[0]


@cache
def run(case: Case) -> Report:
    """Judge the case by its own rule alone; each case is judged once in a test run."""
    rule = rule_of(case.code)
    if rule is None:
        raise BadCase(f"{case.stem}: there is no rule {case.code}; its file bears the same name")
    if rule.code[0] != LAST_FAMILY:
        return finish(submit(case), [rule])
    report = run_all(case)  # it looks at what the others told
    return replace(
        report,
        findings=tuple(f for f in report.findings if f.code == rule.code),
        skipped=tuple(s for s in report.skipped if s.code == rule.code),
    )


@cache
def run_all(case: Case) -> Report:
    """Judge the case by every rule; once in a test run, too."""
    return finish(submit(case), RULES)


def told(case: Case, report: Report) -> list[str]:
    """What a report tells, in the form and with the facts of the case's own lines."""
    keys = {case.shape.tab(key): key for key in samples.tab_names()}
    actual = [(_head(finding, keys), finding.facts) for finding in report.findings]
    actual += [(_skipped_head(skipped), skipped.facts) for skipped in report.skipped]
    wanted = sorted(case.expected or (), key=lambda line: line.head)
    lines = []
    for head, facts in sorted(actual, key=lambda pair: pair[0]):
        match = next((line for line in wanted if line.head == head), None)
        if match is not None:
            wanted.remove(match)
        named = match.facts if match else tuple((name, "") for name in facts)
        lines.append(str(Expected(head, tuple(_told(name, want, facts) for name, want in named))))
    return lines


def expected(case: Case) -> list[str]:
    """What the case wants told, in the order of `told`."""
    return [str(line) for line in sorted(case.expected or (), key=lambda line: line.head)]


def spellings(fact: Fact) -> list[str]:
    """The ways in which a case may write a fact, the plainest first."""
    if fact is None:
        return [""]
    if isinstance(fact, Bilingual):
        return [_one_line(fact.th), _one_line(fact.en)]
    if isinstance(fact, Words):
        return [fact.key]
    if isinstance(fact, tuple):
        ways = [spellings(part) for part in fact]
        return [", ".join(way[i] if i < len(way) else way[0] for way in ways) for i in (0, 1)]
    if isinstance(fact, Decimal):
        rounded = fact.quantize(_CENT, rounding=ROUND_HALF_UP)
        return [f"{fact.normalize():f}", f"{rounded:f}", f"{rounded.normalize():f}"]
    return [_one_line(str(fact))]


def _told(name: str, want: str, facts: Facts) -> tuple[str, str]:
    if name not in facts:
        return name, "(no such fact)"
    ways = spellings(facts[name])
    return name, want if want in ways else ways[0]


def _head(finding: Finding, keys: dict[str, str]) -> str:
    words = [finding.code, str(finding.severity), _place(finding.at, keys)]
    if finding.item:
        words.append(finding.item)
    if finding.also:
        words += ["also", *(_place(at, keys) for at in finding.also)]
    return " ".join(words)


def _skipped_head(skipped: Skipped) -> str:
    return f"skipped {skipped.code} {skipped.reason}"


def _place(at: Location, keys: dict[str, str]) -> str:
    name = keys.get(at.sheet, at.sheet)
    return f"{name!r}!{at.cell}" if " " in name else f"{name}!{at.cell}"


def _one_line(text: str) -> str:
    return text.replace("\n", r"\n")


def _settings(case: Case, prose: str) -> Case:
    changes: dict[str, object] = {}
    for line in prose.splitlines():
        if not re.match(r"(?:Edition|As of|Due) ", line):
            continue
        if edition := re.search(r"Edition (\S+?)\.(?:\s|$)", line):
            changes["edition"] = edition[1]
        for name, word in (("as_of", "As of"), ("due", "Due")):
            if day := re.search(rf"{word} (\d{{4}}-\d\d-\d\d)\.", line):
                changes[name] = dt.date.fromisoformat(day[1])
        if not changes:
            raise BadCase(f"not understood: {line!r}")
    return replace(case, **changes)  # type: ignore[arg-type]


def _case(common: Case, text: str) -> Case | None:
    title, _, body = text.partition("\n")
    blocks = dict(re.findall(r"(?ms)^```(\w+)\n(.*?)^```", body))
    prose = re.sub(r"(?ms)^```.*?^```", "", body)
    tables = dict(_tables(prose))
    if "findings" not in blocks:
        if tables or blocks:
            raise BadCase(f"{title!r} has no findings block")
        return None  # a gap that no workbook can show
    case = replace(
        _settings(common, prose),
        title=title.removesuffix("(example)").strip(),
        tables=tables,
        shape=_shape(blocks.get("workbook", "")),
        expected=tuple(_lines(blocks["findings"])),
    )
    _verify(case)
    return case


def _verify(case: Case) -> None:
    for key, lines in case.tables.items():
        known = {column.key for column in load_layout().sheet(key).columns}
        known |= set(case.shape.add_columns.get(key, ()))
        if strange := {name for _, line in lines for name in line} - known:
            raise BadCase(f"{case.title!r}: no such columns of {key}: {sorted(strange)}")
    for line in case.expected or ():
        if case.code not in line.head.split():
            raise BadCase(f"{case.title!r}: not of this rule: {line.head!r}")


def _shape(toml: str) -> samples.Shape:
    raw = tomllib.loads(toml)
    for key, value in raw.items():
        raw[key] = tuple(value) if isinstance(value, list) else value
    if "cells" in raw:
        raw["cells"] = {place: _content(value) for place, value in raw["cells"].items()}
    if "extra_sheets" in raw:
        raw["extra_sheets"] = {
            name: [[_content(value) for value in line] for line in lines]
            for name, lines in raw["extra_sheets"].items()
        }
    return samples.Shape(**raw)


def _content(value: object) -> samples.Content:
    if isinstance(value, str):
        return samples.content(value)
    if isinstance(value, float | bool | dt.date):
        return value
    if isinstance(value, int):
        return float(value)
    raise BadCase(f"no content for a cell: {value!r}")


def _tables(prose: str) -> Iterator[tuple[str, list[samples.Line]]]:
    lines = prose.splitlines()
    while lines:
        if not lines[0].startswith("|"):
            lines.pop(0)
            continue
        end = next((n for n, line in enumerate(lines) if not line.startswith("|")), len(lines))
        (key, *names), _, *rows = ([*_split(line)] for line in lines[:end])
        yield key, [_line(names, row) for row in rows]
        del lines[:end]


def _split(line: str) -> Iterable[str]:
    r"""The cells of a Markdown row; a bar that is content is written ``\|``."""
    cells = re.split(r"(?<!\\)\|", line.strip())[1:-1]
    return (cell.strip().replace(r"\|", "|") for cell in cells)


def _line(names: list[str], row: list[str]) -> samples.Line:
    at, *cells = row
    if len(cells) != len(names):
        raise BadCase(f"{len(names)} columns, but {len(cells)} cells in {row}")
    number = int(at) if at else None
    return number, {n: samples.content(c) for n, c in zip(names, cells, strict=True)}


def _lines(block: str) -> Iterator[Expected]:
    for line in filter(None, map(str.strip, block.splitlines())):
        first, *more = re.split(r" \| ", line)
        named = re.search(r"(?<=\s)[a-z_]+=", first)
        head = first[: named.start()].rstrip() if named else first
        parts = [first[named.start() :], *more] if named else more
        facts = []
        for part in parts:
            fact = _FACT.fullmatch(part.strip())
            if fact is None:
                raise BadCase(f"not a fact: {part!r} in {line!r}")
            facts.append((fact[1], fact[2]))
        _verify_head(head)
        yield Expected(head, tuple(facts))


def _verify_head(head: str) -> None:
    words = re.findall(rf"{_PLACE.pattern}|\S+", head)
    if words[0] == "skipped":
        good = len(words) == 3
    else:
        places = words[words.index("also") + 1 :] if "also" in words else []
        main = words[: words.index("also")] if "also" in words else words
        good = (
            len(main) in (3, 4)
            and _PLACE.fullmatch(main[2]) is not None
            and all(_ITEM.fullmatch(word) for word in main[3:])
            and all(_PLACE.fullmatch(place) for place in places)
        )
    if not good:
        raise BadCase(f"not a finding: {head!r}")
