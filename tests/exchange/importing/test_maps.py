"""What people say of columns themselves, and what they answer when they are asked."""

from __future__ import annotations

import pytest
from exchange.importing.papers_of_offices import (
    NEW,
    as_csv,
    as_xlsx,
    imported,
    status,
    table,
)

from oitsheet.exchange.importing import Answer, BadMapError, Sure, UnusedMapError

ROWS = table(
    NEW,
    ["ข้อ", "ข้อมูล", "ที่เก็บ", "ความเห็น", "หมายเหตุ"],
    lambda i: [i.code, i.title_th, f"ตู้ {i.no}", status(i), "จด"],
)


def columns(done) -> dict[str, tuple[str | None, Sure]]:
    (plan,) = done.plan.tables
    return {column.header: (column.key, column.sure) for column in plan.columns}


@pytest.mark.parametrize(
    "wish",
    [
        "ที่เก็บ=document",
        "ที่เก็บ=เอกสารหลักฐาน",
        "ที่เก็บ=items.document",
        "ช่อง 3=document",
        "C=document",
        " ที่เก็บ = document",
    ],
)
def test_a_column_is_named_by_header_number_or_letter_and_its_target_by_key_or_name(wish) -> None:
    done = imported(as_xlsx(ROWS), edition=NEW, maps=[wish])

    assert columns(done)["ที่เก็บ"] == ("document", Sure.TOLD)
    assert done.gathered.items["O9"]["document"].value == "ตู้ 9"


def test_a_column_may_be_left_over_though_it_is_known() -> None:
    done = imported(as_xlsx(ROWS), edition=NEW, maps=["หมายเหตุ="])

    assert columns(done)["หมายเหตุ"] == (None, Sure.LEFT)
    assert "explanation" not in done.gathered.items["O1"]
    assert {one.text for one in done.plan.left if one.header == "หมายเหตุ"} == {"จด"}


def test_what_is_told_goes_before_what_is_known() -> None:
    done = imported(as_xlsx(ROWS), edition=NEW, maps=["หมายเหตุ=own_cause", "ความเห็น=correction"])

    held = {key: held.value for key, held in done.gathered.items["O5"].items()}
    assert held == {"own_cause": "จด", "correction": "เพิ่มเติมเบอร์โทรศัพท์"}


def test_a_table_without_headers_is_told_by_numbers() -> None:
    rows = [[i.code, f"ตู้ {i.no}"] for i in NEW.items]

    done = imported(as_csv(rows), edition=NEW, maps=["ช่อง 1=code", "ช่อง 2=document"])

    assert done.gathered.items["O43"]["document"].value == "ตู้ 43"


def test_a_header_that_no_table_has_is_wrong_usage_and_the_others_are_named() -> None:
    with pytest.raises(UnusedMapError) as why:
        imported(as_xlsx(ROWS), edition=NEW, maps=["ลิงก์อ้างอิง=link"])

    assert why.value.headers == ("ข้อ", "ข้อมูล", "ที่เก็บ", "ความเห็น", "หมายเหตุ")


@pytest.mark.parametrize(
    ("wish", "flaw", "nearest"),
    [("ที่เก็บ", "no_sign", None), ("=link", "no_sign", None), ("ที่เก็บ=lnik", "no_column", "link")],
)
def test_a_wish_that_makes_no_sense_is_told(wish, flaw, nearest) -> None:
    with pytest.raises(BadMapError) as why:
        imported(as_xlsx(ROWS), maps=[wish])

    assert (why.value.flaw, why.value.nearest) == (flaw, nearest)


def test_each_guess_is_asked_once_and_the_answer_counts() -> None:
    asked = {}

    def ask(question) -> Answer:
        asked[question.column.header] = (question.column.key, question.samples[:1])
        return Answer({"ความเห็น": "correction", "หมายเหตุ": None}[question.column.header])

    done = imported(as_xlsx(ROWS), edition=NEW, ask=ask)

    assert asked == {
        "ความเห็น": ("status", ("ดำเนินการแล้ว",)),
        "หมายเหตุ": ("explanation", ("จด",)),
    }
    assert columns(done)["ความเห็น"] == ("correction", Sure.TOLD)
    assert columns(done)["หมายเหตุ"] == (None, Sure.LEFT)
    assert set(done.gathered.items["O1"]) == {"correction"}


def test_a_guess_that_is_confirmed_is_no_guess_any_more() -> None:
    done = imported(as_xlsx(ROWS), edition=NEW, ask=lambda question: Answer(question.column.key))

    assert done.plan.guesses == 0
    assert done.gathered.items["O1"]["status"].value == "ดำเนินการแล้ว"
