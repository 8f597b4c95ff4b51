"""Where works are: the column of places beside the column that names works or activities."""

from corpus.document import Cell
from extract.table.grid import Grid
from extract.table.row import Row, label_column
from patterns.fold import fold
from patterns.table.money_column import WORKS_HEAD
from patterns.table.site import SITE_CELL, SITE_HEADER


def names_works(grid: Grid) -> bool:
    """Whether the rows of a table are works or activities, by the head of the column that names them."""
    label = label_column(grid)
    return label is not None and WORKS_HEAD.match(fold(grid.columns[label].split(" / ")[-1])) is not None


def site_column(grid: Grid) -> int | None:
    """The column that states where each row's works are."""
    heads = (fold(head.split(" / ")[-1]) for head in grid.columns)
    return next((index for index, head in enumerate(heads) if SITE_HEADER.match(head)), None)


def site_cell(grid: Grid, row: Row) -> Cell | None:
    """The cell with the place of a row's works; None if the table has no such column, or the cell names no place."""
    index = site_column(grid)
    cell = row.cells[index] if index is not None else None
    return cell if cell is not None and SITE_CELL.match(grid.text(cell)) else None
