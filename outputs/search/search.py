"""Search: passages and rows of the plans of a store that hold all words of a query, the best first.

Accents are optional; where they are typed, passages that have them come first.  Copies of a plan are left out.
"""

from __future__ import annotations

import contextlib
import dataclasses
import pathlib
import sqlite3
from collections.abc import Iterator, Sequence

from corpus.files.ledger import DamagedLedgerError, Ledger
from outputs.search.index import KINDS, PASSAGES, SearchIndex
from outputs.search.upkeep import up_to_date
from outputs.store.folder import LEDGER, OutputError, damaged
from outputs.store.reading import tables_of
from patterns.fold import key
from patterns.search import Query, parse_query, plain

_RANKED = 400
"""So many passages that match best by their words alone are ranked by accents and closeness too."""


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
        raise OutputError('the query contains no words; enter words or a "quoted phrase"')
    folder = pathlib.Path(store)
    with opened_index(folder) as index:
        where, values = _conditions(wanted)
        rows = index.select(parsed.match, where, values, max(_RANKED, wanted.most))
    return _ranked(folder, rows, parsed)[: wanted.most]


@contextlib.contextmanager
def opened_index(store: pathlib.Path) -> Iterator[SearchIndex]:
    """The index of the store in a folder, up to date.  Raises `OutputError`."""
    try:
        with (
            tables_of(str(store)) as tables,
            contextlib.closing(Ledger(store / LEDGER)) as ledger,
            up_to_date(store, tables, ledger) as index,
        ):
            yield index
    except DamagedLedgerError as error:
        raise damaged(store, error) from error
    except sqlite3.Error as error:
        raise OutputError(
            f"cannot search {store} ({error}); wait until a run at work in it has ended, or check your rights to its folder"
        ) from error


def _conditions(wanted: Wanted) -> tuple[str, list[object]]:
    """Conditions in SQL with their values."""
    parts, values = (
        ["and passages.kind = ?", "and (plans.same_as is null or plans.same_as not in (select doc_id from plans))"],
        [KINDS.index(wanted.table)],
    )
    found: list[object] = list(values)
    for name in (wanted.province, wanted.district):
        if name:
            parts.append("and plans.plain_place like ? escape '\\'")
            found.append(f"%{plain(' '.join(name.split())).replace(chr(92), '').replace('%', '').replace('_', '')}%")
    if wanted.year:
        parts.append("and plans.year = ?")
        found.append(wanted.year)
    return " ".join(parts), found


def _ranked(store: pathlib.Path, rows: Sequence[sqlite3.Row], query: Query) -> list[Hit]:
    """The hits, those with the accents as typed first, then by BM25."""
    texts: dict[str, str] = {}
    found: list[tuple[int, float, Hit]] = []
    for row in rows:
        if row["doc_id"] not in texts:
            path = store / "text" / f"{row['doc_id']}.txt"
            texts[row["doc_id"]] = path.read_bytes().decode("utf-8") if path.is_file() else ""
        words = texts[row["doc_id"]][row["start"] : row["end"]]
        folded = key(words)
        missed = sum(phrase not in folded for phrase in query.accented)
        whole = " ".join(query.accented) not in folded
        hit = Hit(row["doc_id"], KINDS[row["kind"]], row["plan_number"], row["title"], row["issuer"], row["province"], row["year"],
                  row["section"], row["start"], row["end"], words)  # fmt: skip
        found.append((missed * 2 + whole, row["rank"], hit))
    return [hit for *_, hit in sorted(found, key=lambda one: one[:2])]
