"""The tables of a store in one file each: for Excel, for programs that read single files, for sending."""

import os
import pathlib
from typing import Literal

from outputs.csv import write_csv
from outputs.frame import schema
from outputs.place import LEDGER, OutputError
from outputs.store import parts
from outputs.table import TABLES, Table

Form = Literal["csv", "parquet"]
_TRIES = 5


def export(store: pathlib.Path, folder: pathlib.Path, form: Form) -> list[pathlib.Path]:
    """Write every table of a store as one file in `folder`, all of one moment; the files written.

    Files of those names are replaced, each in one step.  Raises `OutputError`.
    """
    if not (store / LEDGER).is_file():
        raise OutputError(f"{store} is no store of kehoach (no {LEDGER} in it); name the --output of a run")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if folder.resolve().is_relative_to(store.resolve()):
            raise OutputError(f"{folder} lies inside the store; name another folder with --output")
        return _export_all(store, folder, form)
    except OSError as error:
        raise OutputError(f"cannot write {folder} ({error.strerror or error})") from error


def _export_all(store: pathlib.Path, folder: pathlib.Path, form: Form) -> list[pathlib.Path]:
    for _ in range(_TRIES):
        # A version stays until the second commit after it; where runs are quicker than this, their newest is taken.
        tables = pathlib.Path(os.path.realpath(store / "documents.parquet")).parent
        try:
            return [_export(tables, table, folder, form) for table in TABLES]
        except FileNotFoundError:
            continue
    raise OutputError(f"{store} changes faster than it can be exported; wait until the run has ended")


def _export(tables: pathlib.Path, table: Table, folder: pathlib.Path, form: Form) -> pathlib.Path:
    path = folder / f"{table.name}.{form}"
    part = folder / f".{path.name}.part"
    part.unlink(missing_ok=True)
    if form == "csv":
        write_csv(part, table, parts(tables, table.name))
    else:
        _write_parquet(part, table, tables)
    part.replace(path)
    return path


def _write_parquet(path: pathlib.Path, table: Table, tables: pathlib.Path) -> None:
    import pyarrow.parquet

    with pyarrow.parquet.ParquetWriter(path, schema(table), compression="zstd") as writer:
        for part in parts(tables, table.name):
            writer.write_table(part)
