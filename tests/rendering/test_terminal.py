"""The text for a terminal: its width, its colours, what it says first and what it leaves out."""

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import click
import pytest
from wcwidth import wcswidth

from oitsheet.doors import check_file
from oitsheet.form.messages import load_catalogue
from oitsheet.judging.report import OwnerLoad, Severity, Verdict
from oitsheet.rendering.figures import OWNERS
from oitsheet.rendering.page import NARROWEST, Page
from oitsheet.rendering.terminal import MEND_FIRST, render

PLACE = Path(__file__).resolve().parents[2] / "workbook_templates"
BOOKS = sorted(PLACE.rglob("*.xlsx"))
NAMES = [path.stem for path in BOOKS]
CELL = re.compile(r"![A-Z]+\d+")


def plain(text, _role):
    return text


def coloured(text, _role):
    return click.style(text, fg="red", bold=True)


def page(lang="th", width=100, paint=plain):
    return Page(load_catalogue(lang), width, paint)


@pytest.fixture(scope="module")
def reports():
    day = dt.date(2023, 1, 1)
    return {path.stem: check_file(path, edition=None, as_of=day) for path in BOOKS}


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("width", [40, 45, 60, 79, 110])
@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_wider_than_the_terminal(reports, name, width, lang):
    lines = render(reports[name], page(lang, width)).splitlines()
    assert [line for line in lines if wcswidth(line) > width] == []


def test_a_terminal_too_narrow_to_read_is_taken_for_the_narrowest(reports):
    report = reports["nongkhai2-2565"]
    assert render(report, page(width=5)) == render(report, page(width=NARROWEST))


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("width", [45, 100])
@pytest.mark.parametrize("name", NAMES)
def test_colours_change_no_letter_and_no_line(reports, name, width, lang):
    painted = render(reports[name], page(lang, width, coloured))
    assert "\x1b[" in painted
    assert click.unstyle(painted) == render(reports[name], page(lang, width))


@pytest.mark.parametrize("name", NAMES)
def test_wrapping_loses_nothing(reports, name):
    narrow, wide = (render(reports[name], page(width=width)) for width in (45, 10_000))
    assert "".join(narrow.split()) == "".join(wide.split())


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_loud_finding_is_there_with_its_cell_and_code(reports, name, lang):
    text = render(reports[name], page(lang, 10_000))
    for finding in reports[name].findings:
        if finding.severity is not Severity.INFO:
            sheet, cell = re.escape(finding.at.sheet), finding.at.cell
            assert re.search(
                rf"{sheet}!(?:[A-Z0-9]+, )*{cell}(?:, [A-Z0-9]+)* {finding.code}:", text
            )


def test_what_is_said_alike_of_many_items_is_said_once_with_each_item_and_place(reports):
    text = render(reports["nongkhai2-2565"], page(width=10_000))
    items = "O43, O37, O26, O27, O28, O20, O14"
    at = "รายการ OIT!F47, F41, F30, F31, F32, F24, F18 Z104:"

    assert text.count("Z104:") == 1
    assert page().say("together", count=7, items=items) in text
    assert at in text
    assert "L47, L41, L30:L32, L24, L18" in text


@pytest.mark.parametrize("name", NAMES)
def test_the_verdict_stands_on_the_first_screen(reports, name):
    first = render(reports[name], page()).splitlines()[:8]
    assert sum(line.startswith("●") for line in first) == 1


@pytest.mark.parametrize("lang", ["th", "en"])
def test_an_info_of_a_kind_that_comes_often_is_said_twice_and_then_counted(reports, lang):
    text = render(reports["nongkhai2-2564"], page(lang))
    assert len(re.findall(r"ประวัติ!\S+ T107", text)) == 2
    assert "18" in next(line for line in text.splitlines() if "A6, B6" in line)


def test_items_are_ordered_by_worth_and_the_whole_book_stands_first(reports):
    report = reports["nongkhai2-2565"]
    text = render(report, page())
    told = text[text.index(f"\n{page().say('findings')}\n") :]
    whole = page().say("whole_book")
    heads = re.findall(rf"(?m)^  ({whole}|O\d+(?:, O\d+)*)", told)
    items = ", ".join(heads[1:]).split(", ")
    alike = {"O43", "O37", "O26", "O27", "O28", "O20", "O14"}  # at the place of the first of them
    assert heads[0] == whole
    assert [i for i in items if i not in alike] == [i for i in report.mend_first if i not in alike]
    assert items[: len(alike)] == [i for i in report.mend_first if i in alike]


def test_only_the_first_items_are_named_with_their_remedy(reports):
    report = reports["nongkhai2-2565"]
    text = render(report, page())
    numbered = re.findall(r"(?m)^  (\d+)\. (O\d+)", text)
    assert [code for _, code in numbered] == list(report.mend_first[:MEND_FIRST])
    assert ", ".join(report.mend_first[MEND_FIRST:]) in text


def test_a_remedy_that_serves_a_run_is_said_once(reports):
    text = render(reports["nongkhai2-2564"], page())
    assert text.count("→ " + page().say("same_fix", first=1, last=7, fix="")) == 1


