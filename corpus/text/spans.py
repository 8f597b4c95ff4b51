"""Which cells of a text's table are merged: told by the blanks of its header, and by rows that are too short.

A header of two rows leaves the places empty that its merged cells cover; portals leave them out altogether.
"""

import itertools
from collections.abc import Iterator, Sequence

from corpus.text.table import TextCell
from patterns.fold import fold
from patterns.table.header import DIVIDED, FIGURE_CELL, NOTE_HEADER, ORDER_HEADER, UNIT_HEADER, YEAR_HEADER

Texts = Sequence[str]


def whole_rows(rows: Sequence[Texts], width: int) -> tuple[TextCell, ...]:
    """The cells of rows that have a place for every column; a second row of the header fills the places left empty in the first."""
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    if len(full) > 1 and _goes_on(full[0], full[1]):
        first, second = full[0], full[1]
        return (*_merged_header(first, second), *_plain(full[2:], 2))
    return tuple(_plain(full, 0))


def _plain(rows: Sequence[Texts], offset: int) -> Iterator[TextCell]:
    for row, texts in enumerate(rows, offset):
        for column, text in enumerate(texts):
            yield TextCell(text, row, column)


def _goes_on(first: Texts, second: Texts) -> bool:
    """Whether a row below the first goes on with the header: words or years under what is empty or filled, nothing in the first place."""
    filled = [text for text in second if text]
    return (
        bool(filled)
        and not second[0]
        and any(not above and below for above, below in zip(first, second, strict=True))
        and all(is_header_text(text) for text in filled)
    )


def is_header_text(text: str) -> bool:
    """Whether a cell may head a column: no figure but a year."""
    return YEAR_HEADER.match(fold(text)) is not None or not FIGURE_CELL.match(text)


def _merged_header(first: Texts, second: Texts) -> Iterator[TextCell]:
    for column, text in enumerate(first):
        if text:
            covered = itertools.takewhile(lambda at: not first[at] and bool(second[at]), range(column + 1, len(first)))
            wide = 1 + sum(1 for _ in covered) if second[column] else 1
            yield TextCell(text, 0, column, 1 if second[column] else 2, wide)
    for column, text in enumerate(second):
        if text:
            yield TextCell(text, 1, column)


def short_header(first: Texts, second: Texts, width: int) -> tuple[TextCell, ...] | None:
    """The cells of a header whose second row only holds what stands under some cells of the first; None where those are not clear."""
    spanned = len(first) + len(second) - width
    if not 0 < spanned <= len(first) or len(second) % spanned or not all(map(is_header_text, second)):
        return None
    may = [not _stands_alone(index, text) for index, text in enumerate(first)]
    windows = [start for start in range(len(first) - spanned + 1) if all(may[start : start + spanned])]
    if not windows:
        return None
    chosen = windows[-1]
    wide = len(second) // spanned
    cells: list[TextCell] = []
    column = 0
    below = iter(second)
    for index, text in enumerate(first):
        if chosen <= index < chosen + spanned:
            cells.append(TextCell(text, 0, column, 1, wide))
            cells += [TextCell(next(below), 1, column + place) for place in range(wide)]
            column += wide
        else:
            cells.append(TextCell(text, 0, column, 2))
            column += 1
    clear = len(windows) == 1 or _is_divided(first, chosen, spanned)
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))) if clear else None


def _stands_alone(index: int, text: str) -> bool:
    folded = fold(text)
    return index == 0 or any(pattern.match(folded) for pattern in (ORDER_HEADER, UNIT_HEADER, NOTE_HEADER))


def _is_divided(first: Texts, chosen: int, spanned: int) -> bool:
    """Whether the cells that end the header are the divided ones: all alike (`Kế hoạch 2026`, `Kế hoạch 2027`), or a period."""
    words = [fold(text) for text in first[chosen : chosen + spanned]]
    before = fold(first[chosen - 1]) if chosen else ""
    opening = {text.split(" ")[0] for text in words}
    if len(words) > 1:
        return len(opening) == 1 and before.split(" ")[0] not in opening
    return DIVIDED.search(words[0]) is not None and not DIVIDED.search(before)
