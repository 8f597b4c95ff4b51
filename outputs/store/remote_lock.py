"""The lock of a store on an object store: an object that only one run can create, renewed while that run lives."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import socket
import threading
import uuid
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from corpus.message import say
from outputs.store.folder import BusyError

if TYPE_CHECKING:
    import fsspec

LOCK = ".lock.json"
"""The name of the lock's object."""
_RENEWED, _STALE = 60, 900
"""The interval in seconds at which a run renews its lock, and the age in seconds at which a lock is that of a crashed run."""


class Lock:
    """A lock by an object that only one can create; it is renewed while its holder lives."""

    def __init__(self, system: fsspec.AbstractFileSystem, path: str, shown: str) -> None:
        self._system, self._path, self._shown = system, f"{path.rstrip('/')}/{LOCK}", shown
        self._own = uuid.uuid4().hex
        self._ended = threading.Event()

    def take(self) -> None:
        """Take the lock.  Raises `BusyError` if a living run has it."""
        self._system.makedirs(self._path.rpartition("/")[0], exist_ok=True)
        try:
            self._system.pipe_file(self._path, self._about(), mode="create")
        except OSError as error:
            about = self._read()
            if about is None:
                raise
            if _now() - about["renewed"] < _STALE:
                raise BusyError(
                    "store.busy",
                    store=self._shown,
                    who=say("store.process", process=str(about["process"]), host=str(about["host"])),
                ) from error
            self._system.pipe_file(self._path, self._about())  # a dead run's
        threading.Thread(target=self._renew, daemon=True).start()

    def check(self) -> None:
        """Raise `BusyError` if another run took the lock over, as after this machine slept."""
        about = self._read()
        if about is None or about["id"] != self._own:
            raise BusyError("store.taken_over", url=self._shown)

    def release(self) -> None:
        """Give the lock back, where it is still ours."""
        self._ended.set()
        about = self._read()
        if about is not None and about["id"] == self._own:
            self._system.rm_file(self._path)

    def _renew(self) -> None:
        while not self._ended.wait(_RENEWED):
            with contextlib.suppress(OSError):  # the next commit checks, and states what is wrong
                about = self._read()
                if about is not None and about["id"] == self._own:
                    self._system.pipe_file(self._path, self._about())

    def _about(self) -> bytes:
        return json.dumps(
            {"id": self._own, "host": socket.gethostname(), "process": os.getpid(), "renewed": _now()}
        ).encode()

    def _read(self) -> dict[str, Any] | None:
        try:
            self._system.invalidate_cache()
            found: dict[str, Any] = json.loads(self._system.cat_file(self._path))
        except FileNotFoundError:
            return None
        return found


@contextlib.contextmanager
def locked(system: fsspec.AbstractFileSystem, path: str, shown: str) -> Iterator[Lock]:
    """The lock of the store at a path, taken until the block ends.  Raises `BusyError`."""
    lock = Lock(system, path, shown)
    lock.take()
    try:
        yield lock
    finally:
        lock.release()


def _now() -> float:
    return datetime.datetime.now(datetime.UTC).timestamp()
