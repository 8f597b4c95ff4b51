"""Rows as typed Arrow tables and pandas frames."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from outputs.table import Column, Row, Table

if TYPE_CHECKING:
    import pandas
    import pyarrow


def schema(table: Table) -> pyarrow.Schema:
    """The Arrow schema of a table; each column carries its meaning, and its codes if any, as metadata."""
    import pyarrow as arrow

    kinds = {
        "string": arrow.string(),
        "integer": arrow.int32(),
        "amount": arrow.int64(),
        "number": arrow.float64(),
        "date": arrow.date32(),
    }
    fields = [arrow.field(column.name, kinds[column.kind], metadata=_metadata(column)) for column in table.columns]
    return arrow.schema(fields, metadata={"table": table.name, "row": table.meaning})


def _metadata(column: Column) -> dict[str, str]:
    return {"meaning": column.meaning} | ({"codes": ", ".join(column.codes)} if column.codes else {})


def arrow_table(table: Table, rows: Sequence[Row]) -> pyarrow.Table:
    """The rows of a table with its full schema, also where there is none."""
    import pyarrow as arrow

    declared = schema(table)
    return arrow.Table.from_pylist(list(rows), schema=declared) if rows else arrow.Table.from_batches([], declared)


def frame(table: Table, rows: Sequence[Row]) -> pandas.DataFrame:
    """The rows of a table as a pandas frame; integers that may be missing are `Int64`, dates are dates."""
    import pandas
    import pyarrow as arrow

    nullable = {
        arrow.int32(): pandas.Int32Dtype(),
        arrow.int64(): pandas.Int64Dtype(),
        arrow.string(): pandas.StringDtype(),
    }
    found: pandas.DataFrame = arrow_table(table, rows).to_pandas(types_mapper=nullable.get)
    return found
