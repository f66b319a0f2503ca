"""What a shell may complete.

Nothing here reads a workbook or loads a data frame: whoever presses Tab waits for it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

from oitsheet.cli.language import speech_in
from oitsheet.form.messages import Bilingual

if TYPE_CHECKING:
    import click

    Items = list[CompletionItem[str]]

WORKBOOKS = (".xlsx", ".xlsm")


def editions_like(_ctx: click.Context, _parameter: click.Parameter, start: str) -> Items:
    """Return the keys of the editions that begin so; where none does, files."""
    from oitsheet.form.edition_folders import Editions  # noqa: PLC0415
    from oitsheet.form.edition_places import folders_beside  # noqa: PLC0415

    known = Editions(folders_beside()).known()
    keys = [CompletionItem(key) for key in known if key.startswith(start.lower())]
    return keys or [CompletionItem(start, type="file")]


def codes_like(ctx: click.Context, _parameter: click.Parameter, start: str) -> Items:
    """Return the codes of the rules that begin so, each with its title."""
    texts = speech_in(ctx).on_screen.rules  # the catalogue knows all codes, and loads no rule
    codes = sorted(code for code in texts if code.startswith(start.upper()))
    return [CompletionItem(code, help=texts[code].title) for code in codes]


def rules_like(ctx: click.Context, parameter: click.Parameter, start: str) -> Items:
    """Return families, then codes, for the last word of a list that commas part."""
    before, comma, last = start.rpartition(",")
    if last:
        found = codes_like(ctx, parameter, last)
    else:
        words = speech_in(ctx).on_screen
        letters = dict.fromkeys(code[0] for code in words.rules)
        found = [CompletionItem(letter, help=words.say(f"family.{letter}")) for letter in letters]
    for item in found:
        item.value = before + comma + item.value
    return found


def assumptions_like(ctx: click.Context, _parameter: click.Parameter, start: str) -> Items:
    """Return items with full points, for the last pair of a list that commas part.

    Items have the titles of the edition asked for; without one there are codes alone, of the
    longest list.
    """
    from oitsheet.form.edition import BadEdition, edition_keys  # noqa: PLC0415
    from oitsheet.form.edition_folders import Editions  # noqa: PLC0415
    from oitsheet.form.edition_places import folders_beside  # noqa: PLC0415

    shelf = Editions(folders_beside())
    asked, keys = ctx.params.get("edition"), shelf.known()
    try:
        editions = [shelf.load(key) for key in ([asked] if asked in keys else edition_keys())]
    except BadEdition:  # a faulty file of the office's own
        return []
    edition = max(editions, key=lambda edition: len(edition.items))
    words = speech_in(ctx).on_screen
    before, comma, last = start.rpartition(",")
    return [
        CompletionItem(
            f"{before}{comma}{item.code}={item.points[0] if item.points else 100}",
            help=words.show(Bilingual(item.title_th, item.title_en)) if asked in keys else None,
        )
        for item in edition.items
        if item.code.startswith(last.upper())
    ]


def workbooks_like(_ctx: click.Context, _parameter: click.Parameter, start: str) -> Items:
    """Return the workbooks whose path begins so, and the folders that may hold some.

    Where there are only folders the shell completes them: it knows not to put a blank behind.
    """
    folder, name = os.path.split(start)
    before = start[: len(start) - len(name)]
    try:
        there = sorted(Path(folder or ".").expanduser().iterdir())
    except OSError:
        there = []
    fitting = [
        path
        for path in there
        if path.name.startswith(name)
        and (name or not path.name.startswith((".", "~$")))
        and (path.is_dir() or path.suffix.lower() in WORKBOOKS)
    ]
    if all(path.is_dir() for path in fitting):
        return [CompletionItem(start, type="dir")]
    return [CompletionItem(before + path.name, path=True, folder=path.is_dir()) for path in fitting]
