"""Lines pieced together from the places of a page's characters, whatever order they are drawn in.

Where a font has not all Vietnamese letters, programs draw those it lacks in a second font and behind the rest of
the line; pdfium then gives `h tr h nghèo ỗ ợ ộ`.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from corpus.pdf_text import TextLayer
from corpus.printed import Printed, cleaned

_SAME_LINE = 2.5
"""Points by which baselines of one line may differ."""


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
    for row in _rows(layer, range(len(layer.text))):
        yield from _pieces(row)


def placed_order(layer: TextLayer, indices: Iterable[int]) -> list[int]:
    """Characters of the page's text in the order of their places: from the top, and from the left."""
    return [glyph.place for row in _rows(layer, indices) for glyph in row]


def _rows(layer: TextLayer, indices: Iterable[int]) -> Iterator[list[_Glyph]]:
    rows: dict[float, list[_Glyph]] = {}
    nearest: dict[float, float] = {}
    for baseline, glyph in _drawn(layer, indices):
        if (row := nearest.get(baseline)) is None:
            row = next((row for row in rows if abs(row - baseline) < _SAME_LINE), baseline)
            nearest[baseline] = row
            rows.setdefault(row, [])
        rows[row].append(glyph)
    return (sorted(rows[row]) for row in sorted(rows, reverse=True))


def _drawn(layer: TextLayer, indices: Iterable[int]) -> Iterator[tuple[float, _Glyph]]:
    """The page's own characters with their baselines, without the blanks and line ends that pdfium makes up."""
    text = layer.text
    for index in indices:
        char = text[index]
        if char not in "\r\n" and not (char == " " and layer.is_made_up(index)):
            yield layer.baseline(index), _Glyph(*layer.loose_box(index), index, char)


def _pieces(glyphs: Sequence[_Glyph]) -> Iterator[Printed]:
    """One row of characters as lines: a blank where a gap is wider than a fifth of the letters' height, a new line where it is a column's."""
    start, text = 0, ""
    for index, glyph in enumerate(glyphs):
        gap = glyph.left - glyphs[index - 1].right if index else 0.0
        size = max(4.0, glyph.top - glyph.bottom)
        if gap > 3 * size and not text.rstrip().endswith(":"):  # `Số:      /KH-UBND` is one line
            yield from _piece(text, glyphs[start:index])
            start, text = index, ""
        elif gap > 0.2 * size:
            text += " "
        text += glyph.char
    yield from _piece(text, glyphs[start:])


def _piece(text: str, glyphs: Sequence[_Glyph]) -> Iterator[Printed]:
    seen = [glyph for glyph in glyphs if not glyph.char.isspace()]
    if seen and (words := cleaned(text)):
        bottom, top = min(glyph.bottom for glyph in seen), max(glyph.top for glyph in seen)
        yield Printed(words, seen[0].left, seen[-1].right, bottom, top, [glyph.place for glyph in seen])
