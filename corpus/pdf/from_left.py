"""pdfium's lines with the letters of each put in order from its left, all letters of the page at once.

Where a font has not all Vietnamese letters, programs draw those it lacks in a second font and after the rest of
the line; pdfium then gives `h tr h nghèo ỗ ợ ộ`.
"""

import functools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.pdf.columns import GAP, is_left_blank
from corpus.pdf.placed_text import BLANK, SMALLEST
from corpus.pdf.text_layer import Rooms, TextLayer
from corpus.pdf.text_line import Printed, all_cleaned

if TYPE_CHECKING:
    import numpy
    import numpy.typing


_LEVEL = 0.5
"""The share of the lower one's height by which two lines on one level overlap."""
_LAST = 0x3001
"""The first character after the last blank."""
_WIDEST = 65536.0
"""Points; more than a page is wide."""


def lines_from_left(layer: TextLayer, lines: Sequence[Printed]) -> list[Printed]:
    """pdfium's lines, those on one level as one, the letters of each from its left; columns are parted again.

    It costs a tenth of `placed_lines`, and gives the same where no two lines overlap: all letters of the page are sorted at once.
    """
    import numpy  # slow to load, and most pages have one font

    text = layer.text
    level = numpy.full(len(text), -1.0)
    for number, row in enumerate(_levels(lines)):
        for line in row:
            own = line.glyphs
            level[slice(own.start, own.stop) if isinstance(own, range) else list(own)] = number
    codes = numpy.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    places = numpy.flatnonzero((level >= 0) & ~_blanks()[numpy.minimum(codes, _LAST)])
    if not len(places):
        return []
    level = level[places]
    rooms = layer.rooms(places.tolist())
    order = _order(places, level, rooms)
    places, level = places[order], level[order]
    starts = numpy.flatnonzero(level[1:] != level[:-1]) + 1
    return list(_sorted_pieces(codes[places], places.tolist(), rooms[:, order], [0, *starts.tolist()]))


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
    codes: "numpy.typing.NDArray[numpy.uint32]", glyphs: Sequence[int], rooms: Rooms, rows: Sequence[int]
) -> Iterator[Printed]:
    """Sorted characters as lines, as `_pieces` makes them; `rows` are where the rows begin."""
    import numpy

    left, right, bottom, top = rooms
    gaps = numpy.empty(len(codes))
    gaps[1:] = left[1:] - right[:-1]
    gaps[rows] = 0.0
    sizes = numpy.maximum(SMALLEST, top - bottom)
    is_word = gaps > BLANK * sizes
    places = numpy.arange(len(codes)) + numpy.cumsum(is_word)  # of each character, with the blanks before it
    parted = numpy.full(places[-1] + 1, ord(" "), dtype=codes.dtype)
    parted[places] = codes
    chars = parted.tobytes().decode("utf-32-le", "surrogatepass")
    firsts = frozenset(rows)
    begins: list[int] = []
    for start in sorted({*rows, *numpy.flatnonzero(gaps > GAP * sizes).tolist()}):
        if start in firsts or not is_left_blank(chars[places[begins[-1]] : places[start]]):
            begins.append(start)
    ends = [*begins[1:], len(codes)]
    lasts = [end - 1 for end in ends]
    texts = [chars[one : last + 1] for one, last in zip(places[begins].tolist(), places[lasts].tolist(), strict=True)]
    lows, highs = numpy.minimum.reduceat(bottom, begins), numpy.maximum.reduceat(top, begins)
    sides = [side.tolist() for side in (left[begins], right[lasts], lows, highs)]
    for text, start, end, first, last, low, high in zip(all_cleaned(texts), begins, ends, *sides, strict=True):
        if text:
            yield Printed(text, first, last, low, high, glyphs[start:end])


def _levels(lines: Sequence[Printed]) -> list[list[Printed]]:
    """The lines from the page's top, those that overlap by half of the lower one's height together."""
    rows: list[list[Printed]] = []
    for line in sorted(lines, key=lambda line: -line.top):
        last = rows[-1][0] if rows else None
        shared = min(line.top, last.top) - max(line.bottom, last.bottom) if last else 0.0
        if last and shared > _LEVEL * min(line.top - line.bottom, last.top - last.bottom):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows
