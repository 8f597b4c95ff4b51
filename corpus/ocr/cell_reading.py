"""The words of a table's cells: read on sheets of cells, and again if Tesseract is uncertain or leaves ink out.

A cell is read again in other sizes until two readings agree that leave no ink out; one that contains figures is read by the data
for figures in turn, which misread others than the Vietnamese ones do.
"""

import dataclasses
from collections.abc import Callable, Sequence

import numpy
from PIL import Image

from corpus.ocr.cell_sheet import CellSheet, LeftOut
from corpus.ocr.sign import sign_of
from corpus.ocr.tesseract import Word
from corpus.pdf.text_line import Box

_DOUBTED = 96.0
"""A cell with a word that Tesseract is less sure of, of 100, is read again."""
_POOR = 75.0
"""A reading of a figure of which Tesseract is less sure confirms no other."""
_COARSE = 250.0
"""Dots an inch below which a scan is enlarged, and from which on it is made smaller, to be read again."""
_RESOLUTIONS = {
    True: ((300.0, 250.0), (250.0, 250.0), (350.0, 300.0)),
    False: ((200.0, 250.0), (250.0, 200.0), (350.0, 225.0)),
}
"""Dots an inch of the further readings of words and of figures.

Measured on scans of 200 and 300: readings of like sizes have like faults; beyond 300 figures lose commas and digits."""

Recogniser = Callable[[Image.Image, float, bool], list[Word]]
"""The words on an image of some dots an inch; whether by the data for figures."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Reading:
    """The words of a cell as one reading has them, whether they cover its ink, and whether the data for figures gave them."""

    words: tuple[Word, ...]
    is_whole: bool
    as_figures: bool

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def sureness(self) -> float:
        return min((word.confidence for word in self.words), default=-1.0)

    @property
    def is_figure(self) -> bool:
        return any(char.isdigit() for char in self.text) and not any(char.isalpha() for char in self.text)


@dataclasses.dataclass(frozen=True, slots=True)
class CellWords:
    """The words in cells, and the figures of which no two readings agree."""

    words: list[Word]
    doubted: tuple[str, ...]


def cell_words(image: Image.Image, boxes: Sequence[Box], dpi: float, recognise: Recogniser) -> CellWords:
    """The words in the cells of a page's image without its lines."""
    readings: dict[Box, list[_Reading]] = {box: [] for box in boxes}
    _read(readings, boxes, image, dpi, 1.0, recognise, as_figures=False)
    left = [box for box in boxes if not _is_settled(readings[box])]
    for turn, wanted in enumerate(_RESOLUTIONS[dpi < _COARSE]):
        for are_figures in (False, True):
            found = [box for box in left if readings[box][0].is_figure is are_figures]
            zoom = wanted[are_figures] / dpi
            _read(readings, found, image, dpi, zoom, recognise, as_figures=are_figures and turn % 2 == 0)
        left = [box for box in left if not _is_settled(readings[box])]
    best = {box: _best(found) for box, found in readings.items()}
    doubted = tuple(best[box].text for box in left if best[box].is_figure)
    return CellWords([word for reading in best.values() for word in reading.words], doubted)


def _read(
    readings: dict[Box, list[_Reading]],
    boxes: Sequence[Box],
    image: Image.Image,
    dpi: float,
    zoom: float,
    recognise: Recogniser,
    *,
    as_figures: bool,
) -> None:
    """Add a reading of some cells, on a sheet that is enlarged by `zoom`."""
    if not boxes:
        return
    sheet = CellSheet(image, boxes, dpi, zoom)
    read = recognise(sheet.image, dpi * zoom, as_figures)
    words = [*sheet.dashes, *(found for word in read for found in sheet.on_page(word))]
    for box in boxes:
        own = tuple(word for word in words if is_in(word, box))
        left_out = sheet.left_out(box, own)
        if left_out is not None and (sign := _sign_before(own, left_out)) is not None:
            own, left_out = (sign, *own), None
        readings[box].append(_Reading(own, left_out is None, as_figures))


def _sign_before(words: Sequence[Word], left_out: LeftOut) -> Word | None:
    """The sign before a figure that a reading passed over (`≥ 95%`)."""
    if not words or not words[0].text[:1].isdigit():
        return None
    first = words[0]
    before = left_out.ink[:, : max(0, first.left - left_out.left)]
    sign = sign_of(before)
    if sign is None:
        return None
    down, across = numpy.nonzero(before)
    left, top = left_out.left + int(across.min()), left_out.top + int(down.min())
    return dataclasses.replace(first, text=sign, left=left, top=top, right=left_out.left + int(across.max()) + 1)


def _is_settled(readings: Sequence[_Reading]) -> bool:
    """Whether a cell's only reading is sure and whole, or two whole ones agree: of a figure, one by either data."""
    whole = [reading for reading in readings if reading.is_whole]
    if len(readings) == 1:
        return bool(whole) and (not whole[0].words or whole[0].sureness >= _DOUBTED)
    if readings[0].is_figure:
        sure = [reading for reading in whole if reading.sureness >= _POOR]
        one, two = ({reading.text for reading in sure if reading.as_figures is kind} for kind in (True, False))
        return not one.isdisjoint(two)
    texts = [reading.text for reading in whole]
    return len(set(texts)) < len(texts)


def _best(readings: Sequence[_Reading]) -> _Reading:
    """Of the readings that leave no ink out, the one that most agree on, else the surest; a figure's by the sum of their sureness."""
    whole = [reading for reading in readings if reading.is_whole] or readings
    texts = [reading.text for reading in whole]
    if not readings[0].is_figure:
        return max(whole, key=lambda reading: (texts.count(reading.text), reading.sureness))
    return max(whole, key=lambda reading: (_weight(reading, whole), reading.sureness))


def _weight(one: _Reading, readings: Sequence[_Reading]) -> tuple[float, float]:
    """How sure the readings of a figure's digits are, together; and those of its commas and dots too."""
    same = [reading for reading in readings if _digits(reading.text) == _digits(one.text)]
    alike = [reading for reading in same if reading.text == one.text]
    digits, whole = (sum(max(0.0, reading.sureness) for reading in found) for found in (same, alike))
    return digits, whole


def _digits(text: str) -> str:
    return "".join([char for char in text if char.isdigit()])


def is_in(word: Word, box: Box) -> bool:
    """Whether the middle of a word is in a box, both in dots from the image's upper left."""
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return box.left <= across <= box.right and box.top <= down <= box.bottom
