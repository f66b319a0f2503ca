"""The same for programs: ``oitsheet.rollover/v1``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from oitsheet.exchange.rollover.wording import doubts

if TYPE_CHECKING:
    from decimal import Decimal

    from oitsheet.exchange.rollover.mapping import ItemMap, Link
    from oitsheet.exchange.rollover.points import PastItem
    from oitsheet.exchange.rollover.rolling import Rolled
    from oitsheet.form.messages import Catalogue

SCHEMA = "oitsheet.rollover/v1"


def map_json(mapped: ItemMap, words: Catalogue) -> dict[str, Any]:
    """The mapping of two lists as values."""
    return {
        "schema": SCHEMA,
        "old": {"edition": mapped.old.key, "items": len(mapped.old.items)},
        "new": {"edition": mapped.new.key, "items": len(mapped.new.items)},
        "between": list(mapped.between),
        "counts": {
            **{str(k): n for k, n in mapped.counts.items()},
            "gone": len(mapped.gone),
        },
        "items": [_link(link, mapped, words) for link in mapped.links],
        "gone": [{"code": c, "title": mapped.old.item(c).title_th} for c in mapped.gone],
    }


def rolled_json(rolled: Rolled, words: Catalogue, file: str | None) -> dict[str, Any]:
    """A rollover as values.

    Args:
        rolled: What was done.
        words: For the sentences in it.
        file: The name of the file that was written; None where none was.
    """
    whole = map_json(rolled.mapped, words)
    whole["office"] = rolled.office
    whole["file"] = file
    whole["old"]["fiscal_year_be"] = rolled.old_year
    whole["new"]["fiscal_year_be"] = rolled.new_year
    for entry, item in zip(whole["items"], rolled.items, strict=True):
        entry.update(_points(item))
    whole["weak"] = [item.link.new for item in rolled.weak]
    whole["leads"] = [
        {"code": one.code, "lead": one.lead, "helping": list(one.helping)} for one in rolled.leads
    ]
    whole["no_owner"] = list(rolled.no_owner)
    whole["carried"] = dict(rolled.carried)
    whole["total_added"] = _number(rolled.total)
    whole["links"] = list(rolled.links)
    whole["cleared"] = [one._asdict() for one in rolled.cleared]
    whole["self_assessed_only"] = list(rolled.self_only)
    whole["left"] = [
        {"sheet": one.at.sheet, "cell": one.at.cell, "why": one.why, "text": one.text}
        for one in rolled.left
    ]
    return whole


def _link(link: Link, mapped: ItemMap, words: Catalogue) -> dict[str, Any]:
    return {
        "code": link.new,
        "title": mapped.new.item(link.new).title_th,
        "kind": str(link.kind),
        "old": [{"code": c, "title": mapped.old.item(c).title_th} for c in link.old],
        "partly": link.partly,
        "retitled": link.retitled,
        "certainty": str(link.certainty) if link.certainty else None,
        "guess": str(link.guess) if link.guess else None,
        "look": list(doubts(link, mapped, words)),
    }


def _points(item: PastItem) -> dict[str, Any]:
    return {
        "last_points": _number(item.points),
        "why_none": str(item.why) if item.why else None,
        "old_points": {old.code: _number(old.assessed) for old in item.old},
        "worth": round(float(item.worth), 2) if item.weak else None,
    }


def _number(value: Decimal | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
