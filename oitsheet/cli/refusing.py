"""Files that may be no sound workbooks: who reads them, and what is said of those that are none."""

from __future__ import annotations

from contextlib import contextmanager
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.submission import UnrecognisedEditionError
    from oitsheet.workbook.grid import Grid
    from oitsheet.workbook.unreadable import UnreadableWorkbook

_SHOWN = 40
"""Letters of a sheet's name; Excel allows 31, a file may hold more."""


def sentence_of(why: UnreadableWorkbook, file: Path, catalogue: Catalogue) -> str:
    """Return what is wrong and what to do, in one sentence.

    Args:
        why: The refusal.
        file: The file, as the user named it.
        catalogue: The words.
    """
    sheet = "".join(letter for letter in why.sheet if letter.isprintable())
    if len(sheet) > _SHOWN:
        sheet = sheet[:_SHOWN] + "…"
    key = f"refused.{why.limit or why.reason}"
    if key not in catalogue.words:
        key = f"command.{why.reason}"
    return catalogue.say(key, file=str(file), most=Decimal(why.most), sheet=sheet)


def unrecognised(why: UnrecognisedEditionError, catalogue: Catalogue, file: str) -> str:
    """Return why a workbook's edition is not known, in one sentence.

    Args:
        why: The refusal.
        catalogue: The words.
        file: The file, as it is to be named.
    """
    from oitsheet.doors import FaultyEditionError  # noqa: PLC0415

    if isinstance(why, FaultyEditionError):
        facts = {"file": file, "origin": why.origin, "fault": why.fault}
        return catalogue.say("own_edition.faulty_asked", **facts)
    key = "no_edition" if why.fiscal_year_be is None else "no_edition_year"
    return catalogue.say(f"command.{key}", file=file, known=why.known, year=why.fiscal_year_be)


@contextmanager
def reading_of(files: Sequence[Path]) -> Iterator[Callable[[Path], Grid] | None]:
    """Yield who reads these files, one after the other in this order.

    A single file is the user's own and is read where we are (None): a process more would cost
    half as much again as reading. Of several none shall take the others down.
    """
    if len(files) == 1:
        yield None
        return
    from oitsheet.form.layout import load_layout  # noqa: PLC0415
    from oitsheet.workbook.files import read_path  # noqa: PLC0415
    from oitsheet.workbook.isolated import Apart  # noqa: PLC0415

    work = partial(read_path, unread=load_layout().unread)
    with Apart(work, files) as apart:
        yield lambda _: apart.next()
