"""`--select` and `--ignore`: what is told, counted and judged, and that nothing else changes."""

import datetime as dt
import json
from functools import cache

import pytest
import samples
from cli.running import PROVINCIAL, TODO_ONLY, WITH_ERROR, WITH_RISK, as_json, run
from wcwidth import wcswidth

from oitsheet import OitsheetError, Severity, check, check_file, read
from oitsheet.form.messages import LANGUAGES, load_catalogue
from oitsheet.judging.checker import verdict
from oitsheet.judging.report import Kpi, Verdict
from oitsheet.judging.rules import RULES
from oitsheet.judging.selection import (
    NothingSelectedError,
    UnknownRuleError,
    in_short,
    left_out,
)

CODES = [rule.code for rule in RULES]
DAY = dt.date(2023, 1, 1)

each_book = pytest.mark.parametrize("file", [WITH_ERROR, WITH_RISK, PROVINCIAL, TODO_ONLY])
each_language = pytest.mark.parametrize("lang", LANGUAGES)


@cache
def told_of(file, *options):
    """What is told of a file, as values; each is asked once."""
    return as_json(file, *options)


def of_family(*letters):
    return [code for code in CODES if code[0] in letters]


class TestWhichRules:
    @pytest.mark.parametrize(
        ("select", "ignore", "chosen"),
        [
            ((), (), CODES),
            (("Z",), (), of_family("Z")),
            (("z", "K101"), (), ["K101", *of_family("Z")]),
            (("z,K101",), (), ["K101", *of_family("Z")]),
            ((" k101 , z104 ,",), (), ["K101", "Z104"]),
            (("Z1",), (), of_family("Z")),
            (("Z10",), ("Z104",), [c for c in of_family("Z") if c[:3] == "Z10" and c != "Z104"]),
            ((), ("T107,S",), [c for c in CODES if c[0] != "S" and c != "T107"]),
            (("",), ("",), CODES),
            ("Z104", "", ["Z104"]),
            ("Z,K", "K1", of_family("Z")),
        ],
    )
    def test_are_chosen_by_code_family_or_beginning_in_any_case(self, select, ignore, chosen):
        assert left_out(select, ignore) == tuple(code for code in CODES if code not in chosen)

    @pytest.mark.parametrize("asked", ["Z999", "Q", "๑", "Z104x", "link-missing", "Z 104", "-"])
    def test_what_is_none_is_an_error_of_ours(self, asked):
        for select, ignore in (([asked], ()), ((), ["Z", asked])):
            with pytest.raises(UnknownRuleError) as why:
                left_out(select, ignore)
            assert why.value.asked == asked
            assert isinstance(why.value, OitsheetError)

    @pytest.mark.parametrize(
        ("asked", "nearest"),
        [
            ("Z104x", "Z104"), ("Z1O4", "Z104"), ("z-104", "Z104"), ("Z1004", "Z104"),
            ("link-missing", "Z101"), ("Q", None), ("๑", None), ("structure", None),
        ],
    )  # fmt: skip
    def test_a_slip_has_a_nearest_code_and_nonsense_has_none(self, asked, nearest):
        with pytest.raises(UnknownRuleError) as why:
            left_out([asked])
        assert why.value.nearest == nearest

    @pytest.mark.parametrize(("select", "ignore"), [("Z", "Z"), ("Z104", "Z1"), ("", CODES)])
    def test_none_at_all_is_an_error_too(self, select, ignore):
        with pytest.raises(NothingSelectedError):
            left_out(select, ignore)

    def test_whole_families_are_named_by_their_letter(self):
        out = [code for code in CODES if code[0] != "Z" and code != "K101"]
        named = dict.fromkeys(code if code[0] == "K" else code[0] for code in out)
        assert in_short(left_out("Z,K101")) == tuple(named)
        assert in_short(("T107",)) == ("T107",)
        assert in_short(()) == ()


