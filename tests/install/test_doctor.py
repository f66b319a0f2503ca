"""The doctor: one line for each thing, and what to do about it."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from install.computers import WELL, a_computer, a_file, an_addin

from oitsheet.form.messages import LANGUAGES, load_catalogue
from oitsheet.install.doctor import all_well, examine, told
from oitsheet.install.machine import loading, this_machine
from oitsheet.install.places import places_of
from oitsheet.install.placing import install
from oitsheet.install.probing import marked_from_web
from oitsheet.install.sources import MacroSourceError


@pytest.fixture
def computer(tmp_path):
    """A Windows on which all is well."""
    computer = a_computer(tmp_path, "win32")
    install(computer, an_addin)
    return computer


def lines(computer, machine=WELL, build=an_addin):
    return {line.about: line for line in examine(computer, machine, build=build)}


def wrong(computer, machine=WELL, build=an_addin):
    return {line.key for line in examine(computer, machine, build=build) if not line.ok}


def test_where_all_is_there_all_is_well(computer):
    told = lines(computer)
    assert all(line.ok for line in told.values())
    assert list(told) == [
        "python",
        "oitsheet",
        "xlwings",
        "pywin32",
        "polars",
        "excel",
        "addin",
        "settings",
        "documents",
        "temp",
        "console",
    ]


def test_a_mac_needs_its_own_packages_and_script(tmp_path):
    computer = a_computer(tmp_path, "darwin")
    install(computer, an_addin)
    told = lines(computer)
    assert all(line.ok for line in told.values())
    assert {"appscript", "psutil", "script"} < set(told)
    assert "pywin32" not in told


def test_where_there_is_no_excel_its_absence_is_no_fault(tmp_path):
    told = lines(a_computer(tmp_path, "linux"), replace(WELL, packages={"xlwings": "0.37.8"}))
    assert (told["excel"].key, told["excel"].ok) == ("excel_none", True)
    assert {"addin", "settings"} & set(told) == set()
    assert all(line.ok for line in told.values())


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"bits": 32}, "python_narrow"),
        ({"packages": {"xlwings": "0.37.8"}}, "package_absent"),
        ({"polars": "old_cpu"}, "polars_old_cpu"),
        ({"polars": "broken"}, "polars_broken"),
        ({"encoding": "cp1252"}, "console_no_thai"),
        ({"encoding": "no-such"}, "console_no_thai"),
    ],
)
def test_what_is_wrong_with_what_runs_is_one_line(computer, change, key):
    assert wrong(computer, replace(WELL, **change)) == {key}


@pytest.mark.parametrize("encoding", ["cp874", "utf-8", "tis-620"])
def test_a_console_with_thai_letters_is_well(computer, encoding):
    assert wrong(computer, replace(WELL, encoding=encoding)) == set()


def test_without_a_console_nothing_is_said_of_one(computer):
    assert "console" not in lines(computer, replace(WELL, encoding=None))


def test_before_the_installation_it_says_to_install(tmp_path):
    assert wrong(a_computer(tmp_path, "win32")) == {"addin_absent", "settings_absent"}


def test_an_old_addin_is_told_with_both_versions(computer):
    a_file(places_of(computer).addin, an_addin("0.0.1"))
    line = lines(computer)["addin"]
    assert line.key == "addin_other"
    assert "0.0.1" in told(line, load_catalogue("th"))


def test_two_addins_are_a_fault(computer):
    a_file(places_of(computer, all_users=True).addin, an_addin())
    assert wrong(computer) == {"addin_twice"}


def test_a_computer_without_excel_or_with_a_folder_that_is_gone(tmp_path, computer):
    assert wrong(replace(computer, excel=None)) == {"excel_not_found"}
    gone = {**computer.environ, "TEMP": str(tmp_path / "gone")}
    line = lines(replace(computer, environ=gone))["temp"]
    assert (line.key, line.facts["path"]) == ("not_writable", str(tmp_path / "gone"))


def test_without_documents_the_home_folder_takes_new_forms(tmp_path, computer):
    computer = replace(computer, documents=tmp_path / "none")
    assert lines(computer)["documents"].facts["path"] == str(computer.home)


def test_an_addin_that_cannot_be_built_is_a_line_and_no_traceback(computer):
    def build():
        raise MacroSourceError("OitRun.bas is missing")

    line = lines(computer, build=build)["addin"]
    assert line.key == "addin_unknown"
    assert "OitRun.bas" in told(line, load_catalogue("en"))


def test_without_xlwings_it_is_xlwings_that_is_missing(computer):
    packages = {"xlwings": None, "pywin32": "312"}
    assert wrong(computer, replace(WELL, packages=packages)) == {"package_absent"}


class TestTheMarkOfTheWeb:
    """On Windows it is a second stream of the file; here it is a file of that very name."""

    @pytest.mark.parametrize(
        ("text", "marked"),
        [
            ("[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=https://example.invalid/\r\n", True),
            ("[ZoneTransfer]\r\nzoneid = 4\r\n", True),
            ("[ZoneTransfer]\r\nZoneId=1\r\n", False),
            ("[ZoneTransfer]\r\nZoneId=x\r\n", False),
            ("", False),
        ],
    )
    def test_it_is_read(self, tmp_path, text, marked):
        file = a_file(tmp_path / "oitsheet.xlam")
        assert marked_from_web(file) is False
        a_file(Path(f"{file}:Zone.Identifier"), text.encode())
        assert marked_from_web(file) is marked

    def test_an_addin_that_has_it_is_told_with_what_to_click(self, computer):
        addin = places_of(computer).addin
        a_file(Path(f"{addin}:Zone.Identifier"), b"[ZoneTransfer]\r\nZoneId=3\r\n")
        assert wrong(computer) == {"mark"}
        assert "Unblock" in told(lines(computer)["mark"], load_catalogue("th"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_can_be_said(tmp_path, language):
    words = load_catalogue(language)
    poor = replace(WELL, bits=32, packages={"xlwings": "0.37.8"}, polars="old_cpu", encoding="x")
    for platform in ("win32", "darwin", "linux"):
        computer = a_computer(tmp_path / platform, platform)
        for machine in (WELL, poor):
            said = [told(line, words) for line in examine(computer, machine, build=an_addin)]
            assert all("{" not in text and len(text) > 10 for text in said)


def test_all_is_well_where_every_line_is(computer):
    found = examine(computer, WELL, build=an_addin)
    assert all_well(found)
    assert not all_well((*found[:1], found[1]._replace(ok=False)))


class TestWhatRunsHere:
    def test_it_is_looked_at(self):
        machine = this_machine(console=False)
        assert (machine.python, machine.bits) == (sys.version.split()[0], 64)
        assert machine.packages["xlwings"]
        assert machine.polars == "fine"
        assert machine.encoding is None

    @pytest.mark.parametrize(
        ("module", "ending"),
        [
            ("json", "fine"),
            ("no_such_module", "broken"),
            ("os; os.abort()", "broken"),
            ("warnings; warnings.warn('Missing required CPU features.')", "old_cpu"),
        ],
    )
    def test_a_module_may_take_its_python_with_it_but_not_ours(self, module, ending):
        assert loading(sys.executable, module) == ending

    def test_a_python_that_is_none_is_broken(self, tmp_path):
        assert loading(str(tmp_path / "none"), "json") == "broken"
