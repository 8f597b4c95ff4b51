"""`kehoach run`: new and changed plans into the tables of a store."""

from __future__ import annotations

import enum
import os
import pathlib
import signal
import sys
from typing import Annotated

import typer

from kehoach.cli.exit_status import COULD_NOT_RUN, OK, STOPPED, WITH_FAILURES
from kehoach.cli.shared import Option, console


class LogFormat(enum.StrEnum):
    """How a run reports what it does."""

    text = "text"
    json = "json"


class EngineChoice(enum.StrEnum):
    """Where files are read."""

    local = "local"
    dask = "dask"


class OcrChoice(enum.StrEnum):
    """Which pages are recognised."""

    auto = "auto"
    never = "never"
    force = "force"


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
    follow_links: Annotated[
        bool, Option("--follow-links", help="Read links that lead outside their source too.")
    ] = False,
    engine: Annotated[
        EngineChoice, Option("--engine", help="Read on this machine, or by the workers of a Dask cluster.")
    ] = EngineChoice.local,
    scheduler: Annotated[
        str | None, Option("--scheduler", metavar="ADDRESS", help="The cluster's scheduler, as tcp://host:8786.")
    ] = None,
    log_format: Annotated[
        LogFormat, Option("--log-format", help="Tell the run for people, or as one JSON object a line.")
    ] = LogFormat.text,
    quiet: Annotated[bool, Option("--quiet", "-q", help="Print only what went wrong with the run itself.")] = False,
    verbose: Annotated[bool, Option("--verbose", "-v", help="Print every file, and what libraries warned of.")] = False,
    metrics: Annotated[
        pathlib.Path | None,
        Option("--metrics", metavar="FILE", help="Write the state of the store in the Prometheus text format."),
    ] = None,
) -> None:
    """Read new and changed plans into the tables of a store, as Parquet and CSV.

    What is known is not read again: a second run over the same files opens none of them.
    Every option can also stand in kehoach.toml, in its section `run`, or in the environment, as KEHOACH_RUN_WORKERS.
    """
    from corpus.options import Options
    from kehoach.run.driver import Again
    from kehoach.run.driver import run as run_files
    from kehoach.run.log import JsonLog
    from kehoach.run.progress import Told
    from kehoach.run.worker import Limits
    from outputs.store.folder import OutputError

    if not all(source.strip() for source in sources):
        raise typer.BadParameter("a SOURCE is empty; name a file or a folder", param_hint="SOURCE")
    if (engine is EngineChoice.dask) != (scheduler is not None):
        raise typer.BadParameter("--engine dask and --scheduler ADDRESS go together", param_hint="--engine")
    limits = Limits(timeout, max_memory, workers, Options(ocr.value, ocr_lang, max_pages))
    told = JsonLog(sys.stderr) if log_format is LogFormat.json else Told(console(), quiet=quiet, verbose=verbose)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a stopped service ends as cleanly as Ctrl-C
    try:
        with told as tell:
            result = run_files(
                sources,
                output,
                tell,
                limits,
                Again(stale, retry_failed, prune, follow_links),
                csv=csv,
                scheduler=scheduler,
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
    from kehoach.run.status import status, write_metrics

    if path is not None:
        write_metrics(status(store), path)
