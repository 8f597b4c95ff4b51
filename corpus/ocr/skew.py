"""By how much a scanner has tilted a page's image, and the straightened image.

Lines of text give rows that are dark and gaps that are light; the angle at which rows differ most is the
lines' angle.  Source: projection profiles, W. Postl, *Detection of linear oblique structures and skew scan in
digitized documents* (ICPR 1986).
"""

import numpy
import numpy.typing
from PIL import Image

LARGEST = 5.0
"""Degrees; what is turned further was not laid on the glass to be read."""
SMALLEST = 0.2
"""Degrees; Tesseract reads lines that lean less as well as straight ones."""
_WIDTH = 800
"""Pixels across of the copy that is measured."""
_FEWEST = 400
"""Dark pixels without which a page has no lines to measure."""
_GAIN = 1.02
"""How much sharper than as scanned the rows must be."""

Points = tuple[numpy.typing.NDArray[numpy.float64], numpy.typing.NDArray[numpy.float64]]


def straightened(image: Image.Image) -> Image.Image:
    """A grey page image turned so that its lines lie level; the same image if they do."""
    angle = skew_of(image)
    if abs(angle) < SMALLEST:
        return image
    return image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)


def skew_of(image: Image.Image) -> float:
    """The degrees by which the lines of a grey page image fall to the right; 0.0 if none are found."""
    points = _dark(image)
    if len(points[0]) < _FEWEST:
        return 0.0
    coarse = _sharpest(points, numpy.arange(-LARGEST, LARGEST + 0.01, 0.5))
    fine = _sharpest(points, numpy.arange(coarse - 0.5, coarse + 0.51, 0.1))
    return float(fine) if _sharpness(points, fine) > _GAIN * _sharpness(points, 0.0) else 0.0


def is_sideways(image: Image.Image) -> bool:
    """Whether the lines of a page image run up or down: its columns differ more than its rows."""
    across, down = _dark(image)
    return len(across) >= _FEWEST and _sharpness((down, across), 0.0) > _sharpness((across, down), 0.0)


def _dark(image: Image.Image) -> Points:
    """Where the ink is on a small copy: pixels across and down."""
    size = (_WIDTH, max(1, round(image.height * _WIDTH / image.width)))
    grey = numpy.asarray(image.resize(size, Image.Resampling.BOX), dtype=numpy.float64)
    down, across = numpy.nonzero(grey < 0.75 * numpy.median(grey))
    return across.astype(numpy.float64), down.astype(numpy.float64)


def _sharpness(points: Points, angle: float) -> float:
    """The sum of the squared steps between neighbouring rows when the image is turned by `angle`."""
    across, down = points
    rows = numpy.rint(down - across * numpy.tan(numpy.radians(angle))).astype(numpy.int64)
    counts = numpy.bincount(rows - rows.min()).astype(numpy.float64)
    return float(numpy.sum(numpy.diff(counts, prepend=0.0, append=0.0) ** 2))


def _sharpest(points: Points, angles: numpy.typing.NDArray[numpy.float64]) -> float:
    return float(max(angles, key=lambda angle: _sharpness(points, float(angle))))
