"""Never cry wolf: what a careful office fills in raises no fault, before the result and after."""

from __future__ import annotations

import pytest
import samples
from what_people_do.good_office import day_of, good

from oitsheet.form.edition import edition_keys, load_edition
from oitsheet.judging.checker import check
from oitsheet.judging.report import Severity, State, Verdict
from oitsheet.workbook.reading import read

LOUD = (Severity.ERROR, Severity.RISK, Severity.CONFIRM, Severity.TODO)

each_edition = pytest.mark.parametrize("key", edition_keys())


def judged(key, *, assessed):
    day = day_of(load_edition(key), assessed=assessed)
    return check(read(good(key, assessed=assessed)), shelf=samples.Bundled(), today=day)


def loud(report):
    return [
        (f.code, str(f.at), f.item, dict(f.facts)) for f in report.findings if f.severity in LOUD
    ]


@each_edition
@pytest.mark.parametrize("assessed", [False, True], ids=["handed in", "scored AA"])
def test_its_book_raises_nothing(key, assessed):
    assert loud(judged(key, assessed=assessed)) == []


@each_edition
def test_an_office_that_scored_in_full_has_its_level_and_its_verdict(key):
    report = judged(key, assessed=True)

    assert report.scores.assessed.scored.oit == 100
    assert {item.state for item in report.items} == {State.SUPPORTED}
    assert report.verdict in (Verdict.READY, Verdict.INCOMPLETE)


@each_edition
def test_on_the_day_it_is_handed_in_what_is_known_to_be_there_is_supported(key):
    report = judged(key, assessed=False)
    edition = load_edition(key)
    unknown = {item.code for item in report.items if item.state is State.UNKNOWN}

    assert unknown == {item.code for item in edition.items if not item.elements}
    assert report.kpi.claimed == len(edition.items)
