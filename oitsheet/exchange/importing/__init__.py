"""An office's own tables → the master: what each column and row becomes, and what is left over."""

from oitsheet.exchange.importing.asking import Answer, Question
from oitsheet.exchange.importing.editions import EditionOpenError, NoEditionError
from oitsheet.exchange.importing.filling import Existing
from oitsheet.exchange.importing.mapping import BadMapError, Wish, read_wishes
from oitsheet.exchange.importing.plan import Plan, Sure
from oitsheet.exchange.importing.planning import Asked, Import, plan_import
from oitsheet.exchange.importing.refusals import (
    NothingRecognisedError,
    OtherYearError,
    UnusedMapError,
)

__all__ = [
    "Answer",
    "Asked",
    "BadMapError",
    "EditionOpenError",
    "Existing",
    "Import",
    "NoEditionError",
    "NothingRecognisedError",
    "OtherYearError",
    "Plan",
    "Question",
    "Sure",
    "UnusedMapError",
    "Wish",
    "plan_import",
    "read_wishes",
]
