"""A file's bytes, whole and of one moment."""

import contextlib
import errno
import os
import pathlib
import stat
import threading

from corpus.archive.members import SEPARATOR, member
from corpus.errors import (
    DeferredError,
    DeniedError,
    EmptyError,
    TooLargeError,
    UnreadableError,
    UnsupportedError,
    VanishedError,
)
from corpus.files import remote
from corpus.files.find import Stamp

MAX_BYTES = 512 * 1024 * 1024
"""The largest file that is read into memory."""
_REMEDIES = {
    errno.ELOOP: "correct the link",
    errno.ENAMETOOLONG: "give it a shorter path",
    errno.EIO: "check the disk",
}


def read_file(name: str) -> tuple[bytes, Stamp]:
    """The bytes of a regular file (a path or a URL) and the stamp that they had; of a file in an archive with its archive's time.

    Raises a subclass of `UnreadableError`: pipes, devices and folders are refused; `DeferredError` where the file
    changed while it was read.
    """
    outer, inner = parted(name)
    if remote.is_url(outer):
        data, size, time = remote.read(outer)
        stamp = Stamp(size, time)
    else:
        data, stamp = _read_local(pathlib.Path(outer))
    for part in inner:
        data = member(data, part)
        stamp = Stamp(len(data), stamp.time)
    if not data.strip(b"\0 \r\n\t"):
        raise EmptyError("the file is empty", "get the file again")
    return data, stamp


_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a character device"),
    (stat.S_ISBLK, "a block device"),
)


def _kind(mode: int) -> str:
    """What a special file is."""
    return next((name for holds, name in _KINDS if holds(mode)), "a special file")


def read_within(name: str, seconds: float) -> bytes | None:
    """The bytes of a file; None where it cannot be read, or not in time.

    A file of a hung network drive answers nothing for ever: it is left to a thread that the caller does not wait for.
    """
    found: list[bytes] = []

    def read() -> None:
        with contextlib.suppress(UnreadableError):  # reading it in earnest says why
            found.append(read_file(name)[0])

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    thread.join(seconds)
    return found[0] if found else None


def parted(name: str) -> tuple[str, list[str]]:
    """The file that is there, and the names of files in one another that lead to the one that is meant.

    >>> parted("s3://plans/a.zip!b/c.docx")
    ('s3://plans/a.zip', ['b/c.docx'])
    """
    pieces = name.split(SEPARATOR)
    if len(pieces) == 1 or os.path.lexists(name):
        return name, []
    if remote.is_url(name):
        return pieces[0], pieces[1:]
    for count in range(len(pieces) - 1, 0, -1):
        outer = SEPARATOR.join(pieces[:count])
        if os.path.isfile(outer):
            return outer, pieces[count:]
    return name, []


def _read_local(path: pathlib.Path) -> tuple[bytes, Stamp]:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode) and not os.access(path, os.R_OK | os.X_OK):
            raise DeniedError("permission to list the folder was denied", "check its permissions")
        if not stat.S_ISREG(status.st_mode):
            raise UnsupportedError(f"{_kind(status.st_mode)}, not a file", "name a file")
        if status.st_size > MAX_BYTES:
            raise TooLargeError(f"{status.st_size >> 20:,} MiB, more than {MAX_BYTES >> 20:,} MiB", "split it")
        with path.open("rb") as file:
            before = Stamp.of(os.fstat(file.fileno()))
            data = file.read()
            after = Stamp.of(os.fstat(file.fileno()))
    except FileNotFoundError as error:
        raise VanishedError("the file does not exist", "check the path") from error
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, "check its permissions")
        raise DeniedError(f"the file cannot be opened ({error.strerror})", remedy) from error
    if before != after or len(data) != after.size:
        raise DeferredError("the file changed while it was read", "the next run will read it")
    return data, before
