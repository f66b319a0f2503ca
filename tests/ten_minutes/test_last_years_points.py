"""And last year's points: what mending is worth, a forecast, old zeros."""

import pytest
from ten_minutes.book import DONE, ITEMS, LAST_YEARS_ZEROS, STATUSES, Book, unsaid


@pytest.fixture(scope="module")
def with_points(tmp_path_factory):
    book = Book(tmp_path_factory.mktemp("points"))
    book.four_cells()
    book.column("ผลการดำเนินการ/ข้อสังเกต", STATUSES)
    book.column("คะแนนปีก่อน", [0 if n in LAST_YEARS_ZEROS else 100 for n in range(1, 44)])
    return book.check()


def test_last_years_points_tell_what_mending_is_worth(with_points) -> None:
    listed = with_points.mend_first()
    gains = [gain for _, gain in listed]
    worth = {item["code"]: item["gain"]["total"] for item in with_points.json["items"]}

    assert listed[0] == ("O42", 5.0)
    assert gains == sorted(gains, reverse=True)
    assert [code for code, _ in listed] == with_points.json["mend_first"][: len(listed)]
    assert dict(listed) == {code: worth[code] for code, _ in listed}
    assert all(worth[code] for code in with_points.json["mend_first"])


def test_last_years_points_make_a_forecast(with_points, half) -> None:
    forecast, without = with_points.json["scores"]["forecast"], half.json["scores"]["forecast"]

    assert forecast["left_out"] == 0
    assert without["left_out"] == list(half.states().values()).count("unknown")
    assert 0 < forecast["likely"] < 100
    assert unsaid(with_points.text, f"คาดการณ์ {forecast['likely']:.2f}") == []


def test_last_years_zero_without_anything_new_is_a_risk(with_points) -> None:
    done_again = [n for n in sorted(LAST_YEARS_ZEROS) if STATUSES[n - 1] == DONE]

    assert sorted(with_points.at("Z104")) == sorted(f"{ITEMS}!F{n + 4}" for n in done_again)
    assert with_points.code == 0
