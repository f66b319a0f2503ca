"""The site: every page is there, every link leads somewhere, nothing is fetched from elsewhere."""

from __future__ import annotations

import re
import tomllib
from posixpath import normpath

import pytest
from manual.press_room import DOCS, ROOT, causes, common, site

from oitsheet.form.edition import edition_keys, load_edition
from oitsheet.form.edition_terms import Kind, PeriodRelation, Relation, YearRule
from oitsheet.form.layout import load_layout
from oitsheet.form.messages import LANGUAGES
from oitsheet.judging.finding import Severity
from oitsheet.judging.rules import RULES

each_language = pytest.mark.parametrize("language", LANGUAGES)
each_edition = pytest.mark.parametrize("key", edition_keys())

ASKED = re.compile(r"""(?:src=["']?|url\(["']?|@import ["']?|importScripts\(["'])(https?:)?//""")


def pages() -> dict[str, str]:
    by_hand = {
        path: site.written_page(path, (DOCS / path).read_text(encoding="utf-8"))
        for path in site.written_paths()
    }
    return {**by_hand, **site.made_pages()}


def keys_in(table: dict) -> set[str]:
    return {
        f"{key}.{under}" if under else key
        for key, value in table.items()
        for under in (keys_in(value) if isinstance(value, dict) else [""])
    }


def test_each_rule_and_edition_has_its_page_in_both_languages() -> None:
    assert site.needed() - set(site.made_pages()) == set()
    assert len(site.needed()) == 2 * (len(RULES) + len(edition_keys()))


@each_language
def test_each_sheet_of_the_workbook_has_its_place(language) -> None:
    name = "workbook.th.md" if language == "th" else "workbook.md"
    text = pages()[name]

    assert [s.key for s in load_layout().sheets if f'<a id="sheet-{s.key}"></a>' not in text] == []


def test_every_page_hangs_in_the_tree_and_no_other() -> None:
    assert site.all_pages() == set(pages())


def test_thai_comes_first() -> None:
    *thai, english = site.navigation()

    assert all(re.search("[ก-๛]", next(iter(branch))) for branch in thai)
    assert list(english) == ["English"]
    thai = {"index.md", "workbook.th.md", "excel.md", "install.md", "causes.th.md"}
    assert thai | {"rules/index.md"} <= site.thai_pages()


@pytest.mark.parametrize("path", sorted(pages()))
def test_every_link_of_a_page_leads_to_a_page(path) -> None:
    known = pages()
    text = re.sub(r"(?ms)^( *)````?.*?^\1````?$|`[^`\n]*`", "", known[path])
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text)]
    local = [target for target in targets if target and "://" not in target]
    led = [normpath(f"{path.rpartition('/')[0]}/{target}".lstrip("/")) for target in local]

    assert [target for target in led if target not in known] == []


def test_the_front_page_is_the_readme_and_names_the_parts() -> None:
    front = site.made_pages()["index.md"]

    assert "## เริ่มใช้จริงใน 10 นาที" in front
    for part in ("rules/index.md", "editions/index.md", "workbook.th.md", "causes.th.md"):
        assert f"]({part})" in front
    assert "](en/index.md)" in front


@each_edition
@each_language
def test_the_page_of_an_edition_shows_every_item_and_element(key, language) -> None:
    edition = load_edition(key)
    page = site.made_pages()[f"{common.folder(language)}editions/{key}.md"]
    words = [t for e in edition.items for t in ([e.title_th], [e.title_en])[language == "en"]]
    words += [getattr(element, language) for item in edition.items for element in item.elements]

    assert [text for text in words if common.safe(text) not in page] == []
    assert [s.key for s in edition.sources if f"`{s.key}`" not in page] == []


def test_the_index_names_every_rule_by_family_and_by_loudness() -> None:
    index = site.made_pages()["rules/index.md"]
    by_family, _, by_loudness = index.partition(common.words("th")["rules_by_loudness"])

    for part in (by_family, by_loudness):
        told = set(re.findall(r"\[([A-Z]\d{3})\]", part))
        assert told == {rule.code for rule in RULES}


def test_every_cause_of_a_zero_has_a_rule_or_a_reason_why_not() -> None:
    found = causes.causes()

    assert len(found) > 30
    assert [cause.no for cause in found if not (cause.rules or cause.reason)] == []
    assert [cause.no for cause in found if not cause.th] == []
    assert {cause.kind for cause in found} <= set(common.words("th")["evidence"])


def test_what_rules_cite_and_what_is_said_in_thai_are_causes_of_the_page() -> None:
    known = {cause.no for cause in causes.causes()}
    cited = {no for rule in RULES for no in causes.causes_of(rule)}
    thai = tomllib.loads((DOCS / "press" / "causes.toml").read_text(encoding="utf-8"))

    assert cited - known == set()
    assert {int(no) for no in thai} == known


def test_docstrings_are_read_for_the_causes_they_cite() -> None:
    by_code = {rule.code: causes.causes_of(rule) for rule in RULES}

    assert by_code["C102"] == (4, 5, 11, 12)
    assert by_code["T110"] == (30, 31)
    assert by_code["B101"] == ()


def test_both_languages_have_the_same_words() -> None:
    thai, english = (keys_in(common.words(language)) for language in LANGUAGES)

    assert thai == english


@pytest.mark.parametrize(
    ("table", "terms"),
    [
        ("meaning", Severity),
        ("year_rule", YearRule),
        ("period", PeriodRelation),
        ("kind", Kind),
        ("relation", Relation),
    ],
)
def test_every_term_of_an_edition_can_be_said(table, terms) -> None:
    assert set(common.words("th")[table]) == set(terms)


def test_nothing_is_fetched_when_somebody_reads() -> None:
    made = [path for path, text in pages().items() if ASKED.search(text)]
    assets = [path for path in (DOCS / "assets").iterdir() if ASKED.search(path.read_text("utf-8"))]
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")

    assert (made, assets) == ([], [])
    assert "font: false" in settings
    assert "://" not in re.sub(r"(?m)#.*$", "", settings)


def test_links_are_led_where_their_targets_stand_and_others_lose_their_link() -> None:
    text = "[a](docs/cli.md#x) [b](LICENSE) [c](https://example.go.th) [d](#here)\n"
    code = "```\n[e](docs/cli.md)\n```\n"

    assert common.relinked(text + code, "README.md", "en/index.md", site.place_of) == (
        "[a](../cli.md#x) b [c](https://example.go.th) [d](#here)\n" + code
    )


def test_the_machine_builds_the_site() -> None:
    last = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1]

    assert "docs" in last.split()
