"""The versions of a store: the tables of all plans that were ever read, changed in one step, so that a reader never sees half a run.

    STORE/ledger.sqlite            what is known of every file, and which version is current
    STORE/.versions/7/             the tables of version 7; unchanged parts are the same files as in version 6
    STORE/.current -> .versions/7
    STORE/targets.parquet -> .current/targets.parquet
    STORE/README.md -> .current/README.md
    STORE/text/<doc_id>.txt

A commit writes a new version beside the old one, forces it to the disk, notes it in the ledger (the one moment that
counts: a transaction of SQLite) and then points `.current` at it.  Whatever dies at whatever moment, the next run
finds in the ledger which version is current, points `.current` there and throws the other away.

Why not Delta Lake or Iceberg: a reader that opens their folder as plain Parquet also sees the files of older versions;
plain Parquet is what people open here.  Why links: they are the one thing that every file system can change in one step.
"""

from __future__ import annotations

import contextlib
import os
import pathlib
import shutil
from collections.abc import Iterator, Set

from corpus.files.ledger import Ledger
from outputs import datapackage
from outputs.disk import share
from outputs.store.folder import CURRENT, VERSIONS, OutputError
from outputs.store.part import path_of
from outputs.table import PLAN_TABLES, TABLES

_README = pathlib.Path(__file__).parent / "store_readme.md"
WITH_CSV = (datapackage.NAME, *(f"{found.name}.csv" for found in TABLES))
LINKED = ("README.md", *WITH_CSV, *(f"{found.name}.parquet" for found in TABLES))
"""The links in the store to the current version."""
_SPARE = ".spare"
"""The folder of a version that no longer exists, while a run is going on: the next version's begins with the links in it."""
DROPPED = "dropped"
"""In a version's folder: the plans that the version before had and it has not."""
BEHIND = "csv_behind"
"""In a version's folder: the CSV files are those of a version before."""


