"""The `targets` rows of lists of works: how much of each is to be built (`Mương thoát nước | Thôn 2 | 1.250 m`).

Only a size whose cell prints one figure and its unit gives a row; what is measured is the works, the place its `area`.
"""

from collections.abc import Iterator

from corpus.document import Cell, covering
from extract.context import Context
from extract.decision import named
from extract.outline.role import section_role
from extract.record import Target
from extract.table.column_kind import head_of, year_of
from extract.table.figure import Figure, figure_in, float_of
from extract.table.grid import Grid, grids
from extract.table.indicator import label_indicator
from extract.table.row import Row, label_column, rows_of
from extract.table.site import names_works, site_cell
from patterns.fold import fold
from patterns.table.money_column import REPORTING
from patterns.table.site import DONE_TO, SIZE_HEADER
from patterns.target.indicator import indicator_of

_NO_SIZE = (None, "percent", "đợt", "lần", "buổi")
"""Units of a cell that say how often, or what share, and not how much of the works there is to be."""


def extract(context: Context) -> Iterator[Target]:
    """The sizes of the works that the plan's tables list."""
    if context.header.doc_type != "Kế hoạch":
        return
    for grid in grids(context.document):
        label = label_column(grid)
        if label is not None and names_works(grid) and not _reports(context, grid):
            yield from _of_grid(context, grid, label)


def _reports(context: Context, grid: Grid) -> bool:
    """Whether a table reports, by its section or its title."""
    return (
        section_role(context, grid.table.span.start).reports
        or REPORTING.search(context.document.folded, grid.title.start, grid.title.end) is not None
    )


def _of_grid(context: Context, grid: Grid, label: int) -> Iterator[Target]:
    """The sizes below the heads that say them."""
    for index in filter(lambda index: _says_size(grid, index), range(len(grid.columns))):
        for row in rows_of(grid, label):
            yield from _size(context, grid, row, row.cells[index])


def _says_size(grid: Grid, index: int) -> bool:
    """Whether a head says how large works are to be."""
    return SIZE_HEADER.match(fold(grid.columns[index].split(" / ")[-1])) is not None


def _size(context: Context, grid: Grid, row: Row, cell: Cell | None) -> Iterator[Target]:
    """The row of the size that a cell prints with its unit."""
    figure = figure_in(grid, cell)
    if cell is not None and figure is not None and figure.unit not in _NO_SIZE and not row.is_total:
        yield _target(context, grid, row, cell, figure)


def _target(context: Context, grid: Grid, row: Row, cell: Cell, figure: Figure) -> Target:
    """The row of a size."""
    works, site = label_indicator(grid.text(row.label)), site_cell(grid, row)
    year = year_of(head_of(context, grid, cell.column), "target")
    return Target(
        span=covering(one.span for one in (row.label, cell, site or cell)),
        kind="target",
        indicator_code=indicator_of(fold(works)) or "other",
        indicator=_undone(works),
        direction="reach",
        measure="level",
        comparator=figure.comparator,
        value=float(figure.value),
        value_max=float_of(figure.upper),
        unit=figure.unit or "",
        year=year.value,
        area=grid.text(site) or None,
        rule=named([("kind", "size of works"), ("year", year.rule), ("value", figure.rule)]),
    )


def _undone(works: str) -> str:
    """Works without the verb that says what is done to them."""
    done = DONE_TO.match(fold(works))
    return works[done.end() :] if done else works
