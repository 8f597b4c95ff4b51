"""How well kehoach reads plans whose truth is known because the factory made them, by table; what it missed is listed.

python benchmarks/factory_score.py [COUNT] [SEED]
"""

import collections
import json
import pathlib
import sys
import tempfile
from collections.abc import Callable
from typing import Any

import pyarrow.parquet

from benchmarks.factory.__main__ import write
from kehoach.run.driver import run
from kehoach.run.worker import Limits

KEYS: dict[str, Callable[[dict[str, Any]], object]] = {
    "legal_bases": lambda row: (row["instrument_type"], row["number"], str(row["issued_date"]), row["role"]),
    "targets": lambda row: (row["kind"], row["indicator_code"], row["value"], row["value_max"], row["unit"], row["direction"], row["comparator"]),
    "components": lambda row: (row["component_code"], row["status"]),
    "funding": lambda row: (row["component_code"], row["source"], row["capital_type"], row["amount_vnd"]),
    "agencies": lambda row: (row["agency"], row["role"], row["component_code"]),
}  # fmt: skip


def main(count: int, seed: int) -> None:
    """Make, read, compare."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write(count, seed, ("txt", "docx", "pdf"), folder)
        result = run([str(folder / "plans")], folder / "store", lambda *_: None, Limits(workers=2), csv=False)
        print(f"{result.plans:,} plans of seed {seed} read in {result.seconds:.1f} s, {result.unread} failed")
        documents = pyarrow.parquet.read_table(folder / "store" / "documents.parquet").to_pylist()
        golds = {row["doc_id"]: _gold(folder, row["file_name"]) for row in documents}
        _headers(documents, golds)
        for table, key in KEYS.items():
            rows = pyarrow.parquet.read_table(folder / "store" / f"{table}.parquet").to_pylist()
            _table(table, key, rows, golds)


def _gold(folder: pathlib.Path, file_name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "gold" / f"{pathlib.Path(file_name).stem}.json").read_text("utf-8"))
    return found


def _headers(documents: list[dict[str, Any]], golds: dict[str, dict[str, Any]]) -> None:
    wrong: collections.Counter[str] = collections.Counter()
    fields = 0
    for row in documents:
        for name, value in golds[row["doc_id"]]["documents"].items():
            fields += 1
            wrong[name] += (None if value is None else str(value)) != (None if row[name] is None else str(row[name]))
    print(f"documents    {1 - wrong.total() / fields:.4f} of {fields:,} fields right; wrong: {dict(+wrong) or 'none'}")


def _table(
    table: str,
    key: Callable[[dict[str, Any]], object],
    rows: list[dict[str, Any]],
    golds: dict[str, dict[str, Any]],
) -> None:
    gold = collections.Counter((doc_id, key(row)) for doc_id, truth in golds.items() for row in truth[table])
    found = collections.Counter((row["doc_id"], key(row)) for row in rows)
    hits = (gold & found).total()
    print(f"{table:12} F1 {2 * hits / max(1, gold.total() + found.total()):.4f} precision {hits / max(1, found.total()):.4f} recall {hits / max(1, gold.total()):.4f} of {gold.total():,} rows")  # fmt: skip
    for text, left in (("missed", gold - found), ("extra", found - gold)):
        common = collections.Counter(name[:2] if isinstance(name, tuple) else name for _, name in left.elements())
        for name, number in common.most_common(3):
            print(f"               {text} {number} x {name}")


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    main(*(arguments + [150, 11][len(arguments) :]))
