"""A plan that is open in a review session."""

from __future__ import annotations

import dataclasses
import pathlib
from collections.abc import Mapping, Sequence

from outputs.review.apply import apply
from outputs.review.correction import Correction
from outputs.review.correction_file import read_corrections
from outputs.store.content import read_plan_rows, read_text
from outputs.table import Row


@dataclasses.dataclass(frozen=True, slots=True)
class Open:
    """An open plan: its rows as stored and as corrected, its text and its corrections."""

    stored: Mapping[str, Sequence[Row]]
    rows: Mapping[str, Sequence[Row]]
    text: str
    corrections: list[Correction]


def open_plan(store: pathlib.Path, doc_id: str) -> Open:
    """A plan.  Raises `KeyError` if the store does not contain it."""
    stored, text = read_plan_rows(store, doc_id), read_text(store, doc_id)
    corrections = read_corrections(store, doc_id)
    return Open(stored, apply(stored, text, corrections), text, corrections)