def test_every_verdict_says_what_is_good_too(reports):
    report = reports["phichit-2566"]
    for verdict in Verdict:
        text = render(replace(report, verdict=verdict), page())
        head = f"  {page().say('good')}:"
        good = next(line for line in text.splitlines() if line.startswith(head))
        assert good.removeprefix(head).strip()


def test_nothing_found_is_said_and_so_is_that_no_link_was_opened(reports):
    empty = replace(reports["phichit-2566"], findings=(), skipped=(), verdict=Verdict.INCOMPLETE)
    text = render(empty, page())
    assert page().say("nothing") in text
    assert page().say("scope") in text
    assert not CELL.search(text)


def test_a_due_date_is_shown_and_told_when_it_has_passed(reports):
    report = replace(reports["phichit-2566"], due=dt.date(2023, 1, 31))
    assert page().say("due", date="31 ม.ค. 2566") in render(report, page(width=10_000))
    late = replace(report, as_of=dt.date(2023, 2, 1))
    assert page().say("due_passed", date="31 ม.ค. 2566") in render(late, page(width=10_000))
    assert "31 Jan 2023" in render(late, page("en", 10_000))


def test_money_without_any_spending_is_told_and_not_called_nought(reports):
    report = reports["phichit-2566"]
    unknown = replace(report.budget, spent=None, percent_spent=None, remaining=None)
    text = render(replace(report, budget=unknown), page())
    assert "33,500" in text
    assert "34.12" not in text
    nothing = replace(unknown, allocated=None)
    assert f"\n{page().say('budget')}  " not in render(replace(report, budget=nothing), page())


def test_half_a_hundredth_is_rounded_up(reports):
    report = reports["nongkhai2-2564"]
    gain = replace(report.items[0].gain, total=Decimal("0.125"), oit=Decimal("0.005"))
    first = replace(report.items[0], gain=gain)
    changed = replace(report, items=(first, *report.items[1:]), mend_first=("O1",))
    assert page().say("mend_gain_total", total="0.13", oit="0.01") in render(changed, page())


def test_a_number_too_long_for_two_decimals_is_shown_and_does_not_fail(reports):
    report = reports["phichit-2566"]
    vast = replace(report.budget, percent_spent=Decimal("1e30"))
    assert "1" + "0" * 30 in render(replace(report, budget=vast), page(width=10_000))


def test_no_risk_is_praised_only_where_risks_were_looked_for(reports):
    report = replace(reports["nongkhai2-2565"], findings=(), verdict=Verdict.INCOMPLETE, skipped=())
    praise = page().say("good_no_risk")
    assert praise in render(report, page())
    skipped = tuple(s for s in reports["nongkhai2-2565"].skipped if s.code == "Z101")
    assert len(skipped) == 1
    assert praise not in render(replace(report, skipped=skipped), page())


def test_without_a_status_column_nothing_is_said_to_be_claimed(reports):
    report = reports["nongkhai2-2565"]
    kpi = replace(report.kpi, status_read=False)
    text = render(replace(report, kpi=kpi), page(width=10_000))
    assert page().say("kpi_unread", to_mend=kpi.to_mend, unknown=kpi.unknown) in text
    assert "88.37" not in text


OWNER = OwnerLoad(
    name="กลุ่มอำนวยการ",
    group="กลุ่มอำนวยการ",
    owners=1,
    leads=("O1", "O2", "O3"),
    shares=("O9",),
    to_mend=1,
    not_started=0,
    supported=1,
    unknown=1,
    not_looked_at=1,
)


def owners_told(report, **changes):
    """The lines under the owners' label."""
    text = render(replace(report, **changes), page("en", 10_000))
    lines = text.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("Owners"))
    end = next(n for n, line in enumerate(lines) if n > start and not line.startswith(" "))
    return [line.removeprefix("Owners").strip() for line in lines[start:end]]


def test_an_owner_is_told_with_what_it_leads_and_what_there_is_to_do(reports):
    told = owners_told(reports["phichit-2566"], owners=(OWNER,), no_owner=())

    assert told == ["กลุ่มอำนวยการ: leads 3 · shares 1 · to mend 1 · no status yet 1"]


def test_only_the_busiest_owners_are_named_and_the_others_are_summed_up(reports):
    told = owners_told(reports["phichit-2566"], owners=(OWNER,) * 5, no_owner=())

    assert len(told) == OWNERS + 1
    assert told[-1] == "2 more owner(s): leads 6 · to mend 2 · no status yet 2"


def test_groups_of_several_owners_and_items_of_nobody_are_told(reports):
    group = replace(OWNER, group=None, owners=2)
    nobody = ("O18", "O19", "O20", "O32")
    told = owners_told(
        reports["phichit-2566"], owners=(OWNER,), owner_groups=(group,), no_owner=nobody
    )

    assert told[1].startswith("กลุ่มอำนวยการ together (2 owners): leads 3")
    assert told[2] == "nobody answers for 4 item(s): O18–O20, O32"


def test_owners_are_not_told_where_nobody_is_named(reports):
    report = reports["phichit-2566"]

    assert (report.owners, len(report.no_owner)) == ((), report.kpi.applying)
    assert "Owners" not in render(report, page("en"))
