"""The button of a form that carries its own macros (``oitsheet new --with-button``)."""

from __future__ import annotations

from typing import Final

from oitsheet.form.messages import load_catalogue
from oitsheet.form.template import Button
from oitsheet.install.project import project, sentences

MACRO: Final = "OIT_ValidateButton"
"""The Sub without arguments that the button starts."""


def check_button() -> Button:
    """Return the button, its Thai caption and its macros: those of the add-in.

    The macros believe no sheet of the form that they are in: only the user's own settings say
    which Python is started.
    """
    caption = load_catalogue("th").words["macro.button"]
    return Button(caption, MACRO, sentences(), project)
