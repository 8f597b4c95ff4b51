"""The cells of a table's image set below one another on a sheet, so that each is read by itself.

Tesseract reads lines from left to right; a label of two lines beside a figure in the middle of them is garbled.
Measured on the annex set: cells set side by side where they contain one line lose their blanks and commas.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy
import numpy.typing
from PIL import Image

from corpus.ocr.rulings import RuledCells
from corpus.ocr.tesseract import Word
from corpus.pdf.text_line import Box

_INSET = 0.015
"""Inches inside a cell's edges that may still be its lines."""
_MARGIN = 0.12
"""Inches of paper around what a cell contains."""
_DASH = 0.035, 0.03, 0.16
"""Inches up to which a dash is high, and from which to which it is wide."""
_INK = 0.65
"""The share of the paper's brightness below which a dot is ink."""
_SPECK = 6
"""Dots of ink that are no more than dust."""
_LEFT_OUT = 0.05, 0.05
"""The share of a cell's ink, and the part of a square of a tenth of an inch, that words leave uncovered if one is missing."""

Grey = numpy.typing.NDArray[numpy.uint8]


class LeftOut(NamedTuple):
    """Ink in a cell, and where its upper left is on the page."""

    ink: numpy.typing.NDArray[numpy.bool_]
    left: int
    top: int


@dataclasses.dataclass(frozen=True, slots=True)
class _Piece:
    """Where on the page lies what a cell contains."""

    left: int
    top: int
    right: int
    bottom: int


@dataclasses.dataclass(frozen=True, slots=True)
class _Put:
    """A piece and how far down it lies on the sheet."""

    piece: _Piece
    top: int


class CellSheet:
    """A sheet of cells; `image` is the page without its lines, `boxes` are the cells in dots from its upper left.

    The sheet is enlarged by `zoom`; words are given their places on the page.

    `dashes` are the cells that contain a dash, as words: nothing else looks like one, and Tesseract passes them over.
    """

    def __init__(self, image: Image.Image, boxes: Sequence[Box], dpi: float, zoom: float = 1.0) -> None:
        grey: Grey = numpy.asarray(image)
        self._zoom = zoom
        self._margin = round(_MARGIN * dpi)
        paper = int(numpy.median(grey))
        self._grey, self._ink, self._dpi = grey, _INK * paper, dpi
        found = ((box, _piece(grey, box, paper, round(_INSET * dpi))) for box in boxes)
        self._pieces = {box: piece for box, piece in found if piece is not None}
        pieces = list(self._pieces.values())
        self.dashes = [_dash(index, piece) for index, piece in enumerate(pieces) if _is_dash(piece, dpi)]
        words = [piece for piece in pieces if not _is_dash(piece, dpi)]
        self._puts = list(self._placed(words))
        width = max((put.piece.right - put.piece.left for put in self._puts), default=1) + 2 * self._margin
        height = max((put.top + put.piece.bottom - put.piece.top for put in self._puts), default=1) + self._margin
        sheet: Grey = numpy.full((height, width), paper, dtype=numpy.uint8)
        for put in self._puts:
            piece = put.piece
            across, down = self._margin + piece.right - piece.left, put.top + piece.bottom - piece.top
            sheet[put.top : down, self._margin : across] = grey[piece.top : piece.bottom, piece.left : piece.right]
        plain = Image.fromarray(sheet)
        size = round(plain.width * zoom), round(plain.height * zoom)
        self.image = plain if zoom == 1 else plain.resize(size, Image.Resampling.LANCZOS)

    def _placed(self, pieces: Sequence[_Piece]) -> Iterator[_Put]:
        """Where the pieces lie on the sheet."""
        top = self._margin
        for piece in pieces:
            yield _Put(piece, top)
            top += piece.bottom - piece.top + self._margin

    def on_page(self, word: Word) -> Iterator[Word]:
        """A word of the sheet where it is on the page; none for one between cells."""
        left, right, upper, lower = (round(at / self._zoom) for at in (word.left, word.right, word.top, word.bottom))
        middle = (upper + lower) / 2
        for index, put in enumerate(self._puts):
            piece, half = put.piece, self._margin / 2
            if put.top - half <= middle < put.top + piece.bottom - piece.top + half:
                aside, below = piece.left - self._margin, piece.top - put.top
                yield dataclasses.replace(
                    word,
                    left=left + aside,
                    right=right + aside,
                    top=upper + below,
                    bottom=lower + below,
                    line=(-1 - index, *word.line[1:]),
                )
                return

    def left_out(self, box: Box, words: Sequence[Word]) -> LeftOut | None:
        """The ink of a cell that is in no word's box, but for dust and the ends of strokes; None if there is none."""
        piece = self._pieces.get(box)
        if piece is None:
            return None
        ink = self._grey[piece.top : piece.bottom, piece.left : piece.right] < self._ink
        whole = int(numpy.count_nonzero(ink))
        edge = round(_INSET * self._dpi)
        for word in words:
            top, left = max(0, word.top - edge - piece.top), max(0, word.left - edge - piece.left)
            ink[top : max(0, word.bottom + edge - piece.top), left : max(0, word.right + edge - piece.left)] = False
        share, square = _LEFT_OUT
        if int(numpy.count_nonzero(ink)) <= max(share * whole, square * (self._dpi / 10) ** 2):
            return None
        return LeftOut(ink, piece.left, piece.top)


def blanked(image: Image.Image, tables: Sequence[RuledCells]) -> Image.Image:
    """The page with its tables painted over."""
    grey = numpy.array(image)
    paper = numpy.uint8(numpy.median(grey))
    for box in (box for table in tables for box in table.boxes):
        grey[max(0, round(box.top) - 4) : round(box.bottom) + 4, max(0, round(box.left) - 4) : round(box.right) + 4] = (
            paper
        )
    return Image.fromarray(grey)


def _piece(grey: Grey, box: Box, paper: int, inset: int) -> _Piece | None:
    """What a cell contains, cut close; None for an empty cell."""
    left, top = round(box.left) + inset, round(box.top) + inset
    inside = grey[top : round(box.bottom) - inset, left : round(box.right) - inset]
    down, across = numpy.nonzero(inside < _INK * paper)
    if len(down) < _SPECK:
        return None
    return _Piece(
        left + int(across.min()), top + int(down.min()), left + int(across.max()) + 1, top + int(down.max()) + 1
    )


def _is_dash(piece: _Piece, dpi: float) -> bool:
    highest, narrowest, widest = (inches * dpi for inches in _DASH)
    width, height = piece.right - piece.left, piece.bottom - piece.top
    return height <= highest and narrowest <= width <= widest and width > 1.8 * height


def _dash(index: int, piece: _Piece) -> Word:
    return Word("-", piece.left, piece.top, piece.right, piece.bottom, 100.0, (-1, index, 0))
