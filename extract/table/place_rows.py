"""The `targets` rows that stand in annex tables: a figure for each commune, district or hamlet and column.

Totals rows are checked against their parts and give no rows of their own, since the plan's body states
them.  A column counts only where its header, or the caption, tells indicator and unit.
"""

from collections.abc import Iterator

from corpus.document import Span
from extract.context import Context
from extract.record import Issue, Target
from extract.table.grid import Grid, grids
from extract.table.row import Row, odd_rate, place_column, rows_of, sum_issues, value_of
from extract.table.target_column import Column, target_columns
from patterns.fold import fold
from patterns.table.target_column import GROUP_ROW


def extract(context: Context) -> Iterator[Target | Issue]:
    """The targets and baselines of the annex tables, place by place."""
    if context.header.doc_type != "Kế hoạch":
        return
    for grid in grids(context.document):
        place = place_column(grid)
        if place is None:
            continue
        columns = list(target_columns(context, grid, place))
        rows = rows_of(grid, place)
        for row in rows:
            if not row.is_total and not GROUP_ROW.match(fold(grid.text(row.label))):
                yield from _row(grid, row, columns)
        yield from sum_issues(grid, rows, [column.index for column in columns if column.unit == "household"])


def _row(grid: Grid, row: Row, columns: list[Column]) -> Iterator[Target | Issue]:
    place = row.label
    for column in columns:
        cell = row.cells[column.index]
        value = value_of(grid, cell)
        if cell is None or value is None:
            continue
        if odd := odd_rate(grid, row, cell, column.unit):
            yield odd
            continue
        yield Target(
            span=Span(min(place.span.start, cell.span.start), max(place.span.end, cell.span.end)),
            kind=column.kind,
            indicator_code=column.code,
            indicator=column.header,
            direction=column.direction,
            measure=column.measure,
            value=float(value),
            unit=column.unit,
            per="year" if column.yearly and column.kind == "target" else None,
            year=column.year,
            area=grid.text(place),
        )
