"""Properties of many characters or objects from pdfium, all requested at once.

Each answer is written to a place that was made before: a call with such places costs a third of one that makes its own.
"""

import array
import collections
import ctypes
import itertools
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

import pypdfium2.raw as pdfium

Place: TypeAlias = Any
"""An address as `ctypes` hands it on; it must be one of these, for a number would be cut to 32 bits."""

_AT_ONCE, _LARGEST = 512, 32
"""Answers of one round, and the bytes of the largest one."""
_NOTHING = bytes(_AT_ONCE * _LARGEST)
BLACK = array.array("I", (0, 0, 0, 255)).tobytes()
"""An answer of `colours`."""

place: Callable[[int], Place] = ctypes.c_void_p.from_param


class _Places(threading.local):
    """Room for the answers of one round, and the places in it, by the bytes of an answer and where in it they are."""

    def __init__(self) -> None:
        self._room = (ctypes.c_ubyte * len(_NOTHING))()
        self.bytes = memoryview(self._room).cast("B")
        self._made: dict[tuple[int, int], list[Place]] = {}

    def of(self, size: int, part: int) -> list[Place]:
        """The places of a part of each answer."""
        if (made := self._made.get((size, part))) is None:
            start = ctypes.addressof(self._room) + part
            made = self._made[size, part] = list(map(place, range(start, start + size * _AT_ONCE, size)))
        return made


_PLACES = _Places()


def _call(call: Any, result: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(call, ctypes.c_void_p).value or 0)


_page_object = _call(pdfium.FPDFPage_GetObject, ctypes.c_void_p)
_text_mode = _call(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int)
_made_up = _call(pdfium.FPDFText_IsGenerated, ctypes.c_int)
_char_box = _call(pdfium.FPDFText_GetCharBox, None)
_loose_box = _call(pdfium.FPDFText_GetLooseCharBox, None)
_origin = _call(pdfium.FPDFText_GetCharOrigin, None)
_matrix = _call(pdfium.FPDFPageObj_GetMatrix, None)
_font_size = _call(pdfium.FPDFTextObj_GetFontSize, None)
_fill_colour = _call(pdfium.FPDFPageObj_GetFillColor, None)


def objects(page: Place, count: int) -> list[int]:
    """The addresses of a page's first objects."""
    return list(map(_page_object, itertools.repeat(page), range(count)))


def text_modes(handles: Iterable[Place]) -> list[int]:
    """How each object of letters is drawn; `FPDF_TEXTRENDERMODE_UNKNOWN` for other objects."""
    return list(map(_text_mode, handles))


def made_up(layer: Place, indices: Iterable[int]) -> list[int]:
    """1 for each character that pdfium put in between words or lines."""
    return list(map(_made_up, itertools.repeat(layer), indices))


def char_boxes(layer: Place, indices: Sequence[int]) -> "array.array[float]":
    """Left, right, bottom and top of what is drawn of each character; zeros if it has none."""
    return _answers("d", 32, (0, 8, 16, 24), _char_box, indices, (layer,))


def loose_boxes(layer: Place, indices: Sequence[int]) -> "array.array[float]":
    """Left, top, right and bottom of the room of each character."""
    return _answers("f", 16, (0,), _loose_box, indices, (layer,))


def origins(layer: Place, indices: Sequence[int]) -> "array.array[float]":
    """How far right and how high each character's baseline begins."""
    return _answers("d", 16, (0, 8), _origin, indices, (layer,))


def matrices(handles: Sequence[Place]) -> "array.array[float]":
    """The six numbers of each object's matrix."""
    return _answers("f", 24, (0,), _matrix, handles)


def font_sizes(handles: Sequence[Place]) -> "array.array[float]":
    """The size of the font of each object of letters."""
    return _answers("f", 4, (0,), _font_size, handles)


def colours(handles: Sequence[Place]) -> "array.array[int]":
    """Red, green, blue and opacity of each object's filling; black if it is not a colour."""
    return _answers("I", 16, (0, 4, 8, 12), _fill_colour, handles, unset=BLACK * min(_AT_ONCE, len(handles)))


def _answers(
    kind: str,
    size: int,
    parts: Sequence[int],
    call: Callable[..., Any],
    things: Sequence[Any],
    before: Sequence[Place] = (),
    unset: bytes = _NOTHING,
) -> "array.array[Any]":
    """A call's answers for each of many things: `size` bytes each, `unset` if it gives none; `before` are its arguments before the thing."""
    found = array.array(kind)
    room = _PLACES.bytes
    for start in range(0, len(things), _AT_ONCE):
        some = things[start : start + _AT_ONCE]
        end = size * len(some)
        room[:end] = unset[:end]
        arguments = (*map(itertools.repeat, before), some, *[_PLACES.of(size, part) for part in parts])
        collections.deque(map(call, *arguments), 0)
        found.frombytes(room[:end])
    return found
