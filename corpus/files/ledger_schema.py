"""The tables of the ledger, and whether a file is an intact ledger."""

import contextlib
import sqlite3

UNREAD = "state in ('failed', 'deferred') or state = 'done' and reason = 'duplicate'"
"""The files that have no rows of their own."""
SCHEMA = f"""
create table if not exists meta (name text primary key, value text not null) without rowid;
create table if not exists files (
    key blob primary key, name blob not null, size integer, time integer, doc_id text, state text not null,
    reason text not null, message text not null, attempts integer not null, seconds real not null, rules text not null,
    since text not null, message_vi text
) without rowid;
create index if not exists files_of_plan on files (doc_id);
create index if not exists files_by_state on files (state);
create index if not exists unread_files on files (key)
    where {UNREAD};
create table if not exists plans (
    doc_id text primary key not null, source blob not null, part text not null, rules text not null
);
create index if not exists plans_of_part on plans (part);
create table if not exists editions (
    doc_id text primary key not null, is_plan integer not null, key text, title text not null, same_as text
);
create index if not exists editions_by_key on editions (key);
create index if not exists editions_by_first on editions (same_as) where same_as is not null;
create table if not exists runs (
    id integer primary key, began text not null, ended text, host text not null, process integer not null,
    sources text not null, rules text not null, outcome text not null, found integer not null default 0,
    read integer not null default 0, failed integer not null default 0, unchanged integer not null default 0,
    duplicate integer not null default 0, deferred integer not null default 0, gone integer not null default 0
);
"""
"""Plans and editions lie in the order in which they came: by `doc_id`, which follows no order, a commit to a large ledger would change a
page of each for nearly every plan; the index of `doc_id` alone is a tenth of them.
"""

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
    "typeof(time) not in ('integer', 'null') or state not in ('done', 'failed', 'deferred', 'gone') or "
    "typeof(attempts) != 'integer' or typeof(seconds) not in ('real', 'integer')",
    "plans": "typeof(source) != 'blob' or part glob '*[^0-9a-zA-Z_-]*'",
}


class DamagedLedgerError(sqlite3.DatabaseError):
    """The ledger's file is damaged."""


def check(base: sqlite3.Connection) -> None:
    """Recognise damage before anything is read: changed bytes, an emptied file, impossible tables and values.

    Raises `DamagedLedgerError`.
    """
    try:
        found = [row[0] for row in base.execute("pragma quick_check(1)")]
        if found != ["ok"]:
            raise DamagedLedgerError(str(found[0]))
        views = [row[0] for row in base.execute("select name from sqlite_schema where type = 'view'")]
        for name in (*_NEEDED, "editions"):
            if name in views:
                raise DamagedLedgerError(f"its table {name} is a view")
        for name, columns in _NEEDED.items():
            if not columns <= {row[1] for row in base.execute(f"pragma table_info({name})")}:
                raise DamagedLedgerError(f"its table {name} is missing or not complete")
        for name, wrong in _IMPOSSIBLE.items():
            if base.execute(f"select 1 from {name} where {wrong} limit 1").fetchone():
                raise DamagedLedgerError(f"its table {name} has values that cannot be")
        if not stated_version(base) and base.execute("select 1 from files limit 1").fetchone():
            raise DamagedLedgerError("it does not state which version is current")
    except sqlite3.OperationalError:
        raise  # locked, or the disk: not the ledger's fault
    except DamagedLedgerError:
        raise
    except sqlite3.DatabaseError as error:
        raise DamagedLedgerError(str(error)) from error


def stated_version(base: sqlite3.Connection) -> int:
    """The current version of the tables; 0 before the first commit."""
    row = base.execute("select value from meta where name = 'version'").fetchone()
    if row and not (str(row[0]).isascii() and str(row[0]).isdigit() and len(str(row[0])) <= _DIGITS):
        raise DamagedLedgerError(f"{str(row[0])[:_DIGITS]!r} is not a version")
    return int(row[0]) if row else 0


def taken_over(base: sqlite3.Connection) -> bool:
    """Add the current columns and indexes to the ledger of an older kehoach; returns whether it has the columns now."""
    with contextlib.suppress(sqlite3.OperationalError):  # it may only be read, or another process was quicker
        if not _has_vietnamese(base):
            base.execute("alter table files add column message_vi text")
        base.execute("drop index if exists files_by_size")
    return _has_vietnamese(base)


def _has_vietnamese(base: sqlite3.Connection) -> bool:
    return any(row[1] == "message_vi" for row in base.execute("pragma table_info(files)"))
