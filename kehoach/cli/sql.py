"""`kehoach sql`: a question in SQL over the tables of a store, answered by DuckDB."""

from __future__ import annotations

import pathlib
from typing import Annotated

import typer

from kehoach.cli.exit_status import COULD_NOT_RUN
from kehoach.cli.shared import Option, StoreArgument, complain, errors_as_messages


def sql(
    store: StoreArgument,
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help='As "select issuer from documents"; the tables have their names.')
    ],
    output: Annotated[
        pathlib.Path | None,
        Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write a .csv, .parquet or .json file.",
            show_default="a table to the terminal",
        ),
    ] = None,
) -> None:
    """Answer a question in SQL over the tables of a store; nothing in the store changes."""
    from outputs.sql import QueryError, run_query

    try:
        with errors_as_messages():
            printed = run_query(store, query, output)
    except QueryError as error:
        complain(str(error))
        raise typer.Exit(COULD_NOT_RUN) from error
    typer.echo(printed, err=output is not None)
