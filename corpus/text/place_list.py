"""Tables of places that were flattened to a cell a line, with nothing between and without row numbers.

They open with the header of the places (`Tên bản`); each row opens with a place and has as many cells as there are headers.
"""

from collections.abc import Sequence

from corpus.text.listed_table import HEADER_LETTERS, HEADERS, filled_lines
from corpus.text.table import TextCell, TextTable
from patterns.fold import fold
from patterns.table.header import FIGURE_CELL, NO_FIGURE, PLACE_CELL, PLACE_HEADER, TOTAL_ROW


def place_list(lines: Sequence[str], at: int) -> TextTable | None:
    """The table that begins at a line that holds nothing but the header of its places."""
    head = lines[at].strip()
    if len(head) > HEADER_LETTERS or not PLACE_HEADER.match(fold(head)):
        return None
    filled = filled_lines(lines, at)
    texts = [line.text for line in filled]
    width = next((index for index, text in enumerate(texts[: HEADERS + 1]) if PLACE_CELL.match(text)), 0)
    if width < 3 or any(len(text) > HEADER_LETTERS or FIGURE_CELL.match(text) for text in texts[:width]):
        return None
    rows = [texts[:width]]
    while row := _row(texts, sum(map(len, rows)), width):
        rows.append(row)
    if len(rows) < 3:
        return None
    cells = tuple(TextCell(text, number, column) for number, row in enumerate(rows) for column, text in enumerate(row))
    return TextTable(at, filled[sum(map(len, rows)) - 1].number + 1, cells)


def _row(texts: Sequence[str], at: int, width: int) -> list[str]:
    """The row that begins at a line: a place and its cells, or the totals at the block's end, of which the last may be left out."""
    row = list(texts[at : at + width])
    if len(row) < 2 or not _is_figure(row[1]):
        return []
    if TOTAL_ROW.match(fold(row[0])):
        return row if at + len(row) == len(texts) and all(map(_is_figure, row[1:])) else []
    follows = (
        at + width >= len(texts) or PLACE_CELL.match(texts[at + width]) or TOTAL_ROW.match(fold(texts[at + width]))
    )
    return row if len(row) == width and PLACE_CELL.match(row[0]) and follows else []


def _is_figure(text: str) -> bool:
    return FIGURE_CELL.match(text) is not None or NO_FIGURE.match(text) is not None
