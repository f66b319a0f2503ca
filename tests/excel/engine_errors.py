"""How a refusal of Excel looks through COM."""

from __future__ import annotations

FORBIDDEN = (
    "The cell or chart you're trying to change is on a protected sheet. "
    "To make a change, unprotect the sheet. You might be requested to enter a password."
)

_EXCEPTION_OCCURRED = -2147352567
_BAD_INDEX = -2147352565
_FAILED = -2146827284


class ComError(Exception):
    """pywin32's ``com_error``: the same four arguments, the same attributes."""

    def __init__(self, hresult, strerror, excepinfo, argerror):
        super().__init__(hresult, strerror, excepinfo, argerror)
        self.hresult = hresult
        self.strerror = strerror
        self.excepinfo = excepinfo
        self.argerror = argerror


def refused(text):
    """Error 1004: Excel refuses."""
    told = (0, "Microsoft Excel", text, "xlmain11.chm", 0, _FAILED)
    return ComError(_EXCEPTION_OCCURRED, "Exception occurred.", told, None)


def no_such():
    """Nothing of that name or number in a collection."""
    return ComError(_BAD_INDEX, "Invalid index.", None, None)
