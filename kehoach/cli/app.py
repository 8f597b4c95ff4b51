"""The command line: its commands, its configuration, its entry point."""

from __future__ import annotations

import pathlib
import sys
from typing import Annotated

import typer

from kehoach.cli import (
    cite,
    compare,
    evaluate,
    export,
    gold,
    pages,
    report,
    review,
    run,
    search,
    show,
    sql,
    status,
    verify,
)
from kehoach.cli.exit_status import COULD_NOT_RUN
from kehoach.cli.shared import Option, complain

app = typer.Typer(
    help="Reads the plans (kế hoạch) of Vietnamese People's Committees into tables.",
    epilog="Exit status: 0 all files read, 1 finished with failures, 2 wrong usage, 3 could not run.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "KEHOACH"},
)


def _version(asked: bool) -> None:
    if asked:
        from kehoach import __version__

        typer.echo(f"kehoach {__version__}")
        raise typer.Exit


def _configure(context: typer.Context, path: pathlib.Path | None) -> None:
    from kehoach.cli.config import ConfigError, read_config

    try:
        context.default_map = read_config(path, context)
    except ConfigError as error:
        raise typer.BadParameter(str(error), param_hint="--config") from error


@app.callback()
def main(
    context: typer.Context,
    config: Annotated[
        pathlib.Path | None,
        Option(
            "--config", metavar="FILE", help="What the flags say, as TOML.", show_default="kehoach.toml, where it is"
        ),
    ] = None,
    version: Annotated[
        bool, Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Reads the plans (kế hoạch) of Vietnamese People's Committees into tables."""
    _configure(context, config)


app.command()(run.run)
app.command()(show.show)
app.command(name="status")(status.show_status)
app.command()(export.export)
app.command()(verify.verify)
app.command()(compare.compare)
app.command()(search.search)
app.command()(sql.sql)
app.command()(cite.cite)
app.command()(report.report)
app.command()(pages.pages)
app.command()(review.review)
app.command()(evaluate.evaluate)
app.command()(gold.gold)


def entry() -> None:
    """The console script: UTF-8 whatever the terminal says, and no traceback where a pipe is closed."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except Exception as error:  # noqa: BLE001  # a fault of kehoach's own: one line, a report for its makers, and never exit status 1
        complain(f"{type(error).__name__}: this is a fault of kehoach; its report is in {_report()}")
        sys.exit(COULD_NOT_RUN)


def _report() -> str:
    """Keep the traceback of the error being handled in a file, and name it."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="kehoach-error-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(f"{' '.join(sys.argv)}\n{traceback.format_exc()}")
    return file.name
