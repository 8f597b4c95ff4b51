"""`kehoach sql`: a SQL query over the tables of a store, run by DuckDB."""

import pathlib
from typing import Annotated

import typer

from kehoach.cli.exit_status import COULD_NOT_RUN
from kehoach.cli.shared import Option, StoreArgument, complain, errors_as_messages


def sql(
    store: StoreArgument,
    query: Annotated[str, typer.Argument(metavar="QUERY", help='SQL query, e.g. "select issuer from documents".')],
    output: Annotated[
        pathlib.Path | None,
        Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Output file: .csv, .parquet or .json.",
            show_default="print a table",
        ),
    ] = None,
) -> None:
    """Run a SQL query over the tables of a store; read-only."""
    from outputs.sql import QueryError, run_query

    try:
        with errors_as_messages():
            printed = run_query(store, query, output)
    except QueryError as error:
        complain(str(error))
        raise typer.Exit(COULD_NOT_RUN) from error
    typer.echo(printed, err=output is not None)
