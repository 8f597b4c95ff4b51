"""Letters that are not visible on a page: invisible or white ones, those under something opaque, and watermarks.

Invisible letters that lie over a scan are its text.  A watermark runs askew, or is pale and repeated, or larger than all others.
"""

import collections
import ctypes
import math
from collections.abc import Iterable, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.pdf import calls
from corpus.pdf.drawn_letters import Letters
from corpus.pdf.drawn_object import Handle, Reader, Seen
from corpus.pdf.loaded import LoadedText
from corpus.pdf.text_line import Box

_INVISIBLE = frozenset([pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP])
_WHITE, PALE = 0.96, 0.6
"""Brightness from which letters cannot be seen on paper, and from which they may be a watermark's."""
_ASKEW = math.radians(8)
"""Letters that lean more than this from level and upright are a watermark's."""
_OFTEN, _SHORT = 3, 8
"""How often a watermark is repeated on a page, and the bytes that it is longer than: figures are repeated too."""
_LARGE = 1.6
"""How much larger than all other letters a single pale watermark is."""
TINY = 1.0
"""Points; lower letters cannot be seen."""
_COVERED = 0.9
"""The share of an object that something must lie over to cover all of it."""
_THIN = 5.0
"""Points; what is lower is a line through or under letters and covers none."""


def unseen(letters: Sequence[Letters], seen: Sequence[Seen], reader: Reader, *, is_scan: bool) -> set[int]:
    """The places of letters that are invisible, or white on paper; invisible ones over a scan, or alone, are its text."""
    invisible = {one.place for one in letters if one.mode in _INVISIBLE}
    found = set[int]() if is_scan or len(invisible) == len(letters) else invisible
    found |= {one.place for one in letters if one.size < TINY and 0 < _height(reader.bounds(one.seen)) < TINY}
    for one in letters:
        if one.brightness >= _WHITE and one.mode not in _INVISIBLE and not _is_on_ground(one, seen, reader):
            found.add(one.place)
    return found


def _is_on_ground(one: Letters, seen: Sequence[Seen], reader: Reader) -> bool:
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


def watermarks(page: pypdfium2.PdfPage, letters: Sequence[Letters]) -> set[int]:
    """The places of letters that run askew, of pale ones that are repeated, and of pale ones larger than all others."""
    found = {one.place for one in letters if one.lean > _ASKEW}
    pale = [one for one in letters if one.brightness >= PALE and one.place not in found]
    if not pale:
        return found
    largest = max((one.size for one in letters if one.brightness < PALE and one.place not in found), default=0.0)
    found |= {one.place for one in pale if largest and one.size > _LARGE * largest}
    if len(pale) < _OFTEN:
        return found
    layer = LoadedText(page)
    words = [_words(layer.address, one.seen.handle) for one in pale]
    often = {text for text, times in collections.Counter(words).items() if times >= _OFTEN and len(text) > _SHORT}
    return found | {one.place for one, text in zip(pale, words, strict=True) if text in often}


def _words(layer: int, handle: Handle) -> bytes:
    """What an object of letters states, in UTF-16."""
    size = calls.text_of(handle, layer, 0, 0)
    buffer = ctypes.create_string_buffer(max(2, size))
    calls.text_of(handle, layer, ctypes.addressof(buffer), size)
    return buffer.raw


def covers_of(seen: Iterable[tuple[int, Seen]], reader: Reader, first: int) -> list[tuple[int, Box]]:
    """The opaque boxes that are drawn after the first letters, each with its place in the order of drawing."""
    found = []
    for place, one in seen:
        if place > first and one.kind == pdfium.FPDF_PAGEOBJ_PATH and reader.is_opaque(one.handle):
            box = reader.bounds(one)
            if box.top - box.bottom >= _THIN and box.right - box.left >= _THIN:
                found.append((place, box))
    return found


def covered_letters(
    letters: Sequence[Letters], covers: Sequence[tuple[int, Box]], reader: Reader
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
