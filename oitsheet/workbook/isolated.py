"""Reading in a process of its own, with limits on its time and memory.

The guard stands before the readers, but a reader may still hang, eat the machine or end its whole
process with nothing to catch. Where that must not touch the files beside it, one child process
reads for us, file after file, always one ahead. If it passes a limit or dies, that file is told
of, and a new child goes on with the next. It keeps mishaps apart and is no sandbox: the child may
do all that its user may.

Time is limited everywhere; memory where the system knows RLIMIT_AS and heeds it: on Linux, not on
Windows, not on macOS. The child is started anew (spawn): one forked after polars would hang.
"""

from __future__ import annotations

import contextlib
import copyreg
import gc
import io
import multiprocessing
import os
import pickle
import signal
import sys
import time
from dataclasses import dataclass
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from oitsheet.workbook.limits import READING_MEGABYTES, READING_SECONDS
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook, too_large

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from types import TracebackType
    from typing import Self

_Asked = TypeVar("_Asked")
_Answer = TypeVar("_Answer")

_SPAWN: Final = multiprocessing.get_context("spawn")
_START_SECONDS: Final = 60
"""How long a child may take to start on a slow and busy machine."""

_SPARE_SECONDS: Final = 10


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one reading may take.

    Attributes:
        seconds: Of time on the wall.
        megabytes: Of address space of the child, where the system limits it.
    """

    seconds: float = READING_SECONDS
    megabytes: int = READING_MEGABYTES


class Apart(Generic[_Asked, _Answer]):
    """Does a work for one input after the other, each time in a child process.

    The child starts at once, so that whoever has something to load meanwhile loses no time.

    Args:
        work: What to do; a function that a module offers by its name.
        inputs: What to do it with, in this order; they must pass from process to process.
        bounds: What each may take.
    """

    def __init__(
        self,
        work: Callable[[_Asked], _Answer],
        inputs: Sequence[_Asked],
        bounds: Bounds | None = None,
    ) -> None:
        self._work = work
        self._inputs = inputs
        self._bounds = bounds or Bounds()
        self._next = 0
        self._child: _Child | None = self._started()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child."""
        if self._child:
            self._child.end()
            self._child = None

    def next(self) -> _Answer:
        """Give the answer to the next input.

        Raises:
            UnreadableWorkbook: What the work itself raised; TOO_SLOW past the limit of time;
                TOO_LARGE where memory ran out; READER_DIED if the child ended or any other
                exception came out of it.
            IndexError: There is no further input.
        """
        asked = self._inputs[self._next]
        child = self._child = self._child or self._started()
        self._next += 1
        if child is None:
            raise UnreadableWorkbook(Unreadable.READER_DIED, "no process could be started")
        try:
            answer = child.answer(asked)
        except UnreadableWorkbook:
            self.close()
            raise
        if self._next < len(self._inputs):
            child.ask(self._inputs[self._next])
        if isinstance(answer, UnreadableWorkbook):
            raise answer
        return answer  # type: ignore[return-value]  # what the work gave, by way of pickle

    def _started(self) -> _Child | None:
        with contextlib.suppress(OSError):  # no room for another process
            if self._next < len(self._inputs):
                return _Child(self._work, self._bounds)
        return None


class _Child:
    """One child process, and what it was asked last."""

    def __init__(self, work: Callable[..., object], bounds: Bounds) -> None:
        self._bounds = bounds
        self._ours, theirs = _SPAWN.Pipe()
        self._process: SpawnProcess = _SPAWN.Process(
            target=_serve, args=(theirs, work, bounds), name="oitsheet-reader", daemon=True
        )
        with _without_main():
            self._process.start()
        theirs.close()
        self._ready = False
        self._until = 0.0
        self._asked = False

    def ask(self, asked: object) -> None:
        with contextlib.suppress(OSError):  # it is dead: whoever waits for the answer is told
            self._ours.send(asked)
        self._asked = True
        self._until = time.monotonic() + self._bounds.seconds

    def answer(self, asked: object) -> object:
        """Wait for the answer to what it was asked before, or else is asked now."""
        if not self._ready:
            self._receive(time.monotonic() + _START_SECONDS)
            self._ready = True
        if not self._asked:
            self.ask(asked)
        self._asked = False
        return pickle.loads(self._receive(self._until))  # noqa: S301  our own child's words

    def _receive(self, until: float) -> bytes:
        try:
            if self._ours.poll(max(0.0, until - time.monotonic())):
                return self._ours.recv_bytes()
        except (EOFError, OSError) as error:
            self._process.join(1)
            raise _died(self._process.exitcode) from error
        raise UnreadableWorkbook(
            Unreadable.TOO_SLOW, "time", limit="seconds", most=int(self._bounds.seconds)
        )

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._process.close()
        self._ours.close()


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Keep our main program out of the child, which else runs it again as far as it is no command.

    It would cost time, and could not be found where it came from a pipe or out of a launcher.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _died(code: int | None) -> UnreadableWorkbook:
    return UnreadableWorkbook(Unreadable.READER_DIED, f"the process ended with {code}")


def _serve(pipe: Connection, work: Callable[[object], object], bounds: Bounds) -> None:
    """Be the child: answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's: it ends us
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  a reader's last words help nobody
        os.dup2(nowhere.fileno(), 2)
    gc.disable()  # a grid holds no cycles, and looking for them costs a tenth
    _limit(bounds)
    pipe.send_bytes(b"ready")
    while True:
        try:
            asked = pipe.recv()
        except (EOFError, OSError):
            return
        _limit_time(bounds)
        pipe.send_bytes(_answered(work, asked, bounds))
        gc.collect()


def _answered(work: Callable[[object], object], asked: object, bounds: Bounds) -> bytes:
    try:
        return _packed(work(asked))
    except UnreadableWorkbook as refusal:
        return _packed(refusal)
    except MemoryError:
        return _packed(too_large("memory", bounds.megabytes))
    except Exception as error:  # noqa: BLE001  of one file: the others shall not suffer
        detail = f"{type(error).__name__}: {error}"
        return _packed(UnreadableWorkbook(Unreadable.READER_DIED, detail))


def _packed(answer: object) -> bytes:
    file = io.BytesIO()
    pickler = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {**copyreg.dispatch_table, MappingProxyType: _proxy}
    pickler.dump(answer)
    return file.getvalue()


def _proxy(mapping: Any) -> tuple[Callable[..., object], tuple[object, ...]]:  # noqa: ANN401
    return _proxied, (dict(mapping),)


def _proxied(mapping: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(mapping)


def _limit(bounds: Bounds) -> None:
    """Limit our own address space, and leave no image of it behind when we die."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  not on Windows

    most = bounds.megabytes * 1024 * 1024
    for what, size in ((resource.RLIMIT_AS, most), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(OSError, ValueError):  # macOS; a limit that is lower already
            resource.setrlimit(what, (size, size))


def _limit_time(bounds: Bounds) -> None:
    """See to it that we end some day, even where our parent was killed and ends us no more."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  not on Windows

    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + bounds.seconds) + _SPARE_SECONDS
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
