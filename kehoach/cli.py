"""The command line: `kehoach run`, `show`, `status`, `export`, `report`."""

from __future__ import annotations

import enum
import functools
import json
import os
import pathlib
import signal
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kehoach import comparison, evaluate, pages, report, review

if TYPE_CHECKING:
    from rich.console import Console

OK, WITH_FAILURES, WRONG_USAGE, COULD_NOT_RUN, STOPPED = 0, 1, 2, 3, 130

Option = functools.partial(typer.Option, show_envvar=False)  # one line in the help says it for all
app = typer.Typer(
    help="Reads the plans (kế hoạch) of Vietnamese People's Committees into tables.",
    epilog="Exit status: 0 all files read, 1 finished with failures, 2 wrong usage, 3 could not run.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "KEHOACH"},
)


class LogFormat(enum.StrEnum):
    """How a run tells what it does."""

    text = "text"
    json = "json"


class EngineChoice(enum.StrEnum):
    """Where files are read."""

    local = "local"
    dask = "dask"


class FormChoice(enum.StrEnum):
    """What `export` writes."""

    csv = "csv"
    parquet = "parquet"


class OcrChoice(enum.StrEnum):
    """Which pages are recognised."""

    auto = "auto"
    never = "never"
    force = "force"


def _version(asked: bool) -> None:
    if asked:
        from kehoach import __version__

        typer.echo(f"kehoach {__version__}")
        raise typer.Exit


def _configure(context: typer.Context, path: pathlib.Path | None) -> None:
    from kehoach.config import ConfigError, read_config

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


@app.command()
def run(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders (with all below them), globs, URLs.")
    ],
    output: Annotated[
        str, Option("--output", "-o", metavar="STORE", help="The store of the tables: a folder, or a URL (s3://…).")
    ] = "kehoach-output",
    workers: Annotated[
        int, Option("--workers", "-j", min=1, help="Files read side by side.", show_default="one a core")
    ] = os.cpu_count() or 1,
    timeout: Annotated[float, Option("--timeout", min=1, metavar="SECONDS", help="Time that one file may take.")] = 120,
    ocr: Annotated[
        OcrChoice, Option("--ocr", help="Recognise pages without usable text: auto, never, or force for all.")
    ] = OcrChoice.auto,
    ocr_lang: Annotated[str, Option("--ocr-lang", metavar="LANG", help="Tesseract's language data.")] = "vie",
    max_memory: Annotated[
        int, Option("--max-memory", min=256, metavar="MIB", help="Memory that one file may take.")
    ] = 2048,
    max_pages: Annotated[
        int, Option("--max-pages", min=1, metavar="PAGES", help="Pages that one PDF may have.")
    ] = 2000,
    csv: Annotated[
        bool, Option("--csv/--no-csv", help="Write the tables as CSV too; `kehoach export` does it later.")
    ] = True,
    stale: Annotated[bool, Option("--stale", help="Read again what was read by other rules.")] = False,
    retry_failed: Annotated[bool, Option("--retry-failed", help="Read again what failed before.")] = False,
    prune: Annotated[bool, Option("--prune", help="Remove the rows of files that are no longer there.")] = False,
    engine: Annotated[
        EngineChoice, Option("--engine", help="Read on this machine, or by the workers of a Dask cluster.")
    ] = EngineChoice.local,
    scheduler: Annotated[
        str | None, Option("--scheduler", metavar="ADDRESS", help="The cluster's scheduler, as tcp://host:8786.")
    ] = None,
    log_format: Annotated[
        LogFormat, Option("--log-format", help="Tell the run for people, or as one JSON object a line.")
    ] = LogFormat.text,
    metrics: Annotated[
        pathlib.Path | None,
        Option("--metrics", metavar="FILE", help="Write how the store stands, in the Prometheus text format."),
    ] = None,
) -> None:
    """Read new and changed plans into the tables of a store, as Parquet and CSV.

    What is known is not read again: a second run over the same files opens none of them.
    Every option can also stand in kehoach.toml, in its section `run`, or in the environment, as KEHOACH_RUN_WORKERS.
    """
    from corpus.option import Options
    from kehoach.log import JsonLog
    from kehoach.progress import Told
    from kehoach.run import Again
    from kehoach.run import run as run_files
    from kehoach.worker import Limits
    from outputs.place import OutputError

    if not all(source.strip() for source in sources):
        raise typer.BadParameter("a SOURCE is empty; name a file or a folder", param_hint="SOURCE")
    if (engine is EngineChoice.dask) != (scheduler is not None):
        raise typer.BadParameter("--engine dask and --scheduler ADDRESS go together", param_hint="--engine")
    limits = Limits(timeout, max_memory, workers, Options(ocr.value, ocr_lang, max_pages))
    told = JsonLog(sys.stderr) if log_format is LogFormat.json else Told(_console())
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a stopped service ends as cleanly as Ctrl-C
    try:
        with told as tell:
            result = run_files(
                sources, output, tell, limits, Again(stale, retry_failed, prune), csv=csv, scheduler=scheduler
            )
        told.end(result, output)
        _write_metrics(output, metrics)
    except OutputError as error:
        told.fault(str(error))
        raise typer.Exit(COULD_NOT_RUN) from error
    except KeyboardInterrupt as error:
        told.fault(f"stopped before the end; what was read is kept in {output}, and the next run goes on from there")
        raise typer.Exit(STOPPED) from error
    raise typer.Exit(WITH_FAILURES if result.unread else OK)


