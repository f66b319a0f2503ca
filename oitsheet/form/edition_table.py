"""One TOML table being read: typed values out, faults noted with their place."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from enum import StrEnum

_T = TypeVar("_T")
_Word = TypeVar("_Word", bound="StrEnum")

_WORDS = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
}


class Table:
    """A table and the place to name when something in it is wrong.

    Each value is taken out once; what is left at `close` is a key nobody knows, most often a
    misspelt one.

    Attributes:
        name: The table's own name (``order`` of ``sources.order``).
    """

    def __init__(
        self,
        raw: object,
        place: str,
        faults: list[str],
        defaults: Mapping[str, Any] | None = None,
        *,
        name: str = "",
    ) -> None:
        self.name = name
        self._place = place
        self._faults = faults
        self._defaults = defaults or {}
        self._asked: dict[str, None] = {}
        self._raw: dict[str, Any] = {}
        if isinstance(raw, dict):
            self._raw.update(raw)
        else:
            self.fault("is not a table")

    def fault(self, what: str) -> None:
        """Note what is wrong in this table."""
        self._faults.append(f"{self._place}: {what}")

    def close(self) -> None:
        """Note every key that was never asked for, with those that were."""
        known = f" (known: {', '.join(self._asked)})" if self._asked else ""
        for key in self._raw:
            self.fault(f"unknown key {key!r}{known}")

    def closed(self, read: Callable[[Table], _T]) -> _T:
        """Read the whole table, then close it."""
        value = read(self)
        self.close()
        return value

    def left(self) -> tuple[str, ...]:
        """Name the keys not taken yet, in the file's order."""
        return tuple(self._raw)

    def rest(self) -> dict[str, Any]:
        """Take everything that is left, as it stands."""
        taken, self._raw = self._raw, {}
        return taken

    def holds_text(self, key: str) -> bool:
        """True where the value (or its default) is text."""
        return isinstance(self._raw.get(key, self._defaults.get(key)), str)

    def _maybe(self, key: str, kind: type[_T]) -> _T | None:
        self._asked[key] = None
        value = self._raw.pop(key, self._defaults.get(key))
        if value is None:
            return None
        if type(value) is not kind:  # not isinstance: true is no number
            self.fault(f"{key} is {value!r}, not {_WORDS[kind]}")
            return None
        return value

    def _must(self, key: str, kind: type[_T], neutral: _T) -> _T:
        if self._raw.get(key, self._defaults.get(key)) is None:
            self.fault(f"{key} is missing")
        value = self._maybe(key, kind)
        return neutral if value is None else value

    def text(self, key: str) -> str:
        """Take a text that must be there and not be blank."""
        value = self._must(key, str, "?")
        if not value.strip():
            self.fault(f"{key} is blank")
        return value

    def maybe_text(self, key: str) -> str | None:
        """Take a text that may be absent."""
        return self._maybe(key, str)

    def whole(self, key: str) -> int:
        """Take a whole number that must be there."""
        return self._must(key, int, 0)

    def maybe_whole(self, key: str) -> int | None:
        """Take a whole number that may be absent."""
        return self._maybe(key, int)

    def flag(self, key: str) -> bool:
        """Take a truth value that must be there."""
        return self._must(key, bool, neutral=False)

    def number(self, key: str) -> Decimal:
        """Take a number that must be there."""
        if self._raw.get(key) is None:
            self.fault(f"{key} is missing")
        return self.maybe_number(key) or Decimal(0)

    def maybe_number(self, key: str) -> Decimal | None:
        """Take a number that may be absent."""
        self._asked[key] = None
        value = self._raw.pop(key, None)
        if value is None:
            return None
        if type(value) not in {int, float}:
            self.fault(f"{key} is {value!r}, not a number")
            return None
        return Decimal(str(value))

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts; absent is empty."""
        return self._list(key, str)

    def wholes(self, key: str) -> tuple[int, ...]:
        """Take a list of whole numbers; absent is empty."""
        return self._list(key, int)

    def _list(self, key: str, kind: type[_T]) -> tuple[_T, ...]:
        values = self._maybe(key, list) or []
        for value in values:
            if type(value) is not kind or value == "":
                self.fault(f"{key} holds {value!r}, not {_WORDS[kind]}")
        return tuple(value for value in values if type(value) is kind)

    def choice(self, key: str, neutral: _Word) -> _Word:
        """Take one word of a closed list that must be there; `neutral` stands in for a fault."""
        if self._raw.get(key, self._defaults.get(key)) is None:
            self.fault(f"{key} is missing")
        return self.maybe_choice(key, type(neutral)) or neutral

    def maybe_choice(self, key: str, words: type[_Word]) -> _Word | None:
        """Take one word of a closed list that may be absent."""
        value = self._maybe(key, str)
        if value is None:
            return None
        try:
            return words(value)
        except ValueError:
            self.fault(f"unknown {key} {value!r} (known: {', '.join(words)})")
            return None

    def table(self, key: str, *, required: bool = True) -> Table:
        """Take a table inside this one."""
        raw = self._must(key, dict, {}) if required else self._maybe(key, dict) or {}
        place = key if self._place == "head" else f"{self._place}, {key}"
        return Table(raw, place, self._faults, name=key)

    def named_tables(self) -> Iterator[Table]:
        """Take all that is left as tables, each under its own name."""
        for key, raw in self.rest().items():
            yield Table(raw, f"{self._place} {key}", self._faults, name=key)

    def tables(
        self, key: str, named_by: str | None, defaults: Mapping[str, Any] | None = None
    ) -> Iterator[Table]:
        """Take a list of tables.

        Args:
            key: The list's key.
            named_by: The key whose value names each of them in a fault; None: their number.
            defaults: What a value is where the table does not give it.
        """
        word = "element" if key == "elements" else key.replace("_", "-")
        inside = "" if self._place == "head" else f"{self._place}, "
        for n, raw in enumerate(self._maybe(key, list) or [], start=1):
            name = raw.get(named_by, f"number {n}") if named_by and isinstance(raw, dict) else n
            yield Table(raw, f"{inside}{word} {name}", self._faults, defaults)
