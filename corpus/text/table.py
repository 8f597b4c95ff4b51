"""Tables that are in plain text, as rows of cells: where they begin and end, and the lines they become.

What is sure to be a table is read as one; a row whose cells could not be given their columns is kept as one cell and stated.
"""

import dataclasses
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from corpus.line import Line, LineCell, line_note
from patterns.fold import fold
from patterns.header.line import LAYOUT_WORDS


@dataclasses.dataclass(frozen=True, slots=True)
class TextCell:
    """A cell's words in their place; `row` and `column` count from 0."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclasses.dataclass(frozen=True, slots=True)
class TextTable:
    """A table among a text's lines: its first line, the one after its last, its cells, the rows that are doubtful."""

    first: int
    last: int
    cells: tuple[TextCell, ...]
    doubtful: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max(cell.column + cell.column_span for cell in self.cells)

    @property
    def is_layout(self) -> bool:
        """Whether it only sets the header or the signature side by side."""
        words = fold(" ".join(cell.text for cell in self.cells))
        return self.width < 4 and LAYOUT_WORDS.search(words) is not None


Finder = Callable[[Sequence[str], int], TextTable | None]
"""Gives the table that begins at a line; None if none does."""


def tables_in(lines: Sequence[str], starts: Iterable[int], finders: Sequence[Finder]) -> Iterator[TextTable]:
    """The data tables among lines, in order; `starts` are the lines, in order, of which one may begin a table."""
    at = 0
    for place in starts:
        if place < at or not lines[place].strip():
            continue
        table = _table_at(lines, place, finders)
        if table is not None and not table.is_layout:
            yield table
        at = table.last if table else at


def _table_at(lines: Sequence[str], at: int, finders: Sequence[Finder]) -> TextTable | None:
    """What the first finder gives that finds a table at a line."""
    for find in finders:
        if (found := find(lines, at)) is not None:
            return found
    return None


def lines_of_table(table: TextTable, number: int, page: int | None = None) -> Iterator[Line]:
    """A line for each row with words."""
    for _, row in itertools.groupby(
        sorted(table.cells, key=lambda cell: (cell.row, cell.column)), lambda cell: cell.row
    ):
        line = _line(list(row), table, number, page)
        if line.text.strip(" |"):
            yield line


def _line(row: Sequence[TextCell], table: TextTable, number: int, page: int | None) -> Line:
    text = ""
    cells: list[LineCell] = []
    for cell in row:
        text += " | " if cells else ""
        end = len(text) + len(cell.text)
        cells.append(LineCell(number, cell.row, cell.column, len(text), end, cell.row_span, cell.column_span))
        text += cell.text
    doubtful = row[0].row in table.doubtful
    notes = (line_note(0, len(text), "table_unread.row"),) if doubtful else ()
    return Line(text, page=page, blank_before=True, apart=True, cells=tuple(cells), notes=notes)
