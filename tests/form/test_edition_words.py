"""The words of the bundled editions: short, in their language, with sources that can be named."""

from __future__ import annotations

import re

from oitsheet.form.edition import load_edition

from .bundled import NEWEST, each, elements_of

THAI = re.compile(r"[\u0e00-\u0e7f]")


@each
def test_every_fact_has_a_source_and_every_source_is_used(key):
    edition = load_edition(key)
    used = {source for _, source in edition.evidence}
    for item in edition.items:
        used |= {item.title_source, item.year_source, item.points_source}
        used |= {element.source for element in item.elements}
    assert used == set(edition.sources)
    assert all(source.what for source in used)


@each
def test_no_citation_leads_into_somebody_s_own_files(key):
    for source in load_edition(key).sources:
        assert not re.search(r"\.\./|\.json|[A-Z]:\\|file:", source.what), source


@each
def test_element_texts_are_short_thai_without_a_year_or_a_placeholder(key):
    for _, element in elements_of(load_edition(key)):
        assert THAI.search(element.th), element.id
        assert len(element.th) <= 60, element.id
        assert not re.search(r"25\d\d|[๐-๙]|\?|TODO|xxx|…|\.\.\.", element.th), element.id
        assert element.th == element.th.strip()


@each
def test_english_texts_have_no_thai_letters_and_no_placeholder(key):
    edition = load_edition(key)
    english = [edition.name_en, *(e.en for _, e in elements_of(edition))]
    english += [item.title_en for item in edition.items]
    english += [one.title_en for one in (*edition.indicators, *edition.sub_indicators)]
    english += [one.en for one in (*edition.agencies, *edition.instruments, *edition.named_levels)]
    english += [issue.title_en for issue in edition.issues]
    english += [role.en for item in edition.items for role in item.owner_roles]
    assert not [text for text in english if THAI.search(text) or "?" in text or not text.strip()]


@each
def test_titles_are_thai_or_the_assessor_s_own_english(key):
    foreign = [i.title_th for i in load_edition(key).items if not THAI.search(i.title_th)]
    since_2567 = ["Q&A", "E-Service"]
    assert foreign == (since_2567 if key in NEWEST else ["Q&A", "Social Network", "E-Service"])
