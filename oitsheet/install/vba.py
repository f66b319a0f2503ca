"""Modules of text → a VBA project that holds nothing but its source.

[MS-OVBA] asks writers other than Office for just that: no compiled code, and a version that no
Office has, so that Office compiles the source when it opens the file. xlwings' own add-ins are
made so (by Aspose.Cells), too. No clock and no chance: equal modules give equal bytes.
"""

from __future__ import annotations

import re
import struct
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from oitsheet.install.compound import compound_file
from oitsheet.install.compression import compress, veiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SPACE: Final = uuid.UUID("6f1b1c1e-3f0c-5f0a-9a0e-0a17f0c5e7b1")
"""Projects of ours have ids of their own, made from what they hold."""

_WORKBOOK_BASE: Final = "0{00020819-0000-0000-C000-000000000046}"
_SHEET_BASE: Final = "0{00020820-0000-0000-C000-000000000046}"
_CLASS_BASE: Final = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"
_CODE_PAGE: Final = 1252
_SOURCE_ONLY: Final = bytes.fromhex("cc61ffff000100")
"""The stream _VBA_PROJECT as [MS-OVBA] 2.3.4.1 has it on write: version 0xFFFF, no cache."""

_OLE: Final = (
    "*\\G{00020430-0000-0000-C000-000000000046}#2.0#0#"
    "C:\\Windows\\System32\\stdole2.tlb#OLE Automation"
)
_OFFICE: Final = (
    "*\\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#"
    "C:\\Program Files\\Common Files\\Microsoft Shared\\OFFICE16\\MSO.DLL"
    "#Microsoft Office 16.0 Object Library"
)
_REFERENCES: Final = (("stdole", _OLE), ("Office", _OFFICE))
"""What Excel itself gives every new project; it finds them by their ids, not by the paths."""

_HEADER: Final = re.compile(
    r"\A(?:VERSION [^\n]*\nBEGIN\n(?:.*\n)*?END\n)?((?:Attribute [^\n]*\n)*)"
)

Kind = Literal["standard", "class", "document"]


@dataclass(frozen=True, slots=True)
class Module:
    """One module.

    Attributes:
        name: Its name; for a document its code name.
        kind: ``document`` for the workbook itself and for each sheet.
        text: Its source with its Attribute lines, ASCII, with line feeds.
    """

    name: str
    kind: Kind
    text: str


def document(name: str) -> Module:
    """The module, without code, of a sheet or (``ThisWorkbook``) of the workbook."""
    base = _WORKBOOK_BASE if name == "ThisWorkbook" else _SHEET_BASE
    return Module(name, "document", _attributes(name, base, predeclared=True))


def standard(name: str, text: str) -> Module:
    """A standard module; its text begins with its name."""
    return Module(name, "standard", text)


def class_module(name: str, exported: str) -> Module:
    """A class, from the text that the editor exports."""
    found = _HEADER.match(exported)
    body = exported[found.end() :] if found else exported
    return Module(name, "class", _attributes(name, _CLASS_BASE, predeclared=False) + body)


def vba_project(name: str, modules: Sequence[Module]) -> bytes:
    """Write a project as the bytes of a ``vbaProject.bin``.

    Args:
        name: The project's name.
        modules: All of them; first the workbook's document, then each sheet's.

    Raises:
        ValueError: Two modules have one name, or a text is not ASCII.
    """
    if len({module.name.lower() for module in modules}) != len(modules):
        raise ValueError("two modules have one name")
    texts = [module.text.replace("\n", "\r\n").encode("ascii") for module in modules]
    made_of = "\0".join(f"{module.name}\0{module.text}" for module in modules)
    project_id = f"{{{str(uuid.uuid5(_SPACE, made_of)).upper()}}}"
    inside = {
        "_VBA_PROJECT": _SOURCE_ONLY,
        "dir": compress(_directory(name, modules)),
        **{module.name: compress(text) for module, text in zip(modules, texts, strict=True)},
    }
    root = {"PROJECT": _project(name, project_id, modules), "PROJECTwm": _names(modules)}
    return compound_file(root, "VBA", inside)


