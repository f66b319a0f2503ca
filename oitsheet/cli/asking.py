"""What the options ask for; what makes no sense ends as one sentence of wrong usage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.cli.usage import WrongUsage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping
    from decimal import Decimal
    from pathlib import Path

    from oitsheet.form.edition import Edition
    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.assuming import BadAssumptionError

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods"})
"""Endings of files that a report never takes the place of."""

OFFICE_FILES = WORKBOOKS | {".xlam", ".xla"}
"""Endings by which Excel knows what it opens."""


def edition_of(asked: str | None, catalogue: Catalogue, *places: Path) -> Edition | None:
    """Return the edition asked for; None where none was.

    Args:
        asked: A key or a file.
        catalogue: The words.
        places: Files beside which editions of the office's own may lie.
    """
    if not asked:
        return None
    from oitsheet.doors import find_edition  # noqa: PLC0415
    from oitsheet.form.edition import BadEdition, UnknownEdition  # noqa: PLC0415

    try:
        return find_edition(asked, *places)
    except UnknownEdition as why:
        raise WrongUsage(unknown(asked, why.nearest, catalogue, why.known)) from why
    except BadEdition as why:
        sentence = catalogue.say("command.bad_edition", file=asked, faults="; ".join(why.faults))
        raise WrongUsage(sentence) from why
    except OSError as why:
        raise WrongUsage(catalogue.say("command.no_permission", file=asked)) from why


def unknown(
    asked: str, nearest: str | None, catalogue: Catalogue, known: tuple[str, ...] = ()
) -> str:
    """Say that there is no such edition, and which there are."""
    from oitsheet.doors import editions_beside  # noqa: PLC0415

    key = "did_you_mean" if nearest else "unknown_edition"
    known = known or editions_beside().known()
    return catalogue.say(f"command.{key}", key=asked, nearest=nearest, known=known)


def selection_of(
    select: Iterable[str], ignore: Iterable[str], catalogue: Catalogue
) -> tuple[str, ...]:
    """Return the codes of the rules that are left out by what was asked for."""
    from oitsheet.judging.selection import (  # noqa: PLC0415
        NothingSelectedError,
        UnknownRuleError,
        left_out,
    )

    try:
        return left_out(select, ignore)
    except UnknownRuleError as why:
        key = "like_selection" if why.nearest else "unknown_selection"
        facts = {"code": why.asked, "nearest": why.nearest, "families": why.families}
        raise WrongUsage(catalogue.say(f"command.{key}", **facts)) from why
    except NothingSelectedError as why:
        raise WrongUsage(catalogue.say("command.nothing_selected")) from why


def assumptions_of(asked: Iterable[str], catalogue: Catalogue) -> Mapping[str, Decimal]:
    """Return the points assumed, by item code; which items there are each workbook tells."""
    if not asked:
        return {}
    from oitsheet.judging.assuming import BadAssumptionError, read_assumptions  # noqa: PLC0415

    try:
        return read_assumptions(asked)
    except BadAssumptionError as why:
        raise wrong_assumption(why, catalogue) from why


def wrong_assumption(why: BadAssumptionError, catalogue: Catalogue) -> WrongUsage:
    """Say what is wrong with an assumption."""
    return WrongUsage(catalogue.say(f"command.assume_{why.flaw}", **why.facts))


def day_of(asked: str | None, catalogue: Catalogue) -> dt.date | None:
    """Return the day asked for; None where none was."""
    if not asked:
        return None
    from oitsheet.doors import read_day  # noqa: PLC0415

    day = read_day(asked)
    if day is None:
        raise WrongUsage(catalogue.say("command.bad_date", text=asked))
    return day


def must_end(output: Path, ending: str, catalogue: Catalogue) -> None:
    """Refuse a name by which Windows would not know what the file is."""
    if output.suffix.lower() != ending:
        raise WrongUsage(catalogue.say("usage.ending", file=str(output), ending=ending))


def only_one(asked: Mapping[str, object], catalogue: Catalogue) -> None:
    """Refuse options that do not go together: at most one of them may be given."""
    names = [name for name, value in asked.items() if value]
    if len(names) > 1:
        raise WrongUsage(catalogue.say("usage.not_together", names=tuple(names)))


def save_to(path: Path, data: bytes, catalogue: Catalogue, *, replace: bool) -> None:
    """Write a file, or say why it cannot be written."""
    from oitsheet.doors import save  # noqa: PLC0415

    try:
        save(path, data, replace=replace)
    except FileExistsError as why:
        raise WrongUsage(catalogue.say("command.exists", file=str(path))) from why
    except OSError as why:
        sentence = catalogue.say("command.no_output", file=str(path), why=why.strerror or str(why))
        raise WrongUsage(sentence) from why


def keep_apart(output: Path | None, inputs: Iterable[Path], catalogue: Catalogue) -> None:
    """Refuse to write over what is read, by whatever name it goes."""
    if output is None or not output.exists():
        return
    if any(file.exists() and file.samefile(output) for file in inputs):
        raise WrongUsage(catalogue.say("command.output_is_input", file=str(output)))


def keep_workbooks(output: Path | None, catalogue: Catalogue) -> None:
    """Refuse to write a report under a workbook's name: it would take some workbook's place."""
    if output is not None and output.suffix.lower() in WORKBOOKS:
        raise WrongUsage(catalogue.say("command.output_is_workbook", file=str(output)))
