"""Addresses taken apart: nothing is opened, so everything is told by their writing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.values import holds_word, take_apart


@pytest.mark.parametrize(
    "typed",
    [
        "https://www.example.go.th/plan/o10",
        "http://example.go.th/plan/o10",
        "HTTPS://WWW.EXAMPLE.GO.TH:443/plan/o10/",
        "www.example.go.th/Plan/O10",
        "example.go.th./plan/%6f10",
    ],
)
def test_spellings_of_one_address_have_one_key(typed):
    assert take_apart(typed).key == ("example.go.th", "/plan/o10", "", "")


@pytest.mark.parametrize(
    "typed",
    ["https://example.go.th/?p=1", "https://example.go.th/#p1", "https://ita.example.go.th/"],
)
def test_another_query_place_or_host_is_another_address(typed):
    assert take_apart(typed).key != take_apart("https://example.go.th/").key


def test_percent_encoded_thai_is_shown_and_compared_decoded():
    encoded = take_apart("https://example.go.th/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf")

    assert encoded.text == "https://example.go.th/แผน.pdf"
    assert encoded.file == "แผน.pdf"
    assert encoded.key == take_apart("https://example.go.th/แผน.pdf").key


@pytest.mark.parametrize("typed", ["http://www.a℀b.go.th/", "http://[a.go.th]/", "https://", ""])
def test_what_falls_apart_is_no_address(typed):
    assert take_apart(typed) is None


@pytest.mark.parametrize(
    ("typed", "site"),
    [
        ("https://www.example.go.th/web/o1", "example.go.th"),
        ("https://sites.google.com/View/Office/o1", "sites.google.com/view/office"),
        (
            "https://sites.google.com/obec.example/office/home/o1",
            "sites.google.com/obec.example/office",
        ),
        ("https://sites.google.com", "sites.google.com"),
    ],
)
def test_a_website_is_its_host_or_on_a_shared_host_its_first_folders(typed, site):
    assert take_apart(typed).site == site


@pytest.mark.parametrize(
    ("site", "there"),
    [
        ("example.go.th", True),
        ("go.th", True),
        ("oit.example.go.th", False),
        ("ample.go.th", False),
        ("example.go.th.th", False),
    ],
)
def test_an_address_is_on_a_website_or_on_a_host_below_it(site, there):
    assert take_apart("https://www.example.go.th/o1").on(site) is there


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("แผนปี2564.pdf", {2564}),
        ("แผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๔.pdf", {2564}),
        ("2565/plan-FY2564.pdf", {2564, 2565}),
        ("แผนปีการศึกษา2564.pdf", set()),
        ("ปี2563-2566.pdf", set()),
        ("ปี2564/plan.pdf", set()),
        ("plan2564.pdf", set()),
        ("ปี25640101.pdf", set()),
    ],
)
def test_a_year_counts_only_right_behind_its_word_in_the_name_of_a_file(typed, years):
    assert take_apart(f"https://example.go.th/{typed}").years_named == years


@pytest.mark.parametrize(
    ("text", "what", "held"),
    [
        ("หน้าแรก > Q & A", "asking", True),
        ("ถาม – ตอบ", "asking", True),
        ("FAQs", "faq", True),
        ("คำถามที่ พบบ่อย", "faq", True),
        ("", "faq", False),
        ("พรบ", "law", True),
    ],
)
def test_words_are_compared_by_letters_and_digits_alone(text, what, held):
    assert holds_word(text, what) is held


@given(st.text())
def test_taking_apart_never_raises(typed):
    address = take_apart(typed)

    if address is not None:
        assert address.on(address.site)
        assert address.closed_type is None or address.file.lower().endswith(address.closed_type)
        assert isinstance(address.needs_login or address.is_law or address.is_home, bool)
        assert all(2500 <= year < 2600 for year in address.years_named)
