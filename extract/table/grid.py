"""A data table as a grid: its header texts by column, its body rows, its totals and its unit.

Headers may fill several rows, with cells merged over columns (`Kết quả rà soát` over `Hộ nghèo` and
`Tỷ lệ %`) and a last row that numbers the columns; it may be repeated where the table continues over a page.
"""

import bisect
import dataclasses
from collections.abc import Sequence
from typing import TypeAlias

from corpus.document import Cell, Document, Span, Table
from extract.kept import asked_once, kept
from patterns.fold import fold
from patterns.table.grouping import Writing, writing_of
from patterns.table.header import (
    CAPTION_UNIT,
    FIGURE_CELL,
    NUMBERED_HEADER,
    TEXT_LINE,
    TOTAL_ROW,
    UNIT_LINE,
    YEAR_HEADER,
)
from patterns.table.site import SITE_HEADER

CAPTION_PARAGRAPHS = 6
"""How many paragraphs above a table may contain its caption and unit."""


Places: TypeAlias = tuple[tuple[Cell | None, ...], ...]
"""The cell at each row and column; a merged cell is in every place that it covers."""


@dataclasses.dataclass(frozen=True, eq=False)
class Grid:
    """One logical table."""

    document: Document
    table: Table
    places: Places
    header_rows: int
    """How many of the table's rows are its header."""

    @kept
    def columns(self) -> tuple[str, ...]:
        """The header of each column: the texts above it, outermost first, joined with ` / `; empty if none."""
        width = max((len(row) for row in self.places), default=0)
        return tuple(self._header(self.places[: self.header_rows], column) for column in range(width))

    def _header(self, rows: Sequence[Sequence[Cell | None]], column: int) -> str:
        texts: list[str] = []
        for row in rows:
            cell = row[column] if column < len(row) else None
            text = self.document.quote(cell.span) if cell and len(set(row)) > 1 else ""  # one cell is the table's title
            if text and text not in texts and not NUMBERED_HEADER.match(fold(text)):
                texts.append(text)
        return " / ".join(texts)

    @kept
    def rows(self) -> tuple[tuple[Cell | None, ...], ...]:
        """The body rows, a cell for each column (None if there is none); totals rows too.  A header repeated on a new page is not one."""
        head = [self._folded(row) for row in self.places[: self.header_rows]]
        return tuple(
            row for row in self.places[self.header_rows :] if not any(texts := self._folded(row)) or texts not in head
        )

    def _folded(self, row: Sequence[Cell | None]) -> list[str]:
        return [fold(self.text(cell)) for cell in row]

    def text(self, cell: Cell | None) -> str:
        """A cell's words; empty if there is no cell."""
        return self.document.quote(cell.span) if cell else ""

    def is_total(self, row: Sequence[Cell | None]) -> bool:
        """Whether a body row adds up others (`Tổng cộng`, `Toàn huyện`); what is done in all of a place does not."""
        return any(TOTAL_ROW.match(fold(self.text(cell))) for cell in filter(self._may_total, row[:3]))

    def _may_total(self, cell: Cell | None) -> bool:
        """Whether a cell may state that its row is a total: there is one, and its column does not state where works are."""
        return cell is not None and not SITE_HEADER.match(fold(self.columns[cell.column]))

    @kept
    def caption(self) -> Span:
        """The paragraphs just above the table, from the last table before it on."""
        first = self.table.span.start
        before = max(
            (_end_with_unit(self.document, table) for table in self.document.tables if table.span.end <= first),
            default=0,
        )
        above = [line for line in self.document.paragraphs if before <= line.start and line.end <= first]
        return Span(above[-CAPTION_PARAGRAPHS:][0].start, above[-1].end) if above else Span(first, first)

    @kept
    def writing(self) -> Writing:
        """How the table groups the digits of its figures."""
        return writing_of([self.text(cell) for row in self.rows for cell in dict.fromkeys(row)])

    @kept
    def title(self) -> Span:
        """The caption's own lines, which state what the table contains: without the sentences and lists above them."""
        lines = [line for line in self.document.paragraphs if self.caption.start <= line.start < self.caption.end]
        start = self.caption.end
        for line in reversed(lines):
            if TEXT_LINE.search(self.document.folded[line.start : line.end]):
                break
            start = line.start
        return Span(start, self.caption.end)

    @kept
    def unit(self) -> str | None:
        """The unit that the caption, or the line just below, gives for the whole table (`triệu đồng`), folded."""
        found = list(CAPTION_UNIT.finditer(self.document.folded, self.caption.start, self.caption.end))
        if not found and (below := _unit_below(self.document, self.table)):
            found = list(CAPTION_UNIT.finditer(self.document.folded, below.start, below.end))
        return found[-1]["unit"].strip(" .") if found else None


