"""`kehoach search`: passages and rows of the plans of a store that hold words, with where they are."""

from __future__ import annotations

import dataclasses
import json
from typing import Annotated, Literal

import typer

from kehoach.cli.shared import Option, StoreArgument, errors_as_messages

_WIDTH = 300


def search(
    store: StoreArgument,
    query: Annotated[str, typer.Argument(metavar="QUERY", help='Words, or "a quoted phrase"; accents are optional.')],
    table: Annotated[
        Literal["text", "targets", "funding", "legal_bases", "components", "agencies", "issues"],
        Option("--table", help="Search the paragraphs (text) or the words of a table's rows."),
    ] = "text",
    province: Annotated[
        str | None, Option("--province", metavar="NAME", help="Plans of this province, accents optional.")
    ] = None,
    district: Annotated[
        str | None, Option("--district", metavar="NAME", help="Plans of this district or commune.")
    ] = None,
    year: Annotated[int | None, Option("--year", metavar="YEAR", help="Plans issued in this year.")] = None,
    limit: Annotated[int, Option("--limit", "-n", min=1, max=1000, help="How many to print.")] = 20,
    as_json: Annotated[bool, Option("--json", help="Print JSON, one object a hit.")] = False,
) -> None:
    """Find the paragraphs, or rows, that hold all words of a query; the best first, those with the accents as typed before others."""
    from outputs.search.search import Wanted
    from outputs.search.search import search as search_store

    with errors_as_messages():
        hits = search_store(store, query, Wanted(table, province, district, year, limit))
    for hit in hits:
        if as_json:
            typer.echo(json.dumps(dataclasses.asdict(hit), ensure_ascii=False))
            continue
        head = " · ".join(
            str(part)
            for part in (hit.issuer, hit.number, hit.year, hit.section and f"section {hit.section}", hit.doc_id)
            if part
        )
        words = " ".join(hit.words.split())
        typer.echo(f"{head}\n  “{words if len(words) <= _WIDTH else words[: _WIDTH - 1] + '…'}”")
    if not hits:
        typer.echo("nothing found; use fewer words, or none of --province, --district, --year", err=True)
