"""Every section of every case file, each by its own rule; and the files' own form."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from rule_cases import BadCase, Case, all_cases, expected, read_cases, run, spellings, told
from samples import Formula, content

from oitsheet.form.messages import Bilingual, Words

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "| items | code | status |\n|---|---|---|\n| | O1 | เพิ่มเติมเบอร์โทร |\n\n"


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.id)
def test_the_rule_tells_what_the_case_says(case: Case) -> None:
    assert told(case, run(case)) == expected(case)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", None),
        ("12", 12.0),
        ("-0.5", -0.5),
        ("'12", "12"),
        ("01", "01"),
        ("1,000", "1,000"),
        ("2022-07-12", dt.date(2022, 7, 12)),
        ("TRUE", True),
        ("=SUM(I5:L5) -> 12", Formula("SUM(I5:L5)", 12.0)),
        ("=SUM(I5:L5) -> ?", Formula("SUM(I5:L5)", None)),
        ("=1/0 -> #DIV/0!", Formula("1/0", "#DIV/0!")),
        (r"บน\nล่าง", "บน\nล่าง"),
    ],
)
def test_a_cell_of_a_case_is_a_number_a_date_a_formula_or_text(written, meant) -> None:
    assert content(written) == meant
    assert type(content(written)) is type(meant)


@pytest.mark.parametrize(
    ("fact", "written"),
    [
        (None, ""),
        (Decimal(100), "100"),
        (Decimal(200) / 3, "66.67"),
        (Decimal("34.10"), "34.1"),
        (dt.date(2022, 7, 12), "2022-07-12"),
        (Bilingual("โครงการ", "Project"), "Project"),
        (Words("expected.date"), "expected.date"),
        (("O1", 2, Bilingual("ก", "A")), "O1, 2, A"),
        ("บน\nล่าง", r"บน\nล่าง"),
    ],
)
def test_a_fact_may_be_written_as_a_person_reads_it(fact, written) -> None:
    assert written in spellings(fact)


@pytest.mark.parametrize(
    ("findings", "same"),
    [
        ("C102 todo items!F5 O1", True),
        ("C102 todo items!F5 O1 found=เพิ่มเติมเบอร์โทร", True),
        ("C102 todo items!F5 O1 found=เพิ่มเติม", False),
        ("C102 todo items!F5 O1 missing=เพิ่มเติม", False),
        ("C102 error items!F5 O1", False),
        ("C102 todo items!F6 O1", False),
        ("C102 todo items!F5", False),
        ("C102 todo items!F5 O1 also items!G5", False),
        ("C102 todo items!F5 O1\nC102 todo items!F5 O1", False),
        ("skipped C102 no_sheet", False),
        ("", False),
    ],
)
def test_whatever_differs_from_the_case_is_seen(tmp_path: Path, findings: str, same: bool) -> None:  # noqa: FBT001  (a table's column)
    case = written_case(tmp_path, f"## A remark\n\n{TABLE}```findings\n{findings}\n```\n")

    assert (told(case, run(case)) == expected(case)) is same


@pytest.mark.parametrize(
    ("section", "why"),
    [
        (f"## No block\n\n{TABLE}", "no findings block"),
        (f"## Other rule\n\n{TABLE}```findings\nZ101 risk items!F5\n```\n", "not of this rule"),
        (f"## No place\n\n{TABLE}```findings\nC102 risk\n```\n", "not a finding"),
        ("## Column\n\n| items | odd |\n|--|--|\n| | 1 |\n\n```findings\n```\n", "no such columns"),
        ("## Cells\n\n| items | code |\n|--|--|\n| | 1 | 2 |\n\n```findings\n```\n", "2 cells"),
        ("## Formula\n\n| items | code |\n|--|--|\n| | =A1 |\n\n```findings\n```\n", "its result"),
        ("## Shape\n\n```workbook\nodd = 1\n```\n\n```findings\n```\n", "odd"),
        ("## Words\n\nAs of yesterday.\n\n```findings\n```\n", "not understood"),
    ],
)
def test_a_case_that_breaks_the_form_is_refused(tmp_path: Path, section: str, why: str) -> None:
    with pytest.raises(BadCase, match=why):
        written_case(tmp_path, section)


def test_a_gap_in_words_alone_is_no_case(tmp_path: Path) -> None:
    path = tmp_path / "c102_remark_stands.md"
    path.write_text("# C102\n\n## Not detected: what only a person sees\n", encoding="utf-8")

    assert read_cases(path) == ()


def written_case(folder: Path, section: str) -> Case:
    path = folder / "c102_remark_stands.md"
    path.write_text(f"# C102 remark-stands\n\n{section}", encoding="utf-8")
    (case,) = read_cases(path)
    return case
