"""What `check` is asked: several files, from which severity on, by which edition, of which day."""

import json
import os

import pytest
from cli.running import (
    PROVINCIAL,
    TODO_ONLY,
    WITH_ERROR,
    WITH_RISK,
    as_json,
    copy_of_edition,
    run,
    start,
)

from oitsheet.form.edition import edition_keys


class TestSeveralFiles:
    def test_jsonl_has_a_line_for_each_also_for_the_bad_one(self, tmp_path):
        bad = tmp_path / "bad.xlsx"
        bad.write_bytes(b"")
        outcome = run("check", WITH_RISK, bad, PROVINCIAL, "--format", "jsonl")
        lines = [json.loads(line) for line in outcome.stdout.splitlines()]
        assert [line["file"] for line in lines] == [WITH_RISK.name, bad.name, PROVINCIAL.name]
        assert [line["verdict"] for line in lines] == ["at_risk", None, "at_risk"]
        assert outcome.stderr.count("\n") == 1
        assert outcome.exit_code == 3

    def test_json_takes_one_file_only(self):
        outcome = run("check", WITH_RISK, PROVINCIAL, "--format", "json")
        assert (outcome.exit_code, outcome.stdout) == (2, "")
        assert "jsonl" in outcome.stderr

    @pytest.mark.parametrize(
        ("files", "code"),
        [
            ([TODO_ONLY], 0),
            ([WITH_RISK, TODO_ONLY], 0),
            ([WITH_RISK, WITH_ERROR, TODO_ONLY], 1),
            ([WITH_ERROR, "missing.xlsx", TODO_ONLY], 3),
        ],
    )
    def test_the_worst_exit_code_wins(self, files, code):
        assert run("check", *files).exit_code == code

    def test_text_shows_each_report_and_all_that_could_be_read(self):
        outcome = run("check", WITH_RISK, "missing.xlsx", PROVINCIAL)
        assert outcome.stdout.count("\n● ") == 2
        assert outcome.stderr.count("\n") == 1

    def test_every_report_says_which_file_it_is_about(self):
        outcome = run("check", WITH_RISK, PROVINCIAL)
        assert WITH_RISK.name in outcome.stdout
        assert PROVINCIAL.name in outcome.stdout


class TestTheThresholdOfFailure:
    @pytest.mark.parametrize(
        ("file", "level", "code"),
        [
            (WITH_ERROR, "error", 1),
            (WITH_ERROR, "never", 0),
            (WITH_RISK, "error", 0),
            (WITH_RISK, "risk", 1),
            (WITH_RISK, "confirm", 1),
            (TODO_ONLY, "confirm", 0),
            (TODO_ONLY, "todo", 1),
            (TODO_ONLY, "never", 0),
        ],
    )
    def test_findings_from_there_on_make_it_fail(self, file, level, code):
        assert run("check", file, "--fail-on", level).exit_code == code

    def test_never_does_not_hide_a_file_that_cannot_be_read(self):
        assert run("check", "missing.xlsx", "--fail-on", "never").exit_code == 3

    def test_another_word_is_wrong_usage(self):
        assert run("check", WITH_RISK, "--fail-on", "info").exit_code == 2


class TestChoosingTheEdition:
    def test_by_its_key_in_any_case(self):
        document = as_json(PROVINCIAL, "--edition", " 2565-OBEC ")
        assert document["edition"]["key"] == "2565-obec"
        assert document["edition"]["how"] == "asked"

    def test_by_a_file(self, tmp_path):
        document = as_json(PROVINCIAL, "--edition", copy_of_edition(tmp_path))
        assert document["edition"]["key"] == "2566-moe"

    @pytest.mark.parametrize("lang", ["th", "en"])
    def test_a_slip_is_answered_with_the_nearest(self, lang):
        outcome = run("check", PROVINCIAL, "--edition", "2566-mo", "--lang", lang)
        assert outcome.exit_code == 2
        assert "2566-moe" in outcome.stderr

    def test_an_unknown_one_with_all_there_are(self):
        outcome = run("check", PROVINCIAL, "--edition", "ไม่มี")
        assert outcome.exit_code == 2
        assert all(key in outcome.stderr for key in edition_keys())

    @pytest.mark.parametrize(
        "content", [b"", b"not = [toml", b"\xff\xfe\x00", b'key = "own"\n', b"\x00" * 9]
    )
    def test_a_file_that_is_no_edition_is_told(self, tmp_path, content):
        file = tmp_path / "own.toml"
        file.write_bytes(content)
        outcome = run("check", PROVINCIAL, "--edition", file)
        assert outcome.exit_code == 2
        assert isinstance(outcome.exception, SystemExit)
        assert "own.toml" in outcome.stderr

    def test_a_folder_is_no_edition(self, tmp_path):
        assert run("check", PROVINCIAL, "--edition", tmp_path).exit_code == 2


class TestTheDay:
    @pytest.mark.parametrize(
        "text",
        [
            "2566-09-25", "2023-09-25", "25/9/2566", "25/09/2023", "25 ก.ย. 2566",
            "๒๕ กันยายน ๒๕๖๖", "25 ก.ย. 66", "25-9-2566",
        ],
    )  # fmt: skip
    def test_is_understood_as_people_type_it(self, text):
        document = as_json(WITH_RISK, "--as-of", text)
        assert (document["as_of"], document["as_of_from"]) == ("2023-09-25", "asked")

    @pytest.mark.parametrize("text", ["tomorrow", "31/2/2566", "2566", "25/9", "-"])
    @pytest.mark.parametrize("lang", ["th", "en"])
    def test_another_text_is_wrong_usage(self, text, lang):
        outcome = run("check", WITH_RISK, "--as-of", text, "--lang", lang)
        assert outcome.exit_code == 2
        assert f'"{text}"' in outcome.stderr
        assert isinstance(outcome.exception, SystemExit)


def test_the_input_is_left_as_it_was(tmp_path):
    file = tmp_path / "a.xlsx"
    file.write_bytes(WITH_ERROR.read_bytes())
    os.utime(file, (1_600_000_000, 1_600_000_000))
    for options in ((), ("--format", "json"), ("-o", str(tmp_path / "x.txt"))):
        run("check", file, *options)
    assert file.read_bytes() == WITH_ERROR.read_bytes()
    assert file.stat().st_mtime == 1_600_000_000
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "x.txt"]


def test_the_same_file_gives_the_same_bytes_in_every_process():
    one, other = (start("check", WITH_RISK, "--format", "jsonl", PYTHONHASHSEED=s) for s in "12")
    assert one.stdout == other.stdout
