"""What all pages of the site share: words, escaping, tables, and links between pages."""

from __future__ import annotations

import html
import re
import tomllib
from functools import cache
from pathlib import Path
from posixpath import normpath, relpath
from typing import TYPE_CHECKING, Any

from oitsheet.form.messages import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from oitsheet.form.messages import Catalogue, Language

HERE = Path(__file__).resolve().parent
DOCS = HERE.parent
ROOT = DOCS.parent

_SPECIAL = re.compile(r"([\\|*_<>`\[\]#~^=])")
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]+)\)")
_FENCE = re.compile(r"(?ms)^( *)(`{3,}).*?^\1\2$")


@cache
def words(language: Language) -> dict[str, Any]:
    """The site's own words in one language."""
    return dict(tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))[language])


def catalogue(language: Language) -> Catalogue:
    """The words that oitsheet itself says."""
    return load_catalogue(language)


def folder(language: Language) -> str:
    """Where the pages of a language lie: Thai first, at the site's root."""
    return "" if language == "th" else "en/"


def safe(text: object) -> str:
    """Make a text safe in Markdown, in a table, too."""
    return _SPECIAL.sub(r"\\\1", str(text)).replace("\n", " ")


def tagged(text: object) -> str:
    """Make a text safe in HTML."""
    return html.escape(str(text)).replace("\n", "<br>")


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    names = list(head)
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def badge(severity: str, label: str) -> str:
    """A severity as a coloured word."""
    return f'<span class="loud {severity}">{tagged(label)}</span>'


def way(source: str, target: str) -> str:
    """The relative way from one page to another, both by their paths in the site."""
    return relpath(target, normpath(source).rpartition("/")[0] or ".")


def relinked(text: str, origin: str, page: str, place: Callable[[str], str | None]) -> str:
    """Let the links of a page lead where its targets stand in the site.

    Args:
        text: Markdown as it stands in the repository.
        origin: Its path in the repository.
        page: Its path in the site.
        place: Repository path → path in the site, or None: then the link's words are kept alone.
    """

    def led(match: re.Match[str]) -> str:
        label, target = match[1], match[2]
        path, sharp, anchor = target.partition("#")
        if "://" in target or target.startswith("mailto:") or not path:
            return match[0]
        found = place(normpath(f"{origin.rpartition('/')[0]}/{path}".lstrip("/")))
        return f"[{label}]({way(page, found)}{sharp}{anchor})" if found else label

    parts, end = [], 0
    for fence in _FENCE.finditer(text):
        parts += [_LINK.sub(led, text[end : fence.start()]), fence[0]]
        end = fence.end()
    return "".join([*parts, _LINK.sub(led, text[end:])])
