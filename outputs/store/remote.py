"""A store on an object store, by URL (`s3://…`, `gs://…`, `hdfs://…`, `file://…`).

    STORE/targets.parquet/<part>.parquet   STORE/text/<doc_id>.txt
    STORE/ledger.sqlite                    what is known of every file, and which parts are current
    STORE/manifest.json                    the same for readers: the files of every table

An object is written whole or not at all, but no two in one step: there are no links and no folders.  A commit puts
the new parts, then the ledger (the one moment that counts), then the manifest, and takes the old parts away.  Who
reads the files that the manifest names sees whole states; who lists a folder may, between these puts, see a plan's
old and new rows.  What a run that died has put without a ledger that names it, the next commit takes away.
"""

from __future__ import annotations

import contextlib
import json
import pathlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Set
from typing import TYPE_CHECKING

from corpus.files.ledger import Ledger
from corpus.files.remote import open_filesystem, without_secret
from outputs.store.change import Change
from outputs.store.folder import LEDGER, MARKER, OutputError
from outputs.store.local import Store
from outputs.store.part import Part, path_of, read_part
from outputs.table import PLAN_TABLES, TABLES, Row

if TYPE_CHECKING:
    import fsspec
from outputs.store.remote_lock import LOCK, Lock, locked

MANIFEST = "manifest.json"
_STAGING = ".staging"


class RemoteStore(Store):
    """A store by URL that this process alone works in.  New files are made in a local folder, then put."""

    def __init__(self, url: str, work: pathlib.Path, system: fsspec.AbstractFileSystem, path: str, lock: Lock) -> None:
        self.url, self._work, self._system, self._path, self._lock = url, work, system, path.rstrip("/"), lock
        super().__init__(work, Ledger(work / LEDGER, create=not (work / LEDGER).is_file()))

    @property
    def staging(self) -> str:
        """Beside the tables, by URL."""
        return f"{self.url.rstrip('/')}/{_STAGING}"

    def sweep(self) -> None:
        """Remove what workers have left."""
        with contextlib.suppress(FileNotFoundError):
            self._system.rm(f"{self._path}/{_STAGING}", recursive=True)

    def is_as_wished(self, *, csv: bool) -> bool:
        """Whether the tables are there; CSV files of a store by URL are written by `kehoach export` only."""
        return self.ledger.version > 0

    def keep_notes(self) -> None:
        """Put the ledger."""
        self._lock.check()
        self._system.pipe_file(f"{self._path}/{LEDGER}", self.ledger.dump())

    # What is written

    def _is_of_today(self, part: str) -> bool:
        return True  # reading a part over a network only to examine its columns is left out: a part that is read is upgraded

    def _read_part(self, part: str) -> Part:
        with tempfile.TemporaryDirectory(dir=self._work) as name:
            folder = pathlib.Path(name)
            fetch(self._system, self._path, part, folder)
            return read_part(folder, part)

    def _documents(self, part: str) -> list[Row]:
        rows: list[Row] = self._read_part(part)["documents"].select(["doc_id", "text_source"]).to_pylist()
        return rows

    def _share_all(self, made: pathlib.Path, kept: Set[str], spared: Set[str] | None = None) -> None:
        """Parts that stay are where they were."""

    def _write_csv(self, made: pathlib.Path, csv: bool | None) -> None:
        """See `is_as_wished`."""

    def _write_texts(self, made: pathlib.Path, change: Change) -> None:
        for plan in change.plans:
            (made / "text" / f"{plan.doc_id}.txt").write_text(plan.text, encoding="utf-8", newline="")

    def _index(
        self, change: Change, new: Part, dropped: set[str], firsts: Mapping[str, str | None], version: int
    ) -> None:
        """A store by URL has no search index."""

    def tidy(self) -> None:
        """See `_index`."""

    # How it becomes current

    def _prepare(self, number: int) -> None:
        """Put the new parts beside the old ones: nothing names them yet."""
        self._lock.check()
        made = self._version(number)
        for found in TABLES:
            self._system.makedirs(f"{self._path}/{found.name}.parquet", exist_ok=True)
            for file in (made / f"{found.name}.parquet").iterdir():
                self._system.put_file(str(file), f"{self._path}/{found.name}.parquet/{file.name}")

    def _switch(self, number: int) -> None:
        self._lock.check()
        texts = {
            f"{self._path}/text/{file.name}": file.read_bytes() for file in (self._version(number) / "text").iterdir()
        }
        self._system.makedirs(f"{self._path}/text", exist_ok=True)
        if texts:
            self._system.pipe(texts)
        self._system.pipe_file(f"{self._path}/{LEDGER}", self.ledger.dump())
        self._system.pipe_file(f"{self._path}/{MANIFEST}", self._manifest(number))

    def _manifest(self, number: int) -> bytes:
        held = {name: [f"{name}.parquet/{part}.parquet" for part in self.ledger.parts()] for name in PLAN_TABLES}
        held["failures"] = ["failures.parquet/failures.parquet"]
        return json.dumps({"version": number, "tables": held}, indent=1).encode()

    def _finish(self, number: int) -> None:
        self._system.invalidate_cache()
        parts = self.ledger.parts().keys() or self._only_empty(number)
        stale = [
            path
            for name in PLAN_TABLES
            for path in self._system.find(f"{self._path}/{name}.parquet")
            if pathlib.PurePosixPath(path).stem not in parts
        ]
        dropped = (self._version(number) / "dropped").read_text(encoding="ascii").split()
        texts = [f"{self._path}/text/{doc_id}.txt" for doc_id in dropped if self.ledger.plan(doc_id) is None]
        for path in (*stale, *texts):
            with contextlib.suppress(FileNotFoundError):
                self._system.rm_file(path)
        shutil.rmtree(self._version(number))

    def _only_empty(self, number: int) -> set[str]:
        return {f"{number:08d}"}

    def _recover(self) -> None:
        """The ledger was fetched whole; what was put without it goes with the next commit."""


