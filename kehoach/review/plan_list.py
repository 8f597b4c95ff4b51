"""The list of a store's plans: what is searched, and which plans are shown."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import functools
import pathlib
import unicodedata
from typing import Literal

from outputs.review.highlight import is_doubt
from outputs.store.content import read_rows
from outputs.table import Row


@dataclasses.dataclass(frozen=True, slots=True)
class Listed:
    """A plan in the list."""

    doc_id: str
    title: str
    issuer: str
    number: str
    date: datetime.date | str
    """The day of issue; its year if no day is printed, or nothing."""
    file_name: str
    doubts: int
    corrections: int
    words: str
    """What a search looks in."""
    same_as: str | None = None
    copies: tuple[Listed, ...] = ()
    """Other editions of the plan, listed with it."""

    @property
    def is_reviewed(self) -> bool:
        """Whether a person has corrected or accepted one of its rows."""
        return self.corrections > 0


Show = Literal["all", "doubtful", "open", "reviewed"]
"""Which plans are listed: all, those with something to check, those not yet reviewed, those reviewed."""


@functools.lru_cache(maxsize=2)
def listed(store: pathlib.Path, version: int) -> list[Listed]:
    """The plans of a store, including other editions; `version` changes whenever a run changes the tables."""
    doubts = collections.Counter(row["doc_id"] for row in read_rows(store, "issues") if is_doubt(row))
    return [_plan(row, doubts[row["doc_id"]]) for row in read_rows(store, "documents")]


def _plan(row: Row, doubts: int) -> Listed:
    fields = [str(row[name] or "") for name in ("title", "issuer", "number", "issued_date", "file_name")]
    words = bare(
        " ".join(
            [*fields, *(str(row[name] or "") for name in ("place", "province", "district", "commune", "number_symbol"))]
        )
    )
    title, issuer, number, _, file_name = fields
    day = row["issued_date"]
    date = day if isinstance(day, datetime.date) else str(row["issued_year"] or "")
    same_as = None if row["same_as"] is None else str(row["same_as"])
    return Listed(str(row["doc_id"]), title, issuer, number or str(row["number_symbol"] or ""), date, file_name,
                  doubts, 0, words, same_as)  # fmt: skip


def is_shown(plan: Listed, show: Show) -> bool:
    """Whether a plan is selected."""
    return {"doubtful": plan.doubts > 0, "open": not plan.is_reviewed, "reviewed": plan.is_reviewed}.get(show, True)


def bare(text: str) -> str:
    """A text without accents and in lower case, as people type it in a search.

    >>> bare("Kế hoạch Ba Tơ, Đắk Lắk")
    'ke hoach ba to, dak lak'
    """
    letters = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
