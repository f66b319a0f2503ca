"""What the page of a rule says, in one language; how it looks is for others to decide."""

from __future__ import annotations

import inspect
import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.form.layout import load_layout
from oitsheet.judging.confirming import CONFIRMABLE
from oitsheet.judging.finding import Severity
from oitsheet.rendering.manual.examples import load_examples
from oitsheet.rendering.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.finding import Finding
    from oitsheet.judging.rules import AnyRule
    from oitsheet.location import Location
    from oitsheet.rendering.manual.examples import Example, Sheet


class Told(NamedTuple):
    """A finding in words.

    Attributes:
        severity: How loud.
        label: The same in words.
        at: The cell it is about.
        also: Other cells that bear on it, in words; may be empty.
        message: What is wrong and why it matters.
        fix: What to do.
    """

    severity: Severity
    label: str
    at: Location
    also: str
    message: str
    fix: str


class Section(NamedTuple):
    """A part of a page; what it does not have is empty.

    Attributes:
        key: What it is about: ``message``, ``fix``, ``example``, ``answer``, ``gaps``, ``why``.
        heading: The same in words.
        paragraphs: Texts.
        sheets: What stands in a workbook; `told` is what oitsheet says of it.
        told_heading: What stands between the two.
        bullets: A list.
    """

    key: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    told_heading: str = ""
    told: tuple[Told, ...] = ()
    bullets: tuple[str, ...] = ()


class RulePage(NamedTuple):
    """The page of one rule.

    Attributes:
        code: The rule's permanent code; `name` its name.
        title: What it is about, in words.
        severity: How loud it is; `loudness` the same in words.
        facts: How loud, how loud when late, what it looks at: a sentence each.
        sections: What there is to say, in order.
    """

    code: str
    name: str
    title: str
    severity: Severity
    loudness: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]


def rule_page(rule: AnyRule, catalogue: Catalogue) -> RulePage:
    """Return the page of a rule.

    A rule without words or without an example (one that is being written) has no such sections.
    """
    text = catalogue.rules.get(rule.code)
    return RulePage(
        code=rule.code,
        name=rule.name,
        title=text.title if text else rule.name,
        severity=rule.severity,
        loudness=loudness(rule, catalogue),
        facts=tuple(_facts(rule, catalogue)),
        sections=tuple(_sections(rule, catalogue)),
    )


def loudness(rule: AnyRule, catalogue: Catalogue) -> str:
    """Say how loud a rule is, and how loud once the matter is overdue."""
    severity = catalogue.say(f"severity.{rule.severity}")
    if rule.when_late is None:
        return severity
    late = catalogue.say(f"severity.{rule.when_late}")
    return catalogue.say("command.rules_late", severity=severity, late=late)


def _facts(rule: AnyRule, catalogue: Catalogue) -> Iterator[str]:
    severity = catalogue.say(f"severity.{rule.severity}")
    yield catalogue.say("command.rule_severity", severity=severity)
    if rule.when_late:
        late = catalogue.say(f"severity.{rule.when_late}")
        yield catalogue.say("command.rule_late", severity=late)
    if rule.needs:
        layout = load_layout()
        needs = tuple(catalogue.show(layout.spoken(need)) for need in rule.needs)
        yield catalogue.say("command.rule_needs", needs=needs)


def _sections(rule: AnyRule, catalogue: Catalogue) -> Iterator[Section]:
    text = catalogue.rules.get(rule.code)
    example = load_examples().get(rule.code)
    if text:
        for key, words in (("message", text.message), ("fix", text.fix)):
            heading = catalogue.say(f"command.rule_{key}")
            yield Section(key, heading, (catalogue.blank(words),))
    if text and example:
        with suppress(KeyError):  # made for other words than today's: a test asks to make it anew
            yield _shown(example, catalogue)
    if answer := tuple(_answer(rule, catalogue)):
        yield Section("answer", catalogue.say("manual.answer"), answer)
    if example and example.gaps:
        yield Section("gaps", catalogue.say("manual.gaps"), bullets=example.gaps)
    yield Section("why", catalogue.say("command.rule_why"), reason_of(rule))


def reason_of(rule: AnyRule) -> tuple[str, ...]:
    """Return a rule's reason with its source: the paragraphs of its file's docstring, English."""
    text = inspect.getdoc(inspect.getmodule(rule.judge)) or ""
    return tuple(" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text))


def _shown(example: Example, catalogue: Catalogue) -> Section:
    key = "example_due" if example.due else "example_day"
    facts = {"edition": example.edition, "as_of": example.as_of, "due": example.due}
    intro = [catalogue.say(f"manual.{key}", **facts)]
    if catalogue.language == "en":  # the titles of cases are written for contributors
        intro.insert(0, example.title)
    return Section(
        "example",
        catalogue.say("manual.example"),
        tuple(intro),
        sheets=example.sheets,
        told_heading=catalogue.say("manual.told"),
        told=tuple(_told(finding, catalogue) for finding in example.findings),
    )


def _told(finding: Finding, catalogue: Catalogue) -> Told:
    said = say(finding, catalogue)
    also = ""
    if finding.also:
        also = catalogue.say("text.also", places=tuple(str(place) for place in finding.also))
    label = catalogue.say(f"severity.{finding.severity}")
    return Told(finding.severity, label, finding.at, also, said.message, said.fix)


def _answer(rule: AnyRule, catalogue: Catalogue) -> Iterator[str]:
    """How a finding is confirmed or a risk accepted; that an error cannot be."""
    loud = {rule.severity, rule.when_late}
    if loud & CONFIRMABLE:
        sheet = load_layout().sheet("confirmations")
        headers = ((column.header, column.header_en) for column in sheet.input_columns)
        columns = tuple(th if catalogue.language == "th" else en for th, en in headers)
        name = sheet.name if catalogue.language == "th" else sheet.name_en
        yield catalogue.say("manual.confirm", sheet=name, code=rule.code, columns=columns)
    if Severity.RISK in loud:
        yield catalogue.say("manual.accepted")
    if Severity.ERROR in loud:
        yield catalogue.say("manual.error")
