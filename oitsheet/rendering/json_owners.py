"""The part of ``oitsheet.report/v1`` that says who has how much to answer for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from oitsheet.judging.report import OwnerLoad, Report


def owners_of(report: Report) -> dict[str, Any]:
    """Return the report's keys about owners, in the promised order."""
    return {
        "owners": [{"name": one.name, "group": one.group, **_load(one)} for one in report.owners],
        "owner_groups": [
            {"name": one.name, "count": one.owners, **_load(one)} for one in report.owner_groups
        ],
        "no_owner": list(report.no_owner),
    }


def _load(one: OwnerLoad) -> dict[str, Any]:
    return {
        "leads": list(one.leads),
        "shares": list(one.shares),
        "to_mend": one.to_mend,
        "not_started": one.not_started,
        "supported": one.supported,
        "unknown": one.unknown,
        "not_looked_at": one.not_looked_at,
    }
