"""Where the elements of an XML part stand, byte for byte, and the part with bytes spliced in.

A part is never written anew from a tree: whatever is not spliced stays as its writer wrote it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oitsheet.workbook.markup import Walker, element_end, start_tag
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


@dataclass(slots=True)
class Node:
    """One element; places are offsets in the part's bytes.

    Attributes:
        path: The local names from the root to it.
        tag: Its name as written, with its prefix.
        attributes: Their names with prefixes → values.
        start: Where its start tag begins; `opened` the byte behind that tag.
        closing: Where its end tag begins; of an empty element (``<c/>``) the same as `end`.
        end: The byte behind the whole element.
        children: The elements in it that were asked for.
    """

    path: tuple[str, ...]
    tag: bytes
    attributes: dict[str, str]
    start: int
    opened: int
    closing: int = 0
    end: int = 0
    children: list[Node] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its local name."""
        return self.path[-1]

    @property
    def empty(self) -> bool:
        """Whether it is written as one tag."""
        return self.closing == self.end

    @property
    def prefix(self) -> bytes:
        """The prefix of its tag with the colon; empty where it has none."""
        head, colon, _ = self.tag.partition(b":")
        return head + colon if colon else b""

    def child(self, name: str) -> Node | None:
        """The first element in it of that name."""
        return next((node for node in self.children if node.name == name), None)

    def named(self, name: str) -> Iterator[Node]:
        """Every element in it of that name."""
        return (node for node in self.children if node.name == name)


class Outline(Walker):
    """Finds the elements of a part.

    Args:
        wanted: Says of an element, by its path and attributes, whether it is remembered; the root
            always is. Of one that is not, nothing inside is asked for.
    """

    def __init__(self, wanted: Callable[[tuple[str, ...], dict[str, str]], bool]) -> None:
        super().__init__()
        self._wanted = wanted
        self._open_nodes: list[Node | None] = []
        self._part = b""
        self.root: Node | None = None

    def read(self, part: bytes) -> Node:
        """Walk through a part in UTF-8.

        Raises:
            UnreadableWorkbook: DAMAGED or HOSTILE as `Walker.walk`; DAMAGED for an empty part.
        """
        self._part = part
        self.walk(part)
        if self.root is None:
            raise UnreadableWorkbook(Unreadable.DAMAGED, "a part without an element")
        return self.root

    def opened(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002  the walker's
        """Remember the element if somebody asked for it."""
        above = self._open_nodes[-1] if self._open_nodes else None
        node = None
        path = tuple(self.path)
        if not self._open_nodes or (above is not None and self._wanted(path, attributes)):
            start = self._parser.CurrentByteIndex
            match = start_tag(self._part, start)
            node = Node(path, match[1], attributes, start, match.end())
            if above is None:
                self.root = node
            else:
                above.children.append(node)
        self._open_nodes.append(node)

    def closed(self, name: str) -> None:  # noqa: ARG002  the walker's
        """Note where it ends."""
        node = self._open_nodes.pop()
        if node is not None:
            reported = self._parser.CurrentByteIndex
            node.end = element_end(self._part, node.start, reported)
            node.closing = min(node.end, reported)


@dataclass(frozen=True, slots=True)
class Splice:
    """Bytes that take the place of a part's bytes from `start` to `end`; equal ones only insert."""

    start: int
    end: int
    content: bytes


def spliced(part: bytes, splices: Iterable[Splice]) -> bytes:
    """Put splices into a part.

    Args:
        part: As `Outline` has read it.
        splices: None overlaps another; of several at one place the earlier ones come first.

    Raises:
        ValueError: Two overlap: our fault.
    """
    pieces: list[bytes] = []
    kept_to = 0
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        if splice.start < kept_to:
            raise ValueError("splices overlap")
        pieces += (part[kept_to : splice.start], splice.content)
        kept_to = splice.end
    return b"".join([*pieces, part[kept_to:]])


def inside(node: Node, content: bytes) -> Splice:
    """Put content at the end of an element, opening it where it is written as one tag."""
    if not node.empty:
        return Splice(node.closing, node.closing, content)
    return Splice(node.end - 2, node.end, b">" + content + b"</" + node.tag + b">")
