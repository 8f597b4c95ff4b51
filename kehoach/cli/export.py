"""`kehoach export`: the tables of a store, one file per table."""

import enum
import pathlib
from typing import Annotated

import typer

from kehoach.cli.exit_status import COULD_NOT_RUN
from kehoach.cli.shared import Option, StoreArgument, complain, console


class FormChoice(enum.StrEnum):
    """What `export` writes."""

    csv = "csv"
    parquet = "parquet"


def export(
    store: StoreArgument,
    output: Annotated[pathlib.Path, Option("--output", "-o", metavar="DIR", help="Folder for the exported files.")],
    form: Annotated[FormChoice, Option("--format", help="File format: CSV (for Excel) or Parquet.")] = FormChoice.csv,
) -> None:
    """Export every table of a store to a single file, as one consistent snapshot."""
    from outputs.export import export as export_tables
    from outputs.store.folder import OutputError

    try:
        written = export_tables(store, output, form.value)
    except OutputError as error:
        complain(str(error))
        raise typer.Exit(COULD_NOT_RUN) from error
    console().print(f"{len(written)} files in {output}", markup=False, highlight=False, soft_wrap=True)
