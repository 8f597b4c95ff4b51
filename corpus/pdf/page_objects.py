"""What a page draws, looked through once: how many of each kind, and the letters that nobody sees on it.

Hidden letters are switched off before the page's text is read: invisible ones (but those that lie over a scan are
its text), white ones on paper, those that something opaque covers, and watermarks: letters that run askew, and
pale ones that are repeated or larger than all others.
"""

import array
import collections
import ctypes
import dataclasses
import itertools
import math
import operator
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.pdf import calls
from corpus.pdf.loaded import LoadedText
from corpus.pdf.text_line import Box

Handle: TypeAlias = int
"""The address of a page object of pdfium's."""
PathEdges: TypeAlias = tuple[tuple[float, float, float, float], ...]
"""The straight level and upright lines that a path draws: left, bottom, right and top of each, one of the pairs alike."""
Matrix: TypeAlias = tuple[float, float, float, float, float, float]

_MOST = 20_000
"""Objects of a page that are looked through."""
_DEEPEST = 3
"""How deep forms within forms are looked into."""
_NO_TEXT = pdfium.FPDF_TEXTRENDERMODE_UNKNOWN
"""What objects that are no text have for a mode."""
_FILLED = frozenset([pdfium.FPDF_TEXTRENDERMODE_FILL, _NO_TEXT])
_INVISIBLE = frozenset([pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP])
_WHITE, _PALE = 0.96, 0.6
"""Brightness from which letters cannot be seen on paper, and from which they may be a watermark's."""
_ASKEW = math.radians(8)
"""Letters that lean more than this from level and upright are a watermark's."""
_OFTEN, _SHORT = 3, 8
"""How often a watermark is repeated on a page, and the bytes that it is longer than: figures are repeated too."""
_LARGE = 1.6
"""How much larger than all other letters a single pale watermark is."""
_SMALL = 0.8
"""Letters so much smaller than most of the page's may be marks of footnotes."""
_SCAN = 0.5
"""The share of a page from which an image on it is a scan of it."""
_COVERED = 0.9
"""The share of an object that something must lie over to cover all of it."""
_THIN = 5.0
"""Points; what is lower is a line through or under letters and covers none."""
_LINE, _LEVEL, _SEGMENTS = 3.0, 0.5, 2000
"""Points up to which a path is one line, by which a line may lean, and pieces of a path that is not a drawing."""
_LETTER, _LETTERS, _LOOKED_AT = 12, 20, 400
"""Pieces of a path that may draw a letter, how many of them make a page of outlines, and how many paths are looked at."""
_TINY = 1.0
"""Points; lower letters cannot be seen."""
_OPAQUE = 255
_BLACK = (0, 0, 0, _OPAQUE)
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class _Seen(NamedTuple):
    """An object in the order of drawing, the matrix of the form that holds it, and the form."""

    handle: Handle
    kind: int
    matrix: Matrix
    parent: Handle | None


@dataclasses.dataclass(frozen=True, slots=True)
class PageObjects:
    """How many letters' objects, paths and others a page draws, and the share of it that its largest image takes.

    `has_small` says whether some letters are so small that they may be marks of footnotes; `covers` are opaque boxes
    that lie over parts of `partly` covered letters' objects.
    """

    texts: int
    paths: int
    others: int
    image_share: float
    has_small: bool
    covers: tuple[Box, ...] = ()
    partly: tuple[int, ...] = ()
    drawn: tuple[_Seen, ...] = ()
    """The paths."""

    @property
    def count(self) -> int:
        """How many objects the page draws."""
        return self.texts + self.paths + self.others


class _Letters(NamedTuple):
    """One object of letters: its place in the order of drawing, brightness and opacity of its colour, size and lean."""

    place: int
    seen: _Seen
    mode: int
    brightness: float
    size: float
    lean: float


