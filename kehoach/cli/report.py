"""`kehoach report`: the plans of a store on one HTML page that works offline."""

import datetime
import pathlib
from typing import Annotated

import typer

from kehoach.cli.shared import Flag, Option, StoreFolderArgument, errors_as_messages
from kehoach.words import megabytes, wording


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

    with errors_as_messages():
        try:
            for document in read_rows(store, "documents") if plans else ():
                write_page(store, str(document["doc_id"]), output.parent / "plans", back=f"../{output.name}")
        except OSError as error:
            raise OutputError("store.cannot_write_pages", detail=error) from error
        counts = write_report(store, output, made=datetime.date.today())
    say = wording()
    beside = [say("run.copies", copies=counts.copies)] * bool(counts.copies)
    beside += [say("run.others", others=counts.others)] * bool(counts.others)
    size = megabytes(output.stat().st_size)
    done = say("report.done", plans=counts.plans, file=output, size=size)
    typer.echo("; ".join([done, *([say("report.left_out", beside=", ".join(beside))] if beside else [])]), err=True)
