"""The file on which workbooks are dropped: its text, since no command prompt runs here."""

import re
from dataclasses import replace

import pytest
from install.computers import a_computer, a_file

from oitsheet import __version__
from oitsheet.form.messages import LANGUAGES, load_catalogue
from oitsheet.install.deeds import CannotInstallError
from oitsheet.install.dropper import TEMPLATE, dropper, is_dropper
from oitsheet.install.sources import our_text

LAST_COMMAND = "exit"


def made(computer, language="th"):
    return dropper(computer, our_text(TEMPLATE), load_catalogue(language))


@pytest.fixture
def commands(tmp_path):
    """The lines that the command prompt reads: those up to its exit."""
    lines = made(a_computer(tmp_path, "win32")).decode("utf-8").split("\r\n")
    return lines[: lines.index(LAST_COMMAND) + 1]


def test_the_template_is_ascii_and_so_is_every_command(commands):
    assert our_text(TEMPLATE).isascii()
    assert all(line.isascii() for line in commands)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_end_as_the_command_prompt_wants_them(tmp_path, language):
    data = made(a_computer(tmp_path, "win32"), language)
    assert data.count(b"\n") == data.count(b"\r\n") == len(data.splitlines())
    assert not data.startswith(b"\xef\xbb\xbf")


def test_the_python_stands_in_it_in_full(tmp_path, commands):
    python = a_computer(tmp_path, "win32").executable
    assert f'set "OITSHEET_PYTHON={python}"' in commands
    assert not any("@PYTHON@" in line or "@VERSION@" in line for line in commands)
    assert f"Written by oitsheet {__version__}." in commands[1]


def test_it_is_known_again_whatever_its_version(tmp_path):
    data = made(a_computer(tmp_path, "win32"))
    assert is_dropper(data)
    assert is_dropper(data.replace(__version__.encode(), b"0.0.1"))
    assert not is_dropper(b"@echo off\r\necho mine\r\n")
    assert not is_dropper(b"")


def test_nothing_is_started_from_the_folder_that_a_form_lies_in(commands):
    """The command prompt looks into the current folder before it looks anywhere else."""
    own = {"@echo", "rem", "setlocal", "set", "if", "goto", "echo", "pause", "exit"}
    started = [line.split()[0] for line in commands if not line.startswith(":")]
    foreign = [name for name in started if name not in own]
    assert set(foreign) == {
        '"%SystemRoot%\\System32\\chcp.com"',
        '"%SystemRoot%\\System32\\findstr.exe"',
        '"%OITSHEET_PYTHON%"',
    }
    assert all(" -P " in line for line in commands if line.startswith('"%OITSHEET_PYTHON%"'))


def test_no_remark_holds_what_the_prompt_might_heed(commands):
    remarks = [line for line in commands if line.startswith("rem ")]
    assert len(remarks) > 2
    assert [line for line in remarks if re.search("[&|<>%^!]", line)] == []


def test_names_are_not_expanded_again(commands):
    """``!`` in a name is safe only while delayed expansion is off."""
    off = commands.index("setlocal DisableDelayedExpansion")
    assert [n for n, line in enumerate(commands) if "%*" in line or "%~" in line] > [off]
    assert [n for n, line in enumerate(commands) if "!" in line and n > off] == []
    assert 'set "OITSHEET_LINE=!CMDCMDLINE!"' in commands[:off]


def test_every_label_that_is_gone_to_is_there_once(commands):
    wanted = set(re.findall(r"goto (\w+)", "\n".join(commands)))
    assert wanted == {"missing", "end"}
    assert [commands.count(f":{label}") for label in sorted(wanted)] == [1, 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_without_python_is_what_findstr_finds(tmp_path, language):
    lines = made(a_computer(tmp_path, "win32"), language).decode("utf-8").split("\r\n")
    shown = [line.removeprefix("* ") for line in lines if line.startswith("* ")]
    assert shown == load_catalogue(language).say("install.cmd_missing").splitlines()
    assert all(line.startswith("* ") for line in lines[lines.index(LAST_COMMAND) + 1 :] if line)


def test_a_folder_in_thai_is_written_by_its_variable(tmp_path):
    computer = a_computer(tmp_path, "win32", user="สมชาย")
    local = computer.home / "AppData" / "Local"
    python = a_file(local / "Programs" / "Python312" / "python.exe")
    computer = replace(
        computer,
        executable=python,
        environ={**computer.environ, "LOCALAPPDATA": str(local)},
    )
    lines = made(computer).decode("utf-8").split("\r\n")
    (line,) = [line for line in lines if line.startswith('set "OITSHEET_PYTHON=')]
    assert line == f'set "OITSHEET_PYTHON=%LOCALAPPDATA%\\{python.relative_to(local)}"'


def test_a_percent_sign_in_a_folder_is_doubled(tmp_path):
    computer = a_computer(tmp_path, "win32", executable=a_file(tmp_path / "100%" / "python.exe"))
    assert b"100%%" in made(computer)


def test_a_folder_that_no_variable_helps_is_refused(tmp_path):
    python = a_file(tmp_path / "โปรแกรม" / "python.exe")
    with pytest.raises(CannotInstallError) as caught:
        made(a_computer(tmp_path, "win32", executable=python))
    assert caught.value.key == "path_letters"
