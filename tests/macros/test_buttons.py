"""The built macros at work: what they start, what they refuse, what they say."""

import re
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from macros.built import addin, form, part
from macros.desk import PYTHON, USER_FILE, Desk

from oitsheet.form.messages import load_catalogue

SAID = load_catalogue("th").words
EVIL = r"C:\evil\python.exe"
ENTRIES = {
    "OIT_Validate": "validate",
    "OIT_NextFinding": "next_finding",
    "OIT_Acknowledge": "acknowledge",
    "OIT_Clear": "clear",
    "OIT_TakeIn": "take_in",
    "OIT_NewBook": "new_book",
    "OIT_Explain": "explain",
    "OIT_Doctor": "doctor",
}


@pytest.fixture
def desk(tmp_path):
    """An Excel with the add-in, and nothing open."""
    file = tmp_path / "oitsheet.xlam"
    file.write_bytes(addin())
    return Desk(file)


@pytest.fixture
def at_work(desk, tmp_path):
    """The same with a form open."""
    desk.open(book(tmp_path, "แบบ oit ปี 2566.xlsx"))
    return desk


def book(folder, name, **sheets):
    """A workbook with sheets of two columns."""
    made = openpyxl.Workbook()
    for title, rows in sheets.items():
        sheet = made.create_sheet(title.replace("_", "."))
        for row in rows:
            sheet.append(row)
    made.save(folder / name)
    return folder / name


def arguments(command):
    """The command line that cmd.exe is left with, as Python receives it (no quote in a quote)."""
    start = command.rindex(f'"{PYTHON}" ')
    line = command[start:].partition(" 2> ")[0]
    return [part.replace('"', "") for part in re.findall(r'(?:[^\s"]|"[^"]*")+', line)]


def outside(command):
    """What cmd.exe takes for its own: all that stands outside quotation marks."""
    assert command.count('"') % 2 == 0
    return "".join(command.split('"')[::2])


class TestWhatIsStarted:
    @pytest.mark.parametrize(("macro", "entry"), ENTRIES.items())
    def test_each_button_starts_its_own_entry(self, at_work, macro, entry):
        at_work.press(macro)

        (command,) = at_work.machine.started
        code = arguments(command)[arguments(command).index("-c") + 1]
        assert code == f"import oitsheet.addin as a; a.expect('0.1.0'); a.{entry}()"
        assert at_work.machine.said == []

    def test_the_table_names_every_button(self):
        ribbon = ET.fromstring(part(addin(), "customUI/customUI14.xml"))  # noqa: S314

        assert {e.get("onAction") for e in ribbon.iter() if e.get("onAction")} == set(ENTRIES)

    def test_python_gets_what_xlwings_needs_and_no_current_folder(self, at_work):
        at_work.press("OIT_Validate")

        found = arguments(at_work.machine.started[0])
        assert found[:4] == [PYTHON, "-P", "-B", "-c"]
        assert found[5:] == [
            "--wb=แบบ oit ปี 2566.xlsx",
            "--from_xl=1",
            r"--app=C:\Program Files\Microsoft Office\root\Office16\Microsoft Excel",
            "--hwnd=4711",
        ]

    def test_the_shell_is_windows_own_and_goes_to_pythons_folder(self, at_work):
        at_work.press("OIT_Validate")

        assert at_work.machine.started[0].startswith(
            r'"C:\Windows\System32\cmd.exe" /D /V:OFF /C C: & cd "C:\Program Files\oitsheet" & "C:'
        )

    def test_a_python_on_the_network_is_reached_too(self, at_work):
        python = r"\\server\share\python.exe"
        at_work.machine.settings[USER_FILE]["INTERPRETER_WIN"] = python
        at_work.machine.files.add(python)
        at_work.press("OIT_Validate")

        assert rf'pushd "\\server\share" & "{python}" -P' in at_work.machine.started[0]

    @pytest.mark.parametrize("name", ["a & calc & b.xlsx", "x^y!z (1) 'q', ~#;[ก]@{}+.xlsx"])
    def test_a_name_stays_inside_its_quotation_marks(self, desk, tmp_path, name):
        for each in ("plain.xlsx", name):
            desk.open(book(tmp_path, each))
            desk.press("OIT_Validate")

        first, second = desk.machine.started
        log = re.compile(r"xlwings-[0-9A-F-]{36}\.log")
        assert outside(log.sub("", first)) == outside(log.sub("", second))
        assert arguments(second)[5] == f"--wb={name}"

    def test_what_python_writes_is_read_from_where_it_was_sent(self, at_work):
        at_work.press("OIT_Validate")

        (log,) = at_work.machine.logs
        assert re.fullmatch(r"C:\\Temp\\xlwings-[0-9A-F-]{36}\.log", log)
        assert at_work.machine.started[0].endswith(f' 2> "{log}"')

    def test_a_new_book_and_the_doctor_need_no_workbook(self, desk):
        for macro in ("OIT_NewBook", "OIT_Doctor"):
            desk.excel.application.active_book = None
            desk.press(macro)

        assert len(desk.machine.started) == 2
        assert all("--wb=Book" in arguments(line)[5] for line in desk.machine.started)


