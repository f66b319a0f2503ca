"""An edition with its items and their elements: frozen values, no reading and no judging.

Years are fiscal years in the Buddhist Era (B.E.), points and scores run from 0 to 100, codes are
written ``O1`` as the assessor prints them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from oitsheet.form import edition_terms as terms

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One thing an item must show.

    Attributes:
        id: The item's code, a full stop, the element's number (1-based): ``O2.5``.
        th: What it is, in Thai and without a year.
        en: The same in English.
        kind: What sort of thing it is.
        strength: Required, or given as an example only.
        source: Who says so.
        count: How many at least (of kind `minimum_count` without it: one of every group).
        languages: The languages asked for, ISO 639-1.
        conditional: The case in which alone it applies, in one word; else None.
        cross_ref: The item it must agree with; else None.
        min_years_exclusive: The plan must be longer than so many years.
        granularity: ``monthly`` where the data must be broken down so.
        examples: What the assessor names as examples or as its list, in Thai.
    """

    id: str
    th: str
    en: str
    kind: terms.Kind
    strength: terms.Strength
    source: terms.Source
    count: int | None = None
    languages: tuple[str, ...] = ()
    conditional: str | None = None
    cross_ref: str | None = None
    min_years_exclusive: int | None = None
    granularity: str | None = None
    examples: tuple[str, ...] = ()

    @property
    def certainty(self) -> terms.Certainty:
        """How well it is known that the assessor asks for it."""
        return self.source.certainty

    @property
    def demand(self) -> str:
        """How strongly it is asked for, in one word: a key of the layout's ``demands``."""
        if self.strength is not terms.Strength.REQUIRED:
            return "conditional" if self.conditional else "example"
        if not self.required_for_certain:
            return "unproven"
        return "conditional" if self.conditional else "required"

    @property
    def required_for_certain(self) -> bool:
        """True where its lack may be called an error: required, by a source that counts."""
        return self.source.proven and self.strength is terms.Strength.REQUIRED


