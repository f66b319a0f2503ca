"""`oitsheet annotate` and `check --annotate`: a copy, never the file itself."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import openpyxl
import pytest
import samples
from click.testing import CliRunner

from oitsheet.cli import main
from oitsheet.doors import WEB_MARK
from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout

RESULTS = load_layout().sheet("results").name


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def file(tmp_path):
    lines = [(None, {"code": "O2", "status": "เพิ่มเติมเบอร์โทรศัพท์"})]
    path = tmp_path / "แบบ OIT.xlsx"
    fields = samples.agency_fields(load_edition("2565-obec"))
    path.write_bytes(samples.workbook(fields, {"items": lines}))
    return path


def has_results(path: Path) -> bool:
    return RESULTS in openpyxl.load_workbook(path).sheetnames


def test_the_copy_stands_beside_the_file_which_stays_as_it_was(file) -> None:
    before = file.read_bytes()
    done = run("annotate", file)
    copy = file.with_name("แบบ OIT (ผลตรวจ).xlsx")

    assert (done.exit_code, done.stderr) == (0, "")
    assert str(copy) in done.stdout
    assert has_results(copy)
    assert file.read_bytes() == before
    assert sorted(file.parent.iterdir()) == sorted([copy, file])


def test_a_file_that_is_there_is_replaced_only_when_asked(file, tmp_path) -> None:
    copy = tmp_path / "x.xlsx"
    copy.write_bytes(b"theirs")
    refused = run("annotate", file, "-o", copy)

    assert refused.exit_code == 2
    assert copy.read_bytes() == b"theirs"
    assert run("annotate", file, "-o", copy, "--force").exit_code == 0
    assert has_results(copy)


@pytest.mark.parametrize("name", ["x.txt", "x.xls", "x"])
def test_a_copy_keeps_the_files_ending(file, tmp_path, name) -> None:
    done = run("annotate", file, "-o", tmp_path / name)

    assert done.exit_code == 2
    assert ".xlsx" in done.stderr
    assert not (tmp_path / name).exists()


def test_the_file_itself_is_never_written_over(file, tmp_path) -> None:
    before = file.read_bytes()
    (tmp_path / "other.xlsx").hardlink_to(file)
    for output in (file, tmp_path / "other.xlsx", tmp_path / "." / file.name):
        assert run("annotate", file, "-o", output, "--force").exit_code == 2
    assert run("check", file, "--annotate", file).exit_code == 2
    assert file.read_bytes() == before


def test_check_writes_one_too_and_leaves_with_its_own_code(file, tmp_path) -> None:
    copy = tmp_path / "x.xlsx"
    done = run("check", file, "--annotate", copy, "--fail-on", "todo")

    assert done.exit_code == 1
    assert "C102" in done.stdout
    assert has_results(copy)


def test_data_on_the_screen_is_data_alone(file, tmp_path) -> None:
    done = run("check", file, "--format", "json", "--annotate", tmp_path / "x.xlsx")

    assert done.stdout.startswith("{")
    assert done.stdout.rstrip().endswith("}")
    assert "x.xlsx" in done.stderr


def test_of_several_files_none_is_copied(file, tmp_path) -> None:
    done = run("check", file, file, "--annotate", tmp_path / "x.xlsx")

    assert done.exit_code == 2
    assert not (tmp_path / "x.xlsx").exists()


def test_what_is_no_workbook_is_told_in_one_sentence(tmp_path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"PK\3\4 broken")
    done = run("annotate", path)

    assert done.exit_code == 3
    assert done.stderr.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == [path]


def test_a_folder_that_takes_no_file_is_told(file, tmp_path) -> None:
    if os.geteuid() == 0:
        folder = tmp_path / "none"  # nothing is closed to root but what is not there
    else:
        folder = tmp_path / "closed"
        folder.mkdir()
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    done = run("annotate", file, "-o", folder / "x.xlsx")

    assert done.exit_code == 2
    assert "Traceback" not in done.stderr


def test_who_has_it_open_is_warned_of_what_is_not_saved(file) -> None:
    file.with_name(f"~${file.name}").write_bytes(b"")
    done = run("annotate", file)

    assert done.exit_code == 0
    assert "เปิดค้างอยู่" in done.stderr


def test_the_mark_of_the_web_goes_along(file) -> None:
    stream = Path(f"{file}:{WEB_MARK}")  # elsewhere than on Windows a file of that name
    stream.write_bytes(b"[ZoneTransfer]\r\nZoneId=3\r\n")
    run("annotate", file)
    copy = file.with_name("แบบ OIT (ผลตรวจ).xlsx")

    assert Path(f"{copy}:{WEB_MARK}").read_bytes() == stream.read_bytes()


def test_where_a_copy_would_do_harm_the_results_stand_beside(file, monkeypatch) -> None:
    from oitsheet.rendering import annotating  # noqa: PLC0415

    def refuse(*_):
        raise annotating.CannotAnnotateError("signed")

    monkeypatch.setattr(annotating, "annotated", refuse)
    done = run("annotate", file)
    alone = file.with_name("แบบ OIT (เฉพาะผล).xlsx")

    assert done.exit_code == 3
    assert str(alone) in done.stderr
    assert openpyxl.load_workbook(alone).sheetnames == [RESULTS]


def test_in_english_names_and_words_are_english(file) -> None:
    done = run("annotate", file, "--lang", "en")

    assert "unchanged" in done.stdout
    assert file.with_name("แบบ OIT (checked).xlsx").is_file()
