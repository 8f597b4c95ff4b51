"""One file into rows, in a process of its own with limits on time and memory.

A file that hangs, crashes the parser or asks for too much memory costs only itself: its worker is killed
and replaced, and the outcome states so.
"""

import collections
import concurrent.futures
import dataclasses
import itertools
import os
import resource
import select
import signal
import threading
import time
from collections.abc import Iterator, Mapping, Sequence

from pebble import ProcessExpired, ProcessPool

from corpus.archive.members import ARCHIVES, SEPARATOR, Member, members_of
from corpus.files.find import Found, Stamp
from corpus.message import NOTHING, Message, joined, say
from corpus.options import Options
from kehoach.run.fault import most_memory, reason_and_message
from kehoach.run.server import start_server
from kehoach.run.warned import heard_warnings
from outputs.edition import Edition
from outputs.store.arrow_rows import Packed
from outputs.store.folder import OutputError

_AHEAD = 32
"""So many files (of small ones: groups) a worker are under way or read and not yet taken, so that one slow file does not hold up the others."""

_SMALL, _GROUP = 32 << 10, 8
"""A text file of so many bytes is small; so many of them are sent to a worker together."""

_LAST = 4
"""A worker is sent the last files in so many groups at least."""

_TRIES, _PAUSE = 3, 1.0
"""So many pools in a row may break before one file is read; so many seconds after each."""

_LOOK = 1.0
"""Seconds between two looks at whether the driver lives, if the system does not report it."""
_groups_read = 0
"""By this worker."""


@dataclasses.dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: seconds of time, MiB of memory; how many files are read side by side, and how."""

    seconds: float = 120.0
    memory: int = 2048
    workers: int = 1
    options: Options = dataclasses.field(default_factory=Options)


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: `ok` with its rows and text, or a reason code with a message."""

    file: Found
    reason: str = "ok"
    message: Message = NOTHING
    doc_id: str = ""
    text: str = ""
    rows: Packed = dataclasses.field(default_factory=dict)
    counts: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """Rows by table, and issues by severity (`issues/warning`)."""
    stamp: Stamp | None = None
    """Of the bytes that were read."""
    edition: Edition | None = None
    """What other editions of the document state too."""
    seconds: float = 0.0
    warnings: tuple[str, ...] = ()
    """What libraries warned of while they read the file."""
    members: tuple[Found, ...] = ()
    """The files in it: of an archive, which itself is not a plan and has no `doc_id`, or of a mail."""


def read_rows(file: Found, options: Options) -> Outcome:
    """Read one file; every fault becomes an outcome that names it."""
    began = time.monotonic()
    with heard_warnings() as heard:
        outcome = _read(file, options)
    return dataclasses.replace(outcome, seconds=time.monotonic() - began, warnings=tuple(heard))


def _read(file: Found, options: Options) -> Outcome:
    from corpus.files.content import read_file
    from corpus.read import read_data
    from extract.plan import read_plan
    from outputs.store.arrow_rows import pack
    from outputs.table import rows_of

    if file.leads_outside:
        return Outcome(file, "denied", joined([say("file.outside"), say("do.follow_links")]))
    try:
        data, stamp = read_file(file.name)
        kind, held = members_of(data, file.key.count(SEPARATOR))
        members = tuple(_member(file, stamp, one) for one in held)
        if kind in ARCHIVES or (kind in ("mail", "msg") and members and not _has_words(data)):
            return Outcome(file, stamp=stamp, members=members)
        plan = read_plan(read_data(file.name, data, options))
        rows = rows_of(plan)
        packed = pack(rows)
    except Exception as error:  # noqa: BLE001  # whatever goes wrong with one file must not stop the others, and is reported
        return Outcome(file, *reason_and_message(error))
    counts = collections.Counter({name: len(found) for name, found in rows.items()})
    counts.update(f"issues/{row['severity']}" for row in rows["issues"])
    document = plan.document
    edition = Edition.of(plan.header, document.text_source)
    return Outcome(
        file, "ok", NOTHING, document.source.doc_id, document.text, packed, counts, stamp, edition, members=members
    )


