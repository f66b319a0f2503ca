"""What is asked for of a new edition: by options, else by questions on a terminal."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from oitsheet.cli.usage import WrongUsage
from oitsheet.exchange.criteria.choosing import base_for
from oitsheet.exchange.criteria.copying import told_of
from oitsheet.exchange.criteria.draft import Wish
from oitsheet.exchange.criteria.words import words as word_lists
from oitsheet.form.edition_terms import Named
from oitsheet.values import fold_tight, one_line, parse_codes, parse_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from oitsheet.exchange.criteria.forerunners import Forerunner
    from oitsheet.exchange.criteria.reading import Reading
    from oitsheet.form.edition import Edition
    from oitsheet.form.messages import Catalogue

_YEARS = range(2550, 2700)
_MANY = 99
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for.

    Attributes:
        year: The fiscal year (B.E.).
        scheme: Who assesses.
        key: The edition's key.
        base: The edition that it goes on from.
        agencies: Whom it assesses.
        name: Its Thai name; empty to make one.
        told: Item number → what it continues, as somebody said.
        output: The file to write.
        folder: The folder of editions that is nearest.
        own_folder: Whether the file goes into that folder, which may have to be made.
        force: Whether a file that is there may be replaced.
        dry_run: Whether nothing is to be written.
    """

    year: int
    scheme: str
    key: str
    base: Edition
    agencies: tuple[Named, ...]
    name: str
    told: Mapping[int, tuple[str, ...]]
    output: Path
    folder: Path
    own_folder: bool
    force: bool
    dry_run: bool

    def wish(self, source: str) -> Wish:
        """The same, as the making of an edition wants it."""
        return Wish(self.key, self.year, self.scheme, self.agencies, self.name, source)


def asked_for(  # noqa: PLR0913  (one parameter per option)
    words: Catalogue,
    source: Path | None,
    *,
    year: str | None,
    scheme: str | None,
    like: str | None,
    key: str | None,
    name: str | None,
    office: tuple[str, ...],
    equivalent: tuple[str, ...],
    output: Path | None,
    force: bool,
    dry_run: bool,
) -> Asked:
    """Put the options together.

    Raises:
        WrongUsage: One of them makes no sense.
    """
    from oitsheet.form.edition import edition_keys  # noqa: PLC0415
    from oitsheet.form.edition_folders import folder_names  # noqa: PLC0415

    served = year_of(year, words)
    if scheme is None:
        scheme = _ask(words, "scheme", "--scheme", "obec")
    who = scheme_of(scheme, words)
    named = key_of(key, served, who, words)
    near = source.parent if source else Path()
    folder = near / folder_names()[0]
    target = output / f"{named}.toml" if output and output.is_dir() else output
    if named in edition_keys() and (target is None or target.parent.name in folder_names()):
        raise WrongUsage(words.say("own_edition.bundled_key", key=named))
    base = _base(like, served, who, words, near)
    return Asked(
        year=served,
        scheme=who,
        key=named,
        base=base,
        agencies=_agencies(office, who, base),
        name=one_line(name or ""),
        told=told_in(equivalent, base, words),
        output=target or folder / f"{named}.toml",
        folder=folder,
        own_folder=target is None,
        force=force,
        dry_run=dry_run,
    )


def told_same(asked: Asked, items: int | None) -> Asked:
    """The same, with every item the one of last year but for those somebody named."""
    return replace(asked, told={**told_of(asked.base, items), **asked.told})


def answered(
    words: Catalogue,
    year: str | None,
    items: int | None,
    source: Path | None,
    asked: dict[str, Any],
) -> tuple[str, int | None, Path | None]:
    """Ask, on a terminal, for what no option says."""
    quiet = year is not None and asked["scheme"] is not None
    if year is None:
        year = _ask(words, "year", "--year", "")
    if quiet or not on_terminal():
        return year, items, source
    if asked["scheme"] is None:
        asked["scheme"] = _ask(words, "scheme", "--scheme", "obec")
    if source is None and items is None:
        typed = _prompt(words.say("own_edition.ask_source"), default="", show_default=False)
        source = Path(typed.strip().strip('"')) if typed.strip() else None
    if source is None and items is None:
        typed = _prompt(words.say("own_edition.ask_items"), default="", show_default=False)
        items = int(typed) if typed.strip().isdecimal() else None
    return year, items, source


def _ask(words: Catalogue, what: str, flag: str, usual: str) -> str:
    """Ask one question on a terminal; elsewhere the option must answer it."""
    if not on_terminal():
        raise WrongUsage(words.say("usage.missing", name=flag))
    return _prompt(words.say(f"own_edition.ask_{what}"), default=usual or None)


