"""Two moments of a book from disk: workbooks or snapshots; and snapshots written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oitsheet.cli.annotating import Wish, checked_book
from oitsheet.cli.asking import must_end, save_to
from oitsheet.cli.console import show, tell
from oitsheet.cli.formats import names_of
from oitsheet.cli.refusing import sentence_of
from oitsheet.cli.usage import WrongUsage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from oitsheet.exchange.comparing.difference import Difference
    from oitsheet.exchange.comparing.moment import Moment
    from oitsheet.form.edition import Edition
    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.checker import Checked

UNREADABLE = 3


class Asked(NamedTuple):
    """How two books are to be compared.

    Attributes:
        as_of: The day (C.E.) to judge both of; None for the new book's own.
        redact: Whether contacts are left out; with a snapshot they always are.
    """

    edition: Edition | None
    as_of: dt.date | None
    redact: bool


class Compared(NamedTuple):
    """What became of a book, and the new one as it is checked on its own."""

    difference: Difference
    checked: Checked


def compared(old: Path, new: Path, asked: Asked, catalogue: Catalogue) -> Compared | None:
    """Compare two files; None, and a sentence, where that cannot be done.

    A snapshot stays judged as it was. Two workbooks are judged of one day.
    """
    from oitsheet.exchange.comparing.comparing import compare  # noqa: PLC0415
    from oitsheet.exchange.comparing.pairing import NotComparableError  # noqa: PLC0415
    from oitsheet.exchange.comparing.taking import forecast_as_of, taken  # noqa: PLC0415

    before, readable = _snapshot_in(old, catalogue)
    if not readable:
        return None
    now = _book(new, Wish(asked.edition, asked.as_of), catalogue)
    if now is None:
        return None
    checked = now
    day = now.report.as_of
    redact = asked.redact or before is not None
    if before is None:
        was = _book(old, Wish(asked.edition, day), catalogue)
        now = now if asked.as_of else _book(new, Wish(asked.edition, day), catalogue)
        if was is None or now is None:
            return None
        before = taken(was, redact=redact)
    after = taken(now, redact=redact)
    forecast = None if before.as_of == after.as_of else forecast_as_of(now, before.as_of)
    try:
        return Compared(compare(before, after, forecast), checked)
    except NotComparableError as why:
        tell(catalogue.say("compare.not_comparable", old=why.old, new=why.new))
        return None


def _book(file: Path, wish: Wish, catalogue: Catalogue) -> Checked | None:
    found = checked_book(file, catalogue, wish)
    return found[1] if found else None


def _snapshot_in(file: Path, catalogue: Catalogue) -> tuple[Moment | None, bool]:
    """The snapshot in a file, None where it is meant to be a workbook; and whether it can be."""
    from oitsheet.exchange.comparing.snapshot import (  # noqa: PLC0415
        NoSnapshotError,
        is_snapshot,
        understood,
    )
    from oitsheet.workbook.files import load  # noqa: PLC0415
    from oitsheet.workbook.unreadable import UnreadableWorkbook  # noqa: PLC0415

    try:
        data = load(file)
    except UnreadableWorkbook as why:
        tell(sentence_of(why, file, catalogue))
        return None, False
    if not is_snapshot(data) and file.suffix.lower() != ".json":
        return None, True
    try:
        return understood(data), True
    except NoSnapshotError as why:
        tell(catalogue.say(f"compare.snapshot_{why.reason}", file=str(file), **why.facts))
        return None, False


def refuse_snapshot(file: Path, catalogue: Catalogue) -> None:
    """Refuse a snapshot in the new book's place: it cannot be judged.

    Raises:
        WrongUsage: It is one.
    """
    from oitsheet.exchange.comparing.snapshot import is_snapshot  # noqa: PLC0415

    if file.is_file():
        with file.open("rb") as opened:
            if is_snapshot(opened.read(64)):
                raise WrongUsage(catalogue.say("compare.snapshot_is_new", file=str(file)))


def fit_snapshot(files: Sequence[Path], path: Path | None, catalogue: Catalogue) -> None:
    """Refuse a place for snapshots that makes no sense.

    Raises:
        WrongUsage: Several files would go into one, or another file's place would be taken.
    """
    if path is None or path.is_dir():
        return
    if len(files) > 1:
        raise WrongUsage(catalogue.say("compare.snapshot_folder"))
    must_end(path, ".json", catalogue)
    _keep_others(path, catalogue)


def _keep_others(path: Path, catalogue: Catalogue, moment: Moment | None = None) -> None:
    """A snapshot takes no place but that of another of the same office."""
    from oitsheet.exchange.comparing.snapshot import NoSnapshotError, understood  # noqa: PLC0415

    if not path.exists():
        return
    try:
        there = understood(path.read_bytes())
    except (NoSnapshotError, OSError) as why:
        raise WrongUsage(catalogue.say("compare.snapshot_taken", file=str(path))) from why
    if moment is not None and there.agency != moment.agency:
        raise WrongUsage(catalogue.say("compare.snapshot_of_other", file=str(path)))


def write_snapshots(files: Sequence[Path], path: Path, catalogue: Catalogue, wish: Wish) -> int:
    """Write a snapshot of each workbook that can be judged.

    Args:
        files: The workbooks.
        path: A file, or a folder: then each is called by the workbook and the day.
        catalogue: The words.
        wish: Edition and day to judge by.

    Returns:
        The exit code: 0, or 3 where one of them could not be judged.
    """
    from oitsheet.doors import today  # noqa: PLC0415
    from oitsheet.exchange.comparing.snapshot import written  # noqa: PLC0415
    from oitsheet.exchange.comparing.taking import taken  # noqa: PLC0415

    code, made, names = 0, today(), names_of(files)
    for file in files:
        checked = _book(file, wish, catalogue)
        if checked is None:
            code = UNREADABLE
            continue
        called = names[file].removesuffix(file.suffix).replace("/", " ")
        place = path / f"{called} {made.isoformat()}.json" if path.is_dir() else path
        moment = taken(checked, redact=True)
        _keep_others(place, catalogue, moment)
        save_to(place, written(moment, made), catalogue, replace=True)
        told = catalogue.say("compare.snapshot_written", date=moment.as_of, file=str(place))
        if wish.quiet:
            tell(told)
        else:
            show(told + "\n")
    return code
