"""SQL over the tables of a store, by DuckDB: each table under its name, what the ledger knows of the files as `files`; read only."""

from __future__ import annotations

import contextlib
import decimal
import io
import pathlib
import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING

from corpus.files.entry import Entry
from corpus.files.ledger import Ledger
from outputs.csv import FORMULA, HARMLESS
from outputs.frame import arrow_table
from outputs.store.folder import LEDGER, OutputError, UsageError
from outputs.store.reading import reading, tables_of
from outputs.table import TABLES, Column, Row, Table, printable

if TYPE_CHECKING:
    import duckdb

FILES = Table(
    "files",
    "a file that a run found",
    (
        Column("source", "string", "path of the file as the run was given it, as in `documents`"),
        Column("doc_id", "string", "the plan in the file; null if none was read", nullable=True),
        Column("state", "string", "what became of the file", ("done", "failed", "deferred", "gone")),
        Column("reason", "string", "`ok`, or the reason as in `failures`"),
        Column("read_at", "string", "when the file was read, ISO 8601 in UTC; null if it has no plan of its own", nullable=True),
        Column("since", "string", "when this state was first found, ISO 8601 in UTC"),
        Column("extractor_version", "string", "the version of kehoach, its rules and the OCR options that read it"),
        Column("attempts", "integer", "how often it was tried"),
        Column("seconds", "number", "how long reading took"),
        Column("message", "string", "what is wrong, in English; null if nothing is", nullable=True),
        Column("message_vi", "string", "the message in Vietnamese", nullable=True),
    ),
)  # fmt: skip
"""What the ledger knows of the files, for `kehoach sql` only."""

_ALLOWED = {"SELECT", "EXPLAIN", "MULTI"}
"""The kinds of statements that change nothing; `pivot` is several."""
_EVERY_COLUMN = 100_000
"""The width of a table that is not printed on a terminal."""


class QueryError(UsageError):
    """The query is not valid; the message states why and what to do."""


def run_query(store: str, query: str, output: pathlib.Path | None = None) -> str | int:
    """The answer as a printed table, or the number of rows that were written to `output`, in the form of its ending.

    Raises `UsageError` for a wrong query or file name, and `OutputError` if there is no store or the file cannot be written.
    """
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise OutputError("store.no_duckdb") from error
    if output is not None and output.suffix.lower() not in _FORMS:
        raise UsageError("store.file_ending", path=output, endings=", ".join(_FORMS))
    with tables_of(store) as tables, duckdb.connect() as base:
        try:
            for table in TABLES:
                parts = str(tables / f"{table.name}.parquet" / "*.parquet").replace("'", "''")
                base.execute(f"create view {table.name} as select * from read_parquet('{parts}')")
            base.register(FILES.name, arrow_table(FILES, _files(store)))
            found = _answer(base, query)
            if output is None:
                return _printed(found)
            _write(found, output)
            return len(found)
        except (
            duckdb.ParserException,
            duckdb.SyntaxException,
            duckdb.CatalogException,
            duckdb.BinderException,
        ) as error:
            raise QueryError("store.sql_failed", detail=_reason(error)) from error
        except duckdb.Error as error:
            raise OutputError("store.sql_failed", detail=_reason(error)) from error


def _reason(error: duckdb.Error) -> str:
    """Why DuckDB refused a query, with the name that it suggests, and without its copy of the query."""
    return " ".join(f"{error}".partition("\n\n")[0].partition("\nLINE ")[0].split())


def _files(store: str) -> list[Row]:
    with reading(store) as folder, contextlib.closing(Ledger(folder / LEDGER)) as ledger:
        return [_file(entry) for entry in ledger.entries()]


def _file(entry: Entry) -> Row:
    is_read = entry.state == "done" and entry.reason == "ok" and entry.doc_id is not None
    return {
        "source": printable(entry.name), "doc_id": entry.doc_id, "state": entry.state, "reason": entry.reason,
        "read_at": entry.since if is_read else None, "since": entry.since, "extractor_version": entry.rules,
        "attempts": entry.attempts, "seconds": entry.seconds, "message": entry.message or None, "message_vi": entry.message_vi or None,
    }  # fmt: skip


def _answer(base: duckdb.DuckDBPyConnection, query: str) -> duckdb.DuckDBPyRelation:
    """What a query returns; it may be one statement, and must not write."""
    statements = base.extract_statements(query)
    if len(statements) != 1 or statements[0].type.name not in _ALLOWED:
        raise QueryError("store.sql_no_table")
    found = base.sql(query)
    if found is None:
        raise QueryError("store.sql_no_table")
    return found


def _printed(found: duckdb.DuckDBPyRelation) -> str:
    """The answer as wide as the terminal; with all its columns if there is none."""
    with contextlib.redirect_stdout(io.StringIO()) as shown:
        found.show(max_width=shutil.get_terminal_size((_EVERY_COLUMN, 0)).columns)
    return shown.getvalue().rstrip("\n")


def _write(found: duckdb.DuckDBPyRelation, output: pathlib.Path) -> None:
    """Write the answer in one step."""
    part = output.with_name(f".{output.name}.part")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        part.touch()
        try:
            _FORMS[output.suffix.lower()](found, part)
            part.replace(output)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError("store.cannot_write_file", path=output, detail=error) from error


def _write_csv(found: duckdb.DuckDBPyRelation, path: pathlib.Path) -> None:
    """CSV as that of a run: with a byte-order mark, and no text that a spreadsheet takes for a formula."""
    columns = [
        _defused(name) if kind == "VARCHAR" else _quoted(name)
        for name, kind in zip(found.columns, map(str, found.types), strict=True)
    ]
    found.project(", ".join(columns)).write_csv(str(path), header=True)
    path.write_bytes("\ufeff".encode() + path.read_bytes())


def _defused(column: str) -> str:
    name, (formula, harmless) = _quoted(column), (text.replace("'", "''") for text in (FORMULA, HARMLESS))
    looks = f"regexp_matches({name}, '{formula}') and not regexp_matches({name}, '{harmless}')"
    return f"case when {looks} then '''' || {name} else {name} end as {name}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _write_parquet(found: duckdb.DuckDBPyRelation, path: pathlib.Path) -> None:
    found.write_parquet(str(path))


def _write_json(found: duckdb.DuckDBPyRelation, path: pathlib.Path) -> None:
    target = str(path).replace("'", "''")
    found.query("answer", f"copy answer to '{target}' (format json, array true)")


def _write_sheet(found: duckdb.DuckDBPyRelation, path: pathlib.Path) -> None:
    from outputs.comparison.workbook import write_sheet

    columns = tuple(Column(name, "string", "") for name in found.columns)
    rows: list[Row] = [dict(zip(found.columns, map(_plain, row), strict=True)) for row in found.fetchall()]
    write_sheet(Table("answer", "a row of the answer", columns), rows, path)


def _plain(value: object) -> str | int | float | None:
    """A value as a cell has it: a number or text."""
    if value is None or isinstance(value, int | float):
        return value
    return float(value) if isinstance(value, decimal.Decimal) else str(value)


_FORMS: dict[str, Callable[[duckdb.DuckDBPyRelation, pathlib.Path], None]] = {
    ".csv": _write_csv,
    ".parquet": _write_parquet,
    ".xlsx": _write_sheet,
    ".json": _write_json,
}
