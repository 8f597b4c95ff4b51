"""Lines pieced together from the places of a page's characters, whatever order they are drawn in.

Where a font has not all Vietnamese letters, programs draw those it lacks in a second font and after the rest of
the line; pdfium then gives `h tr h nghèo ỗ ợ ộ`.
"""

import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from corpus.pdf.columns import GAP, is_left_blank
from corpus.pdf.text_layer import Room, Rooms, TextLayer, all_cleaned, each_cleaned
from corpus.pdf.text_line import Printed

if TYPE_CHECKING:
    import numpy
    import numpy.typing

_SAME_LINE = 2.5
"""Points by which baselines of one line may differ."""
_BLANK = 0.15
"""Heights of a letter that part words; in italics a blank after a letter of another font leaves no more."""
_LEVEL = 0.5
"""The share of the lower one's height by which two lines on one level overlap."""
_SMALLEST = 4.0
"""Points of the lowest letters."""
_CELL_GAP = 0.75
"""Heights of a letter that part the cells of a table; words are a quarter of it apart."""
_LONG = 4
"""Letters of a piece that is likely to have high and low ones."""
_BELOW = 0.22
"""The share of a line's height that is below its baseline."""
_LAST = 0x3001
"""The first character after the last blank."""
_WIDEST = 65536.0
"""Points; more than a page is wide."""


class _Glyph(NamedTuple):
    """A character that the page draws, and the room it takes; sorted from left to right."""

    left: float
    right: float
    bottom: float
    top: float
    place: int
    char: str


def placed_lines(layer: TextLayer) -> Iterator[Printed]:
    """The page's lines from its top, each from the left; columns side by side are lines of their own."""
    yield from _pieces([row for _, row in _rows(layer, range(len(layer.text)))], GAP)


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
    places = numpy.nonzero((level >= 0) & ~_blanks()[numpy.minimum(codes, _LAST)])[0]
    if not len(places):
        return []
    level = level[places]
    rooms = layer.rooms(places.tolist())
    order = _order(places, level, rooms)
    rooms, glyphs, level = rooms[order], places[order].tolist(), level[order]
    starts = numpy.nonzero(numpy.diff(level, prepend=-1.0))[0].tolist()
    chars = codes[glyphs].tobytes().decode("utf-32-le", "surrogatepass")
    return list(_sorted_pieces(chars, glyphs, rooms, starts))


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

    along = level * _WIDEST + rooms[:, 0]
    order = numpy.argsort(along)
    is_sure = (numpy.diff(along[order]) > 0).all() and (numpy.abs(rooms[:, 0]) < _WIDEST / 2).all()
    return order if is_sure else numpy.lexsort((places, rooms[:, 1], rooms[:, 0], level))


def _sorted_pieces(chars: str, glyphs: Sequence[int], rooms: Rooms, rows: Sequence[int]) -> Iterator[Printed]:
    """Sorted characters as lines, as `_pieces` makes them; `rows` are where the rows begin."""
    import numpy

    firsts = frozenset(rows)
    gaps = numpy.zeros(len(chars))
    gaps[1:] = rooms[1:, 0] - rooms[:-1, 1]
    gaps[list(rows)] = 0.0
    sizes = numpy.maximum(_SMALLEST, rooms[:, 3] - rooms[:, 2])
    is_wide = gaps > GAP * sizes
    is_word = gaps > _BLANK * sizes
    is_word[list(rows)] = True
    breaks = numpy.nonzero(is_word)[0].tolist()
    words = [chars[start:end] for start, end in zip(breaks, [*breaks[1:], len(chars)], strict=True)]
    place = dict(zip(breaks, range(len(breaks)), strict=True))
    begins: list[int] = []
    for start in sorted({*rows, *numpy.nonzero(is_wide)[0].tolist()}):
        if start in firsts or not is_left_blank(" ".join(words[place[begins[-1]] : place[start]])):
            begins.append(start)
    ends = [*begins[1:], len(chars)]
    at = [*(place[begin] for begin in begins), len(words)]
    texts = [" ".join(words[one:other]) for one, other in itertools.pairwise(at)]
    lows, highs = numpy.minimum.reduceat(rooms[:, 2], begins).tolist(), numpy.maximum.reduceat(rooms[:, 3], begins).tolist()  # fmt: skip
    lefts, rights = rooms[begins, 0].tolist(), rooms[[*(begin - 1 for begin in begins[1:]), -1], 1].tolist()
    for text, start, end, left, right, low, high in zip(
        all_cleaned(texts), begins, ends, lefts, rights, lows, highs, strict=True
    ):
        if text:
            yield Printed(text, left, right, low, high, glyphs[start:end])


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


def level_pieces(layer: TextLayer) -> list[Printed]:
    """What is side by side on the page's lines, further apart than words do; all of one height, so that lines can be distinguished."""
    pieces = pieces_of(layer, range(len(layer.text)))
    found = [(layer.baseline(piece.glyphs[0]), piece) for piece in pieces]
    sizes = [layer.font_size(piece.glyphs[0]) for _, piece in found]
    heights = {
        size: _usual_height([piece for own, (_, piece) in zip(sizes, found, strict=True) if own == size])
        for size in set(sizes)
    }
    return [
        piece._replace(bottom=baseline - _BELOW * heights[size], top=baseline + (1 - _BELOW) * heights[size])
        for size, (baseline, piece) in zip(sizes, found, strict=True)
    ]


