"""Progress messages for people, during a run and at its end, all on standard error."""

from __future__ import annotations

import collections
import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from corpus.message import MessageValue
from kehoach.words import Lang, Wording
from outputs.table import PLAN_TABLES

if TYPE_CHECKING:
    from rich.console import Console

    from kehoach.run.result import Result, Step

_WIDTH = 13
"""The least width of the labels of a summary."""
_LINES = 50
"""The most lines that a run writes without a terminal, apart from those for files that were not read."""


class TextProgress:
    """A progress bar on a terminal, plain lines otherwise; and a line for every file that was not read."""

    def __init__(
        self, console: Console, say: Wording | None = None, *, quiet: bool = False, verbose: bool = False
    ) -> None:
        """`quiet` leaves only faults; `verbose` adds every file and warnings from libraries."""
        from rich.progress import BarColumn, MofNCompleteColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        self.console, self.wording = console, say or Wording(Lang.en)
        self.quiet, self.verbose = quiet, verbose
        self.bar = Bar(TextColumn(self.wording("run.reading")), BarColumn(), MofNCompleteColumn(), TaskProgressColumn("", show_speed=True), TimeRemainingColumn(),
                       TextColumn("{task.fields[name]}", markup=False),
                       console=console, transient=True, disable=quiet or not console.is_terminal)  # fmt: skip
        self.task = self.bar.add_task("reading", total=None, name="")

    def __enter__(self) -> TextProgress:
        self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.stop()

    def __call__(self, step: Step) -> None:
        """Report the outcome of a file."""
        done, total = step.done, step.total
        progress = self.wording("run.progress", done=done, total=total, name=step.name)
        outcome = self.wording.written(step.outcome)
        self.bar.update(self.task, completed=done, total=total, name=os.path.basename(step.name))
        if self.verbose:
            self._say(f"{progress}: {outcome}")
            for message in step.warnings:
                self._say(f"  {self.wording('run.warning', message=message)}")
        elif not step.is_read:
            self._say(f"{step.name}: {outcome}")
        elif not self.console.is_terminal and done * _LINES // total > (done - 1) * _LINES // total:
            self._say(progress)

    def end(self, result: Result, output: str) -> None:
        """Report what was read, and where the tables are."""
        for path, why in sorted(result.passed.items()) if self.verbose else ():
            self._say(f"{path}: {self.wording(f'passed.{why}')}")
        for line in summary(result, output, self.wording):
            self._say(line)

    def fault(self, message: MessageValue) -> None:
        """Report why the run could not continue."""
        self.console.print(
            f"kehoach: {self.wording.written(message)}", style="red", markup=False, highlight=False, soft_wrap=True
        )

    def _say(self, line: str) -> None:
        if self.quiet:
            return
        self.console.print(line, markup=False, highlight=False, soft_wrap=True)


def summary(result: Result, output: str, say: Wording) -> Iterator[str]:
    """What a run did, a line per subject."""
    lines = list(_lines(result, output, say))
    width = max(_WIDTH, *(len(label) + 2 for label, _ in lines))
    yield from (f"{label:{width}}{words}" for label, words in lines)


def _lines(result: Result, output: str, say: Wording) -> Iterator[tuple[str, str]]:
    """The lines of the summary, each with its label."""
    severities = {name: result.rows[f"issues/{name}"] for name in ("error", "info", "warning")}
    rows = ", ".join(f"{say.table(name)} {say.written(result.rows[name])}" for name in PLAN_TABLES if name != "issues")
    plans = result.plans - result.copies - result.others
    beside = [say("run.copies", copies=result.copies)] * bool(result.copies)
    beside += [say("run.others", others=result.others)] * bool(result.others)
    took = say.written(round(result.seconds, 1))
    read = say("run.plans_and", plans=plans, seconds=took, beside=", ".join(beside)) if beside else say("run.plans", plans=plans, seconds=took)  # fmt: skip
    reasons = _counted({say.reason(name): count for name, count in result.reasons.items()}, say)
    issues = _counted({say.code(name) or name: count for name, count in severities.items()}, say)
    yield say("label.plans_read"), read
    yield say("label.rows"), rows
    yield say("label.issues"), issues
    yield say("label.failures"), say("run.see", counts=reasons, output=output) if result.reasons else reasons
    if result.warned:
        yield say("label.warnings"), say("run.warned", files=result.warned)
    yield from _before(result, say)
    yield say("label.tables"), output


def _before(result: Result, say: Wording) -> Iterator[tuple[str, str]]:
    """What was known before, if anything."""
    if result.unchanged:
        hints = [say("run.failed_before", files=result.failed_before)] * bool(result.failed_before)
        hints += [say("run.stale", files=result.stale)] * bool(result.stale)
        yield say("label.unchanged"), "; ".join([say.written(result.unchanged), *hints])
    for place in result.empty:
        yield say("label.notice"), say("run.empty", place=place)
    if result.passed:
        counts = collections.Counter(say(f"passed.{why}") for why in result.passed.values())
        yield say("label.passed"), say("run.passed", counts=_counted(counts, say))
    if result.gone:
        yield say("label.gone"), say("run.gone_removed" if result.pruned else "run.gone_kept", files=result.gone)


def _counted(counts: Mapping[str, int], say: Wording) -> str:
    found = (f"{name} {say.written(count)}" for name, count in sorted(counts.items()) if count)
    return ", ".join(found) or say("counted.none")
