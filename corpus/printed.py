"""A line as a page prints it, whoever found it: pdfium in the text layer, or Tesseract in a picture."""

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True)
class Printed:
    """A line's text and its box in points from the page's lower left."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
