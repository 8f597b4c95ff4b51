"""A plan from a document: the only module that knows the extractors and their order."""

import dataclasses
from collections.abc import Callable, Iterable

from corpus.document import Document
from extract import audit
from extract.agency.rows import extract as agencies
from extract.citation.rows import extract as legal_bases
from extract.component.rows import extract as components
from extract.confidence import rate
from extract.context import Context, Dismissed, R
from extract.funding.plan_capital import with_plan_capital
from extract.funding.rows import extract as funding
from extract.header.reader import read_header
from extract.outline.tree import Outline, find_outline, sections
from extract.record import Header, Issue, Record
from extract.table.cells import extract as cells
from extract.table.indicator_rows import extract as indicator_rows
from extract.table.money_rows import extract as money_rows
from extract.table.place_rows import extract as place_rows
from extract.table.task_rows import extract as task_rows
from extract.table.thing_rows import extract as thing_rows
from extract.table.unread import extract as unread_tables
from extract.table.works_rows import extract as works_rows
from extract.target.rows import extract as targets
from extract.target.unread import extract as unread_figures

EXTRACTORS: tuple[Callable[[Context], Iterable[Record]], ...] = (
    legal_bases,
    components,
    targets,
    unread_figures,
    funding,
    agencies,
    cells,
    place_rows,
    indicator_rows,
    thing_rows,
    works_rows,
    money_rows,
    task_rows,
    unread_tables,
    audit.extract,
)
"""What reads a plan's body, in order; a later one sees the rows of the earlier ones."""


@dataclasses.dataclass(frozen=True)
class Plan:
    """A plan that was read: its document, outline, header and rows, each row with its span."""

    document: Document
    outline: Outline
    header: Header
    rows: tuple[Record, ...]
    dismissed: tuple[Dismissed, ...] = ()
    """What was examined and gave no row, in the order of the extractors."""

    def of(self, kind: type[R]) -> list[R]:
        """The rows of one kind in reading order."""
        return [row for row in self.rows if isinstance(row, kind)]


def read_plan(document: Document) -> Plan:
    """The plan that a document contains.

    A document that is not a plan has no rows but its outline, its tables' cells and issues: an annex may lie in a file of
    its own.  Citations are read from the preamble of the decision on if one carries the plan.
    """
    outline = find_outline(document)
    reading = read_header(document, outline)
    header = reading.header
    context = Context(document, outline, header, reading.preamble)
    context.rows.extend(sections(outline))
    context.rows.extend(reading.issues)
    context.rows.extend(
        Issue(
            span=doubt.span,
            code=doubt.code,
            severity=doubt.severity,
            message=doubt.message.en,
            message_vi=doubt.message.vi,
        )
        for doubt in document.doubts
    )
    for extract in EXTRACTORS if header.doc_type == "Kế hoạch" else (cells,):
        bases = dataclasses.replace(context, preamble=reading.bases) if extract is legal_bases else context
        context.rows.extend(extract(bases))
    rows = with_plan_capital(context.rows)
    rate(rows)
    return Plan(document, outline, context.header, tuple(rows), tuple(context.dismissed))
