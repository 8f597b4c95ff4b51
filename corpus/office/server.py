"""A LibreOffice that stays open between files: a conversion then takes a message to it, not a start of LibreOffice.

It contains an empty document, and so does not end with its last conversion; `soffice --convert-to` with the same profile
finds it, hands the work over and waits.  Where none runs, the same command starts LibreOffice by itself: slower, as right.
It is on a leash (see `corpus.child`): as soon as this process ends, however it ends, it is killed.
"""

import atexit
import dataclasses
import os
import pathlib
import time

from corpus.child import Child

_FILES = 100
"""The number of files after which it is restarted, so that its memory leaks do not add up."""
_SECONDS = 20.0
"""How long it may take to open."""


@dataclasses.dataclass
class _Standing:
    """An open LibreOffice, and how many files it was asked for."""

    process: Child
    files: int = 0


_STANDING: dict[int, _Standing] = {}
"""By process: a forked worker must not use its parent's."""


def open_office(command: list[str], profile: pathlib.Path, environment: dict[str, str]) -> None:
    """Make sure that LibreOffice is open with `profile`; `command` starts it there, without a document."""
    standing = _STANDING.get(os.getpid())
    if standing is not None and not standing.process.has_ended and standing.files < _FILES:
        standing.files += 1
        return
    close_office()
    held = profile / "held.rtf"
    held.write_bytes(rb"{\rtf1}")
    lock = held.with_name(".~lock.held.rtf#")  # LibreOffice makes it when the document is open
    lock.unlink(missing_ok=True)
    process = Child([*command, str(held)], profile, environment)
    _STANDING[os.getpid()] = _Standing(process, 1)
    atexit.register(close_office)
    deadline = time.monotonic() + _SECONDS
    while not lock.exists() and not process.has_ended and time.monotonic() < deadline:
        time.sleep(0.02)
    if not lock.exists():
        close_office()


def close_office() -> None:
    """Close this process's LibreOffice, whatever it is doing."""
    standing = _STANDING.pop(os.getpid(), None)
    if standing is not None:
        standing.process.kill()
