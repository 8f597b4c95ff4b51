"""The lines of a plan's body that duties are read from, each with the items above it."""

import bisect
from collections.abc import Iterator
from typing import NamedTuple

from corpus.document import Span
from extract.context import Context
from extract.outline.role import section_role
from extract.outline.tree import BULLETS, Item
from patterns.agency.head import REQUEST_VERB
from patterns.agency.role import DUTY_END


class Line(NamedTuple):
    """A paragraph of the body without its mark."""

    start: int
    """Where its words begin, after the mark."""
    end: int
    item: int | None
    """The index of its item; None for a paragraph without a mark."""
    above: tuple[int, ...]
    """The items that it belongs to, outermost first, its own left out."""
    bullet: bool = False
    requests: bool = False
    """Whether it contains the verb of a request."""

    @property
    def marked(self) -> bool:
        """Whether a mark opens it."""
        return self.item is not None


def lines(context: Context) -> Iterator[Line]:
    """The lines from the first section to the body's end; those of tables are left out."""
    document, outline = context.document, context.outline
    text, folded, items = document.text, document.folded, outline.items
    starts = [item.heading.start for item in items]
    tables = [table.span for table in document.tables]
    first, body_end = outline.first, outline.body_end
    asked = folded.find(REQUEST_VERB)
    for paragraph in document.paragraphs[document.paragraph_index(first) : document.paragraph_index(body_end) + 1]:
        start, end = paragraph
        if not first <= start < body_end or not text[start:end].strip():
            continue
        if tables and any(table.start <= start < table.end for table in tables):
            continue
        if 0 <= asked < start:
            asked = folded.find(REQUEST_VERB, start)
        yield _line(items, bisect.bisect_right(starts, start) - 1, start, end, start <= asked < end)


def _line(items: tuple[Item, ...], index: int, start: int, end: int, requests: bool) -> Line:
    """The line of a paragraph; `index` is that of the last item that begins at or before it, -1 if none does."""
    if index < 0:
        return Line(start, end, None, (), False, requests)
    item = items[index]
    if item.heading.start == start:
        return Line(item.text_start, end, index, item.parents, item.kind in BULLETS, requests)
    above = tuple([parent for parent in (*item.parents, index) if start < items[parent].end])
    return Line(start, end, None, above, False, requests)


def clauses(context: Context, line: Line) -> Iterator[Span]:
    """The clauses of a line, parted by semicolons and full stops."""
    text, start = context.document.text, line.start
    ends = [match.start() for match in DUTY_END.finditer(context.document.folded, start, line.end)]
    for end in (*ends, line.end):
        if text[start:end].strip(" .;/"):
            yield Span(start, end)
        start = end + 1


def organises(context: Context, line: Line) -> bool:
    """Whether a line belongs to a section that hands out duties."""
    above = context.outline.items[line.above[-1]] if line.above else None
    return above is not None and section_role(context, above.heading.start).organises
