"""What a store contains about one plan, or about all, for readers.  A table may be a file or a folder of parts."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Mapping

from corpus.files.ledger import Ledger
from outputs.store.folder import LEDGER, OutputError, no_store
from outputs.store.part import of_today
from outputs.table import PLAN_TABLES, Row


def read_rows(store: pathlib.Path, name: str) -> list[Row]:
    """All rows of a table.  Raises `OutputError` if the folder is not a store."""
    path = store / f"{name}.parquet"
    if not path.exists():
        raise missing_table(store, path.name)
    return _read(path, name, None)


def missing_table(store: pathlib.Path, table: str) -> OutputError:
    """The error for a table that is not there: the folder is not a store, or not a whole one."""
    if not (store / LEDGER).is_file():
        return no_store(store, store)
    return OutputError("store.links_lost", store=store, tables=table)


def read_plan_rows(store: pathlib.Path, doc_id: str) -> Mapping[str, list[Row]]:
    """A plan's rows by table, all of one moment.  Raises `KeyError` if the store does not contain it, `OutputError` if the folder is not a store."""
    tables = (store / "documents.parquet").resolve().parent  # a link that a run may switch between two tables
    if not (tables / "documents.parquet").exists():
        raise missing_table(store, "documents.parquet")
    document, part = _document(tables, doc_id)
    rows = {"documents": [document]}
    for name in PLAN_TABLES[1:]:
        path = tables / f"{name}.parquet"
        rows[name] = _read(path / part if path.is_dir() else path, name, doc_id)
    return rows


def _document(tables: pathlib.Path, doc_id: str) -> tuple[Row, str]:
    """A plan's row of `documents` and the name of the part that it is in: in every table that part contains the plan's rows."""
    import pyarrow.dataset

    held = pyarrow.dataset.dataset(tables / "documents.parquet", format="parquet")
    wanted = pyarrow.dataset.field("doc_id") == doc_id
    found = held.to_table(columns=[*held.schema.names, "__filename"], filter=wanted).to_pylist()
    if not found:
        raise KeyError(doc_id)
    part = pathlib.Path(found[0].pop("__filename")).name
    return found[0], part


def _read(path: pathlib.Path, name: str, doc_id: str | None) -> list[Row]:
    import pyarrow.parquet

    wanted = None if doc_id is None else [("doc_id", "=", doc_id)]
    rows: list[Row] = of_today(name, pyarrow.parquet.read_table(path, filters=wanted)).to_pylist()
    return rows


def read_text(store: pathlib.Path, doc_id: str) -> str:
    """The text that a plan's offsets count in."""
    return (store / "text" / f"{doc_id}.txt").read_bytes().decode("utf-8")


def without_text(store: pathlib.Path, ledger: Ledger) -> frozenset[str]:
    """The plans in the tables whose text is lost; of a store by URL, whose texts are not examined, none."""
    folder = store / "text"
    if not folder.is_dir():
        return frozenset()
    there = {name.removesuffix(".txt") for name in os.listdir(folder)}
    return frozenset(doc_id for doc_id, _ in ledger.plans() if doc_id not in there)
