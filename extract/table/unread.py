"""The `issues` of tables that hold figures and gave no row: their cells are kept (`annexes`), and it is said that they were not understood.

Forms, points, norms, lists and reports of money are not such tables; nor is one that is only partly read.
"""

from collections.abc import Iterator, Sequence

from extract.context import Context
from extract.issue import issue
from extract.record import Agency, Funding, Issue, Target
from extract.table.grid import Grid, grids
from patterns.fold import fold
from patterns.table.header import FIGURE_CELL, ORDER_HEADER
from patterns.table.unread import NO_ROWS_HEAD, NO_ROWS_TITLE


def extract(context: Context) -> Iterator[Issue]:
    """An issue for each data table that gave no row of targets, funding or agencies."""
    if context.header.doc_type != "Kế hoạch":
        return
    starts = [row.span.start for kind in (Target, Funding, Agency) for row in context.of(kind) if row.span]
    for grid in grids(context.document):
        span = grid.table.span
        if not any(span.start <= start < span.end for start in starts) and _holds_figures(context, grid):
            yield issue("table_unread.rows", span)


def _holds_figures(context: Context, grid: Grid) -> bool:
    """Whether a table has a column of figures that no word says to be none of the plan's."""
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
