"""What lies where Excel looks."""

import pytest
from install.computers import a_computer, a_file, an_addin

from oitsheet.install.places import places_of
from oitsheet.install.placing import install
from oitsheet.install.status import status

each_platform = pytest.mark.parametrize("platform", ["win32", "darwin"])


def states(computer, **more):
    return {thing.thing: (thing.state, thing.ok) for thing in status(computer, an_addin(), **more)}


@each_platform
def test_before_anything_is_installed_all_is_absent(tmp_path, platform):
    told = states(a_computer(tmp_path, platform))
    assert {state for state, _ in told.values()} == {"absent"}
    assert [thing for thing, (_, ok) in told.items() if ok] == ["dropper"] * (platform == "win32")


@each_platform
def test_after_it_all_is_current(tmp_path, platform):
    computer = a_computer(tmp_path, platform)
    install(computer, an_addin)
    told = states(computer)
    told.pop("dropper", None)
    assert set(told.values()) == {("current", True)}
    assert set(told) == {"addin", "settings"} | ({"script"} if platform == "darwin" else set())


@pytest.mark.parametrize(
    ("there", "state"),
    [
        (an_addin("0.0.1"), ("other", False)),
        (an_addin(xlwings="0.1"), ("other", False)),
        (an_addin(macros=b"compiled and signed"), ("changed", True)),
        (b"mine", ("foreign", False)),
    ],
)
def test_an_addin_that_is_not_as_it_is_built_today(tmp_path, there, state):
    computer = a_computer(tmp_path, "win32")
    a_file(places_of(computer).addin, there)
    assert states(computer)["addin"] == state


def test_its_versions_are_told(tmp_path):
    computer = a_computer(tmp_path, "win32")
    a_file(places_of(computer).addin, an_addin("0.0.1", "0.2"))
    (addin, *_) = status(computer, an_addin())
    assert addin.found == "0.0.1, xlwings 0.2"


def test_one_for_all_users_is_enough_and_two_are_both_told(tmp_path):
    computer = a_computer(tmp_path, "win32")
    a_file(places_of(computer, all_users=True).addin, an_addin())
    assert [thing.path for thing in status(computer, an_addin()) if thing.thing == "addin"] == [
        places_of(computer, all_users=True).addin
    ]
    a_file(places_of(computer).addin, an_addin())
    assert len([thing for thing in status(computer, an_addin()) if thing.thing == "addin"]) == 2


def test_a_python_that_is_gone_or_another_is_told_apart(tmp_path):
    computer = a_computer(tmp_path, "win32")
    install(computer, an_addin)
    elsewhere = a_file(tmp_path / "other" / "python.exe")
    assert states(a_computer(tmp_path, "win32", executable=elsewhere))["settings"] == (
        "other",
        False,
    )
    computer.executable.unlink()
    assert states(computer)["settings"] == ("gone", False)


def test_settings_that_name_no_python_are_none(tmp_path):
    computer = a_computer(tmp_path, "win32")
    a_file(places_of(computer).settings, b'"SHOW CONSOLE","True"\r\n')
    assert states(computer)["settings"] == ("absent", False)


def test_a_script_that_was_altered_is_not_taken_for_that_of_xlwings(tmp_path):
    computer = a_computer(tmp_path, "darwin")
    a_file(places_of(computer).script, b'do shell script "something else"')
    assert states(computer)["script"] == ("other", False)


def test_of_a_central_folder_only_the_addin_is_asked(tmp_path):
    folder = tmp_path / "central"
    computer = a_computer(tmp_path, "linux")
    assert states(computer, place=folder) == {"addin": ("absent", False)}
    install(computer, an_addin, place=folder)
    assert states(computer, place=folder) == {"addin": ("current", True)}
