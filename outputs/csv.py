"""Tables as CSV for Excel: UTF-8 with a byte-order mark, texts quoted, no formulas.

Source: RFC 4180; OWASP, CSV Injection.
"""

from __future__ import annotations

import pathlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from outputs.frame import schema
from outputs.table import Table

if TYPE_CHECKING:
    import pyarrow

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"
"""What a spreadsheet takes for the beginning of a formula."""
HARMLESS = r"(?s)^(?:.|[+-](?:[0-9]+\.?[0-9]*|\.[0-9]+))\z"
"""What begins like a formula and is not one: a sign on its own (the label of a bullet), a plain number."""


def write_csv(path: pathlib.Path, table: Table, parts: Iterable[pyarrow.Table]) -> None:
    """Write a table's rows, part by part; null is an empty cell.

    A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers and dates never do.
    """
    import pyarrow.csv

    options = pyarrow.csv.WriteOptions(include_header=False)
    with path.open("xb") as file:
        file.write(_BYTE_ORDER_MARK + ",".join(column.name for column in table.columns).encode() + b"\n")
        with pyarrow.csv.CSVWriter(file, schema(table), write_options=options) as writer:
            for part in parts:
                if part.num_rows:  # a new store's tables have none: what looks for formulas is not imported for them
                    writer.write_table(defused(part))


def defused(part: pyarrow.Table) -> pyarrow.Table:
    """A table whose texts no spreadsheet interprets as formulas."""
    import pyarrow as arrow
    import pyarrow.compute as compute

    for index, field in enumerate(part.schema):
        if field.type != arrow.string():
            continue
        texts = part.column(index)
        looks = compute.and_not(
            compute.match_substring_regex(texts, FORMULA), compute.match_substring_regex(texts, HARMLESS)
        )
        if compute.any(looks).as_py():
            part = part.set_column(
                index, field, compute.if_else(looks, compute.binary_join_element_wise("'", texts, ""), texts)
            )
    return part
