"""Lines pieced together from the places of a page's characters, whatever order they are drawn in."""

import itertools
import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from corpus.pdf.columns import GAP, SMALLEST, is_left_blank
from corpus.pdf.text_layer import TextLayer
from corpus.pdf.text_line import Printed, each_cleaned

_SAME_LINE = 2.5
"""Points by which baselines of one line may differ."""
BLANK = 0.15
"""Heights of a letter that part words; in italics a blank after a letter of another font leaves no more."""
_CELL_GAP = 0.75
"""Heights of a letter that part the cells of a table; words are a quarter of it apart."""
_LONG = 4
"""Letters of a piece that is likely to have high and low ones."""
_BELOW = 0.22
"""The share of a line's height that is below its baseline."""


Glyph: TypeAlias = tuple[float, float, float, float, int, str]
"""A character that the page draws: left, right, bottom and top of the room it takes, its place in the text, itself; sorted from the left."""


def placed_lines(layer: TextLayer) -> Iterator[Printed]:
    """The page's lines from its top, each from the left; columns side by side are lines of their own."""
    yield from _pieces([row for _, row in _rows(layer, range(len(layer.text)))], GAP)


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


def pieces_of_each(layer: TextLayer, groups: Sequence[Sequence[Glyph]]) -> Iterator[list[Printed]]:
    """What is side by side in each of several groups of characters, as `pieces_of` gives it."""
    uneven = [glyph[4] for group in groups if not _is_level(group) for glyph in group]
    baselines = dict(zip(uneven, layer.baselines(uneven), strict=True))
    spans = [[span for row in _rows_of(group, baselines) for span in _spans(row, _CELL_GAP)] for group in groups]
    pieces = iter(_printed([span for own in spans for span in own]))
    for own in spans:
        yield [piece for piece in itertools.islice(pieces, len(own)) if piece is not None]


def _is_level(glyphs: Sequence[Glyph]) -> bool:
    """Whether characters take rooms of one height on one level: they are on one line."""
    _, _, bottom, top, _, _ = glyphs[0]
    return all(glyph[2] == bottom and glyph[3] == top for glyph in glyphs)


def _rows_of(group: Sequence[Glyph], baselines: Mapping[int, float]) -> Iterator[Sequence[Glyph]]:
    """The rows of a group of characters; one that is level needs no baselines for it."""
    if group[0][4] not in baselines:
        return iter((sorted(group),))
    return (row for _, row in _in_rows((baselines[glyph[4]], glyph) for glyph in group))


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
    return [glyph[4] for _, row in _rows(layer, indices) for glyph in row]


def _rows(layer: TextLayer, indices: Iterable[int]) -> Iterator[tuple[float, list[Glyph]]]:
    """The baselines from the top, each with its characters."""
    drawn = drawn_glyphs(layer, indices)
    return _in_rows(zip(layer.baselines([glyph[4] for glyph in drawn]), drawn, strict=True))


def _in_rows(drawn: Iterable[tuple[float, Glyph]]) -> Iterator[tuple[float, list[Glyph]]]:
    rows: dict[float, list[Glyph]] = {}
    nearest: dict[float, list[Glyph]] = {}
    for baseline, glyph in drawn:
        if (own := nearest.get(baseline)) is None:
            row = next((row for row in rows if abs(row - baseline) < _SAME_LINE), baseline)
            own = nearest[baseline] = rows.setdefault(row, [])
        own.append(glyph)
    return ((row, sorted(rows[row])) for row in sorted(rows, reverse=True))


def drawn_glyphs(layer: TextLayer, indices: Iterable[int]) -> list[Glyph]:
    """The page's own characters, without the blanks and line ends that pdfium makes up."""
    text = layer.text
    printed = [index for index in indices if text[index] not in "\r\n"]
    made_up = layer.made_up([index for index in printed if text[index] == " "])
    drawn = [index for index in printed if index not in made_up] if made_up else printed
    return list(zip(*layer.sides(drawn), drawn, [text[index] for index in drawn], strict=True))


def _pieces(rows: Iterable[Sequence[Glyph]], widest: float) -> list[Printed]:
    """Rows of characters as lines: a blank where a gap is wide enough for one, a new line where it is a column's."""
    return [piece for piece in _printed([span for row in rows for span in _spans(row, widest)]) if piece is not None]


def _spans(glyphs: Sequence[Glyph], widest: float) -> Iterator[tuple[str, Sequence[Glyph]]]:
    """One row of characters parted at the gaps of columns, each part with its text."""
    chars = "".join([glyph[5] for glyph in glyphs])
    text = ""
    start = done = 0
    for at, gap in _gaps(glyphs):
        size = max(SMALLEST, glyphs[at][3] - glyphs[at][2])
        if gap > widest * size and not (widest == GAP and is_left_blank(text + chars[done:at])):
            yield text + chars[done:at], glyphs[start:at]
            start, done, text = at, at, ""
        elif gap > BLANK * size:
            text += chars[done:at] + " "
            done = at
    yield text + chars[done:], glyphs[start:]


def _gaps(glyphs: Sequence[Glyph]) -> list[tuple[int, float]]:
    """Where a gap is that may part words, and how wide it is."""
    found = enumerate(map(operator.sub, [glyph[0] for glyph in glyphs[1:]], [glyph[1] for glyph in glyphs]), 1)
    return [(at, gap) for at, gap in found if gap > BLANK * SMALLEST]


def _printed(spans: Sequence[tuple[str, Sequence[Glyph]]]) -> Iterator[Printed | None]:
    """Each part of a row as a line; None if it has nothing but blanks."""
    for words, (text, glyphs) in zip(each_cleaned([text for text, _ in spans]), spans, strict=True):
        seen = glyphs if text.split() == [text] else [glyph for glyph in glyphs if not glyph[5].isspace()]
        if not seen or not words:
            yield None
            continue
        lefts, rights, bottoms, tops, places, _ = zip(*seen, strict=True)
        yield Printed(words, lefts[0], rights[-1], min(bottoms), max(tops), places)
