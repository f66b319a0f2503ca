"""The settings file: what the macros see in it, and what of others stays in it."""

import pytest

from oitsheet.install.config import setting, with_setting, without_setting

KEY = "INTERPRETER_WIN"


@pytest.mark.parametrize(
    "line",
    [
        b'"INTERPRETER_WIN","C:\\py\\python.exe"',
        b'"interpreter_win" , "C:\\py\\python.exe" ',
        b"INTERPRETER_WIN,C:\\py\\python.exe",
        b'"A","1"\r\n"INTERPRETER_WIN","C:\\py\\python.exe"\r\n"INTERPRETER_WIN","later"',
    ],
)
def test_a_setting_is_read_as_the_macros_read_it(line):
    assert setting(line, KEY, "cp874") == "C:\\py\\python.exe"


@pytest.mark.parametrize("content", [b"", b"\n", b'"A","1"', b"\xff\xfe\x00", b'"INTERPRETER_WIN"'])
def test_what_is_not_there_is_none(content):
    assert setting(content, KEY, "cp874") is None


def test_a_file_that_notepad_gave_a_mark_has_no_first_setting_for_the_macros():
    assert setting(b'\xef\xbb\xbf"INTERPRETER_WIN","C:\\x"', KEY, "cp874") is None
    mended = with_setting(b'\xef\xbb\xbf"INTERPRETER_WIN","C:\\x"', KEY, b"C:\\y", b"\r\n")
    assert mended == b'"INTERPRETER_WIN","C:\\y"\r\n'


def test_a_thai_path_comes_back_in_the_code_page_of_the_computer():
    path = "C:\\Users\\สมชาย\\python.exe"
    content = with_setting(b"", KEY, path.encode("cp874"), b"\r\n")
    assert setting(content, KEY, "cp874") == path
    assert setting(content, KEY, "utf-8") != path


def test_settings_of_others_stay_to_the_byte_and_in_their_order():
    old = b'"A","\xa1"\n"INTERPRETER_win","old"\n"B","2"\n"INTERPRETER_WIN","older"'
    new = with_setting(old, KEY, b"new", b"\n")
    assert new == b'"A","\xa1"\n"INTERPRETER_WIN","new"\n"B","2"\n'
    assert with_setting(new, KEY, b"new", b"\n") == new
    assert without_setting(new, KEY) == b'"A","\xa1"\n"B","2"\n'


def test_nothing_is_left_where_nothing_else_was_in_it():
    assert without_setting(b'\r\n"INTERPRETER_WIN","x"\r\n\r\n', KEY) == b""
