"""The cells of a table's picture set below one another on a sheet, so that each is read by itself.

Tesseract reads lines from left to right; a label of two lines beside a figure in the middle of them is garbled.
"""

import dataclasses
from collections.abc import Iterator, Sequence

import numpy
import numpy.typing
from PIL import Image

from corpus.ocr import Word
from corpus.printed import Box
from corpus.ruled_picture import RuledCells

_INSET = 0.015
"""Inches inside a cell's edges that may still be its lines."""
_MARGIN = 0.12
"""Inches of paper around what a cell holds."""
_INK = 0.65
"""The share of the paper's brightness below which a dot is ink."""
_SPECK = 6
"""Dots of ink that are no more than dust."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Piece:
    """What a cell holds: where it lies on the sheet and on the page."""

    top: int
    bottom: int
    page_left: int
    page_top: int


class CellSheet:
    """A sheet of cells; `image` is the page without its lines, `boxes` are the cells in dots from its upper left."""

    def __init__(self, image: Image.Image, boxes: Sequence[Box], dpi: float) -> None:
        grey = numpy.asarray(image)
        paper = int(numpy.median(grey))
        self._margin = round(_MARGIN * dpi)
        found = (_crop(grey, box, paper, round(_INSET * dpi)) for box in boxes)
        crops = [crop for crop in found if crop is not None]
        width = max((crop.shape[1] for crop, _, _ in crops), default=1) + 2 * self._margin
        height = sum(crop.shape[0] + self._margin for crop, _, _ in crops) + self._margin
        sheet = numpy.full((max(height, 1), width), paper, dtype=numpy.uint8)
        self._pieces: list[_Piece] = []
        top = self._margin
        for crop, left, upper in crops:
            sheet[top : top + crop.shape[0], self._margin : self._margin + crop.shape[1]] = crop
            self._pieces.append(_Piece(top, top + crop.shape[0], left, upper))
            top += crop.shape[0] + self._margin
        self.image = Image.fromarray(sheet)

    def on_page(self, word: Word) -> Iterator[Word]:
        """A word of the sheet where it stands on the page; none for one between cells."""
        middle = (word.top + word.bottom) / 2
        half = self._margin / 2
        for index, piece in enumerate(self._pieces):
            if piece.top - half <= middle < piece.bottom + half:
                right, down = piece.page_left - self._margin, piece.page_top - piece.top
                yield dataclasses.replace(
                    word,
                    left=word.left + right,
                    right=word.right + right,
                    top=word.top + down,
                    bottom=word.bottom + down,
                    line=(-1 - index, *word.line[1:]),
                )
                return


def blanked(image: Image.Image, tables: Sequence[RuledCells]) -> Image.Image:
    """The page with its tables painted over."""
    grey = numpy.array(image)
    paper = numpy.uint8(numpy.median(grey))
    for box in (box for table in tables for box in table.boxes):
        grey[max(0, round(box.top) - 4) : round(box.bottom) + 4, max(0, round(box.left) - 4) : round(box.right) + 4] = (
            paper
        )
    return Image.fromarray(grey)


def _crop(
    grey: numpy.typing.NDArray[numpy.uint8], box: Box, paper: int, inset: int
) -> tuple[numpy.typing.NDArray[numpy.uint8], int, int] | None:
    """What a cell holds, cut close, with its left and top on the page; None for an empty cell."""
    left, top = round(box.left) + inset, round(box.top) + inset
    inside = grey[top : round(box.bottom) - inset, left : round(box.right) - inset]
    down, across = numpy.nonzero(inside < _INK * paper)
    if len(down) < _SPECK:
        return None
    first, last, begin, end = down.min(), down.max() + 1, across.min(), across.max() + 1
    return inside[first:last, begin:end], left + int(begin), top + int(first)
