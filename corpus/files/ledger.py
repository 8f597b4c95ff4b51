"""The ledger: what is known of every file that was ever read, so that nothing is lost and nothing done twice.

A SQLite file in the store.  It is the one place that says which version of the tables holds: a commit of the store
is one transaction here.
"""

import contextlib
import dataclasses
import datetime
import os
import pathlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from corpus.files.find import Stamp
from corpus.files.remote import without_secret

State = Literal["done", "failed", "deferred", "gone"]
"""`done`: read; `failed`: it could not be; `deferred`: left for the next run; `gone`: no longer there."""

_UNREAD = "state in ('failed', 'deferred') or state = 'done' and reason = 'duplicate'"
_SCHEMA = f"""
create table if not exists meta (name text primary key, value text not null) without rowid;
create table if not exists files (
    key blob primary key, name blob not null, size integer, time integer, doc_id text, state text not null,
    reason text not null, message text not null, attempts integer not null, seconds real not null, rules text not null,
    since text not null, message_vi text
) without rowid;
create index if not exists files_of_plan on files (doc_id);
create index if not exists files_by_size on files (size);
create index if not exists files_by_state on files (state);
create index if not exists unread_files on files (key)
    where {_UNREAD};
create table if not exists plans (
    doc_id text primary key, source blob not null, part text not null, rules text not null
) without rowid;
create index if not exists plans_of_part on plans (part);
create table if not exists editions (
    doc_id text primary key, is_plan integer not null, key text, title text not null, same_as text
) without rowid;
create index if not exists editions_by_key on editions (key);
create index if not exists editions_by_first on editions (same_as) where same_as is not null;
create table if not exists runs (
    id integer primary key, began text not null, ended text, host text not null, process integer not null,
    sources text not null, rules text not null, outcome text not null, found integer not null default 0,
    read integer not null default 0, failed integer not null default 0, unchanged integer not null default 0,
    duplicate integer not null default 0, deferred integer not null default 0, gone integer not null default 0
);
"""

