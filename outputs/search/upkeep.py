"""The search index follows the tables: with each commit, and after a crash by comparing what both hold."""

from __future__ import annotations

import contextlib
import pathlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus.files.ledger import Ledger
from outputs.search.index import NAME, SearchIndex
from outputs.store.arrow_rows import Packed, unpack
from outputs.store.content import read_plan_rows, read_text
from outputs.store.folder import LEDGER
from outputs.table import PLAN_TABLES, Row


def follow(
    store: pathlib.Path,
    version: int,
    plans: Iterable[tuple[str, str, Packed]],
    removed: Iterable[str],
    parts: Mapping[str, str],
    firsts: Mapping[str, str | None],
) -> None:
    """Take the plans of a commit into the index: their doc_ids, texts and rows; `parts` says where each is now,
    `firsts` which have another first edition."""
    with contextlib.closing(SearchIndex(store)) as index:
        if index.version not in (-1, version - 1):
            return  # it lags after: whoever searches next has it catch up
        index.change(version, ((parts.get(name, ""), text, _rows(rows)) for name, text, rows in plans), removed, firsts)


def _rows(packed: Packed) -> Mapping[str, Sequence[Row]]:
    return {name: unpack(name, [packed]).to_pylist() for name in PLAN_TABLES if name != "annexes"}


@contextlib.contextmanager
def up_to_date(store: pathlib.Path, tables: pathlib.Path) -> Iterator[SearchIndex]:
    """The index of a store, caught up with its tables where it lags after or is damaged.  Raises `DamagedLedgerError`."""
    index = _opened(store)
    with contextlib.closing(index):
        if index.version != _version(store):
            with contextlib.closing(Ledger(store / LEDGER)) as ledger:
                _catch_up(index, store, tables, ledger)
        yield index


def _version(store: pathlib.Path) -> int | None:
    """The version of the tables that the ledger states, read without looking it through; None where that fails."""
    try:
        address = f"{(store / LEDGER).resolve().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True, timeout=60)) as base:
            row = base.execute("select value from meta where name = 'version'").fetchone()
            return int(row[0])
    except (sqlite3.Error, TypeError, ValueError):
        return None  # whoever opens the whole ledger says why


def _catch_up(index: SearchIndex, store: pathlib.Path, tables: pathlib.Path, ledger: Ledger) -> None:
    if index.version == ledger.version:
        return
    held = index.plans()
    known = {doc_id: plan.part for doc_id, plan in ledger.plans()}
    late = [doc_id for doc_id, part in known.items() if held.get(doc_id) != part]
    added = ((known[doc_id], read_text(store, doc_id), read_plan_rows(tables, doc_id)) for doc_id in late)
    firsts = {row[0]: row[4] for row in ledger.editions(known.keys() & held.keys())}
    index.change(ledger.version, added, sorted(held.keys() - known.keys()), firsts)


def _opened(store: pathlib.Path) -> SearchIndex:
    """The index of a store; a damaged one is made again.  Raises `sqlite3.OperationalError`: locked, or not allowed."""
    try:
        index = SearchIndex(store)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        for name in (NAME, f"{NAME}-wal", f"{NAME}-shm"):
            (store / name).unlink(missing_ok=True)
        index = SearchIndex(store)
    return index
