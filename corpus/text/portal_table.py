"""Tables as law portals give them: a cell per line (or more), between lines that contain nothing but a pipe.

A row opens with a pipe and each cell closes with one, so that two pipes in sequence end a row or an empty cell; merged
cells are left out.  The rows are cut so that as many as can be have as many cells as the table has columns.
"""

import collections
import dataclasses
import itertools
from collections.abc import Iterator, Sequence

from corpus.normalise import single_spaced
from corpus.text.repeated_cells import opens_table, repeated_rows
from corpus.text.short_row import columns_of, is_heading, is_heading_number
from corpus.text.spans import short_header
from corpus.text.table import TextCell, TextTable
from patterns.fold import fold
from patterns.table.header import ORDER_HEADER, TITLE_LINE, TOTAL_ROW

_EXCESS = 8
"""Cells that a row may have beyond the table's columns."""
_CELL_LINES = 80
"""Lines that one cell may have."""
_DROPPED = 0.5
"""What it costs to leave out the last pipe: more than an empty cell at the end of a row, less than a row of nothing."""
_SHORT, _LONG, _BARE, _HEADING, _GAP, _MISPLACED = 1.0, 6.0, 0.2, 0.3, 0.2, 3.0
"""What a row costs that is shorter or longer than the table is wide, that is empty, that heads others, an empty cell, and a row's number after one."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Token:
    """A pipe (`text` None), or a cell's words."""

    text: str | None


def portal_table(lines: Sequence[str], at: int) -> TextTable | None:
    """The table that begins at a line with a lone pipe, or with its first head if the pipe before that is lost."""
    is_open = lines[at].strip() == "|"
    if not is_open and not _opens_late(lines, at):
        return None
    tokens, last = _tokens(lines, at if is_open else at - 1)
    rows = _unparted(tokens) or _best_rows(_with_row_ends(tokens))
    filled = [row for row in rows if any(row)]
    if len(filled) < 2 or max(map(len, filled)) < 2:
        return None
    cells, doubtful = _placed(filled, max(map(len, filled)))
    return TextTable(at, last, cells, doubtful)


def _opens_late(lines: Sequence[str], at: int) -> bool:
    """Whether a line is a table's first head, that the next line closes with a pipe and none opens."""
    following = next((line.strip() for line in lines[at + 1 : at + 3] if line.strip()), "")
    before = next((line.strip() for line in reversed(lines[max(at - 2, 0) : at]) if line.strip()), "")
    if following != "|" or before == "|":
        return False
    return opens_table(lines[at]) or ORDER_HEADER.match(fold(lines[at].strip())) is not None


def _unparted(tokens: Sequence[_Token]) -> list[list[str]]:
    """The rows of cells of which one pipe closes each and none a row, by their kinds; empty if pipes end rows, or the first head names nothing."""
    texts = [token.text for token in tokens if token.text is not None]
    if len(texts) < len(tokens) // 2 or not texts or not opens_table(texts[0]):
        return []
    rows = repeated_rows(texts)
    return rows.texts if rows is not None and rows.count == len(texts) else []


def _tokens(lines: Sequence[str], at: int) -> tuple[list[_Token], int]:
    """Pipes and cells from a line on, and the line after the last pipe."""
    spaced = _is_double_spaced(lines, at)
    tokens = [_Token(None)]
    place = last = at + 1
    while place < len(lines):
        end = next(
            (end for end in range(place, min(place + _CELL_LINES, len(lines))) if lines[end].strip() == "|"), None
        )
        if end is None:
            break
        between = lines[place:end]
        words = single_spaced(" ".join(line for line in between if line.strip(" *")))
        opened_late = not spaced and between and not between[0].strip()
        if words and (opened_late or _is_apart(tokens, spaced, between) or _is_title(between)):
            break
        if words:
            tokens.append(_Token(words))
        tokens.append(_Token(None))
        place = last = end + 1
    return tokens, last


def _with_row_ends(tokens: Sequence[_Token]) -> list[_Token]:
    """The tokens with the pipe that ends a row before each row's number, if one pipe alone parts rows as well as cells."""
    ends = set(_numbered(tokens))
    return [one for place, token in enumerate(tokens) for one in ((_Token(None), token) if place in ends else (token,))]


def _numbered(tokens: Sequence[_Token]) -> list[int]:
    """Where the rows' numbers 1, 2, 3 are, each as far from the one before as the first is from the table's beginning; empty if a pipe ends the header."""
    if len(tokens) < 2 or tokens[1].text is None or not ORDER_HEADER.match(fold(tokens[1].text)):
        return []
    width = next((k for k in range(3, len(tokens)) if tokens[k].text in ("1", "01")), 0) // 2
    found = [1 + 2 * width]
    while found[-1] + 2 * width < len(tokens) and _is_number(tokens[found[-1] + 2 * width], len(found) + 1):
        found.append(found[-1] + 2 * width)
    single = all(tokens[k].text is not None for k in range(1, found[-1], 2))
    return found if width > 2 and len(found) > 1 and single else []


def _is_number(token: _Token, number: int) -> bool:
    return token.text is not None and token.text.lstrip("0") == str(number)


