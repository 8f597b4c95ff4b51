"""In which columns the cells of a row are that has fewer than its table, since merged ones are left out."""

import collections
import itertools
from collections.abc import Sequence

from patterns.fold import fold
from patterns.table.header import FIGURE_CELL, TOTAL_ROW
from patterns.table.text_row import ROW_NUMBER

Place = tuple[int, int]
"""A cell's first column and how many it covers."""

_SAME, _ALIKE, _OTHER = 3, 1, -3
_TRIED = 3000
"""Ways to place a row's cells that are tried."""


def columns_of(row: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[Place] | None:
    """The place of each of a row's cells; None if it is not clear.

    A lone cell, or one after a row's number, heads the rows below it over the whole table; a total's label covers what is left
    of its figures.  Words may be as far left as they can, figures only if there is one way to place them.
    """
    if len(row) == width:
        return [(column, 1) for column in range(width)]
    if len(row) == 1:
        return [(0, width)]
    if is_heading(row):
        return [(0, 1), (1, width - 1)]
    if TOTAL_ROW.match(fold(row[0])):
        first = width - len(row) + 1
        return [(0, first), *((column, 1) for column in range(first, width))]
    whole = [other for other in rows if len(other) == width]
    known = [list(dict.fromkeys(other[column] for other in whole)) for column in range(width)]
    if not whole:
        return None
    scored: dict[tuple[int, ...], int] = {}
    for columns in itertools.islice(itertools.combinations(range(width), len(row)), _TRIED):
        scores = [_score(text, known[column]) for text, column in zip(row, columns, strict=True)]
        if min(scores) >= 0:
            scored[columns] = sum(scores)
    best = [columns for columns, score in scored.items() if score == max(scored.values())]
    figures = {
        tuple(column for text, column in zip(row, columns, strict=True) if _kind(text) != "words") for columns in best
    }
    return [(column, 1) for column in min(best)] if len(figures) == 1 else None


def is_heading(row: Sequence[str]) -> bool:
    """Whether a row heads others: words alone, or after a number."""
    if len(row) == 1:
        return not FIGURE_CELL.match(row[0])
    return len(row) == 2 and (not row[0] or ROW_NUMBER.match(row[0]) is not None) and not FIGURE_CELL.match(row[1])


def is_heading_number(text: str) -> bool:
    """Whether a cell can only number a row: `II`, `B`, `1.2`."""
    match = ROW_NUMBER.match(text)
    return match is not None and not match["arabic"]


def _score(text: str, known: Sequence[str]) -> int:
    """How well a cell fits among the different cells of a column; of two kinds that are as frequent the first one's counts."""
    if text in known:
        return _SAME
    kinds = collections.Counter(_kind(other) for other in known if other)
    if not kinds or kinds.most_common(1)[0][0] != _kind(text):
        return _OTHER
    openings = {other.split(" ")[0] for other in known}
    return _ALIKE if _kind(text) != "words" or text.split(" ")[0] in openings else 0


def _kind(text: str) -> str:
    if ROW_NUMBER.match(text):
        return "number"
    return "figure" if FIGURE_CELL.match(text) else "words"
