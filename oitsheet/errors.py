"""The root of every exception this package raises on purpose."""

from __future__ import annotations


class OitsheetError(Exception):
    """What a caller may catch to catch everything that oitsheet itself raises."""
