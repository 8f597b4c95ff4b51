"""The `targets` rows of lists of works: how much of each is to be built (`Mương thoát nước | Thôn 2 | 1.250 m`).

A size gives a row whose cell prints one figure and its unit, or whose row has a unit in a column of its own; what is measured
is the works, the place its `area`.
"""

import dataclasses
from collections.abc import Iterator, Sequence

from corpus.document import Cell, covering
from extract.changed import changed
from extract.context import Context
from extract.decision import named
from extract.outline.role import section_role
from extract.record import Target
from extract.table.code import code_of_words
from extract.table.column_kind import Head, head_of, year_of
from extract.table.column_unit import counted, unit_of, unit_verdict
from extract.table.figure import Figure, figure_in, float_of, own_figure
from extract.table.grid import Grid, grids
from extract.table.indicator import bare, label_indicator, lowered
from extract.table.money_column import money_unit
from extract.table.row import Row, label_column, rows_of, unit_column
from extract.table.site import names_works, site_cell
from patterns.fold import fold
from patterns.pattern import Match
from patterns.table.money_column import REPORTING
from patterns.table.site import ACTIVITY_BEFORE, DONE_FOR, SIZE_HEADER, SIZE_UNIT
from patterns.table.target_column import COUNTS_THINGS, MONEY_COLUMN
from patterns.table.task import TIME_HEAD
from patterns.table.thing import THING_HEADER
from patterns.table.unread import NO_ROWS_HEAD
from patterns.vocabulary import phrases_of

_NO_UNIT = ("percent", *phrases_of("no_output_unit"))
"""Units of a row that state how often, how long, or how much work, and count no output."""
_HELD = ("class", *phrases_of("held_unit"))
"""Units of what is held about what a row names."""
_NO_SIZE = (None, "percent", *phrases_of("times_unit"))
"""Units of a cell that state how often, or what share, and not how much of the works there is to be."""


def extract(context: Context) -> Iterator[Target]:
    """The sizes of the works that the plan's tables list."""
    if context.header.doc_type != "Kế hoạch":
        return
    for grid in grids(context.document):
        label = label_column(grid)
        if label is not None and (names_works(grid) or _counts_things(grid, label)) and not _reports(context, grid):
            yield from _of_grid(context, grid, label)


def _counts_things(grid: Grid, label: int) -> bool:
    """Whether the rows of a table are things that a column counts in the units of another (`Thiết bị | ĐVT | Số lượng`)."""
    return unit_column(grid) is not None and THING_HEADER.match(fold(grid.columns[label].split(" / ")[-1])) is not None


def _reports(context: Context, grid: Grid) -> bool:
    """Whether a table reports, by its section or its title."""
    return (
        section_role(context, grid.table.span.start).reports
        or REPORTING.search(context.document.folded, grid.title.start, grid.title.end) is not None
    )


def _of_grid(context: Context, grid: Grid, label: int) -> Iterator[Target]:
    """The sizes below the heads that state them."""
    unit_at = unit_column(grid)
    for index in filter(lambda index: _states_size(grid, index), range(len(grid.columns))):
        for row in rows_of(grid, label):
            printed = fold(grid.text(row.cells[unit_at])).strip(" .") if unit_at is not None else ""
            yield from _size(context, grid, row, row.cells[index], unit_of(printed) if printed else None)
    for index in range(len(grid.columns)):
        if sized := SIZE_UNIT.match(fold(grid.columns[index].split(" / ")[-1])):
            yield from _sized(context, grid, index, sized, rows_of(grid, label))
        elif unit := _counts(context, grid, index):
            yield from _counted(context, grid, index, unit, rows_of(grid, label))


def _sized(context: Context, grid: Grid, index: int, sized: Match, rows: Sequence[Row]) -> Iterator[Target]:
    """The rows of a column whose head states what it measures of each works, and in which unit (`Công suất (m3/ngày đêm)`)."""
    for row, cell, figure in _cells(grid, index, unit_of(sized["unit"]), rows):
        target, measure = _target(context, grid, row, cell, figure), sized["measure"]
        yield changed(target, indicator=f"{measure.capitalize()} {_works(grid, row)}") if measure else target


