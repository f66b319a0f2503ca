"""How far long work has come, on a terminal; in a pipe or a log nothing is said of it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_T = TypeVar("_T")

FEWEST = 2
"""Of fewer things nobody has to be told how many are done."""


@contextmanager
def progress(things: Sequence[_T], label: str) -> Iterator[Iterable[_T]]:
    """Yield the things one by one and show how many are done.

    Args:
        things: What is worked on.
        label: What is being done, in the user's words.
    """
    if len(things) < FEWEST or not sys.stderr.isatty():
        yield things
        return
    with click.progressbar(things, label=label, file=sys.stderr) as bar:
        yield bar
