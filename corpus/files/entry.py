"""What the ledger records about a file and a plan, and a file's row in it."""

import dataclasses
import os
from typing import Literal

from corpus.files.find import Stamp

State = Literal["done", "failed", "deferred", "gone"]
"""`done`: read; `failed`: it could not be; `deferred`: left for the next run; `gone`: no longer there."""


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger records about a file."""

    key: str
    """Its absolute path or URL."""
    name: str
    """The path as it was named."""
    stamp: Stamp | None
    doc_id: str | None
    """The plan in its bytes; of a file that failed, the plan that was read from it before."""
    state: State
    reason: str = "ok"
    message: str = ""
    attempts: int = 1
    seconds: float = 0.0
    rules: str = ""
    since: str = ""
    """When this state was first found, ISO 8601 in UTC."""
    message_vi: str | None = ""
    """The message in Vietnamese; None if kehoach before 0.2 noted it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """A plan in the tables: the file it was read from (its key), the part that contains its rows, the rules it was read by."""

    source: str
    part: str
    rules: str


COLUMNS = "key, name, size, time, doc_id, state, reason, message, attempts, seconds, rules, since, message_vi"


_Row = tuple[bytes, bytes, int | None, int, str | None, State, str, str, int, float, str, str, str | None]


def entry_of(row: _Row) -> Entry:
    """A file, from its row."""
    key, name, size, time, doc_id, state, reason, message, attempts, seconds, rules, since, message_vi = row
    stamp = None if size is None else Stamp(size, time)
    return Entry(os.fsdecode(key), os.fsdecode(name), stamp, doc_id, state, reason, message, attempts, seconds, rules, since,
                 message_vi)  # fmt: skip


def row_of(entry: Entry, since: str) -> tuple[object, ...]:
    """A file's row; `since` is when its state was first found."""
    size, time = (entry.stamp.size, entry.stamp.time) if entry.stamp else (None, None)
    return (os.fsencode(entry.key), os.fsencode(entry.name), size, time, entry.doc_id, entry.state, entry.reason,
            entry.message, entry.attempts, entry.seconds, entry.rules, since, entry.message_vi)  # fmt: skip
