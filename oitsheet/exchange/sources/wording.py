"""What a cell of a document or page says: its words, and the one address behind them.

The rule for links behind words: where all links of a cell lead to one address, that is the cell's
hyperlink and its words stay as they are. Where they lead to several, a grid could keep only one of
them, so each address follows its words, after a blank, and ends the line; the cell then has no
hyperlink. Where the words are the address there is nothing to add.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oitsheet.exchange.sources.raw import Piece
from oitsheet.values import clean
from oitsheet.workbook.grid import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oitsheet.exchange.sources.raw import Content, RawCell

EMPTY_BOX = "\N{BALLOT BOX}"
TICK = "\N{CHECK MARK}"
CROSS = "\N{BALLOT X}"
BULLET = "\N{BULLET}"
_JOINT = re.compile(r"(?m)^[ ,;]+")
"""What stood between two links and now begins a line."""
_BLANK_LINES = re.compile(r"\n{2,}")


def told(cell: RawCell) -> tuple[str, str]:
    """Give a cell's text and its hyperlink; both may be empty.

    Lines end in a line feed; blank lines and blanks around a line are gone. An empty box that
    nobody ticked says nothing.
    """
    pieces = list(_joined(_flat(cell.content)))
    addresses = {piece.address for piece in pieces if piece.address}
    if len(addresses) == 1:
        link = next(iter(addresses))
        return (tidy(_words(pieces)) or link), link
    text = tidy(
        _JOINT.sub("", "".join(map(_with_address, pieces))) if addresses else _words(pieces)
    )
    return ("" if text == EMPTY_BOX else text), ""


def last_line(cell: RawCell, most: int) -> str:
    """Give the last line of a cell behind the last table in it, as far as so many letters."""
    pieces: list[Piece] = []
    letters = 0
    for part in reversed(cell.content):
        if not isinstance(part, Piece) or letters > most:
            break
        pieces.append(part)
        letters += len(part.words.strip())
    return plain_words(reversed(pieces)).rpartition("\n")[2][-most:]


def _words(pieces: Iterable[Piece]) -> str:
    return "".join(piece.words for piece in pieces)


def plain_words(content: Iterable[Content]) -> str:
    """Give the words alone, tidied; tables are left out."""
    return tidy("".join(part.words for part in content if isinstance(part, Piece)))


def tidy(text: str) -> str:
    """Make a cell's text fit for a grid: no blank lines, no blanks around a line."""
    text = clean(str(kept(text)))
    return _BLANK_LINES.sub("\n", text)


def _flat(content: Iterable[Content]) -> Iterator[Piece]:
    """Make lines of the rows of tables inside a cell."""
    for part in content:
        if isinstance(part, Piece):
            yield part
            continue
        for row in part.rows:
            yield Piece("\n")
            for cell in row.cells:
                yield from _trimmed(list(_flat(cell.content)))
                yield Piece(" ")
        yield Piece("\n")


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Leave away the blank pieces at both ends."""
    told = [place for place, piece in enumerate(pieces) if piece.words.strip() or piece.address]
    return pieces[told[0] : told[-1] + 1] if told else []


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join what is one link and was written as several, as Word does."""
    said: list[str] = []
    address = ""
    for piece in pieces:
        # A blank behind a link may stand between two parts of it.
        is_blank = bool(address) and not piece.address and not piece.words.strip(" ")
        if piece.address != address and not is_blank:
            yield Piece("".join(said), address)
            said, address = [], piece.address
        said.append(piece.words)
    yield Piece("".join(said), address)


def _with_address(piece: Piece) -> str:
    if not piece.address:
        return piece.words
    words = piece.words.strip()
    if piece.address in words:
        return f"{piece.words}\n"
    return f"{words} {piece.address}\n" if words else f"{piece.address}\n"
