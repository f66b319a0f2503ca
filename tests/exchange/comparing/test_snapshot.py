"""``oitsheet check --snapshot``: what is kept of a book, and what is made of it later."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from cli.running import run
from exchange.comparing import books
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oitsheet import doors
from oitsheet.exchange.comparing.comparing import compare
from oitsheet.exchange.comparing.json_diff import diff_json
from oitsheet.exchange.comparing.pairing import NotComparableError
from oitsheet.exchange.comparing.snapshot import NoSnapshotError, understood
from oitsheet.exchange.comparing.text import diff_text
from oitsheet.form.messages import load_catalogue
from oitsheet.rendering.page import Page
from oitsheet.values import without_contacts

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    folder = tmp_path_factory.mktemp("books")
    for name in ("june", "july"):
        books.write(folder, name, getattr(books, name)())
    return folder


def kept(book, place, *options):
    done = run("check", book, "--snapshot", place, "--fail-on", "never", *options)
    assert (done.stderr, done.exit_code) == ("", 0)
    return done.stdout


@pytest.fixture
def june(here, tmp_path):
    kept(here / "june.xlsx", tmp_path / "june.json")
    return tmp_path / "june.json"


def test_a_snapshot_says_what_the_book_said_when_the_book_is_gone(
    here, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr(doors, "today", lambda: doors.read_day("2565-06-01"))
    shutil.copy(here / "june.xlsx", tmp_path)
    kept(tmp_path / "june.xlsx", tmp_path / "june.json")
    (tmp_path / "june.xlsx").unlink()

    by_book = json.loads(
        run("diff", here / "june.xlsx", here / "july.xlsx", "--format", "json").stdout
    )
    by_snapshot = json.loads(
        run("diff", tmp_path / "june.json", here / "july.xlsx", "--format", "json").stdout
    )

    assert by_snapshot["old"]["snapshot"] is True
    for part in ("items", "stuck", "money", "steps", "kpi"):
        assert by_snapshot[part] == by_book[part]


def test_made_twice_it_is_the_same(here, tmp_path) -> None:
    kept(here / "june.xlsx", tmp_path / "one.json")
    kept(here / "june.xlsx", tmp_path / "two.json")

    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_what_was_just_kept_differs_in_nothing_from_its_book(here, june) -> None:
    done = run("diff", june, here / "june.xlsx", "--lang", "en")

    assert "Nothing has changed" in done.stdout


def test_the_clock_alone_changes_no_forecast(here, june) -> None:
    """O4 and O11 are not started; by August the hand-in is past and `highest` is lower."""
    told = run("diff", june, here / "june.xlsx", "--as-of", "2565-08-01", "--format", "json").stdout
    told = json.loads(told)
    later = run("check", here / "june.xlsx", "--as-of", "2565-08-01", "--format", "json").stdout

    assert told["forecast"]["before"] == told["forecast"]["after"]
    assert json.loads(later)["scores"]["forecast"]["high"] < told["forecast"]["after"]["high"]


def test_it_holds_no_contact_no_path_and_no_name_of_a_file(tmp_path) -> None:
    data = books.june()
    data["tables"]["owners"][0] |= {"contact": "โทร 081-234-5678 somebody@example.go.th"}
    data["tables"]["items"][1]["status"] = "เพิ่มเติม ติดต่อ somebody@example.go.th 081-234-5678"
    book = books.write(tmp_path, "a very private name", data)
    kept(book, tmp_path / "kept.json")
    text = (tmp_path / "kept.json").read_text(encoding="utf-8")

    assert not re.search(r"somebody|081|very private", text)
    assert str(tmp_path) not in text
    assert "…" in json.loads(text)["items"][1]["status"]


def test_a_web_address_with_many_digits_stays_whole(tmp_path) -> None:
    data, address = books.june(), f"{books.HOST}/0812345678"
    data["tables"]["items"][0]["link"] = address
    kept(books.write(tmp_path, "a", data), tmp_path / "a.json")
    told = understood((tmp_path / "a.json").read_bytes())

    assert "0812345678" not in without_contacts(address, frozenset())
    assert told.items[0].links == (address,)


def test_in_a_folder_it_is_called_by_the_book_and_the_day(here, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(doors, "today", lambda: doors.read_day("2565-06-15"))
    run("check", here / "june.xlsx", here / "july.xlsx", "--snapshot", tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "july 2022-06-15.json",
        "june 2022-06-15.json",
    ]


def test_in_a_folder_books_of_one_name_are_told_apart(here, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(doors, "today", lambda: doors.read_day("2565-06-15"))
    for folder in ("a", "b", "kept"):
        (tmp_path / folder).mkdir()
    shutil.copy(here / "june.xlsx", tmp_path / "a" / "oit.xlsx")
    shutil.copy(here / "july.xlsx", tmp_path / "b" / "oit.xlsx")
    files = (tmp_path / "a" / "oit.xlsx", tmp_path / "b" / "oit.xlsx")
    run("check", *files, "--snapshot", tmp_path / "kept")

    assert sorted(path.name for path in (tmp_path / "kept").iterdir()) == [
        "a oit 2022-06-15.json",
        "b oit 2022-06-15.json",
    ]


def test_of_several_files_those_that_can_be_judged_are_kept(here, tmp_path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "bad.xlsx").write_bytes(b"")
    files = (tmp_path / "bad.xlsx", here / "june.xlsx")
    done = run("check", *files, "--snapshot", tmp_path / "kept", "--lang", "en")

    assert done.exit_code == 3
    assert len(done.stderr.splitlines()) == 1
    assert [path.name.split()[0] for path in (tmp_path / "kept").iterdir()] == ["june"]


def test_the_snapshot_of_another_office_is_not_replaced(tmp_path, june) -> None:
    data, before = books.june(), june.read_bytes()
    data["agency"]["office"] = "สพม.ตัวอย่าง"
    done = run("check", books.write(tmp_path, "other", data), "--snapshot", june)

    assert done.exit_code == 2
    assert june.read_bytes() == before


def test_json_on_the_screen_stays_json(here, tmp_path) -> None:
    done = run("check", here / "june.xlsx", "--snapshot", tmp_path / "a.json", "--format", "json")

    assert json.loads(done.stdout)["format"] == "oitsheet.report/v1"
    assert "a.json" in done.stderr


@pytest.mark.parametrize("name", ["other.json", "notes.txt"])
def test_no_other_file_is_overwritten(here, tmp_path, name) -> None:
    (tmp_path / name).write_text("{}", encoding="utf-8")
    done = run("check", here / "june.xlsx", "--snapshot", tmp_path / name)

    assert done.exit_code == 2
    assert (tmp_path / name).read_text(encoding="utf-8") == "{}"


def test_an_older_snapshot_of_that_name_is_replaced(here, june) -> None:
    before = june.read_bytes()
    kept(here / "july.xlsx", june)

    assert june.read_bytes() != before


def test_of_several_files_each_needs_a_name_of_its_own(here, tmp_path) -> None:
    files = (here / "june.xlsx", here / "july.xlsx")
    done = run("check", *files, "--snapshot", tmp_path / "one.json", "--lang", "en")

    assert done.exit_code == 2
    assert "give a folder" in done.stderr


def test_of_a_file_that_is_no_workbook_there_is_no_snapshot(tmp_path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"")
    done = run("check", tmp_path / "a.xlsx", "--snapshot", tmp_path / "a.json")

    assert done.exit_code == 3
    assert not (tmp_path / "a.json").exists()


def changed(june, change):
    data = json.loads(june.read_text(encoding="utf-8"))
    change(data)
    return json.dumps(data).encode()


SPOILT = {
    "nothing": (lambda _: b"{}", "foreign"),
    "a list": (lambda _: b"[1, 2]", "foreign"),
    "half of it": (lambda june: june.read_bytes()[:5000], "broken"),
    "not UTF-8": (lambda _: b'{"format": "\xff"}', "broken"),
    "very deep": (lambda _: b"[" * 100_000, "broken"),
    "a number too long": (lambda _: b'{"format": 1' + b"0" * 10_000 + b"}", "foreign"),
    "no number": (lambda _: b'{"format": NaN}', "broken"),
    "another's format": (lambda _: b'{"format": "other/v1"}', "foreign"),
    "a report": (lambda _: b'{"format": "oitsheet.report/v1"}', "report"),
    "the next version": (
        lambda june: changed(june, lambda d: d.update(format="oitsheet.snapshot/v2")),
        "version",
    ),
    "no items": (lambda june: changed(june, lambda d: d.update(items=None)), "broken"),
    "a day that is none": (lambda june: changed(june, lambda d: d.update(as_of="x")), "broken"),
    "a state that is none": (
        lambda june: changed(june, lambda d: d["items"][0].update(state="x")),
        "broken",
    ),
    "text for an amount": (
        lambda june: changed(june, lambda d: d["money"].update(spent="1")),
        "broken",
    ),
    "a key less": (lambda june: changed(june, lambda d: d.pop("kpi")), "broken"),
    "a huge amount": (
        lambda june: june.read_bytes().replace(b"33500", b"1e999999"),
        "broken",
    ),
}


@pytest.mark.parametrize("name", SPOILT)
@pytest.mark.parametrize("lang", ["th", "en"])
def test_what_is_no_snapshot_is_refused_in_one_sentence(here, june, name, lang) -> None:
    spoil, reason = SPOILT[name]
    data = spoil(june)
    june.write_bytes(data)
    done = run("diff", june, here / "july.xlsx", "--lang", lang)

    assert (done.exit_code, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 1
    with pytest.raises(NoSnapshotError) as why:
        understood(data)
    assert why.value.reason == reason


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_a_snapshot_it_is_told_or_refused(june, data) -> None:
    told = json.loads(june.read_text(encoding="utf-8"))
    place = told
    while True:
        keys = list(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(keys))
        if not (isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans())):
            break
        place = place[key]
    place[key] = data.draw(JSON)
    now = understood(june.read_bytes())
    try:
        difference = compare(understood(json.dumps(told).encode()), now)
    except (NoSnapshotError, NotComparableError):
        return
    words = load_catalogue("th")

    assert diff_text(difference, Page(words, 80, lambda text, _: text))
    assert json.loads(diff_json(difference, words))["format"] == "oitsheet.diff/v1"


def test_a_later_version_may_know_more_keys(june) -> None:
    assert understood(changed(june, lambda d: d.update(more=1))) == understood(june.read_bytes())


@pytest.mark.parametrize("command", ["diff", "agenda"])
def test_a_snapshot_cannot_be_the_newer_book(here, june, command) -> None:
    files = (here / "june.xlsx", june) if command == "diff" else (june,)
    done = run(command, *files, "--lang", "en")

    assert done.exit_code == 2
    assert "can only be the old one" in done.stderr


def test_texts_of_a_snapshot_act_on_no_terminal(here, june) -> None:
    data = changed(june, lambda d: d["items"][0].update(status="\x1b[31mred\u202e", owner="\x07"))
    june.write_bytes(data)
    text = run("diff", june, here / "july.xlsx").stdout

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)


def test_every_key_of_it_is_documented(june) -> None:
    page = (ROOT / "docs" / "meetings.md").read_text(encoding="utf-8")

    assert (
        sorted(
            key for key in keys_of(json.loads(june.read_text("utf-8"))) if f"`{key}`" not in page
        )
        == []
    )


def test_every_key_of_a_difference_is_documented(here) -> None:
    page = (ROOT / "docs" / "meetings.md").read_text(encoding="utf-8")
    told = run("diff", here / "june.xlsx", here / "july.xlsx", "--format", "json").stdout

    assert sorted(key for key in keys_of(json.loads(told)) if f"`{key}`" not in page) == []


def keys_of(value) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(keys_of, value))
    if isinstance(value, dict):
        return {*value}.union(*map(keys_of, value.values()))
    return set()
