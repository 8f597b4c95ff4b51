"""Tables whose cells are parted by pipes (bare, framed, Markdown), tabs or wide gaps, a row per line.

A row that was wrapped continues in the next lines until it has all its cells.  A pipe or a tab in one line makes no table,
nor does a tab after a bullet.
"""

import collections
import itertools
from collections.abc import Callable, Sequence

from corpus.normalise import single_spaced
from corpus.text.spans import whole_rows
from corpus.text.table import TextTable
from patterns.fold import fold
from patterns.table.header import FIGURE_CELL, ORDER_HEADER, TITLE_LINE
from patterns.table.text_row import BORDER, LINE_BREAK, LIST_MARK, PIPE, WIDE_GAP

_BLANKS = 2
"""Empty lines that may lie between two rows."""
_WRAPPED = 12
"""Lines that one row may fill."""
_COLUMNS = 40
_LINES, _WIDTHS = 60, 6
"""Lines of a table that show how many cells its rows have, and numbers of cells that are tried."""
_BETTER = 0.25
"""How much larger the share of whole rows must be for a table to have more columns than most of its lines."""

Split = Callable[[str], list[str]]


def piped_table(lines: Sequence[str], at: int) -> TextTable | None:
    """The table of pipes that begins at a line."""
    if "|" not in lines[at] or BORDER.match(lines[at]):
        return None
    rows, last = _rows(lines, at, PIPE.compiled.split)
    framed = sum(row[0].strip() == "" and row[-1].strip() == "" for row in rows) > len(rows) / 2
    texts = _without_empty_end([[_words(cell) for cell in (row[1:-1] if framed else row)] for row in rows])
    return _table(texts, at, last) if framed or len(texts[0]) > 2 or len(texts) > 2 else None


def tabbed_table(lines: Sequence[str], at: int) -> TextTable | None:
    """The table of tabs that begins at a line: of three columns, or of two whose second contains figures."""
    if "\t" not in lines[at].strip():
        return None
    rows, last = _rows(lines, at, lambda line: line.split("\t"))
    texts = _without_empty_end([[_words(cell) for cell in row] for row in rows])
    if max(map(len, texts)) < 3 and not _is_pair_of_columns(texts):
        return None
    return None if _is_list(texts) else _table(texts, at, last)


def _without_empty_end(rows: list[list[str]]) -> list[list[str]]:
    """Rows without the columns after the last that has words: a pipe or a tab also ends a line."""
    while rows and all(len(row) > 1 and not row[-1] for row in rows):
        rows = [row[:-1] for row in rows]
    return rows


