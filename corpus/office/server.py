"""A LibreOffice that stays open between files: a conversion then costs a message to it, not a start of its own.

It holds an empty document, and so does not end with its last conversion; `soffice --convert-to` with the same profile
finds it, hands the work over and waits.  Where none runs, the same command starts LibreOffice by itself: slower, as right.
It stands in a process group of its own that a guard kills as soon as this process ends, however it ends.
"""

import atexit
import contextlib
import dataclasses
import os
import pathlib
import signal
import subprocess
import time

_FILES = 100
"""After so many files it is closed and opened anew, so that nothing it leaks adds up."""
_SECONDS = 20.0
"""How long it may take to open."""
# The guard reads this process's end of a pipe until that closes; then its whole group dies.
_GUARDED = 'exec 3<&0; { cat <&3 >/dev/null; kill -KILL 0; } & exec "$@" 3<&- </dev/null'


@dataclasses.dataclass
class _Standing:
    """An open LibreOffice, and how many files it was asked for."""

    process: "subprocess.Popen[bytes]"
    files: int = 0


_STANDING: dict[int, _Standing] = {}
"""By process: a forked worker must not use its parent's."""


def open_office(command: list[str], profile: pathlib.Path, environment: dict[str, str]) -> None:
    """See that a LibreOffice is open on `profile`; `command` starts one there, without a document."""
    standing = _STANDING.get(os.getpid())
    if standing is not None and standing.process.poll() is None and standing.files < _FILES:
        standing.files += 1
        return
    close_office()
    held = profile / "held.rtf"
    held.write_bytes(rb"{\rtf1}")
    lock = held.with_name(".~lock.held.rtf#")  # LibreOffice makes it when the document is open
    lock.unlink(missing_ok=True)
    process = subprocess.Popen(["/bin/sh", "-c", _GUARDED, "sh", *command, str(held)], env=environment, cwd=profile,
                               stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)  # fmt: skip
    _STANDING[os.getpid()] = _Standing(process, 1)
    atexit.register(close_office)
    deadline = time.monotonic() + _SECONDS
    while not lock.exists() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    if not lock.exists():
        close_office()


def close_office() -> None:
    """Close this process's LibreOffice, with whatever it is doing."""
    standing = _STANDING.pop(os.getpid(), None)
    if standing is None:
        return
    with contextlib.suppress(ProcessLookupError):  # it has ended by itself
        os.killpg(standing.process.pid, signal.SIGKILL)
    if standing.process.stdin is not None:
        standing.process.stdin.close()
    standing.process.wait()
