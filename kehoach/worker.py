"""One file into rows, in a process of its own with limits on time and memory.

A file that hangs, crashes the parser or asks for too much memory costs only itself: its worker is killed
and replaced, and the outcome says so.
"""

import collections
import concurrent.futures
import dataclasses
import multiprocessing
import pathlib
import resource
from collections.abc import Iterator, Mapping, Sequence

from pebble import ProcessExpired, ProcessPool

from corpus.option import Options
from outputs.table import Row


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

    path: pathlib.Path
    reason: str = "ok"
    message: str = ""
    doc_id: str = ""
    text: str = ""
    rows: Mapping[str, list[Row]] = dataclasses.field(default_factory=dict)


def read_rows(path: pathlib.Path, options: Options) -> Outcome:
    """Read one file; every fault becomes an outcome that names it."""
    from corpus.error import UnreadableError
    from corpus.read import read
    from extract.plan import read_plan
    from outputs.table import rows_of

    try:
        plan = read_plan(read(path, options))
        rows = rows_of(plan)
    except UnreadableError as error:
        return Outcome(path, error.reason, str(error))
    except MemoryError:
        return Outcome(path, "oom", "needs more memory than it may take; split it or raise --max-memory")
    except TimeoutError as error:
        return Outcome(path, "timeout", f"a pattern took too long ({error}); please report the file")
    except Exception as error:  # noqa: BLE001  # a fault of ours on one file must not stop the others, and is said
        return Outcome(path, "crash", f"kehoach failed on it ({type(error).__name__}: {error}); please report the file")
    document = plan.document
    return Outcome(path, doc_id=document.source.doc_id, text=document.text, rows=rows)


def read_all(paths: Sequence[pathlib.Path], limits: Limits) -> Iterator[Outcome]:
    """The outcomes of all files, in the order of `paths`.  No more files are under way than workers can take up."""
    context = multiprocessing.get_context("forkserver")
    with ProcessPool(
        limits.workers, max_tasks=200, initializer=_confine, initargs=(limits.memory,), context=context
    ) as pool:
        try:
            yield from _outcomes(pool, paths, limits)
        except BaseException:  # Ctrl-C, or the reader of the outcomes ended: do not wait for the files under way
            pool.stop()  # type: ignore[no-untyped-call]  # pebble types its calls in part
            raise


def _outcomes(pool: ProcessPool, paths: Sequence[pathlib.Path], limits: Limits) -> Iterator[Outcome]:
    under_way: collections.deque[tuple[pathlib.Path, concurrent.futures.Future[Outcome]]] = collections.deque()
    for path in paths:
        under_way.append((path, pool.schedule(read_rows, args=(path, limits.options), timeout=limits.seconds)))
        if len(under_way) > 2 * limits.workers:
            yield _result(*under_way.popleft(), limits)
    while under_way:
        yield _result(*under_way.popleft(), limits)


def _confine(memory: int) -> None:
    """Limit this process's memory (MiB): what asks for more fails, here and not on the whole machine."""
    resource.setrlimit(resource.RLIMIT_AS, (memory << 20, memory << 20))


def _result(path: pathlib.Path, future: "concurrent.futures.Future[Outcome]", limits: Limits) -> Outcome:
    try:
        return future.result()
    except concurrent.futures.TimeoutError:
        return Outcome(path, "timeout", f"took longer than {limits.seconds:g} s; raise --timeout or split it")
    except ProcessExpired as error:
        return Outcome(
            path,
            "crash",
            f"its worker died (exit {error.exitcode}), as when a parser crashes or runs out of memory; try --max-memory",
        )
    except MemoryError:
        return Outcome(path, "oom", f"needs more than {limits.memory:,} MiB; split it or raise --max-memory")
