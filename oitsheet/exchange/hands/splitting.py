"""A book → a part for each owner: a working form with his items, and what stood there."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from oitsheet.exchange.hands.keeping import kept_lines
from oitsheet.exchange.hands.owners import By, known_owners, shares
from oitsheet.exchange.hands.pieces import Piece, fields_of, items_of, rows_of, ticks_of
from oitsheet.exchange.hands.standing import fingerprint, standing
from oitsheet.form.part import PartStamp
from oitsheet.form.template import Filled
from oitsheet.form.template.part import Extract, build_part
from oitsheet.rendering.results import beside_items
from oitsheet.values import fold_tight, in_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from oitsheet.exchange.hands.owners import Share
    from oitsheet.exchange.hands.standing import Standing
    from oitsheet.form.layout import Layout, Sheet
    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.checker import Checked
    from oitsheet.rendering.results import Beside

ORDER: Final = ("items", "elements", "measures", "calendar", "agency")
"""The sheets of a part, in the order of their tabs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePart:
    """One part, ready to be written.

    Attributes:
        owner: Whose; empty for the items that nobody answers for.
        items: The codes of its items.
        data: The workbook.
    """

    owner: str
    items: tuple[str, ...]
    data: bytes


@dataclass(frozen=True)
class Splitter:
    """A book being split.

    Attributes:
        checked: The book and what was found in it.
        book: Its file name.
        words: The words that stand in the parts: the form's language is Thai.
        by: What items are put together by.
    """

    checked: Checked
    book: str
    words: Catalogue
    by: By = By.OWNER

    def shares(self) -> list[Share]:
        """The parts to be made."""
        return shares(self.checked.submission, self.by)

    def not_listed(self) -> tuple[str, ...]:
        """The codes of items that are in no part, since the book has no row for them."""
        return tuple(i.code for i in self.checked.submission.items if i.row is None)

    def part(self, share: Share) -> OnePart:
        """Make one part."""
        submission = self.checked.submission
        pieces = list(self._pieces(share))
        codes = tuple(item.code for item in share.items)
        edition = replace(
            submission.edition, items=tuple(item.item for item in share.items), issues=()
        )
        fill = Filled(
            agency=next(piece.rows[0] for piece in pieces if piece.sheet.kind == "fields"),
            tables={p.sheet.key: p.rows for p in pieces if p.sheet.kind == "table"},
        )
        stamp = self._stamp(share, codes)
        extract = Extract(
            part=stamp,
            title=self._title(share),
            open={piece.sheet.key: piece.open for piece in pieces},
            links={piece.sheet.key: piece.links for piece in pieces},
            kept=kept_lines(cell for piece in pieces for cell in piece.kept),
        )
        layout = _with(submission.layout, [self._headed(p.sheet, codes) for p in pieces])
        return OnePart(
            owner=share.name, items=codes, data=build_part(layout, edition, fill, extract)
        )

    @cached_property
    def _stands(self) -> Standing:
        return standing(self.checked.submission)

    @cached_property
    def _beside(self) -> dict[str, Beside]:
        return beside_items(self.checked.report, self.words)

    def _pieces(self, share: Share) -> Iterator[Piece]:
        submission, stands = self.checked.submission, self._stands
        layout = submission.layout
        yield items_of(layout, share, stands, self._beside)
        if "elements" in stands:
            yield ticks_of(layout.sheet("elements"), share, stands)
        known = known_owners(submission)
        for key in ("measures", "calendar"):
            if key in stands:
                yield rows_of(submission.tables[key], share, known, stands)
        yield fields_of(layout.sheet("agency"), submission, stands)

    def _stamp(self, share: Share, codes: tuple[str, ...]) -> PartStamp:
        submission = self.checked.submission
        state = fingerprint(self._stands)
        told = "\n".join((state, fold_tight(share.name), *codes))
        agency = submission.agency
        return PartStamp(
            items=codes,
            owner=share.name,
            edition=submission.edition.key,
            book=self.book,
            office=(agency and agency.text_in("office")) or "",
            year=str(submission.fiscal_year_be),
            made=hashlib.sha256(told.encode()).hexdigest()[:16],
            state=state,
        )

    def _title(self, share: Share) -> str:
        owner = share.name or self.words.say("hands.nobody")
        return self.words.say("hands.form_title", owner=owner)

    def _headed(self, sheet: Sheet, codes: Sequence[str]) -> Sheet:
        """A sheet that says above its table whose part it is and what to do with it."""
        say = self.words.say
        if sheet.key == "items":
            items = in_ranges(int(code[1:]) for code in codes)
            edition = self.checked.submission.edition.name_th
            facts = {"count": len(codes), "items": items, "book": self.book, "edition": edition}
            return replace(sheet, help=say("hands.form_do"), hint=say("hands.form_whose", **facts))
        return replace(sheet, help=say(f"hands.form_{sheet.key}"), hint="")


def _with(layout: Layout, sheets: Sequence[Sheet]) -> Layout:
    ordered = sorted(sheets, key=lambda sheet: ORDER.index(sheet.key))
    return replace(layout, sheets=tuple(replace(sheet, shown=True) for sheet in ordered))
