"""Where things go, and which Python is meant."""

import pytest
from install.computers import a_computer, a_file

from oitsheet.install.deeds import CannotInstallError
from oitsheet.install.places import places_of
from oitsheet.install.script import script
from oitsheet.install.system import interpreter_of, this_system, written_for_macros


def refused(call, *arguments, **more):
    with pytest.raises(CannotInstallError) as caught:
        call(*arguments, **more)
    return caught.value.key


def test_on_windows_it_is_the_users_own_xlstart(tmp_path):
    computer = a_computer(tmp_path, "win32")
    places = places_of(computer)
    home = computer.home
    assert places.addin == home / "AppData/Roaming/Microsoft/Excel/XLSTART/oitsheet.xlam"
    assert places.settings == home / ".oitsheet" / "oitsheet.conf"
    assert places.dropper == home / "Desktop" / "oitsheet-check.cmd"
    assert places.script is None


def test_a_profile_that_lies_elsewhere_is_heeded(tmp_path):
    there = {"APPDATA": str(tmp_path / "R"), "USERPROFILE": str(tmp_path / "P")}
    places = places_of(a_computer(tmp_path, "win32", environ=there))
    assert tmp_path / "R" in places.addin.parents
    assert tmp_path / "P" in places.settings.parents


def test_for_all_users_it_is_beside_excel(tmp_path):
    computer = a_computer(tmp_path, "win32")
    assert places_of(computer, all_users=True).addin.parent == computer.excel.parent / "XLSTART"
    nowhere = a_computer(tmp_path, "win32", excel=None)
    assert refused(places_of, nowhere, all_users=True) == "excel_not_found"


def test_on_a_mac_it_is_the_startup_folder_that_excel_sees_from_its_sandbox(tmp_path):
    computer = a_computer(tmp_path, "darwin")
    library = computer.home / "Library"
    startup = "Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
    places = places_of(computer)
    assert places.addin == library / startup / "oitsheet.xlam"
    assert places.settings == library / "Containers/com.microsoft.Excel/Data/oitsheet.conf"
    assert places.script == library / "Application Scripts/com.microsoft.Excel" / script()[0]
    assert places.dropper is None
    assert refused(places_of, computer, all_users=True) == "all_users_windows"


def test_elsewhere_there_is_no_excel_but_a_folder_may_be_named(tmp_path):
    computer = a_computer(tmp_path, "linux")
    assert refused(places_of, computer) == "no_excel"
    places = places_of(computer, place=tmp_path / "central")
    assert places == (tmp_path / "central" / "oitsheet.xlam", None, None, None)


def test_a_python_without_a_window_is_exchanged_for_that_beside_it(tmp_path):
    plain = a_file(tmp_path / "python.exe")
    assert interpreter_of(a_computer(tmp_path, "win32", executable=plain)) == plain
    quiet = a_computer(tmp_path, "win32", executable=tmp_path / "pythonw.exe")
    assert interpreter_of(quiet) == plain


def test_the_stores_python_and_none_at_all_are_refused(tmp_path):
    store = tmp_path / "Microsoft" / "WindowsApps" / "python.exe"
    assert refused(interpreter_of, a_computer(tmp_path, "win32", executable=store)) == (
        "store_python"
    )
    assert refused(interpreter_of, a_computer(tmp_path, "win32", executable=None)) == (
        "no_interpreter"
    )


@pytest.mark.parametrize(
    ("platform", "ansi", "name", "readable"),
    [
        ("win32", "cp874", "สมชาย", True),
        ("win32", "cp1252", "สมชาย", False),
        ("win32", "cp1252", "O'Brien & sons", True),
        ("win32", "cp874", "100%", False),
        ("darwin", "ascii", "somchai", True),
        ("darwin", "ascii", "O'Brien", False),
        ("darwin", "ascii", "a|b", False),
        ("darwin", "ascii", "สมชาย", False),
    ],
)
def test_only_a_path_that_the_macros_can_read_is_written_for_them(
    tmp_path, platform, ansi, name, readable
):
    python = tmp_path / name / "python"
    computer = a_computer(tmp_path, platform, ansi=ansi)
    if readable:
        assert written_for_macros(python, computer).decode(ansi) == str(python)
    else:
        assert refused(written_for_macros, python, computer) == "path_letters"


def test_this_computer_is_one_that_is_described():
    computer = this_system()
    assert computer.executable.is_file()
    assert computer.home.is_dir()
    assert "python".encode(computer.ansi) == b"python"
