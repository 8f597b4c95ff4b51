"""The cells of a page's ruled tables: its lines from pdfium's paths, its words from the text layer."""

import bisect
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from corpus.pdf.path_edges import PathEdges
from corpus.pdf.placed_text import Glyph, drawn_glyphs, pieces_of_each
from corpus.pdf.ruling_grid import Grid, cells_of, crossing, grid_of, joined, strokes_of
from corpus.pdf.text_layer import TextLayer
from corpus.pdf.text_line import Box, Printed
from corpus.table.shape import DrawnTable

_FEWEST = 6
"""Lines that the smallest table draws."""
_SAME_LINE = 0.5
"""Heights of a letter by which words of one line may be apart."""


Reader: TypeAlias = Callable[[Printed], Printed]


def drawn_tables(
    layer: TextLayer, paths: Sequence[PathEdges], lines: Sequence[Printed], read: Reader = lambda piece: piece
) -> list[DrawnTable]:
    """The data tables of a page from its top, each with two columns at least.

    `lines` are the page's, with the places of their letters; `read` gives the words of a piece of a line.
    """
    if sum(map(len, paths)) < _FEWEST:
        return []
    across, down = strokes_of(layer, paths)
    found = []
    for rows, columns in crossing(joined(across), joined(down)):
        grid = grid_of(rows, columns)
        cells = list(cells_of(grid))
        if len(cells) > 1 and len({left for left, *_ in cells}) > 1:
            found.append(_table(layer, grid, cells, lines, read))
    return sorted(found, key=lambda table: -table.box.top)


def _table(
    layer: TextLayer, grid: Grid, cells: Sequence[tuple[int, int, int, int]], lines: Sequence[Printed], read: Reader
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
    layer: TextLayer, lines: Sequence[Printed], grid: Grid, owner: Sequence[Sequence[int | None]], read: Reader
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
