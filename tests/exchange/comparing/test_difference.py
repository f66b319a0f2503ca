"""What becomes of a book between two moments, as values: of itself nothing; backwards the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.exchange.comparing.comparing import compare
from oitsheet.exchange.comparing.difference import MIRRORED, HandIn, Kind
from oitsheet.exchange.comparing.moment import (
    ForecastThen,
    FoundThen,
    ItemThen,
    KpiThen,
    Loudness,
    Moment,
    MoneyThen,
    StepKind,
    StepThen,
)
from oitsheet.exchange.comparing.pairing import NotComparableError
from oitsheet.exchange.comparing.snapshot import understood, written
from oitsheet.judging.report import State, Verdict

JUNE, DUE, JULY = dt.date(2022, 6, 1), dt.date(2022, 6, 30), dt.date(2022, 7, 12)
WORDS = st.sampled_from(["", "ขาดเบอร์โทร", "ดำเนินการแล้ว", "ให้แสดงรายเดือน"])
AMOUNTS = st.none() | st.integers(0, 10_000_000).map(lambda satang: Decimal(satang) / 100)
DAYS = st.none() | st.dates(dt.date(2021, 10, 1), dt.date(2022, 9, 30))


def items_of(code):
    return st.builds(
        ItemThen,
        code=st.just(code),
        title_th=st.just(f"เรื่อง {code}"),
        title_en=st.just(f"Title {code}"),
        state=st.sampled_from(State),
        claimed=st.booleans(),
        looked_at=st.booleans(),
        status=WORDS,
        remark=WORDS,
        lacking=WORDS,
        assessor_words=WORDS,
        links=st.lists(st.sampled_from(["https://a.go.th/1", "https://a.go.th/2"])).map(tuple),
        owner=st.none() | st.sampled_from(["กลุ่มอำนวยการ", "กลุ่มแผน"]),
        points=st.none() | st.sampled_from([Decimal(0), Decimal(50), Decimal(100)]),
        due=DAYS,
        worth=AMOUNTS,
        places=st.just({"item": f"รายการ OIT!A{code[1:]}"}),
    )


def several(things):
    return st.lists(things, max_size=4).map(tuple)


FINDINGS = several(
    st.builds(
        FoundThen,
        code=st.sampled_from(["Z104", "C103", "S101"]),
        severity=st.sampled_from(Loudness),
        item=st.none() | st.sampled_from(["O1", "O2"]),
        at=st.sampled_from(["แผ่น!A1", "แผ่น!B2"]),
    )
)
MONEY = st.builds(
    MoneyThen,
    project=st.sampled_from(["โครงการ ก", "โครงการ ข"]),
    allocated=AMOUNTS,
    spent=AMOUNTS,
    percent=AMOUNTS,
    left=AMOUNTS,
    quarters=st.tuples(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS),
)
STEPS = several(
    st.builds(
        StepThen,
        kind=st.sampled_from(StepKind),
        name=st.sampled_from(["ประชุม", "ตรวจ"]),
        when=st.sampled_from(["", "15 มิ.ย. 2565"]),
        start=DAYS,
        done=st.booleans(),
        at=st.just("ปฏิทิน!B5"),
    )
)
KPI = st.builds(
    KpiThen,
    **dict.fromkeys(
        (
            "items",
            "claimed",
            "supported",
            "to_mend",
            "not_started",
            "unknown",
            "not_looked_at",
            "not_applicable",
        ),
        st.integers(0, 43),
    ),
)
MOMENTS = st.builds(
    Moment,
    edition=st.just("2565-obec"),
    edition_th=st.just("เกณฑ์"),
    edition_en=st.just("Edition"),
    fiscal_year_be=st.just(2565),
    agency=st.none() | st.just("สพป.ตัวอย่าง เขต 1"),
    as_of=st.just(JULY),
    report_date=DAYS,
    due=DAYS,
    verdict=st.sampled_from(Verdict),
    kpi=KPI,
    forecast=st.none()
    | st.builds(
        ForecastThen,
        low=AMOUNTS,
        likely=AMOUNTS,
        high=AMOUNTS,
        level=st.none() | st.sampled_from("ABCF"),
        left_out=st.integers(0, 43),
        assessed=st.booleans(),
    ),
    money=st.none() | MONEY.map(lambda money: replace(money, project=None)),
    projects=st.lists(MONEY, max_size=3).map(tuple),
    items=st.tuples(*(items_of(f"O{number}") for number in range(1, 5))),
    findings=FINDINGS,
    steps=STEPS,
    redacted=st.just(True),  # noqa: FBT003  (a strategy)
)


@given(MOMENTS)
def test_between_a_moment_and_itself_is_nothing(moment) -> None:
    told = compare(moment, moment)

    assert not told.changed
    assert not told.worse
    assert told.items == told.findings == told.money == told.steps == ()


@given(MOMENTS, MOMENTS)
def test_the_other_way_round_everything_is_mirrored(one, other) -> None:
    there, back = compare(one, other), compare(other, one)

    assert there.changed is back.changed
    assert sorted((c.code, c.kind, c.before, c.after) for c in there.items) == sorted(
        (c.code, MIRRORED.get(c.kind, c.kind), c.after, c.before) for c in back.items
    )
    assert {(f.code, f.item, f.before, f.after, f.count) for f in there.findings} == {
        (f.code, f.item, f.after, f.before, f.count) for f in back.findings
    }
    assert {(m.project, m.before, m.after) for m in there.money} == {
        (m.project, m.after, m.before) for m in back.money
    }
    assert sorted(str((s.kind, s.name, s.before, s.after)) for s in there.steps) == sorted(
        str((s.kind, s.name, s.after, s.before)) for s in back.steps
    )
    assert there.kpi == back.kpi[::-1]
    assert there.forecast == back.forecast[::-1]
    assert {one.code for one in there.stuck} == {one.code for one in back.stuck}


@given(MOMENTS)
def test_what_a_snapshot_keeps_is_what_was_there(moment) -> None:
    read = understood(written(moment, JULY))

    assert read == replace(moment, made=JULY)
    assert compare(replace(moment, made=JULY), read).changed is False


def item(code="O1", **more):
    facts = {"title_th": code, "title_en": code, "state": State.UNKNOWN, "looked_at": True}
    return ItemThen(**{"code": code, "claimed": False, **facts, **more})


def moment(*items, **more):
    kpi = KpiThen(**dict.fromkeys(KpiThen.__slots__, 0))
    facts = {"edition_th": "", "edition_en": "", "fiscal_year_be": 2565, "agency": None}
    days = {"as_of": JULY, "report_date": None, "due": None}
    rest = {"verdict": Verdict.READY, "kpi": kpi, "forecast": None, "money": None}
    return Moment(**{"edition": "2565-obec", "items": items, **facts, **days, **rest, **more})


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ({}, {"claimed": True}, Kind.DONE),
        ({"claimed": True}, {}, Kind.UNDONE),
        ({"claimed": True}, {"claimed": True, "state": State.SUPPORTED}, Kind.SUPPORTED),
        (
            {"claimed": True, "state": State.SUPPORTED},
            {"claimed": True, "state": State.TO_MEND},
            Kind.UNSUPPORTED,
        ),
        ({"claimed": True}, {"claimed": True, "state": State.TO_MEND}, Kind.LACKING),
        ({"state": State.TO_MEND}, {}, Kind.MENDED),
        ({"looked_at": False}, {"state": State.NOT_STARTED}, Kind.STATUS),
        ({"state": State.NOT_STARTED}, {"state": State.TO_MEND}, Kind.STATUS),
        ({"state": State.TO_MEND}, {"state": State.NOT_STARTED}, Kind.STATUS),
        ({}, {"looked_at": False}, Kind.STATUS),
        ({}, {"state": State.NOT_APPLICABLE}, Kind.NOT_APPLICABLE),
        ({"lacking": "2"}, {}, Kind.ANSWERED),
        ({}, {"assessor_words": "ไม่พบข้อมูล"}, Kind.RAISED),
        ({"lacking": "2"}, {"lacking": "2, 3"}, Kind.REWORDED),
        ({"owner": "ก"}, {"owner": "ข"}, Kind.OWNER),
        ({}, {"points": Decimal(100)}, Kind.POINTS),
    ],
)
def test_each_thing_that_becomes_of_an_item_has_its_kind(before, after, kind) -> None:
    told = compare(moment(item(**before)), moment(item(**after)))

    assert [one.kind for one in told.items] == [kind]


@pytest.mark.parametrize(
    ("old_day", "old", "new", "hand_in", "worse"),
    [
        (None, ("a",), ("b",), HandIn.PERHAPS, True),
        (JUNE, ("a",), ("b",), HandIn.PERHAPS, True),
        (dt.date(2022, 7, 1), ("a",), ("b",), HandIn.AFTER, True),
        (dt.date(2022, 7, 1), (), ("b",), HandIn.AFTER, True),
        (JUNE, (), ("b",), HandIn.PERHAPS, False),
        (JUNE, ("a",), (), HandIn.PERHAPS, True),
    ],
)
def test_of_a_changed_link_it_is_said_whether_that_was_after_the_hand_in(
    old_day, old, new, hand_in, worse
) -> None:
    before = moment(item(links=old, due=DUE), report_date=old_day)
    (change,) = compare(before, moment(item(links=new, due=DUE))).items

    assert (change.hand_in, change.due) == (hand_in, DUE)
    assert compare(before, moment(item(links=new, due=DUE))).worse is worse


@pytest.mark.parametrize("due", [None, JULY, dt.date(2022, 7, 31)])
def test_until_the_hand_in_a_link_may_change(due) -> None:
    told = compare(moment(item(links=("a",), due=due)), moment(item(links=("b",), due=due)))

    assert [one.hand_in for one in told.items] == [HandIn.BEFORE]
    assert not told.worse


def test_links_in_another_order_are_the_same_links() -> None:
    assert not compare(moment(item(links=("a", "b"))), moment(item(links=("b", "a")))).changed


def test_what_was_to_be_done_and_still_is_is_stuck_and_a_blank_is_not() -> None:
    items = (item("O1", state=State.TO_MEND, remark="เพิ่ม"), item("O2", looked_at=False))
    told = compare(moment(*items), moment(*items))

    assert [(one.code, one.said) for one in told.stuck] == [("O1", "เพิ่ม")]


def test_a_finding_counts_once_for_an_item_by_its_loudest() -> None:
    def found(*severities, item=None):
        loud = map(Loudness, severities)
        return tuple(FoundThen(code="Z104", severity=s, item=item, at="A!A1") for s in loud)

    def told(old, new):
        both = (moment(item("O1"), findings=one) for one in (old, new))
        return [(one.before, one.after, one.count) for one in compare(*both).findings]

    assert told(found("todo", item="O1"), found("todo", "error", item="O1")) == [
        ("todo", "error", 1)
    ]
    assert told(found("risk"), found("risk", "risk", "risk")) == [(None, "risk", 2)]
    assert told(found("risk"), found("accepted")) == [("risk", "accepted", 1)]
    assert told(found("info"), found("todo")) == []


@pytest.mark.parametrize(("as_of", "overdue"), [(JUNE, True), (JULY, False)])
def test_what_is_louder_only_since_the_due_date_passed_did_not_fall_back(as_of, overdue) -> None:
    def found(severity):
        return (FoundThen(code="C103", severity=Loudness(severity), item="O1", at="A!A1"),)

    old = moment(item("O1"), findings=found("todo"), as_of=as_of)
    told = compare(old, moment(item("O1"), findings=found("error")))

    assert [one.overdue for one in told.findings] == [overdue]
    assert told.worse is not overdue


def test_items_of_two_editions_are_matched_by_their_titles() -> None:
    old = moment(item("O1", title_th="โครงสร้าง"), item("O2", title_th="ผู้บริหาร"))
    new = moment(
        item("O1", title_th="ผู้บริหาร", claimed=True),
        item("O3", title_th="โครงสร้าง"),
        item("O4", title_th="ใหม่"),
        edition="2566-obec",
    )
    told = compare(old, new)

    assert [(one.code, one.kind) for one in told.items] == [("O1", Kind.DONE)]
    assert [one.code for one in told.appeared] == ["O4"]
    assert told.by_title
    assert told.changed


def test_a_finding_goes_with_its_item_into_another_edition() -> None:
    def found(code):
        return (FoundThen(code="Z104", severity=Loudness.RISK, item=code, at="A!A1"),)

    items = {"O1": "ก", "O2": "ข", "O3": "ค"}
    old = moment(*(item(c, title_th=t) for c, t in items.items()), findings=found("O1"))
    moved = {"O1": "ง", "O2": "ก", "O3": "ค"}
    new = [item(c, title_th=t) for c, t in moved.items()]

    def told(code):
        return compare(old, moment(*new, findings=found(code), edition="2566-obec")).findings

    assert told("O2") == ()
    assert [(one.item, one.before, one.after) for one in told("O1")] == [("O2", "risk", None)]


def test_a_part_of_a_book_is_compared_with_the_whole() -> None:
    whole = moment(*(item(f"O{number}") for number in range(1, 8)))
    told = compare(whole, moment(item("O3", claimed=True)))

    assert [(one.code, one.kind) for one in told.items] == [("O3", Kind.DONE)]
    assert len(told.disappeared) == 6


def test_books_whose_items_are_not_the_same_are_not_compared() -> None:
    old = moment(item("O1", title_th="ก"), item("O2", title_th="ข"))
    new = moment(item("O1", title_th="ค"), item("O2", title_th="ง"), edition="2567-obec")

    with pytest.raises(NotComparableError):
        compare(old, new)
