"""The tables of a store in one file each: for Excel, for programs that read single files, for sending."""

import pathlib
from typing import Literal

from corpus.files.remote import is_url
from outputs.csv import write_csv
from outputs.datapackage import write_datapackage
from outputs.frame import schema
from outputs.store.folder import OutputError
from outputs.store.part import parts
from outputs.store.reading import tables_of
from outputs.table import TABLES, Table

Form = Literal["csv", "parquet"]
_TRIES = 5


def export(store: str, folder: pathlib.Path, form: Form) -> list[pathlib.Path]:
    """Write every table of the store at a path or URL as one file in `folder`, all from the same state; returns the files.

    CSV files are described in a `datapackage.json` beside them.  Files of those names are replaced, each in one step.
    Raises `OutputError`.
    """
    if not is_url(store) and folder.resolve().is_relative_to(pathlib.Path(store).resolve()):
        raise OutputError("store.export_inside", folder=folder)
    for _ in range(_TRIES):
        try:
            with tables_of(store) as tables:
                _make(folder)
                if form == "csv":
                    write_datapackage(folder)
                return [_export(tables, table, folder, form) for table in TABLES]
        except FileNotFoundError:
            continue  # runs were quicker than this: their newest is taken
        except OSError as error:
            raise OutputError("store.cannot_write_folder", path=folder, detail=error) from error
    raise OutputError("store.export_changed", store=store)


def _make(folder: pathlib.Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError("store.cannot_write_folder", path=folder, detail=error) from error


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
