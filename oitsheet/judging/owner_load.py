"""How much one owner, or one group of owners, has to answer for: values only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerLoad:
    """The items of one owner, or of all owners whose names state one group.

    Attributes:
        name: The position or group, as first written.
        group: The group that an owner's name itself states; None where it states none.
        owners: How many owners are counted together; 1 for an owner.
        leads: Codes of the items that it leads, in order.
        shares: Codes of the items that it shares and does not lead.
        to_mend: How many of those it leads stand so; likewise `not_started` and `supported`.
        unknown: How many of those it leads are not known to stand in any way; `not_looked_at` of
            these have no status yet.
    """

    name: str
    group: str | None
    owners: int
    leads: tuple[str, ...]
    shares: tuple[str, ...]
    to_mend: int
    not_started: int
    supported: int
    unknown: int
    not_looked_at: int

    @property
    def open(self) -> int:
        """How many of the items that it leads are still to be worked on or looked at."""
        return self.to_mend + self.not_started + self.not_looked_at
