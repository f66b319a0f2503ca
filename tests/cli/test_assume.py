"""`--assume`: what would be, said beside the forecast, and that nothing else changes."""

import pytest
from cli.running import PROVINCIAL, ROOT, TODO_ONLY, WITH_ERROR, WITH_RISK, as_json, run
from wcwidth import wcswidth

from oitsheet.form.messages import LANGUAGES, load_catalogue

each_language = pytest.mark.parametrize("lang", LANGUAGES)
each_book = pytest.mark.parametrize("file", [WITH_ERROR, WITH_RISK, PROVINCIAL, TODO_ONLY])


@pytest.fixture(autouse=True)
def _wide(monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")


class TestTheText:
    @each_language
    def test_tells_what_an_assessed_year_would_have_been(self, lang):
        words = load_catalogue(lang)
        text = run("check", WITH_ERROR, "--assume", "O43=100,O14=100", "--lang", lang).stdout
        label, points = words.say("text.assumed"), words.words["text.assumed_points"]
        assert f"\n{label} " in text
        assert points.format(items="O14, O43", points="100") in text
        for key, facts in (
            ("assumed_assessed", {"oit": "87.95", "level": "A", "gain": "+13.75"}),
            ("assumed_only", {}),
        ):
            assert words.say(f"text.{key}", **facts) in text
        total = words.say("text.total_assessed", total="93.06", level="A", gain="+5.50")
        assert words.say("text.assumed_totals", parts=total) in text

    @each_language
    def test_tells_what_a_forecast_would_be(self, lang):
        words = load_catalogue(lang)
        text = run("check", WITH_RISK, "--assume", "O43=100", "--lang", lang).stdout
        flat = " ".join(text.split())
        for key, facts in (
            ("assumed_likely", {"oit": "82.73", "level": "B", "gain": "+12.50"}),
            ("assumed_low", {"oit": "12.50", "level": "F", "gain": "+12.50"}),
            ("assumed_high", {"oit": "100.00", "level": "AA", "gain": "+0.00"}),
            ("assumed_no_total", {"gain": "+5.00"}),
        ):
            assert words.say(f"text.{key}", **facts) in flat

    @each_language
    def test_says_why_nothing_can_be_computed_where_only_a_level_is_reported(self, lang):
        words = load_catalogue(lang)
        outcome = run("check", PROVINCIAL, "--assume", "O43=100", "--lang", lang)
        assert words.say("text.assumed_level_reported", level="F") in outcome.stdout
        assert outcome.exit_code == run("check", PROVINCIAL).exit_code

    @each_language
    def test_of_a_book_just_begun_the_likely_figure_waits_until_enough_is_known(self, lang):
        words = load_catalogue(lang)
        start = words.words["text.assumed_likely"].partition("{")[0]
        few = run("check", TODO_ONLY, "--assume", "O1=100", "--lang", lang).stdout
        most = run("check", TODO_ONLY, "--assume", "O1-O30=100", "--lang", lang).stdout
        assert start not in few
        assert words.words["text.assumed_low"].partition("{")[0] in few
        assert words.say("text.assumed_likely", oit="100.00", level="AA", gain="-") in most

    @each_book
    def test_without_an_assumption_nothing_is_said_of_any(self, file):
        assert load_catalogue("th").say("text.assumed_only") not in run("check", file).stdout

    @each_book
    def test_the_rest_of_the_report_and_the_exit_code_stay(self, file):
        plain, supposing = run("check", file), run("check", file, "--assume", "O1=0,O43=100")
        own, others = supposing.stdout.splitlines(), plain.stdout.splitlines()
        more = [line for line in own if line not in others]
        assert 3 <= len(more) <= 6
        assert [line for line in own if line not in more] == others
        assert supposing.exit_code == plain.exit_code

    @each_language
    @pytest.mark.parametrize("columns", ["40", "80"])
    def test_its_lines_fit(self, monkeypatch, columns, lang):
        monkeypatch.setenv("COLUMNS", columns)
        asked = ("--assume", "O1-O43=100", "--lang", lang)
        text = run("check", WITH_ERROR, *asked).stdout + run("check", WITH_RISK, *asked).stdout
        assert [line for line in text.splitlines() if wcswidth(line) > int(columns)] == []


class TestTheJson:
    def test_holds_what_would_be(self):
        assert as_json(WITH_ERROR, "--assume", "O43=100,O14=100")["assumed"] == {
            "points": {"O14": 100, "O43": 100},
            "not_counted": [],
            "assessed": {
                "oit": 87.95,
                "level": "A",
                "total": 93.06,
                "total_level": "A",
                "gain": {"oit": 13.75, "total": 5.5},
            },
            "low": None,
            "likely": None,
            "high": None,
            "left_out": None,
            "reason": None,
        }

    @each_book
    def test_has_no_key_that_is_not_documented(self, file):
        page = (ROOT / "docs" / "report-v1.md").read_text(encoding="utf-8")
        assumed = as_json(file, "--assume", "O43=100")["assumed"]
        figures = [assumed[key] or {} for key in ("assessed", "low", "likely", "high")]
        keys = {key for thing in (assumed, *figures) for key in thing}
        assert [key for key in sorted(keys) if f"`{key}`" not in page] == []

    def test_says_why_there_is_nothing(self):
        assumed = as_json(PROVINCIAL, "--assume", "O43=100")["assumed"]
        assert assumed["reason"] == "level_reported"
        assert assumed["points"] == {"O43": 100}

    @each_book
    def test_changes_in_nothing_else(self, file):
        plain, supposing = as_json(file), as_json(file, "--assume", "O1=0")
        assert plain.pop("assumed") is None
        assert supposing.pop("assumed") is not None
        assert supposing == plain

    def test_the_option_may_be_repeated_and_codes_are_read_in_any_spelling(self):
        once = as_json(WITH_RISK, "--assume", "O26=100,O27=100,O28=100,O43=0")
        again = as_json(WITH_RISK, "--assume", "๐๒๖-๐๒๘=๑๐๐", "--assume", "ข้อ 43 = 0")
        assert again == once


class TestWrongUsage:
    @each_language
    @pytest.mark.parametrize(
        ("asked", "key", "facts"),
        [
            ("O43", "unreadable", {"found": "O43"}),
            ("O43=full", "no_number", {"item": "O43", "found": "full"}),
            ("O43=100,43=0", "twice", {"item": "O43"}),
            (
                "O99=100",
                "no_item",
                {"found": "O99", "edition": "2565-obec", "first": "O1", "last": "O43"},
            ),
            ("O43=50", "not_given", {"item": "O43", "found": "50", "allowed": "100, 0"}),
            ("O43=101", "out_of_range", {"item": "O43", "found": "101"}),
        ],
    )
    def test_is_one_sentence_and_nothing_else(self, asked, key, facts, lang):
        outcome = run("check", WITH_RISK, "--assume", asked, "--lang", lang)
        words = load_catalogue(lang)
        sentence = words.say(f"command.assume_{key}", **facts)
        assert (outcome.exit_code, outcome.stdout) == (2, "")
        assert outcome.stderr.splitlines()[-1] == words.say("usage.wrong", sentence=sentence)

    def test_what_cannot_be_read_is_found_out_before_any_file_is_read(self):
        assert run("check", "no-such-file.xlsx", "--assume", "O43").exit_code == 2
        assert run("check", "no-such-file.xlsx", "--assume", "O43=100").exit_code == 3

    def test_an_item_that_one_of_several_books_lacks_stops_them_all(self):
        outcome = run("check", WITH_RISK, WITH_ERROR, "--format", "jsonl", "--assume", "O44=100")
        assert (outcome.exit_code, outcome.stdout) == (2, "")
