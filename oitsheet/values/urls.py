"""Links in a cell: several, with explanations between them, and what is wrong with each.

Nothing is opened here; only the writing is looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from oitsheet.values.parsed import Kind, look


class UrlFault(StrEnum):
    """Why something is no link an assessor could open."""

    NO_SCHEME = "no_scheme"
    """An address without https:// before it."""
    LOCAL_PATH = "local_path"
    """A file or server that only the office's own computers reach."""
    GLUED = "glued"
    """Two addresses without a blank between them."""
    EMAIL = "email"
    NOT_A_URL = "not_a_url"
    """Text without any address."""
    BAD_HOST = "bad_host"
    """The scheme is misspelt, or no valid host follows it."""
    OTHER_SCHEME = "other_scheme"
    """An address that is not of the web: ftp://, line://."""


@dataclass(frozen=True, slots=True)
class UrlPart:
    """A piece of a link cell.

    Attributes:
        text: As typed, without the punctuation around it.
        url: The address, where it can be opened as it stands.
        fault: Why it cannot. Without url and fault the piece is an explanation.
    """

    text: str
    url: str | None = None
    fault: UrlFault | None = None


def split_urls(raw: object) -> tuple[UrlPart, ...]:
    """Split a link cell into its addresses and the explanations between them.

    Addresses are separated by blanks, line feeds, commas or semicolons. Thai letters inside a path
    are legal; punctuation at the end, Thai or ASCII, is not part of an address. An address inside
    another counts as glued unless it is a query's value or the outer host is a web archive. An
    e-mail beside a good address is explanation.

    Args:
        raw: A cell as read.

    Returns:
        The pieces in order; none for a blank or a stated none. A cell without any address or near
        miss is one piece with NOT_A_URL.
    """
    seen = look(raw)
    if seen.kind is not Kind.UNKNOWN:
        return ()
    pieces: list[UrlPart] = []
    place = 0
    for match in re.finditer(_ANY, seen.text):
        pieces += _explanation(seen.text[place : match.start()])
        pieces.append(_judge(match))
        place = match.end()
    pieces += _explanation(seen.text[place:])
    if any(piece.url for piece in pieces):
        pieces = [
            UrlPart(piece.text) if piece.fault is UrlFault.EMAIL else piece for piece in pieces
        ]
    elif not any(piece.fault for piece in pieces):
        return (UrlPart(seen.text, fault=UrlFault.NOT_A_URL),)
    return tuple(pieces)


_SCHEME = (
    r"(?:h{1,3}t{1,4}p{1,3}s{0,2})(?:[ \t]?[:;][ \t]?[/\\]*|[/\\]{2,})"  # every misspelling, too
)
_BODY = r"(?:(?![,;|](?:https?:|www\.))[^\s<>\"])*"
_TOP = "th|com|org|net|info|edu|gov|asia|gl|gle|ly|io|me|co|app|page|site|link"
_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_ANY = (
    r"(?ai)"  # ASCII classes: a Thai letter beside an address is a boundary
    rf"(?P<web>{_SCHEME}[ \t]?(?!https?:){_BODY})"
    r"|(?P<file>file:[/\\]+[^\n]*|(?<![a-z])[a-z]:\\[^\n]*|(?<!\S)[a-z]:/(?!/)[^\n]*"
    r"|\\\\[^\s\\]+\\[^\n]*)"
    rf"|(?P<other>[a-z][a-z0-9+.\-]{{1,15}}://{_BODY})"
    r"|(?P<mail>(?:mailto:|(?<![\w.+\-]))[\w.+\-]{1,64}@[\w\-]+(?:\.[\w\-]+)+)"
    rf"|(?P<bare>(?<![\w.@/\-])(?:www\.{_BODY}|(?:{_LABEL}\.)+(?:{_TOP})(?![\w\-])(?:[:/?#]{_BODY})?))"
)
_GOOD = r"(?i)https?://(?P<host>[^\s/?#:@\\]+)\.?(?::[0-9]{1,5})?(?:[/?#]\S*)?"
_FAULTS = {
    "file": UrlFault.LOCAL_PATH,
    "other": UrlFault.OTHER_SCHEME,
    "mail": UrlFault.EMAIL,
    "bare": UrlFault.NO_SCHEME,
}
_FOLLOWING = (
    ".,;:!?'`|*\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{HORIZONTAL ELLIPSIS}\N{THAI CHARACTER PAIYANNOI}\N{THAI CHARACTER MAIYAMOK}"
    "\N{THAI CHARACTER ANGKHANKHU}\N{THAI CHARACTER KHOMUT}"
)
_PRIVATE = (
    r"localhost|127\.[0-9.]+|10\.[0-9.]+|192\.168\.[0-9.]+|172\.(?:1[6-9]|2[0-9]|3[01])\.[0-9.]+"
)


def _explanation(text: str) -> list[UrlPart]:
    """Keep the text between addresses, unless it is punctuation alone."""
    kept = text.strip(' \n\t,;|<>"')
    has_letters = any(letter.isalnum() for letter in kept)
    return [UrlPart(kept)] if has_letters else []


def _judge(match: re.Match[str]) -> UrlPart:
    text = _without_following(match[0])
    fault = _FAULTS.get(str(match.lastgroup)) or _web_fault(text)
    if fault is UrlFault.NO_SCHEME and _is_glued(text):
        fault = UrlFault.GLUED
    return UrlPart(text, url=None if fault else text, fault=fault)


def _web_fault(text: str) -> UrlFault | None:
    """Say what is wrong with text that begins with the scheme of the web, or something like it."""
    good = re.fullmatch(_GOOD, text)
    if good is None:
        return UrlFault.BAD_HOST
    host = good["host"].lower()
    if re.fullmatch(_PRIVATE, host):
        return UrlFault.LOCAL_PATH
    if not _is_host(host):
        return UrlFault.BAD_HOST
    return UrlFault.GLUED if _is_glued(text) else None


def _without_following(text: str) -> str:
    """Take punctuation off the end; a closing bracket only if none was opened inside."""
    while text:
        last = text[-1]
        pair = {")": "(", "]": "[", "}": "{"}.get(last)
        surplus = pair is not None and text.count(last) > text.count(pair)
        if last not in _FOLLOWING and not surplus:
            break
        text = text[:-1]
    return text


def _is_glued(text: str) -> bool:
    inner = re.search(r"(?i)(?<!^)https?:/", text)
    if inner is None:
        return False
    outer = text[: inner.start()]
    return not (outer.endswith("=") or "archive." in outer)


def _is_host(host: str) -> bool:
    """Whether `host` is a dotted name whose last label is one script's letters, or an IPv4."""
    labels = host.split(".")
    if len(labels) == 4 and all(label.isdecimal() and int(label[:4]) < 256 for label in labels):  # noqa: PLR2004
        return True
    top = labels[-1]
    named = top.startswith("xn--") or (len(top) > 1 and not any(map(str.isdecimal, top)))
    one_script = top.isascii() or not any(map(str.isascii, top))
    fine = all(label and label.strip("-") == label for label in labels)
    return len(labels) > 1 and fine and named and one_script
