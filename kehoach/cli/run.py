"""`kehoach run`: read new and changed plans into the tables of a store."""

import enum
import os
import pathlib
import signal
import sys
from typing import Annotated, Literal

import typer

from kehoach.cli.exit_status import COULD_NOT_RUN, OK, STOPPED, WITH_FAILURES
from kehoach.cli.shared import Flag, Option, console, errors_as_messages
from kehoach.words import tongue


class LogFormat(enum.StrEnum):
    """How a run reports its progress."""

    text = "text"
    json = "json"


class EngineChoice(enum.StrEnum):
    """Where files are read."""

    local = "local"
    dask = "dask"


class OcrChoice(enum.StrEnum):
    """Which pages are read by OCR."""

    auto = "auto"
    never = "never"
    force = "force"


def run(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files, folders (including subfolders), globs or URLs.")
    ],
    output: Annotated[
        str, Option("--output", "-o", metavar="STORE", help="Store for the tables: a folder or a URL (s3://…).")
    ] = "kehoach-output",
    workers: Annotated[
        int,
        Option(
            "--workers", "-j", metavar="N", min=1, help="Number of files read in parallel.", show_default="one per core"
        ),
    ] = os.cpu_count() or 1,
    timeout: Annotated[float, Option("--timeout", min=1, metavar="SECONDS", help="Time limit per file.")] = 120,
    ocr: Annotated[
        OcrChoice,
        Option("--ocr", help="Use OCR on pages without usable text (auto), on none (never) or on all (force)."),
    ] = OcrChoice.auto,
    ocr_lang: Annotated[str, Option("--ocr-lang", metavar="LANG", help="Language data for Tesseract.")] = "vie",
    max_memory: Annotated[int, Option("--max-memory", min=256, metavar="MIB", help="Memory limit per file.")] = 2048,
    max_pages: Annotated[
        int, Option("--max-pages", min=1, metavar="PAGES", help="Page limit per PDF or image file.")
    ] = 2000,
    csv: Annotated[
        bool, Flag("--csv/--no-csv", help="Also write the tables as CSV; `kehoach export` can do so later.")
    ] = True,
    stale: Annotated[bool, Flag("--stale", help="Read again the files that another extractor version read.")] = False,
    retry_failed: Annotated[bool, Flag("--retry-failed", help="Read again the files that failed before.")] = False,
    prune: Annotated[bool, Flag("--prune", help="Remove the rows of files that no longer exist.")] = False,
    prune_limit: Annotated[
        float,
        Option(
            "--prune-limit",
            min=0,
            max=100,
            metavar="PERCENT",
            help="Refuse --prune if it would remove more than this share of the plans, or a whole source; 100 allows all.",
        ),
    ] = 10,
    dry_run: Annotated[
        bool, Flag("--dry-run", help="Only print what would be read, by kind and size, and about how long it takes.")
    ] = False,
    follow_links: Annotated[
        bool, Flag("--follow-links", help="Also follow symbolic links that lead outside their source.")
    ] = False,
    engine: Annotated[
        EngineChoice, Option("--engine", help="Read files on this machine or on the workers of a Dask cluster.")
    ] = EngineChoice.local,
    scheduler: Annotated[
        str | None,
        Option("--scheduler", metavar="ADDRESS", help="Address of the Dask scheduler, e.g. tcp://host:8786."),
    ] = None,
    log_format: Annotated[
        LogFormat, Option("--log-format", help="Report progress as text, or as one JSON object per line.")
    ] = LogFormat.text,
    quiet: Annotated[bool, Flag("--quiet", "-q", help="Print only errors of the run itself.")] = False,
    verbose: Annotated[bool, Flag("--verbose", "-v", help="Print every file, and warnings from libraries.")] = False,
    metrics: Annotated[
        pathlib.Path | None,
        Option(
            "--metrics", metavar="FILE", help="Write the status of the store to a file in the Prometheus text format."
        ),
    ] = None,
) -> None:
    """Read new and changed plans into the tables of a store, as Parquet and CSV.

    Unchanged files are not read again: a second run over the same files opens none of them.
    Every option can also be set in kehoach.toml, in the section `run`, or in the environment, e.g. KEHOACH_RUN_WORKERS.
    """
    if not all(source.strip() for source in sources):
        raise typer.BadParameter(
            "an empty SOURCE was given; name a file, a folder, a glob or a URL", param_hint="SOURCE"
        )
    if (engine is EngineChoice.dask) != (scheduler is not None):
        raise typer.BadParameter(
            "--engine dask and --scheduler must be used together; add the missing one", param_hint="--engine"
        )
    if dry_run:
        _print_ahead(
            sources,
            output,
            (stale, retry_failed, prune, follow_links, prune_limit),
            (ocr.value, ocr_lang, max_pages),
            workers,
        )
        raise typer.Exit(OK)
    if (
        engine is EngineChoice.local
    ):  # it warms up while the rest is imported, the store is opened and the files are found
        from kehoach.run.server import start_server

        start_server()
    from corpus.options import Options
    from kehoach.run.driver import run as run_files
    from kehoach.run.log import JsonLog
    from kehoach.run.progress import TextProgress
    from kehoach.run.result import Policy
    from kehoach.run.worker import Limits
    from outputs.store.folder import OutputError

    policy = Policy(stale, retry_failed, prune, follow_links, prune_limit)
    limits = Limits(timeout, max_memory, workers, Options(ocr.value, ocr_lang, max_pages))
    progress = (
        JsonLog(sys.stderr)
        if log_format is LogFormat.json
        else TextProgress(console(), tongue(), quiet=quiet, verbose=verbose)
    )
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # SIGTERM ends a run as cleanly as Ctrl-C
    try:
        with progress as notify:
            result = run_files(
                sources,
                output,
                notify,
                limits,
                policy,
                csv=csv,
                scheduler=scheduler,
            )
        progress.end(result, output)
        _write_metrics(output, metrics)
    except OutputError as error:
        progress.fault(error.message)
        raise typer.Exit(COULD_NOT_RUN) from error
    except KeyboardInterrupt as error:
        progress.fault(tongue()("run.interrupted", output=output))
        raise typer.Exit(STOPPED) from error
    raise typer.Exit(WITH_FAILURES if result.unread else OK)


def _print_ahead(
    sources: list[str],
    output: str,
    policy: tuple[bool, bool, bool, bool, float],
    options: tuple[Literal["auto", "never", "force"], str, int],
    workers: int,
) -> None:
    """Print what a run would do."""
    from corpus.options import Options
    from kehoach.run.ahead import ahead, ahead_lines
    from kehoach.run.result import Policy

    with errors_as_messages():
        typer.echo(
            "\n".join(ahead_lines(ahead(sources, output, Policy(*policy), Options(*options), workers), tongue()))
        )


def _write_metrics(store: str, path: pathlib.Path | None) -> None:
    from kehoach.run.status import status, write_metrics

    if path is not None:
        write_metrics(status(store), path)
