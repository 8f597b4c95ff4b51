"""The header of a table without lines: the words above its columns, some of them over several."""

import dataclasses
import itertools
from collections.abc import Iterator, Sequence

from corpus.pdf.text_line import Box, Printed
from patterns.fold import fold
from patterns.table.header import CAPTION_UNIT, TITLE_LINE
from patterns.text import PAGE_NUMBER

_LINES = 9
"""Lines that the highest header may have."""
_CENTRED = 14.0
"""Points by which the middle of a cell over several columns may miss the middle of their own headers."""
_LEVEL = 3.0
"""Points by which a header cell as high as the whole header may miss its middle."""
_LEAST = 0.0
"""The same for headers of three levels, whose second is in the middle."""


@dataclasses.dataclass(slots=True)
class _Block:
    """The lines of one header cell, and the columns that it heads."""

    lines: list[Printed]
    first: int = 0
    last: int = 0
    level: int = 0

    @property
    def left(self) -> float:
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        return max(line.right for line in self.lines)

    @property
    def top(self) -> float:
        return max(line.top for line in self.lines)

    @property
    def bottom(self) -> float:
        return min(line.bottom for line in self.lines)


def header_blocks(lines: Sequence[Printed], within: float) -> list[Printed]:
    """The header's cells as one piece each, whatever they head."""
    return [
        Printed(" ".join(line.text for line in block.lines), block.left, block.right, block.bottom, block.top)
        for block in _blocks(lines, within)
    ]


def header_cells(
    lines: Sequence[Printed], edges: Sequence[float], bottom: float, within: float
) -> Iterator[tuple[Box, str]]:
    """The header's cells down to `bottom`, of its lines above a table's body whose columns have these edges.

    `within` points lie between the lines of one cell at most; between cells there is more.
    """
    blocks = _blocks(lines, within)
    if not blocks:
        return
    _place(blocks, edges)
    depth = 1 + max(block.level for block in blocks)
    top = max(block.top for block in blocks) + 1
    height = (top - bottom) / depth
    for block in blocks:
        has_below = any(other.level > block.level and block.first <= other.first <= block.last for other in blocks)
        low = top - (block.level + 1) * height if has_below else bottom
        box = Box(edges[block.first], low, edges[block.last + 1], top - block.level * height)
        yield box, "\n".join(line.text for line in block.lines)
    for column in range(len(edges) - 1):
        if not any(block.first <= column <= block.last for block in blocks):
            yield Box(edges[column], bottom, edges[column + 1], top), ""


def header_lines(above: Sequence[Printed], edges: Sequence[float], bottom: float) -> list[Printed]:
    """The pieces of the header, from the body upwards to what is not a part of it: a title, the unit, a line of text."""
    kept: list[Printed] = []
    edge = bottom
    ordered = sorted(above, key=lambda piece: piece.bottom)
    levels = [list(group) for _, group in itertools.groupby(ordered, key=lambda piece: round(piece.bottom))]
    for level in levels[: 2 * _LINES]:
        height = level[0].top - level[0].bottom
        if level[0].bottom - edge > 1.6 * height or _are_outside(level, edges):
            break
        if len(level) == 1 and (TITLE_LINE.match(fold(level[0].text)) or is_page_number(level[0])):
            break
        kept += level
        edge = max(edge, level[0].top)
    return kept


def is_page_number(piece: Printed) -> bool:
    """Whether a piece that is alone on its level is the page's number."""
    return len(piece.text) < 4 and PAGE_NUMBER.fullmatch(piece.text) is not None


def _are_outside(level: Sequence[Printed], edges: Sequence[float]) -> bool:
    """Whether one of the pieces on a level is not a header: it reaches over the first columns into others, or past the table, or gives the table's unit.

    A column's unit (`2024 (đồng)`) is over it alone, with others beside it.
    """
    for piece in level:
        first, last = _columns(piece, edges)
        is_over_first = first < min(2, len(edges) - 2) and last > first
        if is_over_first or (piece.left < edges[0] - 8 and piece.right > edges[0]):
            return True
        if (len(level) == 1 or last > first) and CAPTION_UNIT.search(fold(piece.text)):
            return True
    return False


def _blocks(lines: Sequence[Printed], within: float) -> list[_Block]:
    """The lines put together that are close under one another."""
    blocks: list[_Block] = []
    for line in sorted(lines, key=lambda line: -line.top):
        height = line.top - line.bottom
        own = [
            block
            for block in blocks
            if block.left < line.right and block.right > line.left and -height < block.bottom - line.top < within
        ]
        if len(own) == 1:
            own[0].lines.append(line)
        else:
            blocks.append(_Block([line]))
    return blocks


def _place(blocks: Sequence[_Block], edges: Sequence[float]) -> None:
    """Gives each block its columns and its level: those below others first, then what is above them."""
    for block in blocks:
        block.first, block.last = _columns(block, edges)
    for block in sorted(blocks, key=lambda block: block.bottom):
        best = _span_over(block, blocks, edges) or _span_over(block, blocks, edges, _LEAST)
        if best is not None:
            block.first, block.last = best
    for block in sorted(blocks, key=lambda block: -block.bottom):
        over = [
            other for other in blocks
            if other is not block and other.bottom >= block.top - 1 and other.first <= block.first and block.last <= other.last
        ]  # fmt: skip
        block.level = 1 + max((other.level for other in over), default=-1)


def _columns(block: _Block | Printed, edges: Sequence[float]) -> tuple[int, int]:
    """The first and last column that words are above with a good part of their width, or of the column's."""
    found = [
        index
        for index, (left, right) in enumerate(itertools.pairwise(edges))
        if min(block.right, right) - max(block.left, left) > 0.3 * min(block.right - block.left, right - left)
    ]
    return (found[0], found[-1]) if found else (0, 0)


def _span_over(
    block: _Block, blocks: Sequence[_Block], edges: Sequence[float], level: float = _LEVEL
) -> tuple[int, int] | None:
    """The columns with headers of their own below a block that are nearer to it than to others at its height; None for a block over one column."""
    headed = _headed(block, blocks, level)
    rivals = [
        other for other in blocks
        if other is not block and other.bottom < block.top and other.top > block.bottom and _headed(other, blocks, level)
    ]  # fmt: skip
    middles = {column: (edges[column] + edges[column + 1]) / 2 for column in headed}
    own = sorted(
        column
        for column, middle in middles.items()
        if all(_away(block, middle) <= _away(other, middle) for other in rivals)
    )
    if len(own) < 2 or own[-1] - own[0] >= len(own):
        return None
    centre = (edges[own[0]] + edges[own[-1] + 1]) / 2
    return (own[0], own[-1]) if abs(centre - (block.left + block.right) / 2) < _CENTRED else None


def _headed(block: _Block, blocks: Sequence[_Block], level: float) -> set[int]:
    """The columns whose headers are below a block; not those within `level` of the whole's middle, where a header as high as it is."""
    centre = (min(other.bottom for other in blocks) + max(other.top for other in blocks)) / 2
    below = [other for other in blocks if other.top <= block.bottom + 1]
    low = [other for other in below if abs((other.top + other.bottom) / 2 - centre) >= level]
    return {column for other in low for column in range(other.first, other.last + 1)}


def _away(block: _Block, place: float) -> float:
    return max(block.left - place, place - block.right, 0.0)
