"""Columns set side by side: pdfium puts one blank for the gap between them, however wide it is."""

from collections.abc import Iterator, Sequence

from corpus.pdf.text_layer import TextLayer
from corpus.pdf.text_line import Printed, cleaned
from patterns.header.line import RECIPIENTS

GAP = 3.0
"""Widths of a gap, in heights of the letters, from which it parts columns; blanks left for a date are narrower."""
_ROOM = 1.2 * GAP
"""The same in heights of what is drawn of a line, from which it is looked into."""
_LONG = 40
"""Letters of a line from which it shows how wide the page's letters usually are."""


def parted(layer: TextLayer, lines: Sequence[Printed]) -> list[Printed]:
    """The lines, those that run over a gap between columns parted there.

    Only lines that are wider than their letters need are looked into: the letters' boxes cost time.
    """
    sizes = [(len(text), right - left, top - bottom) for text, left, right, bottom, top, *_ in lines]
    usual = _median([width / count for count, width, _ in sizes if count >= _LONG])
    height = _median([high for count, _, high in sizes if count >= _LONG])
    found: list[Printed] = []
    for line, (count, width, high) in zip(lines, sizes, strict=True):
        if width - usual * count > _ROOM * max(high, height) and " " in line.text:
            found.extend(_pieces(layer, line))
        else:
            found.append(line)
    return found


def _median(sizes: list[float]) -> float:
    """The lower median; 0 of none."""
    return sorted(sizes)[(len(sizes) - 1) // 2] if sizes else 0.0


def _pieces(layer: TextLayer, line: Printed) -> Iterator[Printed]:
    glyphs = line.glyphs
    start = 0
    for last, first in _wide_gaps(layer, glyphs):
        if not is_left_blank("".join([layer.text[place] for place in glyphs[start : last + 1]])):
            yield _piece(layer, glyphs[start:first], line)
            start = first
    is_whole = not start and isinstance(
        glyphs, range
    )  # else marks are left out of it, and its edges are not those of its box
    yield line if is_whole else _piece(layer, glyphs[start:], line)


def _wide_gaps(layer: TextLayer, glyphs: Sequence[int]) -> list[tuple[int, int]]:
    """Where in `glyphs` the last character before each gap that is wide enough to part columns is, and the first after it."""
    text = layer.text
    blanks = [at for at, place in enumerate(glyphs) if text[place].isspace()]
    ends = [at - 1 for at, before in zip(blanks, [-2, *blanks], strict=False) if before != at - 1]
    begins = [at + 1 for at, after in zip(blanks, [*blanks[1:], -2], strict=True) if after != at + 1]
    pairs = [(end, begin) for end, begin in zip(ends, begins, strict=True) if end >= 0 and begin < len(glyphs)]
    rooms = layer.room_list([glyphs[at] for pair in pairs for at in pair])
    return [
        pair
        for pair, (_, right, low, high), (left, _, bottom, top) in zip(pairs, rooms[::2], rooms[1::2], strict=True)
        if left - right > GAP * max(4.0, min(high - low, top - bottom))
    ]


def is_left_blank(text: str) -> bool:
    """Whether the gap after a text is left for something to be written in: `Số:      /KH-UBND` is one line; not after `Nơi nhận:`."""
    return text.rstrip().endswith(":") and not RECIPIENTS.found_in(text.strip())


def _piece(layer: TextLayer, places: Sequence[int], line: Printed) -> Printed:
    text = layer.text
    first = next(place for place in places if not text[place].isspace())
    last = next(place for place in reversed(places) if not text[place].isspace())
    words = cleaned("".join([text[place] for place in places]))
    return Printed(words, layer.box(first)[0], layer.box(last)[1], line.bottom, line.top, places)
