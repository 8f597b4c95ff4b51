"""The `targets` rows that are in annex tables: a figure for each commune, district or hamlet and column.

Totals rows are checked against their parts; the one total of all places gives rows without an area.  A column
counts only if its header, or the caption, shows indicator and unit.  A figure merged over several places is stated once.
"""

import dataclasses
from collections.abc import Iterator, Sequence

from corpus.document import Cell, covering
from extract.context import Context
from extract.record import Issue, Target
from extract.table.figure import Figure, about, figure_in, own_figure, unclear
from extract.table.grid import Grid, grids
from extract.table.row import Row, odd_rate, place_column, rows_of, sum_issues
from extract.table.target_column import Column, target_columns, target_of
from patterns.fold import fold
from patterns.table.target_column import GROUP_ROW

_UNSUMMED = frozenset({"percent"})


def extract(context: Context) -> Iterator[Target | Issue]:
    """The targets and baselines of the annex tables, place by place."""
    if context.header.doc_type != "Kế hoạch":
        return
    for grid in grids(context.document):
        place = place_column(grid)
        if place is not None:
            yield from _of_grid(context, grid, place)


def _of_grid(context: Context, grid: Grid, place: int) -> Iterator[Target | Issue]:
    """The rows of a table whose column `place` names places, then the sums in it that do not match."""
    columns = list(target_columns(context, grid, place))
    rows = rows_of(grid, place)
    places = [row for row in rows if _is_place(grid, row)]
    for row in places:
        for column in columns:
            yield from _figures(grid, row, column, places)
    totals = [row for row in rows if row.is_total]
    if len(totals) == 1 and places:
        yield from _totals(grid, totals[0], columns)
    for column in columns:
        if column.unit not in _UNSUMMED:
            yield from sum_issues(grid, rows, [column.index], column.unit)


def _is_place(grid: Grid, row: Row) -> bool:
    """Whether a row is one place: no total, no group of places."""
    return not row.is_total and not GROUP_ROW.match(fold(grid.text(row.label)))


def _totals(grid: Grid, total: Row, columns: Sequence[Column]) -> Iterator[Target]:
    """The rows of the total of all places: the plan's own figures, also if its text states them."""
    for column in columns:
        own = own_figure(grid, total.cells, column.index, column.unit)
        if own and not odd_rate(grid, total, own[0], column.unit):
            figure = about(own[1], estimated=column.estimated)
            yield dataclasses.replace(_target(grid, column, own[0], figure, [total]), area=None)


def _figures(grid: Grid, row: Row, column: Column, places: Sequence[Row]) -> Iterator[Target | Issue]:
    """The rows of a place's figure and of the share in brackets beside it, or a doubt; a merged cell is read once."""
    cell = row.cells[column.index]
    if doubt := unclear(grid, cell, column.unit):
        yield doubt
    figure = figure_in(grid, cell, column.unit)
    covered = [other for other in places if other.cells[column.index] == cell]
    if cell is None or figure is None or covered[0] is not row or cell.column != column.index:
        return
    if odd := odd_rate(grid, row, cell, figure.unit or column.unit):
        yield odd
        return
    yield _target(grid, column, cell, about(figure, estimated=column.estimated), covered)
    if figure.share is not None:
        yield _target(grid, column.share, cell, Figure(figure.share, rule="share in brackets"), covered)


def _target(grid: Grid, column: Column, cell: Cell, figure: Figure, covered: Sequence[Row]) -> Target:
    """The row of a figure that the places of `covered` share."""
    span = covering([cell.span, *(row.label.span for row in covered)])
    area = "; ".join(dict.fromkeys(grid.text(row.label) for row in covered))
    return dataclasses.replace(target_of(column, figure, span), area=area)
