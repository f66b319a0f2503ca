"""Put in its place and taken away: what is done, what is left alone, what is said."""

import os
from pathlib import Path

import pytest
from install.computers import a_computer, a_file, an_addin, files_in

from oitsheet.install.deeds import CannotInstallError
from oitsheet.install.places import places_of
from oitsheet.install.placing import install, uninstall
from oitsheet.install.script import script

PLATFORMS = ("win32", "darwin")
each_platform = pytest.mark.parametrize("platform", PLATFORMS)
DROPPER = b"@echo off\r\nrem oitsheet-check: ours\r\n"


def did(deeds):
    return {deed.thing: deed.did for deed in deeds}


def refused(call, *arguments, **more):
    with pytest.raises(CannotInstallError) as caught:
        call(*arguments, **more)
    return caught.value


@each_platform
def test_what_is_put_is_what_excel_needs_and_nothing_else(tmp_path, platform):
    computer = a_computer(tmp_path, platform)
    before = files_in(tmp_path)
    deeds = install(computer, an_addin)
    places = places_of(computer)
    new = {tmp_path / name for name in set(files_in(tmp_path)) - set(before)}
    assert new == {path for path in places[:3] if path is not None}
    assert new == {deed.path for deed in deeds}
    assert set(did(deeds).values()) == {"put"}
    assert places.addin.read_bytes() == an_addin()


@each_platform
def test_a_second_time_changes_nothing_and_says_so(tmp_path, platform):
    computer = a_computer(tmp_path, platform)
    install(computer, an_addin)
    before = files_in(tmp_path)
    assert set(did(install(computer, an_addin)).values()) == {"same"}
    assert files_in(tmp_path) == before


@each_platform
def test_taken_away_all_is_as_it_was(tmp_path, platform):
    computer = a_computer(tmp_path, platform)
    before = files_in(tmp_path)
    install(computer, an_addin)
    deeds = did(uninstall(computer))
    assert files_in(tmp_path) == before
    assert (deeds["addin"], deeds["settings"]) == ("removed", "removed")
    assert not (computer.home / ".oitsheet").exists()
    assert set(did(uninstall(computer)).values()) == {"absent"}


@each_platform
def test_a_trial_says_the_same_and_touches_nothing(tmp_path, platform):
    computer = a_computer(tmp_path, platform)
    before = files_in(tmp_path)
    said = install(computer, an_addin, dry_run=True)
    assert files_in(tmp_path) == before
    assert install(computer, an_addin) == said
    there = files_in(tmp_path)
    said = uninstall(computer, dry_run=True)
    assert files_in(tmp_path) == there
    assert uninstall(computer) == said


def test_another_version_is_brought_to_this_one(tmp_path):
    computer = a_computer(tmp_path, "win32")
    install(computer, lambda: an_addin("0.0.1"))
    deeds = did(install(computer, an_addin))
    assert deeds == {"addin": "replaced", "settings": "same"}
    assert places_of(computer).addin.read_bytes() == an_addin()


def test_another_python_is_exchanged_and_other_settings_stay(tmp_path):
    computer = a_computer(tmp_path, "win32")
    settings = a_file(places_of(computer).settings, b'"X","\xa1"\r\n"INTERPRETER_WIN","old"\r\n')
    assert did(install(computer, an_addin))["settings"] == "replaced"
    python = str(computer.executable).encode()
    assert settings.read_bytes() == b'"X","\xa1"\r\n"INTERPRETER_WIN","' + python + b'"\r\n'
    assert did(uninstall(computer))["settings"] == "changed"
    assert settings.read_bytes() == b'"X","\xa1"\r\n'
    assert did(uninstall(computer))["settings"] == "same"


@pytest.mark.parametrize("content", [b"", b"mine", an_addin()[:-40], b"PK\x03\x04" + b"\0" * 60])
def test_a_file_that_is_not_ours_is_neither_overwritten_nor_removed(tmp_path, content):
    computer = a_computer(tmp_path, "win32")
    foreign = a_file(places_of(computer).addin, content)
    why = refused(install, computer, an_addin)
    assert (why.key, why.facts, why.done) == ("foreign", {"path": str(foreign)}, ())
    assert did(uninstall(computer))["addin"] == "foreign"
    assert foreign.read_bytes() == content


