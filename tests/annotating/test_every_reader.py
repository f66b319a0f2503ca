"""Copies are opened by others: Microsoft's validator, LibreOffice, openpyxl."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from annotating.sdk import errors
from annotating.test_annotated import BOOKS, ITEMS, RESULTS, copy_of, plain, rich

CHOSEN = ("oit-2566-moe", "nongkhai2-2565")
FILES = {path.stem: path.read_bytes() for path in BOOKS if path.stem in CHOSEN}
FILES |= {"แผ่นของสำนักงาน": plain(), "สมุดงานเดิม": rich()}


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Each file before and after, on disk."""
    folder = tmp_path_factory.mktemp("files")
    for name, data in FILES.items():
        (folder / f"{name}.before.xlsx").write_bytes(data)
        (folder / f"{name}.after.xlsx").write_bytes(copy_of(data).data)
    return folder


@pytest.mark.ooxml
@pytest.mark.parametrize("name", FILES)
def test_a_copy_has_no_error_that_its_original_has_not(name, written) -> None:
    before = errors(written / f"{name}.before.xlsx")
    after = errors(written / f"{name}.after.xlsx")

    assert before is not None
    assert after is not None
    assert after - before == {}


@pytest.mark.libreoffice
def test_libreoffice_opens_them_and_shows_the_results(written, tmp_path) -> None:
    assert shutil.which("soffice"), "these tests need LibreOffice: see .ci/packages"
    copies = sorted(written.glob("*.after.xlsx"))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path / 'profile'}"]
    command += ["--convert-to", "ods", "--outdir", str(tmp_path)]
    subprocess.run(  # noqa: S603  our own files
        [*command, *map(str, copies)], check=True, capture_output=True
    )
    again = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path / 'profile'}"]
    again += ["--convert-to", "xlsx", "--outdir", str(tmp_path / "xlsx")]
    subprocess.run(  # noqa: S603  our own files
        [*again, *map(str, sorted(tmp_path.glob("*.ods")))], check=True, capture_output=True
    )
    for copy in copies:
        seen = openpyxl.load_workbook(tmp_path / "xlsx" / f"{Path(copy).stem}.xlsx")
        assert seen[RESULTS]["A3"].value.startswith("● ")
        assert seen[RESULTS]["C10"].hyperlink is not None
        assert seen[ITEMS].max_row > 5
