"""Tables that were flattened to a cell per line, with nothing between: they open with `TT` or `STT` and number their rows.

The cells of the header up to the first row's number show how many columns there are; each row must have just as many.  Where the
next row's number comes sooner, some of the heads are over others.
"""

import functools
import itertools
import operator
from collections.abc import Sequence

from corpus.normalise import single_spaced
from corpus.text.loose_cells import LooseCell, cells_of_lines, is_figure, whole_cells
from corpus.text.repeated_cells import FIRST_HEADS, HEAD_LETTERS
from corpus.text.short_row import is_heading_number
from corpus.text.spans import short_header
from corpus.text.table import TextCell, TextTable
from patterns.fold import fold
from patterns.table.header import FIGURE_CELL, ORDER_HEADER, TOTAL_ROW
from patterns.table.text_row import NEXT_BLOCK, ROW_NUMBER

_HEADERS = 14
_WORDS = 5
"""Words of the first head of a table at most."""
_ORDER_LETTERS = 12
"""Letters of `Số thứ tự.`, and some for blanks between them."""


def listed_table(lines: Sequence[str], at: int) -> TextTable | None:
    """The table that begins at a line that contains nothing but `TT`; of its two readings, with wrapped cells and without, the longer."""
    if not _heads_order(lines[at]):
        return None
    cells = cells_of_lines(lines, at)
    whole = whole_cells(cells)
    tables = [_table(cells, at), _table(whole, at) if len(whole) != len(cells) else None]
    return max(filter(None, tables), key=lambda table: table.last, default=None)


def _table(cells: Sequence[LooseCell], at: int) -> TextTable | None:
    """The table that cells open; None if they are not among one."""
    texts = [cell.text for cell in cells]
    heads = next((index for index, text in enumerate(texts[: _HEADERS + 1]) if index and ROW_NUMBER.match(text)), 0)
    if heads < 3 or any(len(text) > HEAD_LETTERS for text in texts[:heads]):
        return None
    width = _width(texts, heads)
    rows: list[list[str]] = []
    place = heads
    while place < len(texts) and (row := _row(texts, place, width, rows)):
        rows.append(row)
        place += len(row)
    whole = [row for row in rows if len(row) == width]
    header = _header(texts[:heads], whole, width)
    if not whole or not header:
        return None
    height = 1 + max(cell.row for cell in header)
    placed = (cell for number, row in enumerate(rows, height) for cell in _cells(row, number, rows, width))
    return TextTable(at, cells[place - 1].last + 1, (*header, *placed))


def _width(texts: Sequence[str], heads: int) -> int:
    """How many cells a row has: as many as there are heads, or fewer where the second row's number comes sooner."""
    first = _number(texts[heads])
    following = range(heads + 3, min(2 * heads, len(texts)))
    sooner = next((place for place in following if first and _number(texts[place]) == first + 1), None)
    return sooner - heads if sooner is not None else heads


def _number(text: str) -> int | None:
    match = ROW_NUMBER.match(text)
    return int(match["arabic"]) if match and match["arabic"] else None


def _header(heads: Sequence[str], whole: Sequence[Sequence[str]], width: int) -> tuple[TextCell, ...]:
    """The cells of the header; empty if it is not clear which heads are over others."""
    if len(heads) == width:
        return tuple(TextCell(text, 0, column) for column, text in enumerate(heads))
    over = len(heads) - width
    ways = (short_header(heads[:end], heads[end:], whole, width) for end in range(3, len(heads) - 2 * over + 1))
    found = [way for way in ways if way is not None]
    return found[0] if len(found) == 1 else ()


