"""`kehoach cite`: a citation of a plan, or of one of its rows, ready to be copied."""

from typing import Annotated, Literal

import typer

from kehoach.cli.exit_status import COULD_NOT_RUN
from kehoach.cli.shared import Option, StoreFolderArgument, errors_as_messages, print_error


def cite(
    store: StoreFolderArgument,
    doc_id: Annotated[str, typer.Argument(metavar="DOC_ID", help="The plan's doc_id, from the documents table.")],
    row: Annotated[
        str | None,
        typer.Argument(
            metavar="ROW", help="One row of the plan, by its key on the plan's page, e.g. targets-1f2e3d4c5b."
        ),
    ] = None,
    form: Annotated[Literal["text", "bibtex", "ris", "csl"], Option("--format", help="Citation format.")] = "text",
) -> None:
    """Print a citation of a plan, or of one of its rows with the source text, page and section."""
    from corpus.message import say
    from outputs.cite import Cited
    from outputs.cite import cite as citation
    from outputs.review.highlight import entries
    from outputs.store.content import read_plan_rows

    try:
        with errors_as_messages():
            rows = read_plan_rows(store, doc_id)
    except KeyError as error:
        print_error(say("store.no_plan", store=store, doc_id=doc_id))
        raise typer.Exit(COULD_NOT_RUN) from error
    found = next((entry for entry in entries(rows) if entry.id == row), None) if row else None
    if row and found is None:
        print_error(say("store.no_row", doc_id=doc_id, row=row))
        raise typer.Exit(COULD_NOT_RUN)
    typer.echo(citation(Cited(rows["documents"][0], found.row if found else None, found.id if found else None), form))
