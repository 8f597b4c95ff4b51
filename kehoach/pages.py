"""`kehoach pages`: the plans of a store as pages, each with the words behind its values."""

from __future__ import annotations

import functools
import pathlib
from typing import Annotated

import typer

COULD_NOT = 3
Option = functools.partial(typer.Option, show_envvar=False)


def pages(
    store: Annotated[pathlib.Path, typer.Argument(metavar="STORE", help="The output folder of `kehoach run`.")],
    output: Annotated[pathlib.Path, Option("--output", "-o", metavar="DIR", help="Where the pages go.")],
    pictures: Annotated[bool, Option("--pictures", help="With pictures of the pages of PDF files.")] = False,
) -> None:
    """Write a page for each plan, `<doc_id>.html`, that opens in any browser without a network."""
    from outputs.page_file import write_page, write_page_with_pictures
    from outputs.picture import PictureError
    from outputs.place import OutputError
    from outputs.stored import read_rows

    try:
        for document in read_rows(store, "documents"):
            doc_id = str(document["doc_id"])
            if pictures and document["media_type"] == "application/pdf":
                try:
                    write_page_with_pictures(store, doc_id, output)
                    continue
                except PictureError as error:
                    typer.echo(f"kehoach: without pictures: {error}", err=True)
            write_page(store, doc_id, output)
    except OutputError as error:
        typer.echo(f"kehoach: {error}", err=True)
        raise typer.Exit(COULD_NOT) from error
    except OSError as error:
        typer.echo(f"kehoach: cannot write {output} ({error}); name another folder with --output", err=True)
        raise typer.Exit(COULD_NOT) from error
    typer.echo(output)
