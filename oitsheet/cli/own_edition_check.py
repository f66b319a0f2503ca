"""An edition file looked through: its faults, what is known of it, what to look at, a proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.criteria.examining import examined
from oitsheet.exchange.criteria.faults import fault_in_words
from oitsheet.exchange.criteria.proving import proved

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from oitsheet.form.edition import Edition
    from oitsheet.rendering.page import Page

FAULTS, UNREADABLE = 1, 3


def checked(file: Path, page: Page) -> tuple[list[str], int]:
    """Look through an edition file.

    Args:
        file: The file.
        page: Where it is shown.

    Returns:
        The lines to show, and the exit code: 0, 1 with faults, 3 where it cannot be read.
    """
    from oitsheet.doors import editions_beside  # noqa: PLC0415
    from oitsheet.form.edition import BadEdition, load_edition_file  # noqa: PLC0415

    say = page.catalogue.say
    shelf = editions_beside(file)
    others = {key: path for key, path in shelf.paths.items() if path.resolve() != file.resolve()}
    try:
        edition = load_edition_file(file, others)
    except OSError:
        key = "command.missing" if not file.exists() else "command.no_permission"
        if file.is_dir():
            key = "command.directory"
        return [say(key, file=str(file))], UNREADABLE
    except BadEdition as why:
        if any("not TOML:" in fault or "not UTF-8:" in fault for fault in why.faults[:1]):
            fault = fault_in_words(why.faults[0], page.catalogue)
            return [say("own_edition.not_toml", file=str(file), why=fault)], UNREADABLE
        head = say("own_edition.faults", file=str(file), count=len(why.faults))
        lines = [*page.lines(head)]
        for fault in why.faults:
            lines += page.lines(f"- {fault_in_words(fault, page.catalogue)}", indent=2, hang=4)
        return lines, FAULTS
    return list(_sound(edition, file, page)), 0


def _sound(edition: Edition, file: Path, page: Page) -> Iterator[str]:
    from oitsheet.cli.making import facts_of  # noqa: PLC0415
    from oitsheet.doors import editions_beside, today  # noqa: PLC0415
    from oitsheet.judging.submission.shelf import sound  # noqa: PLC0415

    say = page.catalogue.say
    name = edition.name_th if page.catalogue.language == "th" else edition.name_en
    for line in page.lines(say("command.edition_line", key=edition.key, name=name), hang=2):
        yield page.paint(line, "head")
    for text in facts_of(edition, page):
        yield from page.lines(text, indent=2, hang=4)
    doubts = list(examined(edition, list(sound(editions_beside(file)))))
    if doubts:
        yield ""
        yield page.paint(say("own_edition.look_at", count=len(doubts)), "head")
    for notice in doubts:
        text = say(f"own_edition.{notice.key}", **notice.facts)
        yield from page.lines(f"- {text}", indent=2, hang=4)
    proof = proved(edition, today())
    key = "proof" if proof.recognised and proof.rows == len(edition.items) else "no_proof"
    facts = {"rows": proof.rows, "items": len(edition.items), "rules": proof.faults or ("-",)}
    yield ""
    yield from page.lines(say(f"own_edition.{key}", **facts))
    if proof.faults:
        yield from page.lines(say("own_edition.proof_faults", rules=proof.faults))
