"""Rows as typed Arrow tables and pandas frames."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from outputs.table import Column, Row, Table

if TYPE_CHECKING:
    import pandas
    import pyarrow


@functools.cache
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
    return arrow.schema(fields, metadata={"table": table.name, "row": table.meaning, "pandas": _for_pandas(table)})


def _for_pandas(table: Table) -> str:
    """What pandas reads in a Parquet file: that whole numbers stay whole if some are missing (`2024`, not `2024.0`)."""
    whole = {"integer": "Int32", "amount": "Int64"}
    columns = [
        {
            "name": column.name,
            "field_name": column.name,
            "pandas_type": whole[column.kind].lower(),
            "numpy_type": whole[column.kind],
            "metadata": None,
        }
        for column in table.columns
        if column.kind in whole
    ]
    return json.dumps(
        {
            "index_columns": [],
            "column_indexes": [],
            "columns": columns,
            "creator": {"library": "kehoach", "version": "1"},
            "pandas_version": "2.2.0",
        }
    )


def _metadata(column: Column) -> dict[str, str]:
    return {"meaning": column.meaning} | ({"codes": ", ".join(column.codes)} if column.codes else {})


def arrow_table(table: Table, rows: Sequence[Row]) -> pyarrow.Table:
    """The rows of a table with its full schema, even if there are none."""
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
