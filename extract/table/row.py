"""The rows of a table's body with their label and depth, and which rows add up to which."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from corpus.document import Cell
from extract.issue import issue
from extract.kept import asked_once
from extract.record import Issue
from extract.table.figure import figure_in
from extract.table.grid import Grid
from patterns.fold import fold
from patterns.table.header import (
    FIGURE_CELL,
    LABEL_KIND,
    NO_FIGURE,
    ORDER_HEADER,
    PLACE_CELL,
    PLACE_HEADER,
    UNIT_CELL,
    UNIT_HEADER,
    UNMARKED,
    rank_of,
)

_NEAR = Decimal("0.25")
"""Parts that fall short of a whole by more than this share are only some of them (`trong đó`)."""


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A body row: its cells, the one that names it, and how deep its number or bullet is (see `rank_of`)."""

    cells: tuple[Cell | None, ...]
    label: Cell
    rank: int
    is_total: bool


@asked_once
def order_column(grid: Grid) -> int | None:
    """The column of row numbers."""
    return next((index for index, header in enumerate(grid.columns) if ORDER_HEADER.match(fold(header))), None)


@asked_once
def label_column(grid: Grid) -> int | None:
    """The first column that contains words more often than figures."""
    order = order_column(grid)
    columns = (index for index in range(len(grid.columns)) if index != order)
    return next((index for index in columns if _are_words(_filled(grid, index))), None)


def _filled(grid: Grid, index: int) -> list[str]:
    """The texts of a column's cells that have any."""
    return [text for row in grid.rows if (text := grid.text(row[index]))]


def _are_words(texts: Sequence[str]) -> bool:
    """Whether most texts of a column are words: neither figures nor units nor numbers of rows (`Lợn`, not `II` or `con`)."""
    return sum(_is_worded(text) for text in texts) > len(texts) / 2


def _is_worded(text: str) -> bool:
    if FIGURE_CELL.match(text) or len(text) < 2:
        return False
    return len(text) > 3 or (text.isalpha() and not text.isupper() and not UNIT_CELL.match(fold(text)))


@asked_once
def unit_column(grid: Grid) -> int | None:
    """The column that gives each row's unit; one that is headed `Đơn vị` if most of its cells are units."""
    for index, header in enumerate(grid.columns):
        last = fold(header.split(" / ")[-1])
        if UNIT_HEADER.match(last) or (last == "đơn vị" and _are_units(grid, index)):
            return index
    return None


@asked_once
def place_column(grid: Grid) -> int | None:
    """The column that names communes, districts or hamlets: by its header, else by its cells."""
    unit, order = unit_column(grid), order_column(grid)
    columns = [index for index in range(len(grid.columns)) if index not in (unit, order)]
    headed = (
        index
        for index in columns
        if PLACE_HEADER.match(fold(grid.columns[index].split(" / ")[-1])) and not _are_figures(grid, index)
    )
    label = label_column(grid)
    named = label if label in columns and _are_places(grid, label) else None
    return next(headed, named)


def _are_figures(grid: Grid, index: int) -> bool:
    """Whether most filled cells of a column are figures: `Huyện` heads what a district pays."""
    texts = _filled(grid, index)
    return sum(NO_FIGURE.match(text) is not None or FIGURE_CELL.match(text) is not None for text in texts) * 2 > len(
        texts
    )


def _are_places(grid: Grid, index: int | None) -> bool:
    """Whether most of a column's cells name a place, not counting totals."""
    if index is None:
        return False
    texts = [text for row in grid.rows if (text := grid.text(row[index])) and not grid.is_total(row)]
    return sum(PLACE_CELL.match(text) is not None for text in texts) > 0.7 * len(texts)


def _are_units(grid: Grid, index: int) -> bool:
    texts = [fold(text) for text in _filled(grid, index)]
    return sum(UNIT_CELL.match(text) is not None for text in texts) > len(texts) / 2


def rows_of(grid: Grid, label: int) -> list[Row]:
    """The body rows that have a label in the column `label`; a totals row may have it in the first."""
    order = order_column(grid)
    found = []
    for cells in grid.rows:
        total = grid.is_total(cells)
        named = cells[label] if grid.text(cells[label]) or not total else next(filter(grid.text, cells), None)
        if named is None or not grid.text(named):
            continue
        marked = cells[order] if order is not None else None
        rank = rank_of(grid.text(marked)) if marked is not None and grid.text(marked) else rank_of(grid.text(named))
        found.append(Row(cells, named, rank, total))
    return _levelled(grid, found)


