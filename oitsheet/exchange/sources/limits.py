"""How much a document, page or text may hold before it is refused, in one place.

Workbooks have the limits of `workbook.limits`. A table of an office has under a hundred rows; what
passes these limits is no such table, or was made to hang whoever reads it.
"""

from __future__ import annotations

from typing import Final

from oitsheet.workbook.limits import MEGABYTE

MAX_MARKUP_BYTES: Final = 32 * MEGABYTE
"""Of a page without its embedded pictures, or of a document's main part, unpacked: a document of
a thousand pages has 20 MB. The parser needs about ten times as much memory."""
MAX_MARKUP_TAGS: Final = 800_000
"""Tags of the same: 0.3 KB of memory each."""
MAX_TEXT_BYTES: Final = 32 * MEGABYTE
"""Of a text, each of whose bytes may be a cell."""
MAX_DOCUMENT_TAGS: Final = 2_000_000
"""Tags of a document, start and end: Word takes twelve for a word and its look."""
MAX_PAGES: Final = 200
"""Pages in one saved page or archive: its frames, or a book's sheets."""
MAX_TABLES: Final = 2_000
MAX_CELLS: Final = 250_000
"""Cells of all tables together."""
MAX_COVERED: Final = 1_000_000
"""Columns that cells reaching down cover, each counted for each such cell."""
MAX_LETTERS: Final = 20_000_000
"""Letters of one table, addresses too: a page may say its own long address with every link."""
MAX_COLUMNS: Final = 1_000
"""Columns of one table; Word makes 63."""
MAX_NESTING: Final = 30
"""Tables inside one another."""
