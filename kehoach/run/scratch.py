"""The folder for the temporary files of a process that reads files, of its workers and of LibreOffice.

It is removed when the process ends; one that was killed no longer has a lock on its folder, and the next run removes that.
"""

import contextlib
import fcntl
import functools
import os
import pathlib
import shutil
import tempfile
from collections.abc import Iterator
from multiprocessing import util

from outputs.store.folder import OutputError

_PREFIX = "kehoach-run-"
_LOCK = "lock"
_LONGEST = 70
"""Bytes of a folder's path in which the socket of multiprocessing, some 35 more, can have its 107; else that is next to it."""


@contextlib.contextmanager
def temporary_files_in_scratch() -> Iterator[pathlib.Path]:
    """Temporary files that are created in the block, or by programs started in it, are in this process's folder.

    Raises `OutputError` if none can be made.
    """
    try:
        folder = _scratch(os.getpid())
    except OSError as error:  # as Python states it: that all folders it knows are full is an error "not found"
        raise OutputError("store.no_temporary", detail=str(error.strerror or error)) from error
    before = tempfile.tempdir, os.environ.get("TMPDIR")
    os.environ["TMPDIR"] = str(folder)
    if len(os.fsencode(folder)) <= _LONGEST:
        tempfile.tempdir = str(folder)
    try:
        yield folder
    finally:
        tempfile.tempdir = before[0]
        if before[1] is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before[1]


@functools.cache
def _scratch(process: int) -> pathlib.Path:
    """The folder of this process (`process`, because a forked one must not share its parent's)."""
    base = pathlib.Path(tempfile.gettempdir())
    _sweep(base)
    making = pathlib.Path(tempfile.mkdtemp(prefix=".kehoach-", dir=base))
    lock = os.open(making / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)  # open, and so locked, until the process ends
    fcntl.flock(lock, fcntl.LOCK_EX)
    folder = base / f"{_PREFIX}{making.name.removeprefix('.kehoach-')}"
    making.rename(folder)
    # After multiprocessing's own folder, which lies in it and is removed with priority -100.
    util.Finalize(None, _remove, args=(folder, process), exitpriority=-200)
    return folder


def _sweep(base: pathlib.Path) -> None:
    """Remove the folders of processes that no longer exist."""
    for folder in base.glob(f"{_PREFIX}*"):
        try:
            lock = os.open(folder / _LOCK, os.O_RDWR)
        except OSError:  # another user's, or one that its process is removing
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
        except BlockingIOError:
            continue
        finally:
            os.close(lock)


def _remove(folder: pathlib.Path, process: int) -> None:
    if os.getpid() == process:
        shutil.rmtree(folder, ignore_errors=True)