class _Numbers:
    """Room for the numbers that pdfium writes about one object: a page may have thousands."""

    def __init__(self) -> None:
        self.floats = (ctypes.c_float * 6)()
        self.ints = (ctypes.c_uint * 4)()
        self.places = [*calls.places(ctypes.addressof(self.floats), 4, 6)]
        self.int_places = [*calls.places(ctypes.addressof(self.ints), 4, 4)]


class _Reader:
    """Reads objects' properties, one by one."""

    def __init__(self) -> None:
        self._room = _Numbers()

    def brightness(self, handle: Handle) -> float:
        """How bright an object's filling is on white paper, from 0 (black) to 1."""
        return _brightness(*self._colour(handle))

    def _colour(self, handle: Handle) -> tuple[int, int, int, int]:
        """Red, green, blue and opacity; black where the filling is no colour."""
        self._room.ints[:] = [*_BLACK]
        calls.fill_colour(handle, *self._room.int_places)
        red, green, blue, alpha = self._room.ints
        return red, green, blue, alpha

    def matrix(self, handle: Handle) -> Matrix:
        calls.matrix(handle, self._room.places[0])
        a, b, c, d, e, f = self._room.floats
        return a, b, c, d, e, f

    def bounds(self, seen: _Seen) -> Box:
        """An object's box on the page."""
        if not calls.bounds(seen.handle, *self._room.places[:4]):
            return Box(0.0, 0.0, 0.0, 0.0)
        box = Box(*self._room.floats[:4])
        return box if seen.parent is None else _moved(box, seen.matrix)

    def points(self, one: _Seen, count: int) -> list[tuple[tuple[float, float], tuple[float, float]]]:
        """The beginning and end on the page of each straight piece of a path of `count` segments."""
        a, b, c, d, e, f = _product(self.matrix(one.handle), one.matrix)
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


def page_objects(page: pypdfium2.PdfPage, own: int | None = None) -> PageObjects:
    """What `page` draws; its hidden letters are switched off, so that neither text nor image of the page has them.

    Only the first `own` objects cover others where it is given: those after them are the grounds of form fields.
    """
    handles = _handles(page.raw)
    modes = list(map(calls.text_mode, handles))
    if own is None and len(handles) < _MOST and {*modes} <= _FILLED and (plain := _plain(handles, modes)) is not None:
        return plain
    kinds = list(map(calls.kind, handles))
    reader = _Reader()
    seen = _objects(handles, kinds, reader)
    kinds = [one.kind for one in seen]
    texts, paths = kinds.count(pdfium.FPDF_PAGEOBJ_TEXT), kinds.count(pdfium.FPDF_PAGEOBJ_PATH)
    share = _image_share(page, seen, reader) if pdfium.FPDF_PAGEOBJ_IMAGE in kinds else 0.0
    if not texts:
        return PageObjects(0, paths, len(seen) - paths, share, has_small=False, drawn=_paths(seen))
    letters = _letters([(place, one) for place, one in enumerate(seen) if one.kind == pdfium.FPDF_PAGEOBJ_TEXT])
    covers = _covers(enumerate(seen[:own]), reader, letters[0].place) if paths else []
    hidden = _unseen(letters, seen, reader, is_scan=share >= _SCAN) | _watermarks(page, letters)
    covered, partly, boxes = _covered(letters, covers, reader) if covers else (set(), (), ())
    for one in letters:
        if one.place in hidden or one.place in covered:
            calls.set_active(one.seen.handle, 0)
    return PageObjects(
        texts,
        paths,
        len(seen) - texts - paths,
        share,
        _has_small([one.size for one in letters]),
        boxes,
        partly,
        _paths(seen) if paths else (),
    )


def _paths(seen: Sequence[_Seen]) -> tuple[_Seen, ...]:
    return tuple(one for one in seen if one.kind == pdfium.FPDF_PAGEOBJ_PATH)


def are_outlines(objects: PageObjects) -> bool:
    """Whether many of the page's paths have so many pieces that they may draw letters."""
    pieces = (calls.segment_count(one.handle) for one in objects.drawn[:_LOOKED_AT])
    return len([count for count in pieces if count >= _LETTER]) >= _LETTERS


