"""What a store holds of one plan, or of all: for those who read it.  A table may be a file or a folder of parts."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping

from outputs.place import OutputError
from outputs.table import PLAN_TABLES, Row


def read_rows(store: pathlib.Path, name: str, doc_id: str | None = None) -> list[Row]:
    """The rows of a table, of one plan or of all.  Raises `OutputError` where the folder is no store."""
    import pyarrow.parquet

    path = store / f"{name}.parquet"
    if not path.exists():
        raise OutputError(f"{store} holds no {name}.parquet; name the output folder of kehoach run")
    wanted = None if doc_id is None else [("doc_id", "=", doc_id)]
    rows: list[Row] = pyarrow.parquet.read_table(path, filters=wanted).to_pylist()
    return rows


def read_plan_rows(store: pathlib.Path, doc_id: str) -> Mapping[str, list[Row]]:
    """A plan's rows by table, all of one moment.  Raises `KeyError` where the store does not hold it."""
    tables = (store / "documents.parquet").resolve().parent  # a link that a run may switch between two tables
    rows = {name: read_rows(tables, name, doc_id) for name in PLAN_TABLES}
    if not rows["documents"]:
        raise KeyError(doc_id)
    return rows


def read_text(store: pathlib.Path, doc_id: str) -> str:
    """The text that a plan's offsets count in."""
    return (store / "text" / f"{doc_id}.txt").read_bytes().decode("utf-8")
