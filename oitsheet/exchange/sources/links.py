"""Where a link leads, as a person would write it down."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urljoin, urlsplit

if TYPE_CHECKING:
    from oitsheet.workbook.grid import SheetGrid

_FORMULA = re.compile(r'\s*HYPERLINK\(\s*"((?:[^"]|"")+)"', re.IGNORECASE)
_NO_PLACE = ("#", "javascript:", "mailto:", "tel:", "data:", "about:", "cid:", "blob:", "vbscript:")
_LONGEST = 4096
_REMEMBERED = 1024
_WRAPPERS = (
    ("google.", "/url", ("q", "url")),
    ("l.facebook.com", "/l.php", ("u",)),
    ("safelinks.protection.outlook.com", "/", ("url",)),
)


@lru_cache(maxsize=_REMEMBERED)
def address_of(href: str, base: str = "") -> str:
    """Give the address that a link leads to; empty for none that can be opened on a website.

    Letters to persons, telephone numbers, scripts and places on the same page are no addresses. A
    detour that only counts visits (google.com/url?q=…) is left out.

    Args:
        href: As the file says it, possibly relative.
        base: The address of the page it stands on, if known; else a relative one stays relative.
    """
    href = "".join(href.split("\n")).replace("\r", "").replace("\t", "").strip()
    if not href or len(href) > _LONGEST or href.lower().startswith(_NO_PLACE):
        return ""
    try:
        whole = urljoin(base, href) if base else href
        if base and whole.partition("#")[0] == base.partition("#")[0] and "#" in href:
            return ""
        return _unwrapped(whole)
    except ValueError:  # no address at all: [ in the host, say
        return href


def with_formula_links(sheet: SheetGrid) -> SheetGrid:
    """Add the links of cells whose formula is ``HYPERLINK("https://…", "words")`` as it stands."""
    found = {
        place: match[1].replace('""', '"')
        for place, formula in sheet.formulas.items()
        if place in sheet.cells and (match := _FORMULA.match(formula))
    }
    if not found:
        return sheet
    return replace(sheet, hyperlinks=MappingProxyType({**found, **sheet.hyperlinks}))


def _unwrapped(address: str) -> str:
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    for wrapper, path, keys in _WRAPPERS:
        at_home = host.startswith(wrapper) if wrapper.endswith(".") else host.endswith(wrapper)
        if at_home and parts.path.rstrip("/") == path.rstrip("/"):
            asked = parse_qs(parts.query)
            for key in keys:
                target = asked.get(key, [""])[0]
                if target.startswith(("http://", "https://")):
                    return target
    return address
