"""Years named in free text."""

import pytest

from oitsheet.values.years import years_named


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("โครงการ OIT ประจำปีงบประมาณ พ.ศ.๒๕๖๖", {2566}),
        ("ปี 2565 สูงกว่าปี 2564", {2564, 2565}),
        ("แผน 2566-2570", {2566, 2570}),
        ("FY2565", {2565}),
        ("ITA2024", set()),
        ("ปี ๖๕", set()),
        ("คำสั่งที่ ๑๖๙/๒๕๖๔", set()),
        ("30/9/2566", set()),
        ("2,566", set()),
        ("จำนวน 2566 บาท", set()),
        ("ผู้เข้าร่วม 2566 คน", set()),
        ("12566", set()),
        ("0125667", set()),
        ("", set()),
    ],
)
def test_only_a_year_written_out_is_one(text, years):
    assert years_named(text) == years
