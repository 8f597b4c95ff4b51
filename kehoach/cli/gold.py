"""`kehoach gold`: gold files of the plans that people reviewed."""

import pathlib
from typing import Annotated

import typer

from kehoach.cli.shared import Option, StoreFolderArgument, errors_as_messages
from kehoach.words import wording


def gold(
    store: StoreFolderArgument,
    output: Annotated[pathlib.Path, Option("--output", "-o", metavar="DIR", help="Folder for the gold files.")],
) -> None:
    """Write gold files for reviewed plans, with their corrections applied."""
    from outputs.evaluation.gold import write_gold
    from outputs.review.apply import apply
    from outputs.review.correction_file import corrected_plans, read_corrections
    from outputs.store.content import read_plan_rows, read_rows, read_text

    with errors_as_messages():
        held = {str(row["doc_id"]) for row in read_rows(store, "documents")}
        plans = (
            apply(read_plan_rows(store, doc_id), read_text(store, doc_id), read_corrections(store, doc_id))
            for doc_id in corrected_plans(store)
            if doc_id in held
        )
        written = write_gold(plans, output)
    for path in written:
        typer.echo(path)
    if not written:
        typer.echo(wording()("gold.none", store=store), err=True)
