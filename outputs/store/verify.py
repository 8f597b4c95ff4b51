"""Whether a store is whole: its ledger, its parts and its texts agree."""

import contextlib
import dataclasses
import os
import pathlib
import sqlite3
from collections.abc import Iterator

from corpus.files.entry import Known
from corpus.files.ledger import Ledger
from corpus.files.ledger_schema import DamagedLedgerError
from corpus.message import Message, say
from outputs.store.checksum import changed_parts
from outputs.store.folder import CURRENT, LEDGER, MARKER, PARTS, VERSIONS, OutputError, no_store
from outputs.table import PLAN_TABLES

_TEXTS = 1000
_UNREAD = ("SQLITE_IOERR_READ", "SQLITE_IOERR_SHORT_READ", "SQLITE_IOERR_CORRUPTFS")
"""Errors of a disk that cannot give the ledger back: others (it is full, or another process writes) are not the ledger's fault."""


@dataclasses.dataclass(slots=True)
class Finding:
    """What is wrong in a store; empty lists where nothing is."""

    ledger: list[Message] = dataclasses.field(default_factory=list)
    tables: list[Message] = dataclasses.field(default_factory=list)
    broken: set[str] = dataclasses.field(default_factory=set)
    """The parts that cannot be read."""
    plans: int = 0
    """Plans in the tables."""
    is_damaged: bool = False
    """Whether a part or a text is not what was written, so that only a backup helps."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.ledger and not self.tables


def verify(store: pathlib.Path) -> Finding:
    """Compare the ledger of a store with its parts and texts, the parts with their checksums, every quote with its text.

    Raises `OutputError` if there is no store."""
    check_is_store(store)
    finding = Finding()
    version, known = _ledger(store, finding)
    tables = store / VERSIONS / str(version) if version is not None else newest_version(store)
    if tables is None or not tables.is_dir():
        finding.ledger.append(say("fault.version_lost", version=str(version)))
        tables = newest_version(store)
    if tables is None:
        finding.tables.append(say("fault.tables_lost"))
        return finding
    held = dict(plans_in(tables, finding))
    changed = set(changed_parts(tables)) - finding.broken
    finding.tables += [say("fault.part_changed", part=part) for part in sorted(changed)]
    finding.plans = len(held)
    finding.is_damaged = bool(finding.tables)
    finding.tables += [
        say("fault.text_lost", plan=name) for name in held if not (store / "text" / f"{name}.txt").is_file()
    ]
    wrong = list(_wrong_quotes(store, tables))
    finding.is_damaged |= bool(wrong)
    finding.tables += wrong
    if known is not None:
        finding.ledger += [say("fault.not_in_ledger", plan=name) for name in sorted(held.keys() - known.keys())]
        finding.ledger += [say("fault.not_in_tables", plan=name) for name in sorted(known.keys() - held.keys())]
        finding.ledger += [
            say("fault.other_part", plan=name, part=held[name][0], stated=known[name].part)
            for name in sorted(held.keys() & known.keys())
            if held[name][0] != known[name].part
        ]
    return finding


def check_is_store(store: pathlib.Path) -> None:
    """Raise `OutputError` if a folder is not a store."""
    if not (store / MARKER).is_file():
        raise no_store(store, store, MARKER)


def _ledger(store: pathlib.Path, finding: Finding) -> tuple[int | None, dict[str, Known] | None]:
    """The version and the plans that the ledger states; None if it cannot be read."""
    if not (store / LEDGER).is_file():
        finding.ledger.append(say("fault.ledger_lost", ledger=LEDGER))
        return None, None
    try:
        with contextlib.closing(Ledger(store / LEDGER)) as ledger:
            return ledger.version, dict(ledger.plans())
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname not in _UNREAD:
            raise OutputError("store.cannot_check", store=store, detail=error) from error
        finding.ledger.append(say("fault.ledger_damaged", ledger=LEDGER, detail=error))
        return None, None
    except (DamagedLedgerError, sqlite3.DatabaseError) as error:
        finding.ledger.append(say("fault.ledger_damaged", ledger=LEDGER, detail=error))
        return None, None


def newest_version(store: pathlib.Path) -> pathlib.Path | None:
    """The newest version that is whole: all its parts are there, in every table, and can be read.

    A version that does not name its parts is one that an older kehoach wrote or half of one: it comes after the others
    unless readers are pointed to it.
    """
    current = os.path.realpath(store / CURRENT)
    folders = [path for path in (store / VERSIONS).glob("*") if path.name.isdigit()]
    sure = {path for path in folders if (path / PARTS).is_file() or os.path.realpath(path) == current}
    for folder in sorted(folders, key=lambda path: (path not in sure, -int(path.name))):
        finding = Finding()
        if not _has_parts(folder):
            continue
        for _ in plans_in(folder, finding):
            pass
        if not finding.tables:
            return folder
    return None


def _has_parts(folder: pathlib.Path) -> bool:
    named = (folder / PARTS).read_text(encoding="ascii", errors="replace").split() if (folder / PARTS).is_file() else []
    tables = [folder / f"{name}.parquet" for name in PLAN_TABLES]
    return all(table.is_dir() and all((table / f"{part}.parquet").is_file() for part in named) for table in tables)


def plans_in(tables: pathlib.Path, finding: Finding) -> Iterator[tuple[str, tuple[str, str]]]:
    """By `doc_id`: the part and the source of every plan in the tables; parts that cannot be read are findings."""
    import pyarrow.parquet

    for name in PLAN_TABLES:
        for path in sorted((tables / f"{name}.parquet").glob("*.parquet")):
            columns = ["doc_id", "source"] if name == "documents" else ["doc_id"]
            try:  # all of it, against the checksum of every page
                whole = pyarrow.parquet.ParquetFile(path, page_checksum_verification=True).read()
                rows = whole.select(columns).to_pylist()
            except (OSError, pyarrow.ArrowException):
                part = path.relative_to(tables).as_posix()
                finding.broken.add(part)
                finding.tables.append(say("fault.part_broken", part=part))
                continue
            if name == "documents":
                yield from ((row["doc_id"], (path.stem, row["source"])) for row in rows)


def _wrong_quotes(store: pathlib.Path, tables: pathlib.Path) -> Iterator[Message]:
    """Rows whose source text is not what the plan's text has at their offsets."""
    import pyarrow.parquet

    columns = ["doc_id", "start", "end", "quote"]
    texts: dict[str, str] = {}
    for name in PLAN_TABLES[1:]:
        for path in sorted((tables / f"{name}.parquet").glob("*.parquet")):
            try:
                file = pyarrow.parquet.ParquetFile(path, page_checksum_verification=True)
                rows = file.read(columns).to_pylist() if set(columns) <= set(file.schema_arrow.names) else []
            except (OSError, pyarrow.ArrowException):
                continue  # `plans_in` has stated so
            for row in rows:
                text = _text(store, row["doc_id"], texts)
                if row["quote"] is not None and text is not None and text[row["start"] : row["end"]] != row["quote"]:
                    yield say(
                        "fault.other_quote",
                        table=name,
                        plan=row["doc_id"],
                        start=str(row["start"]),
                        end=str(row["end"]),
                    )


def _text(store: pathlib.Path, doc_id: str, texts: dict[str, str]) -> str | None:
    """The text of a plan, the latest ones kept; None if it is missing, which is stated elsewhere."""
    if doc_id not in texts:
        path = store / "text" / f"{doc_id}.txt"
        if not path.is_file():
            return None
        if len(texts) >= _TEXTS:
            texts.clear()
        texts[doc_id] = path.read_bytes().decode("utf-8", "replace")
    return texts[doc_id]
