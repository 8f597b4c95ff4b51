"""The data dictionary: `python -m tools.dictionary` writes docs/tables.md and docs/datapackage.json from the tables' declaration."""

import pathlib

from outputs import datapackage
from outputs.sql import FILES
from outputs.table import TABLES, Column, Table

DOCS = pathlib.Path(__file__).parent.parent / "docs"
PAGE = DOCS / "tables.md"
KINDS = {
    "string": "text",
    "integer": "whole number (int32)",
    "amount": "whole number (int64)",
    "number": "number (double)",
    "date": "date",
}
HEAD = """# The tables

Written by `tools/dictionary.py` from `extract/record.py` and `outputs/table.py`; do not edit by hand.

After each run every table exists, with all its columns, even if it has no rows. Null (an empty cell in CSV) means that
the plan does not state the value: nothing is guessed, and null is not 0. Texts are Vietnamese as the plan prints them (NFC, single-spaced).
`start` and `end` count characters (code points) of `text/<doc_id>.txt`, counted from 0, and `end` is the offset after the last:
`text[start:end]` is the `quote`. `doc_id` joins the tables.
"""


def page() -> str:
    """The whole page."""
    return HEAD + "".join(map(_section, TABLES)) + _section(FILES, SQL_ONLY)


SQL_ONLY = """

Only `kehoach sql` has this table: it is made from the ledger of the store, and joins `documents` with `using (doc_id, source)`.
"""


def _section(table: Table, remark: str = "\n") -> str:
    lines = [
        f"| `{column.name}` | {KINDS[column.kind]} | {column.meaning}{_codes(column)} |" for column in table.columns
    ]
    return (
        f"\n## {table.name}\n\nA row is {table.meaning}.{remark}\n| column | type | meaning |\n|---|---|---|\n"
        + "".join(f"{line}\n" for line in lines)
    )


def _codes(column: Column) -> str:
    """The codes that the meaning does not name already."""
    named = all(code in column.meaning for code in column.codes)
    return "" if named else f": {', '.join(f'`{code}`' for code in column.codes)}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    datapackage.write_datapackage(DOCS)
