"""`kehoach diff`: what changed between two stores."""

import collections
import json
from typing import TYPE_CHECKING, Annotated

import typer

from kehoach.cli.exit_status import OK, WITH_FAILURES
from kehoach.cli.shared import Flag, errors_as_messages
from kehoach.words import wording

if TYPE_CHECKING:
    from outputs.store.diff import Change

_WIDTH, _NAME = 120, 12


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The store before.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The store after.")],
    rows: Annotated[bool, Flag("--rows", help="Also print every row that was lost, gained or changed.")] = False,
    as_json: Annotated[bool, Flag("--json", help="Print one JSON object per row instead.")] = False,
) -> None:
    """Count the rows lost, gained and changed between two stores, by table; exit status 1 if there are any."""
    from outputs.store.diff import diff as differences

    with errors_as_messages():
        found = list(differences(old, new))
    if as_json:
        for change in found:
            record = {"what": change.what, "table": change.table, "doc_id": change.doc_id, "key": change.key,
                    "columns": change.columns, "old": change.old, "new": change.new}  # fmt: skip
            typer.echo(json.dumps(record, ensure_ascii=False, default=str))
        raise typer.Exit(WITH_FAILURES if found else OK)
    say = wording()
    width = max(_NAME, *(len(say.table(change.table)) for change in found)) if found else _NAME
    counted = collections.Counter((change.table, change.what) for change in found)
    for table in dict.fromkeys(change.table for change in found):
        counts = ", ".join(
            say(f"diff.{what}", rows=counted[table, what])
            for what in ("lost", "gained", "changed")
            if counted[table, what]
        )
        typer.echo(f"{say.table(table):<{width}} {counts}")
        for change in found if rows else ():
            if change.table == table:
                typer.echo(f"  {_line(change)}")
    if not found:
        typer.echo(say("diff.none"))
    raise typer.Exit(WITH_FAILURES if found else OK)


def _line(change: "Change") -> str:
    """A change as a line: its kind, the plan, its source text, and the columns that changed."""
    row = change.new or change.old or {}
    words = " ".join(
        str(
            row.get("quote")
            or row.get("file_name")
            or wording().message(row.get("message") or "", row.get("message_vi"))
        ).split()
    )
    quote = words if len(words) <= _WIDTH else words[: _WIDTH - 1].rpartition(" ")[0] + " …"
    line = f"{wording()(f'diff.{change.what}_row')} {change.doc_id} “{quote}”"
    old, new = change.old or {}, change.new or {}
    changes = "; ".join(f"{name}: {old.get(name)} → {new.get(name)}" for name in change.columns)
    return f"{line} ({changes})" if changes else line
