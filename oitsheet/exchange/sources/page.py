"""A saved web page → its tables.

Every ``table`` that is no mere frame for others becomes one of ours. What only looks like a table
and is made of other elements is none: such a page has no tables, and whoever asked says so. A row
that does not show is kept and told; words that do not show inside a cell are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree, html

from oitsheet.exchange.sources import limits
from oitsheet.exchange.sources.page_walk import PageWalk
from oitsheet.exchange.sources.raw import Tally
from oitsheet.exchange.sources.unreadable import UnreadableSource, too_much
from oitsheet.workbook.limits import MEGABYTE

if TYPE_CHECKING:
    from oitsheet.exchange.sources.raw import RawTable

_EMBEDDED = re.compile(r"data:[a-z0-9.+/-]{0,80};base64,[A-Za-z0-9+/=\s%]{64,}+", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->", re.IGNORECASE)
_STATED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-z0-9_.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(
    rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([a-z0-9_.:-]+)", re.IGNORECASE
)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*+>")
_HEAD = 4096
_LONGEST_ADDRESS = 2048
_CUT_SHORT = ("ERR_RESOURCE_LIMIT", "ERR_NO_MEMORY")


def stated_encoding(data: bytes) -> str:
    """Give the encoding that a page says it is in; empty if it does not."""
    found = _STATED.search(data[:_HEAD]) or _DECLARED.match(data[:_HEAD])
    return found[1].decode("ascii") if found else ""


def raw_tables(text: str, base: str = "", tally: Tally | None = None) -> list[RawTable]:
    """Read the tables of a page.

    Args:
        text: The page.
        base: Its address, where something else than the page itself knows it.
        tally: Counts the tables of this page together with others'.

    Raises:
        UnreadableSource: It passes a limit, or nobody can make anything of it.
    """
    text = _EMBEDDED.sub("data:,", text.replace("\0", ""))
    saved = _SAVED_FROM.search(text[:_HEAD])
    text = _DECLARATION.sub("", text, count=1)
    if len(text) > limits.MAX_MARKUP_BYTES:
        raise too_much("markup", limits.MAX_MARKUP_BYTES // MEGABYTE)
    if text.count("<") > limits.MAX_MARKUP_TAGS:
        raise too_much("tags", limits.MAX_MARKUP_TAGS)
    if not text.strip():
        return []
    root = _parsed(text)
    walk = PageWalk(_base_of(root, base or (saved[1] if saved else "")), tally or Tally())
    return walk.tables(root)


def _parsed(text: str) -> etree._Element:
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableSource("damaged_page", str(error)) from error
    if root is None:
        raise UnreadableSource("damaged_page", "nothing in it")
    if any(entry.type_name in _CUT_SHORT for entry in parser.error_log):
        raise UnreadableSource("damaged_page", "elements nested too deeply")
    return root


def _base_of(root: etree._Element, known: str) -> str:
    """Find the address against which the page's links are meant."""
    said = [known]
    for path, attribute in (
        (".//base[@href]", "href"),
        (".//link[@rel='canonical']", "href"),
        (".//meta[@property='og:url']", "content"),
    ):
        element = root.find(path)
        said.append("" if element is None else element.get(attribute, "").strip())
    known, base, *others = said
    likely = (base, known, *others)
    return next(
        (one for one in likely if one.startswith("http") and len(one) <= _LONGEST_ADDRESS), ""
    )
