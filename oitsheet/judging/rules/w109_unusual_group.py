"""An item is led by another group than the one that usually does, in a book that else keeps to it.

Which group answers for which item is known from one district office's order. It is no demand, and
offices differ: so it is asked only of a book whose leads nearly all follow that order, where a
line that names the wrong items stands out. Items that do not match the owner's work were among
what held one provincial office up (its project report, FY 2566).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from oitsheet.form.edition import Fact
from oitsheet.form.messages import Bilingual
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.owner_names import key_of, rival_leads
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import fold_tight, group_of, in_ranges
from oitsheet.values.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.form.edition_terms import Named
    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import ItemRow, Submission

FEWEST = 10
"""So many items must be led by a group that the order knows, before it says anything."""

_REMEMBERED = 512
"""An office has fewer owners than that."""

SHORTEST = 4
"""A name of fewer letters is like too many others."""


@rule("W109", severity=Severity.CONFIRM)
def unusual_group(submission: Submission) -> Iterator[Hit]:
    """Ask, once for each lead and usual group, about the few items that differ."""
    source = submission.edition.evidence_of(Fact.OWNERS)
    if source is None:
        return
    roles = {role for item in submission.edition.items for role in item.owner_roles}
    known, odd = 0, list[tuple["ItemRow", str]]()
    for item in submission.items:
        lead = item.owners.lead
        groups = {_group(role) for role in roles if lead and _like(lead, role)}
        usual = {_group(role) for role in item.item.owner_roles}
        if groups and usual and not rival_leads(item):
            known += 1
            if not groups & usual:
                odd.append((item, f"{fold_tight(lead or '')} {sorted(usual)}"))
    if known < FEWEST or len(odd) * 4 > known:
        return
    for case in dict.fromkeys(key for _, key in odd):
        items = [item for item, key in odd if key == case]
        first, *also = dict.fromkeys(item.owners.all[0].at for item in items)
        role = items[0].item.owner_roles[0]
        yield hit(
            first,
            item=items[0] if len(items) == 1 else None,
            also=tuple(also),
            proven=source.proven,
            found=items[0].owners.lead,
            expected=Bilingual(role.th, role.en),
            items=in_ranges(item.item.no for item in items),
        )


def _group(role: Named) -> str:
    """The group that a role belongs to: in brackets, or the role itself."""
    return _core(group_of(role.th) or role.th)


def _like(lead: str, role: Named) -> bool:
    """Whether a lead is that role: one name holds the other, without the word for a group."""
    own = _core(lead)
    parts = (_core(part) for part in re.split(r"[()]", role.th) if part.strip())
    return any(
        min(len(own), len(part)) >= SHORTEST and (own in part or part in own) for part in parts
    )


@lru_cache(maxsize=_REMEMBERED)
def _core(name: str) -> str:
    """A name without whoever heads it and the word for a group; a deputy head is headed, too."""
    heads = [word for word in map(fold_tight, words().owner_head) if len(word) > SHORTEST]
    key = re.sub("|".join(map(re.escape, heads)), "", key_of(name))
    begins = (word for word in map(fold_tight, words().owner_group) if key.startswith(word))
    return key.removeprefix(next(begins, ""))
