"""pdfium's lines with the letters of each sorted from the left, all letters of the page at once.

Where a font has not all Vietnamese letters, programs draw those it lacks in a second font and after the rest of
the line; pdfium then gives `h tr h nghèo ỗ ợ ộ`.
"""

import functools
import operator
from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.pdf.columns import GAP, SMALLEST, is_left_blank
from corpus.pdf.placed_text import BLANK
from corpus.pdf.text_layer import Rooms, TextLayer
from corpus.pdf.text_line import Printed, all_cleaned, printed_lines_of

if TYPE_CHECKING:
    import numpy
    import numpy.typing


_LEVEL = 0.5
"""The share of the lower one's height by which two lines on one level overlap."""
_BLANK = 0x20
_LAST = 0x3001
"""The first character after the last blank."""
_WIDEST = 65536.0
"""Points; more than a page is wide."""


def lines_from_left(layer: TextLayer, lines: Sequence[Printed]) -> list[Printed]:
    """pdfium's lines, those on one level as one, the letters of each from its left; columns are parted again.

    It costs a tenth of `placed_lines`, and gives the same if no two lines overlap: all letters of the page are sorted at once.
    """
    import numpy  # slow to load, and most pages have one font

    level = numpy.full(len(layer.text), -1.0)
    for number, row in enumerate(_levels(lines)):
        for line in row:
            own = line.glyphs
            level[slice(own.start, own.stop) if isinstance(own, range) else list(own)] = number
    codes = numpy.frombuffer(layer.text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    is_drawn = codes > _BLANK if layer.is_printed else ~_blanks()[numpy.minimum(codes, _LAST)]
    places = numpy.flatnonzero((level >= 0) & is_drawn)
    if not len(places):
        return []
    level = level[places]
    rooms = layer.rooms(places.tolist())
    order = _order(places, level, rooms)
    places, level = places[order], level[order]
    starts = numpy.flatnonzero(level[1:] != level[:-1]) + 1
    rows = [0, *starts.tolist()]
    return _sorted_pieces(codes[places], places.tolist(), rooms.take(order, 1), rows, are_printed=layer.is_printed)


@functools.cache
def _blanks() -> "numpy.typing.NDArray[numpy.bool_]":
    """Which of the characters up to `_LAST` are blanks."""
    import numpy

    return numpy.array([chr(code).isspace() for code in range(_LAST + 1)])


def _order(
    places: "numpy.typing.NDArray[numpy.intp]", level: Rooms, rooms: Rooms
) -> "numpy.typing.NDArray[numpy.intp]":
    """The order of characters from the top and from the left; of those that begin at one place the narrower is first."""
    import numpy

    lefts = rooms[0]
    along = level * _WIDEST + lefts
    order = numpy.argsort(along, kind="stable")
    along = along[order]
    is_sure = lefts.min() > -_WIDEST / 2 and lefts.max() < _WIDEST / 2 and (along[1:] > along[:-1]).all()
    return order if is_sure else numpy.lexsort((places, rooms[1], lefts, level))


def _sorted_pieces(
    codes: "numpy.typing.NDArray[numpy.uint32]",
    glyphs: Sequence[int],
    rooms: Rooms,
    rows: Sequence[int],
    *,
    are_printed: bool,
) -> list[Printed]:
    """Sorted characters as lines, as `_pieces` makes them; `rows` are where the rows begin."""
    import numpy

    left, right, bottom, top = rooms
    gaps = numpy.empty(len(codes))
    gaps[1:] = left[1:] - right[:-1]
    gaps[rows] = 0.0
    sizes = numpy.maximum(SMALLEST, top - bottom)
    is_word = gaps > BLANK * sizes
    places = numpy.arange(len(codes)) + numpy.cumsum(is_word)  # of each character, with the blanks before it
    parted = numpy.full(places[-1] + 1, _BLANK, dtype=codes.dtype)
    parted[places] = codes
    chars = parted.tobytes().decode("utf-32-le", "surrogatepass")
    wide = numpy.flatnonzero(gaps > GAP * sizes).tolist()
    begins = _begins(rows, wide, chars, places) if wide else rows
    ends = [*begins[1:], len(codes)]
    lasts = [end - 1 for end in ends]
    raws = [chars[one : last + 1] for one, last in zip(places[begins].tolist(), places[lasts].tolist(), strict=True)]
    lows, highs = numpy.minimum.reduceat(bottom, begins).tolist(), numpy.maximum.reduceat(top, begins).tolist()
    own = [glyphs[start:end] for start, end in zip(begins, ends, strict=True)]
    texts = all_cleaned(raws, are_printed=are_printed)
    found = printed_lines_of(texts, left[begins].tolist(), right[lasts].tolist(), lows, highs, own)
    return found if all(texts) else [line for line in found if line.text]


def _begins(
    rows: Sequence[int], wide: Sequence[int], chars: str, places: "numpy.typing.NDArray[numpy.intp]"
) -> list[int]:
    """Where rows begin, and columns after those of the `wide` gaps that are not left blank to be filled in."""
    firsts = frozenset(rows)
    begins: list[int] = []
    for start in sorted({*rows, *wide}):
        if start in firsts or not is_left_blank(chars[places[begins[-1]] : places[start]]):
            begins.append(start)
    return begins


def _levels(lines: Sequence[Printed]) -> list[list[Printed]]:
    """The lines from the page's top, those that overlap by half of the lower one's height together."""
    rows: list[list[Printed]] = []
    low = high = 0.0  # of the first line of the last row; no other line of it is higher
    for line in sorted(lines, key=operator.attrgetter("top"), reverse=True):
        _, _, _, bottom, top, _, _ = line
        if rows and top - max(bottom, low) > _LEVEL * min(top - bottom, high - low):
            rows[-1].append(line)
        else:
            rows.append([line])
            low, high = bottom, top
    return rows
