"""Tables without lines that contain words alone (tasks, indicators in sentences): recognised by a column of row numbers under `TT`."""

import itertools
from collections.abc import Iterator, Sequence

from corpus.pdf.text_line import Printed
from corpus.table.aligned import aligned_tables, table_of
from corpus.table.band import bands_of, middle
from corpus.table.shape import DrawnTable
from patterns.fold import fold
from patterns.table.header import ORDER_HEADER
from patterns.table.text_row import ROW_NUMBER

_BESIDE = 6.0
"""Points by which a number may be beside the head of its column."""
_HIGHEST_ROW = 12.0
"""Heights of a line that a row may have."""
_BANDS = 3
_SAME_LEVEL = 3.0
"""Points by which baselines of one line may differ."""
_LINE_GAP = 0.9
"""Heights of a line that may lie between two lines of the last row."""


def unruled_tables(pieces: Sequence[Printed]) -> tuple[DrawnTable, ...]:
    """The tables without lines among a page's pieces of text: those of figures, or else those of words."""
    return tuple(aligned_tables(pieces)) or tuple(worded_tables(pieces))


def worded_tables(pieces: Sequence[Printed]) -> Iterator[DrawnTable]:
    """The tables of words among a page's pieces of text."""
    for head in pieces:
        if not ORDER_HEADER.match(fold(head.text)):
            continue
        numbers = _numbers(pieces, head)
        if not numbers:
            continue
        body = _body(pieces, head, numbers)
        headings = _headings(body, numbers)
        bands = bands_of([piece for piece in body if piece not in headings])
        heads = [piece for piece in pieces if abs(middle(piece) - middle(head)) < _SAME_LEVEL]
        if len(bands) >= max(_BANDS, len(heads)) and all(bands[0].meets(number) for number in numbers):
            yield table_of(pieces, body, [[number] for number in numbers], bands, headings)


def _headings(body: Sequence[Printed], numbers: Sequence[Printed]) -> list[Printed]:
    """The pieces of a row with nothing but a number and one line of words: they show no columns, since they may reach over several."""
    headings = []
    for number in numbers:
        height = number.top - number.bottom
        near = [piece for piece in body if abs(middle(piece) - middle(number)) < height and piece is not number]
        if len(near) == 1 and abs(middle(near[0]) - middle(number)) < _SAME_LEVEL:
            headings += near
    return headings


def _numbers(pieces: Sequence[Printed], head: Printed) -> list[Printed]:
    """The rows' numbers under a head, as far as one follows the other closely."""
    below = [
        piece
        for piece in pieces
        if middle(piece) < head.bottom
        and ROW_NUMBER.match(piece.text)
        and piece.left < head.right + _BESIDE
        and piece.right > head.left - _BESIDE
    ]
    found: list[Printed] = []
    last = head
    for piece in sorted(below, key=lambda piece: -middle(piece)):
        if middle(last) - middle(piece) > _HIGHEST_ROW * (head.top - head.bottom):
            break
        found.append(piece)
        last = piece
    return found


def _body(pieces: Sequence[Printed], head: Printed, numbers: Sequence[Printed]) -> list[Printed]:
    """The pieces of the rows: from the widest gap between head and first number, to the last line that continues with the last row."""
    height = head.top - head.bottom
    between = sorted(
        (piece for piece in pieces if middle(numbers[0]) - 1 <= middle(piece) <= middle(head) + 1),
        key=lambda piece: -middle(piece),
    )
    gaps = [(above.bottom - below.top, (above.bottom + below.top) / 2) for above, below in itertools.pairwise(between)]
    widest = max((gap for gap, _ in gaps), default=0.0)
    top = next((place for gap, place in reversed(gaps) if gap > widest - 1), head.bottom)
    body = [piece for piece in pieces if middle(numbers[-1]) - 1 <= middle(piece) < top]
    lowest = min(piece.bottom for piece in body)
    for piece in sorted(pieces, key=lambda piece: -middle(piece)):
        if (
            middle(piece) < middle(numbers[-1]) - 1
            and lowest - piece.top < _LINE_GAP * height
            and piece.left > numbers[-1].right
        ):
            body.append(piece)
            lowest = min(lowest, piece.bottom)
    return body
