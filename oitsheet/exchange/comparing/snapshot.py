"""``oitsheet.snapshot/v1``: a moment on disk, to be compared with later.

Keys may be added within v1, none removed or renamed. There is no clock in it but the day on which
it was made, no file's name and no contact; numbers have at most two decimals.
"""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Never

from oitsheet.errors import OitsheetError
from oitsheet.exchange.comparing.codec import UnfitError, built, plain
from oitsheet.exchange.comparing.moment import Moment
from oitsheet.rendering.json_v1 import escaped

if TYPE_CHECKING:
    import datetime as dt

FORMAT = "oitsheet.snapshot/v1"
_NAME = "oitsheet.snapshot/"

LARGEST = 20_000_000
"""Bytes; a snapshot of 43 items has some thirty thousand."""


class NoSnapshotError(OitsheetError):
    """A file is no snapshot that can be read.

    Attributes:
        reason: Key of a sentence: ``foreign``, ``report``, ``version``, ``broken``, ``too_large``.
        facts: What the sentence names.
    """

    def __init__(self, reason: str, **facts: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


def written(moment: Moment, made: dt.date) -> bytes:
    """Return a snapshot as the bytes of a file; the same moment and day give the same bytes.

    Args:
        moment: What the book says, without contacts.
        made: The day (C.E.) on which the snapshot is made.

    Raises:
        ValueError: It holds contacts: our fault.
    """
    if not moment.redacted:
        raise ValueError("a snapshot holds no contacts")
    data = {"format": FORMAT, **plain(replace(moment, made=made))}
    text = escaped(json.dumps(data, ensure_ascii=False, indent=1))
    return f"{text}\n".encode(errors="backslashreplace")


def is_snapshot(data: bytes) -> bool:
    """Whether a file is meant to be JSON at all: a workbook never begins so."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}


def understood(data: bytes) -> Moment:
    """Read a snapshot.

    Args:
        data: The file.

    Raises:
        NoSnapshotError: It is none, or none of this version.
    """
    if len(data) > LARGEST:
        raise NoSnapshotError("too_large")
    try:
        told = json.loads(
            data.decode("utf-8-sig"),
            parse_float=Decimal,
            parse_int=Decimal,
            parse_constant=_no_number,
        )
    except (ValueError, RecursionError, ArithmeticError) as why:
        raise NoSnapshotError("broken") from why
    name = told.get("format") if isinstance(told, dict) else None
    if not isinstance(name, str):
        raise NoSnapshotError("foreign")
    if name != FORMAT:
        known = "version" if name.startswith(_NAME) else "foreign"
        reason = "report" if name.startswith("oitsheet.report/") else known
        raise NoSnapshotError(reason, format=name[:40])
    try:
        return built(Moment, told)
    except UnfitError as why:
        raise NoSnapshotError("broken") from why


def _no_number(name: str) -> Never:
    raise ValueError(name)
