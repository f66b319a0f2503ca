"""oitsheet tells an education office what the OIT assessor would say, before the assessor does.

`read` turns a workbook's bytes into a grid, `check` a grid into a `Report`; `check_file` does
both for a file on disk. The names below are imported when they are first asked for, so that
``import oitsheet`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oitsheet.doors import check_file
    from oitsheet.errors import OitsheetError
    from oitsheet.judging.checker import check
    from oitsheet.judging.report import Finding, Report, Severity
    from oitsheet.workbook.reading import read

__version__ = "0.1.0"

__all__ = [
    "Finding",
    "OitsheetError",
    "Report",
    "Severity",
    "__version__",
    "check",
    "check_file",
    "read",
]

_HOMES = {
    "Finding": "oitsheet.judging.report",
    "OitsheetError": "oitsheet.errors",
    "Report": "oitsheet.judging.report",
    "Severity": "oitsheet.judging.report",
    "check": "oitsheet.judging.checker",
    "check_file": "oitsheet.doors",
    "read": "oitsheet.workbook.reading",
}


def __getattr__(name: str) -> object:
    """Fetch a public name from the room it lives in.

    Raises:
        AttributeError: There is no such public name.
    """
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
