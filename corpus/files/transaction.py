"""A transaction of an SQLite file: all that is written inside is kept together, or none of it."""

import contextlib
import sqlite3
from collections.abc import Iterator


@contextlib.contextmanager
def transaction(base: sqlite3.Connection) -> Iterator[None]:
    """Keep what the block writes to `base` when it ends; take it back where an error leaves the block, which is passed on to the caller.

    Raises `sqlite3.OperationalError` where another process is writing for longer than the connection waits.
    """
    base.execute("begin immediate")
    try:
        yield
    except BaseException:
        base.execute("rollback")
        raise
    base.execute("commit")
