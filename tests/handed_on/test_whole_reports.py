"""HTML, CSV and the workbook of results, whole, in both languages.

Run ``pytest --snapshot-update`` after a change that is meant, and read the difference.
"""

import io

import openpyxl
import pytest
from cli.running import run
from rendering.test_whole_outputs import BOOKS, AsText

from oitsheet import __version__

CHOSEN = ("ten minutes", "many faults")


class AsHtml(AsText):
    """A page to be opened in a browser and looked at."""

    file_extension = "html"


class AsCsv(AsText):
    """The rows with plain line ends."""

    file_extension = "csv"


def written(tmp_path, name, form, lang):
    book, out = tmp_path / "oit.xlsx", tmp_path / f"out.{form}"
    book.write_bytes(BOOKS[name]())
    options = ("--lang", lang, "--as-of", "2022-07-10", "-o", out)
    assert run("check", book, "--format", form, *options).stderr == ""
    return out.read_bytes()


def without_version(text):
    assert text.count(f"oitsheet {__version__}") == 1
    return text.replace(f"oitsheet {__version__}", "oitsheet …")


each_language = pytest.mark.parametrize("lang", ["th", "en"])
each_book = pytest.mark.parametrize("name", CHOSEN)


@each_language
@each_book
def test_the_page_is_as_it_was(tmp_path, snapshot, name, lang) -> None:
    page = written(tmp_path, name, "html", lang).decode("utf-8")

    assert without_version(page) == snapshot(extension_class=AsHtml)


@each_language
@each_book
def test_the_csv_is_as_it_was(tmp_path, snapshot, name, lang) -> None:
    text = written(tmp_path, name, "csv", lang).decode("utf-8")

    assert text.replace("\r\n", "\n") == snapshot(extension_class=AsCsv)


@each_language
@each_book
def test_the_workbook_of_results_is_as_it_was(tmp_path, snapshot, name, lang) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(tmp_path, name, "xlsx", lang)))
    (sheet,) = book.worksheets
    rows = [[str(value or "") for value in row] for row in sheet.iter_rows(values_only=True)]
    looks = {
        "title": sheet.title,
        "filter": sheet.auto_filter.ref,
        "frozen": sheet.freeze_panes,
        "repeated": sheet.print_title_rows,
    }
    text = "\n".join(
        [*(f"{key}: {value}" for key, value in looks.items()), "", *map(" | ".join, rows)]
    )

    assert without_version(text + "\n") == snapshot(extension_class=AsText)
