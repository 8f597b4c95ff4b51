"""A store in one file, and back: the current version of its tables, its ledger, texts and corrections."""

import contextlib
import os
import pathlib
import sqlite3
import tarfile
import tempfile

from corpus.files.ledger import Ledger
from corpus.files.ledger_schema import DamagedLedgerError
from outputs.store.folder import LEDGER, MARKER, VERSIONS, OutputError, damaged, locked, no_store
from outputs.store.opened import open_store
from outputs.store.verify import Finding, verify

_OTHERS = ("text", "corrections", MARKER)


def backup(store: pathlib.Path, file: pathlib.Path) -> None:
    """Write a store to a `.tar.gz` file, in one step; no run may use the store meanwhile.  Raises `OutputError`."""
    if not (store / MARKER).is_file():
        raise no_store(store, store, MARKER)
    part = file.with_name(f".{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with locked(store), tempfile.TemporaryDirectory(prefix="kehoach-backup-") as name:
            copy = pathlib.Path(name) / LEDGER
            version = _copied_ledger(store, copy)
            with tarfile.open(part, "w:gz", compresslevel=5) as archive:
                archive.add(copy, LEDGER)
                archive.add(store / VERSIONS / str(version), f"{VERSIONS}/{version}")
                for other in _OTHERS:
                    if (store / other).exists():
                        archive.add(store / other, other)
        part.replace(file)
    except DamagedLedgerError as error:
        raise damaged(store, error) from error
    except (OSError, sqlite3.Error) as error:
        raise OutputError("store.cannot_back_up", store=store, file=file, detail=error) from error
    finally:
        with contextlib.suppress(OSError):  # what went wrong is stated already
            part.unlink(missing_ok=True)


def _copied_ledger(store: pathlib.Path, copy: pathlib.Path) -> int:
    """A complete copy of the ledger, whatever is still in its journal; the version that it states."""
    with (
        contextlib.closing(sqlite3.connect(store / LEDGER)) as old,
        contextlib.closing(sqlite3.connect(copy)) as new,
    ):
        old.backup(new)
    with contextlib.closing(Ledger(copy)) as ledger:
        return ledger.version


def restore(file: pathlib.Path, store: pathlib.Path) -> Finding:
    """Make a store from a backup in a new or empty folder, and verify it.  Raises `OutputError`."""
    if store.exists() and (not store.is_dir() or any(store.iterdir())):
        raise OutputError("store.restore_not_empty", store=store)
    try:
        store.mkdir(parents=True, exist_ok=True)
        with tarfile.open(file, "r:gz") as archive:
            if MARKER not in archive.getnames():
                raise OutputError("store.no_backup", file=file)
            archive.extractall(store, filter="data")
    except (OSError, tarfile.TarError, EOFError) as error:
        raise OutputError("store.cannot_restore", store=store, file=file, detail=error) from error
    finally:
        if store.is_dir() and not (store / MARKER).is_file() and not os.listdir(store):
            store.rmdir()
    with open_store(store):
        pass  # the links are made again
    return verify(store)
