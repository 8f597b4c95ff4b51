"""The cells of tables whose figures are in sentences: indicators (`Tỷ lệ hộ dân có cáp quang đạt 80%`), tasks and what they bring.

Their figures are read like those of running text (`extract.target`).
"""

from collections.abc import Iterator

from corpus.document import Span
from extract.context import Context
from extract.table.column_kind import head_of, kind_of
from extract.table.grid import Grid, grids
from extract.table.row import label_column, order_column, place_column, rows_of
from patterns.fold import fold
from patterns.table.header import FIGURE_CELL
from patterns.table.indicator_row import INDICATOR_HEADER
from patterns.table.money_column import WORKS_HEAD
from patterns.table.site import SIZE_HEADER
from patterns.table.task import PRODUCT_HEAD, ROLE_HEAD, TASK_HEAD, TIME_HEAD


def worded_cells(context: Context) -> Iterator[tuple[Span, bool]]:
    """The cells that contain sentences: the labels of tables of indicators without a column of figures, tasks and their products; with whether they are a product."""
    for grid in grids(context.document):
        label = label_column(grid)
        if label is None or label == place_column(grid):
            continue
        for row in rows_of(grid, label):
            for index in _columns(context, grid, label) if not row.is_total else ():
                if (cell := row.cells[index]) is not None and cell.column == index:
                    yield cell.span, index != label


def _columns(context: Context, grid: Grid, label: int) -> list[int]:
    """The columns of a table that contain sentences with figures, in order."""
    heads = [fold(head.split(" / ")[-1]) for head in grid.columns]
    is_task = _is_task_table(heads, label)
    if not is_task and not INDICATOR_HEADER.match(heads[label]):
        return []
    others = set(range(len(heads))) - {label, order_column(grid)}
    if any(_holds_figures(context, grid, index) for index in others):
        return []
    products = [index for index in others if PRODUCT_HEAD.match(heads[index])]
    return sorted([label, *products])


def _is_task_table(heads: list[str], label: int) -> bool:
    """Whether the rows of a table are tasks: beside them is who does them, when, or what they bring, and no column of sizes."""
    if not (TASK_HEAD.match(heads[label]) or WORKS_HEAD.match(heads[label])) or any(map(SIZE_HEADER.match, heads)):
        return False
    beside = [head for index, head in enumerate(heads) if index != label]
    return any(pattern.match(head) for pattern in (ROLE_HEAD, TIME_HEAD, PRODUCT_HEAD) for head in beside)


def _holds_figures(context: Context, grid: Grid, index: int) -> bool:
    """Whether a column commits or reports figures of its own."""
    texts = [text for row in grid.rows if (text := grid.text(row[index]))]
    return (
        any(FIGURE_CELL.match(text) for text in texts)
        and kind_of(head_of(context, grid, index)).rule != "head states nothing"
    )
