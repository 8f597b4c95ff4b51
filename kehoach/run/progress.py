"""Progress messages for people, during a run and at its end, all on standard error."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from outputs.table import PLAN_TABLES

if TYPE_CHECKING:
    from rich.console import Console

    from kehoach.run.driver import Result, Step

_LINES = 50
"""The most lines that a run writes without a terminal, apart from those for files that were not read."""


class Told:
    """A progress bar on a terminal, plain lines otherwise; and a line for every file that was not read."""

    def __init__(self, console: Console, *, quiet: bool = False, verbose: bool = False) -> None:
        """`quiet` leaves only faults; `verbose` adds every file and warnings from libraries."""
        from rich.progress import BarColumn, MofNCompleteColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        self.console = console
        self.quiet, self.verbose = quiet, verbose
        self.bar = Bar(TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TaskProgressColumn("", show_speed=True), TimeRemainingColumn(),
                       TextColumn("{task.fields[name]}", markup=False),
                       console=console, transient=True, disable=quiet or not console.is_terminal)  # fmt: skip
        self.task = self.bar.add_task("reading", total=None, name="")

    def __enter__(self) -> Told:
        self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.stop()

    def __call__(self, step: Step) -> None:
        """Report the outcome of a file."""
        done, total = step.done, step.total
        self.bar.update(self.task, completed=done, total=total, name=os.path.basename(step.name))
        if self.verbose:
            self._say(f"{done:,} of {total:,}: {step.name}: {step.outcome}")
            for message in step.warnings:
                self._say(f"  warning: {message}")
        elif step.outcome != "ok":
            self._say(f"{step.name}: {step.outcome}")
        elif not self.console.is_terminal and done * _LINES // total > (done - 1) * _LINES // total:
            self._say(f"{done:,} of {total:,}: {step.name}")

    def end(self, result: Result, output: str) -> None:
        """Report what was read, and where the tables are."""
        for line in _summary(result, output):
            self._say(line)

    def fault(self, message: str) -> None:
        """Report why the run could not continue."""
        self.console.print(f"kehoach: {message}", style="red", markup=False, highlight=False, soft_wrap=True)

    def _say(self, line: str) -> None:
        if self.quiet:
            return
        self.console.print(line, markup=False, highlight=False, soft_wrap=True)


def _summary(result: Result, output: str) -> Iterator[str]:
    severities = {name: result.rows[f"issues/{name}"] for name in ("error", "info", "warning")}
    rows = {name: result.rows[name] for name in PLAN_TABLES if name != "issues"}
    plans = result.plans - result.copies - result.others
    beside = [f"{result.copies:,} other editions of a plan (same_as)"] * bool(result.copies)
    beside += [f"{result.others:,} documents that are not plans"] * bool(result.others)
    yield f"plans read   {plans:,} in {result.seconds:.1f} s" + (f"; and {', '.join(beside)}" if beside else "")
    yield f"rows         {', '.join(f'{name} {count:,}' for name, count in rows.items())}"
    yield f"issues       {_counted(severities)}"
    yield f"failures     {_counted(result.reasons)}" + (f" (see {output}/failures.parquet)" if result.reasons else "")
    if result.warned:
        yield f"warnings     on {result.warned:,} files (see them with -v)"
    yield from _before(result)
    yield f"tables       {output}"


def _before(result: Result) -> Iterator[str]:
    """What was known before, if anything."""
    if result.unchanged:
        hints = [f"{result.failed_before:,} of them failed before (read them again with --retry-failed)"] * bool(
            result.failed_before
        )
        hints += [f"{result.stale:,} were read by another extractor version (read them again with --stale)"] * bool(
            result.stale
        )
        yield f"unchanged    {'; '.join([f'{result.unchanged:,}', *hints])}"
    if result.gone:
        kept = "their rows were removed" if result.pruned else "their rows are kept (remove them with --prune)"
        yield f"gone         {result.gone:,} files no longer exist; {kept}"


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in sorted(counts.items()) if count) or "none"
