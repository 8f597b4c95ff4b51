"""A page recognised as an image, and whether that gives more than the page's text layer."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.document import Doubt, doubt
from corpus.errors import CorruptError, UnreadableError
from corpus.pdf.lost_letters import with_letters
from corpus.pdf.opened_page import OpenedPage
from corpus.pdf.page import Page
from corpus.pdf.page_lines import BROKEN, GOOD, syllable_share_of
from corpus.pdf.side_by_side import columns_apart
from corpus.pdf.text_layer import TextLayer
from corpus.pdf.text_line import Printed, cleaned, with_marks
from patterns.encoding.lost import LOST
from patterns.syllable import judged_words

if TYPE_CHECKING:
    from corpus.ocr.scan import Scan


GARBAGE = 0.5
"""Below this share of syllables a page's text layer is in a broken encoding; other languages' pages are above a tenth of it."""
_BETTER = 0.1
"""By how much the share of syllables on an image must be higher than that of a text layer with words that are not syllables."""
_MORE = 1.5
"""How many times the letters of the text layer an image must have to count as more than it."""
_WORDS, _CONFIDENT = 0.4, 75.0
"""The share of syllables among words that a recognised page without words does not reach; how sure Tesseract is, of 100, of figures alone."""


def recognised_page(opened: OpenedPage, number: int, language: str) -> Page:
    """The page as an image; without lines if it cannot be recognised, and `unread` if something is drawn."""
    from corpus.ocr.scan import scanned  # renders and runs Tesseract: only if a page needs it

    try:
        scan = scanned(opened.page, language)
    except UnreadableError as error:
        return Page(number, 0.0, (), recognised=True, unread=error)
    lines = with_marks(line._replace(text=cleaned(line.text)) for line in scan.lines)
    return Page(
        number,
        scan.height,
        tuple(columns_apart(lines)),
        scan.tables,
        recognised=True,
        confidence=scan.confidence,
        repaired=tuple(_repaired(scan, number)),
        unread=_unrecognised(opened, scan, lines, number),
    )


def _unrecognised(
    opened: OpenedPage, scan: "Scan", lines: Sequence[Printed], number: int
) -> CorruptError | Doubt | None:
    """Why what was recognised is not what is on the page: nothing, or letters that make no words, as on a photo without any."""
    if not lines and not scan.tables:
        return _undrawn(opened.page) if scan.is_blank else doubt("page_unread.no_words", page=str(number))
    good, judged = judged_words(" ".join([line.text for line in lines]))
    if good > _WORDS * judged or (not judged and (scan.confidence or 0.0) >= _CONFIDENT):
        return None
    return doubt("page_unread.noise", page=str(number), good=good, judged=judged)


def _repaired(scan: "Scan", number: int) -> Iterator[Doubt]:
    """What of a recognised page's figures was put right, and what is doubtful."""
    if scan.zeros:
        yield doubt("ocr_repaired.zeros", page=str(number), changes=", ".join(scan.zeros))
    if scan.doubted:
        yield doubt("ocr_doubtful.figures", page=str(number), figures=", ".join(scan.doubted))


def _undrawn(page: pypdfium2.PdfPage) -> CorruptError | None:
    """Whether a page is blank because its image cannot be drawn."""
    try:
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
            item.get_bitmap().close()
    except pypdfium2.PdfiumError:
        return CorruptError("file.page_image")
    return None


def named_by(layer: TextLayer, lines: Sequence[Printed], image: Page) -> list[Printed] | None:
    """The lines with their unnamed letters as they were recognised; None if there are none, or too few were."""
    if not layer.lost or image.unread:
        return None
    named = with_letters(layer, lines, image.lines)
    share = syllable_share_of(named)
    left = sum(line.text.count(LOST) for line in named)
    if left > layer.lost / 10 or share is None or share < GOOD:
        return None
    return [line._replace(text=cleaned(line.text.replace(LOST, ""))) for line in named]


def prefers_recognition(image: Page, lines: Sequence[Printed], share: float | None) -> bool:
    """Whether a page is rather what was recognised on its image than its text layer."""
    if image.unread:
        return not lines
    recognised = syllable_share_of(image.lines)
    if share is not None and share < GARBAGE:
        return recognised is not None and recognised > share
    if any(LOST in line.text for line in lines):
        return (recognised or 0.0) > (share or 0.0)
    if share is not None and share < BROKEN:
        return (recognised or 0.0) > share + _BETTER
    return _letters(image.lines) > _MORE * _letters(lines)


def _letters(lines: Sequence[Printed]) -> int:
    return sum(len(line.text) for line in lines)
