"""Our own workbooks, changed as accidents change them: a report, or one of our own refusals."""

import datetime as dt

import pytest
import samples
from grids import examples
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from mutating import (
    BYTE_EDITS,
    EXAMPLES,
    MARKUP_EDITS,
    TOKENS,
    Edit,
    changed,
    changed_bytes,
    parts_of,
    zipped,
)

from oitsheet.errors import OitsheetError
from oitsheet.form.layout import load_layout
from oitsheet.form.messages import load_catalogue
from oitsheet.judging.checker import check
from oitsheet.rendering.json_v1 import dumps
from oitsheet.rendering.page import Page
from oitsheet.rendering.terminal import render
from oitsheet.workbook.reading import read
from oitsheet.workbook.unreadable import UnreadableWorkbook

TODAY = dt.date(2023, 1, 1)
UNREAD = {load_layout().stamp["lists"]}
NEVER_READ = ("xl/drawings/", "xl/comments", "xl/charts/", "xl/theme/", "docProps/", "xl/media/")
SETTINGS = settings(
    max_examples=examples(20),
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def edits(*kinds):
    put = st.one_of(st.sampled_from(TOKENS), st.binary(min_size=1, max_size=6))
    edit = st.builds(Edit, st.sampled_from(kinds), st.integers(0, 2**24), st.integers(0, 99), put)
    return st.lists(edit, min_size=1, max_size=6)


def outcome(data):
    """What anybody would see of a file: its report in words and as JSON, or why there is none."""
    try:
        report = check(read(data, unread=UNREAD), shelf=samples.Bundled(), today=TODAY)
    except OitsheetError as refusal:
        return type(refusal), str(refusal)
    catalogue = load_catalogue("th")
    page = Page(catalogue, 80, lambda text, _role: text)
    return render(report, page), dumps(report, catalogue, "changed.xlsx")


@SETTINGS
@given(st.sampled_from(EXAMPLES), edits(*BYTE_EDITS))
def test_a_workbook_with_changed_bytes_ends_as_a_report_or_a_refusal(path, changes):
    data = changed_bytes(path.read_bytes(), changes)

    assert outcome(data) == outcome(data)


@SETTINGS
@given(st.sampled_from(EXAMPLES), st.data(), edits(*BYTE_EDITS, *MARKUP_EDITS))
def test_a_workbook_with_a_changed_part_ends_as_a_report_or_a_refusal(path, data, changes):
    parts = parts_of(path)
    read_ones = [name for name in parts if not name.startswith(NEVER_READ)]
    name = data.draw(st.sampled_from(read_ones))
    changed_one = zipped({**parts, name: changed(parts[name], changes)})

    assert outcome(changed_one) == outcome(changed_one)


@SETTINGS
@given(st.sampled_from(EXAMPLES), st.data())
def test_a_workbook_with_parts_gone_or_exchanged_ends_as_a_report_or_a_refusal(path, data):
    parts = dict(parts_of(path))
    some = st.sampled_from([name for name in parts if not name.startswith(NEVER_READ)])
    for name in data.draw(st.sets(some, max_size=2)):
        del parts[name]
    one, other = (parts.get(data.draw(some), b"") for _ in range(2))
    for name in data.draw(st.lists(some, max_size=2)):
        parts[name] = one
        one = other

    assert outcome(zipped(parts)) == outcome(zipped(parts))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_part_that_nobody_reads_may_be_anything(path):
    spoilt = {
        name: b"\0" if name.startswith(NEVER_READ) else part
        for name, part in parts_of(path).items()
    }

    assert outcome(zipped(spoilt)) == outcome(path.read_bytes())


@pytest.mark.parametrize("share", range(0, 100, 7))
def test_a_workbook_cut_short_anywhere_is_refused(share):
    data = EXAMPLES[0].read_bytes()

    with pytest.raises(UnreadableWorkbook):
        read(data[: len(data) * share // 100])
