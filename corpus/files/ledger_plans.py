"""The plans in the ledger: which part of the tables contains each, and which are editions of another."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from corpus.files.entry import Known


class LedgerOfPlans:
    """What the ledger records about plans."""

    _base: sqlite3.Connection

    def plan(self, doc_id: str) -> Known | None:
        """The plan of that name, if it is in the tables."""
        row = self._base.execute("select source, part, rules from plans where doc_id = ?", (doc_id,)).fetchone()
        return Known(os.fsdecode(row[0]), row[1], row[2]) if row else None

    def plans(self) -> Iterator[tuple[str, Known]]:
        """All plans in the tables, by doc_id."""
        found = self._base.execute("select doc_id, source, part, rules from plans order by doc_id")
        for doc_id, source, part, rules in found:
            yield doc_id, Known(os.fsdecode(source), part, rules)

    def put_plans(self, plans: Mapping[str, Known]) -> None:
        """Set where plans are."""
        self._base.executemany(
            "insert or replace into plans values (?, ?, ?, ?)",
            ((name, os.fsencode(plan.source), plan.part, plan.rules) for name, plan in plans.items()),
        )

    def forget_plans(self, doc_ids: Iterable[str]) -> None:
        """Remove plans."""
        names = [(doc_id,) for doc_id in doc_ids]
        self._base.executemany("delete from plans where doc_id = ?", names)
        self._base.executemany("delete from editions where doc_id = ?", names)

    def move(self, part: str, into: str) -> None:
        """Record that the plans of one part are in another."""
        self._base.execute("update plans set part = ? where part = ?", (into, part))

    def parts(self) -> dict[str, int]:
        """The parts and how many plans each contains."""
        return dict(self._base.execute("select part, count(*) from plans group by part order by part"))

    def plans_in(self, part: str) -> int:
        """How many plans a part contains."""
        return int(self._base.execute("select count(*) from plans where part = ?", (part,)).fetchone()[0])

    def versions(self) -> list[tuple[str, int, str]]:
        """The extractor versions that read the plans, the one of most plans first: how many, and when the last of them was read."""
        found = self._base.execute(
            "select plans.rules, count(*), coalesce(max(files.since), '') from plans left join files on files.key = plans.source"
            " group by plans.rules order by count(*) desc, plans.rules"
        )
        return [(str(row[0]), int(row[1]), str(row[2])) for row in found]

    # Editions

    def put_editions(self, editions: Iterable[tuple[str, bool, str | None, str, str | None]]) -> None:
        """Record for each document: doc_id, whether it is a plan, its key (issuer, year, number), its title, the plan that it is a copy of."""
        self._base.executemany("insert or replace into editions values (?, ?, ?, ?, ?)", editions)

    def editions(self, doc_ids: Iterable[str]) -> list[tuple[str, bool, str | None, str, str | None]]:
        """What is recorded about documents, as `put_editions` takes it; documents without a record are left out."""
        found = (
            self._base.execute("select * from editions where doc_id = ?", (doc_id,)).fetchone() for doc_id in doc_ids
        )
        return [(row[0], bool(row[1]), row[2], row[3], row[4]) for row in found if row]

    def firsts(self, *keys: str) -> list[tuple[str, str, str]]:
        """The doc_id, key and title of every plan of one of these keys that is not a copy of another."""
        return [row for key in dict.fromkeys(keys) for row in self._firsts("key = ?", key)]

    def firsts_below(self, start: str) -> list[tuple[str, str, str]]:
        """The same of every plan whose key begins with `start`."""
        return self._firsts("key >= ? and key < ?", start, start + chr(0x10FFFF))

    def _firsts(self, where: str, *values: str) -> list[tuple[str, str, str]]:
        order = "same_as is null and is_plan order by doc_id"
        return list(self._base.execute(f"select doc_id, key, title from editions where {where} and {order}", values))

    def copies(self, doc_id: str) -> list[str]:
        """The documents that are other editions of one."""
        found = self._base.execute("select doc_id from editions where same_as = ? order by doc_id", (doc_id,))
        return [row[0] for row in found]

    def regroup(self, firsts: Mapping[str, str | None]) -> None:
        """Record another first edition for documents, or that they are the first."""
        self._base.executemany(
            "update editions set same_as = ? where doc_id = ?", [(first, doc_id) for doc_id, first in firsts.items()]
        )

    def document_counts(self) -> tuple[int, int, int]:
        """How many plans there are, copies excluded; how many copies; how many documents that are not plans.

        A document of which an older kehoach noted nothing counts as a plan.
        """
        held = self._base.execute("select count(*) from plans").fetchone()[0]
        copies, others = self._base.execute(
            "select coalesce(sum(is_plan and same_as in (select doc_id from plans)), 0), coalesce(sum(not is_plan), 0)"
            " from editions where doc_id in (select doc_id from plans)"
        ).fetchone()
        return int(held) - int(copies) - int(others), int(copies), int(others)