def pieces_of_each(
    layer: TextLayer, groups: Sequence[Sequence[int]], rooms: Mapping[int, Room]
) -> Iterator[list[Printed]]:
    """`pieces_of` for each of several groups of characters, whose rooms are known; all else is asked for at once."""
    drawn = {
        glyph.place: (baseline, glyph)
        for baseline, glyph in _drawn(layer, [index for group in groups for index in group], rooms)
    }
    spans = [
        [
            span
            for _, row in _in_rows([drawn[index] for index in group if index in drawn])
            for span in _spans(row, _CELL_GAP)
        ]
        for group in groups
    ]
    pieces = iter(_printed([span for own in spans for span in own]))
    for own in spans:
        yield [piece for piece in itertools.islice(pieces, len(own)) if piece is not None]


def pieces_of(layer: TextLayer, indices: Iterable[int]) -> list[Printed]:
    """What is side by side on the lines of some of the page's characters, further apart than words do."""
    return _pieces([row for _, row in _rows(layer, indices)], _CELL_GAP)


def _usual_height(pieces: Sequence[Printed]) -> float:
    """How high a line of one font is: as high as nine in ten of the pieces that are likely to have high and low letters."""
    heights = sorted(
        [piece.top - piece.bottom for piece in pieces if len(piece.text) >= _LONG]
        or [piece.top - piece.bottom for piece in pieces]
    )
    return heights[len(heights) * 9 // 10]


def placed_order(layer: TextLayer, indices: Iterable[int]) -> list[int]:
    """Characters of the page's text in the order of their places: from the top, and from the left."""
    return [glyph.place for _, row in _rows(layer, indices) for glyph in row]


def _rows(layer: TextLayer, indices: Iterable[int]) -> Iterator[tuple[float, list[_Glyph]]]:
    """The baselines from the top, each with its characters."""
    return _in_rows(_drawn(layer, indices))


def _in_rows(drawn: Iterable[tuple[float, _Glyph]]) -> Iterator[tuple[float, list[_Glyph]]]:
    rows: dict[float, list[_Glyph]] = {}
    nearest: dict[float, list[_Glyph]] = {}
    for baseline, glyph in drawn:
        if (own := nearest.get(baseline)) is None:
            row = next((row for row in rows if abs(row - baseline) < _SAME_LINE), baseline)
            own = nearest[baseline] = rows.setdefault(row, [])
        own.append(glyph)
    return ((row, sorted(rows[row])) for row in sorted(rows, reverse=True))


def _drawn(
    layer: TextLayer, indices: Iterable[int], rooms: Mapping[int, Room] | None = None
) -> Iterator[tuple[float, _Glyph]]:
    """The page's own characters with their baselines, without the blanks and line ends that pdfium makes up."""
    text = layer.text
    printed = [index for index in indices if text[index] not in "\r\n"]
    made_up = layer.made_up([index for index in printed if text[index] == " "])
    drawn = [index for index in printed if index not in made_up] if made_up else printed
    known = layer.room_list(drawn) if rooms is None else [rooms[index] for index in drawn]
    for index, baseline, room in zip(drawn, layer.baselines(drawn), known, strict=True):
        yield baseline, _Glyph(*room, index, text[index])


def _pieces(rows: Iterable[Sequence[_Glyph]], widest: float) -> list[Printed]:
    """Rows of characters as lines: a blank where a gap is wide enough for one, a new line where it is a column's."""
    return [piece for piece in _printed([span for row in rows for span in _spans(row, widest)]) if piece is not None]


def _spans(glyphs: Sequence[_Glyph], widest: float) -> Iterator[tuple[str, Sequence[_Glyph]]]:
    """One row of characters parted at the gaps of columns, each part with its text."""
    start, right = 0, glyphs[0].left if glyphs else 0.0
    letters: list[str] = []
    for index, (left, end, bottom, top, _, char) in enumerate(glyphs):
        gap = left - right
        if gap > _BLANK * _SMALLEST:
            size = max(_SMALLEST, top - bottom)
            if gap > widest * size and not (widest == GAP and is_left_blank("".join(letters))):
                yield "".join(letters), glyphs[start:index]
                start, letters = index, []
            elif gap > _BLANK * size:
                letters.append(" ")
        letters.append(char)
        right = end
    yield "".join(letters), glyphs[start:]


def _printed(spans: Sequence[tuple[str, Sequence[_Glyph]]]) -> Iterator[Printed | None]:
    """Each part of a row as a line; None where it has nothing but blanks."""
    for words, (_, glyphs) in zip(each_cleaned([text for text, _ in spans]), spans, strict=True):
        seen = [glyph for glyph in glyphs if not glyph[5].isspace()]
        if not seen or not words:
            yield None
            continue
        _, _, bottoms, tops, places, _ = zip(*seen, strict=True)
        yield Printed(words, seen[0].left, seen[-1].right, min(bottoms), max(tops), places)
