"""Columns set side by side: pdfium puts one blank for the gap between them, however wide it is."""

import itertools
from collections.abc import Iterator, Sequence

from corpus.pdf.text_layer import Room, TextLayer, each_cleaned
from corpus.pdf.text_line import Printed
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
    is_wide = [
        width - usual * count > _ROOM * max(high, height) and " " in line.text
        for line, (count, width, high) in zip(lines, sizes, strict=True)
    ]
    if not any(is_wide):
        return list(lines)
    pieces = iter(_pieces(layer, [line for line, wide in zip(lines, is_wide, strict=True) if wide]))
    return [piece for line, wide in zip(lines, is_wide, strict=True) for piece in (next(pieces) if wide else (line,))]


def _median(sizes: list[float]) -> float:
    """The lower median; 0 of none."""
    return sorted(sizes)[(len(sizes) - 1) // 2] if sizes else 0.0


def _pieces(layer: TextLayer, lines: Sequence[Printed]) -> list[list[Printed]]:
    """What each line is parted into; a line whose letters are all in place, and that no gap parts, is left as it is."""
    found = [_parts(layer, line, gaps) for line, gaps in zip(lines, _wide_gaps(layer, lines), strict=True)]
    is_left = [len(parts) == 1 and isinstance(line.glyphs, range) for line, parts in zip(lines, found, strict=True)]
    new = [parts for parts, left in zip(found, is_left, strict=True) if not left]
    ends = layer.boxes([place for parts in new for part in parts for place in _ends(layer, part)])
    texts = each_cleaned([_letters(layer, part) for parts in new for part in parts])
    pieces = zip(texts, ends[::2], ends[1::2], strict=True)
    return [
        [line]
        if left
        else [
            Printed(text, first[0], last[1], line.bottom, line.top, part)
            for part, (text, first, last) in zip(parts, itertools.islice(pieces, len(parts)), strict=True)
        ]
        for line, parts, left in zip(lines, found, is_left, strict=True)
    ]


def _parts(layer: TextLayer, line: Printed, gaps: Sequence[tuple[int, int]]) -> list[Sequence[int]]:
    """A line's characters, parted at those of its gaps that part columns."""
    found = []
    start = 0
    for last, first in gaps:
        if not is_left_blank(_letters(layer, line.glyphs[start : last + 1])):
            found.append(line.glyphs[start:first])
            start = first
    return [*found, line.glyphs[start:]]


def _wide_gaps(layer: TextLayer, lines: Sequence[Printed]) -> Iterator[list[tuple[int, int]]]:
    """Where among each line's characters the last before a gap that is wide enough to part columns is, and the first after it."""
    pairs = [_blanks(layer, line.glyphs) for line in lines]
    places = [line.glyphs[at] for line, own in zip(lines, pairs, strict=True) for pair in own for at in pair]
    rooms = iter(layer.room_list(places))
    for own in pairs:
        yield [pair for pair in own if _is_wide(next(rooms), next(rooms))]


def _blanks(layer: TextLayer, glyphs: Sequence[int]) -> list[tuple[int, int]]:
    """Where among characters the last before each run of blanks is, and the first after it."""
    blanks = [at for at, char in enumerate(_letters(layer, glyphs)) if char.isspace()]
    ends = [at - 1 for at, before in zip(blanks, [-2, *blanks], strict=False) if before != at - 1]
    begins = [at + 1 for at, after in zip(blanks, [*blanks[1:], -2], strict=False) if after != at + 1]
    return [(end, begin) for end, begin in zip(ends, begins, strict=True) if end >= 0 and begin < len(glyphs)]


def _is_wide(before: Room, after: Room) -> bool:
    """Whether two characters are so far apart that they are in two columns."""
    _, right, low, high = before
    left, _, bottom, top = after
    return left - right > GAP * max(4.0, min(high - low, top - bottom))


def is_left_blank(text: str) -> bool:
    """Whether the gap after a text is left for something to be written in: `Số:      /KH-UBND` is one line; not after `Nơi nhận:`."""
    return text.rstrip().endswith(":") and not RECIPIENTS.found_in(text.strip())


def _ends(layer: TextLayer, places: Sequence[int]) -> tuple[int, int]:
    """The first and last of characters that are no blanks."""
    letters = _letters(layer, places)
    return places[len(letters) - len(letters.lstrip())], places[len(letters.rstrip()) - 1]


def _letters(layer: TextLayer, places: Sequence[int]) -> str:
    if isinstance(places, range):
        return layer.text[places.start : places.stop]
    return "".join([layer.text[place] for place in places])