class Versions:
    """The versions of a store that this process alone works in: how a new one is made and becomes current."""

    def __init__(self, place: pathlib.Path, ledger: Ledger) -> None:
        self.place = place
        self.ledger = ledger
        self._held: dict[str, int] | None = None
        self._spared: Set[str] | None = None
        """The parts that `_SPARE` holds, of every table; None where it is not there or not known to be whole."""
        self._recover()

    @property
    def tables(self) -> pathlib.Path:
        """The folder of the tables that are current."""
        return self._version(self.ledger.version)

    @property
    def has_csv(self) -> bool:
        """Whether the tables are there as CSV too."""
        return (self.tables / "documents.csv").is_file()

    @contextlib.contextmanager
    def _known(self) -> Iterator[None]:
        """Where the block fails, the parts are those that the ledger names."""
        try:
            yield
        except BaseException:
            self._held = None
            raise

    def _parts(self) -> dict[str, int]:
        """The current parts, and how many plans each has: of a large store, counting them takes as long as all else in the ledger."""
        if self._held is None:
            self._held = self.ledger.parts()
        return self._held

    def _share_all(self, made: pathlib.Path, kept: Set[str], spared: Set[str] | None = None) -> None:
        """Have a new version contain the parts of the one before that it has not yet; `spared`: those that it has of every table, if that is known."""
        for name in PLAN_TABLES:
            there = spared
            if there is None:
                there = {file.removesuffix(".parquet") for file in os.listdir(made / f"{name}.parquet")}
            for part in there - kept:
                path_of(made, name, part).unlink()
            for part in kept - there:
                share(path_of(self.tables, name, part), path_of(made, name, part))

    # How it becomes current

    def _version(self, number: int) -> pathlib.Path:
        return self.place / VERSIONS / str(number)

    @contextlib.contextmanager
    def _writing(self, number: int) -> Iterator[pathlib.Path]:
        """The folder of a new version, with what it may have from an older one; away again where the block fails."""
        made = self._version(number)
        try:
            shutil.rmtree(made, ignore_errors=True)
            if self._spare.is_dir():
                self._spare.rename(made)
            else:
                self._spared = None
            make_folders(made)
            yield made
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise

    def _prepare(self, number: int) -> None:
        """Make the link that is to be the new one: on a full disk it fails here, before anything is current."""
        self._next.unlink(missing_ok=True)
        self._next.symlink_to(pathlib.Path(VERSIONS) / str(number), target_is_directory=True)

    @property
    def _next(self) -> pathlib.Path:
        return self.place / f"{CURRENT}.new"

    def _switch(self, number: int) -> None:
        """Point the readers at a version, in one step."""
        _make_way(self.place / CURRENT)
        self._next.replace(self.place / CURRENT)
        self._link_all(number)

    def _link_all(self, number: int) -> None:
        """A link for each table and file of a version, whatever a copy made of it; none for those that it has not."""
        for name in LINKED:
            path = self.place / name
            if (self._version(number) / name).exists():
                link(path, pathlib.Path(CURRENT) / name)
            elif os.path.lexists(path):
                _make_way(path)
                path.unlink(missing_ok=True)

    def _finish(self, number: int) -> None:
        """Texts into their places; away with all versions but a new one and the one before, and the texts of plans that only they had.

        The version before is kept, so that who reads it can read on until the next commit.
        """
        kept = number - 1
        for path in (self._version(number) / "text").iterdir():
            path.replace(self.place / "text" / path.name)
        dropped = self._version(kept) / DROPPED
        for doc_id in dropped.read_text(encoding="ascii", errors="replace").split() if dropped.is_file() else ():
            if doc_id.isalnum() and self.ledger.plan(doc_id) is None:  # a damaged name is no path
                (self.place / "text" / f"{doc_id}.txt").unlink(missing_ok=True)
        for path in (self.place / VERSIONS).iterdir():
            if path.name == str(kept - 1):
                self._retire(path)
            elif path.name not in (str(number), str(kept)):
                shutil.rmtree(path, ignore_errors=True)

    @property
    def _spare(self) -> pathlib.Path:
        return self.place / _SPARE

    def _retire(self, folder: pathlib.Path) -> None:
        """Leave of a version that no longer exists what the next one can begin with: links to parts that the current one has, too."""
        self.drop_spare()
        try:
            for path in folder.iterdir():
                if path.suffix != ".parquet":
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
            (folder / "failures.parquet" / "failures.parquet").unlink()
            self._share_all(folder, self._parts().keys())
            folder.rename(self._spare)
            self._spared = frozenset(self._parts())
        except OSError:  # the current version is in place already, and the next one begins without it
            shutil.rmtree(folder, ignore_errors=True)

    def drop_spare(self) -> None:
        """Remove what was left of an older version for the next one."""
        self._spared = None
        shutil.rmtree(self._spare, ignore_errors=True)

    def _recover(self) -> None:
        """After a run that died, or a copy that left out links and empty folders, or followed links: what the ledger states is current.

        Raises `OutputError`.
        """
        number = self.ledger.version
        if not any((self.tables / "documents.parquet").glob("*.parquet")):
            raise OutputError("store.tables_lost", store=self.place, tables=self.tables)
        for folder in (self.place, self.tables):
            (folder / "text").mkdir(exist_ok=True)
        link = self.place / CURRENT
        if not link.is_symlink() or os.readlink(link) != str(pathlib.Path(VERSIONS) / str(number)):
            self._prepare(number)
            self._switch(number)
        else:
            self._link_all(number)
        self._next.unlink(missing_ok=True)
        self._finish(number)
        self.drop_spare()


def make_folders(made: pathlib.Path) -> None:
    """The folders of a version, and what is in each."""
    for found in TABLES:
        (made / f"{found.name}.parquet").mkdir(parents=True, exist_ok=True)
    (made / "text").mkdir()
    (made / DROPPED).touch()
    shutil.copyfile(_README, made / "README.md")


def link(path: pathlib.Path, target: pathlib.Path) -> None:
    """Have a path lead to a target, whatever was there."""
    if not path.is_symlink() or os.readlink(path) != str(target):
        _make_way(path)
        path.unlink(missing_ok=True)
        path.symlink_to(target)


def _make_way(path: pathlib.Path) -> None:
    """Remove the folder that a copy made of a link: what the link leads to is there too."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
