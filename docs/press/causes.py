"""The causes of a zero and which rule answers each, by docs/causes.md and by the docstrings."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.judging.rules import RULES
from oitsheet.rendering.manual.pages import reason_of
from press.common import DOCS, HERE, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules import AnyRule

_ROW = re.compile(r"(?m)^\| (\d+) \|(.*)\|$")
_CITED = re.compile(r"causes, (?:[^;.()]*; )?no\. (\d+(?:(?:, | and )\d+)*)")
_CODE = re.compile(r"\b[A-Z]\d{3}\b")

_WRITTEN = re.compile(r"(?s)\*\*If written\*\*.*?speaks")


class Cause(NamedTuple):
    """Why an item scores zero.

    Attributes:
        no: Its permanent number.
        th: What it is, in Thai; `en` in English.
        kind: The kind of its evidence.
        rules: The codes of the rules that answer it.
        reason: Why none does, or not for all of it: ``written``, ``not_yet``, ``never``; else None.
    """

    no: int
    th: str
    en: str
    kind: str
    rules: tuple[str, ...]
    reason: str | None


@cache
def causes_of(rule: AnyRule) -> tuple[int, ...]:
    """Return the numbers of the causes that a rule's docstring cites."""
    cited = _CITED.findall(" ".join(reason_of(rule)))
    return tuple(sorted({int(no) for part in cited for no in re.findall(r"\d+", part)}))


@cache
def causes() -> tuple[Cause, ...]:
    """Return all causes, in the order of their numbers.

    A rule answers a cause where its docstring cites it or the page names it.
    """
    thai = tomllib.loads((HERE / "causes.toml").read_text(encoding="utf-8"))
    return tuple(_causes(thai))


def _causes(thai: dict[str, str]) -> Iterator[Cause]:
    known = {rule.code for rule in RULES}
    page = (DOCS / "causes.md").read_text(encoding="utf-8")
    for number, rest in _ROW.findall(page):
        what, kind, _, looked_at = (cell.strip() for cell in re.split(r"(?<!\\)\|", rest))
        named = set(_CODE.findall(looked_at)) & known
        named |= {rule.code for rule in RULES if int(number) in causes_of(rule)}
        codes = tuple(rule.code for rule in RULES if rule.code in named)
        yield Cause(
            int(number), thai.get(number, ""), what, kind.split()[0], codes, _reason(looked_at)
        )


def _reason(looked_at: str) -> str | None:
    for key, said in (("never", "no rule"), ("written", "if written"), ("not_yet", "not yet")):
        if said in looked_at:
            return key
    return None


def causes_page() -> str:
    """Return the text of the Thai page of causes."""
    return "\n".join(_page())


def _page() -> Iterator[str]:
    own = words("th")
    yield f"# {own['causes_title']}"
    yield f"{own['causes_intro']}\n"
    yield f"[{own['causes_source']}](causes.md)\n"
    yield '<a id="causes"></a>\n'
    yield f"| {' | '.join(own['causes_head'])} |"
    yield "|---|---|---|---|"
    for cause in causes():
        evidence = own["evidence"].get(cause.kind, cause.kind)
        yield f"| {cause.no} | {cause.th} | {evidence} | {_answer(cause)} |"
    yield ""


def _speaking() -> list[str]:
    """The codes of what speaks where the office itself writes a cause down."""
    said = _WRITTEN.search((DOCS / "causes.md").read_text(encoding="utf-8"))
    return _CODE.findall(said[0]) if said else []


def _answer(cause: Cause) -> str:
    own = words("th")["no_rule"]
    linked = " ".join(map(_linked, cause.rules))
    if cause.reason is None:
        return linked
    if cause.rules:
        return linked if cause.reason == "written" else f"{linked} {own['partly']}"
    written = " ".join(map(_linked, _speaking()))
    return str(own[cause.reason]).format(rules=written)


def _linked(code: str) -> str:
    return f"[{code}](rules/{code.lower()}.md)"
