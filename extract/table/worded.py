"""The cells of tables whose indicators are whole sentences (`Tỷ lệ hộ dân có cáp quang đạt 80%`), with no column of figures.

Their figures are read like those of running text (`extract.target`).
"""

from collections.abc import Iterator

from corpus.document import Span
from extract.context import Context
from extract.table.column_kind import head_of, kind_of
from extract.table.grid import Grid, grids
from extract.table.row import label_column, order_column, rows_of
from patterns.fold import fold
from patterns.table.header import FIGURE_CELL
from patterns.table.indicator_row import INDICATOR_HEADER


def worded_cells(context: Context) -> Iterator[Span]:
    """The labels of tables of indicators that have no column of figures."""
    for grid in grids(context.document):
        label = label_column(grid)
        if label is None or not INDICATOR_HEADER.match(fold(grid.columns[label].split(" / ")[-1])):
            continue
        others = set(range(len(grid.columns))) - {label, order_column(grid)}
        if any(_holds_figures(context, grid, index) for index in others):
            continue
        yield from (row.label.span for row in rows_of(grid, label) if not row.is_total)


def _holds_figures(context: Context, grid: Grid, index: int) -> bool:
    """Whether a column commits or reports figures of its own."""
    texts = [text for row in grid.rows if (text := grid.text(row[index]))]
    return (
        any(FIGURE_CELL.match(text) for text in texts)
        and kind_of(head_of(context, grid, index)).rule != "head says nothing"
    )