@dataclass(frozen=True, slots=True)
class Previous:
    """Which items of the year before an item continues."""

    codes: tuple[str, ...]
    relation: terms.Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to publish (``O1``, ``O2``, …).

    Attributes:
        code: As the assessor prints it.
        title_th: The Thai title, exactly.
        title_en: An English gloss.
        title_variants: Other Thai titles that offices use for it.
        sub_indicator: The code of its sub-indicator.
        year_rule: Which year its data must be of.
        alt_year_rule: Another year that was accepted too; else None.
        period_relation: How its dates must lie to that year.
        elements: What it must show; empty where not known.
        depends_on: Items whose follow-up it is.
        consistent_with: Items it must not contradict.
        owner_roles: Who answered for it in one office's order, lead first: a suggestion.
        may_not_apply: Why it may be left out of the assessment; None where it may not.
        previous: Which items of the year before it continues.
        points: The points it can be given, highest first.
        social: Links to social media are what it asks for.
        topic: What it is about, where its links are judged by that; else None.
        needs_link: It must be given a link.
        title_source: Who vouches for the title.
        year_source: Who vouches for the year rule.
        points_source: Who vouches for the points it can be given.
    """

    code: str
    title_th: str
    title_en: str
    title_variants: tuple[str, ...]
    sub_indicator: str
    year_rule: terms.YearRule
    alt_year_rule: terms.YearRule | None
    period_relation: terms.PeriodRelation
    elements: tuple[Element, ...]
    depends_on: tuple[str, ...]
    consistent_with: tuple[str, ...]
    owner_roles: tuple[terms.Named, ...]
    may_not_apply: terms.Named | None
    previous: Previous
    points: tuple[int, ...]
    social: bool
    needs_link: bool
    title_source: terms.Source
    year_source: terms.Source
    points_source: terms.Source
    topic: terms.Topic | None = None

    @property
    def no(self) -> int:
        """Its number: 9 of ``O9``."""
        return int(self.code[1:])

    @property
    def indicator(self) -> int:
        """The number of its indicator."""
        return int(self.sub_indicator.partition(".")[0])

    @property
    def is_channel(self) -> bool:
        """True where some element must be found on the main website itself."""
        return any(element.kind is terms.Kind.CHANNEL_MAIN_WEBSITE for element in self.elements)

    @property
    def told_apart(self) -> bool:
        """True where some element is known from a list: then it is known what is no channel."""
        from_memory = {terms.Certainty.RECALLED, terms.Certainty.UNPROVEN}
        return any(element.certainty not in from_memory for element in self.elements)


@dataclass(frozen=True, kw_only=True)
class Edition:
    """What the assessor asks for in one catalogue and scheme.

    Attributes:
        key: Its name, ``2565-obec``; the file's name without ``.toml``.
        extends: The key of the edition whose facts hold wherever its own file is silent; else None.
        name_th: Its Thai name.
        name_en: Its English name.
        scheme: Who assesses, and how: ``obec``, ``moe``.
        agencies: The kinds of office it serves; their keys are the usual Thai abbreviations.
        fiscal_years: The fiscal years (B.E.) it serves, ascending.
        previous_years: The fiscal years (B.E.) whose item codes `Item.previous` speaks of.
        gone: Codes of those years that no item here continues in full or in part.
        provisional: True while too little is known to fail anyone by it.
        method: How points become a score.
        pass_threshold: The score that passes.
        levels: The letters, highest first.
        named_levels: Verdicts in words, highest first; may be empty.
        instruments: The parts that count.
        indicators: The indicators of those parts.
        sub_indicators: The groups of items, in order.
        items: The items, in order.
        issues: The issues by which the result of the year before is analysed; none where the
            edition asks for no such analysis.
        issue_item: The item that asks for them; None where none does.
        issues_for_half: How many of them, analysed completely, earn half of its points (all earn
            full points); None likewise.
        sources: All sources it cites.
        evidence: For each fact of the edition as a whole, the source that vouches for it.
    """

    key: str
    extends: str | None
    name_th: str
    name_en: str
    scheme: str
    agencies: tuple[terms.Named, ...]
    fiscal_years: tuple[int, ...]
    previous_years: tuple[int, ...]
    gone: tuple[str, ...]
    provisional: bool
    method: terms.Method
    pass_threshold: Decimal
    levels: tuple[terms.Level, ...]
    named_levels: tuple[terms.NamedLevel, ...]
    instruments: tuple[terms.Instrument, ...]
    indicators: tuple[terms.Indicator, ...]
    sub_indicators: tuple[terms.SubIndicator, ...]
    items: tuple[Item, ...]
    issues: tuple[terms.Issue, ...] = ()
    issue_item: str | None = None
    issues_for_half: int | None = None
    sources: tuple[terms.Source, ...]
    evidence: tuple[tuple[terms.Fact, terms.Source], ...]

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of all items, in order."""
        return tuple(item.code for item in self.items)

    @cached_property
    def _item_of(self) -> dict[str, Item]:
        return {item.code: item for item in self.items}

    def item(self, code: str) -> Item:
        """Return the item with this code (``O34``).

        Raises:
            KeyError: The edition has no such item.
        """
        return self._item_of[code]

    def items_of(self, sub_code: str) -> tuple[Item, ...]:
        """Return the items of a sub-indicator (``9.1``), in order; none for an unknown code."""
        return tuple(item for item in self.items if item.sub_indicator == sub_code)

    def evidence_of(self, fact: terms.Fact) -> terms.Source | None:
        """Return the source that vouches for a fact; None for a fact it does not state."""
        return dict(self.evidence).get(fact)

    def proven(self, *facts: terms.Fact) -> bool:
        """Whether each of these facts is known well enough to fail anyone by it.

        A fact that the edition does not state is as sure as the titles of its list.
        """
        titles = dict(self.evidence)[terms.Fact.TITLES]
        return all((self.evidence_of(fact) or titles).proven for fact in facts)

    @property
    def method_certainty(self) -> terms.Certainty:
        """How well it is known that scores are computed by `method`."""
        return dict(self.evidence)[terms.Fact.METHOD].certainty

    def level_of(self, score: Decimal) -> str:
        """Return the letter of a score.

        Args:
            score: 0 to 100; rounded half up to two decimals before it is compared.

        Returns:
            The letter of the highest level whose floor the rounded score reaches.

        Raises:
            ValueError: The score lies below every level.
        """
        rounded = score.quantize(_CENT, rounding=ROUND_HALF_UP)
        for level in self.levels:
            if rounded >= level.floor:
                return level.letter
        raise ValueError(f"no level for {score}")
