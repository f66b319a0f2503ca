"""The next year's book from this year's: items mapped, what stands carried, the rest listed."""

from oitsheet.exchange.rollover.mapping import Guess, ItemMap, Link, LinkKind, item_map
from oitsheet.exchange.rollover.rolling import CannotRollError, PartOfABookError, Rolled, Wish, roll

__all__ = [
    "CannotRollError",
    "Guess",
    "ItemMap",
    "Link",
    "LinkKind",
    "PartOfABookError",
    "Rolled",
    "Wish",
    "item_map",
    "roll",
]
