"""`kehoach diff`: what changed between two stores."""

import collections
import json
from typing import Annotated

import typer

from kehoach.cli.exit_status import OK, WITH_FAILURES
from kehoach.cli.shared import Flag, errors_as_messages

_WIDTH = 120


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The store before.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The store after.")],
    rows: Annotated[bool, Flag("--rows", help="Also print every row that was lost, gained or changed.")] = False,
    as_json: Annotated[bool, Flag("--json", help="Print one JSON object per row instead.")] = False,
) -> None:
    """Count the rows that a store lost, gained or changed against another, by table; exit status 1 if there are any."""
    from outputs.store.diff import diff as differences

    with errors_as_messages():
        found = list(differences(old, new))
    if as_json:
        for change in found:
            told = {"what": change.what, "table": change.table, "doc_id": change.doc_id, "key": change.key,
                    "columns": change.columns, "old": change.old, "new": change.new}  # fmt: skip
            typer.echo(json.dumps(told, ensure_ascii=False, default=str))
        raise typer.Exit(WITH_FAILURES if found else OK)
    counted = collections.Counter((change.table, change.what) for change in found)
    for table in dict.fromkeys(change.table for change in found):
        counts = ", ".join(
            f"{counted[table, what]:,} {what}" for what in ("lost", "gained", "changed") if counted[table, what]
        )
        typer.echo(f"{table:<12} {counts}")
        for change in found if rows else ():
            if change.table == table:
                typer.echo(f"  {_said(change.what, change.doc_id, change.old, change.new, change.columns)}")
    if not found:
        typer.echo("no differences")
    raise typer.Exit(WITH_FAILURES if found else OK)


def _said(what: str, doc_id: str, old: object, new: object, columns: list[str]) -> str:
    row = new if isinstance(new, dict) else old
    quote = " ".join(str((row if isinstance(row, dict) else {}).get("quote") or "").split())[:_WIDTH]
    if what != "changed" or not isinstance(old, dict) or not isinstance(new, dict):
        return f"{what} {doc_id} “{quote}”"
    changes = "; ".join(f"{name}: {old.get(name)} → {new.get(name)}" for name in columns)
    return f"{what} {doc_id} “{quote}” ({changes})"
