"""`kehoach show`: one plan, with the source text of each value."""

import json
import pathlib
from typing import Annotated

import typer

from kehoach.cli.exit_status import WITH_FAILURES
from kehoach.cli.shared import Flag, Option, print_error
from kehoach.words import Lang, wording


def show(
    file: Annotated[pathlib.Path, typer.Argument(metavar="FILE", readable=False, help="The plan to read.")],
    as_json: Annotated[bool, Flag("--json", help="Print the rows of all tables as JSON.")] = False,
    why: Annotated[
        bool, Flag("--why", help="Also print the rules that decided each row, and what was excluded and why.")
    ] = False,
    timeout: Annotated[float, Option("--timeout", min=1, metavar="SECONDS", help="Time limit for the file.")] = 120,
    max_memory: Annotated[
        int, Option("--max-memory", min=256, metavar="MIB", help="Memory limit for the file.")
    ] = 2048,
) -> None:
    """Read one plan and print its rows, each with its source text."""
    from kehoach.api import Plan
    from kehoach.run.alone import read_alone
    from kehoach.run.worker import Limits

    found = read_alone(file, Limits(timeout, max_memory))
    if isinstance(found, tuple):
        reason, message = found
        say = wording()
        print_error(f"{file}: {say.written(message)}" if say.lang is Lang.vi else f"{file}: {reason}: {message}")
        raise typer.Exit(WITH_FAILURES)
    plan = Plan(found)
    if as_json:
        typer.echo(json.dumps(plan.rows(), ensure_ascii=False, indent=1, default=str))
    else:
        from kehoach.cli.plan_text import show_plan

        show_plan(plan, wording(), why=why)
