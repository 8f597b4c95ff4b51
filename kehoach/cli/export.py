"""`kehoach export`: the tables of a store, one file per table."""

import enum
import pathlib
from typing import Annotated

from kehoach.cli.shared import Option, StoreArgument, console, errors_as_messages
from kehoach.words import wording


class FormChoice(enum.StrEnum):
    """What `export` writes."""

    csv = "csv"
    parquet = "parquet"


def export(
    store: StoreArgument,
    output: Annotated[pathlib.Path, Option("--output", "-o", metavar="DIR", help="Folder for the exported files.")],
    form: Annotated[FormChoice, Option("--format", help="File format: CSV (for Excel) or Parquet.")] = FormChoice.csv,
) -> None:
    """Export each table of a store to one file, all from the same state of the store."""
    from outputs.export import export as export_tables

    with errors_as_messages():
        written = export_tables(store, output, form.value)
    console().print(
        wording()("export.done", files=len(written), folder=output), markup=False, highlight=False, soft_wrap=True
    )
