"""`kehoach run`: read new and changed plans into the tables of a store."""

import dataclasses
import enum
import os
import pathlib
import signal
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kehoach.cli.exit_status import COULD_NOT_RUN, OK, STOPPED, WITH_FAILURES
from kehoach.cli.shared import Flag, Option, console, errors_as_messages
from kehoach.words import wording

if TYPE_CHECKING:
    from kehoach.run.log import JsonLog
    from kehoach.run.progress import TextProgress
    from kehoach.run.result import Policy
    from kehoach.run.worker import Limits


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


_CORES = os.cpu_count() or 1
_Sources = Annotated[
    list[str], typer.Argument(metavar="SOURCE", help="Files, folders (including subfolders), globs or URLs.")
]
_Output = Annotated[
    str, Option("--output", "-o", metavar="STORE", help="Store for the tables: a folder or a URL (s3://…).")
]
_Workers = Annotated[
    int,
    Option(
        "--workers", "-j", metavar="N", min=1, help="Number of files read in parallel.", show_default="one per core"
    ),
]
_Timeout = Annotated[float, Option("--timeout", min=1, metavar="SECONDS", help="Time limit per file.")]
_Ocr = Annotated[
    OcrChoice,
    Option("--ocr", help="Use OCR on pages without usable text (auto), on none (never) or on all (force)."),
]
_OcrLang = Annotated[str, Option("--ocr-lang", metavar="LANG", help="Languages for Tesseract, e.g. vie+eng.")]
_MaxMemory = Annotated[int, Option("--max-memory", min=256, metavar="MIB", help="Memory limit per file.")]
_MaxPages = Annotated[int, Option("--max-pages", min=1, metavar="PAGES", help="Page limit per PDF or image file.")]
_Csv = Annotated[bool, Flag("--csv/--no-csv", help="Also write the tables as CSV; `kehoach export` can do so later.")]
_Stale = Annotated[bool, Flag("--stale", help="Read again the files that another extractor version read.")]
_RetryFailed = Annotated[bool, Flag("--retry-failed", help="Read again the files that failed before.")]
_Prune = Annotated[bool, Flag("--prune", help="Remove the rows of files that no longer exist.")]
_PruneLimit = Annotated[
    float,
    Option(
        "--prune-limit",
        min=0,
        max=100,
        metavar="PERCENT",
        help="Refuse --prune if it would remove more than this share of the plans, or a whole source; 100 allows all.",
    ),
]
_DryRun = Annotated[
    bool, Flag("--dry-run", help="Only print what would be read, by kind and size, and an estimate of the time.")
]
_FollowLinks = Annotated[
    bool, Flag("--follow-links", help="Also follow symbolic links that lead outside their source.")
]
_Engine = Annotated[
    EngineChoice, Option("--engine", help="Read files on this machine or on the workers of a Dask cluster.")
]
_Scheduler = Annotated[
    str | None,
    Option("--scheduler", metavar="ADDRESS", help="Address of the Dask scheduler, e.g. tcp://host:8786."),
]
_Format = Annotated[LogFormat, Option("--log-format", help="Report progress as text, or as one JSON object per line.")]
_Quiet = Annotated[bool, Flag("--quiet", "-q", help="Print only errors of the run itself.")]
_Verbose = Annotated[bool, Flag("--verbose", "-v", help="Print every file, and warnings from libraries.")]
_Metrics = Annotated[
    pathlib.Path | None,
    Option("--metrics", metavar="FILE", help="Write the status of the store to a file in the Prometheus text format."),
]


