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
    long = [line for line in lines if len(line.text) >= _LONG]
    usual = _median([(line.right - line.left) / len(line.text) for line in long])
    height = _median([line.top - line.bottom for line in long])
    found: list[Printed] = []
    for line in lines:
        room = line.right - line.left - usual * len(line.text)
        if room > _ROOM * max(line.top - line.bottom, height) and " " in line.text:
            found.extend(_pieces(layer, line))
        else:
            found.append(line)
    return found


def _median(sizes: list[float]) -> float:
    """The lower median; 0 of none."""
    return sorted(sizes)[(len(sizes) - 1) // 2] if sizes else 0.0


def _pieces(layer: TextLayer, line: Printed) -> Iterator[Printed]:
    words = list(_words(layer, line.glyphs))
    start = 0
    for index in range(1, len(words) + 1):
        if index == len(words) or _is_gap(layer, words[start:index], words[index]):
            yield _piece(layer, [place for word in words[start:index] for place in word], line)
            start = index


def _words(layer: TextLayer, places: Sequence[int]) -> Iterator[list[int]]:
    """The places of each word, and of the blanks after it."""
    word: list[int] = []
    for place in places:
        if word and layer.text[word[-1]].isspace() and not layer.text[place].isspace():
            yield word
            word = []
        word.append(place)
    yield word


def _is_gap(layer: TextLayer, before: Sequence[Sequence[int]], after: Sequence[int]) -> bool:
    """Whether a gap between columns parts the words of `before` from the word `after`."""
    last = next(place for place in reversed(before[-1]) if not layer.text[place].isspace())
    _, right, low, high = layer.loose_box(last)
    left, _, bottom, top = layer.loose_box(after[0])
    is_wide = left - right > GAP * max(4.0, min(high - low, top - bottom))
    return is_wide and not is_left_blank("".join([layer.text[place] for word in before for place in word]))


def is_left_blank(text: str) -> bool:
    """Whether the gap after a text is left for something to be written in: `Số:      /KH-UBND` is one line; not after `Nơi nhận:`."""
    return text.rstrip().endswith(":") and not RECIPIENTS.found_in(text.strip())


def _piece(layer: TextLayer, places: Sequence[int], line: Printed) -> Printed:
    text = layer.text
    first = next(place for place in places if not text[place].isspace())
    last = next(place for place in reversed(places) if not text[place].isspace())
    words = cleaned("".join([text[place] for place in places]))
    return Printed(words, layer.box(first)[0], layer.box(last)[1], line.bottom, line.top, places)
