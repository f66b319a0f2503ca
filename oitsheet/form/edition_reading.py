"""An edition's TOML tables → an `Edition`, noting every fault of shape on the way.

A fault never stops the reading: a neutral value takes its place, so that one look at the list of
faults shows all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from oitsheet.form import edition_terms as terms
from oitsheet.form.edition_model import Edition, Element, Item, Previous
from oitsheet.form.edition_table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

_T = TypeVar("_T", terms.Source, terms.Named)

_OPTIONAL_FACTS = {
    terms.Fact.ITEMS,
    terms.Fact.OWNERS,
    terms.Fact.NAMED_LEVELS,
    terms.Fact.POINTS,
    terms.Fact.LINKS,
    terms.Fact.ISSUES,
    terms.Fact.ISSUE_ITEMS,
}
_DEFAULTS = {
    "kind",
    "needs_link",
    "period_relation",
    "points",
    "previous",
    "social",
    "strength",
    "year_rule",
}


def read_edition(raw: Mapping[str, Any], faults: list[str]) -> Edition:
    """Turn the tables of an edition file into an `Edition`.

    Args:
        raw: What the TOML parser made of the file, laid over what it extends.
        faults: Every fault of shape is appended here, with its place. Where any was appended, the
            edition returned has neutral values in their stead and must not be used.

    Returns:
        The edition, its meaning not yet verified.
    """
    return _Reading(raw, faults).edition()


def _sources(table: Table) -> dict[str, terms.Source]:
    found = {}
    for row in table.named_tables():
        found[row.name] = terms.Source(
            row.name, row.text("what"), row.choice("certainty", terms.Certainty.UNPROVEN)
        )
        row.close()
    return found


def _defaults(table: Table) -> dict[str, Any]:
    defaults = table.rest()
    for key in defaults.keys() - _DEFAULTS:
        table.fault(f"unknown key {key!r}")
    return defaults


def _named(table: Table) -> dict[str, terms.Named]:
    found = {}
    for row in table.named_tables():
        found[row.name] = terms.Named(row.name, row.text("th"), row.text("en"))
        row.close()
    return found


def _instrument(row: Table) -> terms.Instrument:
    return terms.Instrument(
        row.text("key"),
        row.text("th"),
        row.text("en"),
        row.maybe_number("weight"),
        row.wholes("indicators"),
    )


def _indicator(row: Table) -> terms.Indicator:
    return terms.Indicator(
        row.whole("no"),
        row.text("th"),
        row.text("en"),
        row.maybe_text("first"),
        row.maybe_text("last"),
    )


def _sub_indicator(row: Table) -> terms.SubIndicator:
    return terms.SubIndicator(
        row.text("code"),
        row.text("th"),
        row.text("en"),
        row.texts("also"),
        row.text("first"),
        row.text("last"),
    )


def _named_level(row: Table) -> terms.NamedLevel:
    return terms.NamedLevel(
        row.text("th"), row.text("en"), row.number("total"), row.maybe_number("each")
    )


def _issue(row: Table) -> terms.Issue:
    return terms.Issue(
        row.text("code"),
        row.text("th"),
        row.text("en"),
        row.texts("items"),
        row.texts("surveys"),
    )


def _number(code: str) -> int:
    """The number of a code; 0 where it is none, which lies in no range."""
    digits = code[1:]
    return int(digits) if code[:1] == "O" and digits.isdecimal() else 0


class _Reading:
    """One edition file being read: its head table and what later tables refer to."""

    def __init__(self, raw: Mapping[str, Any], faults: list[str]) -> None:
        self.head = Table(raw, "head", faults)
        self.sources = _sources(self.head.table("sources"))
        self.evidence = self._evidence(self.head.table("evidence"))
        self.owners = _named(self.head.table("owners", required=False))
        self.reasons = _named(self.head.table("reasons", required=False))
        self.defaults = _defaults(self.head.table("default"))
        self.sub_indicators = tuple(
            row.closed(_sub_indicator) for row in self.head.tables("sub_indicator", "code")
        )

    def edition(self) -> Edition:
        head = self.head
        edition = Edition(
            key=head.text("key"),
            extends=head.maybe_text("extends"),
            name_th=head.text("name_th"),
            name_en=head.text("name_en"),
            scheme=head.text("scheme"),
            agencies=tuple(_named(head.table("agencies")).values()),
            fiscal_years=head.wholes("fiscal_years"),
            previous_years=head.wholes("previous_years"),
            gone=head.texts("gone"),
            provisional=head.flag("provisional"),
            method=head.choice("method", terms.Method.MEAN_OF_MEANS),
            pass_threshold=head.number("pass_threshold"),
            levels=self._levels(head.table("levels")),
            named_levels=tuple(r.closed(_named_level) for r in head.tables("named_level", "en")),
            instruments=tuple(r.closed(_instrument) for r in head.tables("instrument", "key")),
            indicators=tuple(r.closed(_indicator) for r in head.tables("indicator", "no")),
            sub_indicators=self.sub_indicators,
            items=tuple(
                row.closed(self._item) for row in head.tables("item", "code", self.defaults)
            ),
            issues=tuple(row.closed(_issue) for row in head.tables("issue", "code")),
            issue_item=head.maybe_text("issue_item"),
            issues_for_half=head.maybe_whole("issues_for_half"),
            sources=tuple(self.sources.values()),
            evidence=tuple(self.evidence.items()),
        )
        head.close()
        return edition

    def _evidence(self, table: Table) -> dict[terms.Fact, terms.Source]:
        found = {}
        for fact in terms.Fact:
            source = table.maybe_text(fact)
            if source is not None:
                found[fact] = self._source(table, source)
            elif fact not in _OPTIONAL_FACTS:
                table.fault(f"no source for {fact}")
        table.close()
        return found

    def _levels(self, table: Table) -> tuple[terms.Level, ...]:
        levels = tuple(terms.Level(letter, table.number(letter)) for letter in table.left())
        table.close()
        return levels

    def _source(self, table: Table, key: str) -> terms.Source:
        return _referred(table, "source", key, self.sources) or terms.Source(
            key, "", terms.Certainty.UNPROVEN
        )

    def _source_or(self, table: Table, key: str, fact: terms.Fact) -> terms.Source:
        """The source the table names under `key`, else the one that vouches for such facts."""
        named = table.maybe_text(key)
        if named is not None:
            return self._source(table, named)
        vouching = self.evidence.get(fact) or self.evidence.get(terms.Fact.TITLES)
        return vouching or terms.Source("", "", terms.Certainty.UNPROVEN)

    def _item(self, row: Table) -> Item:
        code = row.text("code")
        reason = row.maybe_text("may_not_apply")
        return Item(
            code=code,
            title_th=row.text("th"),
            title_en=row.text("en"),
            title_variants=row.texts("also"),
            sub_indicator=self._sub_indicator_of(code),
            year_rule=row.choice("year_rule", terms.YearRule.CURRENT),
            alt_year_rule=row.maybe_choice("alt_year_rule", terms.YearRule),
            period_relation=row.choice("period_relation", terms.PeriodRelation.NONE),
            elements=self._elements(row, code),
            depends_on=row.texts("depends_on"),
            consistent_with=row.texts("consistent_with"),
            owner_roles=tuple(
                owner
                for key in row.texts("owners")
                if (owner := _referred(row, "owner", key, self.owners))
            ),
            may_not_apply=(
                None if reason is None else _referred(row, "reason", reason, self.reasons)
            ),
            previous=_previous(row, code),
            points=row.wholes("points"),
            social=row.flag("social"),
            topic=row.maybe_choice("topic", terms.Topic),
            needs_link=row.flag("needs_link"),
            title_source=self._source_or(row, "title_source", terms.Fact.TITLES),
            year_source=self._source_or(row, "year_source", terms.Fact.YEARS),
            points_source=self._source_or(row, "points_source", terms.Fact.POINTS),
        )

    def _elements(self, item: Table, code: str) -> tuple[Element, ...]:
        source = self._source_or(item, "source", terms.Fact.ELEMENTS)
        elements = []
        for n, row in enumerate(item.tables("elements", None, self.defaults), start=1):
            named = row.maybe_text("source")
            elements.append(
                Element(
                    id=f"{code}.{n}",
                    th=row.text("th"),
                    en=row.text("en"),
                    kind=row.choice("kind", terms.Kind.CONTENT),
                    strength=row.choice("strength", terms.Strength.EXAMPLE),
                    source=source if named is None else self._source(row, named),
                    count=row.maybe_whole("count"),
                    languages=row.texts("languages"),
                    conditional=row.maybe_text("conditional"),
                    cross_ref=row.maybe_text("cross_ref"),
                    min_years_exclusive=row.maybe_whole("min_years_exclusive"),
                    granularity=row.maybe_text("granularity"),
                    examples=row.texts("examples"),
                )
            )
            row.close()
        return tuple(elements)

    def _sub_indicator_of(self, code: str) -> str:
        """The code of the first group whose range holds the item; empty where none does."""
        no = _number(code)
        for group in self.sub_indicators:
            if _number(group.first) <= no <= _number(group.last):
                return group.code
        return ""


def _referred(table: Table, what: str, key: str, known: Mapping[str, _T]) -> _T | None:
    if key not in known:
        table.fault(f"unknown {what} {key!r}")
    return known.get(key)


def _previous(row: Table, code: str) -> Previous:
    """An item's forerunners: a table, or one word: ``"same"`` (its own code) or ``"new"``."""
    if row.holds_text("previous"):
        relation = row.choice("previous", terms.Relation.NEW)
        return Previous((code,) if relation is terms.Relation.SAME else (), relation)
    table = row.table("previous")
    previous = Previous(table.texts("codes"), table.choice("relation", terms.Relation.NEW))
    table.close()
    return previous
