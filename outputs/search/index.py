"""The search index of a store: `STORE/search.sqlite`, updated by each commit.

A passage is a paragraph of a plan, or the words of a row of a table.  The words themselves stay in `STORE/text`: the index holds
them without accents (SQLite FTS5, contentless), once where several passages are the same place of a text, and where each passage is.
"""

from __future__ import annotations

import bisect
import itertools
import operator
import pathlib
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus.files.transaction import transaction
from outputs.search.passage import Indexed, columns_of, passages_of
from patterns.search import Query, plain

NAME = "search.sqlite"
_SCHEMA = """
create table if not exists meta (name text primary key, value text not null) without rowid;
create table if not exists plans (
    number integer primary key, doc_id text not null unique, part text not null, title text, plan_number text, issuer text, province text,
    district text, commune text, plain_place text not null, year integer, file_name text not null, same_as text,
    first integer not null, last integer not null
);
create table if not exists passages (
    words integer not null, nth integer not null, plan integer not null, kind integer not null, start integer not null, end integer not null,
    section text, primary key (words, nth)
) without rowid;
create index if not exists plans_of_year on plans (year);
create index if not exists plans_that_are_copies on plans (same_as) where same_as is not null;
create virtual table if not exists shadow using fts5 (words, content='', columnsize=0, tokenize='unicode61');
insert into shadow (shadow, rank) values ('hashsize', 33554432);
insert into shadow (shadow, rank) values ('automerge', 0);
insert into shadow (shadow, rank) values ('crisismerge', 1000);
insert into shadow (shadow, rank) values ('usermerge', 8);
"""
"""`passages.words` is the row of `shadow`.  Those of a plan follow one another: from `first` to `last`.  What a commit adds is one segment of the index (`hashsize`, bytes);
they are merged at the end of a run, where there are eight of them or more, so that a late commit takes as long as an early one and no word
is moved more often than need be.  Source: SQLite, FTS5, 6.
"""
_CACHE = 16 << 10
"""KiB of its pages are kept in memory: a commit finds and adds its plans all over the index of `doc_id`, which in a large store is more than
the 2 MB that SQLite keeps unasked; pages that have no room are written more than once.
"""
_FORMAT = 2
"""Of the schema: an index of another one is made again."""
_BETWEEN = 64
"""How many words are skipped one by one; a new search takes as long."""
_MATCHING = "select rowid from shadow where shadow match ? and rowid >= ?"
_IS_FIRST = "not exists (select 1 from plans as first where first.doc_id = plans.same_as)"
"""What is not true of another edition of a plan that is there too."""
_PAGES, _MERGED = 1000, 2
"""The pages in a step of merging, and the least number of changes that a step with something to merge makes.  Source: SQLite, FTS5, 6.8."""
_PLANS = 500
"""How many plans are taken in together."""


