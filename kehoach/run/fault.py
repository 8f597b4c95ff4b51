"""From an error to the outcome of its file: the reason code of `failures`, and a message for the user."""

import contextlib
import errno
import pathlib
import resource

from corpus.errors import UnreadableError
from corpus.message import Message, joined, say
from patterns.text import OBJECT_ADDRESS

_OWN_PAGES = pathlib.Path("/proc/self/statm")
"""Source: Linux, proc(5): the first number is the size of the process in pages."""
_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
"""Errors of a disk that is full, or of a limit on what may be written to it: no fault of the file that is read."""


def most_memory(more: int) -> int:
    """The limit of address space that leaves this process `more` MiB beside what it already has.

    Libraries reserve more than a GiB when they are imported, without using it: that is not what a file needs.
    """
    limit = more << 20
    with contextlib.suppress(OSError):  # a system that does not show it: the limit applies to all that the process has
        limit += int(_OWN_PAGES.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    return limit if hard == resource.RLIM_INFINITY else min(limit, hard)


def reason_and_message(error: BaseException) -> tuple[str, Message]:
    """The `reason` and the `message` of an error that reading a file raised; two runs over one file give the same."""
    if isinstance(error, UnreadableError):
        return error.reason, Message(*map(_stable, (error.message.en, error.message.vi)))
    if isinstance(error, MemoryError):
        return "oom", joined([say("file.memory_allowed"), say("do.free_memory")])
    if isinstance(error, TimeoutError):
        return "timeout", joined([say("file.pattern", detail=_stable(str(error))), say("do.last_resort")])
    if isinstance(error, OSError) and error.errno in _FULL:
        return "deferred", joined([say("file.no_space", detail=error), say("do.free_disk")])
    what = f"{type(error).__name__}: {_stable(str(error))}"
    return "crash", joined([say("file.failed", detail=what), say("do.last_resort")])


def _stable(words: str) -> str:
    """The words of an error without addresses of objects in memory."""
    return OBJECT_ADDRESS.sub("", words)
