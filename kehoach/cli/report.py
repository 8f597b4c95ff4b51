"""`kehoach report`: the plans of a store on one HTML page that works offline."""

import datetime
import pathlib
from typing import Annotated

import typer

from kehoach.cli.exit_status import COULD_NOT_RUN
from kehoach.cli.shared import Flag, Option, StoreFolderArgument


def report(
    store: StoreFolderArgument,
    output: Annotated[
        pathlib.Path, Option("--output", "-o", metavar="FILE", help="HTML file to write.")
    ] = pathlib.Path("report.html"),
    plans: Annotated[
        bool, Flag("--plans", help="Also write a page for each plan, as plans/<doc_id>.html next to the report.")
    ] = False,
) -> None:
    """Write a single HTML report that compares the plans of a store and shows the source text of every figure; works offline.

    If the plans have pages next to the report (see --plans and `kehoach pages`), each figure links to its plan.
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
            f"kehoach: cannot write the pages of the plans ({error}); choose another file with --output",
            fg="red",
            err=True,
        )
        raise typer.Exit(COULD_NOT_RUN) from error
    typer.echo(f"{count} plan{'' if count == 1 else 's'} in {output} ({output.stat().st_size / 1e6:.1f} MB)", err=True)