class SearchIndex:
    """The index of one store."""

    def __init__(self, store: pathlib.Path, *, is_fixed: bool = False) -> None:
        """Open the index of the store in a folder, and make it if there is none.  Raises `sqlite3.Error`.

        `is_fixed`: it is on a read-only disk, and has no journal.
        """
        path = (store / NAME).resolve().as_uri()
        mode = "mode=ro&immutable=1" if is_fixed else "mode=rwc"
        self._base = sqlite3.connect(f"{path}?{mode}", uri=True, isolation_level=None, timeout=60)
        try:
            if not is_fixed:
                self._base.execute("pragma journal_mode = wal")
                self._base.execute(f"pragma cache_size = -{_CACHE}")
                self._base.execute("pragma synchronous = normal")  # what a crash takes is made again by the next run
            self._make()
        except BaseException:
            self._base.close()
            raise
        self._base.row_factory = sqlite3.Row

    def _make(self) -> None:
        """Give a new file its tables.  Raises `sqlite3.DatabaseError` for a file that is not a current index."""
        found = self._base.execute("pragma user_version").fetchone()[0]
        if found != _FORMAT and self._base.execute("select 1 from sqlite_schema limit 1").fetchone():
            raise sqlite3.DatabaseError(f"format {found} instead of {_FORMAT}")
        if found != _FORMAT:
            self._base.executescript(f"begin immediate; {_SCHEMA} pragma user_version = {_FORMAT}; commit")
        self._base.execute("select 1 from plans limit 1").fetchone()

    def close(self) -> None:
        """Close it."""
        self._base.close()

    @property
    def version(self) -> int:
        """The version of the tables that it covers; -1 if none."""
        row = self._base.execute("select value from meta where name = 'version'").fetchone()
        return int(row[0]) if row else -1

    def plans(self) -> Mapping[str, str]:
        """By doc_id of the plans that it has: the part of the tables that they were in."""
        return {row["doc_id"]: row["part"] for row in self._base.execute("select doc_id, part from plans")}

    def change(
        self,
        version: int,
        added: Iterable[Indexed],
        removed: Iterable[str],
        firsts: Mapping[str, str | None],
        renamed: Mapping[str, str] | None = None,
    ) -> None:
        """Add plans (replacing those of the same doc_id) and remove others, in one step.

        `firsts` are plans in it that have another first edition now, `renamed` those whose file has another name.
        """
        with transaction(self._base):
            for doc_id in removed:
                self._remove(doc_id)
            several = iter(added)
            while batch := list(itertools.islice(several, _PLANS)):
                self._add(batch)
            self._base.executemany(
                "update plans set same_as = ? where doc_id = ?", [(first, doc_id) for doc_id, first in firsts.items()]
            )
            self._base.executemany(
                "update plans set file_name = ? where doc_id = ?",
                [(name, doc_id) for doc_id, name in (renamed or {}).items()],
            )
            self._base.execute("insert or replace into meta values ('version', ?)", (str(version),))

    def merge(self) -> None:
        """Merge what commits added, a little at a time: if this is interrupted, the index is complete but slower to search."""
        before = -_MERGED
        while self._base.total_changes - before >= _MERGED:
            before = self._base.total_changes
            self._base.execute("insert into shadow (shadow, rank) values ('merge', ?)", (_PAGES,))

    def _remove(self, doc_id: str) -> None:
        row = self._base.execute("select number, first, last from plans where doc_id = ?", (doc_id,)).fetchone()
        if row:  # a contentless index keeps words of passages that are gone; they lead nowhere
            self._base.execute("delete from passages where words between ? and ?", (row["first"], row["last"]))
            self._base.execute("delete from plans where number = ?", (row["number"],))

    def _add(self, plans: Sequence[Indexed]) -> None:
        names = [str(plan.document["doc_id"]) for plan in plans]
        held = f"select doc_id from plans where doc_id in ({', '.join('?' * len(names))})"
        for row in self._base.execute(held, names).fetchall():
            self._remove(row["doc_id"])
        number = self._base.execute("select coalesce(max(number), 0) from plans").fetchone()[0]
        at = self._free()
        added: list[tuple[object, ...]] = []
        passages: list[tuple[int, int, int, int, int, int, str | None]] = []
        words: list[tuple[int, str]] = []
        for plan in plans:
            number, first, shadow, found = number + 1, at, plain(plan.text), passages_of(plan)
            places = {place: own for own, place in enumerate(dict.fromkeys((one[1], one[2]) for one in found), first)}
            at += len(places)
            passages += [(places[one[1], one[2]], nth, number, *one) for nth, one in enumerate(found)]
            words += [(own, shadow[start:end]) for (start, end), own in places.items()]
            added.append((number, *columns_of(plan.part, plan.document), first, at - 1))
        self._base.executemany(
            "insert into plans (number, doc_id, part, title, plan_number, issuer, province, district, commune, plain_place, year, file_name,"
            " same_as, first, last) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            added,
        )
        self._base.executemany("insert into passages values (?, ?, ?, ?, ?, ?, ?)", passages)
        self._base.executemany("insert into shadow (rowid, words) values (?, ?)", words)
        self._base.execute("insert or replace into meta values ('last', ?)", (str(at),))

    def _free(self) -> int:
        """The first number that no passage's words have or had."""
        found = self._base.execute("select coalesce(max(words), 0) from passages").fetchone()[0] + 1
        last = self._base.execute("select value from meta where name = 'last'").fetchone()
        return max(int(found), int(last[0]) + 1 if last else 0)

    def plans_with(self, phrase: str) -> int:
        """In how many plans, other editions of one left out, a phrase without accents occurs."""
        row = self._base.execute(
            "select count(distinct passages.plan) from shadow join passages on passages.words = shadow.rowid"
            f" join plans on plans.number = passages.plan where shadow match ? and passages.kind = 0 and {_IS_FIRST}",
            (f'"{phrase}"',),
        ).fetchone()
        return int(row[0])

    def places(self, level: str) -> list[str]:
        """The places of a level (`province`, `district`, `commune`) that the plans are of."""
        return [row[0] for row in self._base.execute(f"select distinct {level} from plans where {level} is not null")]

    def plans_where(self, conditions: Sequence[str], values: Sequence[object]) -> list[int]:
        """The numbers, in order, of the plans that meet all of some SQL conditions."""
        wanted = f"select number from plans where {' and '.join(conditions)} order by number"
        return [row[0] for row in self._base.execute(wanted, values)]

    def has_any(self, condition: str, value: object) -> bool:
        """Whether any plan meets an SQL condition."""
        return self._base.execute(f"select 1 from plans where {condition} limit 1", (value,)).fetchone() is not None

    def select(self, query: Query, kind: int, plans: Sequence[int] | None, most: int) -> list[sqlite3.Row]:
        """Passages of a kind with all words of a query: `most` that have them as one phrase (`whole` is 1), then others (0).

        `plans` are the numbers of the plans that are searched, in order; None for all.  Other editions of a plan are left out.  SQLite's
        own rank is not asked for: it weighs every passage that a common word is in, which takes longer than all else, and words that all
        must have part no passage from another.
        """
        places = [(0, sys.maxsize)] if plans is None else self._places_of(plans)
        found = self._passages(self._words(query.whole, places), kind, most, is_whole=True)
        if len(found) >= most or query.match == query.whole:
            return found
        held = {row["words"] for row in found}
        others = (number for number in self._words(query.match, places) if number not in held)
        return [*found, *self._passages(others, kind, most, is_whole=False)]

    def _places_of(self, plans: Sequence[int]) -> list[tuple[int, int]]:
        """The first and last words of plans."""
        numbered = f"select first, last from plans where number in ({_listed(plans)}) order by number"
        return [(row["first"], row["last"]) for row in self._base.execute(numbered)]

    def _words(self, match: str, places: Sequence[tuple[int, int]]) -> Iterator[int]:
        """The numbers of the words that match, within places that follow one another, and in order.

        Those between two places are read over while they are few, else left out by a new search from the next place on.
        """
        at = 0
        while at < len(places):
            (first, last), between = places[at], 0
            for (number,) in self._base.execute(_MATCHING, (match, first)):
                if number > last:
                    at = bisect.bisect_left(places, number, at + 1, key=operator.itemgetter(1))
                    if at == len(places):
                        return
                    first, last = places[at]
                if number >= first:
                    between = 0
                    yield number
                elif (between := between + 1) > _BETWEEN:
                    break
            else:
                return

    def _passages(self, words: Iterator[int], kind: int, most: int, *, is_whole: bool) -> list[sqlite3.Row]:
        """The first passages of a kind that are at numbered words."""
        found: list[sqlite3.Row] = []
        while len(found) < most and (several := list(itertools.islice(words, most))):
            joined = f"passages join plans on plans.number = passages.plan where passages.words in ({_listed(several)})"
            wanted = f"select passages.*, plans.*, {int(is_whole)} as whole from {joined} and passages.kind = ? and {_IS_FIRST}"
            found += self._base.execute(wanted, (kind,))
        return found[:most]


def _listed(numbers: Sequence[int]) -> str:
    return ",".join(map(str, numbers))
