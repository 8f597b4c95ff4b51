"""What a person is told while a run goes on, and at its end.  All of it goes to standard error."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from outputs.table import PLAN_TABLES, printable

if TYPE_CHECKING:
    from rich.console import Console

    from kehoach.run import Result

_LINES = 50
"""How many lines a run writes at most where it has no terminal, beside those for files that were not read."""


class Progress:
    """A bar on a terminal, plain lines otherwise; and a line for every file that was not read."""

    def __init__(self, console: Console) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        self.console = console
        self.bar = Bar(TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TaskProgressColumn("", show_speed=True), TimeRemainingColumn(),
                       TextColumn("{task.fields[name]}", markup=False),
                       console=console, transient=True, disable=not console.is_terminal)  # fmt: skip
        self.task = self.bar.add_task("reading", total=None, name="")

    def __enter__(self) -> Progress:
        self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.stop()

    def __call__(self, done: int, total: int, name: str, outcome: str) -> None:
        """Tell what became of a file: `ok`, or why it was not read."""
        self.bar.update(self.task, completed=done, total=total, name=printable(os.path.basename(name)))
        if outcome != "ok":
            self._say(f"{printable(name)}: {outcome}")
        elif not self.console.is_terminal and done * _LINES // total > (done - 1) * _LINES // total:
            self._say(f"{done:,} of {total:,}: {printable(name)}")

    def _say(self, line: str) -> None:
        self.console.print(line, markup=False, highlight=False, soft_wrap=True)


def summarise(console: Console, result: Result, output: pathlib.Path) -> None:
    """What was read and found, and where it lies."""
    severities = {name: result.rows[f"issues/{name}"] for name in ("error", "info", "warning")}
    rows = {name: result.rows[name] for name in PLAN_TABLES if name != "issues"}
    lines = (
        f"plans read   {result.plans:,} in {result.seconds:.1f} s",
        f"rows         {', '.join(f'{name} {count:,}' for name, count in rows.items())}",
        f"issues       {_counted(severities)}",
        f"failures     {_counted(result.reasons)}" + (f" (see {output / 'failures.csv'})" if result.reasons else ""),
        *_before(result),
        f"tables       {output}",
    )
    for line in lines:
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _before(result: Result) -> Iterator[str]:
    """What was known before, where there is anything."""
    if result.unchanged:
        hints = [f"{result.failed_before:,} of them failed before (--retry-failed reads them again)"] * bool(
            result.failed_before
        )
        hints += [f"{result.stale:,} were read by other rules (--stale reads them again)"] * bool(result.stale)
        yield f"unchanged    {'; '.join([f'{result.unchanged:,}', *hints])}"
    if result.gone:
        yield f"gone         {result.gone:,} files are no longer there; their rows stay (--prune removes them)"


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in sorted(counts.items()) if count) or "none"
