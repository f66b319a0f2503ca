"""An edition in the making: what was read, what was guessed, what is taken over from last year."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.exchange.criteria.elements import Asked
    from oitsheet.exchange.criteria.forerunners import Forerunner
    from oitsheet.exchange.criteria.gathering import Left, Raw
    from oitsheet.exchange.criteria.grouping import Group
    from oitsheet.form.edition import Edition, Item
    from oitsheet.form.edition_model import Previous
    from oitsheet.form.edition_terms import Named, PeriodRelation, Topic, YearRule


class Sure(StrEnum):
    """How a fact came into an edition; each is the key of a source in its file."""

    TABLE = "table"  # it stands in the table
    GUESSED = "guessed"  # by words of the table
    BASE = "base"  # taken over from the edition before


class Wish(NamedTuple):
    """What is asked for.

    Attributes:
        key: The new edition's key.
        year: The fiscal year it is for (B.E.).
        scheme: Who assesses.
        agencies: Whom; none to take those of the edition it is like.
        name: Its Thai name; empty to make one.
        source: What the table's file is called.
    """

    key: str
    year: int
    scheme: str
    agencies: tuple[Named, ...] = ()
    name: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftItem:
    """One item.

    Attributes:
        raw: As it stands in the table; without a title for a number that the table leaves out.
        number: Its number.
        title: Its title, exactly.
        like: The item of the edition before with which it is the same; None where it is with none.
        asked: Its elements as read; where none were, those of `like` hold if `carried`.
        carried: Whether the elements are those of the year before.
        rule: Which year its data must be of.
        relation: How.
        year_sure: How that is known.
        points: What it can be given.
        points_sure: How that is known.
        topic: What its links are about; else None.
        social: Whether links to social media are what it asks for.
        spared: When it is not assessed, in words; else None.
        forerunner: Which items of the edition before it continues.
        previous: The same, as it stands in the file.
    """

    raw: Raw
    number: int
    title: str
    like: Item | None
    asked: tuple[Asked, ...]
    carried: bool
    rule: YearRule
    relation: PeriodRelation
    year_sure: Sure
    points: tuple[int, ...]
    points_sure: Sure
    topic: Topic | None
    social: bool
    spared: Named | None
    forerunner: Forerunner
    previous: Previous

    @property
    def code(self) -> str:
        """Its code."""
        return f"O{self.number}"


class Notice(NamedTuple):
    """Something that somebody should look at.

    Attributes:
        key: Which sentence: a key of the catalogue's ``own_edition`` table.
        facts: What stands in it.
        guess: Whether it is a guess, or else only to know.
    """

    key: str
    facts: Mapping[str, object]
    guess: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A whole edition in the making.

    Attributes:
        wish: What was asked for.
        base: The edition it goes on from.
        items: Its items.
        groups: Its sub-indicators.
        gone: Codes of the year before that no item continues.
        previous_years: The years (B.E.) of these codes.
        notices: What to look at, guesses first.
        left: What has no place, with where it stood.
    """

    wish: Wish
    base: Edition
    items: tuple[DraftItem, ...]
    groups: tuple[Group, ...]
    gone: tuple[str, ...]
    previous_years: tuple[int, ...]
    notices: tuple[Notice, ...]
    left: tuple[Left, ...]

    @property
    def code_of(self) -> dict[str, str]:
        """Code of an item before → the item here that is the same."""
        return {item.like.code: item.code for item in self.items if item.like}
