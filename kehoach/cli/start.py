"""The console script: it takes Ctrl-C before anything else, so that a start that is interrupted ends as an interrupted run does.

Importing the command line takes a moment, in which Python itself would end with a traceback, and a library that is being imported with
whatever error it makes of the interruption.
"""

from __future__ import annotations

import os
import signal

from kehoach.cli.exit_status import STOPPED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def entry() -> None:
    """Run the command line.  Before it begins and once it is over, Ctrl-C ends the process at once."""
    _replace(signal.default_int_handler, _end)
    try:
        from kehoach.cli.app import entry as begin

        _replace(_end, signal.default_int_handler)
        begin()
    finally:
        _replace(signal.default_int_handler, _end)


def _replace(handler: Callable[..., None], other: Callable[..., None]) -> None:
    """Have another function handle the signals that one handles: not those that the parent has kehoach ignore."""
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is handler:
            signal.signal(number, other)


def _end(*_: object) -> None:
    os._exit(STOPPED)
