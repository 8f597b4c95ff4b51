"""Figures of monospaced print read a second time: the Vietnamese data read its dotted or slashed zeros as 6, 8 or 9.

Measured on 183 figures of such prints: `vie` reads 154 right, `eng` 182.  Of the second reading only zeros are taken,
and only if it has as many digits.
"""

import dataclasses
import statistics
from collections.abc import Callable, Iterator, Sequence

from PIL import Image

from corpus.ocr.tesseract import Word

_PADDING, _GAP, _WIDTH = 6, 24, 1600
"""Dots around a word on the sheet of figures, between two of them, and of the sheet's width."""
_LONG, _FEWEST = 4, 20
"""Letters of a word by which the print is recognised, and how many such words must be there."""
_EVEN = 0.04
"""By how much, as a share, the widths of letters of a monospaced print vary from word to word."""
_ZERO_LIKE = frozenset("689")


def is_monospaced(words: Sequence[Word]) -> bool:
    """Whether all letters of a page are of one width."""
    return letter_step(words) is not None


def letter_step(words: Sequence[Word]) -> float | None:
    """The width of a letter in dots, with the blank beside it, where long words are as wide as they have letters; None elsewhere."""
    steps = [(word.right - word.left) / (len(word.text) - 0.15) for word in words if len(word.text) >= _LONG]
    if len(steps) < _FEWEST:
        return None
    usual = statistics.median(steps)
    return usual if statistics.median(abs(step - usual) for step in steps) < _EVEN * usual else None


def with_zeros(image: Image.Image, words: Sequence[Word], recognise: Callable[[Image.Image], list[Word]]) -> list[Word]:
    """The words, their figures with the zeros that a second reading of them has."""
    figures = [word for word in words if not _ZERO_LIKE.isdisjoint(word.text)]
    if not figures:
        return list(words)
    sheet, boxes = _sheet(image, figures)
    second = recognise(sheet)
    found = {
        figure: _with_zeros(figure, [word for word in second if _is_in(word, box)])
        for figure, box in zip(figures, boxes, strict=True)
    }
    return [found.get(word, word) for word in words]


def _sheet(image: Image.Image, words: Sequence[Word]) -> tuple[Image.Image, list[tuple[int, int, int, int]]]:
    """The words set side by side on a sheet, and where they lie on it: left, top, right and bottom."""
    boxes = list(_boxes(words))
    sheet = Image.new("L", (_WIDTH, max(box[3] for box in boxes) + _GAP), 255)
    for word, box in zip(words, boxes, strict=True):
        cut = (word.left - _PADDING, word.top - _PADDING, word.right + _PADDING, word.bottom + _PADDING)
        sheet.paste(image.crop(cut), box[:2])
    return sheet, boxes


def _boxes(words: Sequence[Word]) -> Iterator[tuple[int, int, int, int]]:
    left = top = _GAP
    lowest = 0
    for word in words:
        width, height = word.right - word.left + 2 * _PADDING, word.bottom - word.top + 2 * _PADDING
        if left + width + _GAP > _WIDTH and left > _GAP:
            left, top, lowest = _GAP, lowest + _GAP, 0
        yield left, top, left + width, top + height
        left += width + 2 * _GAP
        lowest = max(lowest, top + height)


def _is_in(word: Word, box: tuple[int, int, int, int]) -> bool:
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def _with_zeros(word: Word, second: Sequence[Word]) -> Word:
    """A word with 0 for each 6, 8 and 9 that is 0 in its second reading, if that agrees in all other digits."""
    own = [char for char in word.text if char.isdigit()]
    other = [char for found in second for char in found.text if char.isdigit()]
    if len(own) != len(other) or not all(
        one == two or (one in _ZERO_LIKE and two == "0") for one, two in zip(own, other, strict=True)
    ):
        return word
    digits = iter(other)
    return dataclasses.replace(word, text="".join([next(digits) if char.isdigit() else char for char in word.text]))
