"""What the search index stores of a plan: its columns, and its passages, each a paragraph or the source text of a row."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from patterns.search import plain

if TYPE_CHECKING:
    from outputs.table import Row

PASSAGES = "text"
TABLES = ("targets", "funding", "legal_bases", "components", "agencies", "issues")
"""The tables whose rows can be searched; `PASSAGES` means the paragraphs."""
KINDS = (PASSAGES, *TABLES)
DOCUMENT_COLUMNS = [
    "doc_id", "title", "number", "issuer", "province", "district", "commune", "issued_year", "period_start", "file_name", "same_as"
]  # fmt: skip
"""The columns of `documents` that it takes."""
_Place = tuple[int | None, int | None, str | None]


@dataclasses.dataclass(frozen=True, slots=True)
class Indexed:
    """What the index stores of a plan."""

    part: str
    text: str
    document: Row
    rows: Mapping[str, Sequence[_Place]]
    """By table: the start, end and section of each row."""


def columns_of(part: str, document: Row) -> tuple[object, ...]:
    """What the index has of a plan, in the order of its columns."""
    places = [str(document[name]) for name in ("commune", "district", "province", "issuer") if document[name]]
    return (
        document["doc_id"], part, document["title"], document["number"], document["issuer"], document["province"], document["district"],
        document["commune"], plain(" | ".join(places)), document["issued_year"] or document["period_start"], document["file_name"],
        document["same_as"],
    )  # fmt: skip


def passages_of(plan: Indexed) -> list[tuple[int, int, int, str | None]]:
    """The kind, place and section of every passage of a plan: its paragraphs, then the words of its rows."""
    found = list(_paragraphs(plan.text, plan.rows.get("sections", ())))
    for kind, name in enumerate(KINDS[1:], 1):
        found += [
            (kind, first, last, section or None)
            for first, last, section in plan.rows.get(name, ())
            if first is not None and last is not None
        ]
    return found


def _paragraphs(text: str, sections: Iterable[_Place]) -> Iterator[tuple[int, int, int, str | None]]:
    """The paragraphs of a text, each with the section that begins before it, last."""
    left = sorted(
        ((start, section) for start, _, section in sections if start is not None), key=lambda one: one[0], reverse=True
    )
    start, current = 0, None
    for line in text.split("\n"):
        end = start + len(line)
        if line and not line.isspace():
            while left and left[-1][0] <= start:
                current = left.pop()[1] or None
            yield 0, start, end, current
        start = end + 1
