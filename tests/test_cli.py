"""The command: files that cannot be read, options, exit codes, and terminals of every kind."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import samples
from click.testing import CliRunner
from wcwidth import wcswidth
from workbook import building

from oitsheet import __version__
from oitsheet.cli import main
from oitsheet.cli.console import plain_letters
from oitsheet.doors import save
from oitsheet.form.edition import edition_keys, load_edition
from oitsheet.form.messages import load_catalogue
from oitsheet.judging.rules import RULES

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "workbook_templates" / "examples"
WITH_ERROR = EXAMPLES / "nongkhai2-2564.xlsx"
WITH_RISK = EXAMPLES / "nongkhai2-2565.xlsx"
PROVINCIAL = EXAMPLES / "phichit-2566.xlsx"
TODO_ONLY = ROOT / "workbook_templates" / "oit-2566-moe.xlsx"
VERDICT = load_catalogue("th").say("text.verdict_at_risk", risk=7)
THAI = re.compile(r"[\u0e00-\u0e7f]")


def run(*arguments):
    """The command inside this process."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def start(*arguments, **environment):
    """The command as a process of its own; its output as bytes."""
    keep = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "PYTHONIOENCODING"}}
    return subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-m", "oitsheet", *map(str, arguments)],
        env={**keep, "PYTHONUTF8": "0", **environment},
        capture_output=True,
        check=False,
        timeout=120,
    )


def unrelated():
    def write(book):
        sheet = book.add_worksheet("เวรรักษาการณ์")
        sheet.write_row(0, 0, ["วันที่", "ผู้อยู่เวร", "หมายเหตุ"])
        sheet.write_row(1, 0, ["1 ม.ค. 2566", "กลุ่มอำนวยการ", ""])

    return building.written(write)


def of_year(year, *, edition=None):
    fields = {"office": samples.OFFICES["moe"], "fiscal_year": year, "edition": edition}
    return samples.workbook(fields, {"items": [(None, {"code": "O1", "status": "มี"})]})


def odf():
    content = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}
    return building.zipped({**content, "content.xml": b"<x/>"})


def word():
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        f'<Types xmlns="{building.PACKAGE}/content-types"><Override '
        f'PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    )
    relations = building.relations(("r1", "officeDocument", "word/document.xml"))
    return building.zipped(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": relations.encode(),
            "word/document.xml": b"<w/>",
        }
    )