class TestAFormThatSomebodySent:
    """It carries settings, Python and a key; a file of settings lies beside it."""

    @pytest.fixture
    def form(self, tmp_path):
        conf = [
            ["INTERPRETER_WIN", EVIL], ["INTERPRETER", EVIL], ["LICENSE_KEY", "noncommercial"],
            ["CONDA PATH", r"C:\evil"], ["CONDA ENV", "evil"], ["PYTHONPATH", r"C:\evil"],
            ["ADD_WORKBOOK_TO_PYTHONPATH", "True"], ["TEMP DIR", r"C:\evil"],
            ["SHOW CONSOLE", "True"],
            ["SHOW_ERROR_POPUPS", "False"], ["USE UDF SERVER", "True"],
        ]  # fmt: skip
        code = [["import os; os.system('calc')"]]
        return book(tmp_path, "แบบ.xlsx", oitsheet_conf=conf, xlwings_conf=conf, oitsheet_py=code)

    @pytest.fixture
    def attacked(self, desk, form):
        desk.open(form)
        beside = str(form.with_name("oitsheet.conf"))
        desk.machine.files |= {EVIL, beside}
        desk.machine.settings[beside] = {"INTERPRETER_WIN": EVIL}
        return desk

    def test_is_checked_like_any_other(self, attacked):
        attacked.press("OIT_Validate")

        (command,) = attacked.machine.started
        assert arguments(command)[0] == PYTHON
        assert "evil" not in command
        assert "xlwings.pro" not in command

    def test_does_not_choose_a_python_where_none_was_set_up(self, attacked):
        attacked.machine.settings[USER_FILE].clear()
        attacked.press("OIT_Validate")

        assert attacked.machine.started == []
        assert attacked.machine.said == [SAID["macro.no_python"]]

    @pytest.mark.parametrize("key", ["INTERPRETER_WIN", "LICENSE_KEY", "CONDA PATH", "TEMP DIR"])
    def test_has_no_setting_that_is_seen(self, attacked, key):
        attacked.machine.settings[USER_FILE].clear()

        assert attacked.ask("GetConfig", key) == ""

    def test_nor_does_a_form_that_carries_the_macros_itself(self, tmp_path):
        (tmp_path / "form.xlsm").write_bytes(form())
        made = openpyxl.load_workbook(tmp_path / "form.xlsm", keep_vba=True)
        made.create_sheet("oitsheet.conf").append(["INTERPRETER_WIN", EVIL])
        made.save(tmp_path / "แบบ.xlsm")
        desk = Desk(tmp_path / "แบบ.xlsm")
        desk.machine.files.add(EVIL)
        desk.press("OIT_ValidateButton")
        desk.machine.settings[USER_FILE].clear()
        desk.press("OIT_ValidateButton")

        (command,) = desk.machine.started
        assert arguments(command)[0] == PYTHON
        assert desk.machine.said == [SAID["macro.no_python"]]