def _prompt(question: str, **more: Any) -> str:  # noqa: ANN401  (click's own)
    """Ask; whoever breaks off leaves as after Ctrl-C, and nothing is written."""
    from oitsheet.cli.helping import INTERRUPTED  # noqa: PLC0415

    try:
        return str(click.prompt(question, **more))
    except click.Abort:
        sys.exit(INTERRUPTED)


def on_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty()


def year_of(text: str | None, words: Catalogue) -> int:
    """A fiscal year (B.E.) as people type it."""
    year = parse_year(text or "").value
    if year is None or year not in _YEARS:
        raise WrongUsage(words.say("own_edition.bad_year", text=text or ""))
    return year


def scheme_of(text: str, words: Catalogue) -> str:
    """A scheme's key, of the name it goes by."""
    names = {fold_tight(name): key for name, key in word_lists()["scheme_names"].items()}
    scheme: str = names.get(fold_tight(text), text.strip().lower())
    if not _NAME.fullmatch(scheme):
        raise WrongUsage(words.say("own_edition.bad_scheme", text=text))
    return scheme


def key_of(text: str | None, year: int, scheme: str, words: Catalogue) -> str:
    """An edition's key: the one asked for, else year and scheme."""
    key = (text or f"{year}-{scheme}").strip().lower()
    if not re.fullmatch(r"[0-9a-z]+(?:-[0-9a-z]+)*", key):
        raise WrongUsage(words.say("own_edition.bad_key", text=text or key))
    return key


def _base(like: str | None, year: int, scheme: str, words: Catalogue, near: Path) -> Edition:
    """The edition to go on from: the one asked for, else the nearest earlier one."""
    from oitsheet.cli.own_editions import load_like  # noqa: PLC0415
    from oitsheet.doors import editions_beside  # noqa: PLC0415
    from oitsheet.judging.submission.shelf import sound  # noqa: PLC0415

    if like:
        return load_like(like, words, near)
    found = base_for(sound(editions_beside(near)), year, scheme)
    if found is None:
        raise WrongUsage(words.say("own_edition.no_base", year=year))
    return found


def _agencies(office: Iterable[str], scheme: str, base: Edition) -> tuple[Named, ...]:
    """Whom the edition assesses: as asked, else as the scheme is known for, else as before."""
    named = tuple(Named(one, one, one) for one in map(one_line, office) if one.strip())
    known = word_lists()["scheme"].get(scheme)
    if named or base.scheme == scheme:
        return named
    if known:
        return (Named(known["th"], known["th"], known["en"]),)
    return (Named(scheme, scheme, scheme),)


def told_in(
    equivalent: Iterable[str], base: Edition, words: Catalogue
) -> dict[int, tuple[str, ...]]:
    """Read ``O5=O6``, ``O8=O11,O12`` (merged) and ``O7=`` (new)."""
    told: dict[int, tuple[str, ...]] = {}
    for text in equivalent:
        left, equals, right = text.partition("=")
        item = parse_codes(left, _MANY).value
        before = parse_codes(right, _MANY).value
        known = tuple(f"O{n}" for n in before.numbers) if before else ()
        one = item.numbers if item and not item.rest else ()
        sound = equals and len(one) == 1 and (known or not right.strip())
        if not sound or not set(known) <= set(base.codes):
            facts = {"text": text, "key": base.key, "last": base.codes[-1]}
            raise WrongUsage(words.say("own_edition.bad_equivalent", **facts))
        told[one[0]] = known
    return told


def confirmed(
    reading: Reading, asked: Asked, known: dict[int, Forerunner], words: Catalogue
) -> dict[int, Forerunner]:
    """Ask, on a terminal, whether what was guessed of the items of last year is right."""
    from oitsheet.exchange.criteria.drafting import proposed  # noqa: PLC0415

    if not on_terminal():
        return known
    told = dict(asked.told)
    titles = {item.number: item.title for item in reading.items}
    for number, fore in sorted(known.items()):
        if not fore.guessed:
            continue
        codes = fore.codes or (fore.nearest,)
        before = " + ".join(f"{code} {asked.base.item(code).title_th}" for code in codes)
        facts = {"item": f"O{number}", "title": titles[number], "before": before}
        told[number] = _answer(words.say("own_edition.ask_same", **facts), codes, fore, asked.base)
    return proposed(reading, asked.base, told)


def _answer(
    question: str, codes: tuple[str, ...], fore: Forerunner, base: Edition
) -> tuple[str, ...]:
    """One answer: yes, no (new), or the codes that it is."""
    usual = "y" if fore.codes else "n"
    while True:
        typed = _prompt(question, default=usual).strip().lower()
        if typed in {"y", "yes"}:
            return codes
        if typed in {"n", "no", "new"}:
            return ()
        found = parse_codes(typed, _MANY).value
        named = tuple(f"O{n}" for n in found.numbers) if found else ()
        if named and set(named) <= set(base.codes):
            return named
