"""The status of a store: latest runs, outcomes of all files, failures and their age; as text and for Prometheus."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import pathlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from corpus.files.entry import Entry
from corpus.files.ledger import Ledger
from corpus.files.ledger_schema import DamagedLedgerError
from corpus.files.remote import without_secret
from corpus.message import Message
from kehoach.words import Lang, Wording
from outputs.review.correction_file import broken_corrections
from outputs.store.folder import LEDGER, OutputError, damaged
from outputs.store.reading import reading
from outputs.table import printable

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry

_LAST_RUNS = 5
_WIDTH = 16
"""The least width of the labels of a status."""


@dataclasses.dataclass(frozen=True, slots=True)
class Status:
    """The state of a store."""

    store: str
    plans: int
    copies: int
    """Other editions of these plans."""
    others: int
    """Documents that are not plans."""
    files: dict[tuple[str, str], int]
    """Files by state and reason."""
    oldest_failure: Entry | None
    runs: list[dict[str, str | int | None]]
    """The last runs, the newest first: columns of the ledger's `runs`."""
    broken_corrections: tuple[Message, ...] = ()
    """What is wrong with files of corrections that cannot be applied."""
    versions: tuple[tuple[str, int, str], ...] = ()
    """The extractor versions that read the plans: how many, and when the last of them was read."""
    last_complete: str | None = None
    """When the last run that was completed ended; None if none was."""

    def as_dict(self) -> dict[str, object]:
        """As JSON types."""
        failure = self.oldest_failure
        return {
            "store": self.store,
            "plans": self.plans,
            "copies": self.copies,
            "others": self.others,
            "files": [{"state": state, "reason": reason, "files": count} for (state, reason), count in self.files.items()],
            "oldest_failure": failure and {"source": printable(failure.name), "reason": failure.reason, "message": failure.message, "message_vi": failure.message_vi,
                                           "since": failure.since, "attempts": failure.attempts},
            "runs": self.runs,
            "versions": [{"version": name, "plans": plans, "last_read": at} for name, plans, at in self.versions],
            "last_complete": self.last_complete,
            "broken_corrections": [str(broken) for broken in self.broken_corrections],
        }  # fmt: skip


def status(store: str, last: int = _LAST_RUNS) -> Status:
    """The status of the store at a path or URL; a run that is using it is not disturbed.  Raises `OutputError` if there is no store."""
    try:
        with reading(store) as path, contextlib.closing(Ledger(path / LEDGER)) as ledger:
            plans, copies, others = ledger.document_counts()
            return Status(
                without_secret(store),
                plans,
                copies,
                others,
                ledger.states(),
                ledger.oldest_failure(),
                ledger.runs(last),
                tuple(broken_corrections(path)),
                tuple(ledger.versions()),
                ledger.last_complete(),
            )
    except DamagedLedgerError as error:
        raise damaged(store, error) from error
    except sqlite3.Error as error:
        raise OutputError("store.cannot_read_ledger", store=store, detail=error) from error


def lines(found: Status, say: Wording | None = None) -> Iterator[str]:
    """The status as plain text lines, suitable for mail."""
    say = say or Wording(Lang.en)
    labelled = list(_labelled(found, say))
    width = max(_WIDTH, *(len(label) + 2 for label, _ in labelled))
    yield from (f"{label:{width}}{words}" for label, words in labelled)


def _labelled(found: Status, say: Wording) -> Iterator[tuple[str, str]]:
    """The lines of a status, each with its label."""
    yield say("label.store"), found.store
    beside = [say("status.copies", copies=found.copies)] * bool(found.copies)
    beside += [say("status.others", others=found.others)] * bool(found.others)
    yield say("label.plans"), "; ".join([say.written(found.plans), *beside])
    counted = dict.fromkeys(("done", "failed", "deferred", "gone"), 0)
    for (state, _), count in found.files.items():
        counted[state] += count
    yield (
        say("label.files"),
        ", ".join(f"{say.written(count)} {say(f'state.{state}')}" for state, count in counted.items()),
    )
    for (state, reason), count in found.files.items():
        if state == "failed":
            yield f"  {say('state.failed')}", f"{say.reason(reason)} {say.written(count)}"
    if failure := found.oldest_failure:
        message = (
            failure.message_vi if say.lang is Lang.vi and failure.message_vi else f"{failure.reason}: {failure.message}"
        )
        yield say("label.oldest_failure"), printable(failure.name)
        yield "", say("status.since", message=message, since=_when(failure.since, say), attempts=failure.attempts)
    for broken in found.broken_corrections:
        yield say("label.corrections"), say.written(broken)
    for number, (version, plans, at) in enumerate(found.versions):
        label = "" if number else say("label.read_by")
        yield label, say("status.version", version=version, plans=plans, at=_when(at, say) if at else "–")
    yield from _runs(found.runs, say)