class TestWhichPython:
    @pytest.mark.parametrize(
        "path",
        [
            "", "python", "python.exe", "pythonw", r".\python.exe", r"\python.exe", "C:python.exe",
            "C:\\", r"C:\gone\python.exe", r"%TEMP%\python.exe", 'C:\\a" & calc & "\\python.exe',
            "\\\\server", "https://x/python.exe",
        ],
    )  # fmt: skip
    def test_only_a_whole_path_to_a_file_that_is_there(self, at_work, path):
        at_work.machine.files |= {"python", "python.exe", "\\\\server", "C:\\"}
        at_work.machine.settings[USER_FILE]["INTERPRETER_WIN"] = path
        at_work.press("OIT_Validate")

        assert at_work.machine.started == []
        assert at_work.machine.said == [SAID["macro.no_python"]]

    def test_the_users_file_may_name_it_by_windows_own_folders(self, at_work):
        at_work.machine.settings[USER_FILE]["INTERPRETER_WIN"] = r"%LOCALAPPDATA%\p\python.exe"
        at_work.machine.files.add(r"C:\L\p\python.exe")
        at_work.press("OIT_Validate")

        assert arguments(at_work.machine.started[0].replace(r"C:\L\p\python.exe", PYTHON))

    def test_the_addins_own_sheet_may_name_it_for_everybody(self, at_work):
        at_work.machine.files.add(r"D:\it\python.exe")
        at_work.excel.add_module(
            'Sub FillIn()\nThisWorkbook.Sheets("oitsheet.conf").Range("B1").Value = '
            '"D:\\it\\python.exe"\nEnd Sub'
        )
        at_work.excel.run("FillIn")
        at_work.press("OIT_Validate")

        assert r'"D:\it\python.exe" -P' in at_work.machine.started[0]


class TestRefusedNames:
    @pytest.mark.parametrize("name", ["%CMDCMDLINE%&calc&.xlsx", "100% แล้ว.xlsx", "a=b.xlsx"])
    def test_nothing_is_started_for_a_name_the_shell_would_read(self, desk, tmp_path, name):
        desk.open(book(tmp_path, name))
        desk.press("OIT_Validate")

        assert desk.machine.started == []
        assert desk.machine.said == [SAID["macro.bad_name"]]

    @pytest.mark.parametrize("letter", '%="$`\\|\t\n\x00')
    def test_letters_that_bar_a_name(self, desk, letter):
        assert desk.ask("IsPlainName", f"a{letter}b.xlsx") is False

    @pytest.mark.parametrize(
        "name", ["แบบฟอร์ม ๒๕๖๖.xlsx", "A (2) - b_c, d.xlsx", "Book1", "😀.xlsx"]
    )
    def test_names_that_are_plain(self, desk, name):
        assert desk.ask("IsPlainName", name) is True


class TestWhatIsSaid:
    def test_without_a_workbook(self, desk):
        desk.press("OIT_Validate")

        assert desk.machine.said == [SAID["macro.no_book"]]

    def test_where_the_package_is_missing(self, at_work):
        at_work.machine.exit_code = 1
        at_work.machine.log = "Traceback …\r\nModuleNotFoundError: No module named 'oitsheet'\r\n"
        at_work.press("OIT_Validate")

        (said,) = at_work.machine.said
        assert said.startswith(SAID["macro.no_package"])
        assert said.endswith("\r\n\r\nModuleNotFoundError: No module named 'oitsheet'")

    def test_where_python_gave_up(self, at_work):
        at_work.machine.exit_code = 1
        at_work.machine.log = "Traceback\r\nOSError: disk\r\n  ภาษาไทย\r\n\r\n"
        at_work.press("OIT_Validate")

        (said,) = at_work.machine.said
        assert said == SAID["macro.failed"] + "\r\n\r\nOSError: disk"

    def test_where_windows_forbids_to_start_it(self, at_work):
        at_work.machine.exit_code = "Permission denied"
        at_work.press("OIT_Validate")

        (said,) = at_work.machine.said
        assert said == SAID["macro.not_started"] + "\r\n\r\nPermission denied"

    @pytest.mark.parametrize("outcome", [0, 1, "Permission denied"])
    def test_status_bar_and_pointer_are_given_back(self, at_work, outcome):
        at_work.machine.exit_code = outcome
        at_work.press("OIT_Validate")

        seen = at_work.excel.application.seen
        assert seen == [SAID["macro.running"], 2, False, -4143]

    def test_a_form_with_a_button_has_the_same_sentences(self, tmp_path):
        (tmp_path / "form.xlsm").write_bytes(form())
        desk = Desk(tmp_path / "form.xlsm")

        for key in ("no_python", "failed", "bad_name"):
            assert desk.ask("OITMessage", key.upper()) == SAID[f"macro.{key}"]
        assert desk.ask("OITMessage", "NOTHING") == "NOTHING"
