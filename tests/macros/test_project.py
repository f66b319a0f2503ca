"""The VBA project: read back by others as it was written, without compiled code, ever the same."""

import hashlib
import io
import os
import re
import subprocess
import sys

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st
from macros.built import PROJECT, addin, decompress_stream, form, part, sources
from pyopenvba.cfb import CFB
from pyopenvba.vba import parse_vba_project

from oitsheet.install.compound import compound_file
from oitsheet.install.compression import compress, veiled
from oitsheet.install.hardening import hardened
from oitsheet.install.sources import our_modules, xlwings_text
from oitsheet.install.vba import document, standard, vba_project

DIGEST = """
import hashlib, sys
from oitsheet.install.xlam import build_addin
sys.stdout.write(hashlib.sha256(build_addin()).hexdigest())
"""


def project(sheets=2):
    modules = [document("ThisWorkbook"), *(document(f"Sheet{n + 1}") for n in range(sheets))]
    return vba_project("oitsheet", [*modules, standard("A", 'Attribute VB_Name = "A"\n')])


def opened(content):
    """Read strictly: what olefile only doubts is an error, too."""
    return olefile.OleFileIO(io.BytesIO(content), raise_defects=olefile.DEFECT_UNSURE)


class TestWhatStandsInIt:
    def test_olevba_reads_the_same_sources_back(self):
        found = sources(part(addin(), PROJECT))

        assert list(found) == [
            "ThisWorkbook", "Sheet1", "Sheet2", "Dictionary", "xlwings", "OitRibbon", "OitRun",
        ]  # fmt: skip
        for name, text in {"xlwings": hardened(), **our_modules()}.items():
            assert found[name] == text.replace("\n", "\r\n")

    def test_a_class_keeps_its_code_and_gets_the_attributes_of_a_class(self):
        found = sources(part(addin(), PROJECT))["Dictionary"].replace("\r\n", "\n")
        exported = xlwings_text("addin/Dictionary.cls")

        code = found[found.index("''\n") :]
        assert exported.endswith(code)
        assert len(code) > 10_000
        head = found.removesuffix(code)
        assert head.startswith('Attribute VB_Name = "Dictionary"\nAttribute VB_Base = "0{FCFB3D2A-')
        assert "VERSION" not in head

    def test_every_line_ends_as_on_windows(self):
        for text in sources(part(addin(), PROJECT)).values():
            assert "\n" not in text.replace("\r\n", "")

    def test_another_reader_agrees(self):
        found = parse_vba_project(CFB.from_bytes(part(form(), PROJECT)))

        assert {m.name: m.source for m in found.modules} == sources(part(form(), PROJECT))

    def test_no_compiled_code_is_in_it(self):
        with opened(part(addin(), PROJECT)) as file:
            streams = ["/".join(path) for path in file.listdir()]
            assert file.openstream("VBA/_VBA_PROJECT").read().hex() == "cc61ffff000100"
        assert not [name for name in streams if "SRP" in name]
        found = parse_vba_project(CFB.from_bytes(part(addin(), PROJECT)))
        assert {module.text_offset for module in found.modules} == {0}

    def test_the_project_is_open_for_everybody_to_read(self):
        with opened(part(addin(), PROJECT)) as file:
            lines = file.openstream("PROJECT").read().decode("ascii").split("\r\n")
        told = dict(line.split("=", 1) for line in lines if "=" in line)

        project_id = told["ID"].strip('"')
        assert unveiled(told["CMG"], project_id) == bytes(4)  # no protection
        assert unveiled(told["DPB"], project_id) == b"\x00"  # no password
        assert unveiled(told["GC"], project_id) == b"\xff"  # visible
        assert told["Name"] == '"oitsheet"'
        assert "Document=ThisWorkbook/&H00000000" in lines


class TestReproducible:
    def test_the_addin_is_the_same_in_every_process(self):
        found = {
            subprocess.run(  # noqa: S603  our own interpreter
                [sys.executable, "-c", DIGEST],
                check=True,
                capture_output=True,
                text=True,
                encoding="utf-8",
                env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONUTF8": "1"},
            ).stdout
            for seed, zone in (("1", "UTC"), ("2", "Asia/Bangkok"))
        }
        assert found == {hashlib.sha256(addin()).hexdigest()}

    def test_other_modules_make_another_project(self):
        ids = {re.search(rb'ID="({[^"]*})"', project(n)).group(1) for n in (1, 2)}

        assert len(ids) == 2

    def test_two_modules_of_one_name_are_refused(self):
        with pytest.raises(ValueError, match="one name"):
            vba_project("x", [document("ThisWorkbook"), document("thisworkbook")])


class TestContainers:
    @pytest.mark.parametrize("sheets", [0, 1, 2, 5, 11, 12, 40, 150])
    def test_every_stream_is_found_whatever_their_number(self, sheets):
        with opened(project(sheets)) as file:
            names = {path[-1] for path in file.listdir()}
            assert len(names) == sheets + 6
            for n in range(sheets):  # by its name, through the tree of the directory
                assert file.openstream(f"VBA/Sheet{n + 1}").read()[:1] == b"\x01"

    @pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 4095, 4096, 4097, 200_000])
    def test_streams_of_every_size_come_back(self, size):
        noise = bytes(n * n % 251 for n in range(size))
        text = "'" + noise.hex()
        content = vba_project("x", [document("ThisWorkbook"), standard("A", text)])

        assert sources(content)["A"] == text

    def test_a_file_that_needs_a_second_level_of_tables_is_refused(self):
        with pytest.raises(ValueError, match="too large"):
            compound_file({"big": bytes(8_000_000)}, "VBA", {})


@given(st.text(alphabet="ab \r\nSub=", max_size=9000))
def test_what_is_packed_unpacks_to_the_same(text):
    data = text.encode("ascii")

    assert bytes(decompress_stream(bytearray(compress(data)))) == data


def test_settings_are_veiled_as_excel_veils_them():
    # ID and DPB of a project that Excel itself wrote; its one byte of chance may be any
    theirs = unveiled('"BAB8F3DCD1DDD1DDD1"', "{BDFF0F99-EFC5-4DB0-830D-4C8BFEE87599}")
    ours = unveiled(
        veiled(b"\x00", "{BDFF0F99-EFC5-4DB0-830D-4C8BFEE87599}", 0xBA),
        "{BDFF0F99-EFC5-4DB0-830D-4C8BFEE87599}",
    )

    assert theirs == ours == b"\x00"


def unveiled(text, project_id):
    """What [MS-OVBA] 2.4.3.3 makes of a veiled setting."""
    seed, version, key, *rest = bytes.fromhex(text.strip('"'))
    assert seed ^ version == 2
    assert seed ^ key == sum(project_id.encode("ascii")) & 0xFF
    before, last, plain = version, key, seed ^ key
    out = []
    for byte in rest:
        plain = byte ^ (before + plain & 0xFF)
        before, last = last, byte
        out.append(plain)
    told = out[(seed & 6) // 2 :]
    assert int.from_bytes(told[:4], "little") == len(told) - 4
    return bytes(told[4:])