def path_edges(objects: PageObjects) -> list[PathEdges] | None:
    """The level and upright lines of each path of a page; a thin box is one line, another rectangle four.

    None if a path has too many pieces.
    """
    reader = _Reader()
    found = [_edges(one, reader) for one in objects.drawn]
    return None if None in found else [edges for edges in found if edges]


def _edges(one: _Seen, reader: _Reader) -> PathEdges | None:
    box = reader.bounds(one)
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    if top - bottom <= _LINE:
        return ((left, (bottom + top) / 2, right, (bottom + top) / 2),)
    if right - left <= _LINE:
        return (((left + right) / 2, bottom, (left + right) / 2, top),)
    count = calls.segment_count(one.handle)
    if count > _SEGMENTS:
        return None
    points = reader.points(one, count)
    return tuple(
        (*start, *end) for start, end in points if abs(start[0] - end[0]) <= _LEVEL or abs(start[1] - end[1]) <= _LEVEL
    )


class _Drawn(NamedTuple):
    """Objects of letters: six numbers of each one's matrix and its font's size, and four of its colour."""

    numbers: Sequence[float]
    colours: Sequence[int]

    @property
    def shades(self) -> list[tuple[int, int, int, int]]:
        """Red, green, blue and opacity of each."""
        return list(zip(*[iter(self.colours)] * 4, strict=True))


def _drawn(handles: Sequence[Handle]) -> _Drawn:
    """Matrices, sizes and colours of objects of letters, all asked for at once."""
    count = len(handles)
    numbers, start = calls.room("f", 7 * count)
    colours = array.array("I", _BLACK) * count
    colour = colours.buffer_info()[0]
    calls.each(calls.matrix, handles, calls.places(start, 28, count))
    calls.each(calls.font_size, handles, calls.places(start + 24, 28, count))
    calls.each(calls.fill_colour, handles, *(calls.places(colour + 4 * part, 16, count) for part in range(4)))
    return _Drawn(numbers, colours)


def _handles(page: pdfium.FPDF_PAGE) -> list[Handle]:
    """The objects of a page in the order of drawing, `_MOST` of them."""
    count = min(_MOST, max(0, pdfium.FPDFPage_CountObjects(page)))
    return list(map(calls.page_object, calls.same(calls.address(page)), range(count)))


def _plain(handles: Sequence[Handle], modes: Sequence[int]) -> PageObjects | None:
    """What a page draws that has nothing but dark and level letters, and lines that cover none, as most have; None for any other.

    `modes` are those of `_FILLED`, by which letters are told from other objects.
    """
    if _NO_TEXT not in modes:
        return _dark_and_level(handles, ()) if handles else None
    letters = [handle for handle, mode in zip(handles, modes, strict=True) if mode != _NO_TEXT]
    others = [at for at, mode in enumerate(modes) if mode == _NO_TEXT]
    if not letters or {*map(calls.kind, [handles[at] for at in others])} != {pdfium.FPDF_PAGEOBJ_PATH}:
        return None
    paths = [(at, _Seen(handles[at], pdfium.FPDF_PAGEOBJ_PATH, _IDENTITY, None)) for at in others]
    if _covers(paths, _Reader(), next(at for at, mode in enumerate(modes) if mode != _NO_TEXT)):
        return None
    return _dark_and_level(letters, tuple(seen for _, seen in paths))


def _dark_and_level(letters: Sequence[Handle], paths: tuple[_Seen, ...]) -> PageObjects | None:
    """What a page of filled letters and paths draws; None where some letters lean, are pale or tiny."""
    drawn = _drawn(letters)
    numbers = drawn.numbers
    if any(numbers[1::7]) or any(numbers[2::7]):
        return None
    if any(_brightness(*shade) >= _PALE for shade in {*drawn.shades}):
        return None
    sizes = list(map(operator.mul, numbers[6::7], numbers[3::7]))
    if min(sizes) < _TINY:
        return None
    return PageObjects(len(letters), len(paths), 0, 0.0, _has_small(sizes), drawn=paths)


