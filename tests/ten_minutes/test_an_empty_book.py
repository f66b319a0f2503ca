"""An empty book, looked at in November: work to do, and nothing louder."""

import re
import subprocess
import sys

import openpyxl
import pytest
from ten_minutes.book import AGENCY, ONE_SCREEN, Book, Read, november, unsaid

from oitsheet.form.edition import edition_keys


@pytest.fixture(scope="module", params=edition_keys())
def empty(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("empty")
    book = Book(folder, request.param)
    return book.path, ("--as-of", november(request.param))


def test_an_empty_book_is_work_to_do_and_nothing_louder(empty) -> None:
    path, options = empty
    read = Read(path, (*options, "--fail-on", "confirm"))

    assert read.loud() == {"todo"}
    assert (read.json["verdict"], read.code) == ("incomplete", 0)


def test_an_empty_book_is_read_on_one_screen_and_scolds_nobody(empty) -> None:
    path, options = empty
    done = subprocess.run(  # noqa: S603  (our own program on our own file)
        [sys.executable, "-m", "oitsheet", "check", path, *options],
        capture_output=True,
        check=True,
    )
    text = done.stdout.decode("utf-8")

    assert len(text.splitlines()) < ONE_SCREEN
    assert unsaid(text, "ยังไม่ครบ: ไม่พบสิ่งที่ผิดหรือเสี่ยง", "ระบุว่าเสร็จ 0 จาก", "ยังคาดการณ์ไม่ได้") == []
    assert not re.search(r"^ +(ผิด|เสี่ยง|โปรดยืนยัน) ", text, re.MULTILINE)


def test_an_empty_book_asks_for_the_cells_to_begin_with_and_for_no_others(empty) -> None:
    path, options = empty
    asked = Read(path, options).at("C101")
    labels = openpyxl.load_workbook(path)[AGENCY]
    first = {row[0].value: row[1] for row in labels.iter_rows() if str(row[0].value).endswith(" *")}
    blank = {f"{AGENCY}!{cell.coordinate}" for cell in first.values() if cell.value is None}

    assert len(first) == 4
    assert set(asked) == blank
    assert unsaid(Read(path, options).text, *(place for place in asked)) == []
