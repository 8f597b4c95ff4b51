"""The console script: it handles Ctrl-C before anything else, so that interrupting the start ends like interrupting a run.

Importing the command line takes a moment, in which Python itself would end with a traceback, and a library that is being imported with
whatever error it makes of the interruption.
"""

from __future__ import annotations

import os
import signal
import sys

from kehoach.cli.exit_status import STOPPED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_ENDING = (signal.SIGINT, signal.SIGTERM)
"""Signals that end a run as Ctrl-C does."""
_AGAIN = 0.05
"""Seconds until a lost signal is sent again."""


def entry() -> None:
    """Run the command line.  Before it begins and once it is over, Ctrl-C ends the process at once."""
    _replace(signal.default_int_handler, _end)
    try:
        from kehoach.cli.app import entry as begin

        sys.unraisablehook = _send_again
        _replace(_end, signal.default_int_handler)
        begin()
    finally:
        _replace(signal.default_int_handler, _end)


def _replace(handler: Callable[..., None], other: Callable[..., None]) -> None:
    """Replace one signal handler by another; signals that the parent process made kehoach ignore stay ignored."""
    for number in _ENDING:
        if signal.getsignal(number) is handler:
            signal.signal(number, other)


def _end(*_: object) -> None:
    os._exit(STOPPED)


def _send_again(lost: sys.UnraisableHookArgs) -> None:
    """Resend a Ctrl-C that came while an object was being deleted: Python only prints what is raised there, and continues.

    SIGTERM raises the same in a run, also in one begun in the background of a shell, where Ctrl-C is ignored.
    """
    heard = [number for number in _ENDING if signal.getsignal(number) is signal.default_int_handler]
    if not heard or not issubclass(lost.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
        return
    import threading

    again = threading.Timer(_AGAIN, os.kill, (os.getpid(), heard[0]))
    again.daemon = True
    again.start()
