"""``oitsheet.report/v1``: the promised JSON, with structs of its own.

Keys may be added within v1, none removed or renamed, so that the report's own classes may move
freely. Numbers have at most two decimals, half up; money is in baht; dates are ISO and C.E.;
``null`` where not known.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from oitsheet import __version__
from oitsheet.judging.report import Severity
from oitsheet.rendering.json_numbers import fraction, means, number
from oitsheet.rendering.json_owners import owners_of
from oitsheet.rendering.json_prospects import assumed_of, forecast_of, gain_of, mend_of
from oitsheet.rendering.wording import reason, say

if TYPE_CHECKING:
    import datetime as dt

    from oitsheet.form.messages import Catalogue
    from oitsheet.form.part import PartStamp
    from oitsheet.judging.report import (
        Acknowledgement,
        Assessed,
        Budget,
        Finding,
        ItemState,
        Kpi,
        Report,
        Scores,
    )

FORMAT = "oitsheet.report/v1"

_ACTING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters that JSON lets through, and what turns the direction of a line."""


def dumps(report: Report, catalogue: Catalogue, file: str, *, indent: int | None = 2) -> str:
    """Return the report as JSON text.

    Args:
        report: What was found.
        catalogue: In whose language messages are.
        file: The workbook's name, without where it lies.
        indent: None for one line.
    """
    return escaped(json.dumps(as_dict(report, catalogue, file), ensure_ascii=False, indent=indent))


def dumps_failure(  # noqa: PLR0913  (what is said of a failure)
    file: str,
    reason: str,
    sentence: str,
    catalogue: Catalogue,
    *,
    limit: str = "",
    indent: int | None = 2,
) -> str:
    """Return what is said, as JSON text, of a file that could not be judged.

    Args:
        file: The workbook's name.
        reason: A permanent word for what is wrong: ``encrypted``, ``not_ours`` …
        sentence: The same for people.
        catalogue: Tells the language.
        limit: Which limit was passed, if it was one: a permanent word, too.
        indent: None for one line.
    """
    failure = {
        "format": FORMAT,
        "oitsheet": __version__,
        "lang": catalogue.language,
        "file": file,
        "verdict": None,
        "unreadable": {"reason": reason, "message": sentence} | ({"limit": limit} if limit else {}),
    }
    return escaped(json.dumps(failure, ensure_ascii=False, indent=indent))


def escaped(text: str) -> str:
    """Escape letters that act on a terminal or hide; only texts hold any, and mean the same."""
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def as_dict(report: Report, catalogue: Catalogue, file: str) -> dict[str, Any]:
    """Return the report as plain values, in the promised order of keys."""
    return {
        "format": FORMAT,
        "oitsheet": __version__,
        "lang": catalogue.language,
        "file": file,
        "as_of": _date(report.as_of),
        "as_of_from": report.as_of_from,
        "due": _date(report.due),
        "edition": {
            "key": report.edition.key,
            "fiscal_year_be": report.edition.fiscal_year_be,
            "items": report.edition.items,
            "method": report.edition.method,
            "how": report.edition.how,
            "provisional": report.edition.provisional,
        },
        "agency": report.agency,
        "verdict": str(report.verdict),
        "counts": _counts(report),
        "kpi": _kpi(report.kpi),
        "budget": _budget(report.budget),
        "scores": _scores(report.scores),
        "items": [_item(item, catalogue) for item in report.items],
        "mend_first": list(report.mend_first),
        "mend": mend_of(report, catalogue),
        "findings": [_finding(finding, catalogue) for finding in report.findings],
        "skipped": [
            {"code": skipped.code, "name": skipped.name, "reason": reason(skipped, catalogue)}
            for skipped in report.skipped
        ],
        "not_asked": list(report.not_asked),
        **owners_of(report),
        "assumed": assumed_of(report.assumed),
        "redacted": report.redacted,
    } | _part(report.part)


def _part(part: PartStamp | None) -> dict[str, Any]:
    """Whose part of a book was checked; nothing of a whole one."""
    return {"part": {"owner": part.owner or None, "items": list(part.items)}} if part else {}


