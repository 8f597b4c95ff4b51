"""A transaction of an SQLite file: everything written inside is kept, or nothing."""

import contextlib
import sqlite3
from collections.abc import Iterator


@contextlib.contextmanager
def transaction(base: sqlite3.Connection) -> Iterator[None]:
    """Commit what the block writes to `base` when it ends; roll it back if an error leaves the block. The error is passed on to the caller.

    Raises `sqlite3.OperationalError` if another process is writing for longer than the connection waits.
    """
    base.execute("begin immediate")
    try:
        yield
    except BaseException:
        base.execute("rollback")
        raise
    base.execute("commit")