def _is_apart(tokens: Sequence[_Token], spaced: bool, between: Sequence[str]) -> bool:
    """Whether words after a row of a page in double spacing are not a cell: more empty lines lie before them."""
    return spaced and len(between) > 1 and not between[0].strip() and not between[1].strip()


def _is_title(between: Sequence[str]) -> bool:
    """Whether the lines between two pipes are the title of a table of its own (`PHỤ LỤC`, with what it contains below it)."""
    filled = [line.strip(" *_") for line in between if line.strip(" *_")]
    return len(filled) > 1 and filled[0].isupper() and TITLE_LINE.match(fold(filled[0])) is not None


def _is_double_spaced(lines: Sequence[str], at: int) -> bool:
    """Whether an empty line is after each line."""
    following = lines[at + 1 : at + 8]
    return len(following) > 2 and not following[0].strip() and bool(following[1].strip()) and not following[2].strip()


def _best_rows(tokens: Sequence[_Token]) -> list[list[str]]:
    """The rows by the width that fits best; a pipe that only opens a row after the last is left out if that fits better."""
    naive = collections.Counter(len(row) for row in _naive(tokens))
    widths = [width for width, _ in naive.most_common(4)] + [max(naive, default=0)]
    best: tuple[float, int, list[list[str]]] | None = None
    dangling = len(tokens) > 2 and tokens[-1].text is None and tokens[-2].text is None
    ways = (tokens, tokens[:-1]) if dangling else (tokens,)
    for width, way in itertools.product({width for width in widths if width > 1}, ways):
        cut = _cut(way, width)
        cost = cut[0] + _DROPPED * (way is not tokens) if cut is not None else 0.0
        if cut is not None and (best is None or (cost, -width) < best[:2]):
            best = cost, -width, cut[1]
    return best[2] if best else []


def _naive(tokens: Sequence[_Token]) -> Iterator[list[str]]:
    """The rows where each pair of pipes ends one."""
    row: list[str] = []
    for before, token in itertools.pairwise(tokens):
        if token.text is not None:
            row.append(token.text)
        elif before.text is None and row:
            yield row
            row = []
    if row:
        yield row


def _cut(tokens: Sequence[_Token], width: int) -> tuple[float, list[list[str]]] | None:
    """The cheapest way to cut tokens into rows of about `width` cells, and what it costs."""
    count = len(tokens)
    costs: list[float] = [float("inf")] * (count + 1)
    came: list[tuple[int, list[str]]] = [(0, [])] * (count + 1)
    costs[0] = 0.0
    for start in range(count):
        if costs[start] == float("inf") or tokens[start].text is not None:
            continue
        for end, row in _row_ends(tokens, start, width):
            cost = costs[start] + _cost(row, width)
            if cost < costs[end]:
                costs[end], came[end] = cost, (start, row)
    if costs[count] == float("inf"):
        return None
    rows: list[list[str]] = []
    place = count
    while place:
        place, row = came[place]
        rows.append(row)
    return costs[count], rows[::-1]


def _row_ends(tokens: Sequence[_Token], start: int, width: int) -> Iterator[tuple[int, list[str]]]:
    """Where a row that opens at a pipe may end, with its cells."""
    row: list[str] = []
    place = start + 1
    while place < len(tokens) and len(row) <= width + _EXCESS:
        text = tokens[place].text
        row = [*row, text or ""]
        place += 1 if text is None else 2
        if place <= len(tokens):
            yield place, row


def _cost(row: Sequence[str], width: int) -> float:
    if len(row) > width:
        return _LONG
    if not any(row):
        return _BARE if len(row) == width else 2 * _SHORT
    gaps = _GAP * sum(not text for text in row)
    gaps += _MISPLACED * sum(not gap and is_heading_number(number) for gap, number in itertools.pairwise(row[1:]))
    if len(row) == width:
        return gaps
    return gaps + (_HEADING if is_heading(row) else _SHORT)


def _placed(rows: Sequence[Sequence[str]], width: int) -> tuple[tuple[TextCell, ...], frozenset[int]]:
    """The cells of rows of which some leave out what is merged, and the rows of which it is not clear where their cells are."""
    cells: list[TextCell] = []
    doubtful: set[int] = set()
    begin = 0
    if (
        len(rows) > 1
        and len(rows[0]) < width
        and (header := short_header(rows[0], rows[1], [row for row in rows[2:] if len(row) == width], width))
    ):
        cells += header
        begin = 2
    for number, whole in enumerate(rows[begin:], begin):
        row = whole if len(whole) == width or TOTAL_ROW.match(fold(whole[0])) else _without_empty_end(whole)
        columns = columns_of(row, rows, width)
        if columns is None:
            doubtful.add(number)
            cells.append(TextCell(" | ".join(filter(None, row)), number, 0, 1, width))
            continue
        cells += [TextCell(text, number, column, 1, wide) for text, (column, wide) in zip(row, columns, strict=True)]
    return tuple(cells), frozenset(doubtful)


def _without_empty_end(row: Sequence[str]) -> list[str]:
    """A row without the empty cells at its end."""
    filled = max(index for index, text in enumerate(row) if text)
    return list(row[: filled + 1])
