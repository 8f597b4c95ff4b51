"""Figures of monospaced print read a second time: the Vietnamese data take its zeros for 6, 8 or 9, its 3 for 5, or a digit twice.

Measured on 183 figures of such prints: `vie` reads 154 right, `eng` 182; of 341 others, 11 readings that differ in as many
digits were all right by `eng`.  Of the second reading zeros are taken, digits of which it is sure, or of which the
first is not, and whole figures that have as many letters as there is room for.
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
_SURE = 75.0
"""The confidence from which a reading is trusted, of 100."""
_FIGURE = frozenset("0123456789.,/%()-+;:")
_NARROW = 0.3
"""Letters by which a word's box is narrower than its letters' room: blanks at both ends, a full stop."""


def letter_step(words: Sequence[Word]) -> float | None:
    """The width of a letter in dots, with the blank beside it, where long words are as wide as they have letters; None elsewhere."""
    steps = [(word.right - word.left) / (len(word.text) - 0.15) for word in words if len(word.text) >= _LONG]
    if len(steps) < _FEWEST:
        return None
    usual = statistics.median(steps)
    return usual if statistics.median(abs(step - usual) for step in steps) < _EVEN * usual else None


def figures_again(
    image: Image.Image, words: Sequence[Word], step: float, recognise: Callable[[Image.Image], list[Word]]
) -> list[Word]:
    """The words, their figures as a second reading of them has them where that is surer; `step` is the width of a letter."""
    figures = [word for word in words if any(char.isdigit() for char in word.text)]
    if not figures:
        return list(words)
    sheet, boxes = _sheet(image, figures)
    second = recognise(sheet)
    found = {
        figure: _surer(figure, [word for word in second if _is_in(word, box)], step)
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


def _surer(word: Word, second: Sequence[Word], step: float) -> Word:
    """A figure as the surer of two readings has it."""
    if not second:
        return word
    sure = min(found.confidence for found in second)
    text = "".join([found.text for found in second])
    room = round((word.right - word.left) / step + _NARROW)
    if sure >= _SURE and _FIGURE.issuperset(text) and len(text) == room and not _is_whole(word.text, room):
        return dataclasses.replace(word, text=text)
    own, other = _digits(word.text), _digits(text)
    zeros = all(one == two or (one in _ZERO_LIKE and two == "0") for one, two in zip(own, other, strict=False))
    if len(own) != len(other) or not (zeros or sure >= _SURE or word.confidence < _SURE):
        return word
    digits = iter(other)
    return dataclasses.replace(word, text="".join([next(digits) if char.isdigit() else char for char in word.text]))


def _is_whole(text: str, room: int) -> bool:
    """Whether a text is a figure of as many letters as there is room for."""
    return len(text) == room and _FIGURE.issuperset(text)


def _digits(text: str) -> str:
    return "".join([char for char in text if char.isdigit()])
