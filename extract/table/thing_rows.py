"""The `targets` rows of tables of things by measure: rows are products, crops or trades, columns state what is measured, when.

The heads give unit, year and whether they commit, as in tables by places (`extract.table.target_column`); what is measured is
the head's words with the row's (`Lượng` under `Kế hoạch 2026`, row `Xoài`).  Of sums only what is counted gives rows, and money none.
"""

import dataclasses
from collections.abc import Iterator

from corpus.document import Cell, covering
from extract.context import Context
from extract.record import Issue, Target
from extract.table.code import code_of_words
from extract.table.figure import Figure, about, figure_in, unclear
from extract.table.grid import Grid, grids
from extract.table.indicator import label_indicator, lowered
from extract.table.row import Row, grand_total, label_column, odd_rate, place_column, rows_of, unit_column
from extract.table.target_column import Column, target_columns, target_of
from patterns.fold import fold
from patterns.table.indicator_words import GENERIC_COUNT
from patterns.table.target_column import COUNTS_THINGS
from patterns.table.thing import MEASURE, PEOPLE_HEADER, THING_DONE, THING_HEADER
from patterns.table.unread import NO_ROWS_HEAD


def extract(context: Context) -> Iterator[Target | Issue]:
    """The targets and baselines of the tables of things, thing by thing."""
    if context.header.doc_type != "Kế hoạch":
        return
    for grid in grids(context.document):
        label = label_column(grid)
        if label is not None and _names_things(grid, label):
            yield from _of_grid(context, grid, label)


def _names_things(grid: Grid, label: int) -> bool:
    """Whether the column `label` names things whose units the heads state."""
    if label == place_column(grid) or unit_column(grid) is not None:
        return False
    return THING_HEADER.match(fold(grid.columns[label].split(" / ")[-1])) is not None


def _of_grid(context: Context, grid: Grid, label: int) -> Iterator[Target | Issue]:
    """The rows of a table whose column `label` names things."""
    columns = [column for column in target_columns(context, grid, label) if not _is_aside(grid, column)]
    done = _done(context, grid)
    rows = rows_of(grid, label)
    total = grand_total(grid, rows)
    counts = [column for column in columns if COUNTS_THINGS.match(_head(grid, column.index))]
    for row in rows:
        for column in counts if row is total else columns if not row.is_total else ():
            yield from _figures(context, grid, row, column, done)


def _head(grid: Grid, index: int | None) -> str:
    """The folded innermost head of a column."""
    return fold(grid.columns[index].split(" / ")[-1]) if index is not None else ""


def _is_aside(grid: Grid, column: Column) -> bool:
    """Whether a column's figures state nothing about the thing that is to be reached: norms, codes, times."""
    return NO_ROWS_HEAD.search(fold(grid.columns[column.index])) is not None


def _done(context: Context, grid: Grid) -> str | None:
    """What the title states is done with the things (`tham gia xuất khẩu`)."""
    match = THING_DONE.search(context.document.folded, grid.title.start, grid.title.end)
    return match["done"] if match else None


def _figures(context: Context, grid: Grid, row: Row, column: Column, done: str | None) -> Iterator[Target | Issue]:
    """The row of a thing's figure, or a doubt about it."""
    cell = row.cells[column.index]
    if doubt := unclear(grid, cell, column.unit):
        yield doubt
    figure = figure_in(grid, cell, column.unit)
    if cell is None or figure is None or cell.column != column.index or cell == row.label:
        return
    if odd := odd_rate(grid, row, cell, figure.unit or column.unit):
        yield odd
        return
    figure = about(figure, estimated=column.estimated)
    yield _target(context, grid, row, column, cell, figure, done)


def _target(
    context: Context, grid: Grid, row: Row, column: Column, cell: Cell, figure: Figure, done: str | None
) -> Target:
    """The row of a thing's figure."""
    row_of = target_of(column, figure, covering([row.label.span, cell.span]), ("indicator", "measure of a thing"))
    code = row_of.indicator_code if row_of.indicator_code != "other" else _code(context, grid, column)
    label = label_indicator(grid.text(row.label))
    if row.is_total:
        return dataclasses.replace(row_of, indicator_code=code)
    if column.indicator and PEOPLE_HEADER.match(_head(grid, label_column(grid))):
        return dataclasses.replace(row_of, indicator_code=code, indicator=column.indicator, population=label)
    return dataclasses.replace(row_of, indicator_code=code, indicator=_indicator(column, label, done))


def _code(context: Context, grid: Grid, column: Column) -> str:
    """The code that a column's head names with that of the things (`Số lớp` of `Nghề đào tạo`)."""
    heads = f"{fold(column.indicator or '')} {_head(grid, label_column(grid))}"
    return code_of_words(heads, column.unit, context.header.title) or "other"


def _indicator(column: Column, thing: str, done: str | None) -> str:
    """What is measured of a thing; a bare measure takes what the title states is done with it."""
    words = column.indicator or ""
    if not words or GENERIC_COUNT.match(fold(words)):
        words = ""
    is_bare = not words or MEASURE.match(fold(words)) is not None
    parts = [words, lowered(thing) if words else thing, done if is_bare and done else ""]
    return " ".join(filter(None, parts))
