"""xlwings' module as it goes into the add-in: what is left of it, and what stops the build."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from macros.built import PROJECT, addin, part, parts, sources

import oitsheet
from oitsheet.form.messages import load_catalogue
from oitsheet.install import sources as read
from oitsheet.install.hardening import harden, hardened
from oitsheet.install.sources import MacroSourceError, our_text, xlwings_text, xlwings_version

MACROS = Path(__file__).resolve().parents[2] / "macros"
STOCK = xlwings_text("xlwings_custom_addin.bas")
RIBBON = "{http://schemas.microsoft.com/office/2009/07/customui}"
EVERY = sorted(path.name for path in MACROS.glob("*.bas"))


def ribbon():
    return ET.fromstring(part(addin(), "customUI/customUI14.xml"))  # noqa: S314  our own


def buttons():
    return list(ribbon().iter(f"{RIBBON}button"))


class TestOurSources:
    @pytest.mark.parametrize("name", EVERY)
    def test_macros_are_plain_ascii(self, name):
        assert (MACROS / name).read_bytes().isascii()

    def test_every_macro_goes_into_the_addin(self):
        assert EVERY == ["OitRibbon.bas", "OitRun.bas", "XlwingsHardened.bas"]

    @pytest.mark.parametrize("name", ["xlwings", "OitRibbon", "OitRun"])
    def test_every_name_must_be_declared(self, name):
        assert "\r\nOption Explicit\r\n" in sources(part(addin(), PROJECT))[name]

    def test_a_letter_that_is_not_ascii_stops_the_build(self, tmp_path, monkeypatch):
        (tmp_path / "X.bas").write_text("' ปุ่ม", encoding="utf-8")
        monkeypatch.setattr(read, "_FOLDERS", (tmp_path,))
        with pytest.raises(MacroSourceError, match="ASCII"):
            our_text("X.bas")

    def test_a_source_that_is_missing_stops_the_build(self):
        with pytest.raises(MacroSourceError, match=r"Nothing\.bas"):
            our_text("Nothing.bas")
        with pytest.raises(MacroSourceError, match=r"nothing\.bas"):
            xlwings_text("nothing.bas")

    def test_the_version_is_that_of_the_package(self):
        text = sources(part(addin(), PROJECT))["OitRun"]

        assert f'OIT_VERSION As String = "{oitsheet.__version__}"' in text

    def test_python_gets_one_line_of_constants(self):
        text = our_text("OitRun.bas")

        (line,) = [line for line in text.splitlines() if "RunPython(" in line]
        assert line.strip() == (
            'code = RunPython("import oitsheet.addin as a; '
            'a.expect(\'" & OIT_VERSION & "\'); a." & entry & "()")'
        )
        started = re.findall(r'^    RunOIT "(\w+)"$', our_text("OitRibbon.bas"), re.MULTILINE)
        assert len(started) == 9

    def test_every_sentence_the_macros_say_is_in_the_addin(self):
        text = our_text("OitRun.bas") + our_text("XlwingsHardened.bas")
        keys = set(re.findall(r'OIT(?:Say|Message|Obstacle)\(? ?=? ?"([A-Z_]+)"', text))

        told = {key.removeprefix("macro.").upper() for key in load_catalogue("th").words}
        assert len(keys) == 8
        assert keys <= told


class TestTheRibbon:
    def test_every_button_starts_a_public_sub(self):
        subs = set(re.findall(r"^Public Sub (\w+)\(control As Object\)$", our_text("OitRibbon.bas"),
                              re.MULTILINE))  # fmt: skip

        assert {button.get("onAction") for button in buttons()} == subs
        assert len(subs) == len(buttons()) == 8

    @pytest.mark.parametrize("button", buttons(), ids=lambda button: button.get("id"))
    def test_every_button_is_labelled_and_explained_in_thai(self, button):
        for key in ("label", "screentip", "supertip"):
            assert re.search("[ก-๙]", button.get(key))
        assert len(button.get("label")) <= 20
        assert button.get("imageMso")

    def test_ids_and_key_tips_are_there_once(self):
        for key in ("id", "keytip"):
            found = [button.get(key) for button in buttons()]
            assert len(set(found)) == len(found)

    def test_excel_finds_the_ribbon_by_a_relationship_of_its_kind(self):
        relations = part(addin(), "_rels/.rels").decode()

        assert relations.count("office/2007/relationships/ui/extensibility") == 1
        assert 'Target="customUI/customUI14.xml"' in relations

    def test_the_package_is_an_addin(self):
        types = part(addin(), "[Content_Types].xml").decode()

        assert "application/vnd.ms-excel.addin.macroEnabled.main+xml" in types
        assert "sheet.macroEnabled" not in types
        assert len(set(parts(addin()))) == len(parts(addin()))


class TestWhatIsLeftOfXlwings:
    @pytest.mark.parametrize(
        "word",
        [
            "xlwings.pro", "embedded", "LICENSE_KEY", "Declare PtrSafe", "LoadLibrary", ".dll",
            "VBProject", "VBComponents", "Conda", "XLPy", "SHOW CONSOLE", "TEMP DIR", "PYTHONPATH",
            '.py"', "FullName", "SaveConfigToFile", "RunFrozenPython", "UDF", "Traceback",
        ],
    )  # fmt: skip
    def test_nothing_is_said_of(self, word):
        every = "\n".join(sources(part(addin(), PROJECT)).values())

        assert word.lower() not in every.lower()
        assert word in STOCK or word in ("Traceback", "embedded")

    def test_its_version_is_the_installed_one(self):
        assert f'XLWINGS_VERSION As String = "{xlwings_version()}"' in hardened()

    def test_its_licence_stays(self):
        for words in ("Copyright (C) 2014-present, Zoomer Analytics LLC.", "BSD 3-clause license"):
            assert words in hardened()

    def test_of_a_workbook_only_its_name_is_read(self):
        assert set(re.findall(r"ActiveWorkbook\.\w+", hardened())) == {"ActiveWorkbook.Name"}
        assert set(re.findall(r"ThisWorkbook\.\w+", hardened())) == {"ThisWorkbook.IsAddin"}
        assert not re.search(r"(?<![.\w])(Range|Cells|Sheets|Worksheets)\(", hardened())


class TestWhatStopsTheBuild:
    def broken(self, text, match):
        with pytest.raises(MacroSourceError, match=match):
            harden(text, xlwings_version())

    def test_another_version_than_the_package_says(self):
        with pytest.raises(MacroSourceError, match=re.escape("9.9.9")):
            harden(STOCK, "9.9.9")

    def test_a_procedure_that_nobody_has_judged(self):
        self.broken(STOCK + "\nSub New1()\nEnd Sub\n", "not judged New1")

    @pytest.mark.parametrize("name", ["RunPython", "GetConfig", "WScript", "RunFrozenPython"])
    def test_a_procedure_that_is_gone(self, name):
        self.broken(re.sub(rf"\b{name}\(", "Other(", STOCK), f"missing .*{name}")

    def test_a_procedure_that_is_there_twice(self):
        self.broken(STOCK + "\nSub KillPy()\nEnd Sub\n", "twice")

    def test_a_range_that_is_looked_up_otherwise(self):
        self.broken(STOCK.replace("In Range(sht.", "In wb.Range(sht."), "expected once, found 0")

    def test_a_kept_procedure_that_now_reads_the_open_workbook(self):
        poisoned = STOCK.replace("Static Value As Object", "x = ActiveWorkbook.Sheets(1)")
        self.broken(poisoned, "hardening left")

    def test_a_licence_that_is_not_where_it_was(self):
        self.broken(STOCK.replace("BSD 3-clause", "some"), "licence")
