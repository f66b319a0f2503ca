"""Two moments of a book → what became of it, by item and never by cell."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.exchange.comparing.difference import (
    LOUD,
    Difference,
    FindingChange,
    MoneyChange,
    StepChange,
    Stuck,
)
from oitsheet.exchange.comparing.item_changes import changes_of, in_order, stuck
from oitsheet.exchange.comparing.moment import Loudness
from oitsheet.exchange.comparing.pairing import Pairs, paired
from oitsheet.judging.rules import rule_of
from oitsheet.values import fold_tight

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
    from typing import TypeVar

    from oitsheet.exchange.comparing.moment import (
        ForecastThen,
        FoundThen,
        Moment,
        MoneyThen,
        StepThen,
    )

    T = TypeVar("T")


def compare(old: Moment, new: Moment, forecast: ForecastThen | None = None) -> Difference:
    """Say what became of a book.

    Args:
        old: The earlier moment.
        new: The later one.
        forecast: The later one's forecast as of the earlier one's day, where these days differ;
            None takes it as it is. See `taking.forecast_as_of`.

    Raises:
        NotComparableError: The two are of editions whose items are not the same.
    """
    pairs = paired(old, new)
    changed = [one for before, after in pairs.both for one in changes_of(before, after, old, new)]
    return Difference(
        old=old,
        new=new,
        by_title=pairs.by_title,
        items=in_order(changed),
        stuck=tuple(_stuck(new, pairs)),
        appeared=pairs.appeared,
        disappeared=pairs.disappeared,
        findings=tuple(_findings(old, new, pairs)),
        money=tuple(_money(old, new)),
        steps=tuple(_steps(old, new)),
        forecast=(old.forecast, forecast or new.forecast),
    )


def _stuck(new: Moment, pairs: Pairs) -> Iterator[Stuck]:
    loud: dict[str, list[str]] = {}
    for (code, item), group in _loudest(new.findings, {n.code: n.code for n in new.items}).items():
        if group.loudest in LOUD:
            loud.setdefault(item or "", []).append(code)
    for before, after in pairs.both:
        if before.open and after.open:
            yield stuck(after, tuple(sorted(loud.get(after.code, ()))))


def _findings(old: Moment, new: Moment, pairs: Pairs) -> Iterator[FindingChange]:
    """Errors and risks that came or went; of one rule and one item only the loudest counts."""
    before = _loudest(old.findings, {was.code: now.code for was, now in pairs.both})
    after = _loudest(new.findings, {now.code: now.code for _, now in pairs.both})
    for key in dict.fromkeys((*after, *before)):
        was, now = before.get(key), after.get(key)
        one = now or was
        if one is None or not {one.loudest for one in (was, now) if one} & LOUD.keys():
            continue
        loud = was.loudest if was else None, now.loudest if now else None
        more = (now.many if now else 0) - (was.many if was else 0)
        if loud[0] is loud[1] and not more:
            continue
        if loud[0] is loud[1]:  # as loud as they were, but more or fewer
            loud = (None, loud[1]) if more > 0 else (loud[0], None)
        yield FindingChange(
            code=key[0],
            item=key[1],
            before=loud[0],
            after=loud[1],
            at=one.at,
            count=abs(more) or one.many,
            overdue=old.as_of != new.as_of and _only_late(key[0], *loud),
        )


def _only_late(code: str, before: Loudness | None, after: Loudness | None) -> bool:
    """Whether a rule is as loud as before and after the due date."""
    rule = rule_of(code)
    if rule is None or rule.when_late is None or before is None or after is None:
        return False
    return (before.value, after.value) == (rule.severity.value, rule.when_late.value)


class _Group(NamedTuple):
    """The findings of one rule and one item."""

    loudest: Loudness
    at: str
    many: int


def _loudest(
    findings: Iterable[FoundThen], codes: Mapping[str, str]
) -> dict[tuple[str, str | None], _Group]:
    """(Rule, item) → the loudest of its findings; where it has no item, also how many."""
    found: dict[tuple[str, str | None], _Group] = {}
    order = list(Loudness)
    for one in findings:
        if one.item and one.item not in codes:
            continue  # of an item that only this book has
        key = one.code, codes[one.item] if one.item else None
        other = found.get(key)
        if other is None:
            found[key] = _Group(one.severity, one.at, 1)
            continue
        many = other.many + (one.item is None)
        louder = order.index(one.severity) < order.index(other.loudest)
        loudest = (one.severity, one.at) if louder else other[:2]
        found[key] = _Group(*loudest, many)
    return found


def _money(old: Moment, new: Moment) -> Iterator[MoneyChange]:
    if old.money != new.money:
        yield MoneyChange(project=None, before=old.money, after=new.money, at="")
    before = _numbered(old.projects, lambda one: fold_tight(one.project or ""))
    after = _numbered(new.projects, lambda one: fold_tight(one.project or ""))
    for key in dict.fromkeys((*after, *before)):
        was, now = before.get(key), after.get(key)
        one = now or was
        if one is not None and _figures(was) != _figures(now):
            yield MoneyChange(project=one.project, before=was, after=now, at=one.at)


def _figures(money: MoneyThen | None) -> tuple[object, ...] | None:
    return (money.allocated, money.spent, money.quarters) if money else None


def _steps(old: Moment, new: Moment) -> Iterator[StepChange]:
    before, after = _numbered(old.steps, _named), _numbered(new.steps, _named)
    for key in dict.fromkeys((*after, *before)):
        was, now = before.get(key), after.get(key)
        one = now or was
        done = was.done if was else None, now.done if now else None
        if one is not None and done[0] != done[1]:
            yield StepChange(
                kind=one.kind,
                name=one.name,
                when=one.when,
                start=one.start,
                before=done[0],
                after=done[1],
                at=one.at,
            )


def _named(step: StepThen) -> tuple[str, str, object]:
    return step.kind, fold_tight(step.name), step.start or fold_tight(step.when)


def _numbered(things: Iterable[T], key: Callable[[T], Hashable]) -> dict[tuple[Hashable, int], T]:
    """Each by its key, and the second of that key apart from the first."""
    seen: Counter[Hashable] = Counter()
    found = {}
    for one in things:
        name = key(one)
        found[name, seen[name]] = one
        seen[name] += 1
    return found
