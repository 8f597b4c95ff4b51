"""`kehoach show`: one plan, with the words behind each value."""

from __future__ import annotations

import json
import pathlib
from typing import Annotated

import typer

from kehoach.cli.exit_status import WITH_FAILURES
from kehoach.cli.shared import Option, complain


def show(
    file: Annotated[pathlib.Path, typer.Argument(metavar="FILE", readable=False, help="A plan.")],
    as_json: Annotated[bool, Option("--json", help="Print the rows of all tables as JSON.")] = False,
) -> None:
    """Print one plan's record, with the words that each value comes from."""
    from corpus.errors import UnreadableError
    from kehoach.api import read

    try:
        plan = read(file)
    except UnreadableError as error:
        complain(f"{file}: {error}")
        raise typer.Exit(WITH_FAILURES) from error
    if as_json:
        typer.echo(json.dumps(plan.rows(), ensure_ascii=False, indent=1, default=str))
    else:
        from kehoach.cli.plan_text import show_plan

        show_plan(plan)
