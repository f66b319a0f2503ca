"""Reports written to files: whole or not at all, and never in the place of a workbook."""

import os

import pytest
from cli.running import PROVINCIAL, WITH_ERROR, WITH_RISK, copy_of_edition, run, start

from oitsheet.doors import save
from oitsheet.form.messages import load_catalogue

VERDICT = load_catalogue("th").say("text.verdict_at_risk", risk=7)


class TestWritingToAFile:
    def test_it_is_utf_8_without_colours_and_nothing_is_shown(self, tmp_path):
        out = tmp_path / "ผล.txt"
        done = start("check", WITH_RISK, "-o", out, PYTHONIOENCODING="cp874")
        assert (done.stdout, done.returncode) == (b"", 0)
        text = out.read_bytes().decode("utf-8")
        assert f"● {VERDICT}" in text
        assert "\x1b" not in text

    def test_the_exit_code_is_the_same(self, tmp_path):
        assert run("check", WITH_ERROR, "-o", tmp_path / "x.txt").exit_code == 1

    @pytest.mark.parametrize("way", ["same", "relative", "symlink", "hardlink", "dots"])
    def test_the_input_is_never_overwritten(self, monkeypatch, tmp_path, way):
        file = tmp_path / "a.xlsx"
        file.write_bytes(WITH_RISK.read_bytes())
        (tmp_path / "d").mkdir()
        other = tmp_path / "b.xlsx"
        if way == "symlink":
            other.symlink_to(file)
        elif way == "hardlink":
            other.hardlink_to(file)
        monkeypatch.chdir(tmp_path)
        output = {"same": file, "relative": "a.xlsx", "dots": "d/../a.xlsx"}.get(way, other)
        outcome = run("check", file, "-o", output)
        assert outcome.exit_code == 2
        assert "a.xlsx" in outcome.stderr or "b.xlsx" in outcome.stderr
        assert file.read_bytes() == WITH_RISK.read_bytes()

    def test_nor_is_any_of_several_inputs(self, tmp_path):
        file = tmp_path / "a.xlsx"
        file.write_bytes(WITH_RISK.read_bytes())
        assert run("check", PROVINCIAL, file, "-o", file).exit_code == 2
        assert file.read_bytes() == WITH_RISK.read_bytes()

    def test_nor_is_the_edition_that_was_read(self, tmp_path):
        edition = copy_of_edition(tmp_path)
        before = edition.read_bytes()
        assert run("check", PROVINCIAL, "--edition", edition, "-o", edition).exit_code == 2
        assert edition.read_bytes() == before

    def test_an_old_result_stays_whole_when_writing_fails(self, monkeypatch, tmp_path):
        out = tmp_path / "result.txt"
        out.write_text("old", encoding="utf-8")

        def full(_handle):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        outcome = run("check", WITH_RISK, "-o", out)
        assert outcome.exit_code == 2
        assert "No space left on device" in outcome.stderr
        assert out.read_text(encoding="utf-8") == "old"
        assert [path.name for path in tmp_path.iterdir()] == ["result.txt"]

    @pytest.mark.parametrize("place", ["", "no/such/folder/x.txt"])
    def test_a_place_that_cannot_be_written_is_told(self, tmp_path, place):
        outcome = run("check", WITH_RISK, "-o", tmp_path / place)
        assert outcome.exit_code == 2
        assert "Traceback" not in outcome.stderr
        assert str(tmp_path) in outcome.stderr

    def test_a_link_is_followed_and_stays_a_link(self, tmp_path):
        target, link = tmp_path / "real.txt", tmp_path / "link.txt"
        target.write_text("old", encoding="utf-8")
        link.symlink_to(target)
        save(link, b"new", replace=True)
        assert link.is_symlink()
        assert target.read_bytes() == b"new"

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
    def test_a_pipe_is_written_to_and_not_replaced(self, tmp_path):
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        try:
            save(pipe, b"through", replace=True)
            assert os.read(reader, 100) == b"through"
        finally:
            os.close(reader)
        assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["report.xlsx", "REPORT.XLSM", "old.xls"])
def test_a_report_never_takes_a_workbooks_name(tmp_path, name) -> None:
    other = tmp_path / name
    other.write_bytes(b"somebody's work")

    done = run("check", WITH_RISK, "-o", other)

    assert done.exit_code == 2
    assert name in done.stderr
    assert other.read_bytes() == b"somebody's work"
