"""``oitsheet.diff/v1``: what became of a book, as JSON with keys that are promised.

Keys may be added within v1, none removed or renamed. Numbers have at most two decimals, money is in
baht, dates are ISO and C.E.; ``null`` where not known.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from oitsheet import __version__
from oitsheet.exchange.comparing.codec import plain
from oitsheet.rendering.json_v1 import escaped
from oitsheet.rendering.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oitsheet.exchange.comparing.difference import (
        Difference,
        FindingChange,
        ItemChange,
        MoneyChange,
        StepChange,
        Stuck,
    )
    from oitsheet.exchange.comparing.moment import ItemThen, Moment, MoneyThen
    from oitsheet.form.messages import Catalogue

FORMAT = "oitsheet.diff/v1"


def diff_json(difference: Difference, catalogue: Catalogue) -> str:
    """Return a difference as JSON text, ending in a line feed.

    Args:
        difference: What became of the book.
        catalogue: In whose language titles are.
    """
    text = json.dumps(_whole(difference, catalogue), ensure_ascii=False, indent=2)
    return escaped(text) + "\n"


def _whole(told: Difference, catalogue: Catalogue) -> dict[str, Any]:
    old, new = told.old, told.new
    return {
        "format": FORMAT,
        "oitsheet": __version__,
        "lang": catalogue.language,
        "old": _moment(old),
        "new": _moment(new),
        "changed": told.changed,
        "worse": told.worse,
        "by_title": told.by_title,
        "verdict": _pair(old.verdict, new.verdict),
        "kpi": _pair(old.kpi, new.kpi),
        "forecast": _pair(*told.forecast),
        "items": [_item(one, catalogue) for one in told.items],
        "stuck": [_stuck(one, catalogue) for one in told.stuck],
        "appeared": _named(told.appeared, catalogue),
        "disappeared": _named(told.disappeared, catalogue),
        "findings": [_finding(one, catalogue) for one in told.findings],
        "money": [_money(one) for one in told.money],
        "steps": [_step(one) for one in told.steps],
    }


def _moment(moment: Moment) -> dict[str, Any]:
    return {
        "snapshot": moment.made is not None,
        "day": plain(moment.day),
        "as_of": plain(moment.as_of),
        "due": plain(moment.due),
        "edition": moment.edition,
        "fiscal_year_be": moment.fiscal_year_be,
        "agency": moment.agency,
        "redacted": moment.redacted,
    }


def _pair(before: object, after: object) -> dict[str, Any]:
    return {"before": plain(before), "after": plain(after)}


def _item(one: ItemChange, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "kind": str(one.kind),
        "code": one.code,
        "title": catalogue.show(one.title),
        "owner": one.owner,
        "state": str(one.state),
        "about": one.about or None,
        **_pair(one.before or None, one.after or None),
        "cell": one.at or None,
        "cell_before": one.at_before or None,
        "hand_in": plain(one.hand_in),
        "due": plain(one.due),
    }


def _stuck(one: Stuck, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "code": one.code,
        "title": catalogue.show(one.title),
        "owner": one.owner,
        "state": str(one.state),
        "said": one.said or None,
        "rules": list(one.rules),
        "cell": one.at or None,
    }


def _named(items: Iterable[ItemThen], catalogue: Catalogue) -> list[dict[str, Any]]:
    return [{"code": one.code, "title": catalogue.show(one.title)} for one in items]


def _finding(one: FindingChange, catalogue: Catalogue) -> dict[str, Any]:
    known = catalogue.rules.get(one.code)
    return {
        "code": one.code,
        "title": known.title if known else None,
        "item": one.item,
        **_pair(one.before, one.after),
        "count": one.count,
        "overdue": one.overdue,
        "cell": one.at or None,
    }


def _money(one: MoneyChange) -> dict[str, Any]:
    figures = _pair(_amounts(one.before), _amounts(one.after))
    return {"project": one.project, **figures, "cell": one.at or None}


def _amounts(money: MoneyThen | None) -> dict[str, Any] | None:
    if money is None:
        return None
    names = ("allocated", "spent", "percent", "left", "quarters")
    return {name: plain(getattr(money, name)) for name in names}


def _step(one: StepChange) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "name": quoted(one.name),
        "when": one.when or None,
        "start": plain(one.start),
        **_pair(one.before, one.after),
        "cell": one.at or None,
    }
