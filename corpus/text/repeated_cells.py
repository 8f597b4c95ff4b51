"""Tables that were flattened to a cell per line without row numbers: after the headers the same kinds of cells repeat.

They open with a head that names what the rows are (`Chỉ tiêu`, `Nguồn vốn`, `Tên bản`).  How many columns there are is not printed: it
is the number by which the most cells fall into rows of words first and figures in the same columns.  Fewer than two rows are not a table.
"""

import dataclasses
from collections.abc import Sequence

from corpus.text.loose_cells import cells_of_lines, is_figure, whole_cells
from corpus.text.spans import is_header_text
from corpus.text.table import TextCell, TextTable
from patterns.fold import fold
from patterns.table.header import PLACE_HEADER, TOTAL_ROW, YEAR_HEADER
from patterns.table.indicator_row import INDICATOR_HEADER
from patterns.table.money_column import SOURCE_HEAD, WORKS_HEAD
from patterns.table.text_row import SENTENCE_END
from patterns.table.thing import THING_HEADER

HEAD_LETTERS = 70
"""Letters of a head at most."""
_COLUMNS = 9
_CELL_LETTERS = 200
FIRST_HEADS = (PLACE_HEADER, INDICATOR_HEADER, THING_HEADER, WORKS_HEAD, SOURCE_HEAD)
"""What the rows of a table are, in its first head."""


@dataclasses.dataclass(frozen=True, slots=True)
class Rows:
    """Rows of cells, the heads first, and how many cells they take."""

    texts: list[list[str]]
    count: int


def repeated_list(lines: Sequence[str], at: int) -> TextTable | None:
    """The table that begins at a line that contains nothing but the head of what its rows are."""
    if not opens_table(lines[at]):
        return None
    cells = cells_of_lines(lines, at)
    tried = [(cells, repeated_rows([cell.text for cell in cells]))]
    whole = whole_cells(cells)
    if len(whole) != len(cells):
        tried.append((whole, repeated_rows([cell.text for cell in whole])))
    found = [(taken, rows) for taken, rows in tried if rows is not None]
    if not found:
        return None
    taken, rows = max(found, key=lambda one: one[0][one[1].count - 1].last)
    return TextTable(at, taken[rows.count - 1].last + 1, placed(rows.texts))


def opens_table(line: str) -> bool:
    """Whether a line contains nothing but a head that names what the rows of a table are."""
    words = line.strip()
    if not words or len(words) > HEAD_LETTERS or SENTENCE_END.search(words):
        return False
    folded = fold(words)
    return any(head.match(folded) for head in FIRST_HEADS)


def placed(rows: Sequence[Sequence[str]]) -> tuple[TextCell, ...]:
    """The cells of rows in their columns; a totals row leaves out what is not a figure."""
    width = len(rows[0])
    figures = [column for column, is_one in enumerate(_kinds(rows[1])) if is_one]
    cells = [TextCell(text, row, column) for row, texts in enumerate(rows[:-1]) for column, text in enumerate(texts)]
    columns = range(width) if len(rows[-1]) == width else (0, *figures)
    return (*cells, *(TextCell(text, len(rows) - 1, column) for text, column in zip(rows[-1], columns, strict=True)))


def repeated_rows(cells: Sequence[str]) -> Rows | None:
    """The rows of the width by which the most cells fall into rows; None if no width gives two."""
    found = [rows for width in range(2, _COLUMNS + 1) if (rows := _rows(cells, width))]
    return max(found, key=lambda rows: (rows.count, -len(rows.texts[0])), default=None)


def _rows(cells: Sequence[str], width: int) -> Rows | None:
    """The rows of this many cells; None if they are not heads, fewer than two rows are alike, or figures continue."""
    heads = list(cells[:width])
    kinds = _kinds(cells[width : 2 * width])
    if len(kinds) < width or kinds[0] or not any(kinds) or not all(map(_is_head, heads)):
        return None
    rows = [heads]
    place = width
    while _is_row(cells[place : place + width], kinds):
        rows.append(list(cells[place : place + width]))
        place += width
    if total := _total(cells, place, kinds):
        rows.append(total)
        place += len(total)
    goes_on = place < len(cells) and is_figure(cells[place])
    return Rows(rows, place) if len(rows) > 2 and not goes_on else None


def _is_head(text: str) -> bool:
    return len(text) <= HEAD_LETTERS and is_header_text(text) and not SENTENCE_END.search(text)


def _is_row(row: Sequence[str], kinds: Sequence[bool]) -> bool:
    """Whether cells are a row like the first: figures where it has figures, no sentence before the first of them."""
    if TOTAL_ROW.match(fold(row[0])) if row else True:
        return False
    return _kinds(row) == kinds and not any(len(text) > _CELL_LETTERS for text in row)


def _kinds(row: Sequence[str]) -> list[bool]:
    """For each cell whether it contains a figure or states that there is none; the first names the row, also by a year."""
    return [is_figure(text) and not (not place and YEAR_HEADER.match(fold(text))) for place, text in enumerate(row)]


def _total(cells: Sequence[str], at: int, kinds: Sequence[bool]) -> list[str]:
    """The totals row at a place: its label and a figure for each column of figures; empty if it is not clear where they are."""
    if at >= len(cells) or not TOTAL_ROW.match(fold(cells[at])):
        return []
    row = [cells[at]]
    while len(row) < len(kinds) and at + len(row) < len(cells) and is_figure(cells[at + len(row)]):
        row.append(cells[at + len(row)])
    return row if len(row) in (len(kinds), 1 + sum(kinds)) else []
