"""One judgement per file; the one list of them all is `RULES`.

A rule is known by its file: ``z104_last_year_zero_unproven.py`` holds the rule Z104, named after
its function. Nothing has to be listed anywhere else.
"""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeAlias

from oitsheet.judging.rules.rule import FirstRule, OutcomeRule

AnyRule: TypeAlias = "FirstRule | OutcomeRule"

FAMILIES = "STCWMABKZLX"
"""The order in which the families are judged; X looks at what the others told and stands last."""

_FILE = re.compile(r"[a-z]\d{3}_(?P<name>\w+)")


def _found() -> tuple[AnyRule, ...]:
    """The rules in this folder, by family and number.

    Raises:
        TypeError: A file holds no rule of its own name, or one of no known family.
    """
    rules: list[AnyRule] = []
    for module in iter_modules(__path__):
        match = _FILE.fullmatch(module.name)
        if match is None:
            continue
        found = getattr(import_module(f"{__name__}.{module.name}"), match["name"], None)
        if not isinstance(found, FirstRule | OutcomeRule):
            raise TypeError(f"{module.name} holds no rule named {match['name']}")
        if found.code[0] not in FAMILIES:
            raise TypeError(f"{module.name}: {found.code} is of none of the families {FAMILIES}")
        rules.append(found)
    rules.sort(key=lambda rule: (FAMILIES.index(rule.code[0]), rule.code))
    return tuple(rules)


RULES: tuple[AnyRule, ...] = _found()
"""Every rule, in the order of the families."""


def rule_of(code: str) -> AnyRule | None:
    """Return the rule of that code (in any case), or None."""
    return next((rule for rule in RULES if rule.code == code.upper()), None)
