"""Write what is made and committed: the pages of the master workbook, and the rules' examples.

Run ``python docs/make.py`` after a change to the layout, to a rule or to its case file. What stands
above the mark in ``workbook.md`` and ``workbook.th.md`` is written by hand and kept; what stands
below it is made from the layout, the catalogue of words and ``workbook.toml``. The rules' examples
are made by judging the cases that are marked ``(example)``.

``python docs/make.py --proof FILE.xlsx`` writes nothing else than one workbook with every sentence
in both languages, for a Thai reader to correct. The site is built by ``nox -s docs``.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from oitsheet.form.layout import ColumnType, load_layout
from oitsheet.form.messages import Catalogue, load_catalogue
from oitsheet.form.template.plan import HEADER_ROW
from oitsheet.location import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from oitsheet.form.layout import Column, Layout, Sheet
    from oitsheet.form.messages import Language

HERE = Path(__file__).resolve().parent
if str(HERE) not in sys.path:  # where somebody loads this file by its path
    sys.path.append(str(HERE))
EXAMPLES = HERE.parent / "oitsheet" / "rendering" / "manual" / "examples.json"
PAGES: dict[Language, Path] = {"en": HERE / "workbook.md", "th": HERE / "workbook.th.md"}
MARK = "<!-- From here on made by `python docs/make.py` from the layout; write above this line. -->"

_SPECIAL = re.compile(r"([|*_<>`\[\]])")


def pages() -> Iterator[tuple[Path, str]]:
    """Yield the path of each page and the text it should have.

    Raises:
        KeyError: ``workbook.toml`` lacks a word, a group of sheets for one.
        ValueError: A page has lost its mark.
    """
    data = tomllib.loads((HERE / "workbook.toml").read_text(encoding="utf-8"))
    for language, path in PAGES.items():
        own, mark, _ = path.read_text(encoding="utf-8").partition(MARK)
        if not mark:
            raise ValueError(f"{path}: the line {MARK!r} is gone")
        writer = Writer(load_layout(), load_catalogue(language), data[language], data["examples"])
        yield path, f"{own}{MARK}\n\n" + "\n".join(writer.page()) + "\n"


class Writer(NamedTuple):
    """Writes the generated half in one language.

    Attributes:
        layout: The form.
        catalogue: Knows what each type of column expects.
        words: The page's own words in that language.
        examples: Type of column → what people type.
    """

    layout: Layout
    catalogue: Catalogue
    words: Mapping[str, Any]
    examples: Mapping[str, list[str]]

    def page(self) -> Iterator[str]:
        """Yield the lines of the generated half."""
        yield from self._overview()
        yield from self._types()
        for sheet in self._tabs:
            yield from self._sheet(sheet)
        yield from self._words()

    @property
    def _tabs(self) -> list[Sheet]:
        """The sheets in the order of their tabs."""
        return sorted(self.layout.sheets, key=lambda sheet: not sheet.shown)

    def _overview(self) -> Iterator[str]:
        yield f"## {self.words['sheets']}"
        yield ""
        yield from _head(self.words["sheets_head"])
        for sheet in self._tabs:
            shown = self.words["shown" if sheet.shown else "behind"]
            name = f"[{escape(sheet.name)}](#{anchor(sheet)})"
            name += self._own("", f"<br>{escape(sheet.name_en)} · `{sheet.key}`")
            yield _row(
                name, escape(self._own(sheet.purpose, sheet.purpose_en)), self._size(sheet), shown
            )
        yield ""

    def _size(self, sheet: Sheet) -> str:
        """What a sheet holds, in numbers."""
        counted = {
            "fields": ("fields", len(sheet.columns)),
            "summary": ("lines", len(sheet.lines)),
            "results": ("tool_columns", len(sheet.columns)),
            "paste": ("pasting", 0),
        }
        key, count = counted.get(sheet.kind, ("fill", len(sheet.input_columns)))
        return str(self.words[key]).format(count=count)

    def _types(self) -> Iterator[str]:
        used = {column.type for sheet in self.layout.sheets for column in sheet.columns}
        yield f"## {self.words['types']}"
        yield ""
        yield self.words["types_intro"]
        yield ""
        yield from _head(self.words["types_head"])
        for kind in ColumnType:
            if kind in used:
                typed = " · ".join(f"`{text}`" for text in self.examples.get(kind, ()))
                expected = self.catalogue.say(f"expected.{kind}")
                understood = self.words["understood"].get(kind, "")
                yield _row(self._kind(kind), escape(expected), typed, understood)
        yield ""

    def _words(self) -> Iterator[str]:
        yield f"## {self.words['words']}"
        yield ""
        yield self.words["words_intro"]
        yield ""
        yield from _head(self.words["words_head"])
        for group, texts in self.layout.words.items():
            yield _row(self.words["meaning"][group], _quoted(texts))
        yield ""
        yield f"### {self.words['same']}"
        yield ""
        yield self.words["same_intro"]
        yield ""
        others: dict[str, list[str]] = {}
        for text, choice in self.layout.same.items():
            others.setdefault(choice, []).append(text)
        yield from _head(self.words["same_head"])
        for choice, spellings in others.items():
            yield _row(f"`{choice}`", _quoted(spellings))
        yield ""

    def _sheet(self, sheet: Sheet) -> Iterator[str]:
        yield f'<a id="{anchor(sheet)}"></a>'
        yield ""
        yield f"## {escape(sheet.name)} · {escape(sheet.name_en)}"
        yield ""
        yield escape(self._own(sheet.help, sheet.help_en))
        yield ""
        yield from (f"- {fact}" for fact in self._facts(sheet))
        yield ""
        if sheet.lines:
            titles = [
                self.catalogue.show(b["title"]) for b in sheet.blocks.values() if "title" in b
            ]
            yield f"{self.words['blocks']}: {escape(' · '.join(titles))}"
            yield ""
            yield from _head(self.words["lines_head"])
            for line in sheet.lines:
                label = self._own(line.label, f"{line.label} · {line.label_en}")
                yield _row(escape(label), self.words["formats"].get(line.format, ""))
        elif sheet.columns:
            yield from _head(self.words[f"{'fields' if sheet.kind == 'fields' else 'table'}_head"])
            for number, column in enumerate(sheet.columns, start=1):
                fields = sheet.kind == "fields"
                place = str(HEADER_ROW + number - 1) if fields else column_letters(number)
                yield self._column(place, column)
        yield ""

    def _facts(self, sheet: Sheet) -> Iterator[str]:
        shown = self.words["shown" if sheet.shown else "behind"]
        group = f"{self.words['group']}: {self.words['groups'][sheet.group]}"
        yield f"`{sheet.key}` · {group} · {shown}"
        if sheet.kind in ("summary", "results"):
            return  # nobody reads these, by whatever name
        if sheet.synonyms:
            yield f"{self.words['tab_names']}: {_quoted(sheet.synonyms)}"
        if sheet.kind == "table":
            yield self.words["by_headers" if sheet.by_headers else "by_name"]
            rows = sheet.rows
            known = f"rows_{rows}" if isinstance(rows, str) else "rows"
            yield str(self.words[known]).format(count=rows)
        if sheet.hint:
            yield escape(self._own(sheet.hint, sheet.hint_en))
        if sheet.prefill:
            given = [str(filled[sheet.anchor]) for filled in sheet.prefill]
            yield f"{self.words['prefilled']}: {_quoted(given)}"

    def _column(self, place: str, column: Column) -> str:
        name = f"**{escape(column.header)}**"
        name += self._own("", f"<br>{escape(column.header_en)} · `{column.key}`")
        marks = "<br>".join([self._kind(column.type), *self._marks(column)])
        what = [escape(self._own(column.help, column.help_en))]
        if column.choices:
            closed = column.type in (ColumnType.CHOICE, ColumnType.LEVEL)
            label = self.words["choices" if closed else "offers"]
            what.append(f"{label}: {_quoted(column.choices)}")
        if column.example is not None:
            what.append(f"{self.words['example']}: `{column.example}`")
        other = [_quoted(column.synonyms)] if column.synonyms else []
        if column.weak:
            other.append(f"{self.words['weak']}: {_quoted(column.weak)}")
        return _row(place, name, marks, "<br>".join(filter(None, what)), "<br>".join(other))

    def _marks(self, column: Column) -> Iterator[str]:
        for key in ("first", "required", "unique", "pre", "fold", "tool", "formula"):
            if getattr(column, key):
                yield self.words[key]
        for key in ("whole", "free"):
            if getattr(column, key):
                yield self.words[key]
        if column.min is not None:
            key = "least" if column.max is None else "range"
            limits = {"min": f"{column.min:g}", "max": f"{column.max or 0:g}"}
            yield str(self.words[key]).format(**limits)

    def _kind(self, kind: ColumnType) -> str:
        """The name of a type; the layout's own where the page has no better word."""
        return escape(self.words["kinds"].get(kind, str(kind)))

    def _own(self, thai: str, english: str) -> str:
        return thai if self.catalogue.language == "th" else english


