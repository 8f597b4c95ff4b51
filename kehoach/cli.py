"""The command line: `kehoach run`, `kehoach show`."""

from __future__ import annotations

import collections
import enum
import json
import os
import pathlib
import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from kehoach.run import Result

OK, WITH_FAILURES, WRONG_USAGE, COULD_NOT_RUN = 0, 1, 2, 3

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
        pathlib.Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for the tables; replaced as a whole.")
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
) -> None:
    """Read plans and write their tables as Parquet and CSV."""
    from corpus.option import Options
    from kehoach.run import run as run_files
    from kehoach.worker import Limits
    from outputs.write import OutputError

    console = _console()
    try:
        with _progress(console) as tell:
            result = run_files(
                sources, output, tell, Limits(timeout, max_memory, workers, Options(ocr.value, ocr_lang))
            )
    except OutputError as error:
        console.print(f"kehoach: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(COULD_NOT_RUN) from error
    _summarise(console, result, output)
    raise typer.Exit(WITH_FAILURES if result.unread else OK)


@app.command()
def show(
    file: Annotated[pathlib.Path, typer.Argument(metavar="FILE", help="A plan.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the rows of all tables as JSON.")] = False,
) -> None:
    """Print one plan's record, with the words that each value comes from."""
    from corpus.error import UnreadableError
    from kehoach.api import read

    try:
        plan = read(file)
    except UnreadableError as error:
        _console().print(f"kehoach: {file}: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(WITH_FAILURES) from error
    if as_json:
        typer.echo(json.dumps(plan.rows(), ensure_ascii=False, indent=1, default=str))
    else:
        from kehoach.show import show_plan

        show_plan(plan)


def _console() -> Console:
    from rich.console import Console

    return Console(stderr=True)


class _progress:  # noqa: N801  # used as a function is: with _progress(console) as tell
    """A bar on a terminal, a line for each failure otherwise."""

    def __init__(self, console: Console) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self.console = console
        self.bar = Progress(TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.fields[name]}"),
                            console=console, transient=True, disable=not console.is_terminal)  # fmt: skip
        self.task = self.bar.add_task("reading", total=None, name="")

    def __enter__(self) -> _progress:
        self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.stop()

    def __call__(self, done: int, total: int, path: pathlib.Path, outcome: str) -> None:
        self.bar.update(self.task, completed=done, total=total, name=path.name)
        if outcome != "ok":
            self.console.print(f"{path}: {outcome}", markup=False, highlight=False, soft_wrap=True)


def _summarise(console: Console, result: Result, output: pathlib.Path) -> None:
    """What was read and found, for a person."""
    severities = collections.Counter(str(row["severity"]) for row in result.rows["issues"])
    reasons = collections.Counter(str(row["reason"]) for row in result.rows["failures"])
    counts = ", ".join(
        f"{name} {len(result.rows[name]):,}"
        for name in ("documents", "legal_bases", "targets", "components", "funding", "agencies", "annexes")
    )
    lines = [
        f"plans read   {result.plans:,} in {result.seconds:.1f} s",
        f"rows         {counts}",
        f"issues       {_counted(severities)}",
        f"failures     {_counted(reasons)}" + (" (see failures.csv)" if reasons else ""),
        f"tables       {output}",
    ]
    for line in lines:
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _counted(counts: collections.Counter[str]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in sorted(counts.items())) or "none"


def entry() -> None:
    """The console script: UTF-8 whatever the terminal says, and no traceback where a pipe is closed."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    app()
