"""The process that workers are forked from: it imports and compiles once everything that each of them needs (`kehoach.run.preload`)."""

import contextlib
import multiprocessing
import os
import signal
from collections.abc import Iterator
from multiprocessing import forkserver, resource_tracker
from multiprocessing.context import ForkServerContext

from kehoach.run.scratch import temporary_files_in_scratch

_PRELOADED = ["kehoach.run.preload"]


def start_server() -> ForkServerContext:
    """Start it unless it is running, without waiting until it is ready."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    resource_tracker.ensure_running()  # it takes signals again for itself, and so first
    with _own_modules_only(), temporary_files_in_scratch(), _without_interrupts():
        forkserver.ensure_running()
    return context


@contextlib.contextmanager
def _own_modules_only() -> Iterator[None]:
    """Python processes begun in the block do not import from the current folder: a user's `corpus` or `extract.py` there is not ours."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = before


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Processes started in the block ignore Ctrl-C, which a terminal sends to all of them: only the driver handles it, and ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
