"""What the add-in and a form with a button have in common: the macros, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from oitsheet.form.messages import load_catalogue
from oitsheet.form.template.book import WORKBOOK
from oitsheet.install.hardening import PROJECT_NAME, hardened
from oitsheet.install.sources import our_modules, xlwings_text
from oitsheet.install.vba import class_module, document, standard, vba_project

if TYPE_CHECKING:
    from collections.abc import Iterable

_TABLE: Final = "macro."


def project(sheets: Iterable[str]) -> bytes:
    """Build the VBA project of a workbook.

    Args:
        sheets: The code names of its sheets, in order.

    Returns:
        The bytes of ``vbaProject.bin``; the same for the same sheets.

    Raises:
        MacroSourceError: A source is missing, or not what we know how to harden.
    """
    modules = [
        document(WORKBOOK),
        *[document(sheet) for sheet in sheets],
        class_module("Dictionary", xlwings_text("addin/Dictionary.cls")),
        standard("xlwings", hardened()),
        *[standard(name, text) for name, text in our_modules().items()],
    ]
    return vba_project(PROJECT_NAME, modules)


def sentences() -> tuple[tuple[str, str], ...]:
    """What the macros say, in Thai: the key they look for, and the sentence."""
    words = load_catalogue("th").words
    return tuple(
        (key.removeprefix(_TABLE).upper(), text)
        for key, text in words.items()
        if key.startswith(_TABLE)
    )
