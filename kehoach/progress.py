"""What a person is told while a run goes on, and at its end.  All of it goes to standard error."""

from __future__ import annotations

import collections
import pathlib
from typing import TYPE_CHECKING

from outputs.table import TABLES, printable

if TYPE_CHECKING:
    from rich.console import Console

    from kehoach.run import Result

_LINES = 50
"""How many lines a run writes at most where it has no terminal, beside those for files that were not read."""
_UNCOUNTED = ("issues", "failures")
"""Tables that have a line of their own in the summary."""


class Progress:
    """A bar on a terminal, plain lines otherwise; and a line for every file that was not read."""

    def __init__(self, console: Console) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        self.console = console
        self.bar = Bar(TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
                       TextColumn("{task.fields[name]}", markup=False),
                       console=console, transient=True, disable=not console.is_terminal)  # fmt: skip
        self.task = self.bar.add_task("reading", total=None, name="")

    def __enter__(self) -> Progress:
        self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.stop()

    def __call__(self, done: int, total: int, path: pathlib.Path, outcome: str) -> None:
        """Tell what became of a file: `ok`, or why it was not read."""
        self.bar.update(self.task, completed=done, total=total, name=printable(path.name))
        if outcome != "ok":
            self._say(f"{printable(str(path))}: {outcome}")
        elif not self.console.is_terminal and done * _LINES // total > (done - 1) * _LINES // total:
            self._say(f"{done:,} of {total:,}: {printable(str(path))}")

    def _say(self, line: str) -> None:
        self.console.print(line, markup=False, highlight=False, soft_wrap=True)


def summarise(console: Console, result: Result, output: pathlib.Path) -> None:
    """What was read and found, and where it lies."""
    severities = collections.Counter(str(row["severity"]) for row in result.rows["issues"])
    reasons = collections.Counter(str(row["reason"]) for row in result.rows["failures"])
    rows = {table.name: len(result.rows[table.name]) for table in TABLES if table.name not in _UNCOUNTED}
    lines = (
        f"plans read   {result.plans:,} in {result.seconds:.1f} s",
        f"rows         {', '.join(f'{name} {count:,}' for name, count in rows.items())}",
        f"issues       {_counted(severities)}",
        f"failures     {_counted(reasons)}" + (f" (see {output / 'failures.csv'})" if reasons else ""),
        f"tables       {output}",
    )
    for line in lines:
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _counted(counts: collections.Counter[str]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in sorted(counts.items())) or "none"
