"""The JSON keeps its promise: every key there, of the promised kind, whatever the book holds."""

import datetime as dt
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from oitsheet.doors import check_file
from oitsheet.form.edition import edition_keys
from oitsheet.form.messages import load_catalogue
from oitsheet.judging.report import Severity
from oitsheet.rendering.json_v1 import FORMAT, as_dict, dumps, dumps_failure
from oitsheet.rendering.wording import say

PLACE = Path(__file__).resolve().parents[2] / "workbook_templates"
BOOKS = sorted(PLACE.rglob("*.xlsx"))
NAMES = [path.stem for path in BOOKS]
DAY = dt.date(2023, 1, 1)

PROMISED = {
    "": {
        "format", "oitsheet", "lang", "file", "as_of", "due", "edition", "agency", "verdict",
        "counts", "kpi", "budget", "scores", "items", "mend_first", "findings", "skipped",
        "owners", "owner_groups", "no_owner",
    },
    "edition": {"key", "fiscal_year_be", "items", "method"},
    "counts": {"error", "risk", "confirm", "todo", "info", "acknowledged", "skipped"},
    "kpi": {
        "items", "not_applicable", "claimed", "claimed_percent", "supported",
        "supported_percent", "to_mend", "not_started", "unknown", "target_percent",
        "target_level", "reported_percent", "reported_level", "below_full_at_least",
        "below_full_explained",
    },
    "budget": {"allocated", "spent", "percent_spent", "remaining", "quarters"},
    "budget.quarters[]": {"quarter", "planned", "spent", "percent", "cumulative_percent"},
    "scores": {"assessed", "forecast", "other_method", "ita"},
    "scores.assessed": {
        "method", "filled", "zero_items", "oit", "level", "indicators", "sub_indicators",
    },
    "scores.forecast": {"low", "likely", "high", "level_likely", "left_out", "drivers"},
    "scores.forecast.drivers": {"low", "likely", "high", "last_year", "left_out"},
    "scores.forecast.drivers.low[]": {"cause", "count", "oit"},
    "scores.forecast.drivers.left_out": {"count", "oit"},
    "scores.other_method": {"method", "oit"},
    "scores.ita[]": {"fiscal_year_be", "iit", "eit", "oit", "total", "level"},
    "items[]": {
        "code", "title", "row", "claimed", "state", "points", "last_year_points", "gain",
    },
    "items[].gain": {"indicator", "oit", "total"},
    "mend[]": {"code", "gain", "fix"},
    "findings[]": {
        "code", "name", "severity", "sheet", "cell", "item", "related", "found", "expected",
        "message", "fix", "acknowledged",
    },
    "findings[].related[]": {"sheet", "cell"},
    "skipped[]": {"code", "reason"},
    "owners[]": {
        "name", "group", "leads", "shares", "to_mend", "not_started", "supported", "unknown",
        "not_looked_at",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def reports():
    return {path.stem: check_file(path, edition=None, as_of=DAY) for path in BOOKS}


def objects(value, path=""):
    """Every object of a document with the path that leads to it."""
    if isinstance(value, dict):
        yield path, value
        for key, part in value.items():
            yield from objects(part, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for part in value:
            yield from objects(part, f"{path}[]")


def numbers(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from numbers(part)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_promised_key_is_there(reports, name, lang):
    document = as_dict(reports[name], load_catalogue(lang), name)
    for path, thing in objects(document):
        assert PROMISED.get(path, set()) <= thing.keys(), path
    assert document["format"] == FORMAT == "oitsheet.report/v1"


def test_every_promised_object_is_seen_in_some_book(reports):
    seen = {path for r in reports.values() for path, _ in objects(as_dict(r, th(), ""))}
    assert PROMISED.keys() <= seen


def th():
    return load_catalogue("th")


@pytest.mark.parametrize("name", NAMES)
def test_numbers_have_two_decimals_at_most(reports, name):
    text = dumps(reports[name], th(), name)
    wide = [
        number
        for number in numbers(json.loads(text, parse_float=Decimal))
        if isinstance(number, Decimal) and number.as_tuple().exponent < -2
    ]
    assert wide == []


@pytest.mark.parametrize("name", NAMES)
def test_the_counts_are_those_of_the_findings(reports, name):
    document = as_dict(reports[name], th(), name)
    told = [finding["severity"] for finding in document["findings"]]
    assert {str(s): told.count(str(s)) for s in Severity} == {
        key: count for key, count in document["counts"].items() if key in set(Severity)
    }
    assert document["counts"]["skipped"] == len(document["skipped"])


@pytest.mark.parametrize("name", NAMES)
def test_the_language_changes_words_and_nothing_else(reports, name):
    one, other = (as_dict(reports[name], load_catalogue(lang), name) for lang in ("th", "en"))
    words = {"message", "fix", "found", "expected"}
    for thai, english in zip(one["findings"], other["findings"], strict=True):
        assert {k: v for k, v in thai.items() if k not in words} == {
            k: v for k, v in english.items() if k not in words
        }
        assert thai["message"] != english["message"]
    for key in ("counts", "kpi", "budget", "scores", "mend_first", "verdict", "edition"):
        assert one[key] == other[key]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["th", "en"])
def test_no_sentence_has_a_hole_in_it(reports, name, lang):
    for finding in reports[name].findings:
        for sentence in say(finding, load_catalogue(lang)):
            assert sentence.strip() == sentence
            assert not {"{", "}", "None", "Decimal"} & {w for w in sentence.split() if w}
            assert "  " not in sentence


def test_thai_stands_as_itself_and_not_as_escapes(reports):
    text = dumps(reports["phichit-2566"], th(), "ผลงาน.xlsx")
    assert "\\u0e" not in text
    assert '"file": "ผลงาน.xlsx"' in text


def test_one_line_means_one_line(reports):
    assert "\n" not in dumps(reports["nongkhai2-2564"], th(), "x", indent=None)


@pytest.mark.parametrize(("value", "shown"), [("1e30", 1e30), ("1e400", None), ("0.005", 0.01)])
def test_no_number_is_too_long_or_too_short(reports, value, shown):
    report = reports["phichit-2566"]
    budget = replace(report.budget, percent_spent=Decimal(value))
    document = json.loads(dumps(replace(report, budget=budget), th(), "x"))
    assert document["budget"]["percent_spent"] == shown


def test_a_file_that_could_not_be_judged_has_its_reason_where_the_verdict_would_be():
    document = json.loads(dumps_failure("x.xlsx", "encrypted", "ตั้งรหัสผ่านไว้", th()))
    assert document["verdict"] is None
    assert document["unreadable"] == {"reason": "encrypted", "message": "ตั้งรหัสผ่านไว้"}
    assert document["format"] == FORMAT


@pytest.mark.parametrize("key", edition_keys())
def test_dates_are_iso_and_of_the_common_era(key, reports):
    document = as_dict(reports[f"oit-{key}"], th(), "x")
    assert (document["as_of"], document["due"]) == ("2023-01-01", None)