def _attributes(name: str, base: str, *, predeclared: bool) -> str:
    told = {
        "VB_Name": f'"{name}"',
        "VB_Base": f'"{base}"',
        "VB_GlobalNameSpace": "False",
        "VB_Creatable": "False",
        "VB_PredeclaredId": str(predeclared),
        "VB_Exposed": str(predeclared),
        "VB_TemplateDerived": "False",
        "VB_Customizable": str(predeclared),
    }
    return "".join(f"Attribute {key} = {value}\n" for key, value in told.items())


def _record(number: int, data: bytes = b"") -> bytes:
    return struct.pack("<HI", number, len(data)) + data


def _both(number: int, wide_number: int, text: str) -> bytes:
    """A text twice: in the code page, and in Unicode."""
    return _record(number, text.encode("ascii")) + _record(wide_number, text.encode("utf-16-le"))


def _directory(name: str, modules: Sequence[Module]) -> bytes:
    """The stream dir ([MS-OVBA] 2.3.4.2), not yet packed."""
    english = struct.pack("<I", 0x0409)
    parts = [
        _record(0x01, struct.pack("<I", 1)),  # Windows, 32 bit: as xlwings' own add-ins say
        _record(0x02, english),
        _record(0x14, english),
        _record(0x03, struct.pack("<H", _CODE_PAGE)),
        _record(0x04, name.encode("ascii")),
        _both(0x05, 0x40, ""),
        _record(0x06) + _record(0x3D),
        _record(0x07, bytes(4)),
        _record(0x08, bytes(4)),
        struct.pack("<HIIH", 0x09, 4, 1, 1),
        _both(0x0C, 0x3C, ""),
    ]
    for key, library in _REFERENCES:
        identity = library.encode("ascii")
        parts.append(_both(0x16, 0x3E, key))
        parts.append(_record(0x0D, struct.pack("<I", len(identity)) + identity + bytes(6)))
    parts.append(_record(0x0F, struct.pack("<H", len(modules))))
    parts.append(_record(0x13, b"\xff\xff"))
    parts += [_entry(module) for module in modules]
    return b"".join(parts) + _record(0x10)


def _entry(module: Module) -> bytes:
    return b"".join((
        _both(0x19, 0x47, module.name),
        _both(0x1A, 0x32, module.name),
        _both(0x1C, 0x48, ""),
        _record(0x31, bytes(4)),  # where the source begins: no compiled code before it
        _record(0x1E, bytes(4)),
        _record(0x2C, b"\xff\xff"),
        _record(0x21 if module.kind == "standard" else 0x22),
        _record(0x2B),
    ))  # fmt: skip


def _project(name: str, project_id: str, modules: Iterable[Module]) -> bytes:
    """The stream PROJECT: lines of text; not locked, no password, visible."""
    lines = {"document": "Document={}/&H00000000", "class": "Class={}", "standard": "Module={}"}
    told = [
        f'ID="{project_id}"',
        *[lines[module.kind].format(module.name) for module in modules],
        f'Name="{name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{veiled(bytes(4), project_id, 0x5D)}"',
        f'DPB="{veiled(bytes(1), project_id, 0x5E)}"',
        f'GC="{veiled(bytes([0xFF]), project_id, 0x5F)}"',
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *[f"{module.name}=0, 0, 0, 0, C" for module in modules],
        "",
    ]
    return "\r\n".join(told).encode("ascii")


def _names(modules: Iterable[Module]) -> bytes:
    """The stream PROJECTwm: each name in the code page and in Unicode."""
    pairs = (
        module.name.encode("ascii") + b"\0" + (module.name + "\0").encode("utf-16-le")
        for module in modules
    )
    return b"".join(pairs) + bytes(2)
