"""The command line: its commands, its configuration, its entry point."""

import pathlib
import sys
from typing import Annotated

import typer

from kehoach.cli import (
    backup,
    cite,
    compare,
    diff,
    evaluate,
    export,
    gold,
    merge,
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
from kehoach.cli.exit_status import COULD_NOT_RUN, STOPPED
from kehoach.cli.shared import Command, Flag, Group, Option, print_error, with_language_option
from kehoach.words import wording

_READS_NOTHING = frozenset(("-h", "--help", "--dry-run"))
"""Options of `kehoach run` with which no file is read."""

app = typer.Typer(
    cls=Group,
    help="Extract tables from the plans (kế hoạch) of Vietnamese People's Committees.",
    epilog="Exit status: 0 success; 1 completed, but with failures, differences or damage; 2 usage error; "
    "3 could not run; 130 interrupted.",
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
    from kehoach.cli.config import ConfigError, check_environment, read_config

    try:
        check_environment(context)
    except ConfigError as error:
        raise typer.BadParameter(str(error), param_hint="environment") from error
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
            "--config", metavar="FILE", help="TOML file with default options.", show_default="kehoach.toml if present"
        ),
    ] = None,
    version: Annotated[
        bool, Flag("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Extract tables from the plans (kế hoạch) of Vietnamese People's Committees."""
    _configure(context, config)


app.command(cls=Command)(with_language_option(run.run))
app.command(cls=Command)(with_language_option(show.show))
app.command(name="status", cls=Command)(with_language_option(status.show_status))
app.command(cls=Command)(with_language_option(export.export))
app.command(cls=Command)(with_language_option(verify.verify))
app.command(cls=Command)(with_language_option(backup.backup))
app.command(cls=Command)(with_language_option(backup.restore))
app.command(cls=Command)(with_language_option(merge.merge))
app.command(cls=Command)(with_language_option(diff.diff))
app.command(cls=Command)(with_language_option(compare.compare))
app.command(cls=Command)(with_language_option(search.search))
app.command(cls=Command)(with_language_option(sql.sql))
app.command(cls=Command)(with_language_option(cite.cite))
app.command(cls=Command)(with_language_option(report.report))
app.command(cls=Command)(with_language_option(pages.pages))
app.command(cls=Command)(with_language_option(review.review))
app.command(cls=Command)(with_language_option(evaluate.evaluate))
app.command(cls=Command)(with_language_option(gold.gold))


def entry() -> None:
    """The console script: UTF-8 regardless of the terminal's locale, and no traceback when a pipe is closed."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        if sys.argv[1:2] == ["run"] and not _READS_NOTHING.intersection(sys.argv):
            _warm_up(is_here="--scheduler" not in sys.argv)
        app()
    except KeyboardInterrupt:  # before the run began, which reports it itself
        sys.exit(STOPPED)
    except Exception as error:  # noqa: BLE001  # a bug in kehoach: one line, a report for its developers, and never exit status 1
        _print_unexpected(error)
        sys.exit(COULD_NOT_RUN)


def _warm_up(*, is_here: bool) -> None:
    """Hide packages that a run does not use.  If files are read on this machine, start the server that workers are forked from: it loads while the rest is imported."""
    from kehoach.run.hidden import hide

    if is_here:
        from kehoach.run.server import start_server

        start_server()
    hide("numpy", "pandas")


def _print_unexpected(error: Exception) -> None:
    """Print an unexpected error in one line: for a bug, the file of the report or, if the disk is full, the report itself."""
    from outputs.store.folder import OutputError

    if isinstance(error, OutputError):  # before the command began
        print_error(error.message)
        return
    try:
        print_error(wording()("cli.bug", error=type(error).__name__, file=_report()))
    except OSError:
        import traceback

        print("".join(traceback.format_exception(error)), file=sys.stderr)
        print_error(wording()("cli.bug_unkept", error=type(error).__name__))


def _report() -> str:
    """Keep the traceback of the error being handled in a file, and name it."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="kehoach-error-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(f"{' '.join(sys.argv)}\n{traceback.format_exc()}")
    return file.name
