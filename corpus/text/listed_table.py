"""Tables that were flattened to a cell a line, with nothing between: they open with `TT` or `STT` and number their rows.

The cells of the header up to the first row's number show how many columns there are; each row must have just as many.
"""

import dataclasses
from collections.abc import Sequence

from corpus.normalise import single_spaced
from corpus.text.short_row import is_heading_number
from corpus.text.table import TextCell, TextTable
from patterns.fold import fold
from patterns.table.header import FIGURE_CELL, ORDER_HEADER, TOTAL_ROW
from patterns.table.text_row import ROW_NUMBER

HEADERS = 14
HEADER_LETTERS = 70
_ORDER_WORDS = 3
_ORDER_LETTERS = 12
"""Letters of `Số thứ tự.`, and some for blanks between them."""


@dataclasses.dataclass(frozen=True, slots=True)
class Filled:
    """A line with words, and its number in the text."""

    number: int
    text: str


def listed_table(lines: Sequence[str], at: int) -> TextTable | None:
    """The table that begins at a line that holds nothing but `TT`."""
    if not _heads_order(lines[at]):
        return None
    filled = filled_lines(lines, at)
    width = next(
        (index for index, line in enumerate(filled[: HEADERS + 1]) if index and ROW_NUMBER.match(line.text)), 0
    )
    if width < 3 or any(len(line.text) > HEADER_LETTERS for line in filled[:width]):
        return None
    rows: list[list[str]] = [[line.text for line in filled[:width]]]
    place = width
    while place < len(filled) and (row := _row(filled, place, width)):
        rows.append(row)
        place += len(row)
    if not any(len(row) == width for row in rows[1:]):
        return None
    cells = tuple(cell for number, row in enumerate(rows) for cell in _cells(row, number, width))
    return TextTable(at, filled[place - 1].number + 1, cells)


def few_words(lines: Sequence[str]) -> list[int]:
    """The lines of so few words that one may be the header `Số thứ tự`, of which most texts have not many."""
    return [
        number
        for number, line in enumerate(lines)
        if len(line) <= HEADER_LETTERS and len(line.split(None, _ORDER_WORDS)) <= _ORDER_WORDS
    ]


def _heads_order(line: str) -> bool:
    """Whether a line holds nothing but the header of the rows' numbers; the length alone shows of most that they do not."""
    if len(line) > HEADER_LETTERS or len(words := single_spaced(line)) > _ORDER_LETTERS:
        return False
    return ORDER_HEADER.match(fold(words)) is not None


def filled_lines(lines: Sequence[str], at: int) -> list[Filled]:
    """The lines of the block from one on; where the text is in double spacing, those with words up to two empty ones."""
    limit = 2 if at + 1 < len(lines) and not lines[at + 1].strip() else 1
    found: list[Filled] = []
    blanks = 0
    for number in range(at, len(lines)):
        text = single_spaced(lines[number])
        blanks = 0 if text else blanks + 1
        if blanks >= limit:
            break
        if text:
            found.append(Filled(number, text))
    return found


def _row(filled: Sequence[Filled], at: int, width: int) -> list[str]:
    """The row that begins at a line; empty if none does.

    A heading row has its number and its words only; a totals row has no number.
    """
    texts = [line.text for line in filled[at : at + width]]
    if TOTAL_ROW.match(fold(texts[0])):
        row = texts[: width - 1]
        return row if len(row) == width - 1 and _ends(filled, at + width - 1) else []
    if not ROW_NUMBER.match(texts[0]) or len(texts) < 2:
        return []
    if len(texts) == width and _ends(filled, at + width):
        return texts
    is_heading = is_heading_number(texts[0]) and not FIGURE_CELL.match(texts[1])
    return texts[:2] if is_heading and _ends(filled, at + 2) else []


def _ends(filled: Sequence[Filled], at: int) -> bool:
    """Whether a row may end before a line: at the block's end, or before the next row."""
    return at >= len(filled) or bool(ROW_NUMBER.match(filled[at].text) or TOTAL_ROW.match(fold(filled[at].text)))


def _cells(row: Sequence[str], number: int, width: int) -> list[TextCell]:
    if len(row) == width:
        return [TextCell(text, number, column) for column, text in enumerate(row)]
    if len(row) == width - 1 and not ROW_NUMBER.match(row[0]):
        return [TextCell(text, number, column) for column, text in enumerate(row, 1)]
    return [TextCell(row[0], number, 0), TextCell(row[1], number, 1, 1, width - 1)]
