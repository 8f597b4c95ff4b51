"""The grid of a ruled table's lines, and the cells that they enclose.

The rules are pdfplumber's, which takes ten times as long: lines that lie within three points are one, lines that meet
within three points join, and a cell is the smallest rectangle all of whose sides are drawn.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.pdf.path_edges import PathEdges
from corpus.pdf.text_layer import TextLayer

_NEAR = 3.0
"""Points within which lines are one, or meet."""
_SHORTEST = 3.0
"""Points of the shortest line."""


class Stroke(NamedTuple):
    """A line along one axis: where it lies on the other, and from where to where it runs."""

    place: float
    start: float
    end: float


class Grid(NamedTuple):
    """A table's lines: where they lie, and which rows and columns each one runs along."""

    xs: list[float]
    ys: list[float]
    down: list[list[bool]]
    across: list[list[bool]]


def strokes_of(layer: TextLayer, paths: Sequence[PathEdges]) -> tuple[list[Stroke], list[Stroke]]:
    """The lines that run across, and those that run down, on the page as it is read."""
    across, down = [], []
    for x0, y0, x1, y1 in itertools.chain.from_iterable(paths):
        left, right, bottom, top = layer.turned(min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1))
        if top - bottom <= right - left:
            across.append(Stroke((bottom + top) / 2, left, right))
        else:
            down.append(Stroke((left + right) / 2, bottom, top))
    return across, down


def joined(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Lines that lie within `_NEAR` on one place, and those that meet there as one."""
    found: list[Stroke] = []
    for group in _clusters(strokes):
        place = sum(stroke.place for stroke in group) / len(group)
        ordered = sorted(group, key=lambda stroke: stroke.start)
        start, end = ordered[0].start, ordered[0].end
        for stroke in ordered[1:]:
            if stroke.start > end + _NEAR:
                found.append(Stroke(place, start, end))
                start, end = stroke.start, stroke.end
            else:
                end = max(end, stroke.end)
        found.append(Stroke(place, start, end))
    return [stroke for stroke in found if stroke.end - stroke.start >= _SHORTEST]


def _clusters(strokes: Sequence[Stroke]) -> Iterator[list[Stroke]]:
    group: list[Stroke] = []
    for stroke in sorted(strokes):
        if group and stroke.place > group[-1].place + _NEAR:
            yield group
            group = []
        group.append(stroke)
    if group:
        yield group


def crossing(across: list[Stroke], down: list[Stroke]) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """The lines of each table: those that meet one another, directly or over others."""
    while across:
        rows, columns = [across.pop()], list[Stroke]()
        grown = True
        while grown:
            new = [line for line in down if any(_meet(row, line) for row in rows)]
            down = [line for line in down if line not in new]
            columns += new
            more = [line for line in across if any(_meet(line, column) for column in columns)]
            across = [line for line in across if line not in more]
            rows += more
            grown = bool(new or more)
        if len(rows) > 1 and len(columns) > 1:
            yield rows, columns


def _meet(row: Stroke, column: Stroke) -> bool:
    return (
        row.start - _NEAR <= column.place <= row.end + _NEAR and column.start - _NEAR <= row.place <= column.end + _NEAR
    )


def grid_of(rows: Sequence[Stroke], columns: Sequence[Stroke]) -> Grid:
    """The grid that a table's lines make: `rows` run across, `columns` down."""
    xs, ys = sorted({line.place for line in columns}), sorted({line.place for line in rows})
    return Grid(xs, ys, _runs(columns, xs, ys), _runs(rows, ys, xs))


def _runs(lines: Sequence[Stroke], places: Sequence[float], others: Sequence[float]) -> list[list[bool]]:
    """For each place, along which of the steps between `others` a line is drawn there."""
    steps = list(itertools.pairwise(others))
    found = {place: [False] * len(steps) for place in places}
    for line in lines:
        own = found[line.place]
        start, end = line.start - _NEAR, line.end + _NEAR
        for at, (low, high) in enumerate(steps):
            if start <= low and high <= end:
                own[at] = True
    return list(found.values())


def cells_of(grid: Grid) -> Iterator[tuple[int, int, int, int]]:
    """The columns and rows that each cell reaches from and to, from the upper left; rows count from the page's foot."""
    for top, left in itertools.product(range(len(grid.ys) - 1, 0, -1), range(len(grid.xs) - 1)):
        cell = next(_rectangles(grid, left, top), None)
        if cell is not None:
            yield cell


def _rectangles(grid: Grid, left: int, top: int) -> Iterator[tuple[int, int, int, int]]:
    """Rectangles with an upper left corner whose sides are all drawn, the lowest ones first."""
    for bottom in range(top - 1, -1, -1):
        if not grid.down[left][bottom]:
            return
        for right in range(left + 1, len(grid.xs)):
            if not grid.across[top][right - 1]:
                break
            if all(grid.across[bottom][left:right]) and all(grid.down[right][bottom:top]):
                yield left, bottom, right, top
                break