class TestWhatIsTold:
    @each_book
    @pytest.mark.parametrize("select", ["Z", "K,C", "S1"])
    def test_the_judgement_is_the_same_and_only_what_was_asked_for_is_told(self, file, select):
        whole, part = told_of(file), as_json(file, "--select", select)
        for key in ("kpi", "budget", "scores", "items", "mend_first", "edition", "as_of"):
            assert part[key] == whole[key]
        out = set(left_out(select))
        for key in ("findings", "skipped"):
            assert part[key] == [thing for thing in whole[key] if thing["code"] not in out]
        assert set(part["not_asked"]) == out
        assert whole["not_asked"] == []

    @each_book
    def test_to_select_and_to_ignore_the_rest_is_one(self, file):
        others = [letter for letter in dict.fromkeys(code[0] for code in CODES) if letter != "Z"]
        assert told_of(file, "--select", "z") == as_json(file, "--ignore", ",".join(others))

    def test_options_may_be_repeated(self):
        once = as_json(WITH_RISK, "--select", "Z,K", "--ignore", "K101,K110")
        again = ["--select", "z", "--ignore", "k110", "--select", "k", "--ignore", "k101"]
        assert as_json(WITH_RISK, *again) == once

    @each_book
    def test_the_counts_are_those_of_what_is_told(self, file):
        part = as_json(file, "--select", "Z,T")
        told = [finding["severity"] for finding in part["findings"]]
        assert [part["counts"][str(s)] for s in Severity] == [told.count(str(s)) for s in Severity]
        assert part["counts"]["skipped"] == len(part["skipped"])

    def test_verdict_and_exit_code_go_by_what_is_told(self):
        codes = {f["code"] for f in as_json(WITH_ERROR)["findings"] if f["severity"] == "error"}
        assert run("check", WITH_ERROR).exit_code == 1
        without = run("check", WITH_ERROR, "--ignore", ",".join(codes))
        assert without.exit_code == 0
        assert run("check", WITH_ERROR, "--select", ",".join(codes)).exit_code == 1
        assert as_json(WITH_RISK)["verdict"] == "at_risk"
        assert as_json(WITH_RISK, "--ignore", "Z")["verdict"] == "incomplete"
        assert run("check", WITH_RISK, "--fail-on", "risk", "--ignore", "z").exit_code == 0

    def test_no_book_is_ready_while_rules_are_left_out(self):
        done = Kpi(
            items=1, not_applicable=0, claimed=1, supported=1,
            to_mend=0, not_started=0, unknown=0, not_looked_at=0,
        )  # fmt: skip
        assert verdict((), (), done) is Verdict.READY
        assert verdict((), (), done, ("Z101",)) is Verdict.INCOMPLETE


class TestTheText:
    @each_language
    def test_says_how_many_rules_were_asked_for_and_which_were_not(self, lang):
        text = run("check", WITH_RISK, "--ignore", "T,Z104", "--lang", lang).stdout
        out = (*of_family("T"), "Z104")
        sentence = load_catalogue(lang).say(
            "text.not_asked", told=len(CODES) - len(out), rules=len(CODES), out=("T", "Z104")
        )
        assert sentence in text
        assert "Z104:" not in text
        assert "T107:" not in text

    @each_language
    def test_says_nothing_of_it_where_all_were_asked_for(self, lang):
        words = load_catalogue(lang)
        text = run("check", WITH_RISK, "--lang", lang).stdout
        start = words.words["text.not_asked"].partition("{")[0]
        assert start not in text
        assert words.words["text.verdict_asked"].partition("}")[2] not in text

    @each_language
    def test_the_verdict_says_that_it_is_by_some_rules_only(self, lang):
        words = load_catalogue(lang)
        whole = words.say("text.verdict_incomplete")
        text = run("check", WITH_RISK, "--select", "S", "--lang", lang).stdout
        assert words.say("text.verdict_asked", verdict=whole) in " ".join(text.split())

    @each_language
    def test_there_is_no_praise_for_what_nobody_asked(self, lang):
        words = load_catalogue(lang)
        text = run("check", WITH_RISK, "--select", "S", "--lang", lang).stdout
        for praise in ("good_no_error", "good_no_risk"):
            assert words.say(f"text.{praise}") not in text

    def test_an_item_to_mend_first_is_named_even_where_its_remedy_was_not_asked_for(self):
        text = run("check", WITH_RISK, "--select", "S").stdout
        assert "1. O43" in text
        assert "→" not in text.partition("1. O43")[2].partition("7. O22")[0]

    def test_it_does_not_take_an_unread_status_for_none_claimed(self, tmp_path):
        fields = {"office": samples.OFFICES["obec"], "fiscal_year": 2565, "edition": "2565-obec"}
        tables = {"items": [(None, {"code": "O1", "link": "https://www.example.go.th/1"})]}
        shape = samples.Shape(drop_columns=("items.status",))
        file = tmp_path / "a.xlsx"
        file.write_bytes(samples.workbook(fields, tables, shape))
        said = load_catalogue("th").words["text.kpi_unread"].partition(" ·")[0]
        for options in ((), ("--ignore", "C107"), ("--select", "Z")):
            assert said in run("check", file, *options).stdout

    @pytest.mark.parametrize("columns", ["40", "80"])
    def test_its_lines_fit(self, monkeypatch, columns):
        monkeypatch.setenv("COLUMNS", columns)
        text = run("check", WITH_ERROR, "--ignore", "S101,S102,T101,T102,K101,Z,C,B").stdout
        assert [line for line in text.splitlines() if wcswidth(line) > int(columns)] == []