_CACHE = 16 << 10
"""KiB of its pages are kept in memory: a commit looks for its plans all over the ledger, and more than once."""
_DIGITS = 15
"""A version of more digits cannot be."""
_NEEDED = {
    "meta": {"name", "value"},
    "files": {"key", "name", "size", "time", "doc_id", "state", "reason", "message", "attempts", "seconds", "rules", "since"},
    "plans": {"doc_id", "source", "part", "rules"},
    "runs": {"id", "began", "ended", "outcome"},
}  # fmt: skip
_IMPOSSIBLE = {
    "files": "typeof(key) != 'blob' or typeof(name) != 'blob' or typeof(size) not in ('integer', 'null') or "
    "typeof(time) not in ('integer', 'null') or state not in ('done', 'failed', 'deferred', 'gone')",
    "plans": "typeof(source) != 'blob' or part glob '*[^0-9a-zA-Z_-]*'",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger knows of a file."""

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
    """A plan in the tables: the file it was read from (its key), the part that holds its rows, the rules it was read by."""

    source: str
    part: str
    rules: str


class DamagedLedgerError(sqlite3.DatabaseError):
    """The ledger's file is not a whole ledger."""


class Ledger:
    """The ledger of a store."""

    def __init__(self, path: pathlib.Path, *, create: bool = False) -> None:
        """Open the ledger at `path`; `create` makes a new one.

        Raises `DamagedLedgerError` for a file that is not a whole ledger, `sqlite3.Error` for anything else.
        """
        self._columns = _COLUMNS
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        if not create and path.is_file() and not os.access(path.parent, os.W_OK):
            path = self._copied(path)
        self._base = sqlite3.connect(path, isolation_level=None, timeout=60)
        try:
            if not create:
                self._check()
            self._base.execute("pragma journal_mode = wal")
            self._base.execute("pragma synchronous = full")
            self._base.execute(f"pragma cache_size = -{_CACHE}")
            self._base.executescript(_SCHEMA)
            self._take_over()
        except BaseException:
            self._base.close()
            raise

    def _copied(self, path: pathlib.Path) -> pathlib.Path:
        """A copy, with what is still in its journal: SQLite opens no ledger in a folder where it cannot write, as on a read-only disk."""
        self._copy = tempfile.TemporaryDirectory(prefix="kehoach-ledger-")
        copy = pathlib.Path(self._copy.name) / path.name
        for ending in ("", "-wal"):
            with contextlib.suppress(FileNotFoundError):
                shutil.copyfile(f"{path}{ending}", f"{copy}{ending}")
        return copy

    def _take_over(self) -> None:
        """Give the ledger of an older kehoach the columns of today."""
        if self._has_vietnamese():
            return
        with contextlib.suppress(sqlite3.OperationalError):  # it may only be read, or another process was quicker
            self._base.execute("alter table files add column message_vi text")
        if not self._has_vietnamese():
            self._columns = _COLUMNS.replace("message_vi", "null")

    def _has_vietnamese(self) -> bool:
        return any(row[1] == "message_vi" for row in self._base.execute("pragma table_info(files)"))

    def _check(self) -> None:
        """Recognise damage before anything is read: flipped bytes, an emptied file, tables and values that cannot be."""
        try:
            found = [row[0] for row in self._base.execute("pragma quick_check(1)")]
            if found != ["ok"]:
                raise DamagedLedgerError(str(found[0]))
            for name, columns in _NEEDED.items():
                if not columns <= {row[1] for row in self._base.execute(f"pragma table_info({name})")}:
                    raise DamagedLedgerError(f"its table {name} is missing or not complete")
            for name, wrong in _IMPOSSIBLE.items():
                if self._base.execute(f"select 1 from {name} where {wrong} limit 1").fetchone():
                    raise DamagedLedgerError(f"its table {name} has values that cannot be")
            if not self.version and self._base.execute("select 1 from files limit 1").fetchone():
                raise DamagedLedgerError("it does not state which version is current")
        except sqlite3.OperationalError:
            raise  # locked, or the disk: not the ledger's fault
        except DamagedLedgerError:
            raise
        except sqlite3.DatabaseError as error:
            raise DamagedLedgerError(str(error)) from error

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
        """All that is written inside is kept together, or none of it where an error leaves the block."""
        self._base.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._base.execute("rollback")
            raise
        self._base.execute("commit")

    # The version of the tables

    @property
    def version(self) -> int:
        """The version of the tables that holds; 0 before the first commit."""
        row = self._base.execute("select value from meta where name = 'version'").fetchone()
        if row and not (str(row[0]).isascii() and str(row[0]).isdigit() and len(str(row[0])) <= _DIGITS):
            raise DamagedLedgerError(f"{str(row[0])[:_DIGITS]!r} is not a version")
        return int(row[0]) if row else 0

    def hold(self, number: int) -> None:
        """Say which version of the tables holds."""
        self._base.execute("insert or replace into meta values ('version', ?)", (str(number),))

    # Files

    def entries(self) -> Iterator[Entry]:
        """All files, by key."""
        return map(_entry, self._base.execute(f"select {self._columns} from files order by key"))

    def get(self, key: str) -> Entry | None:
        """What is known of a file."""
        row = self._base.execute(f"select {self._columns} from files where key = ?", (os.fsencode(key),)).fetchone()
        return _entry(row) if row else None

    def unread(self) -> Iterator[Entry]:
        """The files that have no rows of their own: failed, deferred, or with the bytes of another file that was read."""
        return map(_entry, self._base.execute(
            f"select {self._columns} from files indexed by unread_files where {_UNREAD} order by key"))  # fmt: skip

    def sizes(self) -> set[int]:
        """The sizes of the files that were read."""
        return {
            size for (size,) in self._base.execute("select distinct size from files where state in ('done', 'gone')")
        }

    def put(self, entries: Iterable[Entry]) -> None:
        """Set what is known of files.  A state that goes on keeps the time since which it does; a file that was read again has a new one."""
        now = _now()
        self._base.executemany(
            f"insert into files ({_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " on conflict (key) do update set name = excluded.name, size = excluded.size, time = excluded.time,"
            " doc_id = excluded.doc_id, since = case when state = excluded.state and (state != 'done'"
            " or doc_id is excluded.doc_id and rules = excluded.rules) then since else excluded.since end,"
            " state = excluded.state, reason = excluded.reason, message = excluded.message, message_vi = excluded.message_vi,"
            " attempts = excluded.attempts, seconds = excluded.seconds, rules = excluded.rules",
            (_row(entry, entry.since or now) for entry in entries),
        )

    def forget(self, keys: Iterable[str]) -> None:
        """Strike files out."""
        self._base.executemany("delete from files where key = ?", ((os.fsencode(key),) for key in keys))

    # Plans

    def plan(self, doc_id: str) -> Known | None:
        """The plan of that name, where it is in the tables."""
        row = self._base.execute("select source, part, rules from plans where doc_id = ?", (doc_id,)).fetchone()
        return Known(os.fsdecode(row[0]), row[1], row[2]) if row else None

    def plans(self) -> Iterator[tuple[str, Known]]:
        """All plans in the tables."""
        for doc_id, source, part, rules in self._base.execute("select doc_id, source, part, rules from plans"):
            yield doc_id, Known(os.fsdecode(source), part, rules)

    def put_plans(self, plans: Mapping[str, Known]) -> None:
        """Set where plans are."""
        self._base.executemany(
            "insert or replace into plans values (?, ?, ?, ?)",
            ((name, os.fsencode(plan.source), plan.part, plan.rules) for name, plan in plans.items()),
        )

    # Editions

    def put_editions(self, editions: Iterable[tuple[str, bool, str | None, str, str | None]]) -> None:
        """Note of documents: doc_id, whether it is a plan, its key (issuer, year, number), its title, the plan that it is a copy of."""
        self._base.executemany("insert or replace into editions values (?, ?, ?, ?, ?)", editions)

    def editions(self, doc_ids: Iterable[str]) -> list[tuple[str, bool, str | None, str, str | None]]:
        """What is noted of documents, as `put_editions` takes it; those of which nothing is noted are left out."""
        found = (
            self._base.execute("select * from editions where doc_id = ?", (doc_id,)).fetchone() for doc_id in doc_ids
        )
        return [(row[0], bool(row[1]), row[2], row[3], row[4]) for row in found if row]

    def firsts(self, *keys: str) -> list[tuple[str, str, str]]:
        """The doc_id, key and title of every plan of one of these keys that is not a copy of another."""
        return [row for key in dict.fromkeys(keys) for row in self._firsts("key = ?", key)]

    def firsts_below(self, start: str) -> list[tuple[str, str, str]]:
        """The same of every plan whose key begins with `start`."""
        return self._firsts("key >= ? and key < ?", start, start + chr(0x10FFFF))

    def _firsts(self, where: str, *values: str) -> list[tuple[str, str, str]]:
        order = "same_as is null and is_plan order by doc_id"
        return list(self._base.execute(f"select doc_id, key, title from editions where {where} and {order}", values))

    def copies(self, doc_id: str) -> list[str]:
        """The documents that are other editions of one."""
        found = self._base.execute("select doc_id from editions where same_as = ? order by doc_id", (doc_id,))
        return [row[0] for row in found]

    def regroup(self, firsts: Mapping[str, str | None]) -> None:
        """Note of documents another first edition, or that they are the first."""
        self._base.executemany(
            "update editions set same_as = ? where doc_id = ?", [(first, doc_id) for doc_id, first in firsts.items()]
        )

    def document_counts(self) -> tuple[int, int, int]:
        """How many plans there are, copies excluded; how many copies; how many documents that are not plans.

        A document of which an older kehoach noted nothing counts as a plan.
        """
        held = self._base.execute("select count(*) from plans").fetchone()[0]
        copies, others = self._base.execute(
            "select coalesce(sum(is_plan and same_as in (select doc_id from plans)), 0), coalesce(sum(not is_plan), 0)"
            " from editions where doc_id in (select doc_id from plans)"
        ).fetchone()
        return int(held) - int(copies) - int(others), int(copies), int(others)

    def forget_plans(self, doc_ids: Iterable[str]) -> None:
        """Strike plans out."""
        names = [(doc_id,) for doc_id in doc_ids]
        self._base.executemany("delete from plans where doc_id = ?", names)
        self._base.executemany("delete from editions where doc_id = ?", names)

    def move(self, part: str, into: str) -> None:
        """Say that the plans of one part are in another."""
        self._base.execute("update plans set part = ? where part = ?", (into, part))

    def parts(self) -> dict[str, int]:
        """The parts and how many plans each holds."""
        return dict(self._base.execute("select part, count(*) from plans group by part order by part"))

    def plans_in(self, part: str) -> int:
        """How many plans a part holds."""
        return int(self._base.execute("select count(*) from plans where part = ?", (part,)).fetchone()[0])

    def holders(self, doc_id: str) -> list[Entry]:
        """The files that hold a plan's bytes, and those that did when they were read last, by key."""
        found = self._base.execute(f"select {self._columns} from files where doc_id = ? order by key", (doc_id,))
        return [_entry(row) for row in found]

    def is_held(self, doc_id: str) -> bool:
        """Whether any file that was read, still there or gone, holds a plan."""
        return self._base.execute("select 1 from files where doc_id = ?", (doc_id,)).fetchone() is not None

    def gone(self) -> Iterator[Entry]:
        """The files that are no longer there."""
        return map(_entry, self._base.execute(f"select {self._columns} from files where state = 'gone' order by key"))

    # Runs

    def states(self) -> dict[tuple[str, str], int]:
        """How many files there are by state and reason."""
        found = self._base.execute(
            "select state, reason, count(*) from files group by state, reason order by state, reason"
        )
        return {(state, reason): count for state, reason, count in found}

    def versions(self) -> list[tuple[str, int, str]]:
        """The extractor versions that read the plans, the one of most plans first: how many, and when the last of them was read."""
        found = self._base.execute(
            "select plans.rules, count(*), coalesce(max(files.since), '') from plans left join files on files.key = plans.source"
            " group by plans.rules order by count(*) desc, plans.rules"
        )
        return [(str(row[0]), int(row[1]), str(row[2])) for row in found]

    def oldest_failure(self) -> Entry | None:
        """The file that has been failing for longest."""
        row = self._base.execute(
            f"select {self._columns} from files where state = 'failed' order by since, key limit 1"
        ).fetchone()
        return _entry(row) if row else None

    def begin_run(self, sources: Iterable[str], rules: str, host: str) -> int:
        """Note that a run begins; its number.  Runs that never ended are marked `died`."""
        self._base.execute("update runs set outcome = 'died' where ended is null and outcome = 'running'")
        row = self._base.execute(
            "insert into runs (began, host, process, sources, rules, outcome) values (?, ?, ?, ?, ?, 'running') returning id",
            (
                _now(),
                host,
                os.getpid(),
                "\n".join(map(without_secret, sources)).encode("utf-8", "backslashreplace").decode(),
                rules,
            ),
        ).fetchone()
        return int(row[0])

    def count_run(self, run: int, outcome: str, counts: Mapping[str, int], *, ended: bool) -> None:
        """Note how far a run is, and at its end how it ended."""
        columns = ", ".join(f"{name} = :{name}" for name in counts)
        self._base.execute(
            f"update runs set outcome = :outcome, ended = :ended, {columns} where id = :id",
            {"outcome": outcome, "ended": _now() if ended else None, "id": run, **counts},
        )

    def runs(self, last: int) -> list[dict[str, str | int | None]]:
        """The last runs, the newest first."""
        found = self._base.execute("select * from runs order by id desc limit ?", (last,))
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]

    def last_complete(self) -> str | None:
        """When the last run ended that was completed; None if none was."""
        row = self._base.execute("select max(ended) from runs where outcome = 'ok'").fetchone()
        return row[0] if row else None


_COLUMNS = "key, name, size, time, doc_id, state, reason, message, attempts, seconds, rules, since, message_vi"


_Row = tuple[bytes, bytes, int | None, int, str | None, State, str, str, int, float, str, str, str | None]


def _entry(row: _Row) -> Entry:
    key, name, size, time, doc_id, state, reason, message, attempts, seconds, rules, since, message_vi = row
    stamp = None if size is None else Stamp(size, time)
    return Entry(os.fsdecode(key), os.fsdecode(name), stamp, doc_id, state, reason, message, attempts, seconds, rules, since,
                 message_vi)  # fmt: skip


def _row(entry: Entry, since: str) -> tuple[object, ...]:
    size, time = (entry.stamp.size, entry.stamp.time) if entry.stamp else (None, None)
    return (os.fsencode(entry.key), os.fsencode(entry.name), size, time, entry.doc_id, entry.state, entry.reason,
            entry.message, entry.attempts, entry.seconds, entry.rules, since, entry.message_vi)  # fmt: skip


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
