"""A plan's rows as Arrow buffers: small to send from a worker, quick to write.

The schema of a table is declared once (see `outputs.frame`), so only the rows travel.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from outputs.frame import arrow_table, schema
from outputs.table import Row, table

if TYPE_CHECKING:
    import pyarrow

Packed = Mapping[str, bytes]
"""By table, one plan's rows; tables without rows are left out."""


def pack(rows: Mapping[str, Sequence[Row]]) -> Packed:
    """The rows of a plan by table."""
    return {name: _batch(arrow_table(table(name), found)) for name, found in rows.items() if found}


def _batch(made: pyarrow.Table) -> bytes:
    (batch,) = made.combine_chunks().to_batches()
    return bytes(batch.serialize().to_pybytes())


def with_document(rows: Packed, columns: Row) -> Packed:
    """A plan's rows with some columns of `documents` set."""
    (document,) = unpack("documents", [rows]).to_pylist()
    return {**rows, **pack({"documents": [document | columns]})}


def unpack(name: str, plans: Iterable[Packed]) -> pyarrow.Table:
    """The rows of a table of several plans, in their order, with its full schema also if there are none."""
    import pyarrow as arrow

    declared = schema(table(name))
    batches = [arrow.ipc.read_record_batch(arrow.py_buffer(plan[name]), declared) for plan in plans if name in plan]
    return arrow.Table.from_batches(batches, declared)
