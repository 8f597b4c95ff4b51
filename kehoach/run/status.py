"""The status of a store: latest runs, outcomes of all files, failures and their age; as text and for Prometheus."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import pathlib
import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.files.ledger import DamagedLedgerError, Entry, Ledger
from corpus.files.remote import without_secret
from outputs.review.correction_file import broken_corrections
from outputs.store.folder import LEDGER, OutputError, damaged
from outputs.store.reading import reading
from outputs.table import printable

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry

_LAST_RUNS = 5


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
    broken_corrections: tuple[str, ...] = ()
    """What is wrong with files of corrections that cannot be applied."""
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
            "oldest_failure": failure and {"source": printable(failure.name), "reason": failure.reason, "message": failure.message,
                                           "since": failure.since, "attempts": failure.attempts},
            "runs": self.runs,
            "last_complete": self.last_complete,
            "broken_corrections": list(self.broken_corrections),
        }  # fmt: skip


def status(store: str, last: int = _LAST_RUNS) -> Status:
    """The state of the store at a path or URL; a run at work in it is not disturbed.  Raises `OutputError` if there is no store."""
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
                ledger.last_complete(),
            )
    except DamagedLedgerError as error:
        raise damaged(store, error) from error
    except sqlite3.Error as error:
        raise OutputError(
            f"cannot read the ledger of {store} ({error}); check it with `kehoach verify {store}`"
        ) from error


def lines(found: Status) -> Iterator[str]:
    """The status as plain text lines, suitable for mail."""
    yield f"store           {found.store}"
    beside = [f"other editions of them {found.copies:,}"] * bool(found.copies)
    beside += [f"documents that are not plans {found.others:,}"] * bool(found.others)
    yield "; ".join([f"plans           {found.plans:,}", *beside])
    counted = dict.fromkeys(("done", "failed", "deferred", "gone"), 0)
    for (state, _), count in found.files.items():
        counted[state] += count
    yield f"files           {', '.join(f'{count:,} {state}' for state, count in counted.items())}"
    for (state, reason), count in found.files.items():
        if state == "failed":
            yield f"  failed        {reason} {count:,}"
    if failure := found.oldest_failure:
        yield f"oldest failure  {printable(failure.name)}"
        yield f"                {failure.reason}: {failure.message} (since {failure.since}, tried {failure.attempts} times)"
    for message in found.broken_corrections:
        yield f"corrections     {message}"
    yield "latest runs     began                      outcome     found    read  failed  unchanged  gone"
    for run in found.runs:
        yield (f"                {run['began']}  {run['outcome']:<9} {run['found']:>7,} {run['read']:>7,} {run['failed']:>7,} {run['unchanged']:>10,} "
               f"{run['gone']:>5,}")  # fmt: skip


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
        raise OutputError(f"cannot write {path} ({error.strerror}); choose another file with --metrics") from error


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


def too_old(found: Status, hours: float) -> str | None:
    """What to say if no run was completed within so many hours; None if one was."""
    if found.last_complete is None:
        return "no run has been completed yet"
    age = (datetime.datetime.now(datetime.UTC) - datetime.datetime.fromisoformat(found.last_complete)).total_seconds()
    if age <= hours * 3600:
        return None
    return f"no run has been completed within {hours:g} hours; the last one ended {found.last_complete}"


def _timestamp(iso: str) -> float:
    return datetime.datetime.fromisoformat(iso).timestamp()
