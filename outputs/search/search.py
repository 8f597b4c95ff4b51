"""Search: passages and rows of the plans of a store that contain all words of a query, the best first.

Accents are optional; where they are typed, passages that have them come first.  Copies of a plan are left out.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import pathlib
import sqlite3
from collections.abc import Iterator, Sequence

from corpus.files.ledger_schema import DamagedLedgerError
from outputs.comparison.called import no_such_place
from outputs.search.index import NAME, SearchIndex
from outputs.search.passage import KINDS, PASSAGES
from outputs.search.upkeep import up_to_date
from outputs.store.folder import OutputError, UsageError, damaged
from outputs.store.reading import tables_of
from patterns.search import Query, parse_query, plain
from patterns.unit_list import UnitLevel

_RANKED = 400
"""How many passages are ranked that have the words as one phrase, and as many others."""


@dataclasses.dataclass(frozen=True, slots=True)
class Hit:
    """A passage or row that was found: its plan, its kind and its location."""

    doc_id: str
    kind: str
    """`text` for a paragraph, else the table of the row."""
    number: str | None
    title: str | None
    issuer: str | None
    province: str | None
    year: int | None
    section: str | None
    start: int
    end: int
    quote: str
    """`text[start:end]`."""


@dataclasses.dataclass(frozen=True, slots=True)
class Wanted:
    """Which passages are searched; None means all."""

    table: str = PASSAGES
    province: str | None = None
    district: str | None = None
    year: int | None = None
    most: int = 20


def search(store: str, query: str, wanted: Wanted | None = None) -> list[Hit]:
    """What a query finds in the store at a path.  Raises `OutputError` if there is no store, `UsageError` if the query has no word."""
    wanted, parsed = wanted or Wanted(), parse_query(query)
    if not parsed.phrases:
        raise UsageError("store.no_words")
    folder = pathlib.Path(store)
    with opened_index(folder) as index:
        rows = index.select(parsed, KINDS.index(wanted.table), _plans(index, wanted), max(_RANKED, wanted.most))
    return _ranked(folder, rows, parsed)[: wanted.most]


@contextlib.contextmanager
def opened_index(store: pathlib.Path) -> Iterator[SearchIndex]:
    """The index of the store in a folder, up to date.  Raises `OutputError`."""
    try:
        with tables_of(str(store)) as tables, up_to_date(store, tables) as index:
            yield index
    except DamagedLedgerError as error:
        raise damaged(store, error) from error
    except sqlite3.Error as error:
        if (store / NAME).is_dir():
            raise OutputError("store.search_is_folder", store=store, name=NAME) from error
        raise OutputError("store.cannot_search", store=store, detail=error) from error


def _plans(index: SearchIndex, wanted: Wanted) -> list[int] | None:
    """The plans that are searched; None for all.  Raises `OutputError` for a place that no plan is of."""
    asked: tuple[tuple[UnitLevel, str | None], ...] = (("province", wanted.province), ("district", wanted.district))
    places = [(level, name, _within(name)) for level, name in asked if name]
    conditions = [*(["year = ?"] if wanted.year else []), *(_OF_PLACE for _ in places)]
    if not conditions:
        return None
    values = (*([wanted.year] if wanted.year else []), *(within for *_, within in places))
    found = index.plans_where(conditions, values)
    for level, name, within in () if found else places:
        if not index.has_any(_OF_PLACE, within):
            columns = ("province",) if level == "province" else ("district", "commune")
            raise no_such_place(level, name, [place for column in columns for place in index.places(column)])
    return found


_OF_PLACE = "plain_place like ? escape '\\'"
"""What is true of the plans of a place: its name, without accents, is in those of the plan's places or issuer."""


def _within(name: str) -> str:
    """The name of a place as the condition has it."""
    return f"%{plain(' '.join(name.split())).translate(_WILD)}%"


_WILD = str.maketrans("", "", "\\%_")


def _ranked(store: pathlib.Path, rows: Sequence[sqlite3.Row], query: Query) -> list[Hit]:
    """The hits: those with the accents as typed first, then those with the words as one phrase, then the shortest."""
    folder, texts = os.fspath(store / "text"), dict[str, str]()
    found: list[tuple[int, int, int, Hit]] = []
    for row in rows:
        if row["doc_id"] not in texts:
            texts[row["doc_id"]] = _text(folder, row["doc_id"])
        words = texts[row["doc_id"]][row["start"] : row["end"]]
        hit = Hit(row["doc_id"], KINDS[row["kind"]], row["plan_number"], row["title"], row["issuer"], row["province"], row["year"],
                  row["section"], row["start"], row["end"], words)  # fmt: skip
        found.append((query.missed(words), 1 - row["whole"], len(words), hit))
    return [hit for *_, hit in sorted(found, key=lambda one: one[:3])]


def _text(folder: str, doc_id: str) -> str:
    """The text of a plan; empty if it went while it was searched."""
    try:
        with open(f"{folder}/{doc_id}.txt", "rb") as file:  # a path object of each takes as long as reading it
            return file.read().decode("utf-8")
    except FileNotFoundError:
        return ""
