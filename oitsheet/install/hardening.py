"""xlwings' own module made safe for forms that somebody else sent.

The module that xlwings ships reads its settings from the workbook that is open and from files
beside it, and runs Python that a sheet holds. Of its procedures only those named here go into the
add-in: some as they are, some in our version (``macros/XlwingsHardened.bas``). Everything else,
the declarations of its DLLs too, is left out. A procedure that xlwings does not have any more, or
one that it has and nobody has judged, stops the build.
"""

from __future__ import annotations

import re
from typing import Final

from oitsheet.install.sources import (
    MacroSourceError,
    our_text,
    replaced,
    xlwings_text,
    xlwings_version,
)

PROJECT_NAME: Final = "oitsheet"

_KEPT: Final = (
    "GetConfigFilePath", "GetConfigFromSheet", "GetConfigFromFile", "WScript", "FileExists",
    "FileExistsOnWindows", "FileOrFolderExistsOnMac", "ParentFolder", "ToMacPath", "GetMacDir",
    "ExpandEnvironmentStrings", "ReadFile", "SheetExists", "CreateGUID",
)  # fmt: skip
"""Taken over as xlwings has them."""

_REPLACED: Final = ("RunPython", "GetConfig", "ExecuteWindows", "ExecuteMac", "CleanUp")
"""Ours stand in their place."""

_ADDED: Final = ("ConfiguredInterpreter", "IsInterpreter", "IsPlainName", "TakenLog")

_LEFT_OUT: Final = (
    # programs that were frozen, and Python kept in sheets
    "RunFrozenPython", "GetUdfModules",
    # user-defined functions: a COM server, its DLLs, and code that writes code
    "XLPyCommand", "XLPyLoadDLL", "NDims", "XLPy", "KillPy", "ImportPythonUDFsBase",
    "ImportPythonUDFs", "ImportPythonUDFsToAddin", "ImportXlwingsUdfsModule", "GetDLLVersion",
    "has_dynamic_array",
    # settings beside the workbook, settings written, conda
    "GetDirectoryPath", "GetDirectoryConfigFilePath", "GetFullName", "SaveConfigToFile",
    "CheckConda",
    # a traceback in a box, and what nothing uses any more
    "ShowError", "IsFullName", "GetDirectory", "KillFileOnMac", "ToPosixPath", "GetBaseName",
)  # fmt: skip

_PROCEDURE: Final = re.compile(
    r"^(?:(?:Public|Private) )?(Sub|Function) (\w+)\b.*?^End \1$", re.MULTILINE | re.DOTALL
)
_XLWINGS_VERSION: Final = re.compile(
    r'^Public Const XLWINGS_VERSION As String = "(.+)"$', re.MULTILINE
)
_BARRED: Final = (
    "xlwings.pro", "LICENSE_KEY", "Declare ", "LoadLibrary", ".dll", "VBProject", "CONDA",
    "ADD_WORKBOOK_TO_PYTHONPATH", "ActiveWorkbook.Sheets", "ActiveWorkbook.FullName", '.py"',
)  # fmt: skip
"""What must not be left over anywhere."""


def hardened() -> str:
    """Return the module ``xlwings`` as it goes into the add-in, with line feeds.

    Raises:
        MacroSourceError: The installed xlwings is not one that we know how to harden.
    """
    return harden(xlwings_text("xlwings_custom_addin.bas"), xlwings_version())


def harden(text: str, version: str) -> str:
    """Harden xlwings' module.

    Args:
        text: The module as xlwings ships it, with line feeds.
        version: What the installed xlwings says of itself.

    Raises:
        MacroSourceError: The text is not what we expect.
    """
    found = _XLWINGS_VERSION.findall(text)
    if found != [version]:
        raise MacroSourceError(f"xlwings is {version}, its macros are {found}")
    theirs = _procedures(text)
    _expect("xlwings' macros", theirs, {*_KEPT, *_REPLACED, *_LEFT_OUT})
    source = our_text("XlwingsHardened.bas")
    ours = _procedures(source)
    _expect("XlwingsHardened.bas", ours, {*_REPLACED, *_ADDED})
    kept = {name: theirs[name] for name in _KEPT}
    # a bare Range looks at the sheet that is active: in the form
    kept["GetConfigFromSheet"] = replaced(
        kept["GetConfigFromSheet"], "In Range(sht.", "In sht.Range(sht."
    )
    head = [_notice(text), "Option Explicit", _declarations(source), *_constants(version)]
    done = "\n\n".join([*head, *ours.values(), *kept.values()]) + "\n"
    left = [word for word in _BARRED if word in done]
    if left:
        raise MacroSourceError(f"hardening left in xlwings' macros: {', '.join(left)}")
    return done


def _procedures(text: str) -> dict[str, str]:
    """Every Sub and Function by name, from its first line to its last."""
    found = [(match[2], match[0]) for match in _PROCEDURE.finditer(text)]
    if len({name for name, _ in found}) != len(found):  # one for each of two conditions
        raise MacroSourceError("a procedure of the macros is there twice")
    return dict(found)


def _expect(whose: str, found: dict[str, str], expected: set[str]) -> None:
    if found.keys() != expected:
        missing, unknown = expected - found.keys(), found.keys() - expected
        raise MacroSourceError(
            f"{whose}: missing {', '.join(sorted(missing)) or '-'}, "
            f"not judged {', '.join(sorted(unknown)) or '-'}"
        )


def _notice(text: str) -> str:
    """The module's name, version and licence, as they must stay."""
    head, mark, _ = text.partition("'SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.")
    if not mark or "BSD 3-clause license" not in head:
        raise MacroSourceError("xlwings' licence notice is not where it was")
    constant = '#Const App = "Microsoft Excel" \'Adjust when using outside of Excel\n'
    return replaced(head + mark, constant, "'Hardened for oitsheet: many procedures left out.\n")


def _declarations(source: str) -> str:
    """What stands before the first procedure of our module, but for its name."""
    first = next(_PROCEDURE.finditer(source)).start()
    return source[:first].partition("\n")[2].strip()


def _constants(version: str) -> tuple[str, str]:
    return (
        f'Public Const XLWINGS_VERSION As String = "{version}"',
        f'Public Const PROJECT_NAME As String = "{PROJECT_NAME}"',
    )
