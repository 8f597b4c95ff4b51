"""The `issues` of tables that contain figures and gave no row: their cells are kept (`annexes`), and it is stated that they were not understood.

Forms, points, norms, lists and reports of money are not such tables; nor is one that is only partly read.  Figures that are each alone
on a line are a table of which not even the columns were recognised.
"""

from collections.abc import Iterator, Sequence

from corpus.document import Span
from extract.context import Context
from extract.issue import issue
from extract.record import Agency, Funding, Issue, Target
from extract.table.grid import Grid, grids
from patterns.fold import fold
from patterns.table.header import FIGURE_CELL, ORDER_HEADER
from patterns.table.unread import FIGURE_LINE, LOOSE_FIGURES, NO_ROWS_HEAD, NO_ROWS_TITLE

_SHORT = 100
"""Letters of a line at most that may be a table's cell."""
_SIGNS = "0123456789+-"
_FEWEST = 3
"""Figures that a passage of `LOOSE_FIGURES` has at least."""


def extract(context: Context) -> Iterator[Issue]:
    """An issue for each data table that gave no row of targets, funding or agencies."""
    if context.header.doc_type != "Kế hoạch":
        return
    starts = [row.span.start for kind in (Target, Funding, Agency) for row in context.of(kind) if row.span]
    for grid in grids(context.document):
        span = grid.table.span
        if not any(span.start <= start < span.end for start in starts) and _holds_figures(context, grid):
            yield issue("table_unread.rows", span)
    for span in _loose(context):
        yield issue("table_unread.loose", span)


def _loose(context: Context) -> Iterator[Span]:
    """The passages of figures that are each alone on a line, with short lines between them."""
    document = context.document
    if len(list(FIGURE_LINE.finditer(f"\n{document.text}"))) < _FEWEST:
        return  # as in most plans, so that no line need be examined
    lines = document.paragraphs
    kinds = "".join([_kind(document.text, line) for line in lines])
    for match in LOOSE_FIGURES.finditer(kinds):
        span = Span(lines[match.start()].start, lines[match.end() - 1].end)
        if not any(table.span.start < span.end and span.start < table.span.end for table in document.tables):
            yield span


def _kind(text: str, line: Span) -> str:
    """Whether a line is a figure (`f`), short (`s`) or long (`l`); a figure's first sign shows of most that they are not."""
    if line.end - line.start > _SHORT:
        return "l"
    return "f" if text[line.start] in _SIGNS and FIGURE_CELL.match(text[line.start : line.end]) else "s"


def _holds_figures(context: Context, grid: Grid) -> bool:
    """Whether a table has a column of figures that no word states to be none of the plan's."""
    title = context.document.folded[grid.title.start : grid.title.end]
    if NO_ROWS_TITLE.search(title):
        return False
    return any(_is_figures(grid, index) for index in range(len(grid.columns)))


def _is_figures(grid: Grid, index: int) -> bool:
    head = fold(grid.columns[index])
    if ORDER_HEADER.match(head) or NO_ROWS_HEAD.search(head) or not head:
        return False
    texts: Sequence[str] = [text for row in grid.rows if (text := grid.text(row[index]))]
    return len(texts) > 1 and 2 * sum(FIGURE_CELL.match(text) is not None for text in texts) > len(texts)
