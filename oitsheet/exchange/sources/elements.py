"""What is known of the elements of a page, and of what they say of themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

NOT_WORDS = frozenset(
    ("script", "style", "noscript", "template", "head", "svg", "math", "object", "option")
)
"""Elements whose words nobody sees, or that are chosen from."""
LINES = frozenset(
    (
        *("p", "div", "li", "ul", "ol", "dl", "dt", "dd", "tr", "pre", "blockquote", "section"),
        *("article", "header", "footer", "main", "nav", "aside", "figure", "figcaption", "hr"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "address", "details", "summary", "form", "fieldset"),
        *("center", "table", "caption", "td", "th", "legend", "textarea"),
    )
)
"""Elements that begin and end a line."""
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_NO_MARKS = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
_DIGITS = 5


def is_hidden(element: etree._Element) -> bool:
    """Whether an element says of itself that it does not show."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))


def has_no_marks(element: etree._Element) -> bool:
    """Whether a list shows neither bullets nor numbers."""
    return bool(_NO_MARKS.search(element.get("style", "")))


def span(element: etree._Element, name: str) -> int:
    """Give how many columns or rows a cell takes."""
    return number(element.get(name, "1"), 1)


def number(text: str, otherwise: int) -> int:
    """Give a whole number of few digits; a page may say anything."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else otherwise