def _write_metrics(store: str, path: pathlib.Path | None) -> None:
    from kehoach.status import status, write_metrics

    if path is not None:
        write_metrics(status(store), path)


@app.command(name="status")
def show_status(
    store: Annotated[str, typer.Argument(metavar="STORE", help="The --output of a run.")],
    as_json: Annotated[bool, Option("--json", help="Print it as JSON.")] = False,
    metrics: Annotated[
        pathlib.Path | None,
        Option("--metrics", metavar="FILE", help="Write it in the Prometheus text format too."),
    ] = None,
) -> None:
    """Print how a store stands: plans, files, failures by reason and the oldest of them, the last runs."""
    from kehoach.status import lines, status, write_metrics
    from outputs.place import OutputError

    try:
        found = status(store)
        if metrics is not None:
            write_metrics(found, metrics)
    except OutputError as error:
        _complain(str(error))
        raise typer.Exit(COULD_NOT_RUN) from error
    typer.echo(json.dumps(found.as_dict(), ensure_ascii=False, indent=1) if as_json else "\n".join(lines(found)))


@app.command()
def export(
    store: Annotated[str, typer.Argument(metavar="STORE", help="The --output of a run.")],
    output: Annotated[pathlib.Path, Option("--output", "-o", metavar="DIR", help="Folder for the files.")],
    form: Annotated[FormChoice, Option("--format", help="CSV for Excel, or Parquet.")] = FormChoice.csv,
) -> None:
    """Write every table of a store as one file, all of one moment."""
    from outputs.export import export as export_tables
    from outputs.place import OutputError

    try:
        written = export_tables(store, output, form.value)
    except OutputError as error:
        _complain(str(error))
        raise typer.Exit(COULD_NOT_RUN) from error
    _console().print(f"{len(written)} files in {output}", markup=False, highlight=False, soft_wrap=True)


@app.command()
def show(
    file: Annotated[pathlib.Path, typer.Argument(metavar="FILE", readable=False, help="A plan.")],
    as_json: Annotated[bool, Option("--json", help="Print the rows of all tables as JSON.")] = False,
) -> None:
    """Print one plan's record, with the words that each value comes from."""
    from corpus.error import UnreadableError
    from kehoach.api import read

    try:
        plan = read(file)
    except UnreadableError as error:
        _complain(f"{file}: {error}")
        raise typer.Exit(WITH_FAILURES) from error
    if as_json:
        typer.echo(json.dumps(plan.rows(), ensure_ascii=False, indent=1, default=str))
    else:
        from kehoach.show import show_plan

        show_plan(plan)


app.command()(comparison.compare)
app.command()(pages.pages)
app.command()(review.review)
app.command()(evaluate.evaluate)
app.command()(evaluate.gold)
app.command()(report.report)


def _console() -> Console:
    from rich.console import Console

    return Console(stderr=True)


def _complain(message: str) -> None:
    _console().print(f"kehoach: {message}", style="red", markup=False, highlight=False, soft_wrap=True)


def entry() -> None:
    """The console script: UTF-8 whatever the terminal says, and no traceback where a pipe is closed."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    app()
