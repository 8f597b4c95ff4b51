"""From an error to the outcome of its file: the reason code of `failures`, and a message for the user."""

import contextlib
import pathlib
import resource
import signal
from collections.abc import Iterator

from corpus.errors import UnreadableError
from patterns.text import OBJECT_ADDRESS

_OWN_PAGES = pathlib.Path("/proc/self/statm")
"""Source: Linux, proc(5): the first number is the size of the process in pages."""


class OutOfTimeError(BaseException):
    """The time for a file is over; not an `Exception`, so that no reader takes it for its own."""


@contextlib.contextmanager
def limited(seconds: float, memory: int) -> Iterator[None]:
    """Limit what this process may take in the block: seconds of time (`OutOfTimeError`) and MiB of memory (`MemoryError`)."""

    def ring(*_: object) -> None:
        raise OutOfTimeError(f"took longer than {seconds:g} s; raise --timeout or split the file")

    before, limits = signal.signal(signal.SIGALRM, ring), resource.getrlimit(resource.RLIMIT_AS)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    resource.setrlimit(resource.RLIMIT_AS, (most_memory(memory), limits[1]))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        resource.setrlimit(resource.RLIMIT_AS, limits)


def most_memory(more: int) -> int:
    """The limit of address space that leaves this process `more` MiB beside what it already has.

    Libraries reserve more than a GiB when they are imported, without using it: that is not what a file needs.
    """
    limit = more << 20
    with contextlib.suppress(OSError):  # a system that does not tell: the limit holds for all that the process has
        limit += int(_OWN_PAGES.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    return limit if hard == resource.RLIM_INFINITY else min(limit, hard)


def reason_and_message(error: BaseException) -> tuple[str, str]:
    """The `reason` and the `message` of an error that reading a file raised; two runs over one file give the same."""
    if isinstance(error, UnreadableError):
        return error.reason, _stable(error)
    if isinstance(error, MemoryError):
        return "oom", "needs more memory than allowed; split the file or raise --max-memory"
    if isinstance(error, OutOfTimeError):
        return "timeout", str(error)
    if isinstance(error, TimeoutError):
        return "timeout", f"a pattern took too long ({_stable(error)}); please report the file"
    return "crash", f"kehoach failed on it ({type(error).__name__}: {_stable(error)}); please report the file"


def _stable(error: BaseException) -> str:
    """The words of an error without addresses of objects in memory."""
    return OBJECT_ADDRESS.sub("", str(error))
