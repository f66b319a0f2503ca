"""The add-in for Excel, ``oitsheet.xlam``, built from text."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from oitsheet import __version__
from oitsheet.form.template.book import Book
from oitsheet.form.template.plan import SAID
from oitsheet.install.hardening import PROJECT_NAME
from oitsheet.install.project import project, sentences
from oitsheet.install.sources import RIBBON, our_text, replaced, xlwings_version

_CONF: Final = ("INTERPRETER_WIN", "INTERPRETER_MAC")
"""Settings that an IT department may fill in, for everybody who gets this add-in; else each
user's own file counts."""

_RELATION: Final = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
_PART: Final = f"customUI/{RIBBON}"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def build_addin() -> bytes:
    """Build the add-in: hidden sheets of settings and sentences, the macros, the tab OIT.

    Returns:
        The file's bytes (.xlam): the same whenever and wherever it is built from the same
        versions of this package and of xlwings.

    Raises:
        MacroSourceError: A source is missing, or xlwings is one that we cannot harden.
    """
    book = Book(title="OIT")
    for name, version in (("oitsheet", __version__), ("xlwings", xlwings_version())):
        book.workbook.set_custom_property(name, version, "text")  # `addin status` asks for them
    settings = book.workbook.add_worksheet(f"{PROJECT_NAME}.conf")
    for row, key in enumerate(_CONF):
        settings.write_string(row, 0, key)
    said = book.workbook.add_worksheet("msg")
    said.hide()
    told = sentences()
    for row, pair in enumerate(told):
        said.write_row(row, 0, pair)
    book.name(SAID, f"msg!$A$1:$B${len(told)}")
    book.carry(project)
    return _as_addin(book.close())


def _as_addin(content: bytes) -> bytes:
    """The same package as an add-in with a tab of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(out, "w") as addin:
        for name in package.namelist():
            data = package.read(name)
            if name == "[Content_Types].xml":
                data = _swap(data, "ms-excel.sheet.macroEnabled", "ms-excel.addin.macroEnabled")
            elif name == "_rels/.rels":
                tab = f'<Relationship Id="oitTab" Type="{_RELATION}" Target="{_PART}"/>'
                data = _swap(data, "</Relationships>", f"{tab}</Relationships>")
            _write(addin, name, data)
        _write(addin, _PART, our_text(RIBBON).encode("utf-8"))
    return out.getvalue()


def _swap(data: bytes, old: str, new: str) -> bytes:
    return replaced(data.decode("utf-8"), old, new).encode("utf-8")


def _write(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # else it tells on which system it was built
    package.writestr(entry, data)
