"""From an error to the outcome of its file: the reason code of `failures`, and a message for the user."""

import contextlib
import resource
import signal
from collections.abc import Iterator

from corpus.errors import UnreadableError
from patterns.text import OBJECT_ADDRESS


class OutOfTimeError(BaseException):
    """The time for a file is over; not an `Exception`, so that no reader takes it for its own."""


@contextlib.contextmanager
def limited(seconds: float, memory: int) -> Iterator[None]:
    """Limit what this process may take in the block: seconds of time (`OutOfTimeError`) and MiB of memory (`MemoryError`)."""

    def ring(*_: object) -> None:
        raise OutOfTimeError(f"took longer than {seconds:g} s; raise --timeout or split the file")

    before, limits = signal.signal(signal.SIGALRM, ring), resource.getrlimit(resource.RLIMIT_AS)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    resource.setrlimit(resource.RLIMIT_AS, (memory << 20, limits[1]))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        resource.setrlimit(resource.RLIMIT_AS, limits)


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
