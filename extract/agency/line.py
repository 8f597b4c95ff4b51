"""The lines of a plan's body that duties are read from, each with the items above it."""

import bisect
import dataclasses
from collections.abc import Iterator

from corpus.document import Span
from extract.context import Context
from extract.outline.role import section_role
from extract.outline.tree import BULLETS, Item
from patterns.agency.role import DUTY_END


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the body without its mark."""

    start: int
    """Where its words begin, after the mark."""
    end: int
    item: int | None
    """The index of its item; None for a paragraph without a mark."""
    above: tuple[int, ...]
    """The items that it belongs to, outermost first, its own left out."""
    bullet: bool = False

    @property
    def marked(self) -> bool:
        """Whether a mark opens it."""
        return self.item is not None


def lines(context: Context) -> Iterator[Line]:
    """The lines from the first section to the body's end; those of tables are left out."""
    document, outline = context.document, context.outline
    starts = [item.heading.start for item in outline.items]
    tables = [table.span for table in document.tables]
    for paragraph in document.paragraphs:
        if not outline.first <= paragraph.start < outline.body_end or not document.quote(paragraph).strip():
            continue
        if any(table.start <= paragraph.start < table.end for table in tables):
            continue
        index = bisect.bisect_right(starts, paragraph.start) - 1
        yield _line(outline.items, index, paragraph)


def _line(items: tuple[Item, ...], index: int, paragraph: Span) -> Line:
    if index < 0:
        return Line(paragraph.start, paragraph.end, None, ())
    item = items[index]
    if item.heading.start == paragraph.start:
        return Line(item.text_start, paragraph.end, index, item.parents, item.kind in BULLETS)
    above = tuple(parent for parent in (*item.parents, index) if paragraph.start < items[parent].end)
    return Line(paragraph.start, paragraph.end, None, above)


def clauses(context: Context, line: Line) -> Iterator[Span]:
    """The clauses of a line, parted by semicolons and full stops."""
    start = line.start
    ends = [match.start() for match in DUTY_END.finditer(context.document.folded, line.start, line.end)]
    for end in (*ends, line.end):
        if context.document.text[start:end].strip(" .;/"):
            yield Span(start, end)
        start = end + 1


def organises(context: Context, line: Line) -> bool:
    """Whether a line belongs to a section that hands out duties."""
    above = context.outline.items[line.above[-1]] if line.above else None
    return above is not None and section_role(context, above.heading.start).organises
