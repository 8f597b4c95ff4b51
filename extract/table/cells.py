"""Every data table of a plan, understood or not, as tidy cells."""

from collections.abc import Iterator

from extract.context import Context
from extract.record import Annex
from extract.table.grid import Grid, grids


def extract(context: Context) -> Iterator[Annex]:
    """The rows of `annexes`: a row per filled cell of each table's body, with the header above it."""
    for number, grid in enumerate(grids(context.document), start=1):
        yield from _cells(number, grid)


def _cells(number: int, grid: Grid) -> Iterator[Annex]:
    for row_number, row in enumerate(grid.rows, start=1):
        for column, cell in enumerate(row):
            # A merged cell is one row, at the first column and row that it covers.
            if cell is None or not grid.text(cell) or column != cell.column:
                continue
            if row_number > 1 and cell in grid.rows[row_number - 2]:
                continue
            yield Annex(
                span=cell.span,
                table=number,
                row=row_number,
                column=column + 1,
                header=grid.columns[column] or None,
                text=grid.text(cell),
            )
