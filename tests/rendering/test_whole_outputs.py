"""What the command writes for the examples, whole: text in both languages, and JSON.

Run ``pytest --snapshot-update`` after a change that is meant, and read the difference.
"""

from pathlib import Path

import pytest
from click.testing import CliRunner
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from oitsheet import __version__
from oitsheet.cli import main

EXAMPLES = Path(__file__).resolve().parents[2] / "workbook_templates" / "examples"
NAMES = [path.name for path in sorted(EXAMPLES.glob("*.xlsx"))]


class AsText(SingleFileSnapshotExtension):
    """One readable file for each output."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


class AsJson(AsText):
    file_extension = "json"


def written(monkeypatch, name, *options):
    """What the command writes about an example; its name is all that tells where it lies."""
    monkeypatch.chdir(EXAMPLES)
    monkeypatch.setenv("COLUMNS", "100")
    outcome = CliRunner().invoke(main, ["check", name, *options])
    assert outcome.stderr == ""
    return outcome.stdout


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_the_text_is_as_it_was(monkeypatch, snapshot, name, lang):
    assert written(monkeypatch, name, "--lang", lang) == snapshot(extension_class=AsText)


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_the_json_is_as_it_was(monkeypatch, snapshot, name, lang):
    text = written(monkeypatch, name, "--lang", lang, "--format", "json")
    own = f'"oitsheet": "{__version__}"'
    assert text.count(own) == 1
    assert text.replace(own, '"oitsheet": "…"') == snapshot(extension_class=AsJson)