def _member(file: Found, stamp: Stamp, one: Member) -> Found:
    """A file in an archive: as old as that, so that it is looked at when the archive changes."""
    inner = f"{SEPARATOR}{one.name}"
    return Found(file.name + inner, file.key + inner, Stamp(one.size, stamp.time))


def _has_words(mail: bytes) -> bool:
    from corpus.mail.message import body_of, parsed

    body = body_of(parsed(mail))
    return body is not None and bool(body.data.strip())


def read_all(files: Sequence[Found], limits: Limits) -> Iterator[Outcome]:
    """The outcomes of all files, in the order of `files`.  Raises `OutputError` where no worker lives to read one."""
    taken = tries = 0
    while taken < len(files):
        before = taken
        try:
            for outcome in _read_in_new_pool(files[taken:], limits):
                taken += 1
                yield outcome
        except (RuntimeError, EOFError, ConnectionError) as error:
            # The process that workers are forked from was killed, or the workers faster than they can be replaced: a new pool goes on.
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
    """Worker processes that each take no more memory than they may, and are replaced where they die."""
    context = start_server()
    first = context.Process(target=_nothing)
    first.start()  # a run that is stopped while the server still warms up leaves no process that lost its pool after
    first.join()
    return ProcessPool(
        limits.workers, max_tasks=1000, initializer=_confine, initargs=(limits.memory, os.getpid()), context=context
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
    """Small text files that follow each other together, for sending one costs as much as a tenth of its reading; others alone."""
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


def read_group(files: Sequence[Found], options: Options) -> list[Outcome]:
    """Read files one after the other; every fault becomes an outcome that names it."""
    outcomes = [read_rows(file, options) for file in files]
    _keep_expressions()
    return outcomes


def _keep_expressions() -> None:
    """Keep for the next run what the plans of this worker asked for and the samples did not: after its first, second, fourth, eighth … group."""
    from patterns.compiled import keep

    global _groups_read
    _groups_read += 1
    if _groups_read & (_groups_read - 1) == 0:
        keep()


def _outcomes(
    pool: ProcessPool, group: Sequence[Found], future: "concurrent.futures.Future[list[Outcome]]", limits: Limits
) -> Iterator[Outcome]:
    """What a worker answers; where one of several files costs it its life or its time, each is read again alone."""
    try:
        yield from future.result()
        return
    except LOSSES as error:
        if len(group) == 1:
            yield Outcome(group[0], *lost(error, limits))
            return
    alone = [[file] for file in group]
    for one, again in [(one, _begin(pool, one, limits)) for one in alone]:
        yield from _outcomes(pool, one, again, limits)


def _confine(memory: int, driver: int) -> None:
    """Limit the memory (MiB) that files may take here: what asks for more fails, and not the whole machine.  It ends with its driver."""
    limit = most_memory(memory)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    threading.Thread(target=_end_with, args=(driver,), daemon=True).start()


def _end_with(driver: int) -> None:
    """Wait until the process that reads the outcomes is no more, and end with it, whatever is under way."""
    try:
        handle = os.pidfd_open(driver)
    except ProcessLookupError:
        os._exit(1)
    except (AttributeError, OSError):  # a system without such handles
        while _is_alive(driver):
            time.sleep(_LOOK)
        os._exit(1)
    select.select([handle], [], [])
    os._exit(1)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


LOSSES = (concurrent.futures.TimeoutError, ProcessExpired, MemoryError)
"""What a pool raises where a file cost its worker more than it may take."""


def lost(error: Exception, limits: Limits) -> tuple[str, Message]:
    """The `reason` and the `message` of a file that cost its worker more than it may take."""
    if isinstance(error, concurrent.futures.TimeoutError):
        return "timeout", joined([say("file.slow", seconds=limits.seconds), say("do.timeout")])
    if isinstance(error, ProcessExpired) and error.exitcode == -signal.SIGABRT:
        # What is written in C aborts where memory is refused to it.
        return "oom", joined([say("file.aborted", most=limits.memory), say("do.free_memory")])
    if isinstance(error, ProcessExpired):
        return "crash", joined([say("file.worker_died", status=str(error.exitcode)), say("do.max_memory")])
    return "oom", joined([say("file.memory", most=limits.memory), say("do.free_memory")])
