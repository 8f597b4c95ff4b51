"""The parts of the tables: Parquet files that contain the rows of some plans each.

A table is a folder of parts (`targets.parquet/00000003.parquet`).  The part of one name contains the rows of the same plans
in every table, and is never changed once it was written: what changes is written under another name.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
import pathlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from outputs.frame import arrow_table, schema
from outputs.store.arrow_rows import Packed, unpack
from outputs.table import PLAN_TABLES, Row, table

if TYPE_CHECKING:
    import pyarrow

Part = dict[str, "pyarrow.Table"]
"""The rows of some plans, by table."""


def part_of(plans: Sequence[Packed]) -> Part:
    """The rows of plans as a part, in the order of their sources."""
    documents = unpack("documents", plans)
    sources = documents["source"].to_pylist()
    if any(after < before for before, after in itertools.pairwise(sources)):  # a run reads its files in their order
        plans = [plan for _, plan in sorted(zip(sources, plans, strict=True), key=lambda one: one[0])]
        documents = unpack("documents", plans)
    others = {name: unpack(name, plans).combine_chunks() for name in PLAN_TABLES[1:]}
    return {"documents": documents.combine_chunks(), **others}


def read_part(folder: pathlib.Path, part: str) -> Part:
    """A part of the tables in `folder`, with the current columns: those that an older kehoach did not have are null."""
    import pyarrow.parquet

    return {
        name: of_today(name, pyarrow.parquet.ParquetFile(path_of(folder, name, part)).read()) for name in PLAN_TABLES
    }


def is_of_today(folder: pathlib.Path, part: str) -> bool:
    """Whether a part has the current columns in every table."""
    import pyarrow.parquet

    return all(
        pyarrow.parquet.read_schema(path_of(folder, name, part)).names == schema(table(name)).names
        for name in PLAN_TABLES
    )


@functools.cache
def columns_of_today() -> str:
    """What distinguishes the current columns, with their types, from those of another kehoach."""
    declared = [(name, *map(str, schema(table(name)))) for name in PLAN_TABLES]
    return hashlib.sha256(repr(declared).encode()).hexdigest()


def of_today(name: str, found: pyarrow.Table) -> pyarrow.Table:
    """Rows of a table with the current columns: those that an older kehoach did not have are null."""
    import pyarrow as arrow

    declared = schema(table(name))
    columns = [
        found[field.name].cast(field.type) if field.name in found.column_names else arrow.nulls(len(found), field.type)
        for field in declared
    ]
    return arrow.table(columns, schema=declared)


def parts(tables: pathlib.Path, name: str) -> Iterator[pyarrow.Table]:
    """The parts of a table, one after the other, with the current columns."""
    import pyarrow.parquet

    for path in sorted((tables / f"{name}.parquet").glob("*.parquet")):
        yield of_today(name, pyarrow.parquet.ParquetFile(path).read())


def write_part(folder: pathlib.Path, part: str, tables: Mapping[str, pyarrow.Table]) -> None:
    """Write a part.  Its plans are in the order of their sources, their rows in the order of the text."""
    import pyarrow.parquet

    for name, found in tables.items():
        pyarrow.parquet.write_table(found, path_of(folder, name, part), compression="zstd", write_page_checksum=True)


def path_of(folder: pathlib.Path, name: str, part: str) -> pathlib.Path:
    """Where a part of a table lies."""
    return folder / f"{name}.parquet" / f"{part}.parquet"


def without(part: Part, doc_ids: Iterable[str]) -> Part:
    """A part without some plans."""
    import pyarrow as arrow
    import pyarrow.compute as compute

    unwanted = arrow.array(sorted(doc_ids), arrow.string())
    return {
        name: found.filter(compute.invert(compute.is_in(found["doc_id"], value_set=unwanted)))
        for name, found in part.items()
    }


def joined(parts: Sequence[Part]) -> Part:
    """Several parts as one, in the order of the plans' sources."""
    import pyarrow as arrow
    import pyarrow.compute as compute

    documents = arrow.concat_tables([part["documents"] for part in parts]).sort_by("source")
    order = documents["doc_id"].combine_chunks()
    result = {"documents": documents}
    for name in PLAN_TABLES[1:]:
        found = arrow.concat_tables([part[name] for part in parts])
        rank = compute.index_in(found["doc_id"], value_set=order)
        result[name] = found.take(compute.sort_indices(rank))  # the sort is stable: a plan's rows keep their order
    return result


def moved(part: Part, sources: Mapping[str, Row]) -> Part:
    """A part whose plans lie elsewhere now: by `doc_id`, the columns of `documents` that state where."""
    rows: list[Row] = [row | sources.get(str(row["doc_id"]), {}) for row in part["documents"].to_pylist()]
    return part | {"documents": arrow_table(table("documents"), rows)}