def _counted(context: Context, grid: Grid, index: int, unit: str, rows: Sequence[Row]) -> Iterator[Target]:
    """The rows of a column that counts something of each works, named by its head and the works (`Số hộ tham gia nuôi bò`)."""
    head = bare(grid.columns[index].split(" / ")[-1])
    for row, cell, figure in _cells(grid, index, unit, rows):
        words = f"{head} {_works(grid, row)}"
        code = code_of_words(fold(words), unit, context.header.title) or "other"
        target = _target(context, grid, row, cell, figure)
        yield changed(target, indicator=head if _names_what_is_done(head) else words, indicator_code=code)


def _cells(grid: Grid, index: int, unit: str, rows: Sequence[Row]) -> Iterator[tuple[Row, Cell, Figure]]:
    """The figures of a column in their own unit, or in that of the column; sums are left out."""
    for row in rows:
        if not row.is_total and (own := own_figure(grid, row.cells, index, unit)):
            cell, figure = own
            yield row, cell, dataclasses.replace(figure, unit=figure.unit or unit)


def _works(grid: Grid, row: Row) -> str:
    """The works of a row as they are inside a sentence."""
    return lowered(label_indicator(grid.text(row.label)))


def _names_what_is_done(head: str) -> bool:
    """Whether a head states by itself what is done for those it counts (`Số hộ được cấp nước`, but not `Số hộ tham gia`)."""
    return DONE_FOR.search(fold(head)) is not None


def _counts(context: Context, grid: Grid, index: int) -> str | None:
    """What a column counts of each works by its own head (`Số hộ tham gia`); None for money, sizes, and what was found."""
    head, stated = fold(grid.columns[index].split(" / ")[-1]), head_of(context, grid, index)
    if not COUNTS_THINGS.match(head) or MONEY_COLUMN.search(head) or NO_ROWS_HEAD.search(head):
        return None
    if stated.statement == "found" or stated.is_past or not _is_planned(grid, stated):
        return None
    return unit_verdict(counted(grid, index, head)).value


def _is_planned(grid: Grid, stated: Head) -> bool:
    """Whether works are to be done: head or title commit, or there is a column of money, size or time."""
    if "promised" in (stated.statement, stated.title_statement):
        return True
    heads = [fold(head.split(" / ")[-1]) for head in grid.columns]
    return any(pattern.search(head) for pattern in (MONEY_COLUMN, SIZE_HEADER, TIME_HEAD) for head in heads)


def _states_size(grid: Grid, index: int) -> bool:
    """Whether a head states how large works are to be."""
    return SIZE_HEADER.match(fold(grid.columns[index].split(" / ")[-1])) is not None


def _size(context: Context, grid: Grid, row: Row, cell: Cell | None, unit: str | None) -> Iterator[Target]:
    """The row of the size that a cell gives, in its own unit or in the row's."""
    figure = figure_in(grid, cell, unit)
    if cell is None or figure is None or row.is_total:
        return
    if figure.unit not in _NO_SIZE:
        yield _target(context, grid, row, cell, figure)
    elif (
        figure.unit is None and unit is not None and unit not in _NO_UNIT and money_unit(unit.partition("/")[0]) is None
    ):
        yield _target(context, grid, row, cell, dataclasses.replace(figure, unit=unit))


def _target(context: Context, grid: Grid, row: Row, cell: Cell, figure: Figure) -> Target:
    """The row of a size."""
    works, site = label_indicator(grid.text(row.label)), site_cell(grid, row)
    year = year_of(head_of(context, grid, cell.column), "target")
    return Target(
        span=covering(one.span for one in (row.label, cell, site or cell)),
        kind="target",
        indicator_code=code_of_words(fold(works), figure.unit or "", context.header.title) or "other",
        indicator=_measured(works, figure.unit or ""),
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


def _measured(works: str, unit: str) -> str:
    """Works without the verb that states what is done to them; what is held (a class, a meeting) with its noun."""
    if unit in _HELD:
        noun = "lớp" if unit == "class" else unit
        return works if noun in fold(works) else f"{noun} {lowered(works)}"
    done = ACTIVITY_BEFORE.match(fold(works))
    return works[done.end() :] if done else works
