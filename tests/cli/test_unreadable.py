"""Files that cannot be read or judged: one sentence each, and a permanent word."""

import io
import json
import re
from pathlib import Path

import pytest
import samples
from cli.running import PROVINCIAL, run, start
from workbook import building

from oitsheet.form.edition import edition_keys

THAI = re.compile(r"[\u0e00-\u0e7f]")


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
    assert document["unreadable"]["message"] == outcome.stderr.rstrip("\n").replace(str(file), name)
    assert (document["verdict"], document["file"]) == (None, name)
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

    def refuse(_path, _mode):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
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