class TestWrongUsage:
    @each_language
    @pytest.mark.parametrize("option", ["--select", "--ignore"])
    def test_an_unknown_rule_is_one_sentence_with_the_nearest(self, option, lang):
        outcome = run("check", WITH_RISK, option, "K101,Z204", "--lang", lang)
        families = tuple(dict.fromkeys(code[0] for code in CODES))
        facts = {"code": "Z204", "nearest": "Z104", "families": families}
        words = load_catalogue(lang)
        sentence = words.say("command.like_selection", **facts)
        assert (outcome.exit_code, outcome.stdout) == (2, "")
        assert outcome.stderr.splitlines()[-1] == words.say("usage.wrong", sentence=sentence)

    @each_language
    def test_an_unknown_family_is_told_with_those_there_are(self, lang):
        outcome = run("check", WITH_RISK, "--select", "Q", "--lang", lang)
        assert outcome.exit_code == 2
        assert ", ".join(dict.fromkeys(code[0] for code in CODES)) in outcome.stderr
        assert "oitsheet rules" in outcome.stderr

    @each_language
    def test_to_ask_for_nothing_is_wrong_usage(self, lang):
        outcome = run("check", WITH_RISK, "--select", "Z", "--ignore", "Z", "--lang", lang)
        assert (outcome.exit_code, outcome.stdout) == (2, "")
        assert load_catalogue(lang).say("command.nothing_selected") in outcome.stderr

    def test_it_is_found_out_before_any_file_is_read(self):
        assert run("check", "no-such-file.xlsx", "--select", "Q").exit_code == 2


class TestFromPython:
    def test_a_file_is_checked_with_the_same_choice(self):
        part = check_file(WITH_RISK, as_of=DAY, select=["Z"], ignore="Z101")
        whole = check_file(WITH_RISK, as_of=DAY)
        told = {code for code in of_family("Z") if code != "Z101"}
        assert part.findings == tuple(f for f in whole.findings if f.code in told)
        assert part.not_asked == left_out(["Z"], ["Z101"])
        assert (part.items, part.scores, part.kpi) == (whole.items, whole.scores, whole.kpi)

    def test_so_are_cells(self):
        grid = read(WITH_RISK.read_bytes())
        report = check(grid, shelf=samples.Bundled(), today=DAY, select=("K110",))
        assert {finding.code for finding in report.findings} == {"K110"}

    def test_what_is_none_raises(self):
        with pytest.raises(UnknownRuleError):
            check_file(WITH_RISK, select="Q")
        with pytest.raises(NothingSelectedError):
            check_file(WITH_RISK, select="Z", ignore="Z")


def test_many_files_are_judged_by_one_choice():
    lines = run("check", WITH_RISK, PROVINCIAL, "--select", "Z", "--format", "jsonl").stdout
    for line in map(json.loads, lines.splitlines()):
        assert {finding["code"][0] for finding in line["findings"]} <= {"Z"}
        assert line["not_asked"] == list(left_out("Z"))
