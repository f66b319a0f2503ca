"""What ``diff`` and ``agenda`` write, whole, in both languages.

Run ``pytest --snapshot-update`` after a change that is meant, and read the difference.
"""

from __future__ import annotations

import docx
import pytest
from cli.running import run
from exchange.comparing import books
from rendering.test_whole_outputs import AsJson, AsText

from oitsheet import __version__

PAIRS = {"june": ("june", "july"), "crowded": ("crowded_before", "crowded_after")}
each_language = pytest.mark.parametrize("lang", ["th", "en"])
each_pair = pytest.mark.parametrize("name", PAIRS)


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    folder = tmp_path_factory.mktemp("books")
    for pair in PAIRS.values():
        for name in pair:
            books.write(folder, name, getattr(books, name)())
    return folder


def written(monkeypatch, *arguments):
    monkeypatch.setenv("COLUMNS", "100")
    done = run(*arguments)
    assert (done.stderr, done.exit_code) == ("", 0)
    return done.stdout


@each_language
@each_pair
def test_the_difference_is_as_it_was(here, monkeypatch, snapshot, name, lang) -> None:
    old, new = (here / f"{one}.xlsx" for one in PAIRS[name])

    text = written(monkeypatch, "diff", old, new, "--lang", lang)

    assert text == snapshot(extension_class=AsText)


@each_language
def test_the_json_is_as_it_was(here, monkeypatch, snapshot, lang) -> None:
    old, new = (here / f"{one}.xlsx" for one in PAIRS["june"])
    text = written(monkeypatch, "diff", old, new, "--lang", lang, "--format", "json")

    assert text.replace(f'"{__version__}"', '"…"') == snapshot(extension_class=AsJson)


@each_language
@each_pair
def test_the_agenda_is_as_it_was(here, monkeypatch, snapshot, name, lang) -> None:
    old, new = (here / f"{one}.xlsx" for one in PAIRS[name])
    text = written(monkeypatch, "agenda", new, "--since", old, "--lang", lang)

    assert text == snapshot(extension_class=AsText)


@each_language
def test_the_agenda_for_word_says_what_it_did(here, tmp_path, monkeypatch, snapshot, lang) -> None:
    old, new = (here / f"{one}.xlsx" for one in PAIRS["june"])
    options = ("--lang", lang, "--meeting", "20/7/2565", "-o", tmp_path / "agenda.docx")
    written(monkeypatch, "agenda", new, "--since", old, *options)
    body = docx.Document(str(tmp_path / "agenda.docx"))
    lines = [line.text for line in body.paragraphs]
    lines += [" | ".join(c.text for c in row.cells) for table in body.tables for row in table.rows]

    assert "\n".join(lines) + "\n" == snapshot(extension_class=AsText)
