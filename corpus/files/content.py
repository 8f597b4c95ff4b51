"""A file's bytes, complete and from one point in time."""

import errno
import glob
import os
import pathlib
import queue
import stat
import threading

from corpus.archive.members import SEPARATOR, member
from corpus.errors import (
    DeferredError,
    DeniedError,
    EmptyError,
    TooLargeError,
    UnsupportedError,
    VanishedError,
)
from corpus.files import remote
from corpus.files.find import Stamp
from corpus.message import Message, say

MAX_BYTES = 512 * 1024 * 1024
"""The largest file that is read into memory."""
_REMEDIES = {
    errno.ELOOP: "do.link",
    errno.ENAMETOOLONG: "do.shorter_path",
    errno.EIO: "do.disk",
}


def read_file(name: str) -> tuple[bytes, Stamp]:
    """The bytes of a regular file (a path or a URL) and the stamp that they had; of a file in an archive with its archive's time.

    Raises a subclass of `UnreadableError`: pipes, devices and folders are refused; `DeferredError` if the file
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
        raise EmptyError("file.nothing", "do.get_again")
    return data, stamp


_KINDS = (
    (stat.S_ISDIR, "folder"),
    (stat.S_ISFIFO, "pipe"),
    (stat.S_ISSOCK, "socket"),
    (stat.S_ISCHR, "character_device"),
    (stat.S_ISBLK, "block_device"),
)


def _kind(mode: int) -> Message:
    """What a special file is."""
    return say(f"value.{next((name for holds, name in _KINDS if holds(mode)), 'special')}")


class PatientReader:
    """Reads files one after the other, each within some seconds.

    A file of a hung network drive answers nothing for ever: it is left to a thread that nobody waits for any more, and
    the next file has another.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._names: queue.SimpleQueue[str | None] | None = None
        self._found: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None if it cannot be read, or not in time."""
        if self._names is None:
            self._names, self._found = queue.SimpleQueue(), queue.SimpleQueue()
            threading.Thread(target=_read_each, args=(self._names, self._found), daemon=True).start()
        self._names.put(name)
        try:
            return self._found.get(timeout=self._seconds)
        except queue.Empty:
            self.close()
            return None

    def close(self) -> None:
        """End its thread when it has finished."""
        if self._names is not None:
            self._names.put(None)
            self._names = None


def _read_each(names: "queue.SimpleQueue[str | None]", found: "queue.SimpleQueue[bytes | None]") -> None:
    while (name := names.get()) is not None:
        try:
            found.put(read_file(name)[0])
        except Exception:  # noqa: BLE001  # whatever it is, reading it later reports it
            found.put(None)


def parted(name: str) -> tuple[str, list[str]]:
    """The file that is there, and the names of files in one another that lead to the one that is meant.

    A second sign (`a.zip!!b.txt`) distinguishes the file in the archive from one beside it that is named `a.zip!b.txt`.

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
            return outer, pieces[count + (count + 1 < len(pieces) and not pieces[count]) :]
    return name, []


def _read_local(path: pathlib.Path) -> tuple[bytes, Stamp]:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode) and not os.access(path, os.R_OK | os.X_OK):
            raise DeniedError("file.folder_denied", "do.permissions")
        if not stat.S_ISREG(status.st_mode):
            raise UnsupportedError("file.not_a_file", "do.name_file", kind=_kind(status.st_mode))
        if status.st_size > MAX_BYTES:
            raise TooLargeError("file.size", "do.split", size=status.st_size >> 20, most=MAX_BYTES >> 20)
        with path.open("rb") as file:
            before = Stamp.of(os.fstat(file.fileno()))
            data = file.read()
            after = Stamp.of(os.fstat(file.fileno()))
    except FileNotFoundError as error:
        raise VanishedError("file.no_match" if glob.has_magic(str(path)) else "file.vanished", "do.path") from error
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, "do.permissions")
        raise DeniedError("file.cannot_open", remedy, detail=error.strerror or error) from error
    if before != after or len(data) != after.size:
        raise DeferredError("file.changed", "do.next_run")
    return data, before