def cut_short():
    whole = PROVINCIAL.read_bytes()
    return whole[: len(whole) // 2]


UNREADABLE = {
    "empty.xlsx": (b"", "empty"),
    "text.xlsx": ("บันทึกช่วยจำ\n".encode(), "csv_or_text"),
    "list.xlsx": ("ข้อ,ลิงก์\nO1,https://example.go.th\n".encode(), "csv_or_text"),
    "list-cp874.xlsx": ("ข้อ,ลิงก์\nO1,มี\n".encode("cp874"), "csv_or_text"),
    "page.xlsx": (b"<!DOCTYPE html><html><table></table></html>", "html"),
    "half.xlsx": (cut_short(), "damaged"),
    "locked.xlsx": (building.ole("EncryptionInfo", "EncryptedPackage"), "encrypted"),
    "old.xls": (building.ole("Workbook"), "old_xls"),
    "letter.xlsx": (word(), "word"),
    "calc.xlsx": (odf(), "ods"),
    "photo.xlsx": (b"\x89PNG\r\n\x1a\n" + bytes(64), "not_a_workbook"),
    "~$open.xlsx": (b"\x05staff" + bytes(160), "lock_file"),
    ".~lock.open.xlsx#": (b",staff,,;", "lock_file"),
    "duty.xlsx": (unrelated(), "not_ours"),
    "year-2570.xlsx": (of_year(2570), "no_edition"),
    "no-year.xlsx": (of_year(None), "no_edition"),
}


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_judged_is_one_sentence_that_names_it(tmp_path, name, lang):
    file = tmp_path / name
    file.write_bytes(UNREADABLE[name][0])
    outcome = run("check", file, "--lang", lang)
    assert_one_sentence(outcome, file, lang)


@pytest.mark.parametrize("name", UNREADABLE)
def test_json_says_the_reason_in_one_permanent_word(tmp_path, name):
    content, reason = UNREADABLE[name]
    file = tmp_path / name
    file.write_bytes(content)
    outcome = run("check", file, "--format", "json")
    document = json.loads(outcome.stdout)
    assert document["unreadable"]["reason"] == reason
    assert document["unreadable"]["message"] == outcome.stderr.rstrip("\n")
    assert (document["verdict"], document["file"]) == (None, str(file))
    assert outcome.exit_code == 3


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_folder_and_a_missing_file_are_told_apart(tmp_path, lang):
    folder = run("check", tmp_path, "--lang", lang)
    missing = run("check", tmp_path / "missing.xlsx", "--lang", lang)
    assert_one_sentence(folder, tmp_path, lang)
    assert_one_sentence(missing, tmp_path / "missing.xlsx", lang)
    assert folder.stderr.replace(str(tmp_path), "") != missing.stderr.replace(str(tmp_path), "")


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_file_that_may_not_be_read_is_told(monkeypatch, tmp_path, lang):
    file = tmp_path / "secret.xlsx"
    file.write_bytes(PROVINCIAL.read_bytes())

    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert_one_sentence(run("check", file, "--lang", lang), file, lang)


def test_a_workbook_with_a_real_password_is_called_encrypted(tmp_path):
    from msoffcrypto.format import ooxml as office  # noqa: PLC0415

    file = tmp_path / "password.xlsx"
    with file.open("wb") as out:
        office.OOXMLFile(io.BytesIO(PROVINCIAL.read_bytes())).encrypt("secret", out)
    document = json.loads(run("check", file, "--format", "json").stdout)
    assert document["unreadable"]["reason"] == "encrypted"


def test_in_a_process_of_its_own_nothing_but_the_sentence_is_written(tmp_path):
    file = tmp_path / "half.xlsx"
    file.write_bytes(cut_short())
    done = start("check", file, PYTHONUTF8="1")
    assert (done.stdout, done.returncode) == (b"", 3)
    assert done.stderr.decode("utf-8").count("\n") == 1
    assert b"Traceback" not in done.stderr


def assert_one_sentence(outcome, file, lang):
    assert outcome.exit_code == 3
    assert outcome.stdout == ""
    assert outcome.stderr.endswith("\n")
    (sentence,) = outcome.stderr.splitlines()
    assert str(file) in sentence
    rest = sentence.replace(str(file), "").replace("เวรรักษาการณ์", "")
    assert bool(THAI.search(rest)) == (lang == "th")
    assert "Traceback" not in sentence


def test_the_tabs_of_a_foreign_workbook_are_named(tmp_path):
    file = tmp_path / "duty.xlsx"
    file.write_bytes(unrelated())
    assert "เวรรักษาการณ์" in run("check", file).stderr


def test_a_year_without_an_edition_is_named_with_the_editions_there_are(tmp_path):
    file = tmp_path / "2570.xlsx"
    file.write_bytes(of_year(2570))
    sentence = run("check", file).stderr
    assert "2570" in sentence
    assert all(key in sentence for key in edition_keys())


def test_such_a_year_can_be_judged_by_the_edition_asked_for(tmp_path):
    file = tmp_path / "2570.xlsx"
    file.write_bytes(of_year(2570))
    document = json.loads(run("check", file, "--edition", "2566-moe", "--format", "json").stdout)
    assert document["edition"]["how"] == "asked"
    assert "S120" in {finding["code"] for finding in document["findings"]}


class TestSeveralFiles:
    def test_jsonl_has_a_line_for_each_also_for_the_bad_one(self, tmp_path):
        bad = tmp_path / "bad.xlsx"
        bad.write_bytes(b"")
        outcome = run("check", WITH_RISK, bad, PROVINCIAL, "--format", "jsonl")
        lines = [json.loads(line) for line in outcome.stdout.splitlines()]
        assert [line["file"] for line in lines] == [str(WITH_RISK), str(bad), str(PROVINCIAL)]
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


class TestWritingToAFile:
    def test_it_is_utf_8_without_colours_and_nothing_is_shown(self, tmp_path):
        out = tmp_path / "ผล.txt"
        done = start("check", WITH_RISK, "-o", out, PYTHONIOENCODING="cp874")
        assert (done.stdout, done.returncode) == (b"", 0)
        text = out.read_bytes().decode("utf-8")
        assert f"● {VERDICT}" in text
        assert "\x1b" not in text

    def test_the_exit_code_is_the_same(self, tmp_path):
        assert run("check", WITH_ERROR, "-o", tmp_path / "x.txt").exit_code == 1

    @pytest.mark.parametrize("way", ["same", "relative", "symlink", "hardlink", "dots"])
    def test_the_input_is_never_overwritten(self, monkeypatch, tmp_path, way):
        file = tmp_path / "a.xlsx"
        file.write_bytes(WITH_RISK.read_bytes())
        (tmp_path / "d").mkdir()
        other = tmp_path / "b.xlsx"
        if way == "symlink":
            other.symlink_to(file)
        elif way == "hardlink":
            other.hardlink_to(file)
        monkeypatch.chdir(tmp_path)
        output = {"same": file, "relative": "a.xlsx", "dots": "d/../a.xlsx"}.get(way, other)
        outcome = run("check", file, "-o", output)
        assert outcome.exit_code == 2
        assert "a.xlsx" in outcome.stderr or "b.xlsx" in outcome.stderr
        assert file.read_bytes() == WITH_RISK.read_bytes()

    def test_nor_is_any_of_several_inputs(self, tmp_path):
        file = tmp_path / "a.xlsx"
        file.write_bytes(WITH_RISK.read_bytes())
        assert run("check", PROVINCIAL, file, "-o", file).exit_code == 2
        assert file.read_bytes() == WITH_RISK.read_bytes()

    def test_nor_is_the_edition_that_was_read(self, tmp_path):
        edition = copy_of_edition(tmp_path)
        before = edition.read_bytes()
        assert run("check", PROVINCIAL, "--edition", edition, "-o", edition).exit_code == 2
        assert edition.read_bytes() == before

    def test_an_old_result_stays_whole_when_writing_fails(self, monkeypatch, tmp_path):
        out = tmp_path / "result.txt"
        out.write_text("old", encoding="utf-8")

        def full(_handle):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        outcome = run("check", WITH_RISK, "-o", out)
        assert outcome.exit_code == 2
        assert "No space left on device" in outcome.stderr
        assert out.read_text(encoding="utf-8") == "old"
        assert [path.name for path in tmp_path.iterdir()] == ["result.txt"]

    @pytest.mark.parametrize("place", ["", "no/such/folder/x.txt"])
    def test_a_place_that_cannot_be_written_is_told(self, tmp_path, place):
        outcome = run("check", WITH_RISK, "-o", tmp_path / place)
        assert outcome.exit_code == 2
        assert "Traceback" not in outcome.stderr
        assert str(tmp_path) in outcome.stderr

    def test_a_link_is_followed_and_stays_a_link(self, tmp_path):
        target, link = tmp_path / "real.txt", tmp_path / "link.txt"
        target.write_text("old", encoding="utf-8")
        link.symlink_to(target)
        save(link, b"new", replace=True)
        assert link.is_symlink()
        assert target.read_bytes() == b"new"

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
    def test_a_pipe_is_written_to_and_not_replaced(self, tmp_path):
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        try:
            save(pipe, b"through", replace=True)
            assert os.read(reader, 100) == b"through"
        finally:
            os.close(reader)
        assert pipe.is_fifo()


def copy_of_edition(folder, key="2566-moe", **changes):
    """An edition as a file of the user's own."""
    text = (ROOT / "oitsheet" / "form" / "editions" / f"{key}.toml").read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    file = folder / "own.toml"
    file.write_text(text, encoding="utf-8")
    return file


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


def as_json(file, *options):
    return json.loads(run("check", file, "--format", "json", *options).stdout)


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


class TestListing:
    @pytest.mark.parametrize("lang", ["th", "en"])
    def test_every_edition_with_its_years_and_items(self, lang):
        text = run("editions", "--lang", lang).stdout
        for key in edition_keys():
            edition = load_edition(key)
            assert key in text
            assert (edition.name_th if lang == "th" else edition.name_en) in text
            assert ", ".join(map(str, edition.fiscal_years)) in text

    @pytest.mark.parametrize("lang", ["th", "en"])
    @pytest.mark.parametrize("code", [rule.code for rule in RULES])
    def test_every_rule_can_be_asked_about(self, code, lang):
        outcome = run("rule", code.lower(), "--lang", lang)
        assert outcome.exit_code == 0
        assert outcome.stdout.startswith(f"{code} ")
        assert len(outcome.stdout.splitlines()) >= 10

    def test_a_code_is_taken_in_either_case(self):
        assert run("rule", "z104").stdout == run("rule", "Z104").stdout

    @pytest.mark.parametrize("code", ["Z999", "", "O1", "๑"])
    def test_an_unknown_rule_is_wrong_usage(self, code):
        outcome = run("rule", code)
        assert outcome.exit_code == 2
        assert "Z104" in outcome.stderr

    def test_the_version(self):
        assert run("--version").stdout == f"oitsheet {__version__}\n"

    @pytest.mark.parametrize("command", [(), ("check",), ("new",), ("editions",), ("rule",)])
    def test_help_in_both_languages(self, command):
        text = run(*command, "--help").stdout
        assert THAI.search(text)
        assert re.search(r"[a-z]{4,}", text)

    def test_check_without_a_file_is_wrong_usage(self):
        assert run("check").exit_code == 2


class TestAnyTerminal:
    def test_no_colours_into_a_pipe(self):
        assert b"\x1b" not in start("check", WITH_ERROR).stdout

    def test_colours_on_a_terminal(self):
        assert "\x1b[" in on_a_terminal("check", WITH_ERROR)

    @pytest.mark.parametrize("command", [("check", WITH_ERROR), ("editions",), ("rule", "Z104")])
    def test_none_where_the_user_wants_none(self, command):
        assert "\x1b[" not in on_a_terminal(*command, NO_COLOR="1")

    @pytest.mark.parametrize("columns", ["45", "80"])
    def test_lines_fit_the_terminal(self, columns):
        text = start("check", WITH_RISK, COLUMNS=columns, PYTHONUTF8="1").stdout.decode("utf-8")
        assert [line for line in text.splitlines() if wcswidth(line) > int(columns)] == []

    @pytest.mark.parametrize("encoding", ["cp874"])
    def test_a_thai_windows_console_shows_thai(self, encoding):
        done = start("check", WITH_RISK, PYTHONIOENCODING=encoding)
        text = done.stdout.decode(encoding)
        assert f"* {VERDICT}" in text
        assert "?" not in text
        assert (done.returncode, done.stderr) == (0, b"")

    @pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
    @pytest.mark.parametrize("command", [("--help",), ("check", "--help"), ("check", WITH_RISK)])
    def test_a_console_without_thai_letters_does_not_crash_it(self, command, encoding):
        done = start(*command, PYTHONIOENCODING=encoding)
        assert (done.returncode, done.stderr) == (0, b"")

    @pytest.mark.parametrize("form", ["json", "jsonl"])
    def test_json_into_a_pipe_is_utf_8_whatever_the_console(self, form):
        done = start("check", WITH_RISK, "--format", form, PYTHONIOENCODING="cp874")
        document = json.loads(done.stdout.decode("utf-8"))
        assert "หนองคาย" in document["agency"]

    def test_letters_that_a_code_page_lacks_get_plain_ones(self):
        error = UnicodeEncodeError("cp874", "→ ● · – ≥ ☺", 0, 11, "no")
        assert plain_letters(error) == ("-> * | - >= ?".replace(" ", "?"), 11)

    def test_a_decoding_error_is_not_ours_to_mend(self):
        with pytest.raises(UnicodeDecodeError):
            plain_letters(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no"))


def on_a_terminal(*arguments, **environment):
    """What the command writes when its output is a terminal."""
    pty = pytest.importorskip("pty", reason="there are no pseudo terminals")
    main_end, own_end = pty.openpty()
    keep = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
    with subprocess.Popen(  # noqa: S603  (our own program)
        [sys.executable, "-m", "oitsheet", *map(str, arguments)],
        env={**keep, "TERM": "xterm", "COLUMNS": "100", **environment},
        stdin=subprocess.DEVNULL,
        stdout=own_end,
        stderr=subprocess.DEVNULL,
    ):
        os.close(own_end)
        written = b""
        while True:
            try:
                part = os.read(main_end, 65_536)
            except OSError:  # Linux says so when the other end has closed
                break
            if not part:
                break
            written += part
    os.close(main_end)
    return written.decode("utf-8")


@pytest.mark.parametrize("name", ["report.xlsx", "REPORT.XLSM", "old.xls"])
def test_a_report_never_takes_a_workbooks_name(tmp_path, name) -> None:
    other = tmp_path / name
    other.write_bytes(b"somebody's work")

    done = run("check", WITH_RISK, "-o", other)

    assert done.exit_code == 2
    assert name in done.stderr
    assert other.read_bytes() == b"somebody's work"
