"""`kehoach status`: what a store contains, and the outcome of each file."""

import json
import pathlib
from typing import Annotated

import typer

from kehoach.cli.exit_status import WITH_FAILURES
from kehoach.cli.shared import Flag, Option, StoreArgument, errors_as_messages, print_error
from kehoach.words import wording


def show_status(
    store: StoreArgument,
    as_json: Annotated[bool, Flag("--json", help="Print the status as JSON.")] = False,
    metrics: Annotated[
        pathlib.Path | None,
        Option("--metrics", metavar="FILE", help="Also write the status to a file in the Prometheus text format."),
    ] = None,
    max_age: Annotated[
        float | None,
        Option(
            "--max-age",
            min=0,
            metavar="HOURS",
            help="Fail (exit status 1) if no run was completed within this many hours.",
        ),
    ] = None,
) -> None:
    """Print the status of a store: plans, files, failures by reason, the oldest failure and the latest runs."""
    from kehoach.run.status import lines, status, too_old, write_metrics

    with errors_as_messages():
        found = status(store)
        if metrics is not None:
            write_metrics(found, metrics)
    typer.echo(
        json.dumps(found.as_dict(), ensure_ascii=False, indent=1) if as_json else "\n".join(lines(found, wording()))
    )
    if max_age is not None and (message := too_old(found, max_age, wording())):
        print_error(message)
        raise typer.Exit(WITH_FAILURES)
