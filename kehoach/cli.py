"""The command line: `kehoach run`, `kehoach show`."""

from __future__ import annotations

import enum
import json
import os
import pathlib
import signal
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kehoach import evaluate, review

if TYPE_CHECKING:
    from rich.console import Console

OK, WITH_FAILURES, WRONG_USAGE, COULD_NOT_RUN, STOPPED = 0, 1, 2, 3, 130

app = typer.Typer(
    help="Reads the plans (kế hoạch) of Vietnamese People's Committees into tables.",
    epilog="Exit status: 0 all files read, 1 finished with failures, 2 wrong usage, 3 could not run.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Reads the plans (kế hoạch) of Vietnamese People's Committees into tables."""


@app.command()
def run(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders (with all below them) or globs.")
    ],
    output: Annotated[
        pathlib.Path, typer.Option("--output", "-o", metavar="DIR", help="The store: a folder for the tables.")
    ] = pathlib.Path("kehoach-output"),
    workers: Annotated[
        int, typer.Option("--workers", "-j", min=1, help="Files read side by side.", show_default="one a core")
    ] = os.cpu_count() or 1,
    timeout: Annotated[
        float, typer.Option("--timeout", min=1, metavar="SECONDS", help="Time that one file may take.")
    ] = 120,
    ocr: Annotated[
        OcrChoice, typer.Option("--ocr", help="Recognise pages without usable text: auto, never, or force for all.")
    ] = OcrChoice.auto,
    ocr_lang: Annotated[str, typer.Option("--ocr-lang", metavar="LANG", help="Tesseract's language data.")] = "vie",
    max_memory: Annotated[
        int, typer.Option("--max-memory", min=256, metavar="MIB", help="Memory that one file may take.")
    ] = 2048,
    csv: Annotated[
        bool, typer.Option("--csv/--no-csv", help="Write the tables as CSV too; `kehoach export` does it later.")
    ] = True,
    stale: Annotated[bool, typer.Option("--stale", help="Read again what was read by other rules.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Read again what failed before.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Remove the rows of files that are no longer there.")] = False,
) -> None:
    """Read new and changed plans into the tables of a store, as Parquet and CSV.

    What is known is not read again: a second run over the same files opens none of them.
    """
    from corpus.option import Options
    from kehoach.progress import Progress, summarise
    from kehoach.run import Again
    from kehoach.run import run as run_files
    from kehoach.worker import Limits
    from outputs.place import OutputError

    if not all(source.strip() for source in sources):
        raise typer.BadParameter("a SOURCE is empty; name a file or a folder", param_hint="SOURCE")
    console = _console()
    limits = Limits(timeout, max_memory, workers, Options(ocr.value, ocr_lang))
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a stopped service ends as cleanly as Ctrl-C
    try:
        with Progress(console) as tell:
            result = run_files(sources, output, tell, limits, Again(stale, retry_failed, prune), csv=csv)
    except OutputError as error:
        _complain(str(error))
        raise typer.Exit(COULD_NOT_RUN) from error
    except KeyboardInterrupt as error:
        _complain(f"stopped before the end; what was read is kept in {output}, and the next run goes on from there")
        raise typer.Exit(STOPPED) from error
    summarise(console, result, output)
    raise typer.Exit(WITH_FAILURES if result.unread else OK)


@app.command()
def show(
    file: Annotated[pathlib.Path, typer.Argument(metavar="FILE", readable=False, help="A plan.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the rows of all tables as JSON.")] = False,
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


app.command()(review.review)
app.command()(evaluate.evaluate)
app.command()(evaluate.gold)


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
