"""The store: the tables of all plans that were ever read, changed in one step, so that a reader never sees half a run.

    STORE/ledger.sqlite            what is known of every file, and which version holds
    STORE/.versions/7/             the tables of version 7; unchanged parts are the same files as in version 6
    STORE/.current -> .versions/7
    STORE/targets.parquet -> .current/targets.parquet
    STORE/README.md -> .current/README.md
    STORE/text/<doc_id>.txt

A commit writes a new version beside the old one, forces it to the disk, notes it in the ledger (the one moment that
counts: a transaction of SQLite) and then points `.current` at it.  Whatever dies at whatever moment, the next run
finds in the ledger which version holds, points `.current` there and throws the other away.

Why not Delta Lake or Iceberg: a reader that opens their folder as plain Parquet also sees the files of older versions;
plain Parquet is what people open here.  Why links: they are the one thing that every file system can change in one step.
"""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import functools
import os
import pathlib
import shutil
import sqlite3
from collections.abc import Container, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from corpus.files.entry import Entry, Known
from corpus.files.ledger import Ledger
from corpus.files.ledger_schema import DamagedLedgerError
from outputs import datapackage
from outputs.csv import write_csv
from outputs.disk import share, sync
from outputs.edition import SCAN, Edition, are_editions, have_same_titles
from outputs.frame import arrow_table
from outputs.store.arrow_rows import Packed, with_document
from outputs.store.checksum import write_checksums
from outputs.store.folder import CURRENT, LEDGER, PARTS, VERSIONS, OutputError, check_place, damaged, locked, making
from outputs.store.part import (
    Part,
    is_of_today,
    joined,
    moved,
    of_today,
    part_of,
    path_of,
    read_part,
    without,
    write_part,
)
from outputs.store.regroup import regrouped
from outputs.table import PLAN_TABLES, TABLES, Failure, Row, failure_row, printable, table

if TYPE_CHECKING:
    import pyarrow

_README = pathlib.Path(__file__).parent / "store_readme.md"
_WITH_CSV = (datapackage.NAME, *(f"{found.name}.csv" for found in TABLES))
_LINKED = ("README.md", *_WITH_CSV, *(f"{found.name}.parquet" for found in TABLES))
"""The links in the store to the current version."""
_STAGING, _CORRECTIONS = ".staging", "corrections"
_SPARE = ".spare"
"""The folder of a version that is no more, while a run goes on: the next version's begins with the links in it."""
_DROPPED = "dropped"
"""In a version's folder: the plans that the version before had and it has not."""
_BEHIND = "csv_behind"
"""In a version's folder: the CSV files are those of a version before."""
_SMALL = 250
"""A part of fewer plans is small: many nights' small parts are joined."""
_MANY = 8
"""How many small parts are kept before they are joined."""


