"""Files read in parallel by worker processes, which are replaced if they die."""

import collections
import concurrent.futures
import itertools
import os
import signal
import time
from collections.abc import Iterator, Sequence

from pebble import ProcessExpired, ProcessPool

from corpus.files.find import Found
from corpus.message import Message, joined, say
from kehoach.run.server import start_server
from kehoach.run.worker import Limits, Outcome, confine, read_group
from outputs.store.folder import OutputError

_AHEAD = 32
"""How many files (or groups of small ones) per worker are under way, or read and not yet taken, so that one slow file does not hold up the others."""
_SMALL, _GROUP = 32 << 10, 8
"""The size in bytes up to which a text file is small, and how many of them are sent to a worker together."""
_LAST = 4
"""The least number of groups in which a worker is sent the last files."""
_TRIES, _PAUSE = 3, 1.0
"""How many pools in a row may break before a file is read, and the seconds to wait after each."""
_LOOK = 1.0
"""Seconds between two checks of whether a pool still works."""


def read_all(files: Sequence[Found], limits: Limits) -> Iterator[Outcome]:
    """The outcomes of all files, in the order of `files`.  Raises `OutputError` if no worker survives to read one."""
    taken = tries = 0
    while taken < len(files):
        before = taken
        try:
            for outcome in _read_in_new_pool(files[taken:], limits):
                taken += 1
                yield outcome
        except (RuntimeError, EOFError, ConnectionError) as error:
            # The process that workers are forked from was killed, or the workers faster than they can be replaced: a new pool continues.
            tries = 1 if taken > before else tries + 1
            if tries == _TRIES:
                raise OutputError("store.workers_killed", detail=f"{type(error).__name__}: {error}") from error
            time.sleep(_PAUSE)  # a process that is killed is there for a moment more, as the new pool's server


def _read_in_new_pool(files: Sequence[Found], limits: Limits) -> Iterator[Outcome]:
    with make_pool(limits) as pool:
        try:
            yield from read_in(pool, files, limits)
        except BaseException:
            # Ctrl-C, or the reader of the outcomes ended: do not wait for the files under way.
            pool.stop()  # type: ignore[no-untyped-call]  # pebble types its calls in part
            raise


def make_pool(limits: Limits) -> ProcessPool:
    """Worker processes with a memory limit each, which are replaced if they die."""
    context = start_server()
    first = context.Process(target=_nothing)
    first.start()  # a run that is stopped while the server still warms up leaves no process that lost its pool after
    first.join()
    return ProcessPool(
        limits.workers, max_tasks=1000, initializer=confine, initargs=(limits.memory, os.getpid()), context=context
    )


def _nothing() -> None:
    """What the first process does: it is there as soon as the server has read the sample."""


def read_in(pool: ProcessPool, files: Sequence[Found], limits: Limits) -> Iterator[Outcome]:
    """The outcomes of files, read by a pool's workers, in the order of `files`."""
    under_way: collections.deque[tuple[Sequence[Found], concurrent.futures.Future[list[Outcome]]]] = collections.deque()
    for group in _groups(files, limits.workers):
        under_way.append((group, _begin(pool, group, limits)))
        if len(under_way) > _AHEAD * limits.workers:
            yield from _outcomes(pool, *under_way.popleft(), limits)
    while under_way:
        yield from _outcomes(pool, *under_way.popleft(), limits)


def _groups(files: Sequence[Found], workers: int) -> Iterator[list[Found]]:
    """Groups of consecutive small text files, because sending one costs as much as a tenth of reading it; other files alone."""
    for small, run in itertools.groupby(files, key=_is_small):
        several = list(run)
        yield from _shared(several, workers) if small else ([file] for file in several)


def _is_small(file: Found) -> bool:
    return file.stamp is not None and file.stamp.size <= _SMALL and file.name.lower().endswith(".txt")


def _shared(files: Sequence[Found], workers: int) -> Iterator[list[Found]]:
    """Files in groups: each worker's first is of one file, so that it soon answers; the last ones are small, so that all end together."""
    at = 0
    while at < len(files):
        size = 1 if at < workers else min(_GROUP, max(1, (len(files) - at) // (_LAST * workers)))
        yield list(files[at : at + size])
        at += size


def _begin(pool: ProcessPool, group: Sequence[Found], limits: Limits) -> "concurrent.futures.Future[list[Outcome]]":
    return pool.schedule(read_group, args=(group, limits.options), timeout=limits.seconds)


def _outcomes(
    pool: ProcessPool, group: Sequence[Found], future: "concurrent.futures.Future[list[Outcome]]", limits: Limits
) -> Iterator[Outcome]:
    """A worker's answer; if one of several files kills it or exceeds the time limit, each is read again alone."""
    try:
        yield from _answer(pool, future)
        return
    except LOSSES as error:
        if len(group) == 1:
            yield Outcome(group[0], *lost(error, limits))
            return
    alone = [[file] for file in group]
    for one, again in [(one, _begin(pool, one, limits)) for one in alone]:
        yield from _outcomes(pool, one, again, limits)


def _answer(pool: ProcessPool, future: "concurrent.futures.Future[list[Outcome]]") -> list[Outcome]:
    """What a worker answers.  Raises `RuntimeError` if the pool broke and forgot who waits for an answer.

    Where a worker dies while none is known to read, pebble gives up, and answers for what it has registered by then: not for what it
    registers at the same moment, nor for what still waits.
    """
    while not _is_done(future):
        if not pool.active and not _is_done(future):  # it gives up first and answers after that
            raise RuntimeError("the pool of workers broke")
    return future.result()


def _is_done(future: "concurrent.futures.Future[list[Outcome]]") -> bool:
    """Whether it is done within a short time."""
    return bool(concurrent.futures.wait([future], _LOOK).done)


LOSSES = (concurrent.futures.TimeoutError, ProcessExpired, MemoryError)
"""What a pool raises if a file cost its worker more than it may take."""


def lost(error: Exception, limits: Limits) -> tuple[str, Message]:
    """The `reason` and the `message` of a file that exceeded its worker's limits."""
    if isinstance(error, concurrent.futures.TimeoutError):
        return "timeout", joined([say("file.slow", seconds=limits.seconds), say("do.timeout")])
    if isinstance(error, ProcessExpired) and error.exitcode == -signal.SIGABRT:
        # Code in C aborts if it cannot get memory.
        return "oom", joined([say("file.aborted", most=limits.memory), say("do.free_memory")])
    if isinstance(error, ProcessExpired):
        return "crash", joined([say("file.worker_died", status=str(error.exitcode)), say("do.max_memory")])
    return "oom", joined([say("file.memory", most=limits.memory), say("do.free_memory")])
