"""Files in which an office keeps its tables → one `Source`, whatever they are.

A file is known by its content and never by its name. Workbooks (.xlsx, .xls, .xlsb, .ods, Excel's
XML of 2003), documents of Word, saved web pages and texts can be read; everything else is refused
in one sentence. The user's file is only read.
"""

from __future__ import annotations

from oitsheet.exchange.sources.places import place_words, source_sentence
from oitsheet.exchange.sources.reading import read_source, source_of
from oitsheet.exchange.sources.unreadable import UnreadableSource

__all__ = ["UnreadableSource", "place_words", "read_source", "source_of", "source_sentence"]
