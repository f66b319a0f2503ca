"""Sources → all that an import does: which edition, what becomes what, what is left over."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.exchange.importing.choosing import as_items, choose
from oitsheet.exchange.importing.context import Context
from oitsheet.exchange.importing.editions import (
    EditionOpenError,
    Told,
    choose_edition,
    counted,
    other_year,
    titles_in,
)
from oitsheet.exchange.importing.facts import facts_of, kind_of_office
from oitsheet.exchange.importing.filling import Existing, gather
from oitsheet.exchange.importing.labelled import read_labelled
from oitsheet.exchange.importing.looking import (
    around,
    is_form,
    nearest,
    printed_key,
    printed_texts,
    skipped,
    tables,
)
from oitsheet.exchange.importing.plan import Plan
from oitsheet.exchange.importing.reading import read_table_of
from oitsheet.exchange.importing.refusals import (
    NothingRecognisedError,
    OtherYearError,
    UnusedMapError,
)
from oitsheet.exchange.importing.titles import titles_of_edition
from oitsheet.judging.submission.shelf import sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from oitsheet.exchange.importing.asking import Ask
    from oitsheet.exchange.importing.editions import Titled
    from oitsheet.exchange.importing.facts import Said
    from oitsheet.exchange.importing.gathering import Gathered
    from oitsheet.exchange.importing.mapping import Wish
    from oitsheet.exchange.importing.plan import EditionPlan, Fact, Left, TablePlan
    from oitsheet.exchange.importing.reading import Read
    from oitsheet.exchange.source import Source, SourceTable
    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Layout
    from oitsheet.judging.submission.shelf import Shelf


class Asked(NamedTuple):
    """What the caller asks of an import.

    Attributes:
        edition: The edition that is insisted on; None to recognise it.
        wishes: Which columns are which.
        ask: Whom to ask of guesses; None where nobody can be asked.
        choose: Whom to ask which of several editions is meant; None likewise.
        take_any: Whether of several that fit equally that is taken which the others extend.
    """

    edition: Edition | None = None
    wishes: tuple[Wish, ...] = ()
    ask: Ask | None = None
    choose: Callable[[tuple[str, ...]], str] | None = None
    take_any: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """A plan, and the values that go into the form.

    Attributes:
        gathered: All that is to stand in the form.
        reads: The tables as they were read.
    """

    plan: Plan
    gathered: Gathered
    reads: tuple[Read, ...]


def plan_import(
    sources: Sequence[Source],
    layout: Layout,
    shelf: Shelf,
    asked: Asked,
    existing: Existing | None = None,
) -> Import:
    """Find out all that an import does; nothing is written.

    Args:
        sources: What is imported, the first before the others.
        layout: The form.
        shelf: The editions there are.
        asked: What the caller asks for.
        existing: What is filled further; None for a new master.

    Raises:
        EditionOpenError: Several editions fit equally.
        NoEditionError: None fits.
        NothingRecognisedError: No table is one that the form has.
        OtherYearError: All items are those of another year.
        UnusedMapError: A wish meets no column.
    """
    edition = existing.submission.edition if existing else asked.edition
    look = _first_look(sources, layout, shelf, edition, asked)
    if not look.any_table:
        raise NothingRecognisedError(tuple(nearest(sources, layout)))
    chosen = _chosen(
        edition,
        look.titles,
        look.facts,
        layout,
        shelf,
        asked,
        existing=bool(existing),
        own_key=printed_key(sources, layout, shelf),
    )
    reads, within = _read(sources, layout, shelf, asked, look, chosen)
    if not any(plan.sheet for read in reads for plan in read.plans):
        other = next((plan.other for read in reads for plan in read.plans if plan.other), "")
        if other:
            raise OtherYearError(other, chosen.edition.key)
        raise NothingRecognisedError(tuple(nearest(sources, layout)))
    if any(plan.other for read in reads for plan in read.plans):
        chosen = _without_others(chosen, look, reads, shelf)
    gathered = gather(reads, within, chosen.edition, look.facts, existing)
    left = tuple(one for read in reads for one in read.left(gathered.refused))
    plan = Plan(
        sources=tuple((source.name, source.encoding) for source in sources),
        edition=chosen,
        tables=(*_counted(reads, left), *skipped(sources, layout)),
        facts=tuple(gathered.facts),
        conflicts=tuple(gathered.conflicts),
        left=left,
        filled=gathered.count(),
    )
    return Import(plan=plan, gathered=gathered, reads=reads)


def _without_others(
    chosen: EditionPlan, look: _Look, reads: Sequence[Read], shelf: Shelf
) -> EditionPlan:
    """The count of titles without the tables that are not taken."""
    kept = [
        title
        for read, own in zip(reads, look.by_table, strict=True)
        if not any(plan.other for plan in read.plans)
        for title in own
    ]
    again = counted(chosen.edition, chosen.how, list(dict.fromkeys(kept)), shelf)
    return replace(again, open=chosen.open)


def _read(  # noqa: PLR0913, PLR0917
    sources: Sequence[Source],
    layout: Layout,
    shelf: Shelf,
    asked: Asked,
    look: _Look,
    chosen: EditionPlan,
) -> tuple[tuple[Read, ...], Layout]:
    """Read every table for the edition; and the layout without what that has no use for."""
    edition = chosen.edition
    context = Context(
        layout=layout.asked_in(issues=bool(edition.issues)),
        known=(titles_of_edition(edition),),
        wishes=asked.wishes,
        edition=edition,
    )
    forms = {source.name for source in sources if is_form(source, layout)}
    printed = printed_texts(layout, edition) if forms else frozenset()
    reads: list[Read] = []
    others = [other_year(titles, edition, shelf) for titles in look.by_table]
    if asked.edition and all(
        other for other, own in zip(others, look.by_table, strict=True) if own
    ):
        others = [""] * len(others)  # who insists on an edition wants its codes
    for (source, table), other in zip(tables(sources, layout), others, strict=True):
        own = printed if source.name in forms else frozenset()
        reads.append(read_table_of(source, table, context, asked.ask, own, other))
    _see_that_wishes_were_met(asked.wishes, context, sources)
    return tuple(reads), context.layout


def _counted(reads: Sequence[Read], left: Sequence[Left]) -> Iterator[TablePlan]:
    """The plans of all tables; the first of each says how many of its cells are left over."""
    counts = Counter((one.spot.source, one.spot.sheet, one.spot.table) for one in left)
    for plan in (plan for read in reads for plan in read.plans):
        key = (plan.spot.source, plan.spot.sheet, plan.spot.table)
        yield replace(plan, left=counts.pop(key, 0))


class _Look(NamedTuple):
    """What a first look at all tables shows.

    Attributes:
        titles: The titles there are, each once; `by_table` those of each table.
        facts: What is said of the office.
        any_table: Whether any table may be the form's.
    """

    titles: list[Titled]
    by_table: list[list[Titled]]
    facts: tuple[Fact, ...]
    any_table: bool


def _first_look(
    sources: Sequence[Source], layout: Layout, shelf: Shelf, edition: Edition | None, asked: Asked
) -> _Look:
    known = tuple(titles_of_edition(e) for e in ([edition] if edition else sound(shelf)))
    context = Context(layout=layout, known=known, wishes=asked.wishes)
    by_table: list[list[Titled]] = []
    said: list[Said] = []
    any_table = False
    for source, table in tables(sources, layout):
        found = as_items(table.grid, context)
        any_table = any_table or found is not None or _seems_known(table, context)
        by_table.append(list(titles_in(found, layout)) if found else [])
        said += around(source, table)
    titles = list(dict.fromkeys(title for own in by_table for title in own))
    return _Look(titles, by_table, facts_of(said, layout), any_table)


def _seems_known(table: SourceTable, context: Context) -> bool:
    """Whether a table is one of the form's in any year."""
    if choose(table.grid, context, table.caption) is not None:
        return True
    return any(read_labelled(table.grid, context.layout, form=False))