def may_be_heads(lines: Sequence[str]) -> list[int]:
    """The lines of so few words that one may be the first head of a table (`Số thứ tự`, `Nguồn kinh phí thực hiện`), by their first letters too."""
    firsts = map(operator.itemgetter(slice(1)), map(str.lstrip, lines))
    are_other = map(_never_first().__contains__, firsts)
    return [
        number
        for number in itertools.compress(itertools.count(), map(operator.not_, are_other))
        if len(lines[number]) <= HEAD_LETTERS and len(lines[number].split(None, _WORDS)) <= _WORDS
    ]


@functools.cache
def _never_first() -> frozenset[str]:
    """What no line that is a table's first head begins with, nor one without words."""
    never = frozenset.intersection(*[head.never_first for head in (ORDER_HEADER, *FIRST_HEADS)])
    return frozenset(["", *(letter for low in never for letter in (low, low.upper()) if fold(letter) in never)])


def _heads_order(line: str) -> bool:
    """Whether a line contains nothing but the header of the rows' numbers; the length alone shows of most that they do not."""
    if len(line) > HEAD_LETTERS or len(words := single_spaced(line)) > _ORDER_LETTERS:
        return False
    return ORDER_HEADER.match(fold(words)) is not None


def _row(texts: Sequence[str], at: int, width: int, above: Sequence[Sequence[str]]) -> list[str]:
    """The row that begins at a place; empty if none does.

    A heading row has its number and its words only; a totals row has no number, and may leave out all but its last figures.
    """
    row = list(texts[at : at + width])
    if TOTAL_ROW.match(fold(row[0])):
        return _total(texts, at, width, above)
    if not ROW_NUMBER.match(row[0]) or len(row) < 2:
        return []
    if len(row) == width and (_ends(texts, at + width) or _is_like(row, above, texts[at + width])):
        return row
    is_heading = is_heading_number(row[0]) and not FIGURE_CELL.match(row[1])
    return row[:2] if is_heading and _ends(texts, at + 2) else []


def _total(texts: Sequence[str], at: int, width: int, above: Sequence[Sequence[str]]) -> list[str]:
    """The totals row at a place: its label and the cells up to the next row, or a figure for each column of figures."""
    row = list(texts[at : at + width - 1])
    if len(row) == width - 1 and _ends(texts, at + width - 1):
        return row
    figures = next((sum(map(is_figure, other[1:])) for other in above if len(other) == width), 0)
    row = row[: 1 + figures]
    return row if figures and len(row) == 1 + figures and all(map(is_figure, row[1:])) else []


def _is_like(row: Sequence[str], above: Sequence[Sequence[str]], following: str) -> bool:
    """Whether a row continues with the one above: it has the next number, and figures in the same columns or a heading after it."""
    if not above or len(above[-1]) != len(row):
        return False
    numbers = _number(above[-1][0]), _number(row[0])
    kinds = [[is_figure(text) for text in one[1:]] for one in (above[-1], row)]
    is_next = numbers[0] is not None and numbers[1] == numbers[0] + 1
    return is_next and kinds[0] == kinds[1] and (any(kinds[0]) or NEXT_BLOCK.match(following) is not None)


def _ends(texts: Sequence[str], at: int) -> bool:
    """Whether a row may end before a place: at the block's end, or before the next row."""
    return at >= len(texts) or bool(ROW_NUMBER.match(texts[at]) or TOTAL_ROW.match(fold(texts[at])))


def _cells(row: Sequence[str], number: int, rows: Sequence[Sequence[str]], width: int) -> list[TextCell]:
    if len(row) == width:
        return [TextCell(text, number, column) for column, text in enumerate(row)]
    if not TOTAL_ROW.match(fold(row[0])):
        return [TextCell(row[0], number, 0), TextCell(row[1], number, 1, 1, width - 1)]
    if len(row) == width - 1:
        return [TextCell(text, number, column) for column, text in enumerate(row, 1)]
    whole = next(other for other in rows if len(other) == width)
    columns = [1, *(column for column, text in enumerate(whole) if column and is_figure(text))]
    return [TextCell(text, number, column) for text, column in zip(row, columns, strict=True)]
