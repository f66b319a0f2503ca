"""The buttons of the OIT tab: the only names that a macro may call.

Each takes no argument, works on the book that called it, speaks to the person by messages, and
lets no exception out. Only xlwings' public interface is used, so that they run on every engine
that xlwings knows.
"""

from __future__ import annotations

from oitsheet.addin import acknowledging, checking, explaining, going, making, meeting, taking
from oitsheet.addin.session import button

__all__ = [
    "acknowledge",
    "clear",
    "doctor",
    "expect",
    "explain",
    "new_book",
    "next_finding",
    "take_in",
    "validate",
]

expect = meeting.expect
"""Called by the macro before each button, with the version that the add-in was built from."""

validate = button(checking.validate)
clear = button(checking.clear)
next_finding = button(going.next_finding)
acknowledge = button(acknowledging.acknowledge)
explain = button(explaining.explain)
take_in = button(taking.take_in)
new_book = button(making.new_book)
doctor = button(explaining.doctor)
