"""A store's ledger made again from its parts.

The tables are the truth: a repair reads them and writes a new ledger beside the damaged one, which it keeps.
"""

import contextlib
import os
import pathlib
from collections.abc import Iterator

from corpus.archive.members import SEPARATOR
from corpus.document import doc_id as doc_id_of
from corpus.errors import UnreadableError
from corpus.files import remote
from corpus.files.content import parted, read_file
from corpus.files.entry import Entry, Known
from corpus.files.find import Stamp
from corpus.files.ledger import Ledger
from outputs.edition import Edition
from outputs.store.folder import LEDGER, OutputError, locked
from outputs.store.verify import Finding, check_is_store, newest_version, plans_in

_OTHER = Stamp(-1, 0)
"""The stamp of a file that is not there or has other bytes: none that a file can have, so that the next run takes note of it."""
UNKNOWN_VERSION = "unknown"
"""The extractor version of plans in a repaired ledger: the parts do not state it, so `--stale` reads them again."""


def repair(store: pathlib.Path) -> int:
    """Rebuild the ledger of a store from its newest complete version; returns the number of plans in it.

    The damaged ledger is kept as `ledger.sqlite.damaged`.  Files whose bytes are still those of a plan are known at once; the
    others, and all that failed before, are read by the next run.  Raises `OutputError`.
    """
    check_is_store(store)
    with locked(store):
        tables = newest_version(store)
        if tables is None:
            raise OutputError("store.no_tables", store=store)
        plans = dict(plans_in(tables, Finding()))
        made = store / f"{LEDGER}.new"
        made.unlink(missing_ok=True)
        with contextlib.closing(Ledger(made, create=True)) as ledger, ledger.transaction():
            ledger.set_version(int(tables.name))
            ledger.put_plans(
                {name: Known(_key(source), part, UNKNOWN_VERSION) for name, (part, source) in plans.items()}
            )
            ledger.put_editions(_editions(tables))
            ledger.put(_entry(name, source) for name, (_, source) in plans.items())
        for ending in ("-wal", "-shm"):
            (store / f"{LEDGER}{ending}").unlink(missing_ok=True)
        if (store / LEDGER).exists():
            (store / LEDGER).replace(store / f"{LEDGER}.damaged")
        made.replace(store / LEDGER)
        for ending in ("-wal", "-shm"):
            (store / f"{LEDGER}.new{ending}").unlink(missing_ok=True)
    return len(plans)


def _editions(tables: pathlib.Path) -> Iterator[tuple[str, bool, str | None, str, str | None]]:
    """What a new ledger notes of the documents, by their rows."""
    import pyarrow.parquet

    for path in sorted((tables / "documents.parquet").glob("*.parquet")):
        for row in pyarrow.parquet.ParquetFile(path).read().to_pylist():
            edition = Edition.of_row(row)
            yield str(row["doc_id"]), edition.is_plan, edition.key, edition.title, row["same_as"]


def _entry(doc_id: str, source: str) -> Entry:
    """What a new ledger knows of a plan's file: its stamp where its bytes are still the plan's."""
    try:
        data, stamp = read_file(source)
    except UnreadableError:
        data, stamp = b"", _OTHER
    if doc_id_of(data) != doc_id:
        stamp = _OTHER
    return Entry(_key(source), source, stamp, doc_id, "done", rules=UNKNOWN_VERSION)


def _key(source: str) -> str:
    """The key of a file in the ledger, by its name in the tables."""
    outer, inner = parted(source)
    return SEPARATOR.join([outer if remote.is_url(outer) else os.path.abspath(outer), *inner])
