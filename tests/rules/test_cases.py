"""Every section of every case file, each by its own rule."""

from __future__ import annotations

import pytest
from rule_cases import Case, all_cases, expected, run, told


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.id)
def test_the_rule_tells_what_the_case_says(case: Case) -> None:
    assert told(case, run(case)) == expected(case)
