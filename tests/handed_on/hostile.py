"""A report whose every text is what somebody chose to put into a workbook."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from rendering.test_whole_outputs import many_faults

from oitsheet.doors import BundledShelf, read_day
from oitsheet.judging.checker import check
from oitsheet.workbook.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from oitsheet.judging.report import Report

ESC = "\x1b"
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
C1 = "".join(map(chr, range(0x7F, 0xA0)))

TEXTS = {
    "script": "<script>fetch('http://127.0.0.1/x')</script>",
    "closing": "</p></li></style></title><script src=//127.0.0.1/x></script><!--",
    "image": "<img src='http://127.0.0.1/x' onerror='alert(1)'>",
    "attribute": '" onmouseover="alert(1)" style="background:url(http://127.0.0.1/x)',
    "apostrophe": "' autofocus onfocus='alert(1)",
    "style": "</style><link rel=stylesheet href=http://127.0.0.1/x><base href=//127.0.0.1/>",
    "link": '<a href="javascript:alert(1)">ดูที่นี่</a> javascript:alert(1) data:text/html,x',
    "refresh": "<meta http-equiv=refresh content='0;url=http://127.0.0.1/x'>",
    "template": "{{ 7 * 7 }}{% include '/etc/passwd' %}{0.__class__}%s",
    "entities": "&lt;b&gt; &#60;script&#62; &amp;",
    "terminal": f"{ESC}[2J{ESC}]0;ชื่อ\x07{ESC}[31mพร้อม\r\n● พร้อม\t{C1}",
    "direction": f"ก{BIDI}gpj.exe",
    "formula": "=cmd|' /C calc'!A0",
    "added": "+1+1",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "blanks": ' \u00a0\u3000=HYPERLINK("http://127.0.0.1/x","ดู")',
    "unseen": "\u200b\ufeff=1+1",
    "wide": "\uff1d1+1",
    "wide at": "\uff20SUM(1)",
    "small": "\ufe661+1",
    "quote": '","=1+1","',
    "escape": "_x0041_ _x000D_",
    "long": "ก" * 40_000,
    "address": "http://127.0.0.1/x",
    "share": "\\\\127.0.0.1\\x file:///etc/passwd ms-word:ofe|u|http://127.0.0.1/x",
}
"""What no report may take for anything but a text."""


@cache
def honest() -> Report:
    """A report with findings of every kind, owners, and something that was confirmed."""
    shelf, day = BundledShelf(), read_day("2022-07-10")
    assert day
    return check(read(many_faults()), shelf=shelf, today=day, as_of=day)


def with_texts(text: str, report: Report | None = None) -> Report:
    """The same report, every text of the workbook's own being this one."""
    return changed(report or honest(), lambda _: text)


def changed(report: Report, change: Callable[[str], str]) -> Report:
    """The report with each text that may be the workbook's own changed."""

    def of(value: Any) -> Any:
        if isinstance(value, str):
            return change(value)
        return tuple(map(of, value)) if type(value) is tuple else value

    def finding(one: Any) -> Any:
        facts = {name: of(fact) for name, fact in one.facts.items()}
        at = replace(one.at, sheet=change(one.at.sheet))
        also = tuple(replace(place, sheet=change(place.sheet)) for place in one.also)
        return replace(one, facts=facts, at=at, also=also)

    def owner(one: Any) -> Any:
        return replace(one, name=change(one.name))

    return replace(
        report,
        agency=change(report.agency or ""),
        findings=tuple(map(finding, report.findings)),
        skipped=tuple(
            replace(one, facts={name: of(fact) for name, fact in one.facts.items()})
            for one in report.skipped
        ),
        items=tuple(replace(i, owner=i.owner and change(i.owner)) for i in report.items),
        owners=tuple(map(owner, report.owners)),
        owner_groups=tuple(map(owner, report.owner_groups)),
    )


class Skeleton(HTMLParser):
    """The elements of a page with their attributes, and its text apart."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.elements.append(("!--", ((data, None),)))


def skeleton(page: str) -> Skeleton:
    parser = Skeleton()
    parser.feed(page)
    parser.close()
    return parser