def _levelled(grid: Grid, rows: Sequence[Row]) -> list[Row]:
    """The rows, those of an image with one rank for all of a kind: `I` is read as `1`, `III` as `IH`."""
    highest: dict[str, int] = {}
    kinds = [match["kind"] if (match := LABEL_KIND.match(fold(grid.text(row.label)))) else None for row in rows]
    for row, kind in zip(rows, kinds, strict=True):
        if kind is not None:
            highest[kind] = min(row.rank, highest.get(kind, row.rank))
    return [
        dataclasses.replace(row, rank=highest[kind])
        if kind and grid.document.is_recognised(row.label.span.start)
        else row
        for row, kind in zip(rows, kinds, strict=True)
    ]


def value_of(grid: Grid, cell: Cell | None, unit: str | None = None) -> Decimal | None:
    """The value of the figure that a cell contains; None for a dash, words, or no cell."""
    figure = figure_in(grid, cell, unit)
    return figure.value if figure else None


def odd_rate(grid: Grid, row: Row, cell: Cell | None, unit: str) -> Issue | None:
    """A doubt about a share above the whole: a comma was lost, or it is not a share; such a figure gives no row."""
    value = value_of(grid, cell)
    if cell is None or unit != "percent" or value is None or value <= 100:
        return None
    return issue("table_figure_odd.percent", cell.span, label=grid.text(row.label), value=value)


def grand_total(grid: Grid, rows: Sequence[Row]) -> Row | None:
    """The one totals row of the whole table; None if there are several alike."""
    totals = [row for row in rows if row.is_total]
    if len(totals) > 1:
        ends = [row for row in totals if row in (rows[0], rows[-1])]
        totals = ends if len(ends) == 1 else []
    return totals[0] if totals else None


def sum_issues(grid: Grid, rows: Sequence[Row], columns: Sequence[int], unit: str | None = None) -> Iterator[Issue]:
    """Figures of totals rows, and of rows that others are part of, that their parts do not add up to.

    A column in which a part could not be read is left out.
    """
    for column in columns:
        values = {row.cells[column]: value_of(grid, row.cells[column], unit) for row in rows}
        if not any(_is_unread(grid, cell, value) for cell, value in values.items()):
            yield from _column_issues(grid, rows, column, values)


def _is_unread(grid: Grid, cell: Cell | None, value: Decimal | None) -> bool:
    """Whether a cell has words of which no figure could be read."""
    return cell is not None and value is None and not NO_FIGURE.match(grid.text(cell))


def _column_issues(grid: Grid, rows: Sequence[Row], column: int, values: "_Values") -> Iterator[Issue]:
    """The sums of one column that do not match: of all rows, then of those that are below a row."""
    total = grand_total(grid, rows)
    parts = [row for row in rows if not row.is_total]
    if total is not None:
        yield from _mismatch(grid, column, total, _added(values, column, parts), values, whole=True)
    for index, row in enumerate(parts):
        below = _below(parts, index)
        if len(below) > 1:
            yield from _mismatch(grid, column, row, [_top(values, column, below)], values, whole=False)


def _below(rows: Sequence[Row], index: int) -> list[Row]:
    """The rows under a row, up to the next that is as high; none under one without number."""
    own = rows[index].rank
    if own == UNMARKED:
        return []
    end = next((place for place in range(index + 1, len(rows)) if rows[place].rank <= own), len(rows))
    return list(rows[index + 1 : end])


_Values = Mapping[Cell | None, Decimal | None]
"""The value of each cell of a column; a merged cell counts once."""


def _added(values: _Values, column: int, rows: Sequence[Row]) -> list[Decimal]:
    """What a totals row may state: the sum of the highest rows, or of all."""
    cells = dict.fromkeys(row.cells[column] for row in rows)
    found = [value for cell in cells if (value := values[cell]) is not None]
    return [_top(values, column, rows), sum(found, Decimal(0))] if found else []


def _top(values: _Values, column: int, rows: Sequence[Row]) -> Decimal:
    highest = min(row.rank for row in rows)
    cells = dict.fromkeys(row.cells[column] for row in rows if row.rank == highest)
    return sum((values[cell] or Decimal(0) for cell in cells), Decimal(0))


def _mismatch(
    grid: Grid, column: int, row: Row, sums: Sequence[Decimal], values: _Values, *, whole: bool
) -> Iterator[Issue]:
    cell = row.cells[column]
    printed = values[cell]
    if printed is None or cell is None or not sums or not sums[0] or any(_is_same(printed, added) for added in sums):
        return
    if not whole and sums[0] < printed * (1 - _NEAR):
        return
    about = {"column": grid.columns[column], "label": grid.text(row.label)}
    yield issue("table_sum_mismatch", cell.span, **about, added=sums[0], total=printed)


def _is_same(printed: Decimal, added: Decimal) -> bool:
    """Whether two sums differ by no more than rounding does: a unit of the last decimal printed; nothing for whole numbers."""
    exponent = printed.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    return abs(printed - added) <= (Decimal(2).scaleb(-decimals) if decimals > 0 else 0)
