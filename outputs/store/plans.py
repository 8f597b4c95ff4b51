"""Which documents of a store count as plans: each plan once, copies and documents that are not plans left out."""

from __future__ import annotations

from collections.abc import Iterable

from outputs.edition import PLAN_TYPE
from outputs.table import Row


def counted(documents: Iterable[Row]) -> list[Row]:
    """The rows of `documents` that are plans, without the other editions of one that is there too."""
    rows = list(documents)
    held = {row["doc_id"] for row in rows}
    return [row for row in rows if row["doc_type"] == PLAN_TYPE and row["same_as"] not in held]
