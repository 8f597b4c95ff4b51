"""Zeros of monospaced print without the dot or stroke inside them, which Tesseract's Vietnamese data take for 6, 8 or 9.

What is drawn by itself inside a letter's counter that is higher than wide is the dot of a zero, or a speck: no
letter of any script of the decree has such a part.  A stroke that touches the ring is left to the second
reading of figures.
"""

from typing import NamedTuple

import numpy
import numpy.typing
from PIL import Image

_INK = 0.65
"""The share of the paper's brightness below which a dot is ink."""
_HIGHEST, _LOWEST = 0.16, 0.035
"""Inches of the counter of a zero: of print from 6 to 16 points."""
_NARROW = 0.85
"""The share of its height that a zero's counter is wide; a circle around a figure is wider."""
_INNER = 0.7
"""The share of the counter's height and width that the dot takes."""
_AMID = 0.2
"""How far from the counter's middle that of the dot may be, as a share of the counter's width and height."""
_FEWEST = 4
"""Minimum number of zeros on a page: fewer may be specks."""

Dots = numpy.typing.NDArray[numpy.bool_]
Numbers = numpy.typing.NDArray[numpy.int64]


class _Runs(NamedTuple):
    """Stretches of set dots, row by row: row, first dot, the one after the last, and the number of the part that each belongs to."""

    row: Numbers
    start: Numbers
    end: Numbers
    part: Numbers


class _Extent(NamedTuple):
    """Where each part is, by its number: the dots from the image's upper left to its middle, its width and height."""

    middle: Numbers
    centre: Numbers
    width: Numbers
    height: Numbers


def with_plain_zeros(image: Image.Image, dpi: float) -> Image.Image:
    """A grey image without what is drawn inside its zeros; the same image if there is nothing."""
    grey = numpy.asarray(image)
    paper = numpy.uint8(numpy.median(grey))
    ink = grey < _INK * float(paper)
    drawn, blank = _runs(ink, 1), _runs(~ink, 0)
    found = _is_inside_zero(drawn, blank, grey.shape[1] + 3, dpi)
    if numpy.count_nonzero(found) < _FEWEST:
        return image
    inner = numpy.flatnonzero(found[drawn.part])
    plain = grey.copy()
    for row, start, end in zip(drawn.row[inner], drawn.start[inner], drawn.end[inner], strict=True):
        plain[max(0, row - 1) : row + 2, max(0, start - 1) : end + 1] = paper
    kept = ink.copy()
    for row, start, end in zip(drawn.row[inner], drawn.start[inner], drawn.end[inner], strict=True):
        kept[row, start:end] = False
    return Image.fromarray(numpy.where(kept, grey, plain))


def _is_inside_zero(drawn: _Runs, blank: _Runs, across: int, dpi: float) -> Dots:
    """For each part of the ink, by its number, whether it is in the counter of a zero."""
    parts, holes = _extent(drawn), _extent(blank)
    first = numpy.full(len(parts.width), -1)
    upper = numpy.unique(drawn.part, return_index=True)
    first[upper[0]] = upper[1]
    found = numpy.zeros(len(parts.width), numpy.bool_)
    small = numpy.flatnonzero((first >= 0) & (parts.height < _INNER * _HIGHEST * dpi) & (drawn.start[first] > 0))
    # what is left of a part's uppermost run is around the part
    keys = blank.row * across + blank.end
    around = blank.part[numpy.searchsorted(keys, drawn.row[first[small]] * across + drawn.start[first[small]])]
    high, wide = holes.height[around], holes.width[around]
    found[small] = (
        (high <= _HIGHEST * dpi)
        & (high >= _LOWEST * dpi)
        & (wide <= _NARROW * high)
        & (parts.height[small] <= _INNER * high)
        & (parts.width[small] <= _INNER * wide)
        & (numpy.abs(parts.middle[small] - holes.middle[around]) <= _AMID * wide)
        & (numpy.abs(parts.centre[small] - holes.centre[around]) <= _AMID * high)
    )
    return found


def _runs(dots: Dots, diagonal: int) -> _Runs:
    """The stretches of set dots, and what each is part of: those that touch, with `diagonal` 1 also at their corners."""
    padded = numpy.pad(dots, ((0, 0), (1, 1))).astype(numpy.int8)
    edges = numpy.diff(padded, axis=1)
    row, start = numpy.nonzero(edges == 1)
    end = numpy.nonzero(edges == -1)[1]
    across = dots.shape[1] + 3
    below = (row + 1) * across
    first = numpy.searchsorted(row * across + end, below + start - diagonal, side="right")
    last = numpy.searchsorted(row * across + start, below + end + diagonal, side="left")
    counts = numpy.maximum(0, last - first)
    upper = numpy.repeat(numpy.arange(len(row)), counts)
    lower = numpy.arange(len(upper)) - numpy.repeat(numpy.cumsum(counts) - counts, counts) + numpy.repeat(first, counts)
    return _Runs(row, start, end, _parts(len(row), upper, lower))


def _parts(count: int, upper: Numbers, lower: Numbers) -> Numbers:
    """For each run the number of the first run of its part; `upper` and `lower` are the pairs that touch."""
    part = numpy.arange(count)
    while True:
        one, two = part[upper], part[lower]
        if (one == two).all():
            return part
        numpy.minimum.at(part, numpy.maximum(one, two), numpy.minimum(one, two))
        while not (part == part[part]).all():
            part = part[part]


def _extent(runs: _Runs) -> _Extent:
    """Where each part is."""
    count = len(runs.part)
    left, right = numpy.full(count, numpy.iinfo(numpy.int64).max), numpy.zeros(count, numpy.int64)
    bottom = numpy.zeros(count, numpy.int64)
    numpy.minimum.at(left, runs.part, runs.start)
    numpy.maximum.at(right, runs.part, runs.end)
    numpy.maximum.at(bottom, runs.part, runs.row)
    width, height = numpy.maximum(0, right - left), bottom - runs.row + 1
    return _Extent(left + width // 2, runs.row + height // 2, width, height)
