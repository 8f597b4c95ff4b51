"""The same run on a Dask cluster: workers read batches of files and write what they read, the driver commits it.

A worker reads each file in a process of its own, with the same limits as a run on one machine.  It writes a batch to the
store's staging place, as one file in one step, and answers with its name; a worker that is lost takes no answer with it,
and Dask gives its batches to another.  What nobody asked for again is swept away with the staging place.
"""

from __future__ import annotations

import array
import atexit
import collections
import dataclasses
import functools
import itertools
import uuid
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pebble import ProcessPool

from corpus.files.find import Found
from corpus.files.remote import open_filesystem
from corpus.message import joined, say
from kehoach.run.extractor_version import rules
from kehoach.run.pool import make_pool, read_in
from kehoach.run.worker import Limits, Outcome
from outputs.store.arrow_rows import Packed
from outputs.store.folder import OutputError
from outputs.table import PLAN_TABLES

if TYPE_CHECKING:
    import pyarrow
    from distributed import Future

_FEWEST, _FILES, _BYTES = 8, 100, 8 << 20
"""The least and greatest number of files in a batch, and its greatest size in bytes."""
_SHARE = 4
"""The number of batches into which a thread's share of the remaining files is split, so that all threads end together."""
_AHEAD = 4
"""How many batches per thread of the cluster are under way."""
_PATIENCE = 20
"""Seconds in which a scheduler answers."""


class ClusterError(OutputError):
    """The cluster cannot be used; the message states why and what to do."""


def read_on_cluster(files: Sequence[Found], limits: Limits, scheduler: str, staging: str) -> Iterator[Outcome]:
    """The outcomes of all files, in their order, read by the workers of the Dask scheduler at `scheduler`.

    `staging`: a path or URL that all workers and this process can write.  Raises `ClusterError`.
    """
    from distributed import Client

    try:
        client: Any = Client(scheduler, timeout=_PATIENCE)  # type: ignore[no-untyped-call]  # distributed types its calls in part
    except (OSError, ValueError) as error:
        raise ClusterError("store.no_scheduler", scheduler=scheduler, detail=error) from error
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise ClusterError("store.no_workers", scheduler=scheduler)
        yield from _outcomes(client, _batches(files, threads), limits, staging, _AHEAD * threads)


def _batches(files: Sequence[Found], threads: int) -> Iterator[list[Found]]:
    batch: list[Found] = []
    size = 0
    for left, file in zip(range(len(files), 0, -1), files, strict=True):
        batch.append(file)
        size += file.stamp.size if file.stamp else 0
        if len(batch) >= max(_FEWEST, min(_FILES, left // (_SHARE * threads))) or size >= _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _outcomes(
    client: Any, batches: Iterator[list[Found]], limits: Limits, staging: str, ahead: int
) -> Iterator[Outcome]:
    under_way: collections.deque[tuple[list[Found], Future[Any]]] = collections.deque()
    for batch in itertools.chain(batches, [None]):
        if batch is not None:
            under_way.append((batch, client.submit(read_batch, batch, limits, staging, pure=False)))
        while under_way and (batch is None or len(under_way) >= ahead):
            files, future = under_way.popleft()
            yield from _result(files, future, limits, staging)


def _result(files: list[Found], future: Future[Any], limits: Limits, staging: str) -> Iterator[Outcome]:
    from distributed import KilledWorker

    try:
        answer: Answer = future.result()
    except KilledWorker as error:
        for file in files:
            yield Outcome(file, "crash", joined([say("file.batch_died", detail=error), say("do.logs")]))
        return
    except AssertionError as error:
        raise ClusterError("store.daemon_worker", detail=error) from error
    if answer.rules != rules(limits.options):
        raise ClusterError("store.other_worker", theirs=str(answer.rules), ours=str(rules(limits.options)))
    plans = _take(staging, answer.name)
    for outcome in answer.outcomes:
        text, rows = plans.get(outcome.doc_id, ("", {}))
        yield dataclasses.replace(outcome, text=text, rows=rows)


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """A worker's answer: its extractor version, where it wrote what it read, and the outcomes without rows."""

    rules: str
    name: str
    outcomes: list[Outcome]


def read_batch(files: list[Found], limits: Limits, staging: str) -> Answer:
    """Read files on a worker, and write their rows and texts to `staging`."""
    alone = dataclasses.replace(limits, workers=1)
    outcomes = list(read_in(_pool(alone), files, alone))
    name = _write(staging, {outcome.doc_id: (outcome.text, outcome.rows) for outcome in outcomes if outcome.doc_id})
    return Answer(rules(limits.options), name, [dataclasses.replace(found, text="", rows={}) for found in outcomes])


@functools.cache
def _pool(limits: Limits) -> ProcessPool:
    """The process in which this worker reads files; it lives as long as the worker."""
    pool = make_pool(limits)
    atexit.register(pool.stop)
    return pool


def _write(staging: str, plans: dict[str, tuple[str, Packed]]) -> str:
    """Write plans as one Arrow file; its name."""
    import pyarrow as arrow

    texts = [text.encode() for text, _ in plans.values()]
    columns = {"doc_id": _binary([name.encode() for name in plans]), "text": _binary(texts)}
    columns |= {name: _binary([rows.get(name, b"") for _, rows in plans.values()]) for name in PLAN_TABLES}
    made = arrow.table(columns)
    sink = arrow.BufferOutputStream()
    with arrow.ipc.new_file(sink, made.schema) as writer:
        writer.write_table(made)
    name = f"{uuid.uuid4().hex}.arrow"
    system, path = open_filesystem(staging)
    system.makedirs(path, exist_ok=True)
    system.pipe_file(f"{path}/{name}.part", sink.getvalue().to_pybytes())
    system.mv(f"{path}/{name}.part", f"{path}/{name}")
    return name


def _binary(values: Sequence[bytes]) -> pyarrow.LargeBinaryArray:
    """A column of bytes, made of its buffers: the first array that is made of Python's values has Arrow import pandas, for seconds."""
    import pyarrow as arrow

    ends = array.array("q", itertools.accumulate(map(len, values), initial=0))
    buffers = [None, arrow.py_buffer(ends), arrow.py_buffer(b"".join(values))]
    return arrow.LargeBinaryArray.from_buffers(arrow.large_binary(), len(values), buffers)


def _take(staging: str, name: str) -> dict[str, tuple[str, Packed]]:
    """The plans in a file that a worker wrote; it is removed."""
    import pyarrow as arrow

    system, path = open_filesystem(staging)
    found = arrow.ipc.open_file(arrow.py_buffer(system.cat_file(f"{path}/{name}"))).read_all().to_pylist()
    system.rm_file(f"{path}/{name}")
    return {
        row["doc_id"].decode(): (
            row["text"].decode(),
            {table: row[table] for table in PLAN_TABLES if row[table]},
        )
        for row in found
    }
