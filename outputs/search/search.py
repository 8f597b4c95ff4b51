"""Search: passages and rows of the plans of a store that hold all words of a query, the best first.

Accents are optional; where they are typed, passages that have them come first.  Copies of a plan are left out.
"""

from __future__ import annotations

import contextlib
import dataclasses
import pathlib
import sqlite3
from collections.abc import Iterator, Sequence

from corpus.files.ledger_schema import DamagedLedgerError
from outputs.comparison.called import no_such_place
from outputs.search.index import KINDS, PASSAGES, SearchIndex
from outputs.search.upkeep import up_to_date
from outputs.store.folder import OutputError, damaged
from outputs.store.reading import tables_of
from patterns.place import UnitLevel
from patterns.search import Query, parse_query, plain

_RANKED = 400
"""So many passages are ranked that have the words as one phrase, and as many others."""


@dataclasses.dataclass(frozen=True, slots=True)
class Hit:
    """A passage or a row that was found: what it is of, and where its words are."""

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
    words: str
    """`text[start:end]`."""


@dataclasses.dataclass(frozen=True, slots=True)
class Wanted:
    """Which passages are searched; None for all."""

    table: str = PASSAGES
    province: str | None = None
    district: str | None = None
    year: int | None = None
    most: int = 20


def search(store: str, query: str, wanted: Wanted | None = None) -> list[Hit]:
    """What a query finds in the store at a path.  Raises `OutputError`: there is no store, or no word in the query."""
    wanted, parsed = wanted or Wanted(), parse_query(query)
    if not parsed.phrases:
        raise OutputError("store.no_words")
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
        raise OutputError("store.cannot_search", store=store, detail=error) from error


def _plans(index: SearchIndex, wanted: Wanted) -> list[int] | None:
    """The plans that are searched; None for all.  Raises `OutputError` for a place that no plan is of."""
    asked: tuple[tuple[UnitLevel, str | None], ...] = (("province", wanted.province), ("district", wanted.district))
    chosen = [_of_place(index, level, name) for level, name in asked if name]
    if wanted.year:
        chosen.append(index.plans_where("year = ?", (wanted.year,)))
    copies = index.plans_where(_COPY, ())
    if not chosen and not copies:
        return None
    found = set(chosen[0] if chosen else index.plans_where("1", ())).intersection(*chosen[1:]).difference(copies)
    return sorted(found)


_COPY = "same_as is not null and same_as in (select doc_id from plans)"
"""What is true of another edition of a plan that is there too."""


def _of_place(index: SearchIndex, level: UnitLevel, wanted: str) -> list[int]:
    """The plans of a place: its name, without accents, is in those of the plan's places or issuer."""
    name = plain(" ".join(wanted.split())).replace("\\", "").replace("%", "").replace("_", "")
    found = index.plans_where("plain_place like ? escape '\\'", (f"%{name}%",))
    if not found:
        columns = ("province",) if level == "province" else ("district", "commune")
        raise no_such_place(level, wanted, [place for column in columns for place in index.places(column)])
    return found


def _ranked(store: pathlib.Path, rows: Sequence[sqlite3.Row], query: Query) -> list[Hit]:
    """The hits: those with the accents as typed first, then those with the words as one phrase, then the shortest."""
    texts: dict[str, str] = {}
    found: list[tuple[int, int, int, Hit]] = []
    for row in rows:
        if row["doc_id"] not in texts:
            path = store / "text" / f"{row['doc_id']}.txt"
            texts[row["doc_id"]] = path.read_bytes().decode("utf-8") if path.is_file() else ""
        words = texts[row["doc_id"]][row["start"] : row["end"]]
        hit = Hit(row["doc_id"], KINDS[row["kind"]], row["plan_number"], row["title"], row["issuer"], row["province"], row["year"],
                  row["section"], row["start"], row["end"], words)  # fmt: skip
        found.append((query.missed(words), 1 - row["whole"], len(words), hit))
    return [hit for *_, hit in sorted(found, key=lambda one: one[:3])]
