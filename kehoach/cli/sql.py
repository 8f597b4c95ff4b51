"""`kehoach sql`: a SQL query over the tables of a store, run by DuckDB."""

import pathlib
from typing import Annotated

import typer

from kehoach.cli.shared import Option, StoreArgument, errors_as_messages
from kehoach.words import wording


def sql(
    store: StoreArgument,
    query: Annotated[str, typer.Argument(metavar="QUERY", help='SQL query, e.g. "select issuer from documents".')],
    output: Annotated[
        pathlib.Path | None,
        Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Output file: .csv, .parquet, .xlsx or .json.",
            show_default="print a table",
        ),
    ] = None,
) -> None:
    """Run a SQL query over the tables of a store, and the files that its runs found (`files`); read-only."""
    from outputs.sql import run_query

    with errors_as_messages():
        found = run_query(store, query, output)
    typer.echo(
        found if isinstance(found, str) else wording()("sql.done", rows=found, file=str(output)), err=output is not None
    )
