"""SQL over the tables of a store, by DuckDB: each table under its name, read only."""

from __future__ import annotations

import pathlib

from outputs.store.reading import tables_of
from outputs.table import TABLES

_FORMS = {".csv": "format csv, header", ".parquet": "format parquet", ".json": "format json, array true"}


class QueryError(Exception):
    """The question cannot be answered; the message says why and what to do."""


def run_query(store: str, query: str, output: pathlib.Path | None = None) -> str:
    """The answer as a printed table, or how many rows were written to `output` (.csv, .parquet or .json).

    Raises `QueryError`, and `OutputError` where there is no store.
    """
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise QueryError("DuckDB is not installed; run: pip install 'kehoach[sql]'") from error
    if output is not None and output.suffix.lower() not in _FORMS:
        raise QueryError(f"cannot write {output}; use a file name ending in {', '.join(_FORMS)}")
    with tables_of(store) as tables, duckdb.connect() as base:
        try:
            for table in TABLES:
                parts = str(tables / f"{table.name}.parquet" / "*.parquet").replace("'", "''")
                base.execute(f"create view {table.name} as select * from read_parquet('{parts}')")
            found = base.sql(query)
            if found is None:
                raise QueryError("the query does not return a table; use a select statement")
            if output is None:
                return str(found)
            count = len(found)
            target = str(output).replace("'", "''")
            base.execute(f"copy (select * from found) to '{target}' ({_FORMS[output.suffix.lower()]})")
        except duckdb.Error as error:
            raise QueryError(f"{error}".splitlines()[0]) from error
    return f"{count:,} rows in {output}"
