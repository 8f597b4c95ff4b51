"""What an error means for the file that it came from: the reason code of `failures`, and a message for people."""

from corpus.errors import UnreadableError
from patterns.text import OBJECT_ADDRESS


def reason_and_message(error: Exception) -> tuple[str, str]:
    """The `reason` and the `message` of an error that reading a file raised; two runs over one file give the same."""
    if isinstance(error, UnreadableError):
        return error.reason, _stable(error)
    if isinstance(error, MemoryError):
        return "oom", "needs more memory than it may take; split it or raise --max-memory"
    if isinstance(error, TimeoutError):
        return "timeout", f"a pattern took too long ({_stable(error)}); please report the file"
    return "crash", f"kehoach failed on it ({type(error).__name__}: {_stable(error)}); please report the file"


def _stable(error: Exception) -> str:
    """The words of an error without addresses of objects in memory."""
    return OBJECT_ADDRESS.sub("", str(error))
