"""`kehoach show`: one plan, with the source text of each value."""

import json
import os
import pathlib
from typing import Annotated, NoReturn

import typer

from corpus.message import Message
from kehoach.cli.exit_status import WITH_FAILURES
from kehoach.cli.shared import Flag, LangOption, Option, complain
from kehoach.words import Lang, Tongue


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
    lang: LangOption = Lang.en,
) -> None:
    """Read one plan and print its rows, each with its source text."""
    from kehoach.api import read
    from kehoach.run.fault import OutOfTimeError, limited, reason_and_message
    from kehoach.run.warned import heard_warnings

    def told(reason: str, message: Message) -> None:
        complain(f"{file}: {Tongue(lang).said(message)}" if lang is Lang.vi else f"{file}: {reason}: {message}")

    def stuck(message: Message) -> NoReturn:
        told("timeout", message)
        os._exit(WITH_FAILURES)

    try:
        with limited(timeout, max_memory, stuck), heard_warnings():
            plan = read(file)
    except (Exception, OutOfTimeError) as error:
        told(*reason_and_message(error))
        raise typer.Exit(WITH_FAILURES) from error
    if as_json:
        typer.echo(json.dumps(plan.rows(), ensure_ascii=False, indent=1, default=str))
    else:
        from kehoach.cli.plan_text import show_plan

        show_plan(plan, Tongue(lang), why=why)
