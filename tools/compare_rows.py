"""Rows gained and lost between two runs over the same plans: python -m tools.compare_rows OLD_STORE NEW_STORE [--table NAME]

A row is named by its plan, table and values (offsets, rules and confidences aside).  Every change to a rule is judged by this list.
"""

import argparse
import collections
import pathlib

import pyarrow.parquet as pq

_ASIDE = {"doc_id", "source", "start", "end", "page", "quote", "rule", "confidence", "kehoach_version", "n_chars"}
_TABLES = ("documents", "legal_bases", "targets", "components", "funding", "agencies", "sections", "issues", "annexes")


def rows(store: pathlib.Path, table: str) -> "collections.Counter[tuple[str, ...]]":
    """The rows of a table as tuples of plan and printed values, counted."""
    plans = {row["doc_id"]: row["file_name"] for row in pq.read_table(store / "documents.parquet").to_pylist()}
    found: collections.Counter[tuple[str, ...]] = collections.Counter()
    for row in pq.read_table(store / f"{table}.parquet").to_pylist():
        values = (f"{name}={value}" for name, value in row.items() if name not in _ASIDE and value is not None)
        found[(plans[row["doc_id"]], *values)] += 1
    return found


def main() -> None:
    """Print each row lost (-) and gained (+), and how many by table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=pathlib.Path)
    parser.add_argument("new", type=pathlib.Path)
    parser.add_argument("--table", action="append", choices=_TABLES)
    arguments = parser.parse_args()
    for table in arguments.table or _TABLES:
        old, new = rows(arguments.old, table), rows(arguments.new, table)
        changes = [("-", row) for row in (old - new).elements()] + [("+", row) for row in (new - old).elements()]
        for sign, row in sorted(changes, key=lambda change: (change[1][0], change[1][1:], change[0])):
            print(f"{sign} {table} {row[0]}: {'; '.join(row[1:])}")
        print(
            f"{table}: {sum((old - new).values())} lost, {sum((new - old).values())} gained, {sum((old & new).values())} kept"
        )


if __name__ == "__main__":
    main()
