"""Which rows and columns the cells of a drawn table stand in, by the edges that their boxes share."""

import dataclasses
from collections.abc import Iterable, Sequence

from corpus.normalise import normalise, single_spaced
from corpus.paragraph import Line, LineCell
from corpus.printed import Box

_SAME_EDGE = 3.0
"""Points by which edges may differ that are meant as one."""


@dataclasses.dataclass(frozen=True, slots=True)
class PlacedRow:
    """A table's row as a line, where its table stands on the page (points from the lower left), and each cell's box."""

    line: Line
    table_left: float
    table_right: float
    table_bottom: float
    table_top: float
    boxes: tuple[Box, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell's box and its words; `row` and `column` are counted from 0 once it is put in its place."""

    box: Box
    text: str
    row: int = 0
    column: int = 0
    row_span: int = 1
    column_span: int = 1


def shaped(cells: Iterable[tuple[Box, str]]) -> list[DrawnCell]:
    """The cells in their rows and columns, in reading order; a cell spans what begins within it."""
    boxes = list(cells)
    lefts = _edges(box.left for box, _ in boxes)
    tops = _edges(-box.top for box, _ in boxes)
    found = []
    for box, text in boxes:
        column, columns = _covered(lefts, box.left, box.right)
        row, rows = _covered(tops, -box.top, -box.bottom)
        found.append(DrawnCell(box, single_spaced(normalise(text).replace("\n", " ")), row, column, rows, columns))
    return sorted(found, key=lambda cell: (cell.row, cell.column))


def _edges(places: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _SAME_EDGE:
            edges.append(place)
    return edges


def _covered(edges: Sequence[float], start: float, end: float) -> tuple[int, int]:
    """The first of the edges that a cell begins at, and how many it covers."""
    first = max(index for index, edge in enumerate(edges) if edge <= start + _SAME_EDGE)
    return first, max(1, sum(1 for edge in edges[first:] if edge < end - _SAME_EDGE))


def table_lines(cells: Sequence[DrawnCell], page: int, table: int, *, recognised: bool = False) -> list[PlacedRow]:
    """The rows of a table as lines; a row without words is none.  `page` counts from 1, `table` through the document."""
    outer = Box(
        min(cell.box.left for cell in cells),
        min(cell.box.bottom for cell in cells),
        max(cell.box.right for cell in cells),
        max(cell.box.top for cell in cells),
    )
    rows: dict[int, list[DrawnCell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return [
        PlacedRow(
            _line(row, page, table, recognised), outer.left, outer.right, outer.bottom, outer.top,
            tuple(cell.box for cell in row),
        )
        for row in rows.values() if any(cell.text for cell in row)
    ]  # fmt: skip


def _line(row: Sequence[DrawnCell], page: int, table: int, recognised: bool) -> Line:
    text = ""
    cells: list[LineCell] = []
    for cell in row:
        text += " | " if cells else ""
        end = len(text) + len(cell.text)
        cells.append(LineCell(table, cell.row, cell.column, len(text), end, cell.row_span, cell.column_span))
        text += cell.text
    return Line(text, page, blank_before=True, apart=True, cells=tuple(cells), recognised=recognised)
