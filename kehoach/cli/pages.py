"""`kehoach pages`: the plans of a store as HTML pages, each with the source text of its values."""

import contextlib
import pathlib
from collections.abc import Iterator
from typing import Annotated

import typer

from kehoach.cli.shared import Flag, Option, StoreFolderArgument, errors_as_messages, print_error
from kehoach.words import wording


def pages(
    store: StoreFolderArgument,
    output: Annotated[pathlib.Path, Option("--output", "-o", metavar="DIR", help="Folder for the pages.")],
    images: Annotated[bool, Flag("--images", help="Include images of the pages of PDF files.")] = False,
    terms: Annotated[
        bool, Flag("--terms", help="Show the key terms of each plan (takes about a second per plan).")
    ] = False,
) -> None:
    """Write an HTML page for each plan, `<doc_id>.html`, that works offline in any browser."""
    from outputs.review.page_file import write_page, write_page_with_images
    from outputs.review.page_image import ImageError
    from outputs.search.terms import terms_of
    from outputs.store.content import read_rows

    with errors_as_messages(), _writing(output):
        for document in read_rows(store, "documents"):
            doc_id = str(document["doc_id"])
            own = terms_of(store, [doc_id])[doc_id] if terms else []
            if images and document["media_type"] == "application/pdf":
                try:
                    write_page_with_images(store, doc_id, output, terms=own)
                    continue
                except ImageError as error:
                    print_error(wording()("pages.no_images", why=error.message))
            write_page(store, doc_id, output, terms=own)
    typer.echo(output)


@contextlib.contextmanager
def _writing(output: pathlib.Path) -> Iterator[None]:
    """Report errors of the operating system in the block as a folder that cannot be written."""
    from outputs.store.folder import OutputError

    try:
        yield
    except OSError as error:
        raise OutputError("store.cannot_write_folder", path=output, detail=error) from error
