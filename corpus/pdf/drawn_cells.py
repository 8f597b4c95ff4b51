"""The cells of a page's ruled tables: its lines from pdfium's paths, its words from the text layer.

The rules are pdfplumber's, which takes ten times as long: lines that lie within three points are one, lines that meet
within three points join, and a cell is the smallest rectangle all of whose sides are drawn.
"""

import bisect
import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from corpus.pdf.page_objects import PathEdges
from corpus.pdf.placed_text import Glyph, drawn_glyphs, pieces_of_each
from corpus.pdf.text_layer import TextLayer
from corpus.pdf.text_line import Box, Printed
from corpus.table.shape import DrawnTable

_NEAR = 3.0
"""Points within which lines are one, or meet."""
_SHORTEST = 3.0
"""Points of the shortest line."""
_FEWEST = 6
"""Lines that the smallest table draws."""
_SAME_LINE = 0.5
"""Heights of a letter by which words of one line may be apart."""


Reader: TypeAlias = Callable[[Printed], Printed]


class Stroke(NamedTuple):
    """A line along one axis: where it lies on the other, and from where to where it runs."""

    place: float
    start: float
    end: float


class _Grid(NamedTuple):
    """A table's lines: where they lie, and which rows and columns each one runs along."""

    xs: list[float]
    ys: list[float]
    down: list[list[bool]]
    across: list[list[bool]]


def drawn_tables(
    layer: TextLayer, paths: Sequence[PathEdges], lines: Sequence[Printed], read: Reader = lambda piece: piece
) -> list[DrawnTable]:
    """The data tables of a page from its top, each with two columns at least.

    `lines` are the page's, with the places of their letters; `read` gives the words of a piece of a line.
    """
    if sum(map(len, paths)) < _FEWEST:
        return []
    across, down = _strokes(layer, paths)
    found = []
    for rows, columns in _crossing(_joined(across), _joined(down)):
        grid = _grid(rows, columns)
        cells = list(_cells(grid))
        if len(cells) > 1 and len({left for left, *_ in cells}) > 1:
            found.append(_table(layer, grid, cells, lines, read))
    return sorted(found, key=lambda table: -table.box.top)


def _strokes(layer: TextLayer, paths: Sequence[PathEdges]) -> tuple[list[Stroke], list[Stroke]]:
    """The lines that run across, and those that run down, on the page as it is read."""
    across, down = [], []
    for x0, y0, x1, y1 in itertools.chain.from_iterable(paths):
        left, right, bottom, top = layer.turned(min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1))
        if top - bottom <= right - left:
            across.append(Stroke((bottom + top) / 2, left, right))
        else:
            down.append(Stroke((left + right) / 2, bottom, top))
    return across, down


def _joined(strokes: Sequence[Stroke]) -> list[Stroke]:
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


def _crossing(across: list[Stroke], down: list[Stroke]) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
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


def _grid(rows: Sequence[Stroke], columns: Sequence[Stroke]) -> _Grid:
    xs, ys = sorted({line.place for line in columns}), sorted({line.place for line in rows})
    return _Grid(xs, ys, _runs(columns, xs, ys), _runs(rows, ys, xs))


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


def _cells(grid: _Grid) -> Iterator[tuple[int, int, int, int]]:
    """The columns and rows that each cell reaches from and to, from the upper left; rows count from the page's foot."""
    for top, left in itertools.product(range(len(grid.ys) - 1, 0, -1), range(len(grid.xs) - 1)):
        cell = next(_rectangles(grid, left, top), None)
        if cell is not None:
            yield cell


def _rectangles(grid: _Grid, left: int, top: int) -> Iterator[tuple[int, int, int, int]]:
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


def _table(
    layer: TextLayer, grid: _Grid, cells: Sequence[tuple[int, int, int, int]], lines: Sequence[Printed], read: Reader
) -> DrawnTable:
    boxes = [Box(grid.xs[left], grid.ys[bottom], grid.xs[right], grid.ys[top]) for left, bottom, right, top in cells]
    owner: list[list[int | None]] = [[None] * (len(grid.xs) + 1) for _ in range(len(grid.ys) + 1)]
    for number, (left, bottom, right, top) in enumerate(cells):
        for row in range(bottom, top):
            owner[row + 1][left + 1 : right + 1] = [number] * (right - left)
    low, high, first, last = grid.ys[0], grid.ys[-1], grid.xs[0], grid.xs[-1]
    inside = [line for line in lines if line.bottom < high and line.top > low and line.left < last and line.right > first]  # fmt: skip
    found: dict[int, list[Printed]] = {}
    for number, word in _words(layer, inside, grid, owner, read):
        found.setdefault(number, []).append(word)
    return DrawnTable(tuple((box, _text(found.get(number, ()))) for number, box in enumerate(boxes)))


def _words(
    layer: TextLayer, lines: Sequence[Printed], grid: _Grid, owner: Sequence[Sequence[int | None]], read: Reader
) -> Iterator[tuple[int, Printed]]:
    """What is side by side in each cell, put together by its letters' places.

    `owner` are the cells by row and column, each counted from 1: 0 and the last are outside the table.
    """
    xs, ys = grid.xs, grid.ys
    found: dict[int, list[Glyph]] = {}
    levels: dict[float, Sequence[int | None]] = {}
    for glyph in drawn_glyphs(layer, sorted({glyph for line in lines for glyph in line.glyphs})):
        left, right, bottom, top, _, _ = glyph
        up = (bottom + top) / 2
        if (row := levels.get(up)) is None:
            row = levels[up] = owner[bisect.bisect(ys, up)]
        if (number := row[bisect.bisect(xs, (left + right) / 2)]) is not None:
            found.setdefault(number, []).append(glyph)
    for number, pieces in zip(found, pieces_of_each(layer, list(found.values())), strict=True):
        yield from ((number, read(piece)) for piece in pieces)


def _text(words: Sequence[Printed]) -> str:
    """A cell's words, line by line from its top."""
    if len(words) < 2:
        return words[0].text if words else ""
    lines: list[list[Printed]] = []
    for word in sorted(words, key=lambda word: -word.bottom):
        if lines and lines[-1][0].bottom - word.bottom < _SAME_LINE * max(word.top - word.bottom, 4.0):
            lines[-1].append(word)
        else:
            lines.append([word])
    return "\n".join(" ".join(word.text for word in sorted(line, key=lambda word: word.left)) for line in lines)
