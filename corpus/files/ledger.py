"""The ledger: what is known about every file that was ever read, so that no file is lost or read twice.

A SQLite file in the store.  It is the one place that states which version of the tables is current: a commit of the store
is one transaction here.
"""

import contextlib
import os
import pathlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator

from corpus.files import clock
from corpus.files.entry import COLUMNS, Entry, entry_of, row_of
from corpus.files.ledger_plans import LedgerOfPlans
from corpus.files.ledger_runs import LedgerOfRuns
from corpus.files.ledger_schema import SCHEMA, UNREAD, check, stated_version, taken_over
from corpus.files.transaction import transaction

_CACHE = 16 << 10
"""KiB of its pages are kept in memory: a commit looks for its plans all over the ledger, and more than once."""
_WAITING = 4000
"""Pages that wait in its journal before they are moved into its file: of a large ledger a commit changes some two thousand, most of
them again in one of the next."""


class Ledger(LedgerOfPlans, LedgerOfRuns):
    """The ledger of a store."""

    def __init__(self, path: pathlib.Path, *, create: bool = False) -> None:
        """Open the ledger at `path`; `create` makes a new one.

        Raises `DamagedLedgerError` for a file that is not a whole ledger, `sqlite3.Error` for anything else.
        """
        self._columns = COLUMNS
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        if not create and path.is_file() and not os.access(path.parent, os.W_OK):
            path = self._copied(path)
        self._base = sqlite3.connect(path, isolation_level=None, timeout=60)
        try:
            if not create:
                check(self._base)
            self._base.execute("pragma journal_mode = wal")
            self._base.execute("pragma synchronous = full")
            self._base.execute(f"pragma cache_size = -{_CACHE}")
            self._base.execute(f"pragma wal_autocheckpoint = {_WAITING}")
            self._base.executescript(SCHEMA)
            if not taken_over(self._base):
                self._columns = COLUMNS.replace("message_vi", "null")
        except BaseException:
            self._base.close()
            raise

    def _copied(self, path: pathlib.Path) -> pathlib.Path:
        """A copy, with what is still in its journal: SQLite opens no ledger in a folder if it cannot write, as on a read-only disk."""
        self._copy = tempfile.TemporaryDirectory(prefix="kehoach-ledger-")
        copy = pathlib.Path(self._copy.name) / path.name
        for ending in ("", "-wal"):
            with contextlib.suppress(FileNotFoundError):
                shutil.copyfile(f"{path}{ending}", f"{copy}{ending}")
        return copy

    def close(self) -> None:
        """Close it; what was not committed is undone."""
        self._base.close()
        if self._copy:
            self._copy.cleanup()

    def dump(self) -> bytes:
        """The ledger as the bytes of its file."""
        return self._base.serialize()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything written inside is kept, or nothing if an error leaves the block."""
        with transaction(self._base):
            yield

    # The version of the tables

    @property
    def version(self) -> int:
        """The current version of the tables; 0 before the first commit."""
        return stated_version(self._base)

    def set_version(self, number: int) -> None:
        """Set the current version of the tables."""
        self._base.execute("insert or replace into meta values ('version', ?)", (str(number),))

    # Files

    def entries(self) -> Iterator[Entry]:
        """All files, by key."""
        return map(entry_of, self._base.execute(f"select {self._columns} from files order by key"))

    def get(self, key: str) -> Entry | None:
        """What is known of a file."""
        row = self._base.execute(f"select {self._columns} from files where key = ?", (os.fsencode(key),)).fetchone()
        return entry_of(row) if row else None

    def unread(self) -> Iterator[Entry]:
        """The files that have no rows of their own: failed, deferred, or with the bytes of another file that was read."""
        return map(entry_of, self._base.execute(
            f"select {self._columns} from files indexed by unread_files where {UNREAD} order by key"))  # fmt: skip

    def sizes(self) -> set[int]:
        """The sizes of the files that were read."""
        return {
            size for (size,) in self._base.execute("select distinct size from files where state in ('done', 'gone')")
        }

    def put(self, entries: Iterable[Entry]) -> None:
        """Set what is known of files.  A state that continues keeps the time since which it does; a file that was read again has a new one."""
        now = clock.now()
        self._base.executemany(
            f"insert into files ({COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " on conflict (key) do update set name = excluded.name, size = excluded.size, time = excluded.time,"
            " doc_id = excluded.doc_id, since = case when state = excluded.state and (state != 'done'"
            " or doc_id is excluded.doc_id and rules = excluded.rules) then since else excluded.since end,"
            " state = excluded.state, reason = excluded.reason, message = excluded.message, message_vi = excluded.message_vi,"
            " attempts = excluded.attempts, seconds = excluded.seconds, rules = excluded.rules",
            (row_of(entry, entry.since or now) for entry in entries),
        )

    def forget(self, keys: Iterable[str]) -> None:
        """Remove files."""
        self._base.executemany("delete from files where key = ?", ((os.fsencode(key),) for key in keys))

    def files_of(self, doc_id: str) -> list[Entry]:
        """The files that contain a plan's bytes, and those that did when they were read last, by key."""
        found = self._base.execute(f"select {self._columns} from files where doc_id = ? order by key", (doc_id,))
        return [entry_of(row) for row in found]

    def has_file_of(self, doc_id: str) -> bool:
        """Whether any file that was read, still there or gone, contains a plan."""
        return self._base.execute("select 1 from files where doc_id = ?", (doc_id,)).fetchone() is not None

    def gone(self) -> Iterator[Entry]:
        """The files that are no longer there."""
        return map(entry_of, self._base.execute(f"select {self._columns} from files where state = 'gone' order by key"))

    def states(self) -> dict[tuple[str, str], int]:
        """How many files there are by state and reason."""
        found = self._base.execute(
            "select state, reason, count(*) from files group by state, reason order by state, reason"
        )
        return {(state, reason): count for state, reason, count in found}

    def oldest_failure(self) -> Entry | None:
        """The file that has been failing for longest."""
        row = self._base.execute(
            f"select {self._columns} from files where state = 'failed' order by since, key limit 1"
        ).fetchone()
        return entry_of(row) if row else None
