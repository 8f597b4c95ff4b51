"""pdfium functions called with raw addresses, for properties of some objects of a page: they take half the time of pypdfium2's.

Arguments and results are numbers; output is written to an address.  Properties that are read of all objects are in `corpus.pdf.many`.
"""

import array
import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

Call = Callable[..., int]


def _by_address(call: Any, result: Any, *kinds: Any) -> Call:
    return ctypes.PYFUNCTYPE(result, *kinds)(ctypes.cast(call, ctypes.c_void_p).value or 0)


_INT, _POINTER = ctypes.c_int, ctypes.c_void_p
text = _by_address(pdfium.FPDFText_GetText, _INT, _POINTER, _INT, _INT, _POINTER)
text_place = _by_address(pdfium.FPDFText_GetTextIndexFromCharIndex, _INT, _POINTER, _INT)
object_of_char = _by_address(pdfium.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
form_count = _by_address(pdfium.FPDFFormObj_CountObjects, _INT, _POINTER)
form_object = _by_address(pdfium.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
kind = _by_address(pdfium.FPDFPageObj_GetType, _INT, _POINTER)
bounds = _by_address(pdfium.FPDFPageObj_GetBounds, _INT, *[_POINTER] * 5)
matrix = _by_address(pdfium.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
fill_colour = _by_address(pdfium.FPDFPageObj_GetFillColor, _INT, *[_POINTER] * 5)
shines_through = _by_address(pdfium.FPDFPageObj_HasTransparency, _INT, _POINTER)
set_active = _by_address(pdfium.FPDFPageObj_SetIsActive, _INT, _POINTER, _INT)
text_of = _by_address(pdfium.FPDFTextObj_GetText, ctypes.c_ulong, _POINTER, _POINTER, _POINTER, ctypes.c_ulong)
draw_mode = _by_address(pdfium.FPDFPath_GetDrawMode, _INT, _POINTER, _POINTER, _POINTER)
segment_count = _by_address(pdfium.FPDFPath_CountSegments, _INT, _POINTER)
segment = _by_address(pdfium.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
segment_point = _by_address(pdfium.FPDFPathSegment_GetPoint, _INT, _POINTER, _POINTER, _POINTER)
segment_kind = _by_address(pdfium.FPDFPathSegment_GetType, _INT, _POINTER)
segment_closes = _by_address(pdfium.FPDFPathSegment_GetClose, _INT, _POINTER)


def address(handle: Any) -> int:
    """Where a thing of pdfium is."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def room(kind: str, count: int) -> tuple["array.array[Any]", int]:
    """Zeros for `count` answers of a kind (`d` and `f` for numbers, `I` and `H` for whole ones), and where they are.

    An array of `ctypes` needs a type of its own for each length, which costs more than the answers of a line.
    """
    found = array.array(kind, (0,)) * count
    return found, found.buffer_info()[0]


def places(start: int, size: int, count: int) -> range:
    """The addresses of a number of things of one size, one after the other."""
    return range(start, start + size * count, size)