class TestTheScriptOfAMac:
    def test_one_that_was_there_before_is_not_ours_and_stays(self, tmp_path):
        computer = a_computer(tmp_path, "darwin")
        there = a_file(places_of(computer).script, script()[1])
        assert did(install(computer, an_addin))["script"] == "same"
        assert did(uninstall(computer))["script"] == "foreign"
        assert there.read_bytes() == script()[1]

    def test_one_of_an_xlwings_that_was_exchanged_is_still_known(self, tmp_path):
        computer = a_computer(tmp_path, "darwin")
        install(computer, an_addin)
        places = places_of(computer)
        old = places.script.rename(places.script.with_name("xlwings-0.1.applescript"))
        content = places.settings.read_bytes().replace(script()[0].encode(), old.name.encode())
        places.settings.write_bytes(content)
        assert did(uninstall(computer))["script"] == "removed"
        assert not old.exists()

    @pytest.mark.parametrize("name", ["../../mine.txt", "/etc/passwd", "notes.txt"])
    def test_settings_cannot_make_it_remove_another_file(self, tmp_path, name):
        computer = a_computer(tmp_path, "darwin")
        places = places_of(computer)
        a_file(places.settings, b'"OITSHEET_SCRIPT","' + name.encode() + b'"\n')
        mine = a_file(places.script.parents[1] / "mine.txt")
        notes = a_file(places.script.with_name("notes.txt"))
        uninstall(computer)
        assert mine.exists()
        assert notes.exists()


class TestACentralFolder:
    def test_it_gets_the_addin_alone_on_any_system(self, tmp_path):
        for platform in (*PLATFORMS, "linux"):
            folder = tmp_path / platform / "central"
            computer = a_computer(tmp_path / platform, platform)
            before = files_in(tmp_path)
            assert did(install(computer, an_addin, place=folder)) == {"addin": "put"}
            new = set(files_in(tmp_path)) - set(before)
            assert new == {f"{platform}/central/oitsheet.xlam"}
            assert did(uninstall(computer, place=folder)) == {"addin": "removed"}

    def test_the_users_then_need_the_settings_alone(self, tmp_path):
        computer = a_computer(tmp_path, "win32")
        assert did(install(computer, an_addin, settings_only=True)) == {"settings": "put"}
        assert not places_of(computer).addin.exists()


class TestTheDesktop:
    def test_it_gets_the_file_only_when_asked_for(self, tmp_path):
        computer = a_computer(tmp_path, "win32")
        deeds = install(computer, an_addin, dropper=DROPPER)
        assert did(deeds)["dropper"] == "put"
        assert places_of(computer).dropper.read_bytes() == DROPPER
        assert did(uninstall(computer))["dropper"] == "removed"

    def test_a_file_of_that_name_that_is_not_ours_stays(self, tmp_path):
        computer = a_computer(tmp_path, "win32")
        mine = a_file(places_of(computer).dropper, b"@echo off\r\necho mine\r\n")
        why = refused(install, computer, an_addin, dropper=DROPPER)
        assert (why.key, why.facts["path"]) == ("foreign", str(mine))
        assert did(uninstall(computer))["dropper"] == "foreign"
        assert mine.read_bytes() == b"@echo off\r\necho mine\r\n"

    def test_there_is_none_for_it_but_on_windows(self, tmp_path):
        computer = a_computer(tmp_path, "darwin")
        assert refused(install, computer, an_addin, dropper=DROPPER).key == "desktop_windows"


class TestARefusal:
    """What Windows says is played: to root on Linux no folder is closed."""

    @staticmethod
    def refuse(monkeypatch, name, ending):
        real = getattr(os, name)

        def refusing(source, *more, **others):
            if str(more[0] if more and name == "replace" else source).endswith(ending):
                raise PermissionError(13, "Access is denied", str(source))
            return real(source, *more, **others)

        monkeypatch.setattr(os, name, refusing)

    def test_excel_holds_the_addin(self, monkeypatch, tmp_path):
        computer = a_computer(tmp_path, "win32")
        install(computer, lambda: an_addin("0.0.1"))
        self.refuse(monkeypatch, "replace", ".xlam")
        before = files_in(tmp_path)
        why = refused(install, computer, an_addin)
        assert (why.key, why.facts["path"]) == ("held", str(places_of(computer).addin))
        assert files_in(tmp_path) == before

    def test_nobody_but_an_administrator_may_write_there(self, monkeypatch, tmp_path):
        computer = a_computer(tmp_path, "win32")
        real = Path.mkdir

        def refusing(self, *more, **others):
            if "Office16" in str(self):
                raise PermissionError(13, "Access is denied")
            real(self, *more, **others)

        monkeypatch.setattr(Path, "mkdir", refusing)
        assert refused(install, computer, an_addin, all_users=True).key == "no_right"

    def test_what_was_done_before_it_is_told(self, monkeypatch, tmp_path):
        computer = a_computer(tmp_path, "win32")
        self.refuse(monkeypatch, "replace", ".conf")
        why = refused(install, computer, an_addin)
        assert did(why.done) == {"addin": "put"}

    def test_the_stores_python_stops_all_before_anything_is_written(self, tmp_path):
        python = tmp_path / "WindowsApps" / "python.exe"
        computer = a_computer(tmp_path, "win32", executable=python)
        before = files_in(tmp_path)
        assert refused(install, computer, an_addin).key == "store_python"
        assert files_in(tmp_path) == before
