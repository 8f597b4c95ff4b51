"""Names of the elements that DOCX files are made of.

Source: ECMA-376, part 1 (WordprocessingML, relationships, office math, DrawingML) and part 3 (markup compatibility).
"""

import functools

from lxml import etree

Element = etree._Element  # lxml's public stubs name the class so

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"

ALTERNATE, CHOICE, FALLBACK = (f"{{{_COMPATIBILITY}}}{name}" for name in ("AlternateContent", "Choice", "Fallback"))
BLIP = f"{{{_DRAWING}/main}}blip"
EXTENT = f"{{{_DRAWING}/wordprocessingDrawing}}extent"
DIAGRAM = f"{{{_DRAWING}/diagram}}relIds"
DIAGRAM_DATA = f"{{{_RELATION}}}dm"
DRAWN_PARAGRAPH, DRAWN_TEXT = f"{{{_DRAWING}/main}}p", f"{{{_DRAWING}/main}}t"
IMAGE_DATA, SHAPE = "{urn:schemas-microsoft-com:vml}imagedata", "{urn:schemas-microsoft-com:vml}shape"
OLE_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
RELATION_ID, RELATION_EMBED = f"{{{_RELATION}}}id", f"{{{_RELATION}}}embed"


@functools.cache
def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{_WORD}}}{name}"


@functools.cache
def m(name: str) -> str:
    """The full name of an element or attribute of office math."""
    return f"{{{_MATH}}}{name}"


def value_of(parent: Element | None, name: str) -> str | None:
    """The `w:val` of a child; None if there is no such child."""
    child = parent.find(w(name)) if parent is not None else None
    return child.get(w("val")) if child is not None else None


def is_on(element: Element) -> bool:
    """Whether a boolean property is on; without a value, it is."""
    return element.get(w("val"), "1") not in ("0", "false", "off", "none")
