"""`kehoach pages`: the plans of a store as HTML pages, each with the source text of its values."""

import pathlib
from typing import Annotated

import typer

from kehoach.cli.exit_status import COULD_NOT_RUN
from kehoach.cli.shared import Flag, Option, StoreFolderArgument


def pages(
    store: StoreFolderArgument,
    output: Annotated[pathlib.Path, Option("--output", "-o", metavar="DIR", help="Folder for the pages.")],
    pictures: Annotated[bool, Flag("--pictures", help="Include images of the pages of PDF files.")] = False,
    terms: Annotated[
        bool, Flag("--terms", help="Show the key terms of each plan (takes about a second per plan).")
    ] = False,
) -> None:
    """Write an HTML page for each plan, `<doc_id>.html`, that works offline in any browser."""
    from outputs.review.page_file import write_page, write_page_with_pictures
    from outputs.review.page_image import PictureError
    from outputs.search.terms import terms_of
    from outputs.store.content import read_rows
    from outputs.store.folder import OutputError

    try:
        for document in read_rows(store, "documents"):
            doc_id = str(document["doc_id"])
            own = terms_of(store, [doc_id])[doc_id] if terms else []
            if pictures and document["media_type"] == "application/pdf":
                try:
                    write_page_with_pictures(store, doc_id, output, terms=own)
                    continue
                except PictureError as error:
                    typer.echo(f"kehoach: written without images: {error}", err=True)
            write_page(store, doc_id, output, terms=own)
    except OutputError as error:
        typer.echo(f"kehoach: {error}", err=True)
        raise typer.Exit(COULD_NOT_RUN) from error
    except OSError as error:
        typer.echo(f"kehoach: cannot write {output} ({error}); choose another folder with --output", err=True)
        raise typer.Exit(COULD_NOT_RUN) from error
    typer.echo(output)
