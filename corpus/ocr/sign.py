"""Signs before a figure that Tesseract does not know (`≥ 95%`): it skips them, or reads them as a 2."""

import numpy
import numpy.typing

Dots = numpy.typing.NDArray[numpy.bool_]

_LEAST = 6
"""Dots of the lowest sign."""
_BAR = 0.75
"""The share of its width that a sign's bar fills."""
_SIDE = 0.25
"""By how much of the width the point of an angle is to the side of its ends."""


def sign_of(ink: Dots) -> str | None:
    """`≥`, `≤`, `>` or `<`, whichever some dots of ink draw; None for anything else."""
    down, across = numpy.nonzero(ink)
    if not len(down):
        return None
    ink = ink[down.min() : down.max() + 1, across.min() : across.max() + 1]
    height, width = ink.shape
    if height < _LEAST or not 0.5 <= width / height <= 1.6:
        return None
    filled = ink.mean(axis=1)
    has_bar = bool(filled[-1] >= _BAR or filled[-2] >= _BAR)
    angle = ink[: _above_bar(filled)] if has_bar else ink
    side = _point(angle)
    return None if side is None else {(True, True): "≥", (True, False): ">", (False, True): "≤", (False, False): "<"}[side, has_bar]  # fmt: skip


def _above_bar(filled: numpy.typing.NDArray[numpy.float64]) -> int:
    """The rows above a sign's bar."""
    rows = len(filled)
    while rows and filled[rows - 1] >= _BAR:
        rows -= 1
    while rows and not filled[rows - 1]:
        rows -= 1
    return rows


def _point(angle: Dots) -> bool | None:
    """Whether an angle points to the right; None if it is not one: its rows contain one stroke each, which goes to the point and back."""
    rows, width = angle.shape
    if rows < _LEAST or angle.mean() > 0.6:
        return None
    places = numpy.array([numpy.nonzero(row)[0].mean() if row.any() else numpy.nan for row in angle])
    spread = max((numpy.ptp(numpy.nonzero(row)[0]) for row in (angle[0], angle[-1]) if row.any()), default=width)
    middle, ends = places[rows // 3 : rows - rows // 3].mean(), (places[0] + places[-1]) / 2
    if numpy.isnan(middle) or numpy.isnan(ends) or spread > width / 2 or abs(middle - ends) < _SIDE * width:
        return None
    return bool(middle > ends) if abs(places[0] - places[-1]) < width / 2 else None