@dataclasses.dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan as it was read: its rows, its text, the key of its file."""

    doc_id: str
    key: str
    rules: str
    rows: Packed
    text: str
    edition: Edition | None = None
    """None if the ledger has it already."""
    same_as: str | None = None
    """The plan that it is another edition of."""


@dataclasses.dataclass(slots=True)
class Change:
    """What a commit changes."""

    plans: list[ReadPlan] = dataclasses.field(default_factory=list)
    size: int = 0
    """Bytes of rows and texts that wait to be written."""
    files: list[Entry] = dataclasses.field(default_factory=list)
    forgotten: set[str] = dataclasses.field(default_factory=set)
    """Keys of files that the ledger strikes out."""
    left: set[str] = dataclasses.field(default_factory=set)
    """Plans that a file no longer holds: their rows go where no other file that was read holds them."""
    sources: dict[str, Entry] = dataclasses.field(default_factory=dict)
    """Plans that lie elsewhere now."""
    firsts: dict[str | None, list[ReadPlan]] = dataclasses.field(default_factory=dict)
    """By the key of their issuer and year (`Edition.unnumbered`), the plans that wait and are not editions of another."""

    def add(self, plan: ReadPlan) -> None:
        """Have a plan wait to be written."""
        self.plans.append(plan)
        self.size += len(plan.text) + sum(map(len, plan.rows.values()))
        if plan.edition and plan.same_as is None:
            self.firsts.setdefault(plan.edition.unnumbered, []).append(plan)

    def __bool__(self) -> bool:
        return bool(self.plans or self.files or self.forgotten or self.left or self.sources)


class Store:
    """A store that this process alone works in."""

    def __init__(self, place: pathlib.Path, ledger: Ledger) -> None:
        self.place = place
        self.ledger = ledger
        self._held: dict[str, int] | None = None
        self._recover()

    @property
    def tables(self) -> pathlib.Path:
        """The folder of the tables that hold now."""
        return self._version(self.ledger.version)

    @property
    def has_csv(self) -> bool:
        """Whether the tables are there as CSV too."""
        return (self.tables / "documents.csv").is_file()

    @property
    def staging(self) -> str:
        """Where workers on other machines put what they read; swept at the beginning and the end of a run."""
        return str(self.place / _STAGING)

    def sweep(self) -> None:
        """Remove what workers of a run that is over have left."""
        shutil.rmtree(self.place / _STAGING, ignore_errors=True)

    def is_as_wished(self, *, csv: bool) -> bool:
        """Whether the tables need no commit where no file changed: they are there, with CSV or without."""
        return csv == self.has_csv and not (self.tables / _BEHIND).exists()

    def first_edition(self, own: Container[str | None], edition: Edition, text: str, waiting: Change) -> str | None:
        """The plan, in the tables or among those that wait, that a document is another edition of; None if it is the first.

        `own` are the doc_ids that the document's file has and had.
        """
        if edition.key is None or not edition.is_plan:
            return None
        for plan in waiting.firsts.get(edition.unnumbered, ()):
            other = plan.edition if plan.doc_id not in own else None
            if other and are_editions(edition, text, other, plan.text):
                return plan.doc_id
        names = (other for other in self._firsts_like(edition) if other[0] not in own)
        return next((name for name, other in names if self._is_edition(name, other, edition, text)), None)

    def _firsts_like(self, edition: Edition) -> list[tuple[str, Edition]]:
        """The plans in the tables, copies excluded, whose number, issuer and year do not tell them from an edition."""
        key, unnumbered = edition.key or "", edition.unnumbered or ""
        found = self.ledger.firsts(key, unnumbered) if edition.has_number else self.ledger.firsts_below(unnumbered)
        return [(name, Edition(True, key, title)) for name, key, title in found]

    def _is_edition(self, name: str, other: Edition, edition: Edition, text: str) -> bool:
        """Whether a plan in the tables is another edition of a document."""
        path = self.place / "text" / f"{name}.txt"
        if not (edition.has_number and other.has_number):
            if not have_same_titles(edition, other, is_scan=True):
                return False
            other = dataclasses.replace(other, is_scan=name in self._scans({name}))
        return path.is_file() and are_editions(edition, text, other, path.read_text(encoding="utf-8"))

    def keep_notes(self) -> None:
        """Keep what the ledger says of a run beside the commits: here it is kept already."""

    def commit(self, change: Change, *, csv: bool | None = None) -> None:
        """Make a change hold, wholly or not at all.

        `csv`: write the CSV files again (True), leave them out (False), or leave them as they are for now (None).
        Raises `OutputError`; the tables are then as they were.
        """
        number = self.ledger.version + 1
        try:
            with self._known(), self.ledger.transaction():
                dropped = self._take(change)
                firsts = self._regroup(change, dropped)
                with self._writing(number) as made:
                    new = part_of([plan.rows for plan in change.plans])
                    self._write_parts(made, change, new, dropped, firsts, f"{number:08d}")
                    self._write_failures(made)
                    write_checksums(made, self.tables)
                    self._write_csv(made, csv)
                    self._write_texts(made, change)
                    (made / _DROPPED).write_text("\n".join(sorted(dropped)), encoding="ascii")
                    (made / PARTS).write_text("\n".join(sorted(self._parts())), encoding="ascii")
                    self._prepare(number)
                    sync(self.place)
                    self.ledger.hold(number)
            self._switch(number)
            self._finish(number)
            self._index(change, new, dropped, firsts, number)
        except (OSError, sqlite3.Error) as error:
            raise OutputError("store.cannot_commit", store=self.place, detail=error) from error

    @contextlib.contextmanager
    def _known(self) -> Iterator[None]:
        """Where the block fails, the parts are those that the ledger names."""
        try:
            yield
        except BaseException:
            self._held = None
            raise

    def _parts(self) -> dict[str, int]:
        """The parts that hold, and how many plans each has: of a large store, counting them takes as long as all else in the ledger."""
        if self._held is None:
            self._held = self.ledger.parts()
        return self._held

    # What is written

    def _take(self, change: Change) -> set[str]:
        """Note what became of the files; the plans that none of them holds any more, also where new corrections of one waited."""
        self.ledger.forget(change.forgotten)
        self.ledger.put(change.files)
        dropped = {doc_id for doc_id in change.left if not self.ledger.is_held(doc_id)}
        change.plans = [plan for plan in change.plans if plan.doc_id not in dropped]
        return dropped

    def _regroup(self, change: Change, dropped: set[str]) -> dict[str, str | None]:
        """Decide again which edition of a plan is the first, where that is another one now (`documents.same_as`)."""
        path = self.place / _CORRECTIONS
        found = regrouped(
            change.plans, dropped, self.ledger, self._scans, lambda name: (path / f"{name}.json").is_file()
        )
        change.plans = [
            dataclasses.replace(
                plan, rows=with_document(plan.rows, {"same_as": found[plan.doc_id]}), same_as=found[plan.doc_id]
            )
            if plan.doc_id in found
            else plan
            for plan in change.plans
        ]
        return found

    def _scans(self, doc_ids: Set[str]) -> set[str]:
        """Those plans in the tables that were read by OCR alone."""
        rows = (row for part in self._parts_of(doc_ids) for row in self._documents(part))
        return {str(row["doc_id"]) for row in rows if row["text_source"] == SCAN and row["doc_id"] in doc_ids}

    def _documents(self, part: str) -> list[Row]:
        """The `doc_id` and `text_source` of the plans in a part."""
        import pyarrow.parquet

        file = pyarrow.parquet.ParquetFile(path_of(self.tables, "documents", part))
        rows: list[Row] = file.read(["doc_id", "text_source"]).to_pylist()
        return rows

    def _write_parts(
        self,
        made: pathlib.Path,
        change: Change,
        new: Part,
        dropped: set[str],
        firsts: Mapping[str, str | None],
        name: str,
    ) -> None:
        """The parts of the new version: the old ones as they are where nothing in them changes; `new` are the change's plans."""
        replaced = dropped | {plan.doc_id for plan in change.plans}
        held = self._parts()
        others = replaced | change.sources.keys() | firsts.keys()
        touched = sorted({*self._parts_of(others), *(self._outdated & held.keys())})
        small = [part for part, count in held.items() if count < _SMALL and part not in touched]
        joining = small if len(small) > _MANY else []
        self._share_all(made, held.keys() - {*touched, *joining})
        old = [self._read_part(part) for part in joining]
        if touched:
            old += [self._changed(part, replaced, change.sources, firsts) for part in touched]
        self._place_plans(change, replaced, [*joining, *touched], name)
        self.ledger.regroup(firsts)
        if old or change.plans or not any((made / "documents.parquet").iterdir()):
            write_part(made, name, joined([*old, new]) if old else new)  # a table has a part also where it has no rows

    def _index(
        self, change: Change, new: Part, dropped: set[str], firsts: Mapping[str, str | None], version: int
    ) -> None:
        """Take the change into the search index; a fault there leaves it after, and whoever searches next has it catch up."""
        from outputs.search.upkeep import follow

        texts = {plan.doc_id: plan.text for plan in change.plans}
        renamed = {doc_id: str(source_columns(entry)["file_name"]) for doc_id, entry in change.sources.items()}
        with contextlib.suppress(sqlite3.Error):
            follow(self.place, version, texts, new, dropped, firsts, renamed)

    def tidy(self) -> None:
        """After the last commit of a run: what the search index put off."""
        from outputs.search.upkeep import tidy

        with contextlib.suppress(sqlite3.Error):  # it is only slower to search
            tidy(self.place)

    @functools.cached_property
    def _outdated(self) -> set[str]:
        """The parts that an older kehoach wrote, with other columns: the first commit writes them again."""
        return {part for part in self._parts() if not self._is_of_today(part)}

    def _is_of_today(self, part: str) -> bool:
        return is_of_today(self.tables, part)

    def _parts_of(self, doc_ids: Set[str]) -> list[str]:
        found = {plan.part for plan in map(self.ledger.plan, doc_ids) if plan}
        return sorted(found)

    def _changed(
        self, part: str, replaced: set[str], sources: Mapping[str, Entry], firsts: Mapping[str, str | None]
    ) -> Part:
        columns = collections.defaultdict[str, Row](dict)
        for doc_id, entry in sources.items():
            columns[doc_id] = {**source_columns(entry)}
        for doc_id, first in firsts.items():
            columns[doc_id] = {**columns[doc_id], "same_as": first}
        return moved(without(self._read_part(part), replaced), columns)

    def _read_part(self, part: str) -> Part:
        return read_part(self.tables, part)

    def _place_plans(self, change: Change, replaced: set[str], parts: Sequence[str], name: str) -> None:
        """Note in the ledger where the plans are now."""
        kept = {doc_id: self.ledger.plan(doc_id) for doc_id in change.sources.keys() - replaced}
        editions = self.ledger.editions(plan.doc_id for plan in change.plans if plan.edition is None)
        self.ledger.forget_plans(replaced)
        self.ledger.put_editions(editions)
        for part in parts:
            self.ledger.move(part, name)
        self.ledger.put_plans({plan.doc_id: Known(plan.key, name, plan.rules) for plan in change.plans})
        self.ledger.put_editions(
            (plan.doc_id, plan.edition.is_plan, plan.edition.key, plan.edition.title, plan.same_as)
            for plan in change.plans
            if plan.edition
        )
        self.ledger.put_plans(
            {doc_id: Known(change.sources[doc_id].key, name, plan.rules) for doc_id, plan in kept.items() if plan}
        )
        held = {part: count for part, count in self._parts().items() if part not in parts}
        count = self.ledger.plans_in(name)
        self._held = held | ({name: count} if count else {})

    def _share_all(self, made: pathlib.Path, kept: Set[str]) -> None:
        """Have a new version hold those parts of the one before, beside which it holds none yet."""
        for name in PLAN_TABLES:
            there = {file.removesuffix(".parquet") for file in os.listdir(made / f"{name}.parquet")}
            for part in there - kept:
                path_of(made, name, part).unlink()
            for part in kept - there:
                share(path_of(self.tables, name, part), path_of(made, name, part))

    def _write_failures(self, made: pathlib.Path) -> None:
        rows = [_failure(entry) for entry in sorted(self.ledger.unread(), key=lambda entry: entry.name)]
        write_part(made, "failures", {"failures": arrow_table(table("failures"), rows)})

    def _write_csv(self, made: pathlib.Path, csv: bool | None) -> None:
        if csv:
            datapackage.write_datapackage(made)
            for found in TABLES:
                write_csv(made / f"{found.name}.csv", found, parts(made, found.name))
        elif csv is None and self.has_csv:
            for name in _WITH_CSV:
                share(self.tables / name, made / name)
            (made / _BEHIND).touch()

    def _write_texts(self, made: pathlib.Path, change: Change) -> None:
        """New plans' texts lie where they belong at once; a text that replaces another waits for the switch."""
        for plan in change.plans:
            path, text = self.place / "text" / f"{plan.doc_id}.txt", plan.text.encode("utf-8")
            try:
                with path.open("xb") as file:
                    file.write(text)
            except FileExistsError:
                if path.read_bytes() != text:
                    (made / "text" / path.name).write_bytes(text)

    # How it comes to hold

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
            _make_folders(made)
            yield made
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise

    def _prepare(self, number: int) -> None:
        """Make the link that is to be the new one: on a full disk it fails here, before anything holds."""
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
        for name in _LINKED:
            path = self.place / name
            if (self._version(number) / name).exists():
                _link(path, pathlib.Path(CURRENT) / name)
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
        dropped = self._version(kept) / _DROPPED
        for doc_id in dropped.read_text(encoding="ascii").split() if dropped.is_file() else ():
            if self.ledger.plan(doc_id) is None:
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
        """Leave of a version that is no more what the next one can begin with: links to parts that the current one has, too."""
        self.drop_spare()
        try:
            for path in folder.iterdir():
                if path.suffix != ".parquet":
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
            (folder / "failures.parquet" / "failures.parquet").unlink()
            self._share_all(folder, self._parts().keys())
            folder.rename(self._spare)
        except OSError:  # the current version holds already, and the next one begins without it
            shutil.rmtree(folder, ignore_errors=True)

    def drop_spare(self) -> None:
        """Remove what was left of an older version for the next one."""
        shutil.rmtree(self._spare, ignore_errors=True)

    def _recover(self) -> None:
        """After a run that died, or a copy that left out links and empty folders, or followed links: what the ledger says holds.

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


def _failure(entry: Entry) -> Row:
    return failure_row(
        Failure(
            source=entry.name,
            file_name=os.path.basename(entry.name),
            reason=entry.reason,
            message=entry.message,
            message_vi=entry.message_vi,
        )
    )


def source_columns(entry: Entry) -> Row:
    """The columns of `documents` that name a plan's file."""
    return {"source": printable(entry.name), "file_name": printable(os.path.basename(entry.name))}


