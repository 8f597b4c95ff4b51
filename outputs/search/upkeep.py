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
from outputs.table import PLAN_TABLES, Row


def follow(
    store: pathlib.Path,
    version: int,
    plans: Iterable[tuple[str, str, Packed]],
    removed: Iterable[str],
    parts: Mapping[str, str],
) -> None:
    """Take the plans of a commit into the index: their doc_ids, texts and rows; `parts` says where each is now."""
    with contextlib.closing(SearchIndex(store)) as index:
        if index.version not in (-1, version - 1):
            return  # it lags after: whoever searches next has it catch up
        index.change(version, ((parts.get(name, ""), text, _rows(rows)) for name, text, rows in plans), removed)


def _rows(packed: Packed) -> Mapping[str, Sequence[Row]]:
    return {name: unpack(name, [packed]).to_pylist() for name in PLAN_TABLES if name != "annexes"}


@contextlib.contextmanager
def up_to_date(store: pathlib.Path, tables: pathlib.Path, ledger: Ledger) -> Iterator[SearchIndex]:
    """The index of a store, caught up with its tables where it lags after or is damaged."""
    index = _opened(store)
    with contextlib.closing(index):
        if index.version != ledger.version:
            held = index.plans()
            known = {doc_id: plan.part for doc_id, plan in ledger.plans()}
            late = [doc_id for doc_id, part in known.items() if held.get(doc_id) != part]
            added = ((known[doc_id], read_text(store, doc_id), read_plan_rows(tables, doc_id)) for doc_id in late)
            index.change(ledger.version, added, sorted(held.keys() - known.keys()))
        yield index


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
