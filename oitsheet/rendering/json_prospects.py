"""The parts of ``oitsheet.report/v1`` that say what may come, why, and what would be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from oitsheet.rendering.json_numbers import fraction, means, number
from oitsheet.rendering.wording import remedy

if TYPE_CHECKING:
    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.report import Drivers, Forecast, Gain, Part, Report, Supposed, WhatIf


def forecast_of(forecast: Forecast | None) -> dict[str, Any] | None:
    """Return the forecast with what drives it; None where there is none."""
    if forecast is None:
        return None
    return {
        "low": fraction(forecast.low),
        "likely": fraction(forecast.likely),
        "high": fraction(forecast.high),
        "level_likely": forecast.level_likely,
        "left_out": forecast.left_out,
        "indicators_likely": means(forecast.indicators_likely),
        "drivers": _drivers(forecast.drivers),
    }


def _drivers(drivers: Drivers) -> dict[str, Any]:
    figures = {"low": drivers.low, "likely": drivers.likely, "high": drivers.high}
    return {
        **{
            name: [{"cause": str(loss.cause), **_part(loss)} for loss in losses]
            for name, losses in figures.items()
        },
        "last_year": _part(drivers.last_year),
        "left_out": _part(drivers.left_out),
    }


def _part(part: Part) -> dict[str, Any]:
    return {"count": len(part.items), "oit": fraction(part.oit)}


def mend_of(report: Report, catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return the items to mend in the order of `mend_first`, each with its worth and remedy."""
    worth = {item.code: item.gain for item in report.items}
    return [
        {
            "code": code,
            "gain": gain_of(worth[code]),
            "fix": remedy(report, code, catalogue),
        }
        for code in report.mend_first
    ]


def gain_of(gain: Gain) -> dict[str, Any]:
    """Return what one item adds."""
    return {
        "indicator": fraction(gain.indicator),
        "oit": fraction(gain.oit),
        "total": fraction(gain.total),
    }


def assumed_of(assumed: WhatIf | None) -> dict[str, Any] | None:
    """Return what would be; None where nobody assumes anything."""
    if assumed is None:
        return None
    return {
        "points": {code: number(points) for code, points in assumed.points.items()},
        "not_counted": list(assumed.not_counted),
        "assessed": _supposed(assumed.assessed),
        "low": _supposed(assumed.low),
        "likely": _supposed(assumed.likely),
        "high": _supposed(assumed.high),
        "left_out": assumed.left_out,
        "reason": assumed.reason,
    }


def _supposed(figure: Supposed | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    return {
        "oit": fraction(figure.oit),
        "level": figure.level,
        "total": fraction(figure.total),
        "total_level": figure.total_level,
        "gain": {"oit": fraction(figure.gain_oit), "total": fraction(figure.gain_total)},
    }
