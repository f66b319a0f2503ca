"""What a person may be asked of a guess, and what may be answered. Values only."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from oitsheet.exchange.importing.plan import ColumnPlan
    from oitsheet.form.messages import Bilingual

    Ask = Callable[["Question"], "Answer"]


class Question(NamedTuple):
    """Whether a column is what it was taken for.

    Attributes:
        column: The guess.
        sheet: The sheet that its table becomes.
        samples: What stands below the header.
        columns: What else it may be: column key → its name.
    """

    column: ColumnPlan
    sheet: Bilingual
    samples: tuple[str, ...]
    columns: Mapping[str, Bilingual]


class Answer(NamedTuple):
    """What the column is: a key, or None to leave it over."""

    key: str | None
