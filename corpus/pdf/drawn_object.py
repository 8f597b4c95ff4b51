"""What a page draws, object by object in the order of drawing: where each is, how bright, and what it is made of."""

import ctypes
import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

import pypdfium2.raw as pdfium

from corpus.pdf import calls, many
from corpus.pdf.text_line import Box

Handle: TypeAlias = int
"""The address of a page object of pdfium's."""
Matrix: TypeAlias = tuple[float, float, float, float, float, float]
MOST = 20_000
"""Objects of a page that are looked through."""
_DEEPEST = 3
"""How deep forms within forms are looked into."""
_OPAQUE = 255
BLACK = (0, 0, 0, _OPAQUE)
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Seen(NamedTuple):
    """An object in the order of drawing, the matrix of the form that contains it, and the form."""

    handle: Handle
    kind: int
    matrix: Matrix
    parent: Handle | None


class _Numbers:
    """Room for the numbers that pdfium writes about one object: a page may have thousands."""

    def __init__(self) -> None:
        self.floats = (ctypes.c_float * 6)()
        self.ints = (ctypes.c_uint * 4)()
        self.places = [*calls.places(ctypes.addressof(self.floats), 4, 6)]
        self.int_places = [*calls.places(ctypes.addressof(self.ints), 4, 4)]


class Reader:
    """Reads objects' properties, one by one."""

    def __init__(self) -> None:
        self._room = _Numbers()

    def brightness(self, handle: Handle) -> float:
        """How bright an object's filling is on white paper, from 0 (black) to 1."""
        return brightness_of(*self._colour(handle))

    def _colour(self, handle: Handle) -> tuple[int, int, int, int]:
        """Red, green, blue and opacity; black if the filling is not colour."""
        self._room.ints[:] = [*BLACK]
        calls.fill_colour(handle, *self._room.int_places)
        red, green, blue, alpha = self._room.ints
        return red, green, blue, alpha

    def matrix(self, handle: Handle) -> Matrix:
        """How an object's own space lies in that of what contains it."""
        calls.matrix(handle, self._room.places[0])
        a, b, c, d, e, f = self._room.floats
        return a, b, c, d, e, f

    def bounds(self, seen: Seen) -> Box:
        """An object's box on the page."""
        if not calls.bounds(seen.handle, *self._room.places[:4]):
            return Box(0.0, 0.0, 0.0, 0.0)
        box = Box(*self._room.floats[:4])
        return box if seen.parent is None else _moved(box, seen.matrix)

    def points(self, one: Seen, count: int) -> list[tuple[tuple[float, float], tuple[float, float]]]:
        """The beginning and end on the page of each straight piece of a path of `count` segments."""
        a, b, c, d, e, f = product(self.matrix(one.handle), one.matrix)
        found = []
        first = last = (0.0, 0.0)
        for index in range(count):
            segment = calls.segment(one.handle, index)
            calls.segment_point(segment, *self._room.places[:2])
            x, y = self._room.floats[:2]
            point = a * x + c * y + e, b * x + d * y + f
            kind = calls.segment_kind(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                first = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                found.append((last, point))
            last = point
            if calls.segment_closes(segment):
                found.append((last, first))
        return found

    def is_opaque(self, handle: Handle) -> bool:
        """Whether a path hides what it is drawn over: a filled rectangle that nothing shines through."""
        calls.draw_mode(handle, *self._room.int_places[:2])
        if self._room.ints[0] == pdfium.FPDF_FILLMODE_NONE or not 4 <= calls.segment_count(handle) <= 6:
            return False
        return self._colour(handle)[3] == _OPAQUE and not calls.shines_through(handle)


def handles_of(page: pdfium.FPDF_PAGE) -> list[Handle]:
    """The objects of a page in the order of drawing, `MOST` of them."""
    count = min(MOST, max(0, pdfium.FPDFPage_CountObjects(page)))
    return many.objects(many.place(calls.address(page)), count)


def objects_within(handles: Sequence[Handle], kinds: Sequence[int], reader: Reader) -> list[Seen]:
    """The page's objects in the order of drawing, those within forms among them, `MOST` of all."""
    if pdfium.FPDF_PAGEOBJ_FORM not in kinds:
        return [Seen(handle, kind, IDENTITY, None) for handle, kind in zip(handles, kinds, strict=True)]
    found = (
        [Seen(handle, kind, IDENTITY, None)]
        if kind != pdfium.FPDF_PAGEOBJ_FORM
        else _within(handle, reader, IDENTITY, 1)
        for handle, kind in zip(handles, kinds, strict=True)
    )
    return list(itertools.islice(itertools.chain.from_iterable(found), MOST))


def _within(form: Handle, reader: Reader, outer: Matrix, depth: int) -> Iterator[Seen]:
    matrix = product(reader.matrix(form), outer)
    for index in range(max(0, calls.form_count(form))):
        handle = calls.form_object(form, index)
        kind = calls.kind(handle)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield Seen(handle, kind, matrix, form)
        elif depth < _DEEPEST:
            yield from _within(handle, reader, matrix, depth + 1)


def brightness_of(red: int, green: int, blue: int, alpha: int) -> float:
    """How bright a colour is on white paper, from 0 (black) to 1."""
    return 1.0 - (255.0 - (0.299 * red + 0.587 * green + 0.114 * blue)) * alpha / 65025.0


def product(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that is `inner` first and then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(box: Box, matrix: Matrix) -> Box:
    a, b, c, d, e, f = matrix
    corners = [
        (a * x + c * y + e, b * x + d * y + f)
        for x, y in itertools.product((box.left, box.right), (box.bottom, box.top))
    ]
    return Box(
        min(x for x, _ in corners), min(y for _, y in corners), max(x for x, _ in corners), max(y for _, y in corners)
    )
