"""The pages of the editions: what is asked for, of which year, and how sure that is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from oitsheet.form.edition import edition_keys, load_edition, verified_summary
from oitsheet.form.edition_terms import Certainty
from oitsheet.form.layout import load_layout
from oitsheet.form.messages import LANGUAGES
from press.common import catalogue, folder, safe, table, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from oitsheet.form.edition import Edition, Element, Item
    from oitsheet.form.messages import Language


def edition_pages() -> Iterator[tuple[str, str]]:
    """Yield path and text of every page about editions."""
    for language in LANGUAGES:
        yield f"{folder(language)}editions/index.md", "\n".join(_index(language))
        for key in edition_keys():
            writer = Writer(load_edition(key), language)
            yield f"{folder(language)}editions/{key}.md", "\n".join(writer.page())


def _index(language: Language) -> Iterator[str]:
    own = words(language)
    yield f"# {own['editions_title']}"
    yield f"{own['editions_intro']}\n"
    yield from table(own["editions_head"], (_line(key, language) for key in edition_keys()))


def _line(key: str, language: Language) -> tuple[str, ...]:
    edition = load_edition(key)
    facts = verified_summary(edition)
    years = ", ".join(map(str, edition.fiscal_years))
    name = safe(edition.name_th if language == "th" else edition.name_en)
    return f"[{key}]({key}.md)", name, years, str(facts.items), str(facts.elements)


class Writer:
    """Writes the page of one edition in one language."""

    def __init__(self, edition: Edition, language: Language) -> None:
        self.edition = edition
        self.thai = language == "th"
        self.words = words(language)
        self.said = catalogue(language)

    def page(self) -> Iterator[str]:
        """Yield the lines of the page."""
        edition = self.edition
        yield f"---\ntitle: {edition.key}\n---\n"
        yield f"# {edition.key}\n"
        yield f"{safe(self._own(edition.name_th, edition.name_en))}\n"
        if edition.provisional:
            yield f'!!! warning ""\n    {self.words["provisional"]}\n'
        yield from (f"- **{name}**: {value}" for name, value in self._facts())
        yield ""
        yield from self._known()
        yield f"## {self.words['items']}\n"
        for sub in edition.sub_indicators:
            yield f"### {sub.code} {safe(self._own(sub.title_th, sub.title_en))}\n"
            for item in edition.items_of(sub.code):
                yield from self._item(item)
        yield from self._issues()
        yield f"## {self.words['sources']}\n"
        yield from table(
            self.words["sources_head"],
            (
                (f"`{source.key}`", self._certainty(source.certainty), safe(source.what))
                for source in edition.sources
            ),
        )

    def _own(self, thai: str, english: str) -> str:
        return thai if self.thai else english

    def _certainty(self, certainty: Certainty) -> str:
        return self.said.say(f"certainty.{certainty}")

    def _sure(self, fact: str, certainty: Certainty) -> str:
        return str(self.words["item_certainty"]).format(
            fact=fact, certainty=self._certainty(certainty)
        )

    def _facts(self) -> Iterator[tuple[str, str]]:
        edition, own = self.edition, self.words
        yield own["fiscal_years"], ", ".join(map(str, edition.fiscal_years))
        if edition.agencies:
            yield own["agencies"], ", ".join(self._own(a.th, a.en) for a in edition.agencies)
        method = self.said.say(f"method.{edition.method}")
        yield own["method"], self._sure(method, edition.method_certainty)
        parts = (
            f"{self._own(part.th, part.en)} ({self._share(part.weight)})"
            for part in edition.instruments
        )
        yield own["instruments"], " · ".join(parts)
        levels = (
            f"{level.letter} {own['from_score'].format(score=level.floor)}"
            for level in edition.levels
        )
        yield own["levels"], " · ".join(levels)
        yield own["pass_threshold"], str(edition.pass_threshold)
        if edition.extends:
            yield own["extends"], f"[{edition.extends}]({edition.extends}.md)"

    def _share(self, weight: Decimal | None) -> str:
        """How much of the total a part is."""
        own = self.words
        return str(own["whole"] if weight is None else own["weight"].format(weight=weight))

    def _known(self) -> Iterator[str]:
        items = self.edition.items
        counted = (
            Counter(item.title_source.certainty for item in items),
            Counter(element.certainty for item in items for element in item.elements),
            Counter(item.year_source.certainty for item in items),
        )
        yield f"## {self.words['known']}\n"
        yield from table(
            self.words["known_head"],
            (
                (self._certainty(certainty), *(str(count[certainty]) for count in counted))
                for certainty in Certainty
            ),
        )

    def _item(self, item: Item) -> Iterator[str]:
        yield (
            f"#### {item.code} {safe(self._own(item.title_th, item.title_en))}"
            f" {{ #{item.code.lower()} }}\n"
        )
        yield " · ".join(self._item_facts(item)) + "\n"
        if not item.elements:
            yield f"*{self.words['item_unknown']}*\n"
        for number, element in enumerate(item.elements, start=1):
            yield f"{number}. {self._element(element)}"
        yield ""

    def _item_facts(self, item: Item) -> Iterator[str]:
        own = self.words
        rules = own["year_rule"]
        year = rules.get(item.year_rule, item.year_rule)
        relation = own["period"].get(item.period_relation, item.period_relation)
        said = ", ".join(filter(None, (year, relation)))
        yield f"{own['item_year']}: {self._sure(said, item.year_source.certainty)}"
        if item.alt_year_rule:
            yield own["item_alt"].format(rule=rules.get(item.alt_year_rule, item.alt_year_rule))
        previous = ", ".join(item.previous.codes)
        related = own["relation"].get(item.previous.relation, "{items}").format(items=previous)
        yield f"{own['item_previous']}: {related}"
        if item.depends_on:
            yield f"{own['item_depends']} {', '.join(item.depends_on)}"
        if item.may_not_apply:
            reason = self._own(item.may_not_apply.th, item.may_not_apply.en)
            yield (
                f"{own['item_may_not_apply']}{reason}"
                if self.thai
                else f"{own['item_may_not_apply']}: {reason}"
            )
        if item.points != (100, 0):
            yield f"{own['item_points']}: {', '.join(map(str, item.points))}"

    def _element(self, element: Element) -> str:
        own = self.words
        demand = load_layout().demands.get(element.demand, element.demand)
        notes = [
            demand if self.thai else element.demand,
            self._certainty(element.certainty),
            own["kind"].get(element.kind, str(element.kind)),
        ]
        if element.count:
            notes.append(own["at_least"].format(count=element.count))
        if element.languages:
            notes.append(own["languages"].format(languages=", ".join(element.languages)))
        if element.cross_ref:
            notes.append(element.cross_ref)
        shown = " · ".join(filter(None, notes))
        return f"{safe(self._own(element.th, element.en))} <small>{shown}</small>"

    def _issues(self) -> Iterator[str]:
        issues = self.edition.issues
        if not issues:
            return
        yield f"## {self.words['issues']}\n"
        for issue in issues:
            yield f"- {issue.code} {safe(self._own(issue.title_th, issue.title_en))}"
        yield ""
