"""Which files are editions of one plan: the same plan as PDF, DOCX and scan must count once.

Two files are one plan where number, issuer and year are the same, their titles alike and their texts alike; where one of these is
unknown they stay two, for a plan left out of a sum by mistake is worse than one counted twice.
"""

from __future__ import annotations

import dataclasses
import difflib
from typing import TYPE_CHECKING

from patterns.fold import key

if TYPE_CHECKING:
    from extract.record import Header
    from outputs.table import Row

PLAN_TYPE = "Kế hoạch"
"""`documents.doc_type` of a plan."""
_TITLES, _TEXTS = 0.85, 0.7
"""So alike the titles (share of letters) and the texts (share of distinct words) of two editions are; a scan misreads some."""


@dataclasses.dataclass(frozen=True, slots=True)
class Edition:
    """What a document says of itself that another edition of it says too."""

    is_plan: bool
    key: str | None
    """Number, issuer and year; None if one of them is not printed."""
    title: str

    @classmethod
    def of(cls, header: Header) -> Edition:
        """The edition that a header describes."""
        return cls.of_row({field.name: getattr(header, field.name) for field in dataclasses.fields(header)})

    @classmethod
    def of_row(cls, row: Row) -> Edition:
        """The edition that a row of `documents` describes."""
        number, issuer, title = (str(row[name] or "") for name in ("number", "issuer", "title"))
        year = row["issued_year"]
        known = number and issuer and year
        name = f"{key(number)}|{key(issuer)}|{row['province_code'] or ''}|{year}" if known else None
        return cls(row["doc_type"] == PLAN_TYPE, name, key(title))


def are_alike(title: str, text: str, other_title: str, other_text: str) -> bool:
    """Whether the titles (lookup keys) and the texts of two documents of one key are those of one plan."""
    if not title or not other_title:
        return False
    if difflib.SequenceMatcher(None, title, other_title, autojunk=False).ratio() < _TITLES:
        return False
    words, others = set(key(text).split()), set(key(other_text).split())
    return len(words & others) >= _TEXTS * len(words | others)
