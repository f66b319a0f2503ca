"""The same, pasted: values alone, beside ours, over ours, on a sheet of its own."""

import pytest
from ten_minutes.book import (
    BLANK,
    DONE,
    ITEMS,
    LINKS,
    STATUSES,
    Book,
    cells_of,
    own_table,
    unsaid,
)


def beside(book):
    """Two columns of values over the drop-downs, under the office's own headers."""
    book.paste([("ผลการนิเทศ กำกับติดตาม", "ลิงค์อ้างอิง"), *zip(STATUSES, LINKS, strict=True)], "F4")


def values_alone(book):
    book.paste(zip(STATUSES, LINKS, strict=True), "F5")


def whole_table(book):
    """The office's own table with its header row, over ours."""
    book.paste(own_table(book.titles()))


def own_sheet(book):
    """Our list thrown away, the office's own put in under its own name."""
    titles = book.titles()
    del book.book[ITEMS]
    book.book.create_sheet("ติดตาม ปี 65")
    book.paste(own_table(titles), "B7", "ติดตาม ปี 65")


@pytest.fixture(scope="module", params=[values_alone, beside, whole_table, own_sheet])
def pasted(request, tmp_path_factory):
    book = Book(tmp_path_factory.mktemp("pasted"))
    book.four_cells()
    request.param(book)
    return request.param.__name__, book.check()


def test_a_pasted_table_says_the_same_of_every_item(pasted, half) -> None:
    _, read = pasted

    assert read.states() == half.states()
    assert read.json["mend_first"] == half.json["mend_first"]
    assert {k: read.json["kpi"][k] for k in ("claimed", "to_mend", "not_looked_at")} == {
        k: half.json["kpi"][k] for k in ("claimed", "to_mend", "not_looked_at")
    }


def test_a_pasted_table_fails_nobody(pasted) -> None:
    _, read = pasted

    assert read.code == 0
    assert "error" not in read.loud()
    assert [f for f in read.heard if f["item"] in BLANK] == []


def test_findings_in_a_pasted_table_stand_at_the_cells_where_the_office_has_them(pasted) -> None:
    name, read = pasted
    places = {
        "values_alone": (f"{ITEMS}!G5", f"{ITEMS}!G8", f"{ITEMS}!F6"),
        "beside": (f"{ITEMS}!G5", f"{ITEMS}!G8", f"{ITEMS}!F6"),
        "whole_table": (f"{ITEMS}!C6", f"{ITEMS}!C9", f"{ITEMS}!D7"),
        "own_sheet": ("ติดตาม ปี 65!D9", "ติดตาม ปี 65!D12", "ติดตาม ปี 65!E10"),
    }
    home_page, no_link, remark = places[name]

    assert read.at("Z101", "Z102") == {home_page: "Z102", no_link: "Z101"}
    assert remark in read.at("C102")
    assert unsaid(read.text, f"{home_page} Z102", f"{no_link} Z101") == []
    assert remark.rpartition("!")[2] in cells_of("C102", read.text)


def test_columns_pasted_behind_our_empty_ones_are_read_in_their_place(book) -> None:
    own = ("ผลการนิเทศ กำกับติดตาม", "ลิงค์อ้างอิง")
    book.paste([own, *zip(STATUSES, LINKS, strict=True)], "AF4")
    read = book.check()

    assert read.json["kpi"]["claimed"] == STATUSES.count(DONE)
    assert read.at("Z101", "Z102") == {f"{ITEMS}!AG5": "Z102", f"{ITEMS}!AG8": "Z101"}


def test_our_own_empty_columns_beside_a_pasted_table_are_not_asked_about(book) -> None:
    book.paste(own_table(book.titles()))

    assert book.check().at("S106") == {}


def test_an_own_list_beside_our_untouched_one_is_asked_about(book) -> None:
    titles = book.titles()
    book.book.create_sheet("ติดตาม ปี 65")
    book.paste(own_table(titles), "B7", "ติดตาม ปี 65")
    read = book.check()

    assert {f["sheet"] for f in read.heard if f["severity"] == "confirm"} == {"ติดตาม ปี 65"}
    assert unsaid(read.text, 'ไม่ได้ตรวจแผ่น "ติดตาม ปี 65"') == []
