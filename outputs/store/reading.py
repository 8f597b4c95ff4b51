"""A store for those who only read: by path as it is, by URL what is needed of it fetched."""

import contextlib
import json
import os
import pathlib
import tempfile
from collections.abc import Iterator

from corpus.files.remote import is_url, open_filesystem, without_secret
from outputs.store.folder import LEDGER, OutputError, no_store


@contextlib.contextmanager
def reading(store: str) -> Iterator[pathlib.Path]:
    """A folder with the ledger of the store at a path or URL.  Raises `OutputError` if there is no store."""
    if not is_url(store):
        yield _checked(pathlib.Path(store), store)
        return
    with tempfile.TemporaryDirectory(prefix="kehoach-store-") as name:
        folder = pathlib.Path(name)
        with _reaching(store), contextlib.suppress(FileNotFoundError):  # `_checked` states that it is not there
            system, path = open_filesystem(store)
            system.get_file(f"{path}/{LEDGER}", str(folder / LEDGER))
        yield _checked(folder, store)


@contextlib.contextmanager
def _reaching(store: str) -> Iterator[None]:
    """Whatever goes wrong in the block becomes an `OutputError`: every kind of file system has errors of its own."""
    try:
        yield
    except Exception as error:
        raise OutputError("store.cannot_read_url", url=without_secret(store), detail=error) from error


@contextlib.contextmanager
def tables_of(store: str) -> Iterator[pathlib.Path]:
    """A folder with the tables of one moment.  Raises `OutputError` if there is no store.

    By path, it is the current version now, which stays until the second commit after it.
    """
    if not is_url(store):
        _checked(pathlib.Path(store), store)
        link = pathlib.Path(store) / "documents.parquet"
        documents = pathlib.Path(os.path.realpath(link))
        if not documents.exists() and not link.exists():  # where only a run was quicker, reading states so
            raise OutputError("store.links_lost", store=store, tables=documents)
        yield documents.parent
        return
    with reading(store) as folder:
        with _reaching(store):
            _fetch_tables(store, folder)
        yield folder


def _fetch_tables(store: str, folder: pathlib.Path) -> None:
    system, path = open_filesystem(store)
    manifest = json.loads(system.cat_file(f"{path}/manifest.json"))
    for name, files in manifest["tables"].items():
        (folder / f"{name}.parquet").mkdir()
        for file in files:
            system.get_file(f"{path}/{file}", str(folder / file))


def _checked(folder: pathlib.Path, store: str) -> pathlib.Path:
    if not (folder / LEDGER).is_file():
        raise no_store(folder, without_secret(store))
    return folder
