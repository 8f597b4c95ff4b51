"""Which files are editions of one plan: the same plan as PDF, DOCX and scan must be counted once.

Two files are one plan if number, issuer and year are the same, their titles alike and their texts alike.  If the number is blank
in both, or not legible in a scan, title, text and figures have to be the same (in a scan, apart from what OCR misreads).  In any
doubt they stay two, for a plan left out of a sum by mistake is worse than one counted twice.
"""

from __future__ import annotations

import collections
import dataclasses
import difflib
from typing import TYPE_CHECKING

from patterns.fold import key

if TYPE_CHECKING:
    from extract.record import Header
    from outputs.table import Row

PLAN_TYPE = "Kế hoạch"
"""`documents.doc_type` of a plan."""
SCAN = "ocr"
"""`documents.text_source` of a plan that was read by OCR alone."""
_TITLES, _TEXTS = 0.85, 0.7
"""So alike the titles (share of letters) and the texts (share of distinct words) of two editions are; a scan misreads some."""
_SAME_TEXT, _SCANNED_TEXT = 0.98, 0.9
"""So alike are the texts of two editions without a number: words that a PDF breaks differ, and words that OCR misreads."""
_SCANNED_TITLES = 0.95
"""The share of letters of a title that OCR reads right."""
_MISREAD = 0.03
"""The share of figures that OCR may misread."""


@dataclasses.dataclass(frozen=True, slots=True)
class Edition:
    """What a document states about itself that another edition of it states too."""

    is_plan: bool
    key: str | None
    """Issuer, province, year and number (empty if it is blank); None if issuer or year is not printed."""
    title: str
    is_scan: bool = False

    @classmethod
    def of(cls, header: Header, text_source: str) -> Edition:
        """The edition that a header describes, in a document of that `documents.text_source`."""
        row = {field.name: getattr(header, field.name) for field in dataclasses.fields(header)}
        return cls.of_row({**row, "text_source": text_source})

    @classmethod
    def of_row(cls, row: Row) -> Edition:
        """The edition that a row of `documents` describes."""
        number, issuer, title = (key(str(row[name] or "")) for name in ("number", "issuer", "title"))
        year = row["issued_year"]
        name = f"{issuer}|{row['province_code'] or ''}|{year}|{number}" if issuer and year else None
        return cls(row["doc_type"] == PLAN_TYPE, name, title, row["text_source"] == SCAN)

    @property
    def has_number(self) -> bool:
        """Whether the plan's number is known."""
        return self.key is not None and not self.key.endswith("|")

    @property
    def unnumbered(self) -> str | None:
        """The key of the editions of the same issuer and year that have no number."""
        return self.key and self.key[: self.key.rindex("|") + 1]


def are_editions(one: Edition, text: str, other: Edition, other_text: str) -> bool:
    """Whether two documents of one issuer and year are one plan, by their numbers, titles and texts."""
    if not one.title or not other.title:
        return False
    if one.has_number and other.has_number:
        return one.key == other.key and _title_likeness(one, other) >= _TITLES and _likeness(text, other_text) >= _TEXTS
    is_scan = one.is_scan or other.is_scan
    if not _may_be_unread(one, other) or not have_same_titles(one, other, is_scan=is_scan):
        return False
    if _likeness(text, other_text) < (_SCANNED_TEXT if is_scan else _SAME_TEXT):
        return False
    return _have_same_figures(text, other_text, is_scan=is_scan)


def have_same_titles(one: Edition, other: Edition, *, is_scan: bool) -> bool:
    """Whether two titles are the same; if one was read by OCR, apart from letters that are not part of a number (`quý II`)."""
    if not is_scan or one.title == other.title:
        return one.title == other.title
    return _numbers(one.title) == _numbers(other.title) and _title_likeness(one, other) >= _SCANNED_TITLES


def _numbers(title: str) -> list[str]:
    return [word for word in title.split() if any(map(str.isdigit, word)) or not set(word) - set("ivxl")]


def _may_be_unread(one: Edition, other: Edition) -> bool:
    """Whether the number of either is blank in both, or may be printed in a scan but not read."""
    return one.has_number == other.has_number or any(found.is_scan and not found.has_number for found in (one, other))


def _title_likeness(one: Edition, other: Edition) -> float:
    return difflib.SequenceMatcher(None, one.title, other.title, autojunk=False).ratio()


def _likeness(text: str, other: str) -> float:
    """The share of the distinct words of two texts that both have."""
    words, others = set(key(text).split()), set(key(other).split())
    return len(words & others) / max(1, len(words | others))


def _have_same_figures(text: str, other: str, *, is_scan: bool) -> bool:
    """Whether two texts have the same figures, a few that OCR may misread excepted."""
    figures, others = _figures(text), _figures(other)
    odd = max((figures - others).total(), (others - figures).total())
    return odd <= (max(1, _MISREAD * figures.total()) if is_scan else 0)


def _figures(text: str) -> collections.Counter[str]:
    return collections.Counter(word for word in key(text).split() if any(map(str.isdigit, word)))
