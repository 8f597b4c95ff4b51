"""Rows of a store's tables as the frames of the report have them: with the row number of their plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas

Frames = Mapping[str, "pandas.DataFrame"]
"""The tables of a store by name; dates are `datetime.date`."""
EVIDENCE = ["page", "section", "start", "end", "quote"]


def is_null(value: object) -> bool:
    """Whether a cell of a frame is empty."""
    import pandas

    return bool(pandas.isna(value))  # type: ignore[call-overload]  # a cell, never an array


def of_plans(found: pandas.DataFrame, listed: pandas.DataFrame) -> pandas.DataFrame:
    """The rows with `doc`; rows of a plan that is not listed are left out."""
    number = {doc_id: position for position, doc_id in enumerate(listed["doc_id"])}
    positions = found["doc_id"].map(number)
    made = found[positions.notna()].copy()
    made["doc"] = positions.dropna().astype("int64")
    return made.reset_index(drop=True)
