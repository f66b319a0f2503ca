import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.values import UrlFault, UrlPart, split_urls


@pytest.mark.parametrize(
    "typed",
    [
        "https://www.example.go.th/",
        "http://example.go.th:8080/a?b=1&c=2#d",
        "HTTPS://EXAMPLE.GO.TH/A",
        "https://example.go.th/ข้อมูล/แผน.pdf",
        "https://example.go.th/a,b;c/(x)",
        "https://ศึกษา.ไทย/ก",
        "https://192.0.2.7/a",
        "https://drive.google.com/file/d/1aB_c-D/view?usp=sharing",
        "https://example.go.th/go?u=https://example.or.th/a",
        "https://web.archive.org/web/2022/https://example.go.th/a",
    ],
)
def test_addresses_that_open_as_they_stand(typed):
    assert split_urls(typed) == (UrlPart(typed, url=typed),)


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://example.go.th/a.", "https://example.go.th/a"),
        ("(https://example.go.th/a)", "https://example.go.th/a"),
        ("<https://example.go.th/a>", "https://example.go.th/a"),
        ("https://example.go.th/แผนฯ", "https://example.go.th/แผน"),
        ('"https://example.go.th/a"', "https://example.go.th/a"),
        ("https://example.go.th/a\u200b", "https://example.go.th/a"),
        ("https://example.go.th/a…", "https://example.go.th/a"),
    ],
)
def test_punctuation_around_an_address_is_not_part_of_it(typed, url):
    assert [part.url for part in split_urls(typed)] == [url]


@pytest.mark.parametrize("between", [" ", "\n", ", ", ";", ",", "\r\n", " และ ", " | "])
def test_several_addresses_in_a_cell_come_apart(between):
    parts = split_urls(f"https://a.go.th/x{between}https://b.go.th/y")
    assert [part.url for part in parts if part.url] == ["https://a.go.th/x", "https://b.go.th/y"]
    assert not any(part.fault for part in parts)


def test_numbered_explanations_are_kept_apart_and_are_no_fault():
    typed = "1. แผนฯ https://a.go.th/x\n2. รายงาน (PDF): https://b.go.th/y ติดต่อ office@b.go.th"
    assert split_urls(typed) == (
        UrlPart("1. แผนฯ"),
        UrlPart("https://a.go.th/x", url="https://a.go.th/x"),
        UrlPart("2. รายงาน (PDF):"),
        UrlPart("https://b.go.th/y", url="https://b.go.th/y"),
        UrlPart("ติดต่อ"),
        UrlPart("office@b.go.th"),
    )


def test_an_explanation_without_a_blank_before_the_address_is_cut_off():
    parts = split_urls("แผนhttps://a.go.th/x")
    assert parts == (UrlPart("แผน"), UrlPart("https://a.go.th/x", url="https://a.go.th/x"))


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("www.example.go.th/a", UrlFault.NO_SCHEME),
        ("example.go.th/a", UrlFault.NO_SCHEME),
        ("example.ac.th", UrlFault.NO_SCHEME),
        ("bit.ly/abc", UrlFault.NO_SCHEME),
        (r"C:\Users\office\แผน 2566.pdf", UrlFault.LOCAL_PATH),
        ("D:/แผน.pdf", UrlFault.LOCAL_PATH),
        (r"\\server\share\แผน.pdf", UrlFault.LOCAL_PATH),
        ("file:///C:/a.pdf", UrlFault.LOCAL_PATH),
        ("http://localhost/a", UrlFault.LOCAL_PATH),
        ("http://192.168.1.10/a", UrlFault.LOCAL_PATH),
        ("https://a.go.th/xhttps://b.go.th/y", UrlFault.GLUED),
        ("https://a.go.th/https://b.go.th/y", UrlFault.GLUED),
        ("www.a.go.th/xhttps://b.go.th/y", UrlFault.GLUED),
        ("office@example.go.th", UrlFault.EMAIL),
        ("mailto:office@example.go.th", UrlFault.EMAIL),
        ("เผยแพร่แล้ว", UrlFault.NOT_A_URL),
        ("แผน.pdf", UrlFault.NOT_A_URL),
        ("https//example.go.th", UrlFault.BAD_HOST),
        ("http:/example.go.th", UrlFault.BAD_HOST),
        ("https:// example.go.th/a", UrlFault.BAD_HOST),
        ("https:\\\\example.go.th", UrlFault.BAD_HOST),
        ("htps://example.go.th", UrlFault.BAD_HOST),
        ("htttps://example.go.th", UrlFault.BAD_HOST),
        ("https://", UrlFault.BAD_HOST),
        ("https://example", UrlFault.BAD_HOST),
        ("https://example..go.th", UrlFault.BAD_HOST),
        ("https://www.example.go.thข้อมูล", UrlFault.BAD_HOST),
        ("https://999.1.1.1/", UrlFault.BAD_HOST),
        ("ftp://example.go.th/a", UrlFault.OTHER_SCHEME),
    ],
)
def test_each_way_an_address_fails_has_its_own_name(typed, fault):
    (part,) = split_urls(typed)
    assert (part.url, part.fault) == (None, fault)
    assert part.text


@pytest.mark.parametrize("cell", [None, "", "\u00a0", "-", "ไม่มี"])
def test_a_blank_or_stated_none_holds_no_address(cell):
    assert split_urls(cell) == ()


@pytest.mark.parametrize("cell", [43.0, True, dt.date(2023, 9, 25)])
def test_numbers_and_dates_are_no_addresses(cell):
    (part,) = split_urls(cell)
    assert part.fault is UrlFault.NOT_A_URL


def test_a_wrong_address_beside_a_good_one_is_still_told():
    parts = split_urls("https://a.go.th/x www.b.go.th/y")
    assert [part.fault for part in parts] == [None, UrlFault.NO_SCHEME]


@given(st.text(max_size=60))
def test_every_piece_is_an_address_or_an_explanation_or_has_one_fault(text):
    for part in split_urls(f"{text} https://a.go.th/{text}"):
        assert part.text
        assert part.url is None or (part.fault is None and part.url == part.text)
