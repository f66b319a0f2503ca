"""The files of a merge: which they are, what is wrong with them, and who decides a conflict."""

from __future__ import annotations

import glob
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oitsheet.cli.annotating import Wish, checked_book
from oitsheet.cli.asking import WORKBOOKS
from oitsheet.cli.progress import progress
from oitsheet.cli.refusing import reading_of, sentence_of
from oitsheet.cli.usage import WrongUsage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from oitsheet.exchange.hands.changes import Change, Conflict, Plan
    from oitsheet.exchange.hands.receiving import Incoming
    from oitsheet.exchange.hands.standing import Standing
    from oitsheet.exchange.hands.telling import PartTold
    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.checker import Checked

_TEMPORARY = ("~$", ".~lock", ".oitsheet-")


def part_files(
    asked: Sequence[Path], master: Path, output: Path, catalogue: Catalogue
) -> list[Path]:
    """Return the files of the parts: those named, those of folders, those that a pattern means.

    A Windows shell leaves patterns as they are. The book itself and what an earlier merge wrote,
    where they lie among them, are left out; a file named twice counts once.
    """
    found: dict[Path, None] = {}
    for path in asked:
        if path.is_dir():
            found |= dict.fromkeys(sorted(filter(_is_book, path.iterdir())))
        elif not path.exists() and glob.has_magic(str(path)):
            found |= dict.fromkeys(map(Path, sorted(glob.glob(str(path)))))  # noqa: PTH207  any root
        else:
            found[path] = None
    away = [path for path in found if _same_file(path, output) and path not in asked]
    files = [path for path in found if not _same_file(path, master) and path not in away]
    if not files:
        raise WrongUsage(catalogue.say("hands.no_parts", places=tuple(map(str, asked))))
    return files


def _is_book(path: Path) -> bool:
    """Whether a file of a folder may be a part; one in a format that is not read is told, too."""
    ours = path.suffix.lower() in WORKBOOKS and not path.name.startswith(_TEMPORARY)
    return ours and path.is_file()


def _same_file(path: Path, other: Path) -> bool:
    return path.exists() and other.exists() and path.samefile(other)


