"""pdfium's calls by addresses alone, for what is asked of each object or character of a page: they cost half of pypdfium2's.

A call takes and gives numbers; what it writes goes to an address, so that one array holds the answers for many.
"""

import collections
import ctypes
import itertools
from collections.abc import Callable, Iterable
from typing import Any

import pypdfium2.raw as pdfium

Call = Callable[..., int]


def _by_address(call: Any, result: Any, *kinds: Any) -> Call:
    return ctypes.PYFUNCTYPE(result, *kinds)(ctypes.cast(call, ctypes.c_void_p).value or 0)


_INT, _POINTER = ctypes.c_int, ctypes.c_void_p
loose_box = _by_address(pdfium.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
char_box = _by_address(pdfium.FPDFText_GetCharBox, _INT, _POINTER, _INT, *[_POINTER] * 4)
origin = _by_address(pdfium.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _POINTER, _POINTER)
page_object = _by_address(pdfium.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
text_mode = _by_address(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
matrix = _by_address(pdfium.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
font_size = _by_address(pdfium.FPDFTextObj_GetFontSize, _INT, _POINTER, _POINTER)
fill_colour = _by_address(pdfium.FPDFPageObj_GetFillColor, _INT, *[_POINTER] * 5)


def address(handle: Any) -> int:
    """Where a thing of pdfium is."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def each(call: Call, *arguments: Iterable[int]) -> None:
    """Make a call for each of several arguments; an argument that is the same for all is `itertools.repeat(…)`."""
    collections.deque(map(call, *arguments), 0)


def places(start: int, size: int, count: int) -> range:
    """The addresses of so many things of a size, one after the other."""
    return range(start, start + size * count, size)


same = itertools.repeat
"""An argument that is the same for all calls."""