def _runs(runs: Sequence[Mapping[str, str | int | None]], say: Wording) -> Iterator[tuple[str, str]]:
    """The latest runs as a table."""
    counts = {name: say(f"status.{name}") for name in ("found", "read", "failed", "unchanged", "gone")}
    rows = [[_when(str(run["began"]), say), say(f"outcome.{run['outcome']}"), *(say.written(int(run[name] or 0)) for name in counts)]
            for run in runs]  # fmt: skip
    rows.insert(0, [say("status.began"), say("status.outcome"), *counts.values()])
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for number, row in enumerate(rows):
        cells = [cell.ljust(width) if at < 2 else cell.rjust(max(width, 5)) for at, (cell, width) in enumerate(zip(row, widths, strict=True))]  # fmt: skip
        yield "" if number else say("label.latest_runs"), "  ".join(cells)


def _when(iso: str, say: Wording) -> str:
    """A time in UTC as the language writes it."""
    return f"{datetime.datetime.fromisoformat(iso):%d/%m/%Y %H:%M:%S}" if say.lang is Lang.vi else iso


def write_metrics(found: Status, path: pathlib.Path) -> None:
    """Write the status in the Prometheus text format, in one step, for node_exporter's textfile collector.

    Raises `OutputError`.
    """
    from prometheus_client import CollectorRegistry, write_to_textfile

    registry = CollectorRegistry()
    _fill(registry, found)
    try:
        write_to_textfile(str(path), registry)
    except OSError as error:
        raise OutputError("store.cannot_write_metrics", path=path, detail=error) from error


def _fill(registry: CollectorRegistry, found: Status) -> None:
    from prometheus_client import Gauge

    Gauge("kehoach_plans", "Plans in the tables", registry=registry).set(found.plans)
    files = Gauge("kehoach_files", "Known files, by state and reason", ["state", "reason"], registry=registry)
    for (state, reason), count in found.files.items():
        files.labels(state, reason).set(count)
    oldest = Gauge("kehoach_oldest_failure_timestamp_seconds", "When the oldest failure first occurred; 0 if there are no failures", registry=registry)  # fmt: skip
    oldest.set(_timestamp(found.oldest_failure.since) if found.oldest_failure else 0)
    complete = Gauge("kehoach_last_complete_run_timestamp_seconds", "When the last completed run ended; 0 if none was", registry=registry)  # fmt: skip
    complete.set(_timestamp(found.last_complete) if found.last_complete else 0)
    last = next((run for run in found.runs if run["ended"]), None)
    if last is None:
        return
    for name, help_text in (("began", "When the last run began"), ("ended", "When the last run ended")):
        Gauge(f"kehoach_run_{name}_timestamp_seconds", help_text, registry=registry).set(_timestamp(str(last[name])))
    Gauge("kehoach_run_ok", "1 if the last run completed, else 0", registry=registry).set(last["outcome"] == "ok")
    counted = Gauge("kehoach_run_files", "Files of the last run, by outcome", ["outcome"], registry=registry)
    for name in ("read", "failed", "unchanged", "duplicate", "deferred", "gone"):
        counted.labels(name).set(float(last[name] or 0))


def too_old(found: Status, hours: float, say: Wording) -> str | None:
    """The message if no run was completed within this many hours; None if one was."""
    if found.last_complete is None:
        return say("status.none_complete")
    age = (datetime.datetime.now(datetime.UTC) - datetime.datetime.fromisoformat(found.last_complete)).total_seconds()
    if age <= hours * 3600:
        return None
    return say("status.too_old", hours=hours, ended=_when(found.last_complete, say))


def _timestamp(iso: str) -> float:
    return datetime.datetime.fromisoformat(iso).timestamp()
