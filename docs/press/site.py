"""All pages of the site that are not written by hand, and how they hang together.

Nothing here needs MkDocs: the tests read the same pages that are built.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from oitsheet.form.edition import edition_keys
from oitsheet.form.messages import LANGUAGES
from oitsheet.judging.rules import RULES
from press.causes import causes_page
from press.common import DOCS, ROOT, catalogue, folder, relinked, words
from press.editions import edition_pages
from press.rules import families, rule_pages, rule_path

if TYPE_CHECKING:
    from oitsheet.form.messages import Language

REPOSITORY = {  # a page of the repository → its place in the site
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "SECURITY.md": "security.md",
    "benchmarks/README.md": "benchmarks.md",
    "workbook_templates/examples/README.md": "examples.md",
}
IN_BOTH = ("excel", "import", "many-hands", "meetings", "next-year", "own-editions", "install")
"""Pages whose Thai half is followed by an English one: they hang in the Thai tree."""

HALVES = "\n---\n"
"""Between the Thai and the English half of the README."""


def place_of(path: str) -> str | None:
    """Return where a file of the repository stands in the site; None where it does not."""
    if path.startswith("docs/") and path.endswith(".md") and (ROOT / path).exists():
        return path.removeprefix("docs/")
    return REPOSITORY.get(path) if (ROOT / path).exists() else None


@cache
def made_pages() -> dict[str, str]:
    """Return the text of every page that is made, by its path in the site."""
    pages = dict(rule_pages())
    pages |= dict(edition_pages())
    pages["causes.th.md"] = causes_page()
    pages |= _front_pages()
    for source, target in REPOSITORY.items():
        if target not in pages and (ROOT / source).exists():
            pages[target] = relinked(_read(source), source, target, place_of)
    return pages


def written_page(path: str, text: str) -> str:
    """Return a page that is written by hand, its links leading where their targets stand."""
    return relinked(text, f"docs/{path}", path, place_of)


def written_paths() -> list[str]:
    """Return the paths of the pages that are written by hand, below docs/."""
    return sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))


def _read(source: str) -> str:
    return (ROOT / source).read_text(encoding="utf-8")


def _front_pages() -> dict[str, str]:
    """The README's halves, each with a list of the manual's parts below its first paragraphs."""
    thai, _, english = _read("README.md").partition(HALVES)
    thai = relinked(thai, "README.md", "index.md", place_of)
    thai = thai.replace("(#in-english)", "(en/index.md)")
    english = relinked(english.strip(), "README.md", "en/index.md", place_of)
    english = english.replace("## In English", "# oitsheet", 1)
    return {"index.md": _front(thai, "th"), "en/index.md": _front(english, "en")}


def _front(text: str, language: Language) -> str:
    """Put the list of contents before the first section."""
    own = words(language)
    up = "" if language == "th" else "../"
    book = f"{up}workbook.th.md" if language == "th" else f"{up}workbook.md"
    why = "causes.th.md" if language == "th" else f"{up}causes.md"
    half = "" if language == "th" else "#in-english"
    links = [
        f"- [{own['workbook']}]({book})",
        *(f"- [{own[name]}]({up}{name}.md{half})" for name in IN_BOTH),
        f"- [{own['rules_title']}](rules/index.md)",
        f"- [{own['causes']}]({why})",
        f"- [{own['editions_title']}](editions/index.md)",
    ]
    block = "\n".join([f"**{own['contents']}**\n", *links, ""])
    head, gap, rest = text.partition("\n## " if language == "th" else "\n**Two commands**")
    return f"{head}\n{block}\n{gap.lstrip()}{rest}" if gap else f"{text}\n\n{block}"


def navigation() -> list[Any]:
    """Return the tree of the site, as MkDocs' ``nav``: Thai first, then English."""
    thai, english = words("th"), words("en")
    return [
        {thai["home"]: "index.md"},
        {thai["workbook"]: "workbook.th.md"},
        *({thai[name]: f"{name}.md"} for name in IN_BOTH),
        {thai["rules"]: _rules("th")},
        {thai["causes"]: "causes.th.md"},
        {thai["editions"]: _editions("th")},
        {
            thai["english"]: [
                "en/index.md",
                {english["workbook"]: "workbook.md"},
                {english["rules"]: _rules("en")},
                {english["editions"]: _editions("en")},
                *_others(),
            ]
        },
    ]


def _rules(language: Language) -> list[Any]:
    say = catalogue(language).say
    tree: list[Any] = [f"{folder(language)}rules/index.md"]
    for letter, rules in families():
        pages = [{_short(rule.code, language): rule_path(rule.code, language)} for rule in rules]
        tree.append({f"{letter} · {say(f'family.{letter}')}": pages})
    return tree


def _short(code: str, language: Language) -> str:
    text = catalogue(language).rules.get(code)
    return f"{code} {text.title}" if text else code


def _editions(language: Language) -> list[Any]:
    start = f"{folder(language)}editions/"
    return [f"{start}index.md", *({key: f"{start}{key}.md"} for key in edition_keys())]


def _others() -> list[str]:
    """The English pages that stand in no other branch of the tree: for contributors."""
    first = ["cli.md", "exit-codes.md", "python.md", "report-v1.md", "causes.md", "scoring.md"]
    known = {"workbook.md", "workbook.th.md", *first, *(f"{name}.md" for name in IN_BOTH)}
    rest = [path for path in written_paths() if path not in known and ".th." not in path]
    made = [target for target in REPOSITORY.values() if target != "index.md"]
    there = {*written_paths(), *made_pages()}
    return [path for path in [*first, *rest, *made] if path in there]


def thai_pages() -> set[str]:
    """Return the paths of the pages in Thai: those outside the branch for English."""
    return _leaves([branch for branch in navigation() if words("th")["english"] not in branch])


def _leaves(tree: object) -> set[str]:
    """The paths of all pages in a tree."""
    if isinstance(tree, str):
        return {tree}
    branches = tree.values() if isinstance(tree, dict) else tree
    return set().union(*map(_leaves, branches))


def all_pages() -> set[str]:
    """Return the paths of all pages that hang in the tree."""
    return _leaves(navigation())


def needed() -> set[str]:
    """Return the paths of the pages without which something would have none."""
    rules = {rule_path(rule.code, language) for rule in RULES for language in LANGUAGES}
    editions = {f"{folder(lang)}editions/{key}.md" for key in edition_keys() for lang in LANGUAGES}
    return rules | editions
