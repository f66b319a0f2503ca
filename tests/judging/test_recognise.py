"""Which edition a workbook is judged by: what was asked, what it says, what it looks like."""

import datetime as dt

import pytest
import samples

from oitsheet.form.edition import edition_keys, load_edition
from oitsheet.form.layout import load_layout
from oitsheet.judging.checker import finish, judge
from oitsheet.judging.submission import AsOf, UnrecognisedEditionError, fit
from oitsheet.workbook.reading import read

NEW, TWIN, OLD = "2566-moe", "2566-obec", "2565-obec"
"""The items of the first two are the same; another scheme scores them."""


def items_of(key, count=None):
    return [
        (None, {"code": item.code, "title": item.title_th})
        for item in load_edition(key).items[:count]
    ]


def recognised(fields=None, lines=(), *, asked=None, stamp=None):
    """A submission of a workbook with these agency fields, item lines and stamp."""
    names = {load_layout().stamp["edition"]: stamp} if stamp else {}
    absent = () if fields is not None else ("agency",)
    shape = samples.Shape(names=names, absent=absent)
    tables = {"items": lines} if lines else {}
    grid = read(samples.workbook(fields or {}, tables, shape))
    edition = load_edition(asked) if asked else None
    day = AsOf(asked=None, today=dt.date(2022, 7, 12))
    return fit(grid, load_layout(), samples.Bundled(), asked=edition, as_of=day)


def conflicts(submission):
    return [
        (f.code, str(f.severity), f.at.cell, f.facts["found"])
        for f in finish(judge([submission])[0]).findings
        if f.code in {"S119", "S120", "S133"}
    ]


def open_editions(submission):
    """What S132 tells: its cell, the editions that fit as well, the edition taken."""
    return [
        (f"{f.at.sheet}!{f.at.cell}", f.facts["found"], f.facts["expected"])
        for f in finish(judge([submission])[0]).findings
        if f.code == "S132"
    ]


@pytest.mark.parametrize("key", edition_keys())
class TestEachEditionIsKnown:
    def test_by_the_agency_sheet(self, key):
        known = recognised({"edition": key})
        assert (known.edition.key, known.how) == (key, "agency")

    def test_in_any_case_and_with_blanks(self, key):
        assert recognised({"edition": f"  {key.upper()} "}).edition.key == key

    def test_by_the_stamp_of_the_template(self, key):
        known = recognised({"office": "x"}, stamp=key)
        assert (known.edition.key, known.how) == (key, "stamp")

    def test_by_the_titles_and_the_kind_of_office(self, key):
        office = samples.OFFICES[load_edition(key).scheme]
        known = recognised({"office": office}, items_of(key))
        assert (known.edition.key, known.how) == (key, "titles")
        assert open_editions(known) == []

    def test_by_year_and_office(self, key):
        edition = load_edition(key)
        for year in edition.fiscal_years:
            fields = {"office": samples.OFFICES[edition.scheme], "fiscal_year": year}
            known = recognised(fields)
            assert (known.edition.key, known.how) == (key, "year")
            assert known.fiscal_year_be == year

    def test_because_it_was_asked_for(self, key):
        known = recognised(None, items_of(OLD, 3), asked=key)
        assert (known.edition.key, known.how) == (key, "asked")


@pytest.mark.parametrize(
    "office",
    [
        {"office_type": "สพป."},
        {"office_type": "สพม."},
        {"office_type": "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา"},
        {"office": "สพป.ตัวอย่าง เขต 2"},
        {"office": "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาตัวอย่าง"},
    ],
)
def test_each_office_is_given_the_edition_of_its_own_scheme(office):
    assert recognised(office | {"fiscal_year": 2565}).edition.key == OLD
    known = recognised(office | {"fiscal_year": 2566})
    assert (known.edition.key, known.how) == (TWIN, "year")
    assert (conflicts(known), open_editions(known)) == ([], [])


@pytest.mark.parametrize("office", [{"office_type": "ศธจ."}, {"office": samples.OFFICES["moe"]}])
def test_an_office_is_not_given_an_edition_of_another_scheme(office):
    assert recognised(office | {"fiscal_year": 2566}).edition.key == NEW
    with pytest.raises(UnrecognisedEditionError) as told:
        recognised(office | {"fiscal_year": 2565})
    assert told.value.fiscal_year_be == 2565
    assert told.value.known == edition_keys()


