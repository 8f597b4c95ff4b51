"""What changed between two stores, or two states of one: plans and rows lost, gained and changed.

Rows are the same if they have the same key (`outputs.review.highlight`): plan, source text and distinguishing values.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from outputs.review.highlight import entries
from outputs.store.content import read_rows
from outputs.store.reading import tables_of
from outputs.table import PLAN_TABLES, Row, own_columns

_IGNORED = ("rule", "confidence")
"""What only states how a row was decided."""


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """A row that one store has and the other has not, or that they have with other values."""

    what: str
    """`lost`, `gained` or `changed`."""
    table: str
    doc_id: str
    key: str
    old: Row | None
    new: Row | None

    @property
    def columns(self) -> list[str]:
        """The columns that changed."""
        if self.old is None or self.new is None:
            return []
        return [name for name in _compared(self.table) if self.old.get(name) != self.new.get(name)]


def diff(old: str, new: str) -> Iterator[Change]:
    """The changes by table, in the order of the rows.  Raises `OutputError` if one is not a store."""
    with tables_of(old) as before, tables_of(new) as after:
        held, made = _keyed(before), _keyed(after)
    for name in PLAN_TABLES:
        if name in ("sections", "annexes"):
            continue
        for (doc_id, key), row in held[name].items():
            other = made[name].get((doc_id, key))
            if other is None:
                yield Change("lost", name, doc_id, key, row, None)
            elif any(row.get(column) != other.get(column) for column in _compared(name)):
                yield Change("changed", name, doc_id, key, row, other)
        for (doc_id, key), row in made[name].items():
            if (doc_id, key) not in held[name]:
                yield Change("gained", name, doc_id, key, None, row)


def _compared(name: str) -> list[str]:
    return [column.name for column in own_columns(name) if column.name not in _IGNORED]


def _keyed(tables: object) -> Mapping[str, Mapping[tuple[str, str], Row]]:
    """By table, the rows by plan and key."""
    plans: dict[str, dict[str, list[Row]]] = {}
    for name in PLAN_TABLES:
        for row in read_rows(tables, name):  # type: ignore[arg-type]  # the folder of the tables
            plans.setdefault(str(row["doc_id"]), {own: [] for own in PLAN_TABLES})[name].append(row)
    found: dict[str, dict[tuple[str, str], Row]] = {name: {} for name in PLAN_TABLES}
    for doc_id, rows in plans.items():
        for entry in entries(rows):
            found[entry.table][doc_id, entry.id] = entry.row
    return found
