"""Whether confidence is calibrated: the number of rows in each tenth of confidence, and how many of them agree with gold.

A row is right if gold has it with every coded column the same (`strict`); each gold row makes one row right.
"""

import collections
import dataclasses
import pathlib
from collections.abc import Iterable, Iterator, Mapping

from outputs.evaluation.gold import read_gold
from outputs.evaluation.score import right_rows
from outputs.store.content import read_rows
from outputs.table import Row

TABLES = ("legal_bases", "targets", "components", "funding", "agencies")
"""The tables whose rows have a confidence."""


@dataclasses.dataclass(frozen=True, slots=True)
class Judged:
    """A row and whether it agrees with gold."""

    table: str
    row: Row
    is_right: bool

    @property
    def confidence(self) -> float | None:
        """The row's confidence."""
        value = self.row["confidence"]
        return value if isinstance(value, float) else None


def judged(store: pathlib.Path, gold: pathlib.Path) -> Iterator[Judged]:
    """The rows of the plans of a store that a folder of gold has.  Raises `OutputError`."""
    names = {str(row["file_name"]).split(".")[0]: str(row["doc_id"]) for row in read_rows(store, "documents")}
    rows: Mapping[str, list[Row]] = {table: read_rows(store, table) for table in TABLES}
    for name, (_, expected) in read_gold(gold).items():
        stem = name.split(".")[0]
        for table in TABLES:
            if stem not in names or table not in expected:
                continue
            found = [row for row in rows[table] if row["doc_id"] == names[stem]]
            right = right_rows(table, expected[table], found)
            yield from (Judged(table, row, at in right) for at, row in enumerate(found))


def reliability(rows: Iterable[Judged]) -> Iterator[str]:
    """A line per tenth of confidence, and the mean distance between confidence and share right over the tenths, by rows."""
    tenths: dict[int, list[tuple[float, bool]]] = collections.defaultdict(list)
    for one in rows:
        if one.confidence is not None:
            tenths[min(9, int(one.confidence * 10))].append((one.confidence, one.is_right))
    total = sum(map(len, tenths.values()))
    off = 0.0
    for tenth, found in sorted(tenths.items()):
        sure, right = sum(one for one, _ in found) / len(found), sum(one for _, one in found) / len(found)
        off += abs(sure - right) * len(found)
        yield f"{tenth / 10:.1f}-{(tenth + 1) / 10:.1f}  {len(found):6,} rows  confidence {sure:.3f}  right {right:.3f}"
    if total:
        yield f"mean distance {off / total:.3f}"
