"""SQL over the tables of a store, by DuckDB: each table under its name, read only."""

from __future__ import annotations

import pathlib

from outputs.store.folder import OutputError
from outputs.store.reading import tables_of
from outputs.table import TABLES

_FORMS = {".csv": "format csv, header", ".parquet": "format parquet", ".json": "format json, array true"}


class QueryError(OutputError):
    """The question cannot be answered; the message says why and what to do."""


def run_query(store: str, query: str, output: pathlib.Path | None = None) -> str | int:
    """The answer as a printed table, or the number of rows that were written to `output` (.csv, .parquet or .json).

    Raises `QueryError`, and `OutputError` where there is no store.
    """
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise QueryError("store.no_duckdb") from error
    if output is not None and output.suffix.lower() not in _FORMS:
        raise QueryError("store.sql_ending", path=output, endings=", ".join(_FORMS))
    with tables_of(store) as tables, duckdb.connect() as base:
        try:
            for table in TABLES:
                parts = str(tables / f"{table.name}.parquet" / "*.parquet").replace("'", "''")
                base.execute(f"create view {table.name} as select * from read_parquet('{parts}')")
            found = base.sql(query)
            if found is None:
                raise QueryError("store.sql_no_table")
            if output is None:
                return str(found)
            count = len(found)
            output.parent.mkdir(parents=True, exist_ok=True)
            target = str(output).replace("'", "''")
            base.execute(f"copy (select * from found) to '{target}' ({_FORMS[output.suffix.lower()]})")
        except duckdb.Error as error:
            raise QueryError("store.sql_failed", detail=f"{error}".splitlines()[0]) from error
    return count
