"""The plan of an import as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from oitsheet.exchange.importing.places import place_of
from oitsheet.values import shown

if TYPE_CHECKING:
    from oitsheet.exchange.importing.plan import Plan, Spot, TablePlan
    from oitsheet.form.messages import Catalogue

SCHEMA = "oitsheet.import-plan/v1"


def plan_json(plan: Plan, catalogue: Catalogue) -> str:
    """Write a plan for programs.

    Args:
        plan: The plan.
        catalogue: In whose words places are said.
    """

    def at(spot: Spot) -> dict[str, str]:
        return {"file": spot.source, "place": place_of(spot, catalogue)}

    def table(one: TablePlan) -> dict[str, object]:
        return {
            **at(one.spot),
            "caption": one.caption,
            "sheet": one.sheet,
            "rows": one.rows,
            "items": [f"O{number}" for number in one.items],
            "columns": [
                {"header": c.header, "column": c.spot.column, "key": c.key, "sure": str(c.sure),
                 "why": c.why}
                for c in one.columns
            ],
            "titled": [
                {**at(row.spot), "item": row.code, "title": row.title, "exact": row.exact}
                for row in one.titled
            ],
            "lost": [{**at(spot), "text": text} for spot, text in one.lost],
            "left": one.left,
        }  # fmt: skip

    told = {
        "schema": SCHEMA,
        "sources": [{"file": name, "encoding": encoding} for name, encoding in plan.sources],
        "edition": {
            "key": plan.edition.edition.key,
            "how": plan.edition.how,
            "agree": plan.edition.agree,
            "titles": plan.edition.titles,
            "others": {k: [f"O{n}" for n in ns] for k, ns in plan.edition.others.items()},
        },
        "facts": {fact.key: fact.value for fact in plan.facts},
        "tables": [table(one) for one in plan.tables],
        "conflicts": [
            {"sheet": catalogue.show(c.sheet), "row": c.row, "column": catalogue.show(c.column),
             "kept": c.kept, "kept_at": at(c.kept_at), "other": c.other, "other_at": at(c.other_at)}
            for c in plan.conflicts
        ],
        "left": [
            {**at(one.spot), "header": one.header, "item": one.item, "text": one.text,
             "why": one.why}
            for one in plan.left
        ],
        "filled": plan.filled,
        "guesses": plan.guesses,
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=2, default=shown) + "\n"
