"""Whether the add-in and the package that it calls were made for one another."""

from __future__ import annotations

from oitsheet import __version__
from oitsheet.addin.session import refuse


def expect(version: str) -> None:
    """Go on where the add-in was built by this package, or by one that calls it alike.

    Args:
        version: Of the package that built the add-in: ``0.5.1`` fits every ``0.5``.

    Raises:
        SystemExit: With 0, after the person was told: nothing more is to be said by the macro.
    """
    if version.split(".")[:2] != __version__.split(".")[:2]:
        refuse("other_version", addin=version, package=__version__)
        raise SystemExit(0)
