"""`kehoach report`: the plans of a store on one page that works without a network."""

from __future__ import annotations

import datetime
import pathlib
from typing import Annotated

import typer

from kehoach.cli.exit_status import COULD_NOT_RUN
from kehoach.cli.shared import Option, StoreFolderArgument


def report(
    store: StoreFolderArgument,
    output: Annotated[pathlib.Path, Option("--output", "-o", metavar="FILE", help="The page to write.")] = pathlib.Path(
        "report.html"
    ),
    plans: Annotated[
        bool, Option("--plans", help="Write a page for each plan too, plans/<doc_id>.html beside it.")
    ] = False,
) -> None:
    """Write one HTML page that compares the plans of a store, every figure with its words; it works offline.

    Plans whose own pages lie beside it, as `--plans` or kehoach pages writes them, are linked, figure by figure.
    """
    from outputs.report.page import write_report
    from outputs.review.page_file import write_page
    from outputs.store.content import read_rows
    from outputs.store.folder import OutputError

    try:
        for document in read_rows(store, "documents") if plans else ():
            write_page(store, str(document["doc_id"]), output.parent / "plans", back=f"../{output.name}")
        count = write_report(store, output, made=datetime.date.today())
    except OutputError as error:
        typer.secho(f"kehoach: {error}", fg="red", err=True)
        raise typer.Exit(COULD_NOT_RUN) from error
    except OSError as error:
        typer.secho(
            f"kehoach: cannot write the plans' pages ({error}); name another file with --output", fg="red", err=True
        )
        raise typer.Exit(COULD_NOT_RUN) from error
    typer.echo(f"{count} plans in {output} ({output.stat().st_size / 1e6:.1f} MB)", err=True)