def _make_folders(made: pathlib.Path) -> None:
    for found in TABLES:
        (made / f"{found.name}.parquet").mkdir(parents=True, exist_ok=True)
    (made / "text").mkdir()
    (made / _DROPPED).touch()
    shutil.copyfile(_README, made / "README.md")


def _link(path: pathlib.Path, target: pathlib.Path) -> None:
    if not path.is_symlink() or os.readlink(path) != str(target):
        _make_way(path)
        path.unlink(missing_ok=True)
        path.symlink_to(target)


def _make_way(path: pathlib.Path) -> None:
    """Remove the folder that a copy made of a link: what the link leads to is there too."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)


def parts(tables: pathlib.Path, name: str) -> Iterator[pyarrow.Table]:
    """The parts of a table, one after the other, with the columns of today."""
    import pyarrow.parquet

    for path in sorted((tables / f"{name}.parquet").glob("*.parquet")):
        yield of_today(name, pyarrow.parquet.ParquetFile(path).read())


@contextlib.contextmanager
def open_store(folder: pathlib.Path) -> Iterator[Store]:
    """The store at `folder`, made where there is none, held alone until the block ends.

    Raises `OutputError`, and `BusyError` where another run works in it.
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
    _make_folders(first)
    (made / "text").mkdir()
    for found in TABLES:
        empty = arrow_table(found, [])
        write_part(first, "empty", {found.name: empty})
        write_csv(first / f"{found.name}.csv", found, [empty])
    datapackage.write_datapackage(first)
    for name in _LINKED:
        _link(made / name, pathlib.Path(CURRENT) / name)
    _link(made / CURRENT, pathlib.Path(VERSIONS) / "0")
    Ledger(made / LEDGER, create=True).close()