def _chosen(  # noqa: PLR0913, PLR0917
    edition: Edition | None,
    titles: Sequence[Titled],
    facts: Sequence[Fact],
    layout: Layout,
    shelf: Shelf,
    asked: Asked,
    *,
    existing: bool,
    own_key: str,
) -> EditionPlan:
    if edition is not None:
        return counted(edition, "existing" if existing else "asked", titles, shelf)
    said = {fact.key: fact.value for fact in facts}
    year = said.get("fiscal_year")
    kind = kind_of_office(str(said.get("office", "")), layout)
    told = Told(year if isinstance(year, int) else None, layout.schemes.get(kind or ""), own_key)
    try:
        return choose_edition(titles, told, shelf, None)
    except EditionOpenError as why:
        if asked.choose is not None:
            return counted(shelf.load(asked.choose(why.keys)), "asked", titles, shelf)
        if not asked.take_any:
            raise
        first = next((key for key in why.keys if shelf.load(key).extends is None), why.keys[0])
        plan = counted(shelf.load(first), "titles", titles, shelf)
        return replace(plan, open=why.keys)


def _see_that_wishes_were_met(
    wishes: Sequence[Wish], context: Context, sources: Sequence[Source]
) -> None:
    for wish in wishes:
        if wish.text not in context.used:
            heads = [text for _, texts in nearest(sources, context.layout) for text in texts]
            raise UnusedMapError(wish.text, tuple(dict.fromkeys(heads)))
