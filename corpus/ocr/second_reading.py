"""A page read twice, once without its specks; for every word, the reading with the higher confidence is used.

A median of three by three dots takes the specks of a noisy scan away and harms a genuine one whose strokes are thin,
so neither reading is right always: measured, the surer one is.
"""

import dataclasses
import unicodedata
from collections.abc import Callable, Sequence

import numpy
import numpy.typing
from PIL import Image, ImageFilter

from corpus.ocr.tesseract import Word

_DOUBTED = 95.0
"""A page of which Tesseract is less sure, of 100, is read a second time."""
_SURER, _UNSURE = 15.0, 70.0
"""How much more confident another reading of a word must be, and the confidence below which a word is read again."""
_INK, _SPECKS = 0.65, 0.02
"""The share of the paper's brightness below which a dot is ink, and of the ink that lone dots make up on a speckled page."""
_FILLED = 8
"""Dots of ink around a hole in a stroke."""
_SAME = 0.6
"""The share of the boxes of two readings that are one word's."""


Dots = numpy.typing.NDArray[numpy.bool_]


def surest(image: Image.Image, words: list[Word], recognise: Callable[[Image.Image], list[Word]]) -> list[Word]:
    """The words that were read on a grey image of a page; if they are doubtful, a second reading is used too."""
    if not words or sureness(words) >= _DOUBTED:
        return words
    despeckled = recognise(image.filter(ImageFilter.MedianFilter(3)))
    if sureness(despeckled) > sureness(words):
        return [_surer(word, words) for word in despeckled]
    return [_surer(word, [other for other in despeckled if not _is_barer(other, word)]) for word in words]


def without_specks(image: Image.Image) -> Image.Image:
    """A grey image without specks of one or two dots, if they are many; no scanner's stroke is so small."""
    grey = numpy.asarray(image)
    paper = float(numpy.median(grey))
    ink = grey < _INK * paper
    around = _summed(ink)
    lone = ink & (around == 1)
    if int(numpy.count_nonzero(lone)) <= _SPECKS * max(1, int(numpy.count_nonzero(ink))):
        return image
    specks = ink & (around <= 2) & (_summed(ink & (around > 2)) == 0)
    holes = ~ink & (around == _FILLED)
    return Image.fromarray(numpy.where(specks, numpy.uint8(paper), numpy.where(holes, numpy.uint8(0), grey)))


def _summed(dots: Dots) -> numpy.typing.NDArray[numpy.uint8]:
    """How many of each dot and the eight around it are set."""
    padded = numpy.pad(dots, 1).astype(numpy.uint8)
    rows = padded[:-2] + padded[1:-1] + padded[2:]
    summed: numpy.typing.NDArray[numpy.uint8] = rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]
    return summed


def sureness(words: Sequence[Word]) -> float:
    """Tesseract's confidence in the letters of words, from 0 to 100; 0 if there are none."""
    count = sum(len(word.text) for word in words)
    return sum(max(0.0, word.confidence) * len(word.text) for word in words) / count if count else 0.0


def _is_barer(other: Word, word: Word) -> bool:
    """Whether two words differ in their marks alone: a median takes thin ones away (`nổ` is read as `nô`)."""
    return _bare(other.text) == _bare(word.text)


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join([letter for letter in letters if not unicodedata.combining(letter)])


def _surer(word: Word, others: Sequence[Word]) -> Word:
    """A word as the surer of two readings has it."""
    if word.confidence >= _UNSURE:
        return word
    same = next((other for other in others if _is_same(word, other)), None)
    if same is None or same.confidence < word.confidence + _SURER:
        return word
    return dataclasses.replace(word, text=same.text, confidence=same.confidence)


def _is_same(word: Word, other: Word) -> bool:
    across = min(word.right, other.right) - max(word.left, other.left)
    down = min(word.bottom, other.bottom) - max(word.top, other.top)
    if across <= 0 or down <= 0:
        return False
    whole = (word.right - word.left) * (word.bottom - word.top) + (other.right - other.left) * (
        other.bottom - other.top
    )
    return across * down >= _SAME * (whole - across * down)
