"""What a store states of a figure's source text beyond the row: the header of its table column, and whether a person corrected it."""

from __future__ import annotations

import collections
import pathlib
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from outputs.review.correction import BY_HAND
from outputs.store.folder import OutputError
from outputs.table import Row

_Span: TypeAlias = tuple[object, object, object]
"""A plan, and the offsets of source text in it."""


def with_evidence(tables: pathlib.Path, name: str, rows: Iterable[Row]) -> list[Row]:
    """The rows of a table (`targets`, `funding`), each with `header` and `corrected`; null if there is none.

    A figure from a table ends its source text, which is the cells of its line up to its own: the cell that ends there has the header.
    """
    headers = {(cell["doc_id"], cell["end"]): cell["header"] for cell in _read(tables, "annexes", ("doc_id", "end", "header"))}  # fmt: skip
    corrected = _corrections(tables, name)
    rows = list(rows)
    alike = collections.Counter(map(_span, rows))
    return [
        row
        | {
            "header": headers.get((row["doc_id"], row["end"])),
            "corrected": _corrected(row, corrected.get(_span(row), ()), is_only=alike[_span(row)] == 1),
        }
        for row in rows
    ]


def _corrections(tables: pathlib.Path, name: str) -> Mapping[_Span, list[str]]:
    """What people changed of a table's rows, by the source text of each row."""
    found: dict[_Span, list[str]] = collections.defaultdict(list)
    for issue in _read(tables, "issues", ("doc_id", "start", "end", "code", "message")):
        table, _, what = str(issue["message"]).partition(": ")
        if issue["code"] == BY_HAND and table == name:
            found[_span(issue)].append(what)
    return found


def _corrected(row: Row, changes: Iterable[str], *, is_only: bool) -> str | None:
    """What was changed of a row; of several rows with one source text, those that have a value that was given by hand."""
    return "; ".join(what for what in changes if is_only or _has_new_value(row, what)) or None


def _has_new_value(row: Row, what: str) -> bool:
    return "→" not in what or any(
        f"{name} " in what and f"→ {value} " in what.replace(", ", " ") for name, value in row.items()
    )


def _span(row: Row) -> _Span:
    return row["doc_id"], row["start"], row["end"]


def _read(tables: pathlib.Path, name: str, columns: Iterable[str]) -> list[Row]:
    import pyarrow.parquet

    path = tables / f"{name}.parquet"
    if not path.exists():
        raise OutputError("store.links_lost", store=tables, tables=path.name)
    rows: list[Row] = pyarrow.parquet.read_table(path, columns=list(columns)).to_pylist()
    return rows