class TestTwoEditionsThatFitEqually:
    """The list of FY 2566 is that of two schemes; one of them is taken, and that is told."""

    def test_titles_alone_lead_to_the_edition_that_the_other_extends(self):
        for key in (NEW, TWIN):
            known = recognised(None, items_of(key))
            assert (known.edition.key, known.how) == (TWIN, "titles")
            assert open_editions(known) == [("รายการ OIT!B5", (NEW,), TWIN)]
            assert conflicts(known) == []

    def test_a_year_alone_does_too_and_is_told_where_the_kind_of_office_should_stand(self):
        known = recognised({"fiscal_year": 2566})
        assert (known.edition.key, known.how) == (TWIN, "year")
        assert open_editions(known) == [("ข้อมูลหน่วยงาน!B8", (NEW,), TWIN)]

    @pytest.mark.parametrize("kind", ["อื่น ๆ", "สำนักงานตัวอย่าง"])
    def test_a_kind_of_office_that_we_do_not_know_decides_nothing(self, kind):
        known = recognised({"office_type": kind, "fiscal_year": 2566}, items_of(NEW))
        assert (known.edition.key, known.how) == (TWIN, "year")
        assert open_editions(known) == [("ข้อมูลหน่วยงาน!B8", (NEW,), TWIN)]

    @pytest.mark.parametrize("key", [NEW, TWIN])
    def test_the_stamp_decides(self, key):
        known = recognised({"fiscal_year": 2566}, items_of(key), stamp=key)
        assert known.edition.key == key
        assert (conflicts(known), open_editions(known)) == ([], [])

    def test_the_kind_of_office_decides_without_a_year(self):
        known = recognised({"office_type": "ศธจ."}, items_of(TWIN))
        assert (known.edition.key, known.how) == (NEW, "titles")
        assert open_editions(known) == []

    @pytest.mark.parametrize("key", [NEW, TWIN])
    def test_the_edition_on_the_agency_sheet_decides(self, key):
        known = recognised({"edition": key, "fiscal_year": 2566}, items_of(key))
        assert known.edition.key == key
        assert (conflicts(known), open_editions(known)) == ([], [])

    def test_what_is_asked_for_decides(self):
        known = recognised({"fiscal_year": 2566}, items_of(NEW), asked=NEW)
        assert known.edition.key == NEW
        assert (conflicts(known), open_editions(known)) == ([], [])


class TestCluesThatDisagree:
    def test_the_agency_sheet_goes_before_the_stamp_and_that_is_told(self):
        known = recognised({"edition": NEW}, stamp=OLD)
        assert (known.edition.key, known.how) == (NEW, "agency")
        assert conflicts(known) == [("S119", "confirm", "B9", OLD)]

    def test_titles_of_another_list_are_told(self):
        known = recognised({"edition": NEW}, items_of(OLD))
        assert known.edition.key == NEW
        assert [(code, found) for code, _, _, found in conflicts(known)] == [("S133", OLD)]

    def test_titles_that_two_editions_share_are_told_once(self):
        known = recognised({"edition": OLD}, items_of(NEW))
        assert known.edition.key == OLD
        assert [(code, found) for code, _, _, found in conflicts(known)] == [("S133", TWIN)]
        assert open_editions(known) == []

    @pytest.mark.parametrize(
        ("key", "office", "cell", "found"),
        [
            (NEW, {"office_type": "สพป."}, "B8", TWIN),
            (NEW, {"office": samples.OFFICES["obec"]}, "B4", TWIN),
            (TWIN, {"office_type": "ศธจ."}, "B8", NEW),
        ],
    )
    def test_another_office_s_edition_is_told_at_the_kind_of_office(self, key, office, cell, found):
        known = recognised({"edition": key, "fiscal_year": 2566} | office)
        assert known.edition.key == key
        assert conflicts(known) == [("S119", "confirm", cell, found)]

    def test_what_is_asked_goes_before_all(self):
        known = recognised({"edition": NEW}, stamp=NEW, asked=OLD)
        assert (known.edition.key, known.how) == (OLD, "asked")
        assert {found for *_, found in conflicts(known)} == {NEW}

    def test_a_year_that_the_edition_does_not_serve_is_told_at_its_cell(self):
        known = recognised({"edition": NEW, "fiscal_year": 2565})
        assert [line for line in conflicts(known) if line[0] == "S120"] == [
            ("S120", "error", "B5", 2565)
        ]
        assert known.fiscal_year_be == 2565

    def test_clues_that_agree_say_nothing(self):
        fields = {"edition": OLD, "fiscal_year": 2564, "office": samples.OFFICES["obec"]}
        assert conflicts(recognised(fields, items_of(OLD), stamp=OLD)) == []


class TestTooLittleToGoBy:
    @pytest.mark.parametrize("lines", [items_of(OLD, 4), [(None, {"code": "O1"})]])
    def test_a_few_titles_do_not_tell(self, lines):
        with pytest.raises(UnrecognisedEditionError):
            recognised(None, lines)

    def test_an_unknown_key_on_the_agency_sheet_leaves_it_to_the_other_clues(self):
        assert recognised({"edition": "2599-x"}, stamp=NEW).how == "stamp"
        with pytest.raises(UnrecognisedEditionError):
            recognised({"edition": "2599-x"})

    def test_a_stamp_that_nobody_knows_is_no_clue(self):
        assert recognised({"office": "x"}, items_of(NEW), stamp="2599-x").how == "titles"