def run(
    sources: _Sources,
    output: _Output = "kehoach-output",
    workers: _Workers = _CORES,
    timeout: _Timeout = 120,
    ocr: _Ocr = OcrChoice.auto,
    ocr_lang: _OcrLang = "vie",
    max_memory: _MaxMemory = 2048,
    max_pages: _MaxPages = 2000,
    csv: _Csv = True,
    stale: _Stale = False,
    retry_failed: _RetryFailed = False,
    prune: _Prune = False,
    prune_limit: _PruneLimit = 10,
    dry_run: _DryRun = False,
    follow_links: _FollowLinks = False,
    engine: _Engine = EngineChoice.local,
    scheduler: _Scheduler = None,
    log_format: _Format = LogFormat.text,
    quiet: _Quiet = False,
    verbose: _Verbose = False,
    metrics: _Metrics = None,
) -> None:
    """Read new and changed plans into the tables of a store, as Parquet and CSV.

    Unchanged files are not read again: a second run over the same files opens none of them.
    Every option can also be set in kehoach.toml, in the section `run`, or in the environment, e.g. KEHOACH_RUN_WORKERS.
    """
    _check(sources, engine, scheduler, quiet=quiet, verbose=verbose)
    if engine is EngineChoice.local and not dry_run:
        _warm_up()
    from kehoach.run.result import Policy

    limits = _limits(timeout, max_memory, workers, (ocr, ocr_lang, max_pages))
    policy = Policy(stale, retry_failed, prune, follow_links, prune_limit)
    job = _Job(sources, output, limits, policy, csv, scheduler, metrics)
    raise typer.Exit(_print_ahead(job) if dry_run else _read(job, _progress(log_format, quiet=quiet, verbose=verbose)))


@dataclasses.dataclass(frozen=True, slots=True)
class _Job:
    """The task of a run, from its options."""

    sources: list[str]
    output: str
    limits: "Limits"
    policy: "Policy"
    csv: bool
    scheduler: str | None
    metrics: pathlib.Path | None


def _check(sources: list[str], engine: EngineChoice, scheduler: str | None, *, quiet: bool, verbose: bool) -> None:
    """Refuse options that contradict each other, before anything is read."""
    if not all(source.strip() for source in sources):
        raise typer.BadParameter(
            "an empty SOURCE was given; name a file, a folder, a glob or a URL", param_hint="SOURCE"
        )
    if engine is EngineChoice.dask and scheduler is None:
        raise typer.BadParameter("dask needs the address of a scheduler; add --scheduler", param_hint="--engine")
    if engine is EngineChoice.local and scheduler is not None:
        raise typer.BadParameter("only Dask uses a scheduler; add --engine dask", param_hint="--scheduler")
    if quiet and verbose:
        raise typer.BadParameter("--quiet and --verbose cannot be combined; use one of them", param_hint="--quiet")


def _warm_up() -> None:
    """Start the server of the workers: it loads while the rest is imported, the store is opened and the files are found."""
    from kehoach.run.server import start_server

    start_server()


def _limits(timeout: float, memory: int, workers: int, pages: tuple[OcrChoice, str, int]) -> "Limits":
    """The limits for one file; `pages` states which pages are read by OCR, in which languages, and how many at most."""
    from corpus.options import Options
    from kehoach.run.worker import Limits

    ocr, languages, most = pages
    return Limits(timeout, memory, workers, Options(ocr.value, languages, most))


def _print_ahead(job: _Job) -> int:
    """Print what a run would do; the exit status."""
    from kehoach.run.ahead import ahead, ahead_lines

    limits = job.limits
    with errors_as_messages():
        found = ahead(job.sources, job.output, job.policy, limits.options, limits.workers)
        typer.echo("\n".join(ahead_lines(found, wording())))
    return OK


def _progress(log_format: LogFormat, *, quiet: bool, verbose: bool) -> "JsonLog | TextProgress":
    """What reports each file on standard error."""
    from kehoach.run.log import JsonLog
    from kehoach.run.progress import TextProgress

    if log_format is LogFormat.json:
        return JsonLog(sys.stderr)
    return TextProgress(console(), wording(), quiet=quiet, verbose=verbose)


def _read(job: _Job, progress: "JsonLog | TextProgress") -> int:
    """Read the files of a job into its store and report the result; the exit status."""
    from kehoach.run.driver import run as run_files
    from outputs.store.folder import OutputError

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # SIGTERM ends a run as cleanly as Ctrl-C
    try:
        with progress as notify:
            result = run_files(
                job.sources, job.output, notify, job.limits, job.policy, csv=job.csv, scheduler=job.scheduler
            )
        progress.end(result, job.output)
        _write_metrics(job.output, job.metrics)
    except OutputError as error:
        progress.fault(error.message)
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        progress.fault(wording()("run.interrupted", output=job.output))
        return STOPPED
    return WITH_FAILURES if result.unread else OK


def _write_metrics(store: str, path: pathlib.Path | None) -> None:
    """Write the status of a store to a file, if one was requested."""
    from kehoach.run.status import status, write_metrics

    if path is not None:
        write_metrics(status(store), path)
