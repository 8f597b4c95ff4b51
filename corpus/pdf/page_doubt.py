"""Whether a page's text layer is all that is written on it, and its words are words."""

from collections.abc import Sequence

import pypdfium2

from corpus.document import Doubt, doubt
from corpus.pdf.page_lines import BROKEN
from corpus.pdf.page_objects import PageObjects
from corpus.pdf.path_edges import are_outlines
from corpus.pdf.text_layer import TextLayer
from corpus.pdf.text_line import Printed
from patterns.syllable import judged_words

_STAMP = 120
"""Characters that a digital signature's stamp may leave on a page that is otherwise an image."""
_LITTLE = 1000
"""Characters of the stamps and footers that portals and signatures leave on a page, at the most; a full page has twice as many."""
_SCAN = 0.5
"""The share of a page from which an image on it may be a scan of it."""
_OUTLINES = 60
"""Paths from which a page with little text may be drawn as outlines of letters."""
_BESIDE = 3
"""Lines beside a page from which they are stated; programs put a mark of the file's name there."""
_UNDESCRIBED = (612.0, 792.0)
"""The size that pdfium gives a page whose description has none, its own or inherited."""
_SCRAMBLED, _ENOUGH = 0.88, 40
"""The minimum number of words, and the share of syllables that a page with scrambled letters does not reach; 138 whole ones have 0.96 and more."""


def is_doubtful(objects: PageObjects, layer: TextLayer, lines: Sequence[Printed], share: float | None) -> bool:
    """Whether a page's text layer may not be all that is written on it: little text over an image or drawn outlines, letters without names, words that make no syllables."""
    if layer.lost or (share is not None and share < BROKEN):
        return True
    if not (objects.paths or objects.others):
        return False  # as most pages: nothing is drawn but letters
    if not lines:
        return True
    count = sum(len(line.text) + 1 for line in lines)
    if count <= _STAMP:
        return objects.others > 0 or objects.paths >= _OUTLINES
    return count <= _LITTLE and (objects.image_share >= _SCAN or are_outlines(objects.drawn))


def doubts_of(layer: TextLayer, lines: Sequence[Printed], share: float | None, number: int) -> tuple[Doubt, ...]:
    """What is doubtful about a page's words: letters put together wrongly, lines beside the page, as where its size is damaged."""
    off = layer.off_page
    beside = (doubt("page_unread.off_page", page=str(number), count=off),) if off >= _BESIDE else ()
    return (*beside, *_scrambled(lines, share))


def _scrambled(lines: Sequence[Printed], share: float | None) -> tuple[Doubt, ...]:
    """A doubt about letters that are put together wrongly, as where the widths in a font are damaged; not about a few foreign words."""
    if share is None or share >= _SCRAMBLED:
        return ()
    good, judged = judged_words(" ".join([line.text for line in lines]))
    is_garbled = judged >= _ENOUGH and good < _SCRAMBLED * judged
    return (doubt("text_garbled.words", good=good, judged=judged),) if is_garbled else ()


def missing_from(page: pypdfium2.PdfPage, number: int) -> Doubt | None:
    """Why a page without lines may lack what is written on it; None for a blank page."""
    is_undescribed = page.get_mediabox(fallback_ok=False) is None and page.get_size() == _UNDESCRIBED
    return doubt("page_unread.undescribed", page=str(number)) if is_undescribed else None
