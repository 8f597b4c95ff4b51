"""`kehoach merge`: several stores as one."""

import pathlib
from typing import Annotated

import typer

from kehoach.cli.shared import Option, errors_as_messages
from kehoach.words import wording


def merge(
    stores: Annotated[list[pathlib.Path], typer.Argument(metavar="STORE", help="Stores to merge; the first wins.")],
    output: Annotated[
        pathlib.Path, Option("--output", "-o", metavar="STORE", help="New or empty folder for the store.")
    ],
) -> None:
    """Write the plans of several stores into a new one; a plan that several of them have is taken from the first."""
    from outputs.store.merge import merge as merge_stores

    with errors_as_messages():
        count = merge_stores(stores, output)
    typer.echo(wording()("merge.done", plans=count, store=output), err=True)