def _is_list(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a tab only is after the bullets of a list."""
    return any(LIST_MARK.match(row[0]) for row in rows) and max(map(len, rows)) < 3


def _is_pair_of_columns(rows: Sequence[Sequence[str]]) -> bool:
    figures = sum(len(row) == 2 and FIGURE_CELL.match(row[1]) is not None for row in rows)
    return len(rows) > 2 and figures >= len(rows) - 1


def spaced_table(lines: Sequence[str], at: int) -> TextTable | None:
    """The table that begins at a line and whose columns are parted by wide blanks that are below one another."""
    if "  " not in lines[at] and "\t" not in lines[at]:
        return None
    block = list(itertools.takewhile(_has_gap, (lines[place].expandtabs() for place in range(at, len(lines)))))
    gaps = _gaps(block) if len(block) > 2 else []
    if len(gaps) < 2:
        return None
    edges = [0, *gaps, max(map(len, block))]
    rows = [[_words(line[start:end]) for start, end in itertools.pairwise(edges)] for line in block]
    headed = ORDER_HEADER.match(fold(rows[0][0])) is not None or not rows[0][0]
    figures = any(
        all(FIGURE_CELL.match(row[column]) for row in rows[2:] if row[column]) for column in range(1, len(gaps) + 1)
    )
    return _table(rows, at, at + len(block)) if headed and figures else None


def _has_gap(line: str) -> bool:
    """Whether wide blanks part words of a line; most lines have no two blanks at all."""
    return "  " in line and WIDE_GAP.search(line) is not None


def _gaps(block: Sequence[str]) -> list[int]:
    """Where the columns after the first begin: after two blanks or more that all lines share."""
    blank = [set(letters) == {" "} for letters in itertools.zip_longest(*block, fillvalue=" ")]
    first = blank.index(False)
    return [
        place for place in range(first + 2, len(blank)) if blank[place - 1] and blank[place - 2] and not blank[place]
    ]


def _words(cell: str) -> str:
    return single_spaced(LINE_BREAK.compiled.sub(" ", cell).replace("\\|", "|"))


def _rows(lines: Sequence[str], at: int, split: Split) -> tuple[list[list[str]], int]:
    """The rows from a line on, each in its raw cells, and the line after the last."""
    width = _usual_width(lines, at, split)
    usual = _rows_of_width(lines, at, split, width)
    share = _full(usual[0], width)
    if share == 1:
        return usual
    widths = sorted({len(split(line)) for line in itertools.takewhile(str.strip, lines[at : at + _LINES])} - {1, width})
    others = {other: _rows_of_width(lines, at, split, other) for other in widths[-_WIDTHS:] if other > width}
    best = max(others, key=lambda other: _full(others[other][0], other), default=width)
    return others[best] if best != width and _full(others[best][0], best) >= share + _BETTER else usual


def _full(rows: Sequence[Sequence[str]], width: int) -> float:
    """The share of rows that have exactly this many cells."""
    return sum(len(row) == width for row in rows) / max(1, len(rows))


def _rows_of_width(lines: Sequence[str], at: int, split: Split, width: int) -> tuple[list[list[str]], int]:
    """The rows from a line on of which most have this many cells, and the line after the last."""
    rows: list[list[str]] = []
    place = last = at
    while place < len(lines) and place - last <= _BLANKS:
        if BORDER.match(lines[place]):
            last = last + 1 if lines[place].strip() else last
            place += 1
            continue
        if rows and _is_apart(lines, place, split):
            break
        end = _row_end(lines, place, split, width)
        row = split(" ".join(lines[place:end]))
        if len(row) < 2 or _heads_another(row, rows):
            break
        rows.append(row)
        place = last = end
    return rows, last


def _is_apart(lines: Sequence[str], at: int, split: Split) -> bool:
    """Whether a line of one cell is after an empty line, or the title of an annex: it belongs to what follows the table."""
    if len(split(lines[at])) > 1:
        return False
    return not lines[at - 1].strip() or (lines[at].isupper() and TITLE_LINE.match(fold(lines[at].strip())) is not None)


def _heads_another(row: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether a row is the header of another table: it opens with `TT`, and is not the header stated again on a new page."""
    headers = [_words("|".join(above)) for above in rows if _is_header(above)]
    return bool(headers) and len(rows) > 1 and _is_header(row) and _words("|".join(row)) not in headers


def _is_header(row: Sequence[str]) -> bool:
    return ORDER_HEADER.match(fold(next(filter(None, map(_words, row)), ""))) is not None


def _usual_width(lines: Sequence[str], at: int, split: Split) -> int:
    """How many cells most rows have, the first among them."""
    counted = collections.Counter[int]()
    for line in lines[at : at + _LINES]:
        width = len(split(line))
        if not line.strip() or width < 2:
            break
        counted[width] += 1 if not BORDER.match(line) else 0
    return max(counted, key=lambda width: (counted[width], width), default=2)


def _row_end(lines: Sequence[str], at: int, split: Split, width: int) -> int:
    """The line after a row: the next, or if lines joined give just as many cells as the others have."""
    count = len(split(lines[at]))
    for end in range(at + 1, min(at + _WRAPPED, len(lines))):
        if count >= width and (end == at + 1 or len(split(lines[end])) > 1 or not lines[end].strip()):
            return end if count == width else at + 1
        if not lines[end].strip() or BORDER.match(lines[end]):
            break
        count += len(split(lines[end])) - 1
        if count > width:
            return at + 1
    else:
        if count == width and len(lines) - at <= _WRAPPED:
            return len(lines)
    return at + 1


def _table(rows: Sequence[Sequence[str]], first: int, last: int) -> TextTable | None:
    """The table of rows; a row with more cells than the header is doubtful, a table with many of them is not one."""
    width = collections.Counter(map(len, rows)).most_common(1)[0][0]
    width = max(width, len(rows[0]))
    long = [number for number, row in enumerate(rows) if len(row) > width]
    if len(rows) < 2 or not 1 < width <= _COLUMNS or 3 * len(long) > len(rows):
        return None
    whole = [list(row) if number not in long else [" | ".join(row)] for number, row in enumerate(rows)]
    return TextTable(first, last, whole_rows(whole, width), frozenset(long))
