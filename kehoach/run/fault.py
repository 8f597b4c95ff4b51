"""From an error to the outcome of its file: the reason code of `failures`, and a message for the user."""

import contextlib
import pathlib
import resource
import signal
import threading
from collections.abc import Callable, Iterator
from typing import NoReturn

from corpus.errors import UnreadableError
from corpus.message import Message, joined, say
from patterns.text import OBJECT_ADDRESS

_OWN_PAGES = pathlib.Path("/proc/self/statm")
"""Source: Linux, proc(5): the first number is the size of the process in pages."""


_GRACE = 2.0
"""Seconds after which a process that does not come back is ended."""


class OutOfTimeError(BaseException):
    """The time for a file is over; not an `Exception`, so that no reader takes it for its own."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@contextlib.contextmanager
def limited(seconds: float, memory: int, stuck: Callable[[Message], NoReturn]) -> Iterator[None]:
    """Limit what this process may take in the block: seconds of time (`OutOfTimeError`) and MiB of memory (`MemoryError`).

    A parser in C does not let the error come up: `stuck` is called then, in another thread, with the message, to end the process.
    """

    def ring(*_: object) -> None:
        raise OutOfTimeError(_late(seconds))

    timer = threading.Timer(seconds + _GRACE, lambda: stuck(_late(seconds)))
    timer.daemon = True
    before, limits = signal.signal(signal.SIGALRM, ring), resource.getrlimit(resource.RLIMIT_AS)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    resource.setrlimit(resource.RLIMIT_AS, (most_memory(memory), limits[1]))
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        resource.setrlimit(resource.RLIMIT_AS, limits)


def _late(seconds: float) -> Message:
    return joined([say("file.slow", seconds=seconds), say("do.timeout")])


def most_memory(more: int) -> int:
    """The limit of address space that leaves this process `more` MiB beside what it already has.

    Libraries reserve more than a GiB when they are imported, without using it: that is not what a file needs.
    """
    limit = more << 20
    with contextlib.suppress(OSError):  # a system that does not show it: the limit holds for all that the process has
        limit += int(_OWN_PAGES.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    return limit if hard == resource.RLIM_INFINITY else min(limit, hard)


def reason_and_message(error: BaseException) -> tuple[str, Message]:
    """The `reason` and the `message` of an error that reading a file raised; two runs over one file give the same."""
    if isinstance(error, UnreadableError):
        return error.reason, Message(*map(_stable, (error.message.en, error.message.vi)))
    if isinstance(error, MemoryError):
        return "oom", joined([say("file.memory_allowed"), say("do.free_memory")])
    if isinstance(error, OutOfTimeError):
        return "timeout", error.message
    if isinstance(error, TimeoutError):
        return "timeout", joined([say("file.pattern", detail=_stable(str(error))), say("do.last_resort")])
    what = f"{type(error).__name__}: {_stable(str(error))}"
    return "crash", joined([say("file.failed", detail=what), say("do.last_resort")])


def _stable(words: str) -> str:
    """The words of an error without addresses of objects in memory."""
    return OBJECT_ADDRESS.sub("", words)
