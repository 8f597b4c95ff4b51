"""The folder of a store: which one may be used, how it is made, who works in it."""

import contextlib
import datetime
import errno
import json
import os
import pathlib
import shutil
import socket
import tempfile
from collections.abc import Iterator

from corpus.files.find import STORE_MARKER
from corpus.message import Message, MessageValue, say

MARKER = STORE_MARKER
"""Is in every store; a folder without it that is not empty is never touched."""
LEDGER = "ledger.sqlite"
CURRENT, VERSIONS = ".current", ".versions"
"""The link to the version of the tables that is current; the folder of the versions, a folder each, named by number."""
PARTS = "parts"
"""In a version's folder: the names of its parts, written when all of it is there.  Half a version, of a run that died, has none."""
COLUMNS = "columns"
"""In a version's folder: which columns all its parts have (`columns_of_today`), so that a run need not open each of them to know."""
_LOCK, _HOLDER = ".lock", ".holder.json"
_MARKER_TEXT = "A store of kehoach: README.md says what is in it. Nothing in here is to be changed by hand.\n"


class OutputError(Exception):
    """A command cannot do its work; `message` states where, why and what to do, in both languages."""

    def __init__(self, message: str | Message, /, **values: MessageValue) -> None:
        """`message` is a message, or the key of one with its `values`."""
        self.message = message if isinstance(message, Message) else say(message, **values)
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message.en


class UsageError(OutputError):
    """The command line is wrong, whatever the store contains."""


def no_store(folder: pathlib.Path, store: object, file: str = LEDGER) -> OutputError:
    """The error for a store that is not there: `folder` does not exist, or lacks a file that every store contains; `store` as it was named."""
    if not os.path.lexists(folder):
        return OutputError("store.no_path", store=str(store))
    return OutputError("store.no_kehoach_store", store=str(store), file=file)


def damaged(store: object, error: Exception) -> OutputError:
    """The error for a store whose ledger is damaged."""
    return OutputError("store.ledger_damaged", store=str(store), detail=error)


class BusyError(OutputError):
    """Another run is using the store."""


def check_place(folder: pathlib.Path) -> pathlib.Path:
    """The real path of the folder that is to be a store.  Raises `OutputError` if it must not or cannot be one."""
    place = pathlib.Path(os.path.realpath(folder))
    if os.path.lexists(place) and not place.is_dir():
        raise OutputError("store.is_file", path=folder)
    try:
        if place.is_dir() and any(place.iterdir()):
            _check_own(folder, place)
        if place.is_dir() and not os.access(place, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError("store.cannot_write_folder", path=folder, detail=error) from error
    return place


def _check_own(folder: pathlib.Path, place: pathlib.Path) -> None:
    if not (place / MARKER).is_file():
        raise OutputError("store.foreign_files", folder=folder)
    if not (place / LEDGER).is_file():
        raise OutputError("store.no_ledger", folder=folder, ledger=LEDGER)


@contextlib.contextmanager
def making(place: pathlib.Path) -> Iterator[pathlib.Path]:
    """A folder to fill that becomes the store at `place` in one step when the block ends, so that no half of one is ever there.

    Raises `OSError`; if another process made the store meanwhile, that one stays.
    """
    is_closed = place.is_dir() and not os.access(place.parent, os.W_OK)  # a volume at the root of a container
    with tempfile.TemporaryDirectory(
        dir=place if is_closed else place.parent, prefix=f".{place.name}-", ignore_cleanup_errors=True
    ) as beside:
        made = pathlib.Path(beside) / "store"
        made.mkdir()
        (made / MARKER).write_text(_MARKER_TEXT, encoding="utf-8")
        yield made
        if is_closed:
            _fill(made, place)
            return
        if place.is_dir():
            shutil.copymode(place, made)
        try:
            made.rename(place)
        except OSError as error:
            if (
                error.errno in (errno.EBUSY, errno.EPERM) and place.is_dir()
            ):  # a disk or share of its own: filled, the marker last
                _fill(made, place)
            elif not (place / MARKER).is_file():
                raise


def _fill(made: pathlib.Path, place: pathlib.Path) -> None:
    for path in sorted(made.iterdir(), key=lambda path: path.name == MARKER):
        shutil.move(path, place / path.name)


@contextlib.contextmanager
def locked(place: pathlib.Path) -> Iterator[None]:
    """Hold the store alone.  The system frees the lock of a process that died.

    Raises `BusyError`, which states who uses it.
    """
    import filelock

    lock = filelock.FileLock(place / _LOCK, timeout=0)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        raise BusyError("store.busy", store=place, who=_holder(place)) from error
    try:
        about = {"host": socket.gethostname(), "process": os.getpid(), "since": _now()}
        (place / _HOLDER).write_text(json.dumps(about), encoding="utf-8")
        yield
    finally:
        with contextlib.suppress(OSError):  # a full or vanished disk must not hide what went wrong before
            (place / _HOLDER).unlink(missing_ok=True)
        lock.release()


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _holder(place: pathlib.Path) -> Message:
    try:
        about = json.loads((place / _HOLDER).read_text(encoding="utf-8"))
        return say(
            "store.process_since", process=str(about["process"]), host=str(about["host"]), since=str(about["since"])
        )
    except (OSError, ValueError, KeyError):
        return say("store.process_other")
