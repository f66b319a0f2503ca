"""How much a workbook may hold before it is refused: every limit of the guard, in one place.

An office's workbook is under 5 MB; a sheet of 200,000 rows packs at about 7 to 1.
"""

from __future__ import annotations

from typing import Final

_MB: Final = 1024 * 1024

MAX_FILE_BYTES: Final = 50 * _MB
MAX_ENTRIES: Final = 5_000
"""Entries in the zip directory."""
MAX_PART_BYTES: Final = 128 * _MB
"""One part, unpacked."""
MAX_UNPACKED_BYTES: Final = 300 * _MB
"""All parts together, unpacked."""
MAX_RATIO: Final = 200
"""Unpacked to packed; only asked of parts above RATIO_COUNTS_FROM."""
RATIO_COUNTS_FROM: Final = 16 * _MB

MAX_DEPTH: Final = 64
"""Elements inside one another."""
MAX_SHEETS: Final = 200
MAX_CELLS: Final = 2_000_000
"""Cells that one sheet writes down, blank ones too."""
MAX_BOX: Final = 5_000_000
"""Last row times last column of a sheet: a reader makes room for all of it, blank or not."""
MAX_BOX_IN_ALL: Final = 20_000_000
"""The same, all sheets together."""
MAX_MERGES: Final = 20_000
MAX_LINKS: Final = 70_000
"""Hyperlinks of one sheet; Excel takes 66,530."""
LINK_CELLS: Final = 1_000
"""A link over more cells than this is told of its first cell only."""

NEAR_ROWS: Final = 10_000
NEAR_COLUMNS: Final = 500
"""In a sheet past MAX_BOX only cells inside this corner are read; those beyond are strays."""
MAX_STRAYS: Final = 1_000
"""More cells holding something than this beyond the corner are no strays: the sheet is large."""
TOLD_STRAYS: Final = 20
"""So many strays are told of."""
