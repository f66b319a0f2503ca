"""Workbooks dropped on the file: the very command of that file, run as a process."""

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli.running import PROVINCIAL, TODO_ONLY, WITH_ERROR, surroundings

from oitsheet.cli.dropped import LINE, as_result, files_of
from oitsheet.install.dropper import TEMPLATE
from oitsheet.install.sources import our_text

NAMES = ("แบบ OIT ปี 2566.xlsx", "a&b.xlsx", "50% !x! (1).xlsx", "ก^ข;ค,ง=จ.xlsx", "ชื่อ'เดียว.xlsx")
CALLED = r"C:\Windows\system32\cmd.exe /c "


def the_command():
    """How the file calls Python, as the words of a process of our own."""
    (line,) = [line for line in our_text(TEMPLATE).splitlines() if line.endswith("dropped %*")]
    _, *words, arguments = shlex.split(line)
    assert arguments == "%*"
    return [sys.executable, *words]


def line_of(*files):
    """What Explorer starts: quotes only round what has a blank in it."""
    said = [f'"{file}"' if " " in str(file) else str(file) for file in files]
    return f'{CALLED}""C:\\Users\\x y\\Desktop\\oitsheet-check.cmd" {" ".join(said)}"'


def drop(*files, arguments=(), folder=None, **environment):
    environment.setdefault(LINE, line_of(*files))
    return subprocess.run(  # noqa: S603  (our own program)
        [*the_command(), *map(str, arguments)],
        env=surroundings(**environment),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=300,
    )


def a_copy(folder, name, of=PROVINCIAL):
    return Path(shutil.copy(of, folder / name))


def result_of(book, number=""):
    return book.with_name(f"{book.stem}-ผลตรวจ{number}.txt")


@pytest.mark.parametrize("name", NAMES)
def test_the_line_of_explorer_is_understood(name):
    for folder in ("C:\\งาน", "C:\\งาน ของเรา"):
        files = [f"{folder}\\{name}", "D:\\b.xlsx", "\\\\server\\x y\\c.xlsx"]
        assert list(map(str, files_of(line_of(*files), ["wrong"]))) == files


@pytest.mark.parametrize(
    "line",
    [
        "",
        r'"C:\Windows\System32\cmd.exe"',
        r'cmd.exe /c "dir C:\x.xlsx"',
        r"C:\Windows\system32\cmd.exe /k cd C:\x",
    ],
)
def test_typed_into_a_console_it_takes_what_was_typed(line):
    assert files_of(line, ["a b.xlsx", "c.xlsx"]) == [Path("a b.xlsx"), Path("c.xlsx")]


def test_nothing_dropped_is_nothing_even_if_the_prompt_saw_something():
    assert files_of(f'{CALLED}""C:\\x\\oitsheet-check.cmd" "', []) == []


def test_several_with_names_of_every_kind_are_shown_and_kept(tmp_path):
    folder = tmp_path / "งาน ของเรา"
    folder.mkdir()
    books = [a_copy(folder, name) for name in NAMES[:3]]
    outcome = drop(*books)
    assert (outcome.returncode, outcome.stderr) == (0, "")
    for book in books:
        kept = result_of(book).read_bytes()
        assert kept.startswith(b"\xef\xbb\xbf")
        text = kept.decode("utf-8-sig")
        assert text.count("\n") == text.count("\r\n")
        head, body = text.replace("\r\n", "\n").split("\n\n", 1)
        assert head.startswith(f"{book.name} · ตรวจเมื่อ ")
        assert body.rpartition("\n[oitsheet ")[0].rstrip() in outcome.stdout
        assert f"เก็บผลไว้ที่ {result_of(book)}" in outcome.stdout
    assert outcome.stdout.endswith("\nกดปุ่มใดก็ได้เพื่อปิดหน้าต่างนี้\n")
    assert sorted(folder.iterdir()) == sorted([*books, *map(result_of, books)])


