"""What a page draws, examined once: how many objects of each kind, and the letters that are not visible on it.

Hidden letters are switched off before the page's text is read (see `corpus.pdf.hidden_letters`).
"""

import collections
import dataclasses
import operator
from collections.abc import Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.pdf import calls, many
from corpus.pdf.drawn_letters import drawn_letters, letters_of
from corpus.pdf.drawn_object import IDENTITY, MOST, Handle, Reader, Seen, brightness_of, handles_of, objects_within
from corpus.pdf.hidden_letters import PALE, TINY, covered_letters, covers_of, unseen, watermarks
from corpus.pdf.text_line import Box

_NO_TEXT = pdfium.FPDF_TEXTRENDERMODE_UNKNOWN
"""What objects that are not text have for a mode."""
_FILLED = frozenset([pdfium.FPDF_TEXTRENDERMODE_FILL, _NO_TEXT])
_SMALL = 0.8
"""Letters so much smaller than most of the page's may be marks of footnotes."""
_SCAN = 0.5
"""The share of a page from which an image on it is a scan of it."""


@dataclasses.dataclass(frozen=True, slots=True)
class PageObjects:
    """How many letters' objects, paths and others a page draws, and the share of it that its largest image takes.

    `has_small` states whether some letters are so small that they may be marks of footnotes; `covers` are opaque boxes
    that lie over parts of `partly` covered letters' objects.
    """

    texts: int
    paths: int
    others: int
    image_share: float
    has_small: bool
    covers: tuple[Box, ...] = ()
    partly: tuple[int, ...] = ()
    drawn: tuple[Seen, ...] = ()
    """The paths."""

    @property
    def count(self) -> int:
        """How many objects the page draws."""
        return self.texts + self.paths + self.others


def page_objects(page: pypdfium2.PdfPage, own: int | None = None) -> PageObjects:
    """What `page` draws; its hidden letters are switched off, so that neither text nor image of the page has them.

    Only the first `own` objects cover others if it is given: those after them are the grounds of form fields.
    """
    handles = handles_of(page.raw)
    if own is None and len(handles) < MOST and (plain := _plain(handles)) is not None:
        return plain
    kinds = list(map(calls.kind, handles))
    reader = Reader()
    seen = objects_within(handles, kinds, reader)
    kinds = [one.kind for one in seen]
    texts, paths = kinds.count(pdfium.FPDF_PAGEOBJ_TEXT), kinds.count(pdfium.FPDF_PAGEOBJ_PATH)
    share = _image_share(page, seen, reader) if pdfium.FPDF_PAGEOBJ_IMAGE in kinds else 0.0
    if not texts:
        return PageObjects(0, paths, len(seen) - paths, share, has_small=False, drawn=_paths(seen))
    letters = letters_of([(place, one) for place, one in enumerate(seen) if one.kind == pdfium.FPDF_PAGEOBJ_TEXT])
    covers = covers_of(enumerate(seen[:own]), reader, letters[0].place) if paths else []
    hidden = unseen(letters, seen, reader, is_scan=share >= _SCAN) | watermarks(page, letters)
    covered, partly, boxes = covered_letters(letters, covers, reader) if covers else (set(), (), ())
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


def _paths(seen: Sequence[Seen]) -> tuple[Seen, ...]:
    return tuple(one for one in seen if one.kind == pdfium.FPDF_PAGEOBJ_PATH)


def _plain(handles: Sequence[Handle]) -> PageObjects | None:
    """What a page draws that has nothing but dark and level letters, and lines that cover none, as most have; None for any other."""
    places = list(map(many.place, handles))
    modes = many.text_modes(places)
    if not {*modes} <= _FILLED:
        return None
    if _NO_TEXT not in modes:
        return _dark_and_level(places, ()) if places else None
    letters = [place for place, mode in zip(places, modes, strict=True) if mode != _NO_TEXT]
    others = [at for at, mode in enumerate(modes) if mode == _NO_TEXT]
    if not letters or {*map(calls.kind, [handles[at] for at in others])} != {pdfium.FPDF_PAGEOBJ_PATH}:
        return None
    paths = [(at, Seen(handles[at], pdfium.FPDF_PAGEOBJ_PATH, IDENTITY, None)) for at in others]
    if covers_of(paths, Reader(), next(at for at, mode in enumerate(modes) if mode != _NO_TEXT)):
        return None
    return _dark_and_level(letters, tuple(seen for _, seen in paths))


def _dark_and_level(letters: Sequence[many.Place], paths: tuple[Seen, ...]) -> PageObjects | None:
    """What a page of filled letters and paths draws; None if some letters lean, are pale or tiny."""
    drawn = drawn_letters(letters)
    if any(drawn.matrices[1::6]) or any(drawn.matrices[2::6]):
        return None
    if not drawn.are_black and any(brightness_of(*shade) >= PALE for shade in {*drawn.shades}):
        return None
    sizes = list(map(operator.mul, drawn.sizes, drawn.matrices[3::6]))
    if min(sizes) < TINY:
        return None
    return PageObjects(len(letters), len(paths), 0, 0.0, _has_small(sizes), drawn=paths)


def _has_small(sizes: Sequence[float]) -> bool:
    """Whether some letters' objects are so small, by their sizes, that they may be marks of footnotes."""
    if len({*sizes}) < 2:
        return False
    counted = collections.Counter[float]()
    for size, times in collections.Counter(sizes).items():
        counted[round(size, 1)] += times
    return min(counted) < _SMALL * counted.most_common(1)[0][0]


def _image_share(page: pypdfium2.PdfPage, seen: Sequence[Seen], reader: Reader) -> float:
    """The share of the page that its largest image takes."""
    left, bottom, right, top = page.get_bbox()
    boxes = (reader.bounds(one) for one in seen if one.kind == pdfium.FPDF_PAGEOBJ_IMAGE)
    on_page = (
        max(0.0, min(right, box.right) - max(left, box.left)) * max(0.0, min(top, box.top) - max(bottom, box.bottom))
        for box in boxes
    )
    return float(max(on_page) / max(1.0, (right - left) * (top - bottom)))
