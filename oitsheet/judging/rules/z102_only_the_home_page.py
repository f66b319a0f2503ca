"""The only address given is the home page.

The assessor must find the data at the address handed in; from the home page he may not (a
provincial office's memo on FY 2566, item O30; causes, no. 2). A channel that stands on the home
page itself is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


HOME = frozenset({"", "/", "/index.php", "/index.html", "/index.htm", "/home", "/main"})


@rule("Z102", severity=Severity.RISK, needs=("items.link",))
def only_the_home_page(submission: Submission) -> Iterator[Hit]:
    """Flag items whose every address has no path."""
    for item in submission.open_items:
        urls = [part.url for part in item.links if part.url]
        if urls and not item.item.is_channel and all(_is_home(url) for url in urls):
            yield hit(item.place("link"), item=item, found=urls[0])


def _is_home(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.path.lower() in HOME and not parts.query and not parts.fragment
