"""The terms of an edition: closed lists of words, sources, and the frame the items stand in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


class Certainty(StrEnum):
    """How well a fact is known, best first."""

    VERIFIED = "verified"  # seen in a public source
    OFFICE = "office"  # stands in an office's own document
    CARRIED = "carried"  # the same item's fact of the year before; this year's was not seen
    RECALLED = "recalled"  # from memory, no source found
    UNPROVEN = "unproven"  # the sources disagree, or it is one reader's reading


class Kind(StrEnum):
    """What sort of thing an element asks for."""

    CONTENT = "content"
    PERIOD = "period"
    MINIMUM_COUNT = "minimum_count"
    LANGUAGE = "language"
    SIGNATURE_EXECUTIVE = "signature_executive"  # signed by the top executive in office
    CHANNEL_MAIN_WEBSITE = "channel_main_website"
    TWO_WAY = "two_way"
    LINK = "link"
    CURRENT_EXECUTIVE = "current_executive"  # of, by or with the top executive; no signature


class Strength(StrEnum):
    """Whether an element must be there or was only given as an example."""

    REQUIRED = "required"
    EXAMPLE = "example"


class YearRule(StrEnum):
    """Which year an item's data must be of, counted from the fiscal year being assessed."""

    CURRENT = "current"  # up to date; no year is named
    CURRENT_FY = "current_fy"
    PREVIOUS_FY = "previous_fy"
    FIRST_6_MONTHS_CURRENT_FY = "first_6_months_current_fy"  # October to March
    MULTI_YEAR_COVERING_CURRENT_FY = "multi_year_covering_current_fy"


class PeriodRelation(StrEnum):
    """How an item's dates must lie to the period of its year rule."""

    NONE = "none"
    IN = "in"
    EXACTLY = "exactly"
    AT_LEAST = "at_least"  # more is fine
    COVERS = "covers"  # the range of validity includes the year
    IN_FORCE = "in_force"  # may be older, but still in force


class Topic(StrEnum):
    """What an item is about, for what is asked of its links alone; most items have none."""

    DUTIES = "duties"  # the office's duties and powers
    CONTACT = "contact"  # its addresses
    QA = "qa"  # questions and answers
    ESERVICE = "eservice"
    COMPLAINT = "complaint"  # where corruption is reported
    OPINION = "opinion"  # where outsiders say what they think


class Relation(StrEnum):
    """What an item has to do with items of the year before."""

    SAME = "same"
    MERGED = "merged"  # of several items
    PARTLY = "partly"
    NEW = "new"


class Method(StrEnum):
    """How points of items become a score."""

    MEAN_OF_MEANS = "mean_of_means"  # items → sub-indicators → indicators, each a plain mean
    SIMPLE_PERCENT = "simple_percent"  # the mean of all items that apply


class Fact(StrEnum):
    """The facts of an edition as a whole, for each of which a source vouches."""

    ITEMS = "items"  # how many there are
    TITLES = "titles"
    ELEMENTS = "elements"
    YEARS = "years"
    GROUPS = "groups"
    INSTRUMENTS = "instruments"
    METHOD = "method"
    LEVELS = "levels"
    THRESHOLD = "threshold"
    PREVIOUS = "previous"
    OWNERS = "owners"
    NAMED_LEVELS = "named_levels"
    POINTS = "points"
    LINKS = "links"  # that an item must be given a link
    ISSUES = "issues"
    ISSUE_ITEMS = "issue_items"


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts were found.

    Attributes:
        key: Its short name in the edition file.
        what: The citation, in words.
        certainty: How well facts from it are known.
    """

    key: str
    what: str
    certainty: Certainty

    @property
    def proven(self) -> bool:
        """Whether a fact from it is known well enough to fail anyone by it."""
        return self.certainty in {Certainty.VERIFIED, Certainty.OFFICE}


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name in both languages: a kind of agency, an owner's role, a reason.

    Attributes:
        key: Its short name in the edition file (of agencies: the Thai abbreviation).
        th: The Thai words.
        en: The English words.
    """

    key: str
    th: str
    en: str


@dataclass(frozen=True, slots=True)
class Issue:
    """One of the issues by which an office analyses its result of the year before.

    Attributes:
        code: Its number in the form, ``1.1``.
        title_th: The Thai title.
        title_en: The English title.
        suggested_items: Codes of the *previous* year's items that a form lists under it: what the
            result analysed is numbered by. A suggestion, as `Fact.ISSUE_ITEMS` says how sure.
        survey_codes: Questions of the surveys (``E10``) that the form lists under it; likewise.
    """

    code: str
    title_th: str
    title_en: str
    suggested_items: tuple[str, ...]
    survey_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A letter and the lowest two-decimal score that earns it."""

    letter: str
    floor: Decimal


@dataclass(frozen=True, slots=True)
class NamedLevel:
    """A verdict in words.

    Attributes:
        th: The Thai words.
        en: The English words.
        total: The lowest total that earns it.
        each: What every instrument must reach besides; None where that does not matter.
    """

    th: str
    en: str
    total: Decimal
    each: Decimal | None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A part of the assessment.

    Attributes:
        key: ``IIT``, ``EIT`` or ``OIT``.
        th: The Thai name.
        en: The English name.
        weight: Its share of the total in percent; None where it is the whole.
        indicators: The numbers of its indicators.
    """

    key: str
    th: str
    en: str
    weight: Decimal | None
    indicators: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of the ten indicators.

    Attributes:
        no: Its number, 1 to 10.
        title_th: The Thai title.
        title_en: The English title.
        first: The first of its items; None for indicators that a survey measures.
        last: The last of its items; None likewise.
    """

    no: int
    title_th: str
    title_en: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class SubIndicator:
    """A group of neighbouring items.

    Attributes:
        code: ``9.1``: the indicator's number, a full stop, its own number.
        title_th: The Thai title.
        title_en: The English title.
        title_variants: Other Thai titles that were seen.
        first: Its first item.
        last: Its last item.
    """

    code: str
    title_th: str
    title_en: str
    title_variants: tuple[str, ...]
    first: str
    last: str

    @property
    def indicator(self) -> int:
        """The number of the indicator it belongs to."""
        return int(self.code.partition(".")[0])
