"""A store on this machine, opened or made."""

from __future__ import annotations

import contextlib
import pathlib
import sqlite3
from collections.abc import Iterator

from corpus.files.ledger import Ledger
from corpus.files.ledger_schema import DamagedLedgerError
from outputs import datapackage
from outputs.csv import write_csv
from outputs.frame import arrow_table
from outputs.store.folder import CURRENT, LEDGER, VERSIONS, OutputError, check_place, damaged, locked, making
from outputs.store.local import Store
from outputs.store.part import write_part
from outputs.store.versions import LINKED, link, make_folders
from outputs.table import TABLES


@contextlib.contextmanager
def open_store(folder: pathlib.Path) -> Iterator[Store]:
    """The store at `folder`, made if there is none, locked for others until the block ends.

    Raises `OutputError`, and `BusyError` if another run works in it.
    """
    place = check_place(folder)
    with contextlib.ExitStack() as stack:
        try:
            if not (place / LEDGER).is_file():
                with making(place) as made:
                    _make_store(made)
            stack.enter_context(locked(place))
            ledger = Ledger(place / LEDGER)
            stack.callback(ledger.close)
            store = Store(place, ledger)
            stack.callback(store.drop_spare)
        except DamagedLedgerError as error:
            raise damaged(folder, error) from error
        except (OSError, sqlite3.Error) as error:
            raise OutputError("store.cannot_write_folder", path=folder, detail=error) from error
        yield store


def _make_store(made: pathlib.Path) -> None:
    """An empty store: all tables without rows."""
    first = made / VERSIONS / "0"
    make_folders(first)
    (made / "text").mkdir()
    for found in TABLES:
        empty = arrow_table(found, [])
        write_part(first, "empty", {found.name: empty})
        write_csv(first / f"{found.name}.csv", found, [empty])
    datapackage.write_datapackage(first)
    for name in LINKED:
        link(made / name, pathlib.Path(CURRENT) / name)
    link(made / CURRENT, pathlib.Path(VERSIONS) / "0")
    Ledger(made / LEDGER, create=True).close()
