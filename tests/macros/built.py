"""The add-in and a form with a button as they are built, and what stands in them."""

from __future__ import annotations

import io
import warnings
import zipfile
from functools import cache

from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.template import build
from oitsheet.install.button import check_button
from oitsheet.install.xlam import build_addin

with warnings.catch_warnings():  # what it imports has names that its own libraries have given up
    warnings.simplefilter("ignore")
    from oletools.olevba import VBA_Parser, decompress_stream

__all__ = ["addin", "decompress_stream", "form", "part", "parts", "sources"]

PROJECT = "xl/vbaProject.bin"


@cache
def addin() -> bytes:
    """The add-in."""
    return build_addin()


@cache
def form(key: str = "2566-moe", *, button: bool = True) -> bytes:
    """An empty form, with or without a button."""
    return build(load_layout(), load_edition(key), button=check_button() if button else None)


def parts(content: bytes) -> list[str]:
    """The names of a package's parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.namelist()


def part(content: bytes, name: str) -> bytes:
    """One part of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def sources(project: bytes) -> dict[str, str]:
    """The modules of a VBA project as olevba reads them, by name and in order."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parser = VBA_Parser("vbaProject.bin", data=project)
        found = {name.rpartition(".")[0]: text for _, _, name, text in parser.extract_all_macros()}
        parser.close()
    return found
