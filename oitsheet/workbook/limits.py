"""How much a workbook may hold before it is refused: every limit of the guard, in one place.

Whoever refuses says which limit was passed by a key (``cells``), and the catalogues hold a sentence
for each under ``[refused]``. What is not refused but cut has no key.
An office's workbook is under 5 MB; a sheet of 200,000 rows packs at about 7 to 1.
"""

from __future__ import annotations

from typing import Final

MEGABYTE: Final = 1024 * 1024

MAX_FILE_BYTES: Final = 50 * MEGABYTE
MAX_ENTRIES: Final = 5_000
"""Entries in the zip directory."""
MAX_PART_BYTES: Final = 128 * MEGABYTE
"""One part, unpacked."""
MAX_UNPACKED_BYTES: Final = 300 * MEGABYTE
"""All parts together, unpacked."""
MAX_RATIO: Final = 200
"""Unpacked to packed; only asked of parts above RATIO_COUNTS_FROM."""
RATIO_COUNTS_FROM: Final = 16 * MEGABYTE

MAX_TAGS: Final = 16_000_000
"""Tags of all XML parts that are looked at: 2,000,000 cells with formulas have 12,000,000."""
MAX_RELATIONS: Final = 100_000
"""Relationships of one part."""
MAX_NAMES: Final = 50_000
"""Defined names of the workbook."""
MAX_FORMATS: Final = 100_000
"""Cell styles; Excel makes 65,490."""
MAX_TEXTS: Final = 2_000_000
"""Shared texts."""
MAX_LETTERS: Final = 100_000_000
"""Letters of shared texts that all cells show, each time counted: a reader makes a text for each
cell, so that one long text in many cells ends the process."""
MAX_SPINS: Final = 1_000_000
"""Rounds by which a password becomes a key; Excel takes 100,000. Past it no password is tried."""
MAX_ENCRYPTION_BYTES: Final = 64 * 1024
"""How a workbook was encrypted, told in XML; Excel takes 2 KB. Past it no password is tried."""

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
LINK_CELLS_IN_ALL: Final = 200_000
"""Once the links of a sheet are told of so many cells, each further one is told of its first."""

NEAR_ROWS: Final = 10_000
NEAR_COLUMNS: Final = 500
"""In a sheet past MAX_BOX only cells inside this corner are read; those beyond are strays."""
MAX_STRAYS: Final = 1_000
"""More cells holding something than this beyond the corner are no strays: the sheet is large."""
TOLD_STRAYS: Final = 20
"""So many strays are told of."""

READING_SECONDS: Final = 60
"""What the reading of one file may take in a process of its own; see `isolated`."""
READING_MEGABYTES: Final = 2_048
"""The same of memory, where the system limits it."""
