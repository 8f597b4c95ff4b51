"""Which rows and columns the cells of a drawn table are in, by the edges that their boxes share."""

import dataclasses
from collections.abc import Iterable, Sequence

from corpus.pdf.text_line import Box
from corpus.table.cell_line import words_of

_SAME_EDGE = 3.0
"""Points by which edges may differ that are meant as one."""


@dataclasses.dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table's cells on one page, each with its box (points from the page's lower left) and its words as printed."""

    cells: tuple[tuple[Box, str], ...]
    ruled: bool = True
    """Whether its lines are drawn: else its edges are guessed by its words, and differ from page to page."""
    sure: bool = True
    """Whether it is a table by itself: else only if it continues with one of the page before."""
    columns: tuple[float, ...] = ()
    """Where its columns begin, for a part whose own cells do not show all of them."""

    @property
    def box(self) -> Box:
        """The table's outer edges."""
        boxes = [box for box, _ in self.cells]
        return Box(
            min(box.left for box in boxes),
            min(box.bottom for box in boxes),
            max(box.right for box in boxes),
            max(box.top for box in boxes),
        )

    @property
    def lefts(self) -> list[float]:
        """Where its columns begin."""
        return edges(self.columns or (box.left for box, _ in self.cells))


@dataclasses.dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell's box and words in its place; `row` and `column` count from 0."""

    box: Box
    text: str
    row: int
    column: int
    row_span: int
    column_span: int


def shaped(table: DrawnTable, lefts: Sequence[float]) -> list[DrawnCell]:
    """The cells in their rows and in the columns that begin at `lefts`, in reading order; a cell spans what begins within it."""
    tops = edges(-box.top for box, _ in table.cells)
    found = []
    for box, text in table.cells:
        column, columns = _covered(lefts, box.left, box.right)
        row, rows = _covered(tops, -box.top, -box.bottom)
        found.append(DrawnCell(box, words_of(text), row, column, rows, columns))
    return sorted(found, key=lambda cell: (cell.row, cell.column))


def edges(places: Iterable[float]) -> list[float]:
    """The places, those that are meant as one only once."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _SAME_EDGE:
            found.append(place)
    return found


def _covered(begins: Sequence[float], start: float, end: float) -> tuple[int, int]:
    """The last of the edges that a cell's start is not before, and how many the cell covers."""
    first = max((index for index, edge in enumerate(begins) if edge <= start + _SAME_EDGE), default=0)
    return first, max(1, sum(1 for edge in begins[first:] if edge < end - _SAME_EDGE))