def _end_with_unit(document: Document, table: Table) -> int:
    """Where a table ends, with the line below it that gives its unit."""
    below = _unit_below(document, table)
    return below.end if below else table.span.end


def _unit_below(document: Document, table: Table) -> Span | None:
    """The line just below a table that only gives its unit; None if there is none, or another table is just below that line."""
    at = bisect.bisect_left(document.paragraphs, table.span.end, key=lambda line: line.start)
    if at == len(document.paragraphs):
        return None
    line = document.paragraphs[at]
    is_unit = UNIT_LINE.match(document.folded[line.start : line.end]) is not None
    is_above = any(0 <= other.span.start - line.end <= 1 for other in document.tables)
    return line if is_unit and not is_above else None


@asked_once
def grids(document: Document) -> tuple[Grid, ...]:
    """The document's data tables, read once for all that look for rows in them."""
    laid_out = [(table, _laid_out(table)) for table in document.tables]
    return tuple(Grid(document, table, places, _header_height(document, places)) for table, places in laid_out)


def _laid_out(table: Table) -> Places:
    """The cells of a table by their places."""
    height = max((cell.row + cell.row_span for cell in table.cells), default=0)
    width = max((cell.column + cell.column_span for cell in table.cells), default=0)
    places: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            places[row][cell.column : cell.column + cell.column_span] = [cell] * cell.column_span
    return tuple(tuple(row) for row in places)


def _header_height(document: Document, rows: Places) -> int:
    """How many rows are the header: those its merged cells reach down to, those that open no row, the columns' numbers."""
    texts = [[fold(document.quote(cell.span)) if cell else "" for cell in row] for row in rows]
    height = _titles(rows)
    while height < len(rows) and _reaches_below(rows[:height], height):
        height += 1
    while 0 < height < len(rows) and _is_headed(texts[height]):
        height += 1
    return height + 1 if height < len(rows) and _numbers_columns(texts[height]) else height


def _reaches_below(rows: Sequence[Sequence[Cell | None]], height: int) -> bool:
    """Whether a merged cell of the first rows reaches below the first `height`."""
    return any(cell and cell.row + cell.row_span > height for row in rows for cell in row)


def _titles(rows: Sequence[Sequence[Cell | None]]) -> int:
    """The first row that heads columns, and those above it that are one cell over the whole table, as its title."""
    for index, row in enumerate(rows):
        if len({cell for cell in row if cell}) > 1:
            return index + 1
    return min(1, len(rows))


def _is_headed(texts: Sequence[str]) -> bool:
    """Whether a row below the header's first continues with it: its first places are empty, its figures are years."""
    filled = [text for text in texts if text]
    if not filled or texts[0] or _is_total_line(texts[:3]) or (len(texts) > 2 and texts[1]):
        return False
    return all(YEAR_HEADER.match(text) or not FIGURE_CELL.match(text) for text in filled)


def _numbers_columns(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    return len(filled) > 1 and all(NUMBERED_HEADER.match(text) for text in filled)


def _is_total_line(texts: Sequence[str]) -> bool:
    return any(TOTAL_ROW.match(text) for text in texts)
