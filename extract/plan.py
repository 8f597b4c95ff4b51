"""A document read as a plan: the one place that knows which extractors there are, and their order."""

import dataclasses
from collections.abc import Callable, Iterable

from corpus.document import Document
from extract import (
    agency,
    annex,
    annex_funding,
    annex_indicator,
    annex_target,
    audit,
    component,
    funding,
    legal_basis,
    target,
)
from extract.draft import Draft, R
from extract.header import read_header
from extract.outline import Outline, find_outline, sections
from extract.record import Header, Issue, Record

EXTRACTORS: tuple[Callable[[Draft], Iterable[Record]], ...] = (
    legal_basis.extract,
    component.extract,
    target.extract,
    funding.extract,
    agency.extract,
    annex.extract,
    annex_target.extract,
    annex_indicator.extract,
    annex_funding.extract,
    audit.extract,
)
"""What reads a plan's body, in order; a later one sees the rows of the earlier ones."""


@dataclasses.dataclass(frozen=True)
class Plan:
    """A plan read: its document, outline, header and rows, each row with the span of its words."""

    document: Document
    outline: Outline
    header: Header
    rows: tuple[Record, ...]

    def of(self, kind: type[R]) -> list[R]:
        """The rows of one kind in reading order."""
        return [row for row in self.rows if isinstance(row, kind)]


def read_plan(document: Document) -> Plan:
    """The plan that a document holds.

    A document that is no plan has a header without `doc_type` and no rows but its outline, its tables' cells and issues: an
    annex may lie in a file of its own.
    """
    outline = find_outline(document)
    reading = read_header(document, outline)
    header = reading.header
    draft = Draft(document, outline, header, reading.preamble)
    draft.rows.extend(sections(outline))
    draft.rows.extend(reading.issues)
    draft.rows.extend(
        Issue(span=doubt.span, code=doubt.code, severity=doubt.severity, message=doubt.message)
        for doubt in document.doubts
    )
    for extract in EXTRACTORS if header.doc_type else (annex.extract,):
        draft.rows.extend(extract(draft))
    return Plan(document, outline, draft.header, tuple(draft.rows))
