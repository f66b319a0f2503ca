"""New workbooks, and the list of editions to make them of."""

import hashlib
import zipfile

import pytest
from cli.running import as_json, copy_of_edition, run, start

from oitsheet.form.edition import edition_keys, load_edition


class TestMakingAWorkbook:
    @pytest.mark.parametrize("key", edition_keys())
    def test_what_is_made_can_be_checked(self, tmp_path, key):
        file = tmp_path / "ใหม่.xlsx"
        made = run("new", "--edition", key, "-o", file)
        assert (made.exit_code, made.stderr) == (0, "")
        assert str(file) in made.stdout
        document = as_json(file)
        assert document["edition"]["key"] == key
        assert document["verdict"] == "incomplete"

    def test_the_same_bytes_come_out_every_time(self, tmp_path):
        for name, seed in (("a.xlsx", "1"), ("b.xlsx", "2")):
            start("new", "--edition", "2566-moe", "-o", tmp_path / name, PYTHONHASHSEED=seed)
        digests = {hashlib.sha256(p.read_bytes()).hexdigest() for p in tmp_path.iterdir()}
        assert len(digests) == 1

    def test_what_is_there_is_not_overwritten(self, tmp_path):
        file = tmp_path / "mine.xlsx"
        file.write_text("mine", encoding="utf-8")
        outcome = run("new", "--edition", "2566-moe", "-o", file)
        assert outcome.exit_code == 2
        assert "--force" in outcome.stderr
        assert file.read_text(encoding="utf-8") == "mine"

    def test_unless_it_is_forced(self, tmp_path):
        file = tmp_path / "mine.xlsx"
        file.write_text("mine", encoding="utf-8")
        assert run("new", "--edition", "2566-moe", "-o", file, "--force").exit_code == 0
        assert zipfile.is_zipfile(file)

    def test_from_an_edition_of_the_users_own(self, tmp_path):
        file = tmp_path / "own.xlsx"
        edition = copy_of_edition(tmp_path)
        assert run("new", "--edition", edition, "-o", file).exit_code == 0
        assert zipfile.is_zipfile(file)

    def test_an_edition_is_not_overwritten_by_what_is_made_from_it(self, tmp_path):
        edition = copy_of_edition(tmp_path)
        before = edition.read_bytes()
        outcome = run("new", "--edition", edition, "-o", edition, "--force")
        assert outcome.exit_code == 2
        assert edition.read_bytes() == before

    @pytest.mark.parametrize("edition", ["", "2599-nowhere"])
    def test_an_unknown_edition_is_wrong_usage_and_makes_nothing(self, tmp_path, edition):
        outcome = run("new", "--edition", edition, "-o", tmp_path / "x.xlsx")
        assert outcome.exit_code == 2
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("missing", [("-o", "x.xlsx"), ("--edition", "2566-moe")])
    def test_both_options_are_needed(self, missing):
        assert run("new", *missing).exit_code == 2


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_edition_is_listed_with_its_years_and_items(lang):
    text = " ".join(run("editions", "--lang", lang).stdout.split())
    for key in edition_keys():
        edition = load_edition(key)
        assert key in text
        assert (edition.name_th if lang == "th" else edition.name_en) in text
        assert ", ".join(map(str, edition.fiscal_years)) in text


def test_an_edition_of_which_too_little_is_known_is_called_provisional():
    blocks = run("editions", "--lang", "en").stdout.split("2566-")

    assert [block[:4] for block in blocks if "provisional edition" in block] == ["obec"]
