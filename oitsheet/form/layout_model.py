"""What the layout describes: columns, sheets and the whole workbook, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from oitsheet.form.messages import Bilingual
from oitsheet.values import StatusWords

if TYPE_CHECKING:
    from collections.abc import Mapping


class ColumnType(StrEnum):
    """What may stand in a column, and so how its cells are understood."""

    ANSWERS = "answers"  # items, indicators, issues and survey questions; else text
    CHOICE = "choice"  # one of the column's choices
    CODE = "code"  # an item code
    CODES = "codes"  # item codes and ranges of them
    DATE = "date"
    HOSTS = "hosts"  # one or more addresses of websites, with or without a scheme
    INDICATOR = "indicator"  # 1 to 10, or the name of an instrument or of the total
    INDICATORS = "indicators"  # numbers of indicators or sub-indicators; else text
    LACKING = "lacking"  # numbers or words of elements
    LEVEL = "level"  # AA to F
    LINKS = "links"  # one or more web addresses
    MEASURE = "measure"  # a number, a percentage or a level
    MONEY = "money"  # baht
    NUMBER = "number"
    ORDERS = "orders"  # numbers of orders, 147/2565
    ORDINAL = "ordinal"  # a running number from 1
    OWNERS = "owners"  # positions or groups, the lead first
    PERCENT = "percent"  # in percent: 34.12, not 0.3412
    PERIOD = "period"
    POINTS = "points"  # of an item, 0 to 100
    STATUS = "status"  # a done word, a not-done word or a remark
    TEXT = "text"
    YEAR = "year"  # fiscal year, B.E.


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table, or one labelled field of a sheet of fields.

    Attributes:
        key: Its name in the code, unique in its sheet.
        header: The Thai header (or label) that the template writes; `header_en` its twin.
        synonyms: Other headers under which offices keep the same thing.
        weak: Headers that mean this only where no better column stands in the sheet.
        type: How a cell is understood.
        choices: For `choice`, `status` and `level`: what the drop-down offers.
        whole: No choice is read off the beginning of a longer text.
        free: What is not understood is a text like any other, no fault.
        required: A row must have it.
        unique: No two rows may share it.
        min: Smallest value that makes sense; `max` the largest.
        first: One of the few fields that the first value needs.
        pre: Pre-printed from the edition; a user need not type it.
        tool: Owned by the tool: read by nobody, written by the add-in.
        fold: Stands in a folded group.
        printed: Stands on paper too; the first column that does not ends what prints.
        formula: What the template puts there, with ``{key}`` for a cell of the same row.
        width: Column width in characters.
        help: What to put there; `help_en` its twin.
        example: A value for the tests' smallest workbook and the docs.
    """

    key: str
    header: str
    header_en: str
    type: ColumnType
    synonyms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    whole: bool = False
    free: bool = False
    required: bool = False
    unique: bool = False
    min: float | None = None
    max: float | None = None
    first: bool = False
    pre: bool = False
    tool: bool = False
    fold: bool = False
    printed: bool = True
    formula: str | None = None
    width: int = 18
    help: str = ""
    help_en: str = ""
    example: str | int | float | None = None

    @property
    def constrained(self) -> bool:
        """Whether a schema has anything to ask of this column."""
        closed = bool(self.choices) and self.type in (ColumnType.CHOICE, ColumnType.LEVEL)
        return self.required or self.unique or closed or self.min is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure of the summary: a label and the formula beside it.

    Attributes:
        formula: With ``{line.key}`` for another figure and ``{table.key}`` for a defined name.
        place: Among all ``figures``, or below the money that is ``spent``.
    """

    key: str
    label: str
    label_en: str
    formula: str
    format: Literal["count", "percent", "money"]
    place: Literal["figures", "spent"] = "figures"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sheet:
    """One sheet of the master workbook; one object per sheet, compared by identity.

    Attributes:
        kind: ``table`` (a header row, a row per thing), ``fields`` (a label and its value on
            each row), ``paste`` (free for tables of the office's own), ``summary`` (formulas
            only) or ``results`` (the tool's own); the last two are never read.
        group: Which sheets it belongs with; one colour of tab for each group.
        anchor: For a table, the column without which a row is not one.
        rows: For a table, how many rows the template makes ready; ``items`` means one per item,
            ``elements`` one per element, ``issues`` one per issue: an edition that has none of
            them does without the sheet.
        by_headers: Whether it may be known by its headers where no tab bears its name; not where
            they are headers that stand in many tables.
        saying: Where a row is printed whole but for these columns: one in which none of them is
            filled in says nothing.
        prefill: Rows that the template fills in; a text that begins with ``=`` is a formula.
        shown: Whether its tab shows at first, before anything stands in it.
        purpose: What it is for, in one line of the summary's list of sheets.
        lines: The figures of the summary; `blocks` the words of its blocks, by block and key.
        help: What it is for; `hint` a row of it as an example. Each has its English twin.
    """

    key: str
    kind: Literal["table", "fields", "paste", "summary", "results"]
    group: str
    name: str
    name_en: str
    synonyms: tuple[str, ...] = ()
    shown: bool = False
    anchor: str = ""
    rows: int | Literal["items", "elements", "issues"] = 0
    by_headers: bool = True
    saying: tuple[str, ...] = ()
    help: str = ""
    help_en: str = ""
    hint: str = ""
    hint_en: str = ""
    purpose: str = ""
    purpose_en: str = ""
    columns: tuple[Column, ...] = ()
    lines: tuple[Line, ...] = ()
    blocks: Mapping[str, Mapping[str, Bilingual]] = field(default_factory=dict)
    prefill: tuple[Mapping[str, str | int | float], ...] = ()

    def column(self, key: str) -> Column:
        """Return the column of that key.

        Raises:
            KeyError: There is none.
        """
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(f"{self.key}.{key}")

    @property
    def input_columns(self) -> tuple[Column, ...]:
        """The columns that people (or the edition) fill in: all but the tool's."""
        return tuple(column for column in self.columns if not column.tool)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The whole master workbook.

    Attributes:
        version: Raised when a workbook of the old layout would be misread.
        stamp: Defined names by which the template marks a workbook: ``edition``, ``layout``.
        ours: Names of the sheets that the tool writes for people to read: ``leftovers`` of an
            import, the ``mapping`` of last year's items. No check reads them.
        words: Words with a meaning, by group (``done``, ``total`` …).
        choices: Lists behind the drop-downs, by name.
        same: Other ways to write a choice → the choice.
        schemes: Kind of office → scheme under which it is assessed.
        demands: How strongly an element is asked for → the word for it.
        marks: What a ticked element says (``there`` …) → the choice that says so.
        roles: What an owner is to an item (``lead``, ``other``) → the choice that says so.
        project_states: How a project stands (``running``, ``ended``) → the choice that says so.
    """

    version: int
    stamp: Mapping[str, str]
    ours: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    choices: Mapping[str, tuple[str, ...]]
    same: Mapping[str, str]
    schemes: Mapping[str, str]
    demands: Mapping[str, str]
    marks: Mapping[str, str]
    roles: Mapping[str, str]
    project_states: Mapping[str, str]
    sheets: tuple[Sheet, ...]

    @property
    def unread(self) -> frozenset[str]:
        """Names of the sheets in which nobody looks: they hold what the others' cells offer."""
        return frozenset({self.stamp["lists"]})

    def sheet(self, key: str) -> Sheet:
        """Return the sheet of that key.

        Raises:
            KeyError: There is none.
        """
        for sheet in self.sheets:
            if sheet.key == key:
                return sheet
        raise KeyError(key)

    def asked_in(self, *, issues: bool) -> Layout:
        """The layout without the sheets that an edition has no use for.

        Args:
            issues: Whether the edition asks for an analysis by issues.
        """
        return (
            self
            if issues
            else replace(
                self, sheets=tuple(sheet for sheet in self.sheets if sheet.rows != "issues")
            )
        )

    def spoken(self, need: str) -> Bilingual:
        """Return how people call a sheet, or a column with its sheet.

        Args:
            need: ``sheet`` or ``sheet.column`` by their keys; several between bars are named
                with a stroke between them.

        Raises:
            KeyError: There is none.
        """
        first, *others = (self._spoken(one) for one in need.split("|"))
        for other in others:
            first = Bilingual(f"{first.th} / {other.th}", f"{first.en} / {other.en}")
        return first

    def _spoken(self, need: str) -> Bilingual:
        sheet_key, _, column_key = need.partition(".")
        sheet = self.sheet(sheet_key)
        if not column_key:
            return Bilingual(sheet.name, sheet.name_en)
        column = sheet.column(column_key)
        return Bilingual(f"{sheet.name} > {column.header}", f"{sheet.name_en} > {column.header_en}")

    @property
    def status_words(self) -> StatusWords:
        """The words by which a status is understood."""
        return StatusWords(**{f.name: self.words[f.name] for f in fields(StatusWords)})