@dataclass(slots=True)
class Received:
    """The parts of a merge.

    Attributes:
        stands: What stands in the book.
        parts: The parts that can be merged.
        files: Every file that was named.
        refused: File → why it is not merged.
        failed: Whether any file is not merged.
    """

    stands: Standing
    files: list[Path]
    parts: list[Incoming] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether any file is not merged."""
        return bool(self.refused)

    def named(self, file: Path) -> str:
        """What a file is called: by its name, with its folders where two have one name."""
        alike = [other for other in self.files if other.name == file.name]
        return file.name if len(alike) == 1 else str(file)

    def told(self, plan: Plan, catalogue: Catalogue) -> tuple[PartTold, ...]:
        """What is told of each file."""
        from oitsheet.exchange.hands.telling import PartTold  # noqa: PLC0415

        by_name = {part.name: part for part in self.parts}
        told = []
        for file in map(self.named, self.files):
            part = by_name.get(file)
            if part is None:
                told.append(PartTold(file=file, refused=self.refused[file]))
                continue
            notes = [catalogue.say(f"hands.{note}") for note in part.notes]
            notes += self._found_out(part, plan, catalogue)
            items = part.stamp.items if part.stamp else ()
            told.append(PartTold(file=file, owner=part.owner, items=items, notes=tuple(notes)))
        return tuple(told)

    def _found_out(self, part: Incoming, plan: Plan, catalogue: Catalogue) -> list[str]:
        notes = []
        changes = [*plan.taken, *(c for one in plan.conflicts for c in one.theirs)]
        changes += [refusal.change for refusal in plan.refused]
        changed = any(c.part == part.name for c in changes)
        changed = changed or any(row.part == part.name for row in plan.rows)
        if not changed:
            notes.append("known" if plan.known[part.name] else "nothing_new")
        said = [catalogue.say(f"hands.{note}") for note in notes]
        before = self.parts[: self.parts.index(part)]
        for other in before:
            if part.stamp and other.stamp and part.stamp.made == other.stamp.made != "":
                key = "twice_alike" if _alike(part, other) else "twice"
                said.append(catalogue.say(f"hands.{key}", other=other.name))
                break
        return said


def _alike(part: Incoming, other: Incoming) -> bool:
    from oitsheet.exchange.hands.standing import fingerprint  # noqa: PLC0415

    return fingerprint(part.stands) == fingerprint(other.stands)


def incoming(
    checked: Checked, files: list[Path], master: Path, base: Path | None, catalogue: Catalogue
) -> Received:
    """Read every part.

    Args:
        checked: The book.
        files: The files of the parts.
        master: The book's file.
        base: What the book was when plain copies were handed out; None where nobody says.
        catalogue: The words.
    """
    from oitsheet.doors import editions_beside, read_file  # noqa: PLC0415
    from oitsheet.exchange.hands.receiving import Book, NotOfThisBookError  # noqa: PLC0415
    from oitsheet.exchange.hands.standing import standing  # noqa: PLC0415
    from oitsheet.workbook.unreadable import UnreadableWorkbook  # noqa: PLC0415

    submission = checked.submission
    before = None
    if base is not None:
        found = checked_book(base, catalogue, Wish(submission.edition, None))
        if found is None:
            sys.exit(3)
        before = standing(found[1].submission)
    book = Book(submission, standing(submission), editions_beside(master), before)
    got = Received(book.stands, files)
    with reading_of(files) as apart, progress(files, catalogue.say("hands.reading")) as bar:
        read = apart or read_file
        for file in bar:
            try:
                got.parts.append(book.receive(got.named(file), read(file)))
            except UnreadableWorkbook as why:
                got.refused[got.named(file)] = sentence_of(why, file, catalogue)
            except NotOfThisBookError as why:
                got.refused[got.named(file)] = catalogue.say(f"hands.{why.reason}", **why.facts)
    return got


def deciding(
    plan: Plan, take: Sequence[str], got: Received, catalogue: Catalogue, *, ask: bool
) -> tuple[list[Change], list[Conflict], int]:
    """Decide conflicts by what was asked for, or ask.

    Args:
        plan: With its conflicts.
        take: ``master``, ``part``, or files of parts that are to be believed.
        got: The parts.
        catalogue: The words.
        ask: Whether a person at a terminal may be asked.

    Returns:
        The changes that won; the conflicts that stay; in how many conflicts the book's own won.
    """
    believed = [_believed(word, got, catalogue) for word in take]
    ask = ask and not take and sys.stdin.isatty() and sys.stderr.isatty()
    won: list[Change] = []
    open_ones: list[Conflict] = []
    kept = 0
    for conflict in plan.conflicts:
        choice = _asked(conflict, catalogue) if ask else _chosen(conflict, believed)
        if choice is None:
            open_ones.append(conflict)
        elif choice:
            won += choice
        else:
            kept += 1
    return won, open_ones, kept


def _believed(word: str, got: Received, catalogue: Catalogue) -> str:
    if word.lower() in {"master", "part"}:
        return word.lower()
    path = Path(word)
    for file in got.files:
        if _same_file(path, file) or word in {str(file), file.name}:
            return got.named(file)
    raise WrongUsage(catalogue.say("hands.take_unknown", found=word))


def _chosen(conflict: Conflict, believed: Iterable[str]) -> list[Change] | None:
    """Who wins: the changes that are taken, none for the book's own; None where nobody does."""
    from oitsheet.exchange.hands.held import same  # noqa: PLC0415

    for word in believed:
        if word == "master":
            return []
        theirs = [c for c in conflict.theirs if word in {"part", c.part}]
        if theirs and all(same(c.theirs, theirs[0].theirs) for c in theirs):
            return theirs
    return None


def _asked(conflict: Conflict, catalogue: Catalogue) -> list[Change] | None:
    """Ask a person: 0 for the book, a number for a part, nothing to leave it."""
    from oitsheet.exchange.hands.telling import value_text, what_is  # noqa: PLC0415
    from oitsheet.rendering.wording import place  # noqa: PLC0415

    choices = " · ".join(
        catalogue.say(
            "hands.ask_choice",
            number=number,
            file=Path(change.part).name,
            value=value_text(change.theirs, catalogue),
        )
        for number, change in enumerate(conflict.theirs, start=1)
    )
    facts = {"what": what_is(conflict.cell, catalogue), "place": place(conflict.at)}
    ours = value_text(conflict.ours, catalogue)
    click.echo(catalogue.say("hands.ask", ours=ours, choices=choices, **facts), err=True)
    known = [str(number) for number in range(len(conflict.theirs) + 1)]
    text = click.prompt(
        catalogue.say("hands.ask_which"), default="", show_default=False, err=True
    ).strip()
    if text not in known:
        return None
    return [conflict.theirs[int(text) - 1]] if int(text) else []
