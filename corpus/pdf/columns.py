"""Columns set side by side: pdfium puts one blank for the gap between them, however wide it is."""

import itertools
import operator
from collections.abc import Sequence

from corpus.pdf.text_layer import TextLayer
from corpus.pdf.text_line import Printed, each_cleaned
from patterns.header.line import RECIPIENTS

GAP = 3.0
"""Widths of a gap, in heights of the letters, from which it parts columns; blanks left for a date are narrower."""
SMALLEST = 4.0
"""Points of the lowest letters."""
_ROOM = 1.2 * GAP
"""The same in heights of what is drawn of a line, from which it is looked into."""
_LONG = 40
"""Letters of a line from which it shows how wide the page's letters usually are."""


def parted(layer: TextLayer, lines: Sequence[Printed]) -> list[Printed]:
    """The lines, those that run over a gap between columns parted there.

    Only lines that are wider than their letters need are looked into: the letters' boxes cost time.
    """
    if not lines:
        return []
    texts, lefts, rights, bottoms, tops, _, _ = zip(*lines, strict=True)
    letters = list(map(len, texts))
    widths = list(map(operator.sub, rights, lefts))
    heights = list(map(operator.sub, tops, bottoms))
    long = [at for at, count in enumerate(letters) if count >= _LONG]
    usual = _median([widths[at] / letters[at] for at in long])
    height = _median([heights[at] for at in long])
    wide = [
        at
        for at, (count, width, high) in enumerate(zip(letters, widths, heights, strict=True))
        if width - usual * count > _ROOM * (high if high > height else height) and " " in texts[at]
    ]
    if not wide:
        return list(lines)
    found: list[Sequence[Printed]] = [(line,) for line in lines]
    for at, pieces in zip(wide, _pieces(layer, [lines[at] for at in wide]), strict=True):
        found[at] = pieces
    return list(itertools.chain.from_iterable(found))


def _median(sizes: list[float]) -> float:
    """The lower median; 0 of none."""
    return sorted(sizes)[(len(sizes) - 1) // 2] if sizes else 0.0


def _pieces(layer: TextLayer, lines: Sequence[Printed]) -> list[list[Printed]]:
    """What each line is parted into; a line whose letters are all in place, and that no gap parts, is left as it is."""
    gaps = _wide_gaps(layer, lines)
    if not any(gaps) and all(isinstance(line.glyphs, range) for line in lines):
        return [[line] for line in lines]
    found = [_parts(layer, line, own) for line, own in zip(lines, gaps, strict=True)]
    is_left = [len(parts) == 1 and isinstance(line.glyphs, range) for line, parts in zip(lines, found, strict=True)]
    new = [own for own, left in zip(found, is_left, strict=True) if not left]
    parts = [part for own in new for part in own]
    letters = [_letters(layer, part) for part in parts]
    ends = layer.boxes([place for own, part in zip(letters, parts, strict=True) for place in _ends(own, part)])
    texts = each_cleaned(letters)
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


def _wide_gaps(layer: TextLayer, lines: Sequence[Printed]) -> list[list[tuple[int, int]]]:
    """Where among each line's characters the last before a gap that is wide enough to part columns is, and the first after it."""
    pairs = [_blanks(_letters(layer, line.glyphs)) for line in lines]
    places = [line.glyphs[at] for line, own in zip(lines, pairs, strict=True) for pair in own for at in pair]
    lefts, rights, bottoms, tops = layer.sides(places)
    gaps = list(map(operator.sub, lefts[1::2], rights[::2]))
    if max(gaps, default=0.0) <= GAP * SMALLEST:
        return [[] for _ in lines]  # as nearly always
    highs = list(map(operator.sub, tops, bottoms))
    heights = map(min, highs[::2], highs[1::2])
    are_wide = [gap > GAP * SMALLEST and gap > GAP * height for gap, height in zip(gaps, heights, strict=True)]
    each = iter(are_wide)
    return [list(itertools.compress(own, itertools.islice(each, len(own)))) for own in pairs]


def _blanks(letters: str) -> list[tuple[int, int]]:
    """Where among a line's letters the last before each run of blanks is, and the first after it."""
    ends, begins = [], []
    end = 0
    for word in letters.split():
        begin = letters.index(word, end)
        end = begin + len(word)
        begins.append(begin)
        ends.append(end - 1)
    return list(zip(ends, begins[1:], strict=False))


def is_left_blank(text: str) -> bool:
    """Whether the gap after a text is left for something to be written in: `Số:      /KH-UBND` is one line; not after `Nơi nhận:`."""
    return text.rstrip().endswith(":") and not RECIPIENTS.found_in(text.strip())


def _ends(letters: str, places: Sequence[int]) -> tuple[int, int]:
    """The first and last of characters that are not blanks."""
    return places[len(letters) - len(letters.lstrip())], places[len(letters.rstrip()) - 1]


def _letters(layer: TextLayer, places: Sequence[int]) -> str:
    if isinstance(places, range):
        return layer.text[places.start : places.stop]
    return "".join([layer.text[place] for place in places])
