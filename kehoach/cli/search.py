"""`kehoach search`: passages and rows of a store that contain given words, with their locations."""

import dataclasses
import json
import pathlib
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kehoach.cli.shared import Flag, Option, StoreArgument, errors_as_messages
from kehoach.words import wording

if TYPE_CHECKING:
    from outputs.search.search import Hit

_WIDTH = 300


def search(
    store: StoreArgument,
    query: Annotated[str, typer.Argument(metavar="QUERY", help='Words, or "a quoted phrase"; accents are optional.')],
    table: Annotated[
        Literal["text", "targets", "funding", "legal_bases", "components", "agencies", "issues"],
        Option("--table", help="Search paragraphs (text), or the source text of a table's rows."),
    ] = "text",
    province: Annotated[
        str | None, Option("--province", metavar="NAME", help="Only plans from this province; accents are optional.")
    ] = None,
    district: Annotated[
        str | None,
        Option("--district", metavar="NAME", help="Only plans from this district or commune; accents are optional."),
    ] = None,
    year: Annotated[int | None, Option("--year", metavar="YEAR", help="Only plans issued in this year.")] = None,
    limit: Annotated[
        int, Option("--limit", "-n", metavar="N", min=1, max=1000, help="Maximum number of results.")
    ] = 20,
    terms: Annotated[
        bool, Flag("--terms", help="Also print the key terms of each plan that was found (about a second per plan).")
    ] = False,
    as_json: Annotated[bool, Flag("--json", help="Print one JSON object per result.")] = False,
) -> None:
    """Find paragraphs or rows that contain all words of a query, best matches first.

    Results whose accents match the query exactly are listed before others.
    """
    from outputs.search.search import Wanted
    from outputs.search.search import search as search_store

    with errors_as_messages():
        hits = search_store(store, query, Wanted(table, province, district, year, limit))
        found = _terms(store, [hit.doc_id for hit in hits]) if terms else {}
    for hit in hits:
        typer.echo(
            _as_json(hit, found if terms else None) if as_json else _as_text(hit, found.pop(hit.doc_id, []))
        )  # terms once a plan
    if not hits:
        typer.echo(wording()("search.none"), err=True)


def _terms(store: str, doc_ids: list[str]) -> dict[str, list[str]]:
    """The key terms of plans, by `doc_id`."""
    from outputs.search.terms import terms_of

    return terms_of(pathlib.Path(store), list(dict.fromkeys(doc_ids)))


def _as_json(hit: "Hit", terms: dict[str, list[str]] | None) -> str:
    """A hit as one line of JSON, with the key terms of its plan if they were requested."""
    found = dataclasses.asdict(hit) | ({"terms": terms[hit.doc_id]} if terms is not None else {})
    return json.dumps(found, ensure_ascii=False)


def _as_text(hit: "Hit", terms: list[str]) -> str:
    """A hit as text: its location, its source text, and the key terms of its plan if any are given."""
    say = wording()
    section = hit.section and say("search.section", section=hit.section)
    head = " · ".join(str(part) for part in (hit.issuer, hit.number, hit.year, section, hit.doc_id) if part)
    words = " ".join(hit.quote.split())
    lines = [head, f"  “{words if len(words) <= _WIDTH else words[: _WIDTH - 1] + '…'}”"]
    return "\n".join(lines + ([f"  {say('search.terms', terms=', '.join(terms))}"] if terms else []))
