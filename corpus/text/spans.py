"""Which cells of a text's table are merged: recognised by the blanks of its header, and by rows that are too short.

A header of two rows leaves the places empty that its merged cells cover; portals leave them out altogether.
"""

from collections.abc import Iterator, Sequence

from corpus.text.table import TextCell
from patterns.fold import fold
from patterns.table.header import DIVIDED, FIGURE_CELL, NOTE_HEADER, ORDER_HEADER, UNIT_HEADER, YEAR_HEADER

Texts = Sequence[str]
_HEADER_ROWS = 4
DECIMAL_MARK = ","


def whole_rows(rows: Sequence[Texts], width: int) -> tuple[TextCell, ...]:
    """The cells of rows that have a place for every column; later rows of the header fill the places left empty in those above."""
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    height = 1
    while height < min(len(full), _HEADER_ROWS) and _goes_on(full[height - 1], full[height]):
        height += 1
    head = _merged_header(full[:height]) if height > 1 else _plain(full[:1], 0)
    return (*head, *_plain(full[height:], height))


def _plain(rows: Sequence[Texts], offset: int) -> Iterator[TextCell]:
    for row, texts in enumerate(rows, offset):
        for column, text in enumerate(texts):
            yield TextCell(text, row, column)


def _goes_on(first: Texts, second: Texts) -> bool:
    """Whether a row below the first continues with the header: words or years under what is empty or filled, nothing in the first place."""
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


def _merged_header(rows: Sequence[Texts]) -> Iterator[TextCell]:
    """The header's cells: each reaches right over empty places that have words below, as far as the cell above it, and down over empty ones."""
    width, height = len(rows[0]), len(rows)
    above = [0] * width
    for row, texts in enumerate(rows):
        starts = list(above)
        for column, text in enumerate(texts):
            if not text:
                continue
            end = column + 1
            while (
                end < width
                and not texts[end]
                and above[end] == above[column]
                and any(below[end] for below in rows[row + 1 :])
                and any(below[column] for below in rows[row + 1 :])
            ):
                end += 1
            deep = row + 1
            while deep < height and not any(rows[deep][column:end]):
                deep += 1
            yield TextCell(text, row, column, deep - row, end - column)
            starts[column:end] = [column + 1] * (end - column)
        above = starts


def short_header(first: Texts, second: Texts, rows: Sequence[Texts], width: int) -> tuple[TextCell, ...] | None:
    """The cells of a header whose second row only contains what is below some cells of the first; None if those are not clear.

    `rows` are the table's whole rows: what is divided is above figures.
    """
    spanned = len(first) + len(second) - width
    if not 0 < spanned <= len(first) or len(second) % spanned or not all(map(is_header_text, second)):
        return None
    wide = len(second) // spanned
    figures = [_holds_figures(rows, column) for column in range(width)]
    windows = [
        start
        for start in range(len(first) - spanned + 1)
        if not any(_stands_alone(index, first[index]) for index in range(start, start + spanned))
        and all(figures[start : start + spanned * wide])
    ]
    divided = [start for start in windows if _is_divided(first, start, spanned)]
    alike = [start for start in windows if _are_alike(rows, start, spanned * wide)]
    chosen = next((found[0] for found in (windows, divided, alike) if len(found) == 1), None)
    return None if chosen is None else _divided_header(first, second, chosen, (spanned, wide))


def _are_alike(rows: Sequence[Texts], start: int, count: int) -> bool:
    """Whether some columns contain figures of one kind: all with decimals, or all without (`52,6 | 45,1` and not `45,1 | 96`)."""
    return len({_has_decimals(rows, column) for column in range(start, start + count)}) == 1


def _has_decimals(rows: Sequence[Texts], column: int) -> bool:
    texts = [row[column] for row in rows if row[column]]
    return 2 * sum(DECIMAL_MARK in text for text in texts) > len(texts)


def _divided_header(first: Texts, second: Texts, chosen: int, size: tuple[int, int]) -> tuple[TextCell, ...]:
    """The header in which `size` cells of the first row from `chosen` on are each over so many of the second."""
    spanned, wide = size
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
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))


def _holds_figures(rows: Sequence[Texts], column: int) -> bool:
    """Whether the filled cells of a column are figures, or there are none."""
    texts = [row[column] for row in rows if row[column]]
    return 2 * sum(FIGURE_CELL.match(text) is not None for text in texts) >= len(texts)


def _stands_alone(index: int, text: str) -> bool:
    folded = fold(text)
    return index == 0 or any(pattern.match(folded) for pattern in (ORDER_HEADER, UNIT_HEADER, NOTE_HEADER))


def _is_divided(first: Texts, start: int, spanned: int) -> bool:
    """Whether a run of cells states that it is divided: all alike (`Kế hoạch 2026`, `Kế hoạch 2027`) and unlike those beside, or a period."""
    words = [fold(text) for text in first[start : start + spanned]]
    beside = [fold(text) for text in (*first[max(0, start - 1) : start], *first[start + spanned : start + spanned + 1])]
    if len(words) > 1:
        opening = words[0].split(" ")[0]
        return all(text.split(" ")[0] == opening for text in words) and all(
            text.split(" ")[0] != opening for text in beside
        )
    return DIVIDED.search(words[0]) is not None
