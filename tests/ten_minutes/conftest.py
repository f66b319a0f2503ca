"""Books that several of these tests look at."""

import pytest
from ten_minutes.book import LINKS, STATUSES, Book


@pytest.fixture(scope="session")
def half(tmp_path_factory):
    book = Book(tmp_path_factory.mktemp("half"))
    book.four_cells()
    book.column("ผลการดำเนินการ/ข้อสังเกต", STATUSES)
    book.column("ลิงก์ (URL)", LINKS)
    return book.check()


@pytest.fixture
def book(tmp_path):
    book = Book(tmp_path)
    book.four_cells()
    return book