def test_the_worst_of_all_is_what_it_leaves_with(tmp_path):
    wrong = a_copy(tmp_path, "wrong.xlsx", WITH_ERROR)
    assert drop(wrong, a_copy(tmp_path, "todo.xlsx", TODO_ONLY)).returncode == 1
    assert drop(tmp_path / "none.xlsx", wrong).returncode == 3


def test_what_cannot_be_read_is_said_and_kept_too(tmp_path):
    book = tmp_path / "เสีย.xlsx"
    book.write_bytes(b"PK\x03\x04 broken")
    outcome = drop(book, tmp_path, tmp_path / "none.xlsx")
    assert outcome.returncode == 3
    assert "Traceback" not in outcome.stdout + outcome.stderr
    assert str(book) not in result_of(book).read_text(encoding="utf-8-sig")
    assert {path.name for path in tmp_path.iterdir()} == {book.name, result_of(book).name}


def test_without_a_workbook_it_says_what_to_do():
    outcome = drop()
    assert outcome.returncode == 0
    assert "ให้ลากสมุดงาน OIT" in outcome.stdout


def test_a_module_beside_the_form_is_not_loaded(tmp_path):
    (tmp_path / "polars.py").write_text("raise SystemExit('hijacked')", encoding="utf-8")
    (tmp_path / "oitsheet.py").write_text("raise SystemExit('hijacked')", encoding="utf-8")
    outcome = drop(a_copy(tmp_path, "x.xlsx"), folder=tmp_path)
    assert (outcome.returncode, outcome.stderr) == (0, "")


def test_it_speaks_english_to_whoever_asks_for_it(tmp_path):
    book = a_copy(tmp_path, "x.xlsx")
    outcome = drop(book, OITSHEET_LANG="en")
    assert f"The result is in {tmp_path / 'x-result.txt'}" in outcome.stdout


class TestTheFileBeside:
    def test_our_own_older_one_is_replaced(self, tmp_path):
        book = a_copy(tmp_path, "x.xlsx")
        result_of(book).write_bytes(as_result("old", book))
        drop(book)
        assert "old" not in result_of(book).read_text(encoding="utf-8-sig").splitlines()
        assert len(list(tmp_path.iterdir())) == 2

    @pytest.mark.parametrize(
        "change",
        [
            lambda _data: "บันทึกของฉัน".encode(),
            lambda _data: b"",
            lambda _data: b"\xff\xfe\x00",
            lambda data: data + "เรียนหัวหน้า ฝากดูข้อ 3".encode(),
            lambda data: data.replace(b"old", "old แก้แล้ว".encode()),
        ],
    )
    def test_one_that_is_not_ours_or_that_somebody_wrote_into_stays(self, tmp_path, change):
        book = a_copy(tmp_path, "x.xlsx")
        mine = change(as_result("old", book))
        result_of(book).write_bytes(mine)
        drop(book)
        assert result_of(book).read_bytes() == mine
        assert result_of(book, " (2)").exists()
        drop(book)
        assert len(list(tmp_path.iterdir())) == 3

    def test_that_of_another_workbook_of_like_name_stays(self, tmp_path):
        one, other = a_copy(tmp_path, "x.xlsx"), a_copy(tmp_path, "x.xlsm")
        drop(one, other)
        assert result_of(one).read_text(encoding="utf-8-sig").startswith("x.xlsx · ")
        assert result_of(one, " (2)").read_text(encoding="utf-8-sig").startswith("x.xlsm · ")

    def test_where_none_can_be_written_the_screen_has_it_all_the_same(self, tmp_path):
        book = a_copy(tmp_path, "x.xlsx")
        for number in ("", *(f" ({n})" for n in range(2, 100))):
            result_of(book, number).write_text("mine", encoding="utf-8")
        outcome = drop(book)
        assert (outcome.returncode, outcome.stderr) == (0, "")
        assert "ให้คัดลอกผลจากหน้าจอนี้" in outcome.stdout
