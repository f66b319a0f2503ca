"""Recognise the edition; grid + layout → named, typed tables, and what did not fit."""

from oitsheet.judging.submission.book import Submission
from oitsheet.judging.submission.cells import INSTRUMENTS, TOTAL, percent_of
from oitsheet.judging.submission.elements import Mark, Presence
from oitsheet.judging.submission.fit import AsOf, NotOurWorkbookError, fit
from oitsheet.judging.submission.items import ItemRow, Lack
from oitsheet.judging.submission.recognise import UnrecognisedEditionError
from oitsheet.judging.submission.shelf import Shelf
from oitsheet.judging.submission.table import Cell, Fields, Misfit, Row, Table, Unfit

__all__ = [
    "INSTRUMENTS",
    "TOTAL",
    "AsOf",
    "Cell",
    "Fields",
    "ItemRow",
    "Lack",
    "Mark",
    "Misfit",
    "NotOurWorkbookError",
    "Presence",
    "Row",
    "Shelf",
    "Submission",
    "Table",
    "Unfit",
    "UnrecognisedEditionError",
    "fit",
    "percent_of",
]