def _counts(report: Report) -> dict[str, int]:
    counts = {str(severity): report.count(severity) for severity in Severity}
    return {**counts, "acknowledged": len(report.acknowledged), "skipped": len(report.skipped)}


def _kpi(kpi: Kpi) -> dict[str, Any]:
    return {
        "items": kpi.items,
        "not_applicable": kpi.not_applicable,
        "claimed": kpi.claimed,
        "claimed_percent": fraction(kpi.percent(kpi.claimed)),
        "supported": kpi.supported,
        "supported_percent": fraction(kpi.percent(kpi.supported)),
        "to_mend": kpi.to_mend,
        "not_started": kpi.not_started,
        "unknown": kpi.unknown,
        "not_looked_at": kpi.not_looked_at,
        "target_percent": fraction(kpi.target_percent),
        "target_level": kpi.target_level,
        "reported_percent": fraction(kpi.reported_percent),
        "reported_level": kpi.reported_level,
        "below_full_at_least": kpi.below_full_at_least,
        "below_full_explained": kpi.below_full_explained,
    }


def _budget(budget: Budget | None) -> dict[str, Any] | None:
    if budget is None:
        return None
    return {
        "allocated": number(budget.allocated),
        "spent": number(budget.spent),
        "percent_spent": fraction(budget.percent_spent),
        "remaining": number(budget.remaining),
        "quarters": [
            {
                "quarter": quarter.quarter,
                "planned": number(quarter.planned),
                "spent": number(quarter.spent),
                "percent": fraction(quarter.percent),
                "cumulative_percent": fraction(quarter.cumulative_percent),
            }
            for quarter in budget.quarters
        ],
    }


def _scores(scores: Scores) -> dict[str, Any]:
    other = scores.other_method
    return {
        "assessed": _assessed(scores.assessed),
        "forecast": forecast_of(scores.forecast),
        "other_method": {"method": other[0], "oit": fraction(other[1])} if other else None,
        "ita": [
            {
                "fiscal_year_be": year.fiscal_year_be,
                "iit": fraction(year.iit),
                "eit": fraction(year.eit),
                "oit": fraction(year.oit),
                "total": fraction(year.total),
                "level": year.level,
            }
            for year in scores.ita
        ],
    }


def _assessed(assessed: Assessed | None) -> dict[str, Any] | None:
    if assessed is None:
        return None
    scored = assessed.scored
    return {
        "method": scored.method if scored else None,
        "filled": assessed.filled,
        "zero_items": list(assessed.zero_items),
        "oit": fraction(scored.oit) if scored else None,
        "level": scored.level if scored else None,
        "indicators": means(scored.indicators) if scored else None,
        "sub_indicators": means(scored.sub_indicators) if scored else None,
    }


def _item(item: ItemState, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "code": item.code,
        "title": catalogue.show(item.title),
        "row": item.at.row if item.at else None,
        "claimed": item.claimed,
        "state": str(item.state),
        "points": number(item.points),
        "last_year_points": number(item.last_year_points),
        "gain": gain_of(item.gain),
        "owner": item.owner,
        "other_owners": list(item.other_owners),
    }


def _finding(finding: Finding, catalogue: Catalogue) -> dict[str, Any]:
    said = say(finding, catalogue)
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "sheet": finding.at.sheet,
        "cell": finding.at.cell,
        "item": finding.item,
        "related": [{"sheet": at.sheet, "cell": at.cell} for at in finding.also],
        "found": _shown(finding, "found", catalogue),
        "expected": _shown(finding, "expected", catalogue),
        "message": said.message,
        "fix": said.fix,
        "acknowledged": _acknowledgement(finding.acknowledged),
    }


def _acknowledgement(acknowledged: Acknowledgement | None) -> dict[str, Any] | None:
    if acknowledged is None:
        return None
    return {
        "who": acknowledged.who,
        "when": _date(acknowledged.when),
        "why": acknowledged.why,
        "sheet": acknowledged.at.sheet,
        "cell": acknowledged.at.cell,
    }


def _shown(finding: Finding, fact: str, catalogue: Catalogue) -> str | None:
    value = finding.facts.get(fact)
    return catalogue.show(value) if value is not None else None


def _date(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
