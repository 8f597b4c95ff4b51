"""The search index follows the tables: with each commit, and after a crash by comparing what both contain."""

from __future__ import annotations

import collections
import contextlib
import functools
import itertools
import operator
import os
import pathlib
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from corpus.files.ledger import Ledger
from outputs.search.index import NAME, SearchIndex
from outputs.search.passage import DOCUMENT_COLUMNS, TABLES, Indexed
from outputs.store.content import read_text
from outputs.store.folder import LEDGER
from outputs.store.part import read_part

if TYPE_CHECKING:
    import pyarrow

_COLUMNS = ("doc_id", "start", "end", "section")


def follow(
    store: pathlib.Path,
    version: int,
    texts: Mapping[str, str],
    part: Mapping[str, pyarrow.Table],
    removed: Iterable[str],
    firsts: Mapping[str, str | None],
    renamed: Mapping[str, str],
) -> None:
    """Take the plans of a commit into the index: their texts by doc_id, and the part that holds their rows.

    `firsts`: other plans that have another first edition; `renamed`: others whose file has another name.
    """
    with contextlib.closing(SearchIndex(store)) as index:
        if index.version not in (-1, version - 1):
            return  # it lags after: whoever searches next has it catch up
        added = _indexed(f"{version:08d}", part, texts.__getitem__, texts)
        index.change(version, added, removed, firsts, renamed)


def tidy(store: pathlib.Path) -> None:
    """Merge what the commits of a run added to the index.  Raises `sqlite3.Error`."""
    with contextlib.closing(SearchIndex(store)) as index:
        index.merge()


def _indexed(
    name: str, part: Mapping[str, pyarrow.Table], text_of: Callable[[str], str], wanted: Container[str]
) -> Iterator[Indexed]:
    """What the index takes of the wanted plans of a part."""
    rows: dict[str, dict[str, list[tuple[int | None, int | None, str | None]]]] = collections.defaultdict(dict)
    for table in ("sections", *TABLES):
        doc_ids, *places = (part[table][column].to_pylist() for column in _COLUMNS)
        own = itertools.groupby(zip(doc_ids, zip(*places, strict=True), strict=True), key=operator.itemgetter(0))
        for doc_id, group in own:
            rows[doc_id].setdefault(table, []).extend(place for _, place in group)
    for document in part["documents"].select(DOCUMENT_COLUMNS).to_pylist():
        doc_id = document["doc_id"]
        if doc_id in wanted:
            yield Indexed(name, text_of(doc_id), document, rows[doc_id])


@contextlib.contextmanager
def up_to_date(store: pathlib.Path, tables: pathlib.Path) -> Iterator[SearchIndex]:
    """The index of a store, brought up to date with its tables if it is behind or damaged.  Raises `DamagedLedgerError`.

    Where nothing can be written, as on a read-only disk, a copy is caught up.
    """
    if os.access(store, os.W_OK):
        with _caught_up(store, store, tables) as index:
            yield index
        return
    if fixed := _fixed(store):
        with contextlib.closing(fixed):
            yield fixed
        return
    with tempfile.TemporaryDirectory(prefix="kehoach-index-") as name:
        for ending in ("", "-wal"):
            with contextlib.suppress(FileNotFoundError):
                shutil.copyfile(store / f"{NAME}{ending}", pathlib.Path(name) / f"{NAME}{ending}")
        with _caught_up(pathlib.Path(name), store, tables) as index:
            yield index


@contextlib.contextmanager
def _caught_up(place: pathlib.Path, store: pathlib.Path, tables: pathlib.Path) -> Iterator[SearchIndex]:
    """The index in a folder, brought up to date with a store."""
    index = _opened(place)
    with contextlib.closing(index):
        if index.version != _version(store):
            with contextlib.closing(Ledger(store / LEDGER)) as ledger:
                _catch_up(index, store, tables, ledger)
        yield index


def _fixed(store: pathlib.Path) -> SearchIndex | None:
    """The index of a store that cannot be written to; None if it is behind, damaged or has a journal."""
    journal = store / f"{NAME}-wal"
    if journal.is_file() and journal.stat().st_size:
        return None
    try:
        index = SearchIndex(store, is_fixed=True)
    except sqlite3.DatabaseError:
        return None
    with contextlib.closing(Ledger(store / LEDGER)) as ledger:
        if index.version == ledger.version:
            return index
    index.close()
    return None


def _version(store: pathlib.Path) -> int | None:
    """The version of the tables that the ledger states, read without looking it through; None if that fails."""
    try:
        address = f"{(store / LEDGER).resolve().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True, timeout=60)) as base:
            row = base.execute("select value from meta where name = 'version'").fetchone()
            return int(row[0])
    except (sqlite3.Error, TypeError, ValueError):
        return None  # whoever opens the whole ledger states why


def _catch_up(index: SearchIndex, store: pathlib.Path, tables: pathlib.Path, ledger: Ledger) -> None:
    if index.version == ledger.version:
        return
    held = index.plans()
    known = {doc_id: plan.part for doc_id, plan in ledger.plans()}
    late = {doc_id: part for doc_id, part in known.items() if held.get(doc_id) != part}
    read = functools.partial(read_text, store)
    added = (_indexed(part, read_part(tables, part), read, late) for part in sorted({*late.values()}))
    firsts = {row[0]: row[4] for row in ledger.editions(known.keys() & held.keys())}
    index.change(ledger.version, itertools.chain.from_iterable(added), sorted(held.keys() - known.keys()), firsts)
    index.merge()


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