def fetch(system: fsspec.AbstractFileSystem, path: str, part: str, folder: pathlib.Path) -> None:
    """Fetch a part of all plan tables into a local folder."""
    for name in PLAN_TABLES:
        target = path_of(folder, name, part)
        target.parent.mkdir(parents=True, exist_ok=True)
        system.get_file(f"{path}/{name}.parquet/{target.name}", str(target))


@contextlib.contextmanager
def open_remote_store(url: str) -> Iterator[RemoteStore]:
    """The store at a URL, made if there is none, locked for others until the block ends.

    Raises `OutputError`, and `BusyError` if another run works in it.
    """
    shown = without_secret(url)
    with contextlib.ExitStack() as stack:
        try:
            system, path = open_filesystem(url)
            work = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kehoach-store-")))
            lock = stack.enter_context(locked(system, path, shown))
            _fetch_ledger(system, path, work, shown)
            store = RemoteStore(url, work, system, path, lock)
            stack.callback(store.ledger.close)
        except OutputError:
            raise
        except Exception as error:  # every kind of store has errors of its own
            raise OutputError("store.cannot_write_url", url=shown, detail=error) from error
        yield store


def _fetch_ledger(system: fsspec.AbstractFileSystem, path: str, work: pathlib.Path, shown: str) -> None:
    system.invalidate_cache()
    if system.exists(f"{path}/{LEDGER}"):
        system.get_file(f"{path}/{LEDGER}", str(work / LEDGER))
        return
    if not system.exists(f"{path}/{MARKER}") and [name for name in system.find(path) if not name.endswith(LOCK)]:
        raise OutputError("store.foreign_url", url=shown)
    system.pipe_file(f"{path}/{MARKER}", b"Tables written by kehoach; manifest.json names the files of every table.\n")