def _has_small(sizes: Sequence[float]) -> bool:
    """Whether some letters' objects are so small, by their sizes, that they may be marks of footnotes."""
    if len({*sizes}) < 2:
        return False
    counted = collections.Counter([round(size, 1) for size in sizes])
    return min(counted) < _SMALL * counted.most_common(1)[0][0]


def _brightness(red: int, green: int, blue: int, alpha: int) -> float:
    """How bright a colour is on white paper, from 0 (black) to 1."""
    return 1.0 - (255.0 - (0.299 * red + 0.587 * green + 0.114 * blue)) * alpha / 65025.0


def _objects(handles: Sequence[Handle], kinds: Sequence[int], reader: _Reader) -> list[_Seen]:
    """The page's objects in the order of drawing, those within forms among them, `_MOST` of all."""
    if pdfium.FPDF_PAGEOBJ_FORM not in kinds:
        return [_Seen(handle, kind, _IDENTITY, None) for handle, kind in zip(handles, kinds, strict=True)]
    found = (
        [_Seen(handle, kind, _IDENTITY, None)]
        if kind != pdfium.FPDF_PAGEOBJ_FORM
        else _within(handle, reader, _IDENTITY, 1)
        for handle, kind in zip(handles, kinds, strict=True)
    )
    return list(itertools.islice(itertools.chain.from_iterable(found), _MOST))


def _within(form: Handle, reader: _Reader, outer: Matrix, depth: int) -> Iterator[_Seen]:
    matrix = _product(reader.matrix(form), outer)
    for index in range(max(0, calls.form_count(form))):
        handle = calls.form_object(form, index)
        kind = calls.kind(handle)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield _Seen(handle, kind, matrix, form)
        elif depth < _DEEPEST:
            yield from _within(handle, reader, matrix, depth + 1)


def _product(inner: Matrix, outer: Matrix) -> Matrix:
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


def _image_share(page: pypdfium2.PdfPage, seen: Sequence[_Seen], reader: _Reader) -> float:
    """The share of the page that its largest image takes."""
    left, bottom, right, top = page.get_bbox()
    boxes = (reader.bounds(one) for one in seen if one.kind == pdfium.FPDF_PAGEOBJ_IMAGE)
    on_page = (
        max(0.0, min(right, box.right) - max(left, box.left)) * max(0.0, min(top, box.top) - max(bottom, box.bottom))
        for box in boxes
    )
    return float(max(on_page) / max(1.0, (right - left) * (top - bottom)))


def _letters(objects: Sequence[tuple[int, _Seen]]) -> list[_Letters]:
    """Objects of letters, each with its place in the order of drawing."""
    handles = [seen.handle for _, seen in objects]
    drawn = _drawn(handles)
    bright = {shade: _brightness(*shade) for shade in {*drawn.shades}}
    found = []
    numbers = zip(*(drawn.numbers[part::7] for part in (0, 1, 2, 3, 6)), strict=True)
    for (place, seen), mode, shade, (a, b, c, d, size) in zip(
        objects, map(calls.text_mode, handles), drawn.shades, numbers, strict=True
    ):
        if seen.parent is not None:
            a, b, c, d = _product((a, b, c, d, 0.0, 0.0), seen.matrix)[:4]
        lean = math.remainder(math.atan2(b, a), math.pi / 2) if b else 0.0
        high = math.hypot(c, d) if c or d != 1.0 else 1.0
        found.append(_Letters(place, seen, mode, bright[shade], size * high, abs(lean)))
    return found