def anchor(sheet: Sheet) -> str:
    """Return the name by which a link leads to a sheet's section."""
    return f"sheet-{sheet.key}"


def escape(text: str) -> str:
    """Make a text safe in a Markdown table."""
    return _SPECIAL.sub(r"\\\1", text).replace("\n", " ")


def _quoted(texts: tuple[str, ...] | list[str]) -> str:
    return " · ".join(f"`{text}`" for text in texts).replace("|", r"\|")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _head(names: list[str]) -> Iterator[str]:
    yield _row(*names)
    yield f"|{'---|' * len(names)}"


def examples() -> str:
    """Return what the file of the rules' examples should hold.

    Raises:
        BadCase: A case file breaks its own form.
    """
    from press.examples import examples_text  # noqa: PLC0415  (needs the tests' folder)

    return examples_text()


def main(arguments: Sequence[str] = ()) -> None:
    """Write both pages and the examples; or the proof sheet alone."""
    parser = argparse.ArgumentParser(description="Write the made pages and the rules' examples.")
    parser.add_argument("--proof", type=Path, metavar="FILE.xlsx", help="write a proof sheet alone")
    asked = parser.parse_args(arguments)
    if asked.proof:
        from press.proof import proof_sheet  # noqa: PLC0415

        asked.proof.write_bytes(proof_sheet())
        return
    for path, text in pages():
        path.write_text(text, encoding="utf-8")
    EXAMPLES.write_text(examples(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