def _unseen(letters: Sequence[_Letters], seen: Sequence[_Seen], reader: _Reader, *, is_scan: bool) -> set[int]:
    """The places of letters that are invisible, or white on paper; invisible ones over a scan, or alone, are its text."""
    invisible = {one.place for one in letters if one.mode in _INVISIBLE}
    found = set[int]() if is_scan or len(invisible) == len(letters) else invisible
    found |= {one.place for one in letters if one.size < _TINY and 0 < _height(reader.bounds(one.seen)) < _TINY}
    for one in letters:
        if one.brightness >= _WHITE and one.mode not in _INVISIBLE and not _is_on_ground(one, seen, reader):
            found.add(one.place)
    return found


def _is_on_ground(one: _Letters, seen: Sequence[_Seen], reader: _Reader) -> bool:
    """Whether something that is not white lies below letters: an image, a shading, or a filled path."""
    box = reader.bounds(one.seen)
    middle = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    for below in seen[: one.place]:
        if below.kind == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        ground = reader.bounds(below)
        is_below = ground.left <= middle[0] <= ground.right and ground.bottom <= middle[1] <= ground.top
        if is_below and (below.kind != pdfium.FPDF_PAGEOBJ_PATH or reader.brightness(below.handle) < _WHITE):
            return True
    return False


def _watermarks(page: pypdfium2.PdfPage, letters: Sequence[_Letters]) -> set[int]:
    """The places of letters that run askew, of pale ones that are repeated, and of pale ones larger than all others."""
    found = {one.place for one in letters if one.lean > _ASKEW}
    pale = [one for one in letters if one.brightness >= _PALE and one.place not in found]
    if not pale:
        return found
    largest = max((one.size for one in letters if one.brightness < _PALE and one.place not in found), default=0.0)
    found |= {one.place for one in pale if largest and one.size > _LARGE * largest}
    if len(pale) < _OFTEN:
        return found
    layer = LoadedText(page)
    words = [_words(layer.address, one.seen.handle) for one in pale]
    often = {text for text, times in collections.Counter(words).items() if times >= _OFTEN and len(text) > _SHORT}
    return found | {one.place for one, text in zip(pale, words, strict=True) if text in often}


def _words(layer: int, handle: Handle) -> bytes:
    """What an object of letters says, in UTF-16."""
    size = calls.text_of(handle, layer, 0, 0)
    buffer = ctypes.create_string_buffer(max(2, size))
    calls.text_of(handle, layer, ctypes.addressof(buffer), size)
    return buffer.raw


def _covers(seen: Iterable[tuple[int, _Seen]], reader: _Reader, first: int) -> list[tuple[int, Box]]:
    """The opaque boxes that are drawn after the first letters, each with its place in the order of drawing."""
    found = []
    for place, one in seen:
        if place > first and one.kind == pdfium.FPDF_PAGEOBJ_PATH and reader.is_opaque(one.handle):
            box = reader.bounds(one)
            if box.top - box.bottom >= _THIN and box.right - box.left >= _THIN:
                found.append((place, box))
    return found


def _covered(
    letters: Sequence[_Letters], covers: Sequence[tuple[int, Box]], reader: _Reader
) -> tuple[set[int], tuple[int, ...], tuple[Box, ...]]:
    """The places of covered letters; and the addresses of those that are covered in part, with the boxes."""
    whole: set[int] = set()
    partly: list[int] = []
    boxes: list[Box] = []
    for one in letters:
        own = reader.bounds(one.seen)
        over = [box for place, box in covers if place > one.place and _shared(own, box) > 0]
        if not over:
            continue
        if any(_shared(own, box) >= _COVERED * _area(own) for box in over):
            whole.add(one.place)
        else:
            partly.append(one.seen.handle)
            boxes += over
    return whole, tuple(partly), tuple(boxes)


def _height(box: Box) -> float:
    return box.top - box.bottom


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.top - box.bottom)


def _shared(one: Box, other: Box) -> float:
    across = min(one.right, other.right) - max(one.left, other.left)
    up = min(one.top, other.top) - max(one.bottom, other.bottom)
    return across * up if across > 0 and up > 0 else 0.0
